"""Charts of a project: answers for the page, figures, files, the command line and the API."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings import files
from hustings.cli import main
from hustings.errors import OptionError, UnknownName
from hustings.model.documents import DocumentPart, ReportPlan
from hustings.networks import barplot
from hustings.project import Project
from hustings.show.figures import figure_svg
from hustings.views import charts
from hustings.views.charts.dating import gaps
from hustings.views.composing import documents

from ..serving import serving

SAID = [
    # file, date, lines: who says it, concept, for?
    ("2024-03-01", [("INES", "night ferry", True), ("TOBIAS", "night ferry", False)]),
    ("2024-03", [("INES", "quay", True), ("EDDA", "night ferry", None)]),
    (None, [("TOBIAS", "quay", False), ("EDDA", "night ferry", None)]),
]


@pytest.fixture
def project(tmp_path: Path):
    """Three hearings: one with its day, one with its month alone, one without a date."""
    with Project.create(tmp_path / "bay.hustings") as made:
        for k, (date, lines) in enumerate(SAID):
            path = tmp_path / f"hearing {k}.txt"
            path.write_text(
                "\n".join(f"{who}: I say it here. And that." for who, *_ in lines) + "\n"
            )
            text = made.add(path)[0]
            made.describe(text.id, date=date)
            for turn, (_, concept, side) in zip(text.turns, lines, strict=True):
                start = text.text.index("I say", turn.start)
                if side is None:
                    made.code(text.id, start, start + 5, "code", {"code": concept})
                else:
                    values = {"concept": concept, "agreement": side}
                    made.code(text.id, start, start + 5, "position", values)
        yield made


def test_a_page_gets_the_drawing_the_table_and_what_stands_nowhere(project):
    told = charts.chart_view(project, {"chart": "stances"})
    assert told.title == "Concepts, for and against"
    assert told.heads == ["concept", "against", "for", "no stance", "statements", "holder"]
    assert told.rows == [["night ferry", 1, 1, 0, 2, 2], ["quay", 1, 1, 0, 2, 2]]
    assert (told.n, told.options["qualifier"]) == (4, "agreement")
    assert 'data-row="night ferry" data-column="0"' in told.svg
    assert "INES" not in told.svg


def test_marks_of_a_page_hold_no_ids_and_a_figure_holds_them_all(project):
    told = charts.chart_view(project, {"chart": "stances"})
    ids = charts.chart_made(project, {"chart": "stances"}).statements("quay", 1)
    assert ids
    assert ids[0] not in told.svg
    assert ids[0] in figure_svg(charts.chart_figure(project, {"chart": "stances"}))
    behind = charts.chart_sentences(project, {"chart": "stances"}, "quay", "1")
    assert [s.id for s in behind.statements] == ids


def test_a_text_of_which_only_the_month_is_known_is_drawn_in_its_month(project):
    told = charts.chart_view(project, {"chart": "over_time"})
    assert told.options["unit"] == "month"
    assert told.heads == ["concept", "Mar 2024", "statements"]
    assert told.rows == [["night ferry", 2, 2], ["quay", 1, 1]]
    assert [(a.part, a.statements) for a in told.apart] == [("undated", 1)]
    assert "1 statement in texts without a date not drawn" in told.text
    late = charts.chart_sentences(project, {"chart": "over_time"}, "", "undated")
    assert [s.quote for s in late.statements] == ["I say"]


def test_days_one_asks_for_all_the_same_are_said_to_be_first_days(project):
    told = charts.chart_view(project, {"chart": "over_time", "unit": "day"})
    assert "1 text of which only the year or month is known stands at its first day" in told.text


def test_a_time_without_any_text_is_shaded_and_silence_is_not(project, tmp_path):
    path = tmp_path / "later.txt"
    path.write_text("INES: I say it once more.\n")
    for date in ("2024-05-03", "2024-06-03"):
        path.write_text(f"INES: I say it once more on {date}.\n")
        text = project.add(path)[0]
        project.describe(text.id, date=date)
    start = text.text.index("I say")
    project.code(text.id, start, start + 5, "position", {"concept": "quay", "agreement": True})
    made = charts.chart_made(project, {"chart": "over_time"})
    assert made.periods == ("2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01")
    # of May there is a text, but nobody spoke of it; of April there is none
    assert gaps(project, made) == [1]
    assert "no text of this month" in figure_svg(
        charts.chart_figure(project, {"chart": "over_time"})
    )


def test_turns_and_sentences_are_numbered_by_the_project(project):
    text = project.transcript(project.transcripts()[0]["id"])
    start = text.text.index("And that")
    project.code(text.id, start, start + 8, "position", {"concept": "quay", "agreement": True})
    for within, reach, pairs in (
        ("passage", 1, 0),
        ("turn", 1, 1),
        ("sentences", 1, 0),
        ("sentences", 2, 2),
    ):
        told = charts.chart_view(
            project, {"chart": "co_occurrence", "within": within, "reach": reach}
        )
        # two sentences reach from Ines's second to Tobias's first, too
        assert told.n == pairs, (within, reach)
    behind = charts.chart_sentences(
        project, {"chart": "co_occurrence", "within": "turn"}, "night ferry", "quay"
    )
    assert behind.total == 2


def test_a_table_of_two_variables_is_true_in_its_sums(project):
    told = charts.chart_view(project, {"chart": "crosstab"})
    assert told.heads == ["holder", "night ferry", "quay", "total"]
    assert told.rows == [["INES", 1, 1, 2], ["TOBIAS", 1, 1, 2], ["total", 2, 2, 4]]
    wide = charts.chart_view(project, {"chart": "crosstab", "most": 1})
    assert "1 row and 1 column more under “all others”" in wide.text
    shown = charts.chart_view(project, {"chart": "crosstab", "cells": "expected"})
    assert shown.rows[0] == ["INES", 1, 1, 2]


def test_filters_mean_what_they_mean_for_a_network(project):
    own = charts.chart_view(project, {"chart": "stances", "holders": ["INES"]})
    assert own.rows == [["night ferry", 0, 1, 0, 1, 1], ["quay", 0, 1, 0, 1, 1]]
    assert own.text.startswith("In what INES says, n = 2 statements.")
    cut = charts.chart_view(
        project, {"chart": "stances", "since": "2024-03-01", "until": "2024-03-01"}
    )
    assert cut.n == 3  # the month's first day is the month's text too
    bars = barplot(project.columns(), qualifier="agreement", holders=["INES"])
    assert bars.counts.tolist() == [[0, 1], [0, 1]]


def test_what_is_no_chart_or_place_is_refused_in_one_sentence(project):
    for options in (
        {"chart": "pie"},
        {"cells": "percent"},
        {"column": "three"},
        {"mode": "one-mode"},
    ):
        with pytest.raises(UnknownName):
            charts.chart_figure(project, options)
    with pytest.raises(OptionError):
        charts.chart_view(project, {"most": "many"})
    with pytest.raises(OptionError):
        charts.chart_view(
            project, {"chart": "co_occurrence", "within": "turn", "cells": "residuals"}
        )
    with pytest.raises(UnknownName):
        charts.chart_sentences(project, {}, "quay", "maybe")


def test_an_empty_chart_says_why_and_draws_nothing(project):
    figure = charts.chart_figure(project, {"chart": "stances", "since": "2030-01-01"})
    assert figure.parts == ()
    assert "2030-01-01" in figure.caption


def test_every_file_of_a_chart_holds_the_same_numbers(project):
    options = {"chart": "stances"}
    svg = files.chart_file(project, options, "svg")[0]
    assert svg == files.chart_file(project, options, "svg")[0]
    assert b"n = 4 statements" in svg
    assert b"Study: stances of qualifier agreement" in svg
    assert files.chart_file(project, options, "png")[0].startswith(b"\x89PNG")
    assert files.chart_file(project, options, "pdf")[0].startswith(b"%PDF")
    rows = list(
        csv.reader(io.StringIO(files.chart_file(project, options, "csv")[0].decode("utf-8-sig")))
    )
    assert rows[1] == ["night ferry", "1", "1", "0", "2", "2"]
    data = json.loads(files.chart_file(project, options, "json")[0])
    assert data["rows"][0] == ["night ferry", 1, 1, 0, 2, 2]
    assert data["study"]["build"] == "stances"
    assert files.chart_file(project, options, "xlsx")[0].startswith(b"PK")
    page = files.chart_file(project, options, "html")[0].decode()
    assert "I say" in page
    assert "Concepts, for and against" in page
    with pytest.raises(UnknownName):
        files.chart_file(project, options, "gif")
    for asked in ("svg", "html"):
        with pytest.raises(UnknownName, match="stanzas"):
            files.chart_file(project, {**options, "chart": "stanzas"}, asked)
    with pytest.raises(OptionError):
        files.chart_file(project.columns(), options, "html")


def test_a_chart_is_a_figure_of_a_report(project):
    project.save_study("Who stands where", {"build": "stances", "options": {"order": "name"}})
    plan = ReportPlan(
        title="The bay",
        parts=(
            DocumentPart("figure", of="stances", study="Who stands where", title="Stances"),
            DocumentPart("figure", of="over_time"),
        ),
    )
    plates = documents.document(project, plan).blocks
    assert [p.title for p in plates] == ["Stances.", "Statements over time, by concept."]
    assert "Study: Who stands where" in figure_svg(plates[0].figure)


def test_the_command_line_prints_draws_and_takes_a_saved_study(project):
    project.save_study(
        "By name", {"build": "stances", "options": {"order": "name", "holders": ["INES"]}}
    )
    source, run = str(project.path), CliRunner()
    printed = run.invoke(main, ["chart", source, "stances"])
    assert printed.exit_code == 0, printed.output
    assert "night ferry" in printed.output
    assert "n = 4 statements." in printed.output
    data = json.loads(run.invoke(main, ["chart", source, "crosstab", "--json"]).stdout)
    assert data["rows"][-1] == ["total", 2, 2, 4]
    kept = run.invoke(main, ["chart", source, "stances", "--study", "By name", "--json"])
    assert json.loads(kept.stdout)["n"] == 2
    out = project.path.with_name("t.svg")
    assert run.invoke(main, ["chart", source, "over_time", "-o", str(out)]).exit_code == 0
    assert out.read_text().startswith("<svg")
    none = run.invoke(main, ["chart", source, "stances", "--qualifier", "none", "--json"])
    assert json.loads(none.stdout)["heads"] == ["concept", "statements", "holder"]
    for wrong in (["pie"], ["stances", "--study", "Nope"], ["stances", "--dates", "dmy"]):
        told = run.invoke(main, ["chart", source, *wrong])
        assert told.exit_code == 1
        assert "Traceback" not in told.output


def test_a_table_of_another_program_is_charted_too(tmp_path):
    table = tmp_path / "coded.csv"
    table.write_text("speaker,concept,agreement\nRenn,Fares,no\nCalder,Fares,yes\n")
    told = CliRunner().invoke(
        main, ["chart", str(table), "stances", "--type", "agreement=boolean", "--json"]
    )
    assert json.loads(told.stdout)["rows"] == [["Fares", 1, 1, 0, 2, 2]]


def test_the_api_draws_opens_and_writes(project):
    with serving(project) as served:
        told = served.post("/api/chart", {"chart": "stances", "width": 600})
        assert told.status_code == 200, told.text
        assert told.json()["rows"][1] == ["quay", 1, 1, 0, 2, 2]
        found = served.post("/api/chart/evidence", {"row": "quay", "column": "0"}).json()
        assert (found["total"], found["statements"][0]["speaker"]) == (1, "TOBIAS")
        file = served.post("/api/chart/export", {"chart": "crosstab", "format": "csv"})
        assert b"INES,1,1,2" in file.content
        wrong = served.post("/api/chart", {"chart": "pie"})
        assert wrong.status_code in (400, 404, 422)
        assert "pie" in wrong.json()["error"]


def test_lists_that_select_statements_reach_the_api_as_lists(project):
    with serving(project) as served:
        chosen = {"holders": ["INES"], "forms": ["position"], "commitments": ["asserts"]}
        told = served.post("/api/chart", {"chart": "stances", **chosen})
        assert told.status_code == 200, told.text
        assert told.json()["n"] == 2
        assert served.post("/api/timeline", {"holders": ["INES"]}).status_code == 200
