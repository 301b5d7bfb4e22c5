"""Labels with a number before them, records with numbered lines, labels in bold with their words."""

from hustings.read import find_turns, read


def told(text: str, name: str = "x.txt") -> list[tuple[str | None, str]]:
    found = read(text.encode(), name=name)
    spoken = [t for t in found.turns if t.kind in ("speech", "question", "answer")]
    return [(t.speaker, found.text[t.start : t.end]) for t in spoken]


def test_the_number_of_a_speech_is_no_part_of_a_name() -> None:
    text = "".join(
        f"Anf. {n} {who} (HL):\n\nHerr talman! Vem betalar {n}?\n\n"
        for n, who in enumerate(("INES CALDER", "TOBIAS RENN", "INES CALDER"), 1)
    )
    assert [who for who, _ in told(text)] == ["INES CALDER", "TOBIAS RENN", "INES CALDER"]


def test_numbered_questions_in_bold() -> None:
    text = (
        "Q1 **Chair:** Who pays?\n\n***Edda Voss:*** The towns.\n\n"
        "Q2 **Tobias Renn:** And the rest?\n\n***Edda Voss:*** Nobody.\n\nQ3 **Chair:** I see.\n"
    )
    assert told(text, "x.md") == [
        ("Chair", "Who pays?"),
        ("Edda Voss", "The towns."),
        ("Tobias Renn", "And the rest?"),
        ("Edda Voss", "Nobody."),
        ("Chair", "I see."),
    ]


def test_a_bracket_on_a_numbered_line_of_a_record_counts_on() -> None:
    rows = [
        "Q.   Where do you work?",
        "A.   At the harbour.",
        "Q.   Since when?",
        "A.   March.",
        "     (Exhibit 3 was marked.)",
        "Q.   Do you know it?",
        "A.   I wrote it.",
        "     (A short recess.)",
        "Q.   We are back.",
        "A.   Yes.",
    ]
    text = "".join(f"{n:2}    {row}\n" for n, row in enumerate(rows, 1))
    assert find_turns(text).convention == "qa"
    words = [w for _, w in told(text)]
    assert [words[0], words[1], words[-1]] == ["Where do you work?", "At the harbour.", "Yes."]


def test_a_label_and_its_question_in_bold_above_a_label_in_bold() -> None:
    text = "".join(
        f"**Le Port : Pourquoi {n} ?**\n\n**Edda Voss :** Parce que {n}.\n\n" for n in "abc"
    )
    assert told(text, "x.md")[:3] == [
        ("Le Port", "Pourquoi a ?"),
        ("Edda Voss", "Parce que a."),
        ("Le Port", "Pourquoi b ?"),
    ]


def test_a_label_and_its_question_in_bold_above_a_plain_answer() -> None:
    text = "".join(f"**The Bay: Why is it {n}?**\n\nBecause it is {n}.\n\n" for n in "abc")
    assert told(text, "x.md")[:3] == [
        ("The Bay", "Why is it a?"),
        (None, "Because it is a."),
        ("The Bay", "Why is it b?"),
    ]


def test_a_heading_that_asks_among_questions_in_bold_is_a_heading() -> None:
    text = "".join(f"**Why are there {n}?**\n\nBecause of the ice.\n\n" for n in "abc")
    found = read((f"{text}### Who is she?\n\nShe was born here.\n").encode(), name="x.md")
    assert [t.kind for t in found.turns][-2:] == ["heading", "answer"]


def test_a_heading_that_tells_somebody_to_go_on_asks_where_headings_ask() -> None:
    asked = "".join(f"### Why are there {n}?\n\nBecause of the ice.\n\n" for n in "abc")
    text = f"{asked}### Tell me of the ferry.\n\nIt leaks.\n\n### The second boat\n\nIt sank.\n"
    found = read(text.encode(), name="x.md")
    assert [t.kind for t in found.turns][-4:] == ["question", "answer", "heading", "answer"]


def test_two_headings_that_ask_make_no_question_of_a_third() -> None:
    asked = "".join(f"### Why are there {n}?\n\nBecause of the ice.\n\n" for n in "ab")
    text = f"{asked}### It was the ferry.\n\nIt leaks.\n"
    assert "question" not in [t.kind for t in read(text.encode(), name="x.md").turns][-2:]


def test_seconds_in_brackets_before_words_are_times() -> None:
    text = "".join(f"S{n % 2}:\n[{n}9.5s] We heard of pier {n}.\n\n" for n in range(1, 9))
    found = find_turns(text).turns
    assert [t.begins_at for t in found[:2]] == [19.5, 29.5]
    assert text[found[0].start : found[0].end] == "We heard of pier 1."


def test_a_number_in_brackets_is_no_time_without_its_unit() -> None:
    text = "".join(f"S{n % 2}: [{n}9.5] We heard of pier {n}.\n\n" for n in range(1, 9))
    assert {t.begins_at for t in find_turns(text).turns} == {None}


def test_a_title_cut_short_is_part_of_its_label() -> None:
    text = "".join(f"Bgm. Ostrow: Wer zahlt {n}?\n\nGR Renn: Die Gemeinde.\n\n" for n in "abcd")
    assert {who for who, _ in told(text)} == {"Bgm. Ostrow", "GR Renn"}


def test_questions_and_answers_are_told_in_dutch() -> None:
    found = find_turns("".join(f"V: Wie betaalt {n}?\nA: De gemeente.\n" for n in "abc"))
    assert [t.kind for t in found.turns] == ["question", "answer"] * 3


def test_a_name_and_a_time_in_brackets_before_words() -> None:
    text = "".join(
        f"{who} [00:00:{n:02d}] Who pays for {n}?\n\n"
        for n, who in enumerate(("Mara Ostrow", "Ines Calder") * 2)
    )
    found = find_turns(text)
    assert found.convention == "name-time"
    assert [(t.speaker, t.begins_at) for t in found.turns] == [
        ("Mara Ostrow", 0.0),
        ("Ines Calder", 1.0),
        ("Mara Ostrow", 2.0),
        ("Ines Calder", 3.0),
    ]
    assert find_turns("See Table [00:12] there.\n\nAnd so on.\n").question is not None
