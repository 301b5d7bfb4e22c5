"""A corrected text: what was coded follows its words, and undo gives everything back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hustings import store
from hustings.errors import OptionError, UnknownName
from hustings.model import Source, Suggestion, Transcript, Turn
from hustings.project import Project
from hustings.project.copies import bundles

from ..conftest import TALK


def code(project: Project, quote: str, key: str = "d1") -> str:
    start = TALK.index(quote)
    return project.code(key, start, start + len(quote), "code", {"code": "ferry"}).id


def everything(project: Project) -> dict[str, Any]:
    tables = ("transcripts", "turns", "statements", "suggestions", "actors", "concepts")
    return {t: store.fetch(project.database, t) for t in tables}


def corrected(text: str) -> Transcript:
    return Transcript(
        text,
        (Turn(0, len(text), "speech"),),
        title="again",
        source=Source("again.txt", sha256=text),
    )


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [r["id"] for r in rows]


def test_a_mended_word_moves_what_stands_behind_it_and_changes_what_holds_it(
    project: Project,
) -> None:
    before, inside, behind = (
        code(project, "sail at night"),
        code(project, "bring visitors"),
        code(project, "noise"),
    )
    report = project.replace_text("d1", corrected(TALK.replace("visitors", "many visitors")))
    assert (ids(report["kept"]), ids(report["moved"]), report["unplaced"]) == (
        [before, behind],
        [inside],
        [],
    )
    assert project.statement(inside).quote == "bring many visitors"
    assert project.statement(behind).start == TALK.index("noise") + len("many ")
    new = project.transcript()
    assert new.replaces == "d1"
    assert new.title == "The night ferry"
    assert new.date == "2024-03-14"
    for statement in project.statements():
        assert statement.transcript == new.id
        assert new.text[statement.start : statement.end] == statement.quote


def test_what_was_deleted_stays_on_the_old_text_and_is_listed(project: Project) -> None:
    gone, here = code(project, "They bring noise"), code(project, "Night sailings")
    report = project.replace_text("d1", corrected(TALK[: TALK.index("RENN")]))
    assert report["unplaced"] == [
        {"id": gone, "what": "statement", "was": [90, 106], "quote": "They bring noise"}
    ]  # fmt: skip
    assert project.statement(gone).transcript == "d1"
    assert project.statement(gone).quote == "They bring noise"
    assert project.statement(here).transcript == project.transcript().id
    assert {t.id for t in bundles.made(project).transcripts} == {"d1", project.transcript().id}


def test_suggestions_follow_with_every_span_they_hold_and_are_not_offered_again(
    project: Project,
) -> None:
    values = {"name": "RENN", "mentions": [[84, 88]], "cause_span": [53, 67]}
    project.keep_suggestions(
        [Suggestion("g1", "causes", "d1", 53, 83, (68, 73), values, 0.9, "cues", "1", "bring")]
    )
    project.replace_text("d1", corrected("Lindholm Bay\n" + TALK))
    (moved,) = project.suggestions()
    assert (moved.transcript, moved.start, moved.end, moved.cue) == (
        project.transcript().id,
        66,
        96,
        (81, 86),
    )
    assert moved.values == {"name": "RENN", "mentions": [[97, 101]], "cause_span": [66, 80]}
    assert project.keep_suggestions([replace(moved, id="g2")]) == 0


def test_the_words_of_a_suggestion_are_those_of_the_new_text(project: Project) -> None:
    values = {"cause": "Night sailings", "cause_span": [53, 67]}
    project.keep_suggestions(
        [Suggestion("g1", "causes", "d1", 53, 83, None, values, 0.9, "cues", "1", "bring")]
    )
    project.replace_text("d1", corrected(TALK.replace("Night sailings", "Night-time sailings")))
    assert project.suggestions()[0].values == {
        "cause": "Night-time sailings",
        "cause_span": [53, 72],
    }


def test_who_speaks_stays_as_it_was_corrected(project: Project, tmp_path: Path) -> None:
    key = code(project, "They bring noise")
    project.correct("d1", "speaker", turn=project.transcript("d1").turns[2].id, speaker="Voss")
    turns = tuple(
        replace(t, start=t.start + 4, end=t.end + 4, label_start=(t.label_start or 0) + 4)
        for t in (
            Turn(8, 39, "speech", "Ostrow", "OSTROW"),
            Turn(90, 107, "speech", "Renn", "RENN"),
        )
    )
    project.replace_text("d1", Transcript("1.\n\n" + TALK, turns))
    assert project.statement(key).speaker == "Voss"


def test_undo_gives_back_the_old_text_with_everything_on_it(project: Project) -> None:
    code(project, "They bring noise")
    before = everything(project)
    project.replace_text("d1", corrected(TALK.replace("noise", "smoke")))
    assert [t["replaces"] for t in project.transcripts()] == ["d1"]
    project.undo()
    assert everything(project) == before
    project.redo()
    assert [t["replaces"] for t in project.transcripts()] == ["d1"]


def test_a_file_takes_the_place_of_a_text_and_the_same_text_again_changes_nothing(
    project: Project, tmp_path: Path
) -> None:
    key = code(project, "They bring noise")
    file = tmp_path / "talk2.txt"
    file.write_text(TALK.replace("visitors", "guests"), encoding="utf-8")
    assert ids(project.replace_text("d1", file)["kept"]) == [key]
    revision = project.revision
    assert ids(project.replace_text(project.transcript().id, file)["kept"]) == [key]
    assert project.revision == revision


def test_a_text_that_was_replaced_or_is_not_there_is_refused(project: Project) -> None:
    project.replace_text("d1", corrected(TALK + "END"))
    with pytest.raises(OptionError, match="was replaced by"):
        project.replace_text("d1", corrected(TALK + "END."))
    with pytest.raises(UnknownName):
        project.replace_text("d9", corrected(TALK))
    project.add(replace(corrected("MARA: Another talk."), id="d2"))
    with pytest.raises(OptionError, match="is in the project already"):
        project.replace_text("d2", corrected(TALK + "END"))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_edit_keeps_every_span_outside_it_and_undo_gives_everything_back(
    project: Project, data: Any
) -> None:
    """One stretch of a text is replaced by anything; spans before and behind it keep their words and their place."""
    letters = st.text(st.sampled_from("ab é𝒳\u0301\u00a0\n🚢:"), max_size=40)
    text = "MARA: " + data.draw(letters) + " x"
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    put = data.draw(letters)
    new = text[:start] + put + text[end:]
    (old,) = project.add(replace(corrected(text), source=Source()))
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6)), min_size=1, max_size=5
        ).map(
            lambda found: [(a, min(a + n, len(text))) for a, n in found if text[a : a + n].strip()]
        )
    )
    made = {project.code(old.id, a, b, "code", {"code": "x"}).id: (a, b) for a, b in spans}
    before = everything(project)
    if new == text or not new.strip():
        return
    report = project.replace_text(old.id, replace(corrected(new), source=Source()))
    assert sorted(ids(report["kept"] + report["moved"] + report["unplaced"])) == sorted(made)
    for key, (a, b) in made.items():
        now = project.statement(key)
        if b <= start or a >= end:
            assert now.quote == text[a:b]
            assert now.transcript != old.id
        text_now = project.transcript(now.transcript).text
        assert text_now[now.start : now.end] == now.quote
    project.undo()
    assert everything(project) == before


def test_a_folder_is_added_with_dates_and_people_from_its_file_names(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    for name in ("2031-05-03_Ines Calder.txt", "2031-06-04_Tobias Renn.txt"):
        (folder / name).write_text(
            f"MARA: {name}?\n\nANSWER: The ferry may sail.\n", encoding="utf-8"
        )
    one, two = project.add(folder)
    assert (one.date, one.attributes["person"]) == ("2031-05-03", "Ines Calder")
    assert (two.date, two.attributes["person"]) == ("2031-06-04", "Tobias Renn")
    assert project.history(limit=1)[0].verb == "add"
    project.undo()
    assert len(project.transcripts()) == 1


def test_two_versions_are_aligned_turn_by_turn(project: Project) -> None:
    project.add(replace(project.transcript("d1"), id="d2", source=Source()))
    found = project.align("d1", "d2")
    assert [(b.left, b.right) for b in found.turns] == [
        ((8, 39), (8, 39)),
        ((48, 83), (48, 83)),
        ((90, 107), (90, 107)),
    ]
    with pytest.raises(OptionError, match="with itself"):
        project.align("d1", "d1")
