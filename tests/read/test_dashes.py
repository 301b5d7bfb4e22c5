"""Dashes, bold questions and marked turns: conventions without a label."""

import pytest

from hustings.read import find_turns

from .test_turns import codes, kinds, told

# dashes --------------------------------------------------------------------------------------------------------

INTERVIEW = [
    (
        "When did the night ferry begin?",
        ["It began in spring. Nobody had asked for it.", "Then everybody came."],
    ),
    ("Who paid for the boats?", ["The town paid a third of them."]),
    (
        "And the rest of the money?",
        ["The Ferry Company lent us the rest, at four per cent.", "We pay it back until 2040."],
    ),
    (
        "Tell us about the traders on the quay.",
        ["They wrote letters. They always write letters.", "I keep them in a box."],
    ),
    (
        "What did the letters say?",
        ["That the cars bring their customers.", "That the ferry is loud at night."],
    ),
    (
        "Were they right about the noise?",
        ["In part. The engine was an old one, and who sleeps through that?"],
    ),
    ("Could the engine be changed?", ["It was changed in autumn. The new one hums."]),
    (
        "What would you do differently today?",
        ["I would ask earlier. A town does not like surprises."],
    ),
]


def dashed(dash: str = "- ", *, without: tuple[int, ...] = ()) -> str:
    """The interview; ``without`` are places of turns (from 0) that lost their dash."""
    out, place = [], 0
    for question, answer in INTERVIEW:
        for part in ([question], answer):
            out.append(("" if place in without else dash) + part[0])
            out.extend(part[1:])
            place += 1
    return "\n\n".join(out) + "\n"


EXPECTED = [w for question, answer in INTERVIEW for w in (question, "\n\n".join(answer))]


@pytest.mark.parametrize("dash", ["- ", "– ", "— ", "—", "\u00a0- ", "-\u00a0", "--"])
def test_dashes_of_every_make_alternate_question_and_answer(dash: str) -> None:
    text = dashed(dash)
    found = find_turns(text)
    assert kinds(found) == "qa" * 8
    assert [w for _, w in told(found, text)] == EXPECTED
    assert {t.speaker for t in found.turns} == {None}
    assert codes(found) == []


@pytest.mark.parametrize("missing", range(1, 16))
def test_one_missing_dash_is_found_and_flagged_and_flips_nothing(missing: int) -> None:
    text = dashed(without=(missing,))
    found = find_turns(text)
    assert [w for _, w in told(found, text)] == EXPECTED
    assert kinds(found) == "qa" * 8
    assert (missing, "no-dash") in [(i, flag.code) for i, flag in found.flags]


def test_a_question_and_its_answer_that_both_lost_their_dash_are_at_least_flagged() -> None:
    text = dashed(without=(8, 9))
    found = find_turns(text)
    flagged = [text[found.turns[i].start : found.turns[i].end] for i, _ in found.flags]
    assert any("What did the letters say?" in words for words in flagged)
    assert told(found, text)[-6:] == [(None, words) for words in EXPECTED[-6:]]


def test_a_lead_in_belongs_to_the_question_after_it() -> None:
    text = dashed().replace(
        "- Were they", "Now let us turn to the noise, and to your own nights.\n\n- Were they"
    )
    found = find_turns(text)
    assert kinds(found) == "qa" * 8
    assert told(found, text)[10][1].startswith("Now let us turn")
    assert [(i, f.code) for i, f in found.flags] == [(10, "lead-in")]


def test_a_spaced_hyphen_inside_a_paragraph_is_no_dash() -> None:
    text = dashed().replace("In part. ", "In part - a small part - yes.\n\n")
    assert kinds(find_turns(text)) == "qa" * 8


def test_a_credit_and_a_title_offer_names_and_impose_none() -> None:
    text = "Ines Calder: the ferry and I\n\n" + dashed() + "\nInterviewed by Mara Ostrow.\n"
    found = find_turns(text)
    assert kinds(found) == "t" + "qa" * 8 + "C"
    assert {(p["what"], p["name"]) for p in found.proposals} == {
        ("guest", "Ines Calder"),
        ("interviewer", "Mara Ostrow"),
    }
    assert {t.speaker for t in found.turns} == {None}


def test_bold_questions_are_questions_and_plain_paragraphs_answers() -> None:
    text = "# The ferry\n\n" + "\n\n".join(f"**{q}**\n\n" + "\n\n".join(a) for q, a in INTERVIEW)
    found = find_turns(text)
    assert kinds(found) == "t" + "qa" * 8
    assert [w for _, w in told(found, text)] == EXPECTED


def test_bare_paragraphs_are_continued_from_marked_turns() -> None:
    from hustings.model import Turn

    text = "\n\n".join(p for q, a in INTERVIEW for p in (q, " ".join(a))) + "\n"
    assert find_turns(text).question
    q, a = INTERVIEW[0][0], " ".join(INTERVIEW[0][1])
    marked = [
        Turn(0, len(q), "question", "Mara"),
        Turn(len(q) + 2, len(q) + 2 + len(a), "answer", "Ines"),
    ]
    found = find_turns(text, examples=marked)
    assert kinds(found) == "qa" * 8
    assert [t.speaker for t in found.turns] == ["Mara", "Ines"] * 8


def test_marked_labels_teach_what_they_mean() -> None:
    from hustings.model import Turn

    text = "M> So?\nMM: Who are you?\nEV: Edda.\nMM: And?\nEV: That is all.\n"
    start = text.index("Who")
    found = find_turns(text, examples=[Turn(start, start + 12, "question", "Mara")])
    assert [(t.kind, t.speaker) for t in found.turns if t.start >= start] == [
        *(("question", "Mara"), ("speech", "EV"), ("question", "Mara"), ("speech", "EV"))
    ]
