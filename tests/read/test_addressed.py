"""Labels of Brazilian minutes, headings that are labels, and heads of pages beside them."""

from hustings.read import find_turns


def said(text: str) -> list[tuple[str | None, str]]:
    found = find_turns(text)
    assert found.question is None
    return [(t.speaker, text[t.start : t.end]) for t in found.turns if t.kind == "speech"]


CHAIR = "O SR. PRESIDENTE (Tomás Renn. PSB - ES)"
MEMBER = "A SRA. EDDA VOSS (Bloco/PT - RS. Pela ordem. Sem revisão da oradora.)"


def test_a_dash_behind_a_bracket_names_who_speaks_also_over_two_lines() -> None:
    broken = MEMBER.replace("revisão da", "revisão\nda")
    text = "\n\n".join(
        [
            f"{CHAIR} - Tem a palavra a Deputada.",
            f"{MEMBER} - Obrigada.",
            f"{CHAIR} - Conclua.",
            f"{broken} - A balsa parou.",
            f"{CHAIR} - Obrigado.",
        ]
    )
    assert [who for who, _ in said(text)] == [
        "O SR. PRESIDENTE",
        "A SRA. EDDA VOSS",
        "O SR. PRESIDENTE",
        "A SRA. EDDA VOSS",
        "O SR. PRESIDENTE",
    ]
    assert said(text)[3][1] == "A balsa parou."


def test_a_heading_with_a_colon_is_a_label_among_others() -> None:
    text = "\n\n".join(
        f"### Poseł Tomasz Wójt:\nPłacimy za molo {n}.\n\nMarszałek:\nDziękuję, numer {n}."
        for n in range(1, 5)
    )
    assert said(text)[:2] == [
        ("Poseł Tomasz Wójt", "Płacimy za molo 1."),
        ("Marszałek", "Dziękuję, numer 1."),
    ]


def test_what_stands_below_the_head_of_each_page_is_nobodys() -> None:
    page = "{n}/9\n\nSessão de: 16/09/2031\n\nNotas da Casa\n\n"
    text = "".join(
        f"{CHAIR} - Número {n}, por favor.\n\nA balsa\n\n{page.format(n=n)}parou {n} vezes.\n\n"
        f"{MEMBER} - Obrigada pelo número {n}.\n\n"
        for n in range(1, 7)
    )
    words = " ".join(words for _, words in said(text))
    assert "Sessão" not in words
    assert "Notas" not in words
    assert "parou 3 vezes." in words


def test_a_point_and_a_bracket_of_a_list_name_nobody() -> None:
    text = "\n\n".join(
        f"Edda Voss: Motion {n}.\n\na.) The pier is mended.\n\n(Proposed: the Harbour Board)\n\n"
        f"Tobias Renn: Agreed, {n}.\n\nEdda Voss: Then {n + 1}.\n\nTobias Renn: Yes, {n}."
        for n in range(1, 6)
    )
    assert {who for who, _ in said(text)} == {"Edda Voss", "Tobias Renn"}


def test_an_office_that_several_hold_is_not_offered_as_one_persons() -> None:
    two = CHAIR.replace("Tomás Renn", "Jana Moll")
    one = [f"{CHAIR} - Número {n}.\n\n{MEMBER} - Sim." for n in range(1, 5)]
    offered = [p for p in find_turns("\n\n".join(one)).proposals if p["what"] == "same-speaker"]
    assert [p["other"] for p in offered] == ["Tomás Renn"]
    both = "\n\n".join([*one, f"{two} - Conclua."])
    assert "same-speaker" not in {p["what"] for p in find_turns(both).proposals}
