"""Minutes, hearings, chats and tables in eight languages: each text has what is said, and by whom, written in: ⟦who|words⟧."""

import re

import pytest

from hustings.read import find_turns, read
from hustings.read.words.lines import split_lines
from hustings.read.words.narration import is_narrated, is_running

GOLD = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
SPOKEN = ("speech", "question", "answer", "unassigned")

MINUTES = {
    "fr": """Présidence de Mme Marthe Ostrow
Mme la présidente. ⟦Mme la présidente|La parole est à M. Paul Brizard.⟧
1
QUESTIONS AU GOUVERNEMENT
M. Paul Brizard. ⟦M. Paul Brizard|Qui paiera le retour du bac ?⟧
Mme Inès Calder, ministre des ports. ⟦Mme Inès Calder|Les communes.⟧
(Exclamations sur quelques bancs du groupe UPM.)
M. Paul Brizard. ⟦M. Paul Brizard|C'est faux !⟧
Mme la présidente. ⟦Mme la présidente|Je vous en prie.⟧
La séance, suspendue à seize heures, est reprise à seize heures dix.
""",
    "it": """La seduta comincia alle 10.
PRESIDENTE. ⟦PRESIDENTE|Invito il deputato Segretario a dare lettura del verbale.⟧
MARIA LARICI, Segretaria, legge il processo verbale della seduta di ieri.
PRESIDENTE. ⟦PRESIDENTE|Ha chiesto di parlare il deputato Renni.⟧
TOBIA RENNI (M5S). ⟦TOBIA RENNI|Nessuno ha spiegato perché.⟧
(Segue la votazione).
PRESIDENTE. ⟦PRESIDENTE|Passiamo oltre.⟧
La seduta termina alle 11,05.
""",
    "ru": """Председательствующий. ⟦Председательствующий|Кто за повестку дня?⟧

РЕЗУЛЬТАТЫ ГОЛОСОВАНИЯ (10 час. 04 мин. 12 сек.)
Проголосовало за               300 чел.            75,0 %
Не голосовало                   98 чел.            24,5 %
Результат: принято

⟦Председательствующий|Повестка принята.⟧
Ренников Т. А., фракция "БЕРЕГ". ⟦Ренников Т. А.|Паром больше не ходит.⟧
Из зала. ⟦Из зала|Не верим!⟧
Председательствующий. ⟦Председательствующий|Тише, пожалуйста.⟧
Воссов Э. П. ⟦Воссов Э. П.|У меня вопрос.⟧
""",
    "es": """Se abre la sesión a las nueve de la mañana.

La señora PRESIDENTA: ⟦La señora PRESIDENTA|Tiene la palabra la señora Renner.⟧

La señora RENNER VIDAL: ⟦La señora RENNER VIDAL|¿Quién paga?⟧

Núm. 88 6 de mayo de 2031 Pág. 2

La señora PRESIDENTA: ⟦La señora PRESIDENTA|Gracias.⟧

La señora RENNER VIDAL: ⟦La señora RENNER VIDAL|Muchas gracias.⟧

Se levanta la sesión a las diez y cinco minutos de la mañana.
""",
    "nl": """De voorzitter:
⟦De voorzitter|Het woord is aan de heer Renn.⟧

De heer Renn (PvH):
⟦De heer Renn|Wie betaalt dat?⟧

Minister Calder:
⟦Minister Calder|De gemeenten.⟧

De vergadering wordt van 11.05 uur tot 11.15 uur geschorst.

De voorzitter:
⟦De voorzitter|Dank u wel.⟧

De heer Renn (PvH):
⟦De heer Renn|Graag gedaan.⟧
""",
    "ja": """○議長（霧島一郎君）　⟦議長|これより会議を開きます。⟧
　　　〔森田次郎君登壇、拍手〕
○森田次郎君　⟦森田次郎君|誰が費用を払うのですか。⟧
　（「なぜだ」と呼ぶ者あり）
―――――――――――――
○議長（霧島一郎君）　⟦議長|本日はこれにて散会いたします。⟧
　　　午前十時五十分散会
""",
    "zh": """主席：⟦主席|請秘書鳴鐘。⟧

（在響鐘後，多位議員進入會議廳）

林志遠議員：⟦林志遠議員|由誰付款？⟧

主席：⟦主席|會議恢復。⟧

林志遠議員：⟦林志遠議員|多謝主席。⟧
""",
    "de": """(A)
(B)
Präsidentin Mara Ostrow:
⟦Präsidentin Mara Ostrow|Das Wort hat der Kollege Dr. Renn.⟧
(Beifall bei der HL)
Dr. Tobias Renn (HL):
⟦Dr. Tobias Renn|Die Fähre fährt nicht mehr.⟧
(Zuruf von der FP: Unsinn!)
⟦Dr. Tobias Renn|Wer zahlt?⟧
Ines Calder, Bundesministerin für Häfen:
⟦Ines Calder|Die Gemeinden zahlen ein Drittel.⟧
Vizepräsident Jon Hask:
⟦Vizepräsident Jon Hask|Das war die letzte Rednerin.⟧
Schluss: 11.05 Uhr
""",
    "us": """  The PRESIDING OFFICER. ⟦The PRESIDING OFFICER|The Senator from
Northmoor is recognized.⟧
  Mr. RENN. ⟦Mr. RENN|Mr. President, the night ferry does not run.⟧

                          THE NIGHT FERRY ACT

  The PRESIDING OFFICER. ⟦The PRESIDING OFFICER|The clerk will call the roll.⟧
  The legislative clerk called the roll.
  The result was announced--yeas 51, nays 47, as follows:

                                YEAS--51

     Aldous
     Barrow

  Mr. RENN. ⟦Mr. RENN|I move to lay that motion on the table.⟧
""",
    "hearing": """    Chairman Hask. ⟦Chairman Hask|The subcommittee will come to order.⟧

              STATEMENT OF DR. INES CALDER, HARBOUR INSTITUTE

    Dr. Calder. ⟦Dr. Calder|Thank you, Mr. Chairman. The ferry carried
two hundred people a night.⟧
    [The prepared statement of Dr. Calder follows:]
    Chairman Hask. ⟦Chairman Hask|Thank you. I saw the report of
Mr. Renn. The figures are right.⟧
    Dr. Calder. ⟦Dr. Calder|They are.⟧
    [Whereupon, at 11:05 a.m., the subcommittee was adjourned.]
""",
    "un": """The meeting was called to order at 10.05 a.m.

The President: ⟦The President|I now give the floor to the representative of Northmoor.⟧

Mr. Renn (Northmoor): ⟦Mr. Renn|The ferries must run.⟧

31-12044 3/9

The President: ⟦The President|I thank him.⟧

A vote was taken by show of hands.

In favour:
Northmoor, Southmoor

Against:
None

The President: ⟦The President|The draft resolution has been adopted.⟧

Mr. Renn (Northmoor): ⟦Mr. Renn|I shall be brief.⟧

The meeting rose at 11.05 a.m.
""",
    "commons": """6 May 2031 : Column 112
Mr. Tobias Renn (Northmoor): ⟦Mr. Tobias Renn|The night ferry carried two hundred people every night.⟧
The Minister for Harbours (Ms. Ines Calder): ⟦The Minister for Harbours|The towns.⟧
Several hon. Members rose—
Mr. Renn: ⟦Mr. Renn|And the rest?⟧
Ms. Calder: ⟦Ms. Calder|The company.⟧
Question put, That the Question be now put.
Mr. Renn: ⟦Mr. Renn|I am grateful.⟧
""",
}


def parted(marked: str) -> tuple[str, list[tuple[str | None, str]]]:
    """A text without its marks, and what they say."""
    gold = [(m[1] or None, " ".join(m[2].split())) for m in GOLD.finditer(marked)]
    return GOLD.sub(lambda m: m[2], marked), gold


def told(text: str, name: str = "talk.txt") -> list[tuple[str | None, str]]:
    found = read(text.encode(), name=name)
    said = [t for t in found.turns if t.kind in SPOKEN]
    return [(t.speaker, " ".join(found.text[t.start : t.end].split())) for t in said]


@pytest.mark.parametrize("house", MINUTES)
def test_minutes_of_many_houses_name_who_says_what_and_nothing_else(house: str) -> None:
    text, gold = parted(MINUTES[house])
    assert told(text) == gold


@pytest.mark.parametrize(
    "marked",
    [
        "06/05/2031, 14:05 - Messages are encrypted.\n"
        "06/05/2031, 14:05 - Edda Voss: ⟦Edda Voss|Is it running?⟧\n"
        "06/05/2031, 14:07 - Tobias Renn: ⟦Tobias Renn|No\nNote: the bus runs at 17:30⟧\n"
        "06/05/2031, 14:10 - Tobias Renn added Ines Calder\n"
        "06/05/2031, 14:12 - Ines Calder: ⟦Ines Calder|Thanks⟧\n",
        "[06.05.31, 14:05:01] Edda Voss: ⟦Edda Voss|Fährt sie?⟧\n"
        "[06.05.31, 14:07:44] Tobias Renn: ⟦Tobias Renn|Nein⟧\n",
        "[14:05] <edda> ⟦edda|is it running?⟧\n[14:06] <tobias_r> ⟦tobias_r|no: not now⟧\n"
        "[14:07] * ines has joined #quay\n[14:07] <ines> ⟦ines|hi⟧\n",
        "14:05:01 From Edda Voss to Everyone: ⟦Edda Voss|Is it running?⟧\n"
        "14:06:10 From Tobias Renn to Edda Voss(Direct Message): ⟦Tobias Renn|no⟧\n",
    ],
)
def test_messages_of_chats_are_their_senders_and_the_programs_own_are_nobodys(marked: str) -> None:
    text, gold = parted(marked)
    assert told(text) == gold


def test_rows_drawn_with_bars_are_turns_with_their_times() -> None:
    text = (
        "# Group 3\n\n| Time | Speaker | Words |\n|---|---|---|\n| 0:01 | Mara | Who pays? |\n"
        "| 0:04 | Edda | The towns: a third. |\n| 0:09 | Mara | And the rest? |\n"
    )
    found = read(text.encode(), name="x.md")
    said = [t for t in found.turns if t.kind in SPOKEN]
    assert [(t.speaker, t.begins_at, found.quote(t.start, t.end)) for t in said] == [
        ("Mara", 1.0, "Who pays?"),
        ("Edda", 4.0, "The towns: a third."),
        ("Mara", 9.0, "And the rest?"),
    ]


def test_a_table_that_is_no_talk_keeps_its_bars() -> None:
    text = "Tools of ours.\n\n| Task | Command |\n|---|---|\n| Add | `add` |\n\nThat is all.\n"
    assert "| Add | `add` |" in " ".join(words for _, words in told(text, "x.md"))


def test_counsel_who_objects_once_is_no_part_of_an_answer() -> None:
    marked = """INGRID FALK,
having been first duly sworn, was examined and testified as follows:

EXAMINATION BY MR. RENN:

     Q.  ⟦MR. RENN|Where do you work?⟧

     A.  ⟦INGRID FALK|At the harbour.⟧

         MS. CALDER:  ⟦MS. CALDER|Objection to form.⟧

     Q.  ⟦MR. RENN|You may answer.⟧

     A.  ⟦INGRID FALK|I keep the books.⟧
"""
    text, gold = parted(marked)
    assert told(text) == gold


def test_questions_without_a_mark_among_names_are_questions() -> None:
    marked = """     MS. CALDER:  ⟦MS. CALDER|Go ahead, Tobias.⟧

     Q    ⟦Q|Who pays for it?⟧

     MS. CALDER:  ⟦MS. CALDER|The towns.⟧

     Q    ⟦Q|And the rest?⟧

     MS. CALDER:  ⟦MS. CALDER|The company.⟧
"""
    text, gold = parted(marked)
    assert told(text) == gold
    assert [t.kind for t in find_turns(text).turns] == ["speech", "question"] * 2 + ["speech"]


def test_pregunta_and_respuesta_and_their_letters_ask_and_answer() -> None:
    text = (
        "**Pregunta.** ¿Por qué?\n\n**Respuesta.** Vienen.\n\n**P.** ¿Y si no?\n\n**R.** Espero.\n"
    )
    assert [t.kind for t in find_turns(text).turns] == ["question", "answer"] * 2


def test_what_stands_for_whom_is_no_speech() -> None:
    text = (
        "MO: = Mara Ostrow\nEV: = Edda Voss\n\nMO: Where?\n\nEV: There.\n\nMO: When?\n\nEV: Then.\n"
    )
    assert told(text)[0] == ("MO", "Where?")
    assert len(told(text)) == 4


@pytest.mark.parametrize(
    "words",
    [
        "The House divided us all, I think.",
        "The meeting was called off. Then we went home.",
        "The question is put to you: do we pay?",
        "La séance est levée.",
        "Sitting suspended animation is a trick of theirs. Nobody knows it.",
    ],
)
def test_what_people_say_of_sittings_is_said(words: str) -> None:
    text = f"Edda Voss: Yes.\n\n{words}\n\nTobias Renn: No.\n\nEdda Voss: So.\n\nTobias Renn: Oh.\n"
    assert words in told(text)[0][1]
    assert not is_narrated(split_lines(words), 0)


def test_what_is_near_a_formula_of_minutes_is_doubted() -> None:
    text = (
        "M. le président. La séance est ouverte.\n\nMme Arvor. Je retire mon amendement.\n\n"
        "L'amendement n° 3 est retiré.\n\nM. le président. Merci.\n\nMme Arvor. Merci à vous.\n"
    )
    flags = [[f.code for f in t.flags] for t in find_turns(text).turns]
    assert flags == [[], ["narration"], [], []]


def test_a_paragraph_in_other_type_and_two_voices_in_one_cue_are_doubted() -> None:
    talk = "".join(f"**Who pays, {n}?**\n\nThe towns, all {n} of them.\n\n" for n in range(6))
    found = read((talk + "*She smiles.*\n").encode(), name="x.md")
    assert [f.code for f in found.turns[-1].flags] == ["narration"]
    text = (
        "MARA: Who pays?\n- The towns. - No, the company.\nEDDA: A third.\nMARA: So?\nEDDA: Yes.\n"
    )
    flags = [[f.code for f in t.flags] for t in find_turns(text).turns]
    assert flags == [["new-label"], [], [], []]


@pytest.mark.parametrize("words", ["1/2", "We won 3/4 of the seats", "See page 3", "Half, 1/2"])
def test_fractions_and_pages_that_are_said_head_no_page(words: str) -> None:
    assert not is_running(words)


@pytest.mark.parametrize(
    "marked",
    [
        "01.01 Paul Brizard (ECO): ⟦Paul Brizard|Qui paie ?⟧\n\n"
        "01.02 Inès Calder, ministre: ⟦Inès Calder|Les communes.⟧\n\n"
        "01.03 Paul Brizard (ECO): ⟦Paul Brizard|Je prends note.⟧\n\n"
        "La séance est levée à 15 h 10.\n",
        "President. – ⟦President|The next item is the debate.⟧\n\n"
        "Ines Calder, Member of the Commission. – ⟦Ines Calder|The ferries run.⟧\n\n"
        "Tobias Renn, on behalf of the HL Group. – ⟦Tobias Renn|They do not.⟧\n\n"
        "(The sitting was suspended for a few moments)\n\n"
        "President. – ⟦President|We resume.⟧\n",
        "A Sr.ª Presidente: — ⟦A Sr.ª Presidente|Tem a palavra o Sr. Deputado.⟧\n\n"
        "O Sr. Tobias Renn (PH): — ⟦O Sr. Tobias Renn|Quem paga?⟧\n\nAplausos do PH.\n\n"
        "A Sr.ª Presidente: — ⟦A Sr.ª Presidente|Peço silêncio.⟧\n\n"
        "O Sr. Tobias Renn (PH): — ⟦O Sr. Tobias Renn|Obrigado.⟧\n\nEram 13 horas e 2 minutos.\n",
        "Marszałek:\n\n⟦Marszałek|Otwieram posiedzenie.⟧\n\nPoseł Tobiasz Ren:\n\n"
        "⟦Poseł Tobiasz Ren|Kto zapłaci?⟧\n\nMarszałek:\n\n⟦Marszałek|Proszę.⟧\n\n"
        "Poseł Tobiasz Ren:\n\n⟦Poseł Tobiasz Ren|Dziękuję.⟧\n\n"
        "(Koniec posiedzenia o godz. 12 min 5)\n",
        "Harbour Council          6 May 2031\nPage 12\nEdda Voss: ⟦Edda Voss|Who pays?⟧\n"
        "Tobias Renn: ⟦Tobias Renn|The towns.⟧\nHarbour Council          6 May 2031\nPage 13\n"
        "Edda Voss: ⟦Edda Voss|I see.⟧\nTobias Renn: ⟦Tobias Renn|You do.⟧\n",
        "Edda Voss, [06.05.2031 14:05]\n⟦Edda Voss|Is it running?⟧\n\n"
        "Tobias Renn, [06.05.2031 14:07]\n⟦Tobias Renn|No⟧\n",
        "La Présidente : ⟦La Présidente|Mme la ministre.⟧\n\nM. Brizard : ⟦M. Brizard|Qui paie ?⟧\n\n"
        "Des voix : ⟦Des voix|Bravo !⟧\n\nM. Brizard : ⟦M. Brizard|Merci.⟧\n\n"
        "La Présidente : ⟦La Présidente|Poursuivez.⟧\n",
        "Präsidentin Mara Ostrow: ⟦Präsidentin Mara Ostrow|Bitte.⟧\n\n9.05.12\n\n"
        "Abgeordneter Tobias Renn (HL): ⟦Abgeordneter Tobias Renn|Wer zahlt das?⟧\n\n9.08.44\n\n"
        "Präsidentin Mara Ostrow: ⟦Präsidentin Mara Ostrow|Danke.⟧\n\n9.09.01\n\n"
        "Abgeordneter Tobias Renn (HL): ⟦Abgeordneter Tobias Renn|Bitte sehr.⟧\n",
        "Calder Ines, Bundesrätin: ⟦Calder Ines|Die Gemeinden.⟧\n\n"
        "Renn Tobias (H, LI): ⟦Renn Tobias|Wer zahlt?⟧\n\n"
        "Calder Ines, conseillère fédérale: ⟦Calder Ines|La compagnie.⟧\n\n"
        "Renn Tobias (H, LI): ⟦Renn Tobias|Danke.⟧\n",
        "WITNESS: EDDA VOSS [Resumed]\n\nExamination by Mr. Hallam: [Continued]\n\n"
        "Q. ⟦Mr. Hallam|Did you hear it?⟧\n\nA. ⟦EDDA VOSS|Yes.⟧\n\n"
        "MS. ODELL: ⟦MS. ODELL|Objection.⟧\n\nQ. ⟦Mr. Hallam|Were you alone?⟧\n\n"
        "A. ⟦EDDA VOSS|I was.⟧\n\n--- Whereupon the hearing adjourned at 1.45 p.m.\n",
        "Sra. Presidenta.- ⟦Sra. Presidenta|Tiene la palabra el diputado.⟧\n\n"
        "Sr. Renn.- ⟦Sr. Renn|¿Quién va a pagar?⟧\n\n"
        "Sra. Presidenta.- ⟦Sra. Presidenta|Silencio.⟧\n\nSr. Renn.- ⟦Sr. Renn|Gracias.⟧\n",
        "Prof. Dr. Voss.— ⟦Prof. Dr. Voss|Who pays?⟧\nMr. Renn.— ⟦Mr. Renn|The towns.⟧\n"
        "Prof. Dr. Voss.— ⟦Prof. Dr. Voss|I see.⟧\nMr. Renn.— ⟦Mr. Renn|You do.⟧\n",
        "1121  MS. VOSS: ⟦MS. VOSS|We have forty ferries.⟧\n\n"
        "1122  THE CHAIRPERSON: ⟦THE CHAIRPERSON|Thank you.⟧\n\n"
        "--- Upon recessing at 1005\n--- Upon resuming at 1020\n\n"
        "1123  MS. VOSS: ⟦MS. VOSS|May I go on?⟧\n\n1124  THE CHAIRPERSON: ⟦THE CHAIRPERSON|Yes.⟧\n",
        "Q1 Chair: ⟦Chair|Who pays?⟧\n\nInes Calder: ⟦Ines Calder|The towns.⟧\n\n"
        "Q2 Tobias Renn: ⟦Tobias Renn|And the rest?⟧\n\nInes Calder: ⟦Ines Calder|The company.⟧\n\n"
        "Q3 Jon Hask: ⟦Jon Hask|When?⟧\n\nInes Calder: ⟦Ines Calder|In March.⟧\n\n"
        "Chair: ⟦Chair|Thank you.⟧\n",
        "Przewodnicząca poseł Maria Ostrow (HL):\n⟦Przewodnicząca poseł Maria Ostrow|Proszę.⟧\n\n"
        "Poseł Tobiasz Ren (FP):\n⟦Poseł Tobiasz Ren|Kto zapłaci?⟧\n\n"
        "Przewodnicząca poseł Maria Ostrow (HL):\n⟦Przewodnicząca poseł Maria Ostrow|Dziękuję.⟧\n\n"
        "Poseł Tobiasz Ren (FP):\n⟦Poseł Tobiasz Ren|Nie mam pytań.⟧\n",
        "Mara — 05/06/2031 2:05 PM\n⟦Mara|is it running?⟧\nEdda — 05/06/2031 2:07 PM\n⟦Edda|no⟧\n",
        "D. ⟦D|Perché conta i traghetti?⟧\n\nR. ⟦R|Perché arrivano.⟧\n\n"
        "D. ⟦D|E se non arrivano?⟧\n\nR. ⟦R|Aspetto.⟧\n",
        "MARA OSTROW, HOST: ⟦MARA OSTROW|Edda?⟧\n\nEDDA VOSS, BYLINE: ⟦EDDA VOSS|It is quiet.⟧\n\n"
        "TOBIAS RENN, FERRYMAN: ⟦TOBIAS RENN|I rang it.⟧\n\nMARA OSTROW: ⟦MARA OSTROW|Who pays?⟧\n",
    ],
)
def test_more_houses_and_their_labels(marked: str) -> None:
    text, gold = parted(marked)
    assert told(text) == gold
