"""A first look at a text nobody has coded: what is found, what it says of itself, that nothing is
written."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings import Project
from hustings.cli import main
from hustings.errors import UnknownName
from hustings.model import Transcript, Turn
from hustings.read import read
from hustings.suggest import counted
from hustings.views.reviewing.looking import decide, first_look, look_view

TALK = """EDDA VOSS: The Harbour Guild met Tobias Renn in 1998. The quay is loud because the night ferry
idles its engines. The Harbour Guild and Tobias Renn spoke again. "The boats are too many," said Tobias Renn.

INES CALDER: It will snow on the quay next winter. I think the night ferry leads to more noise.
"""
GERMAN = """EDDA VOSS: Die Fähre ist laut, weil die Motoren laufen, und das ist nicht gut für die Leute am Kai.
Es wird im Winter schneien, und die Gilde hat das auch gesagt, denn sie ist mit der Stadt nicht einig.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def talk(file: Path) -> Transcript:
    return read(file)


def test_who_speaks_how_much_and_of_whom(talk: Transcript) -> None:
    look = first_look(talk)
    words = {s.name: s.words for s in look.speakers}
    assert words == {"EDDA VOSS": 35, "INES CALDER": 17}
    assert sum(s.share for s in look.speakers) == pytest.approx(1)
    assert [c.name for c in look.speakers[0].names] == ["Tobias Renn", "Harbour Guild"]


def test_names_stand_beside_those_of_the_same_sentence(talk: Transcript) -> None:
    names = {n.name: n for n in first_look(talk).names}
    assert names["Tobias Renn"].mentions == 3
    beside = {c.name: c.statements for c in names["Tobias Renn"].beside}
    assert beside["Harbour Guild"] == 2


def test_every_mark_has_its_sentence_its_passage_and_its_cue(talk: Transcript) -> None:
    look = first_look(talk)
    marks = [*look.dates, *look.quotations, *look.causes, *look.forecasts]
    assert next(m.edtf for m in look.dates) == "1998"
    assert any(m.sentence[slice(*(m.cue or (0, 0)))] == "because" for m in look.causes)
    assert any("will snow" in m.sentence for m in look.forecasts)
    for m in marks:
        assert m.sentence[slice(*m.said)] == talk.text[m.start : m.end]
        assert m.why
        assert m.state == "open"
        assert not m.sentence.startswith("EDDA VOSS:")


def test_the_share_is_the_one_the_review_tells(talk: Transcript) -> None:
    trust = {t.kind: t for t in first_look(talk.with_(language="en")).trust}
    for kind in ("quotations", "dates", "causes", "relations", "predictions"):
        known = counted(kind, "medium")
        assert known is not None
        assert trust[kind].measured
        assert trust[kind].words == known.says
    assert "three in five" in trust["actors"].words


def test_the_share_is_that_of_the_language_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text(GERMAN * 3, encoding="utf-8")
    look = first_look(read(tmp_path / "g.txt").with_(language="de"))
    words = {t.kind: t.words for t in look.trust}
    assert words["dates"] == (
        "In texts of parliament and older print the rules had not seen, read by one person, "
        "17 of 20 found so were right."
    )


def test_no_share_is_told_of_a_language_nobody_measured(tmp_path: Path) -> None:
    two = GERMAN + GERMAN.replace("EDDA VOSS", "TOBIAS RENN") + GERMAN
    (tmp_path / "g.txt").write_text(two, encoding="utf-8")
    look = first_look(read(tmp_path / "g.txt").with_(language="nl"))
    assert "Dutch" in look.unread
    assert {t.words for t in look.trust} == {"Not measured in this language."}
    assert not look.causes
    assert look.speakers[0].name == "EDDA VOSS"  # counted, not guessed


def test_a_kind_nobody_looks_for_in_a_language_is_no_count_of_none(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text(GERMAN * 3, encoding="utf-8")
    look = first_look(read(tmp_path / "g.txt").with_(language="de"))
    looked = {t.kind: t.looked for t in look.trust}
    assert looked["causes"]
    assert not looked["actors"]
    assert not looked["relations"]
    assert "no rules for this language" in next(t.words for t in look.trust if not t.looked)


def test_a_text_too_short_to_tell_its_language_is_said_to_be_so() -> None:
    short = Transcript("EDDA VOSS: The lamps went out.", (Turn(11, 30, "speech", "EDDA VOSS"),))
    words = {t.words for t in first_look(short).trust}
    assert len(words) == 1
    assert "too few words to tell the language" in words.pop()


def test_a_file_is_looked_at_without_making_anything(file: Path) -> None:
    before = {p: p.read_bytes() for p in file.parent.iterdir()}
    told = CliRunner().invoke(main, ["look", str(file), "--json"])
    data = json.loads(told.output)
    kinds = {"speakers", "names", "dates", "quotations", "causes", "forecasts", "relations"}
    assert kinds <= set(data)
    assert data["notice"].startswith("Found by rules, looked at by nobody. These marks count in no")
    assert {p: p.read_bytes() for p in file.parent.iterdir()} == before


def test_a_project_is_looked_at_text_by_text_and_stays_as_it_is(file: Path) -> None:
    path = file.with_suffix(".hustings")
    with Project.create(path) as project:
        project.add(file)
        other = file.with_name("other.txt")
        other.write_text("EDDA VOSS: Nothing more.\n\nINES CALDER: No.\n", encoding="utf-8")
        project.add(other)
        ids = list(project.titles())
        revision = project.revision
    told = json.loads(CliRunner().invoke(main, ["look", str(path), "--json"]).output)
    assert len(told["texts"]) == 2
    one = CliRunner().invoke(main, ["look", str(path), "--text", ids[0], "--json"])
    assert json.loads(one.output)["transcript"] == ids[0]
    with Project.open(path) as project:
        assert project.revision == revision
        assert project.suggestions() == []
    wrong = CliRunner().invoke(main, ["look", str(path), "--text", "nothing"])
    assert wrong.exit_code == 1
    assert "There is no transcript 'nothing'" in wrong.output


def test_a_mark_fades_as_it_is_decided_and_never_counts(file: Path) -> None:
    with Project.create(file.with_suffix(".hustings")) as project:
        key = project.add(file)[0].id
        first = look_view(project, key)
        mark = first.causes[0]
        assert decide(project, key, mark.id, "rejected").state == "rejected"
        assert mark.id not in {m.id for m in look_view(project, key).causes}
        assert len(project.suggestions()) == 1
        assert project.statements() == []
        later = first.dates[0]
        decide(project, key, later.id, "later")
        assert next(m for m in look_view(project, key).dates if m.id == later.id).state == "later"
        with pytest.raises(UnknownName):
            decide(project, key, "no such mark", "rejected")
        project.undo()
        project.undo()
        assert mark.id in {m.id for m in look_view(project, key).causes}


def test_what_is_coded_is_no_mark_any_more(file: Path) -> None:
    with Project.create(file.with_suffix(".hustings")) as project:
        key = project.add(file)[0].id
        mark = look_view(project, key).causes[0]
        project.code(key, mark.start, mark.end, "cause", {"cause": "a", "effect": "b", "sign": "+"})
        after = look_view(project, key)
        assert mark.id not in {m.id for m in after.causes}
        assert any("coded or decided already" in h for h in after.hidden)
