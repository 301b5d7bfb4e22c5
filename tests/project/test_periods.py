"""Named periods of a project, and forms that grow without touching statements."""

import pytest

from hustings import Project, Selection, relation_network, timeline
from hustings.errors import CodingError, UnknownName
from hustings.project.codebook import form_data, form_of
from hustings.views import statement_rows

TEXT = "Voss: The Guild funded the Circle in the lean years.\n\nRenn: I was not there.\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    with Project.create(tmp_path / "bay.hustings") as made:
        made.add(tmp_path / "talk.txt")
        yield made


def coded(project, **more):
    talk = project.transcripts()[0]["id"]
    values = {"actor": "Guild", "relation": "funds", "target": "Circle"}
    start = TEXT.index("The Guild")
    return project.code(talk, start, start + 20, "relation", values, **more)


def test_a_period_is_named_dated_by_somebody_and_taken_back(project):
    project.define_period("the lean years", "193X", aliases=["lean times"], dating="Edda Voss")
    (period,) = project.periods()
    assert (period.edtf, period.dating) == ("193X", "Edda Voss")
    project.define_period("the lean years", "1931/1936")
    assert [p.edtf for p in project.periods()] == ["1931/1936"]
    project.undo()
    assert [p.edtf for p in project.periods()] == ["193X"]
    project.drop_period("the lean years")
    assert project.periods() == []
    project.undo()
    assert len(project.periods()) == 1


def test_a_statement_whose_time_names_a_period_stands_on_the_timeline(project):
    project.define_period("the lean years", "193X", aliases=["lean times"])
    assert coded(project, about="Lean Times").about == "the lean years"
    (item,) = timeline(project.columns()).items
    assert (item.earliest, item.latest) == ("1930-01-01", "1939-12-31")
    project.define_period("the lean years", "1931/1936")
    assert timeline(project.columns()).items[0].earliest == "1931-01-01"


def test_a_period_needs_a_name_of_its_own_and_a_time(project):
    project.define_period("the lean years", "193X", aliases=["lean times"])
    with pytest.raises(CodingError, match="already"):
        project.define_period("Lean Times", "1940")
    with pytest.raises(CodingError, match="write 193X"):
        project.define_period("the strike", "1930s")
    with pytest.raises(CodingError, match="named in words"):
        project.define_period("1931", "1931")
    with pytest.raises(UnknownName):
        project.drop_period("the war")


def test_a_time_that_is_none_is_refused_with_the_nearest_right_form(project):
    with pytest.raises(CodingError, match="write 1930/1935"):
        coded(project, about="1935/1930")


def test_statements_are_selected_by_the_time_told_and_by_whose_voice(project):
    coded(project, about="193X")
    coded(project, about="1990", holder="Renn")

    def told(**asked):
        return [s.about for s in project.statements(Selection(**asked))]

    assert told(time="told", since="1985") == ["1990"]
    assert told(time="told", until="1935") == ["193X"]
    assert told(voice="own") == ["193X"]
    assert told(voice="ascribed") == ["1990"]


def old(form):
    """The relation form as it was before choices had data."""
    data = form_data(form)
    for field in data["fields"]:
        field["choice_data"] = []
        field["choices"] = [c for c in field["choices"] if c in ("funds", "opposes", "other")]
    return data


def test_a_project_with_the_old_form_keeps_its_statements_and_is_understood(project):
    relation = next(f for f in project.forms() if f.name == "relation")
    project.define_form(form_of(old(relation)))
    coded(project)
    (tie,) = relation_network(project.columns()).ties
    assert (tie.relation, tie.sign, tie.kind) == ("funds", "+", "material cooperation")


def test_the_shipped_choices_are_taken_over_when_asked_and_can_be_undone(project):
    relation = next(f for f in project.forms() if f.name == "relation")
    project.define_form(form_of(old(relation)))
    made = coded(project)
    assert project.take_shipped_forms() == ["relation"]
    grown = next(f for f in project.forms() if f.name == "relation").field("relation")
    assert grown.choices[:3] == ("opposes", "funds", "other")
    assert grown.choice("absorbs").course == "absorbs"
    assert project.statement(made.id) == made
    assert project.take_shipped_forms() == []
    project.undo()
    assert (
        "absorbs"
        not in next(f for f in project.forms() if f.name == "relation").field("relation").choices
    )


def test_signs_of_ones_own_are_the_codebooks_owners(project):
    relation = form_data(next(f for f in project.forms() if f.name == "relation"))
    field = next(f for f in relation["fields"] if f["name"] == "relation")
    next(c for c in field["choice_data"] if c["name"] == "funds")["sign"] = "-"
    project.define_form(relation)
    coded(project)
    assert relation_network(project.columns()).ties[0].sign == "-"
    silent = [{k: v for k, v in f.items() if k != "choice_data"} for f in relation["fields"]]
    project.define_form({**relation, "fields": silent, "label": "Tie"})  # as the page sends it
    assert relation_network(project.columns()).ties[0].sign == "-"
    field["choice_data"][0]["sign"] = "plus"
    with pytest.raises(CodingError, match="sign must be one of"):
        project.define_form(relation)


def test_rows_of_the_table_carry_the_days_of_their_told_time(project):
    project.define_period("the lean years", "193X")
    decade = coded(project, about="the lean years")
    year = coded(project, about="1931")
    undated = coded(project)
    told = {r.id: r.told for r in statement_rows(project, project.statements())}
    assert told[undated.id] is None
    assert told[decade.id][0] == -40 * 365 - 10  # ten leap days from 1930 to 1970
    assert told[decade.id][0] < told[year.id][0] < told[year.id][1] < told[decade.id][1]
