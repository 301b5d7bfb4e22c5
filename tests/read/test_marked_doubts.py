"""Files that say themselves who speaks are checked after reading, as texts are."""

from __future__ import annotations

import csv
import io
import json

from hustings.model import Transcript
from hustings.read import read

PEOPLE = ("Edda Voss", "Tobias Renn", "Ines Calder")
THINGS = "quay ferry toll school bridge mill lamp road well tower market dyke".split()


def doubts(t: Transcript) -> dict[str, set[str]]:
    """The codes of flags, by the first words of their turn."""
    return {
        " ".join(t.text[x.start : x.end].split()[:3]): {f.code for f in x.flags}
        for x in t.turns
        if x.flags
    }


def sitting(*spoilt: str) -> Transcript:
    """A sitting as XML: each speech holds two paragraphs; the fourth also what is spoilt."""
    speeches = []
    for n, thing in enumerate(THINGS):
        said = [
            f"The {thing} is dear, and I ask you, friends, who will pay for it.",
            f"We have heard the board, and I thank you for its answer on the {thing}.",
        ]
        said += spoilt if n == 3 else ()
        words = "".join(f"<seg>{words}</seg>" for words in said)
        speeches.append(f'<u who="#p{n % 3}">{words}</u>')
    people = "".join(
        f'<person xml:id="p{n}"><persName>{name}</persName></person>'
        for n, name in enumerate(PEOPLE)
    )
    return read(
        (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc>'
            f"<listPerson>{people}</listPerson></particDesc></profileDesc></teiHeader>"
            f"<text><body><div>{''.join(speeches)}</div></body></text></TEI>"
        ).encode(),
        name="sitting.xml",
    )


def test_a_sitting_whose_paragraphs_are_alike_is_in_no_doubt() -> None:
    t = sitting("We shall build it, and I want you to hear that from this bench today.")
    assert len(t.turns) == 12
    assert doubts(t) == {}
    assert "doubt" not in t.source.evidence


def test_a_heading_in_an_element_of_speech_is_doubted() -> None:
    t = sitting("Motions Of Urgency")
    assert list(doubts(t).values()) == [{"narration"}]
    assert t.source.evidence.endswith(", 1 place in doubt")


def test_another_speakers_label_in_an_element_of_speech_is_doubted() -> None:
    assert list(doubts(sitting("Ines Calder: No, we will not.")).values()) == [{"new-label"}]


def test_what_is_only_short_is_no_doubt_where_the_file_says_whose_it_is() -> None:
    assert doubts(sitting("That is the rule.")) == {}


def test_a_label_inside_a_segment_of_a_machine_is_doubted() -> None:
    talk = [(PEOPLE[n % 2], f"The {thing} is old.") for n, thing in enumerate(THINGS)]
    talk[4] = (PEOPLE[0], "The quay is old. Tobias Renn: Who pays for it then?")
    segments = [{"speaker": who, "text": words, "start": n} for n, (who, words) in enumerate(talk)]
    t = read(json.dumps({"segments": segments}).encode(), name="talk.json")
    assert doubts(t) == {"The quay is": {"new-label"}}


def test_a_row_without_words_is_doubted() -> None:
    rows = [("speaker", "text")]
    rows += [(PEOPLE[n % 2], f"The {thing} is old.") for n, thing in enumerate(THINGS)]
    rows += [("Edda Voss", "14")]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert doubts(read(out.getvalue().encode(), name="talk.csv")) == {"14": {"no-words"}}


def test_a_long_speech_is_no_missed_label_where_the_file_marks_speeches() -> None:
    long = " ".join(f"We build the quay of pier {n}, and I thank you for it." for n in range(900))
    assert len(long) > 30_000
    assert doubts(sitting(long)) == {}
