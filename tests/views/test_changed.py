"""What changed in one person's account between two texts: worked out by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings import Project
from hustings.changes import changed
from hustings.cli import main
from hustings.errors import OptionError, UnclearStructure, UnknownName
from hustings.views.account.changing import changed_view
from hustings.views.answers.account import Changed, ChangedRow

FIRST = """VOSS: For the ferry. Against the levy. For the vote. For the bus. Rain feeds weeds.
Fog makes errors. Dues pay dredging. The Guild supports the Port. The Guild opposes the League.
Pier gone by 2025. Crew comes by 2026. Shops close by 2023. Snow will come. Trade will rise.
RENN: For the levy.
"""
SECOND = """VOSS: For the ferry again. For the levy. For the vote now. Against the vote now. For the tram.
Rain kills weeds. Fog makes errors still. Dues do something to dredging. Wind turns mills.
The Guild opposes the Port. The Circle funds the Port.
Crew comes by 2028. Snow will come still. Trade will fall. Rents rise.
RENN: Not a word of mine is coded here.
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "bay.hustings") as made:
        for name, words, day in (("one", FIRST, "2024-03-14"), ("two", SECOND, "2024-05-21")):
            (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
            key = made.add(tmp_path / f"{name}.txt")[0].id
            made.describe(key, date=day, title=f"Talk {name}")
            _code(made, key, name)
        yield made


def _code(made: Project, key: str, name: str) -> None:
    whole = made.transcript(key).text

    def code(words: str, form: str, **values: object) -> None:
        start = whole.index(words)
        more = {"commitment": "predicts"} if form == "prediction" else {}
        made.code(key, start, start + len(words), form, values, **more)

    def position(words: str, concept: str, stance: bool) -> None:
        code(words, "position", concept=concept, agreement=stance)

    def cause(words: str, one: str, other: str, sign: str) -> None:
        code(words, "cause", cause=one, effect=other, sign=sign)

    def tie(words: str, actor: str, relation: str, target: str) -> None:
        code(words, "relation", actor=actor, relation=relation, target=target)

    def forecast(words: str, outcome: str, way: str, horizon: str | None = None) -> None:
        given = {"outcome": outcome, "direction": way}
        code(words, "prediction", **given, **({"horizon": horizon} if horizon else {}))

    if name == "one":
        position("For the ferry", "ferry", True)
        position("Against the levy", "levy", False)
        position("For the vote", "vote", True)
        position("For the bus", "bus", True)
        cause("Rain feeds weeds", "rain", "weeds", "+")
        cause("Fog makes errors", "fog", "errors", "+")
        cause("Dues pay dredging", "dues", "dredging", "+")
        tie("The Guild supports the Port", "Guild", "supports", "Port")
        tie("The Guild opposes the League", "Guild", "opposes", "League")
        forecast("Pier gone by 2025", "Pier", "falls", "2025")
        forecast("Crew comes by 2026", "Crew", "happens", "2026")
        forecast("Shops close by 2023", "Shops", "falls", "2023")
        forecast("Snow will come", "Snow", "happens")
        forecast("Trade will rise", "Trade", "rises")
        position("For the levy", "levy", True)  # of Renn
        return
    position("For the ferry again", "ferry", True)
    position("For the levy", "levy", True)
    position("For the vote now", "vote", True)
    position("Against the vote now", "vote", False)
    position("For the tram", "tram", True)
    cause("Rain kills weeds", "rain", "weeds", "-")
    cause("Fog makes errors still", "fog", "errors", "+")
    cause("Dues do something to dredging", "dues", "dredging", "?")
    cause("Wind turns mills", "wind", "mills", "+")
    tie("The Guild opposes the Port", "Guild", "opposes", "Port")
    tie("The Circle funds the Port", "Circle", "funds", "Port")
    forecast("Crew comes by 2028", "crew", "happens", "2028")
    forecast("Snow will come still", "Snow", "happens")
    forecast("Trade will fall", "Trade", "falls")
    forecast("Rents rise", "Rents", "rises")


def verdicts(rows: list[ChangedRow]) -> dict[str, str]:
    return {r.what: r.verdict for r in rows}


@pytest.fixture
def made(project: Project) -> Changed:
    return changed_view(project, "VOSS", "Talk one", "Talk two")


def test_positions_kept_turned_dropped_new_and_told_both_ways(made: Changed) -> None:
    assert verdicts(made.positions) == {
        "levy": "turned",
        "vote": "mixed",
        "bus": "dropped",
        "tram": "new",
        "ferry": "kept",
    }
    levy = made.positions[0]
    assert levy.text == "against before, for now"
    assert [s.quote for s in levy.before] == ["Against the levy"]
    assert [s.quote for s in levy.after] == ["For the levy"]  # Voss's own, not Renn's


def test_arrows_whose_sign_is_left_open_once_are_not_turned(made: Changed) -> None:
    assert verdicts(made.arrows) == {
        "rain → weeds": "turned",
        "dues → dredging": "mixed",
        "wind → mills": "new",
        "fog → errors": "kept",
    }


def test_relations_pair_by_pair(made: Changed) -> None:
    assert verdicts(made.relations) == {
        "Guild and Port": "turned",
        "Guild and League": "dropped",
        "Circle and Port": "new",
    }
    assert made.relations[0].text == "Guild supports Port before, Guild opposes Port now"


def test_forecasts_renewed_moved_turned_past_and_silently_dropped(made: Changed) -> None:
    assert verdicts(made.forecasts) == {
        "Trade": "turned",
        "Crew": "moved",
        "Pier": "dropped",
        "Shops": "past",  # 2023 lies before the second talk, of May 2024
        "Rents": "new",
        "Snow": "renewed",
    }
    crew = next(r for r in made.forecasts if r.what == "Crew")
    assert crew.text == "happens by 2026 before, happens by 2028 now"


def test_the_counts_are_told_in_words_and_silence_is_no_retraction(made: Changed) -> None:
    assert "Of 5 positions, 1 has turned, 1 is told differently" in made.text
    assert "What is no longer mentioned has not been taken back." in made.notes
    assert made.counts["forecasts"]["past"] == 1
    assert made.study.build == "changed"


def test_what_is_one_alone_is_told_without_counting_it_twice(project: Project) -> None:
    ties = [s.id for s in project.statements() if s.form == "relation"]
    project.delete(ties[1:])
    text = changed_view(project, "VOSS", "Talk one", "Talk two").text
    assert "1 relation is no longer mentioned." in text


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (None, None),
        ("talk ONE", "talk two"),
        ("2024-03", "2024-05-21"),
        ("2023/2024-04", "2024-05/.."),
        ("the spring", "2024-05"),
    ],
)
def test_sides_are_texts_dates_or_named_periods(
    project: Project, made: Changed, a: str | None, b: str | None
) -> None:
    project.define_period("the spring", "2024-03")
    other = changed_view(project, "VOSS", a, b)
    assert verdicts(other.positions) == verdicts(made.positions)
    assert (other.a.first, other.b.last) == ("2024-03-14", "2024-05-21")


def test_what_cannot_be_compared_is_one_sentence(project: Project) -> None:
    with pytest.raises(UnknownName, match="There is no text, date or period 'nowhere'"):
        changed_view(project, "VOSS", "nowhere", "Talk two")
    with pytest.raises(OptionError, match="VOSS says nothing in 1999"):
        changed_view(project, "VOSS", "1999", "2024")
    with pytest.raises(OptionError, match="RENN says nothing in “Talk two”"):
        changed_view(project, "RENN", "Talk one", "Talk two")
    with pytest.raises(OptionError, match="share no text"):
        changed_view(project, "VOSS", "2024-03", "2024")
    with pytest.raises(OptionError, match="one text only"):
        changed_view(project, "RENN")
    with pytest.raises(UnknownName, match="Did you mean 'VOSS'"):
        changed_view(project, "VOS", "2024-03", "2024-05")
    for key in project.titles():
        project.describe(key, title="Talk")
    with pytest.raises(UnclearStructure, match="give the id of one"):
        changed_view(project, "VOSS", "Talk", "2024-05")


def test_the_command_and_python_give_the_same(project: Project, made: Changed) -> None:
    run = CliRunner().invoke
    told = run(
        main,
        [
            "changed",
            str(project.path),
            "--of",
            "VOSS",
            "--from",
            "2024-03",
            "--to",
            "2024-05",
            "--json",
        ],
    )
    data = json.loads(told.output)
    assert [(r["what"], r["verdict"]) for r in data["arrows"]] == [
        (r.what, r.verdict) for r in made.arrows
    ]
    assert data["positions"][0]["before"][0]["quote"] == "Against the levy"
    plain = changed(project.columns(), of="VOSS", a="Talk one", b="Talk two")
    assert plain.counts == made.counts
    assert "turned: levy" in run(main, ["changed", str(project.path), "--of", "VOSS"]).output
