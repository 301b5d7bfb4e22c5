"""Parts of one interview joined, and two languages side by side, with what a person says of both."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hustings.errors import OptionError, UnknownName
from hustings.exchange.overlap import overlap
from hustings.model import Source, Suggestion, Transcript, Turn
from hustings.project import Project

from ..exchange.test_alignment import ENGLISH, GERMAN, talk
from .test_replace import everything

REPEATED = "The night ferry would cost the town eleven thousand crowns a year, and the quay would be awake until two."


@pytest.fixture
def parts(tmp_path: Any) -> Any:
    one = talk("p1", ("Mara", "Shall we begin?"), ("Ines", REPEATED)).with_(
        title="Part one", date="2024-03-14"
    )
    two = talk("p2", ("Ines", REPEATED), ("Tobias", "It would. 🚢 Who pays?")).with_(
        title="Part two", date="2024-03-21"
    )
    with Project.create(tmp_path / "parts.hustings") as project:
        project.add(
            one.with_(source=Source("one.txt", sha256="1")),
            two.with_(source=Source("two.txt", sha256="2")),
        )
        yield project


@pytest.fixture
def both(tmp_path: Any) -> Any:
    with Project.create(tmp_path / "both.hustings") as project:
        project.add(ENGLISH, GERMAN)
        yield project


def code(project: Project, key: str, quote: str) -> str:
    start = project.text(key).index(quote)
    return project.code(key, start, start + len(quote), "code", {"code": "ferry"}).id


def stand(project: Project, quote: str, left: str = "en", right: str = "de") -> str:
    """What stands against a sentence."""
    found = project.align(left, right)
    start = project.text(left).index(quote)
    place = found.across(start, start + len(quote))
    return project.text(right)[slice(*place)] if place else ""


def span(project: Project, key: str, quote: str) -> tuple[int, int]:
    start = project.text(key).index(quote)
    return start, start + len(quote)


# -- parts


def test_parts_become_one_text_and_everything_marked_moves_over(parts: Project) -> None:
    one, two = code(parts, "p1", "Shall we begin?"), code(parts, "p2", "Who pays?")
    start = parts.text("p2").index("It would")
    parts.keep_suggestions([Suggestion("g1", "causes", "p2", start, start + 8, (start, start + 2),
                                       {"cause_span": [start, start + 8], "mentions": [[0, 4]]}, 1.0, "m", "1", "w")])  # fmt: skip
    done = parts.join(["p1", "p2"], title="The night ferry")
    whole = parts.transcript(done["transcript"])
    assert [t["id"] for t in parts.transcripts()] == [whole.id]
    assert (whole.title, whole.date, whole.source.name) == (
        "The night ferry",
        "2024-03-14",
        "one.txt + two.txt",
    )
    for key, quote in ((one, "Shall we begin?"), (two, "Who pays?")):
        now = parts.statement(key)
        assert (now.transcript, whole.quote(now.start, now.end), now.quote) == (
            whole.id,
            quote,
            quote,
        )
    (suggested,) = parts.suggestions()
    by = done["parts"][1]["start"]
    assert (suggested.transcript, suggested.start, suggested.cue) == (
        whole.id,
        start + by,
        (start + by, start + by + 2),
    )
    assert suggested.values == {
        "cause_span": [start + by, start + by + 8],
        "mentions": [[by, 4 + by]],
    }
    assert [(p["title"], p["date"], p["source"]) for p in parts.parts(whole.id)] == [
        ("Part one", "2024-03-14", "one.txt"),
        ("Part two", "2024-03-21", "two.txt"),
    ]
    assert [whole.quote(p["start"], p["end"]) for p in done["parts"]] == [
        parts.text("p1"),
        parts.text("p2"),
    ]
    assert [t.speaker for t in whole.turns] == ["Mara", "Ines", "Ines", "Tobias"]
    assert parts.statement(two).speaker == "Tobias"


def test_what_the_second_part_repeats_is_told_and_flagged_and_still_there(parts: Project) -> None:
    (before,) = parts.seams(["p1", "p2"])
    assert before["words"].endswith(REPEATED)
    done = parts.join(["p1", "p2"])
    whole = parts.transcript(done["transcript"])
    assert whole.text.count(REPEATED) == 2
    assert [[f.code for f in t.flags] for t in whole.turns] == [[], [], ["repeats"], []]
    (seam,) = done["overlaps"]
    assert whole.quote(*seam["left"]) == whole.quote(*seam["right"]) == f"INES: {REPEATED}"


def test_a_join_is_undone_to_the_very_same_texts_and_spans(parts: Project) -> None:
    code(parts, "p2", "Who pays?")
    before = everything(parts)
    parts.join(["p2", "p1"])
    parts.undo()
    assert everything(parts) == before
    assert parts.parts("p1") == []


def test_a_joined_text_is_corrected_and_still_knows_its_parts(parts: Project) -> None:
    whole = parts.join(["p1", "p2"])["transcript"]
    parts.mend_turn(whole, parts.transcript(whole).turns[0].id, "Shall we all begin?")
    new = parts.transcript(parts.current(whole))
    found = parts.parts(new.id)
    assert [p["title"] for p in found] == ["Part one", "Part two"]
    assert new.quote(found[1]["start"], found[1]["end"]) == parts.text("p2")


def test_a_part_that_was_joined_or_named_twice_is_refused(parts: Project) -> None:
    with pytest.raises(OptionError, match="two parts"):
        parts.join(["p1"])
    with pytest.raises(OptionError, match="same id"):
        parts.join(["p1", "p1"])
    parts.join(["p1", "p2"])
    with pytest.raises(OptionError, match="was replaced by"):
        parts.join(["p1", "p2"])


def test_a_repetition_is_found_behind_a_title_and_with_a_typing_error_but_no_greeting_is() -> None:
    first = f"Hello.\n\n{REPEATED}\n\nTo be continued.\n"
    second = f"The night ferry, part two\n\n{REPEATED.replace('thousand', 'thusand')}\n\nNew words."
    found = overlap(first, second)
    assert found is not None
    assert first[slice(*found.left)] == REPEATED
    assert "thusand" in second[slice(*found.right)]
    assert overlap("Good evening.\nWe end.", "Good evening.\nWe begin.") is None
    assert overlap(REPEATED + "\n" + "x y z.\n" * 30, REPEATED) is None


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.text(st.sampled_from("ab é𝒳\u0301\u00a0\n🚢:"), min_size=1, max_size=25),
        min_size=2,
        max_size=4,
    )
)
def test_parts_of_any_letters_are_joined_and_undone_byte_by_byte(
    parts: Project, texts: list[str]
) -> None:
    added = parts.add(
        *(
            Transcript(t + "x", (Turn(0, len(t) + 1, "speech", "Edda"),), source=Source("f"))
            for t in texts
        )
    )
    keys = {parts.code(t.id, 0, len(t.text), "code", {"code": "x"}).id: t.text for t in added}
    before = everything(parts)
    done = parts.join([t.id for t in added])
    whole = parts.transcript(done["transcript"])
    assert [whole.quote(p["start"], p["end"]) for p in done["parts"]] == [t + "x" for t in texts]
    for key, words in keys.items():
        now = parts.statement(key)
        assert now.quote == whole.quote(now.start, now.end) == words
    parts.undo()
    assert everything(parts) == before


# -- two languages


def test_a_link_holds_and_what_lies_between_links_is_aligned_anew(both: Project) -> None:
    assert stand(both, "It should.") == "Sie soll."
    both.relink(
        "en",
        "de",
        "link",
        span(both, "en", "It should."),
        span(both, "de", "Ich habe die Zahlen gesehen."),
    )
    assert stand(both, "It should.") == "Ich habe die Zahlen gesehen."
    assert stand(both, "No.") == "Nein."
    assert both.versions() == [("en", "de")]
    assert stand(both, "Ich habe die Zahlen gesehen.", "de", "en") == "It should."
    both.undo()
    assert stand(both, "It should.") == "Sie soll."
    assert both.versions() == []


def test_a_sentence_set_alone_stands_against_nothing_until_that_is_forgotten(both: Project) -> None:
    here = span(both, "en", "I have seen the figures.")
    both.relink("en", "de", "alone", here)
    assert stand(both, "I have seen the figures.") == ""
    (bead,) = [b for b in both.align("en", "de").sentences if b.left == here]
    assert (bead.told, bead.doubt) == (True, "")
    both.relink("en", "de", "forget", here)
    assert stand(both, "I have seen the figures.") == "Ich habe die Zahlen gesehen."


def test_corrections_made_from_either_side_are_the_same(both: Project) -> None:
    both.relink("en", "de", "alone", span(both, "en", "I have seen the figures."))
    both.relink("de", "en", "link", span(both, "de", "Nein."), span(both, "en", "No."))
    assert both.versions() == [("en", "de")]
    assert stand(both, "I have seen the figures.") == ""
    assert any(
        b.told and b.left == span(both, "en", "No.") for b in both.align("en", "de").sentences
    )


def test_a_shift_drops_what_was_said_of_later_passages(both: Project) -> None:
    both.relink("en", "de", "link", span(both, "en", "No."), span(both, "de", "Nein."))
    both.relink(
        "en",
        "de",
        "shift",
        span(both, "en", "It should."),
        span(both, "de", "Ich habe die Zahlen gesehen."),
    )
    assert [b.told for b in both.align("en", "de").sentences].count(True) == 1


def test_links_that_cross_are_refused_and_nothing_is_written(both: Project) -> None:
    both.relink("en", "de", "link", span(both, "en", "No."), span(both, "de", "Nein."))
    revision = both.revision
    with pytest.raises(OptionError, match="cross"):
        both.relink(
            "en",
            "de",
            "link",
            span(both, "en", "It should."),
            span(both, "de", "Der Kai braucht sie"),
        )
    with pytest.raises(UnknownName):
        both.relink("en", "de", "mix", (0, 3), (0, 3))
    with pytest.raises(OptionError, match="either side"):
        both.relink("en", "de", "link", (0, 3))
    with pytest.raises(OptionError, match="does not lie"):
        both.relink("en", "de", "alone", (0, 99999))
    assert both.revision == revision


def test_links_move_with_a_corrected_text_and_with_a_joined_one(both: Project) -> None:
    both.relink(
        "en",
        "de",
        "link",
        span(both, "en", "It should."),
        span(both, "de", "Ich habe die Zahlen gesehen."),
    )
    both.mend_turn(
        "en",
        both.transcript("en").turns[0].id,
        "Should the night ferry really sail? The town is split.",
    )
    en = both.current("en")
    assert both.versions() == [(en, "de")]
    assert stand(both, "It should.", en, "de") == "Ich habe die Zahlen gesehen."
    both.add(talk("more", ("Mara", "Und jetzt?")))
    before = everything(both)
    de = both.join(["more", "de"])["transcript"]
    assert both.versions() == [(en, de)]
    assert stand(both, "It should.", en, de) == "Ich habe die Zahlen gesehen."
    both.undo()
    assert everything(both) == before
    assert both.versions() == [(en, "de")]


def test_notes_of_versions_go_into_no_other_programs_file(both: Project) -> None:
    from hustings.project.copies import bundles

    both.relink("en", "de", "alone", span(both, "en", "No."))
    assert bundles.made(both).extras == {}


def test_a_text_is_named_by_its_id_its_title_or_its_file(tmp_path):
    with Project.create(tmp_path / "p.hustings") as project:
        for name in ("Quay talk.txt", "harbour.txt", "HARBOUR.md"):
            (tmp_path / name).write_text(f"ANNA: Hello from {name}.\nBEN: So it is.\n")
        project.add(tmp_path / "Quay talk.txt", tmp_path / "harbour.txt", tmp_path / "HARBOUR.md")
        quay, first, second = project.text_ids()
        assert {project.text_named(n) for n in (quay, "Quay talk", "quay talk.txt")} == {quay}
        assert project.text_named("harbour.txt") == first
        with pytest.raises(
            OptionError, match=f"2 transcripts are called 'harbour'.*{first}, {second}"
        ):
            project.text_named("harbour")
        with pytest.raises(UnknownName, match="There is no transcript 'pier'"):
            project.text_named("pier")


def test_a_text_without_a_title_is_offered_by_its_id(tmp_path):
    with Project.create(tmp_path / "p.hustings") as project:
        project.add(Transcript("Hello.", (Turn(0, 6, "speech", speaker="ANNA"),), id="d7"))
        with pytest.raises(UnknownName, match=r"There are: d7\."):
            project.text_named("pier")
