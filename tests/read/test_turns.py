"""Who speaks when, on small fictional texts of every convention."""

import pytest

from hustings.errors import UnknownName
from hustings.read import Structure, find_turns

SAID = ("question", "answer", "speech")


def told(found: Structure, text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every turn somebody speaks."""
    return [(t.speaker, text[t.start : t.end]) for t in found.turns if t.kind in SAID]


def kinds(found: Structure) -> str:
    """First letters of the turns' kinds; a capital for credits, C."""
    return "".join(
        {"credit": "C", "title": "t", "direction": "d"}.get(t.kind, t.kind[0]) for t in found.turns
    )


def codes(found: Structure) -> list[str]:
    return [flag.code for _, flag in found.flags]


EXCHANGE = [
    ("Mara Ostrow", "Good evening. Who starts?"),
    ("Ines Calder", "I do. At 17:30 the boat leaves."),
    ("Mara Ostrow", "And then?"),
    ("Tobias Renn", "He said: never."),
]
MAKERS = {
    "colon": "\n".join(f"{who}: {words}" for who, words in EXCHANGE),
    "time-line": "\n\n".join(f"{who}  0:{n}3\n{words}" for n, (who, words) in enumerate(EXCHANGE)),
    "bracket": "\n".join(f"[{who}]\n{words}" for who, words in EXCHANGE),
    "sigil": "\n".join(f"#{who}: {words}" for who, words in EXCHANGE),
    "bold": "\n\n".join(f"**{who}:** {words}" for who, words in EXCHANGE),
    "name-dash": "\n".join(f"{who.upper()} — {words}" for who, words in EXCHANGE),
    "tab": "\n".join(f"{who}\t{words}" for who, words in EXCHANGE),
    "alone": "\n\n".join(
        f"{who.upper()}\n{words}" for who, words in [*EXCHANGE, ("Tobias Renn", "No.")]
    ),
    "point": "\n".join(f"{who.upper()}. {words}" for who, words in EXCHANGE),
    "heading": "\n\n".join(
        f"### {who}\n\n{words}" for who, words in [*EXCHANGE, ("Tobias Renn", "No.")]
    ),
}


@pytest.mark.parametrize("convention", MAKERS)
def test_each_convention_gives_the_same_speakers_and_words(convention: str) -> None:
    text = MAKERS[convention]
    found = find_turns(text)
    assert found.convention == convention
    assert found.question is None
    assert [(who and who.title(), words) for who, words in told(found, text)][:4] == EXCHANGE


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrow:\nGood evening.\n\nInes Calder:\nThank you.\n\nMara Ostrow:\nWhy?\n",
        "[00:00:01] Mara Ostrow: Good evening.\n[00:00:05] Ines Calder: Thank you.\n[00:00:09] Mara Ostrow: Why?",
        "Mara Ostrow [00:00:01]: Good evening.\nInes Calder [00:00:05]: Thank you.\nMara Ostrow [00:00:09]: Why?",
        "Mara Ostrow: (00:01)\nGood evening.\nInes Calder: (00:05)\nThank you.\nMara Ostrow: (00:09)\nWhy?",
        "{Mara Ostrow} Good evening.\n{Ines Calder} Thank you.\n{Mara Ostrow} Why?",
        "@Mara Ostrow: Good evening.\n@Ines Calder: Thank you.\n@Mara Ostrow: Why?",
        "**Mara Ostrow**: Good evening.\n\n**Ines Calder**: Thank you.\n\n**Mara Ostrow**: Why?",
        "Mara Ostrow\u00a0: Good evening.\nInes Calder\u00a0: Thank you.\nMara Ostrow\u00a0: Why?",
        "Mara Ostrow (moderator): Good evening.\nInes Calder (councillor): Thank you.\nMara Ostrow (moderator): Why?",
    ],
)
def test_labels_in_their_many_spellings_are_one_convention(text: str) -> None:
    assert told(find_turns(text), text) == [
        ("Mara Ostrow", "Good evening."),
        ("Ines Calder", "Thank you."),
        ("Mara Ostrow", "Why?"),
    ]


def test_stamps_become_seconds() -> None:
    found = find_turns("Mara: (00:07)\nHello.\nInes: (01:02:03)\nHello.\nMara: (01:02:09)\nSo?\n")
    assert [t.begins_at for t in found.turns] == [7.0, 3723.0, 3729.0]


def test_an_f4_stamp_closes_its_turn_and_opens_the_next() -> None:
    text = "I: How was it? #00:00:12-5#\nB1: Loud. #00:00:14-0#\nI: And then?  #00:00:20-3#\n"
    found = find_turns(text)
    assert [text[t.start : t.end] for t in found.turns] == ["How was it?", "Loud.", "And then?"]
    assert [(t.begins_at, t.ends_at) for t in found.turns] == [
        (0.0, 12.5),
        (12.5, 14.0),
        (14.0, 20.3),
    ]


@pytest.mark.parametrize(
    ("ask", "reply"),
    [
        ("Q.", "A."),
        ("Q:", "A:"),
        ("I:", "R:"),
        ("I:", "B1:"),
        ("Interviewer:", "Edda Voss:"),
        ("F:", "A:"),
    ],
)
def test_labels_that_say_question_and_answer_give_questions_and_answers(
    ask: str, reply: str
) -> None:
    text = f"{ask} Since when?\n{reply} Since 2009.\n{ask} And now?\n{reply} Now too.\n"
    found = find_turns(text)
    assert kinds(found) == "qaqa"
    assert [w for _, w in told(found, text)] == [
        "Since when?",
        "Since 2009.",
        "And now?",
        "Now too.",
    ]


def test_labels_of_people_give_speeches() -> None:
    assert kinds(find_turns(MAKERS["colon"])) == "ssss"


def test_clock_times_addresses_notes_and_quoted_words_start_no_turn() -> None:
    text = (
        "Mara Ostrow: Good evening.\n17:30 was the time.\nhttps://example.org is the plan.\n"
        "Note: the clock is wrong.\nHe said: never.\nInes Calder: Thank you.\nMara Ostrow: Why?\n"
    )
    found = find_turns(text)
    assert [t.speaker for t in found.turns] == ["Mara Ostrow", "Ines Calder", "Mara Ostrow"]


def test_a_turn_runs_over_paragraphs_and_wrapped_lines() -> None:
    text = "MARA: Good evening and\nwelcome.\n\nWe begin.\n\nINES: Thank you.\n\nMARA: Why?\n"
    assert told(find_turns(text), text)[0] == ("MARA", "Good evening and\nwelcome.\n\nWe begin.")


def test_a_direction_alone_in_a_paragraph_is_nobodys_and_the_speaker_goes_on() -> None:
    text = "MARA: Good evening.\n[applause]\nWe begin.\nINES: Thank (laughs) you.\nMARA: Why?\n"
    found = find_turns(text)
    assert [(t.kind, t.speaker, text[t.start : t.end]) for t in found.turns] == [
        ("speech", "MARA", "Good evening."),
        ("direction", None, "[applause]"),
        ("speech", "MARA", "We begin."),
        ("speech", "INES", "Thank (laughs) you."),
        ("speech", "MARA", "Why?"),
    ]
    assert [t.label for t in found.turns] == ["MARA", None, None, "INES", "MARA"]


def test_what_stands_around_the_turns_has_kinds_of_its_own() -> None:
    text = (
        "The night ferry\n\nLindholm Bay, 3 May 2031\n\nThis debate was held in the town hall before two hundred people.\n\n"
        "I. The quay\n\nMara Ostrow: Who starts?\n\nInes Calder: I do.\n\nII. The ferry\n\nMara Ostrow: And the ferry?\n\n"
        "Ines Calder: It runs.\n\nTranscribed by Jonas Pell\n"
    )
    found = find_turns(text)
    assert [t.kind for t in found.turns] == [
        *(
            "title",
            "byline",
            "note",
            "heading",
            "speech",
            "speech",
            "heading",
            "speech",
            "speech",
            "credit",
        )
    ]
    assert found.title == "The night ferry"
    assert [(s.title, s.level) for s in found.sections] == [
        ("I. The quay", 1),
        ("II. The ferry", 1),
    ]
    assert found.turns[4].section == "I. The quay"
    assert found.turns[7].section == "II. The ferry"
    assert [(p["what"], p["name"]) for p in found.proposals] == [
        ("date", "2031-05-03"),
        ("transcriber", "Jonas Pell"),
    ]
    credit = found.proposals[1]
    assert text[credit["start"] : credit["end"]] == "Jonas Pell"


def test_a_header_names_people_and_starts_no_turn() -> None:
    text = "Date: 3 May 2031\nInterviewer: Mara Ostrow\nParticipant: Jonas Pell\n\nI: Here long?\nP: Ten years.\nI: Quiet?\nP: No.\n"
    found = find_turns(text)
    assert [t.kind for t in found.turns if t.kind in SAID] == ["question", "answer"] * 2
    assert {(p["what"], p["name"]) for p in found.proposals} == {
        ("date", "2031-05-03"),
        ("interviewer", "Mara Ostrow"),
        ("guest", "Jonas Pell"),
    }


def test_words_after_a_heading_without_a_label_are_flagged() -> None:
    text = "Mara: Who?\n\nInes: I.\n\nII. The end\n\nWe are done, I think.\n\nMara: Yes.\n\nInes: Good.\n"
    found = find_turns(text)
    assert [(t.speaker, [f.code for f in t.flags]) for t in found.turns if t.kind == "speech"][
        2
    ] == (
        "Ines",
        ["unlabelled"],
    )


def test_one_name_spelled_two_ways_is_flagged_and_not_merged() -> None:
    text = "Mara: So?\nTobias Renn: No.\nMara: No?\nTobias Renn: No!\nMara: Why?\nTobias Ren: Noise.\nMara: Ah.\n"
    found = find_turns(text)
    assert [t.speaker for t in found.turns].count("Tobias Ren") == 1
    assert codes(found) == ["near-name"]
    assert [(p["name"], p["other"]) for p in found.proposals if p["what"] == "same-speaker"] == [
        ("Tobias Ren", "Tobias Renn")
    ]


def test_a_name_that_speaks_once_among_many_turns_is_flagged() -> None:
    text = "MARA: So?\nTOBIAS: No.\n" * 12 + "VOICE: Louder!\nMARA: Thank you.\n"
    found = find_turns(text)
    assert codes(found) == ["new-label"]
    assert found.flags[0][0] == 24


def test_a_role_in_brackets_is_proposed_and_not_part_of_the_name() -> None:
    text = "Edda Voss (harbour master): I do.\nMara: So?\nEdda Voss (harbour master): Yes.\nMara: Good.\n"
    found = find_turns(text)
    assert found.turns[0].speaker == "Edda Voss"
    assert found.turns[0].label == "Edda Voss (harbour master)"
    assert [(p["what"], p["name"], p["value"]) for p in found.proposals] == [
        ("role", "Edda Voss", "harbour master")
    ]


def test_a_question_with_another_right_behind_it_may_hide_an_unlabelled_answer() -> None:
    text = "Q: Who are you?\n\nA: Edda Voss.\n\nQ: Since when?\n\nSince 2009. It was a Monday.\n\nQ: Thank you.\n"
    assert codes(find_turns(text)) == ["unlabelled"]


def test_the_evidence_says_how_many_labels_and_how_much_they_explain() -> None:
    assert (
        find_turns(MAKERS["colon"]).evidence == "4 labels (Name: words), 100 % of lines explained"
    )


TIE = "".join(
    f"[Mara] One {n}.\nInes: Two {n}.\n[Tobias] Three {n}.\nJonas: Four {n}.\n" for n in range(3)
)


def test_two_conventions_that_explain_as_much_are_a_choice_for_a_person() -> None:
    found = find_turns(TIE)
    assert found.question is not None
    assert {c.convention for c in found.choices} == {"bracket", "colon"}
    assert {t.kind for t in found.turns} == {"unassigned"}
    settled = find_turns(TIE, convention="bracket")
    assert settled.question is None
    assert {t.speaker for t in settled.turns} == {"Mara", "Tobias"}


def test_prose_stays_unassigned_with_a_question() -> None:
    text = "The ferry was an old dream.\n\nIn spring the council met: it rained.\n\nNothing came of it.\n"
    found = find_turns(text)
    assert [t.kind for t in found.turns] == ["unassigned"] * 3
    assert found.question


def test_a_convention_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownName, match="colon"):
        find_turns("Mara: So?", convention="colun")


# shown by example ----------------------------------------------------------------------------------------------


def test_cue_times_with_a_name_below_are_turns() -> None:
    text = "0:0:3.120 --> 0:0:7.640\nMara Ostrow\nWho starts?\n0:0:8.5 --> 0:0:9.6\nInes Calder\nI do.\n0:0:10.1 --> 0:0:12.6\nMara Ostrow\nSo?\n"
    found = find_turns(text)
    assert [
        (t.speaker, t.begins_at, text[t.start : t.end]) for t in found.turns if t.kind == "speech"
    ] == [
        ("Mara Ostrow", 3.12, "Who starts?"),
        ("Ines Calder", 8.5, "I do."),
        ("Mara Ostrow", 10.1, "So?"),
    ]


def test_questions_in_italics_are_questions() -> None:
    text = "*When did it begin?*\n\nIn spring.\n\n*And the traders, what then?*\n\nThey wrote.\n"
    assert told(find_turns(text), text) == [
        (None, "When did it begin?"),
        (None, "In spring."),
        (None, "And the traders, what then?"),
        (None, "They wrote."),
    ]


def test_a_numbered_list_in_an_answer_is_no_heading() -> None:
    text = "- What do you want?\n\n- Two things:\n\n1. The quay\n2. The ferry\n\nThat is all.\n\n- Who helps?\n\n- Nobody.\n"
    assert kinds(find_turns(text)) == "qaqa"


def test_a_direction_broken_over_lines_is_one_direction() -> None:
    text = (
        "MARA: Here are the guests of this evening, who have come from all the ends of the bay\n\n"
        "[introducing themselves: Ines Calder, councillor; Tobias Renn, of the Traders'\nGuild; Edda Voss, harbour master]\n\n"
        "MARA: We begin with the ferry and the question of who is going to pay for it all.\n\nINES: The town will pay a third.\n"
    )
    found = find_turns(text)
    assert kinds(found) == "sdss"


def test_a_name_that_speaks_once_is_a_speaker_where_every_line_has_a_label() -> None:
    text = "MO: Who starts?\nIC: I do.\nMO: And you?\nTR: Never.\nIC: Oh.\nMO: Well.\n"
    assert [t.speaker for t in find_turns(text).turns] == ["MO", "IC", "MO", "TR", "IC", "MO"]


def test_a_word_with_a_colon_in_a_long_speech_is_no_speaker_but_a_doubt() -> None:
    body = "\n\n".join(f"The quay has stood for {n} years and it will stand." for n in range(8))
    text = f"Mara: Who starts?\n\nInes: I do.\n\n{body}\n\nCourage: the stairs are wet.\n\n{body}\n\nMara: Thank you.\n\nInes: Yes.\n"
    found = find_turns(text)
    assert [t.speaker for t in found.turns] == ["Mara", "Ines", "Mara", "Ines"]
    assert codes(found) == ["new-label"]


def test_spanish_p_and_r_are_question_and_answer() -> None:
    assert (
        kinds(find_turns("P: ¿Cuándo empezó?\nR: En mayo.\nP: ¿Y quién paga?\nR: El pueblo.\n"))
        == "qaqa"
    )


def test_a_date_above_the_turns_is_proposed() -> None:
    text = "The night ferry\n\nLindholm Bay, 3 May 2031\n\nMara: So?\n\nInes: Yes.\n\nMara: Why?\n"
    dates = [p for p in find_turns(text).proposals if p["what"] == "date"]
    assert [(p["name"], text[p["start"] : p["end"]]) for p in dates] == [
        ("2031-05-03", "3 May 2031")
    ]


def test_one_question_in_a_sitting_makes_answers_of_nobodys_speeches() -> None:
    said = "\n\n".join(
        f"{who}: The berth is not ready yet." for who in ("Ann Voss", "Ben Renn") * 6
    )
    t = find_turns(f"{said}\n\nQuestion: Is it built, one may ask? It is.\n\n{said}").turns
    assert {x.kind for x in t} == {"speech"}


def test_q_beside_a_name_asks() -> None:
    pairs = "Interviewers: Ida Moor, Eli Sand\n\n"
    pairs += "\n\n".join("Q: When was that?\n\nVoss: In May, at the quay." for _ in range(9))
    assert [(x.speaker, x.kind) for x in find_turns(pairs).turns][1:3] == [
        ("Q", "question"),
        ("Voss", "speech"),
    ]
