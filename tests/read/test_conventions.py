"""One talk under every way of naming who speaks, in many scripts: the turns are right, or a doubt is told."""

import pytest

from hustings.model import Transcript
from hustings.read import read

SAID = (
    (0, "Good evening. Why a ferry at night?"),
    (1, "Because people work at night. The last bus leaves at 17:30."),
    (0, "And who pays?"),
    (1, "The town pays a third. The Ferry Company said: we carry the rest."),
    (2, "Nobody asked us! Note this: noise drives people away."),
    (0, "Mrs Voss, is the quay wide enough?"),
    (3, "For boats, yes."),
    (2, "Then move the boats."),
    (3, "The sea is where it is."),
    (0, "Thank you, all three."),
)
PEOPLE = {
    "names": ("Mara Ostrow", "Ines Calder", "Tobias Renn", "Edda Voss"),
    "titles": ("Dr. Ostrow", "Cllr. Calder", "Mr. Renn", "Prof. Dr. Voss"),
    "capitals": ("MARA OSTROW", "INES CALDER", "TOBIAS RENN", "EDDA VOSS"),
    "surnames": ("OSTROW", "CALDER", "RENN", "VOSS"),
    "machine": ("SPEAKER_00", "SPEAKER_01", "SPEAKER_02", "SPEAKER_03"),
    "numbered": ("Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4"),
    "offices": ("THE CHAIRMAN", "Ms. CALDER", "Mr. RENN", "Capt. VOSS"),
    "roles": (
        "Mara Ostrow (moderator)",
        "Ines Calder (Council)",
        "Tobias Renn (Guild)",
        "Edda Voss (harbour)",
    ),
    "initials": ("M.O.", "I.C.", "T.R.", "E.V."),
    "particles": ("Mara van der Ostrow", "Ines de la Calder", "Tobias O’Renn", "Edda von Voss"),
    "cyrillic": ("Мара Остров", "Инес Калдер", "Тобиас Ренн", "Эдда Фосс"),
    "greek": ("Μάρα Όστροβ", "Ίνες Κάλντερ", "Τομπίας Ρεν", "Έντα Βος"),
    "arabic": ("مارا أوسترو", "إينيس كالدر", "توبياس رين", "إيدا فوس"),
    "hebrew": ("מארה אוסטרו", "אינס קלדר", "טוביאס רן", "אדה פוס"),
    "chinese": ("主持人", "考尔德", "任先生", "沃斯"),
    "hindi": ("मारा ओस्त्रो", "इनेस काल्डर", "टोबियास रेन", "एडा वॉस"),
}
RIGHT = {
    "colon": "{who}: {words}",
    "colon alone": "{who}:\n{words}",
    "full-width colon": "{who}：{words}",
    "tabulator": "{who}:\t{words}",
    "bold": "**{who}:** {words}",
    "brackets": "[{who}] {words}",
    "hash": "#{who}: {words}",
    "stamp before": "[00:{n:02}:10] {who}: {words}",
    "bare stamp before": "00:{n:02}:10 {who}: {words}",
    "stamp after the name": "{who} (00:{n:02}:10): {words}",
    "stamp after the colon": "{who}: [00:{n:02}:10] {words}",
    "stamp above": "00:{n:02}:10\n{who}: {words}",
    "stamp at the end": "{who}: {words} #00:{n:02}:10-3#",
    "name and time on a line": "{who}  0:{n:02}\n{words}",
    "counted": "{m} {who}: {words}",
    "counted with a point": "{m}. {who}: {words}",
    "chevrons": ">> {who}: {words}",
}
TIMED = {k for k, v in RIGHT.items() if "{n:02}:10" in v}


def written(convention: str, people: str, between: str) -> str:
    names = PEOPLE[people]
    rows = (
        RIGHT[convention].format(who=names[k], words=w, n=n, m=n + 1)
        for n, (k, w) in enumerate(SAID)
    )
    return between.join(rows) + "\n"


def spoken(t: Transcript) -> list[tuple[str | None, str]]:
    return [
        (x.speaker, " ".join(t.text[x.start : x.end].split()))
        for x in t.turns
        if x.kind in ("speech", "question", "answer", "unassigned")
    ]


@pytest.mark.parametrize("convention", RIGHT)
@pytest.mark.parametrize("people", PEOPLE)
def test_the_talk_has_the_same_turns_in_every_convention_and_script(
    convention: str, people: str
) -> None:
    expected = [(PEOPLE[people][k].split(" (")[0], words) for k, words in SAID]
    for between in ("\n", "\n\n"):
        found = read(written(convention, people, between).encode(), name="talk.txt")
        assert spoken(found) == expected
        if convention in TIMED and convention != "stamp at the end":
            assert [t.begins_at for t in found.turns] == [n * 60.0 + 10 for n in range(len(SAID))]


@pytest.mark.parametrize("convention", ["{who} | {words}", "{who} – {words}", "{who}.— {words}"])
@pytest.mark.parametrize("people", [p for p in PEOPLE if p not in ("chinese", "hindi")])
def test_what_is_not_surely_read_is_told(convention: str, people: str) -> None:
    names = PEOPLE[people]
    text = "\n".join(convention.format(who=names[k], words=w) for k, w in SAID) + "\n"
    found = read(text.encode(), name="talk.txt")
    right = spoken(found) == [(names[k].split(" (")[0], w) for k, w in SAID]
    assert right or "question" in found.attributes or any(t.flags for t in found.turns)


def test_numbers_that_do_not_count_lines_stay_in_the_words() -> None:
    text = "Mara Ostrow: How many?\nInes Calder: 3 boats.\nMara Ostrow: And lorries?\nInes Calder: 4 of them.\n"
    assert spoken(read(text.encode(), name="x.txt"))[1] == ("Ines Calder", "3 boats.")


def test_a_stamp_between_paragraphs_of_few_turns_stays_with_the_words_it_follows() -> None:
    text = "Mara Ostrow: So?\n\nInes Calder: Yes.\n\n00:01:00\n\nMara Ostrow: Why?\n\nInes Calder: So.\n"
    times = [t.begins_at for t in read(text.encode(), name="x.txt").turns if t.kind == "speech"]
    assert times[0] is None
