"""Ways of writing met in public collections: each made anew about Lindholm Bay, right value worked
out by hand."""

import json

import pytest

from hustings.model import Transcript
from hustings.read import read

ASKED = "No way of marking speakers"


def given(text: str, name: str = "talk.txt") -> Transcript:
    return read(text.encode(), name=name)


def said(t: Transcript) -> list[tuple[str | None, str]]:
    kinds = ("speech", "question", "answer", "unassigned")
    return [(u.speaker, t.text[u.start : u.end]) for u in t.turns if u.kind in kinds]


def codes(t: Transcript) -> list[str]:
    return [f.code for u in t.turns for f in u.flags]


def test_labels_inside_a_line_begin_turns_of_their_own() -> None:
    pair = "Interviewer: Who pays for boat {n}? Renn: The town pays. And you do, Interviewer.\n"
    found = said(given("".join(pair.format(n=n) for n in range(4))))
    assert [who for who, _ in found] == ["Interviewer", "Renn"] * 4
    assert found[1][1] == "The town pays. And you do, Interviewer."


def test_a_label_that_stands_once_inside_a_line_is_doubted() -> None:
    talk = "Ann Lee: The fee rises.\nBo Marsh: Why? Ann Lee: Because fuel rises.\nAnn Lee: Yes.\n"
    found = given(talk + "Bo Marsh: I see.\n")
    assert len(said(found)) == 4
    assert codes(found) == ["new-label"]


@pytest.mark.parametrize("words", ["He said so. Note: the quay is shut.", "At ten. 17:30 is late."])
def test_a_colon_behind_a_sentence_is_no_label(words: str) -> None:
    talk = f"Ann Lee: {words}\nBo Marsh: Why?\n" * 4
    assert [who for who, _ in said(given(talk))] == ["Ann Lee", "Bo Marsh"] * 4


def test_points_of_a_list_are_no_questions_and_answers() -> None:
    points = "\n".join(
        f"- {who} went over the plan for the night boats, stage {n}{end}"
        for n, (who, end) in enumerate(
            [("Ines", "."), ("Edda", "."), ("Mara", "?"), ("Tobias", "."), ("Bo", ".")] * 4
        )
    )
    found = given(f"# Meeting notes\n\n{points}\n", "notes.md")
    assert {u.kind for u in found.turns} == {"title", "unassigned"}
    assert found.attributes["question"].startswith(ASKED)


def test_paragraphs_in_bold_that_ask_nothing_are_no_interview() -> None:
    parts = "".join(f"**Step {n} of the work**\n\nCall the harbour office.\n\n" for n in range(5))
    assert given(parts, "guide.md").attributes["question"].startswith(ASKED)
    asked = parts.replace("of the work**", "of the work?**")
    assert [u.kind for u in given(asked, "talk.md").turns] == ["question", "answer"] * 5


def test_bullets_are_no_circles_of_japanese_minutes() -> None:
    slides = "".join(f"○ We want more boats, stage {n}\n○ Were they full?\n" for n in range(5))
    assert all(who is None for who, _ in said(given(slides)))
    diet = "○議長（霧島一郎君）　開会します。\n○港三郎君　運賃はなぜ上がるのですか。\n" * 2
    assert [who for who, _ in said(given(diet))] == ["議長", "港三郎君"] * 2


def test_a_fence_of_code_and_a_call_are_no_names() -> None:
    text = "".join(f"```bash\n\nferry --stage {n}\n\nSys.time()\n\n1\n\n" for n in range(4))
    assert all(who is None for who, _ in said(given(text, "guide.md")))


PRINTED = """\
  Mr. RENN. Mr. Speaker, I yield to the gentlewoman from Harmouth
(Ms. Calder-Voss), whose town has
Renn to thank for the quay.
  Ms. CALDER-VOSS. Mr. Speaker, I thank the gentleman. The bill
before us raises the fee for the night boats, as we said.
  Mr. RENN. I offer an amendment, which reads as follows:

     SEC. 217. FEE OF THE NIGHT BOATS.

       The fee is raised by a tenth.

  Ms. CALDER-VOSS. I reserve a point of order against the bill, for
it was never read.
"""


def test_a_section_of_a_bill_does_not_speak_and_a_hyphen_ends_no_name() -> None:
    found = given(PRINTED)
    who = [speaker for speaker, _ in said(found)]
    assert set(who) == {"Mr. RENN", "Ms. CALDER-VOSS"}
    assert "new-label" not in codes(found)
    assert "name-inside" not in codes(found)


def test_a_full_stop_and_a_dash_end_a_label_in_capitals() -> None:
    talk = (
        "HON. I. S. RENN.- Mr. Speaker, Sir, the fee rises.\n"
        "MR SPEAKER.- Order.\n"
        "HON. LEADER OF THE OPPOSITION.- It falls, Mr. Speaker.\n"
        "MR SPEAKER.- Thank you.\n"
    )
    assert [who for who, _ in said(given(talk))] == [
        "HON. I. S. RENN",
        "MR SPEAKER",
        "HON. LEADER OF THE OPPOSITION",
        "MR SPEAKER",
    ]


MINUTES = """\
主席：我们现在开始讨论渡轮收费的问题，请各位委员留意文件第三页所载列的各项数字，
以及附件内的说明。
林海议员：主席，我想问政府，夜间渡轮的收费为什么在过去三年之内上升了百分之二十，
而市民一直得不到解释？我再问局长，政府在甚么时候可以把答覆交给本会，并且可否告知
本会：收费会不会再升？
运输局局长：主席，收费上升是因为燃油价格上升，我现就林议员的质询逐一回答如下：第
一，燃油占成本的一半。
主席：多谢局长。请林议员继续就这个题目提出补充的质询，时间大概还有五分钟左右可以。
林海议员：我没有其他质询，对局长的说明感到满意，也会在下一次会议再跟进这个题目的进展
主席：下一位。
林海议员：我没有其他质询，多谢主席，也多谢局长刚才对本会各位议员所作出的详细答覆。
"""


def test_lines_of_chinese_minutes_are_neither_tables_nor_labels() -> None:
    found = given(MINUTES)
    who = [speaker for speaker, _ in said(found)]
    three = ["主席", "林海议员", "运输局局长"]
    assert who == [*three, *three[:2], *three[:2]]
    assert codes(found) == []


def test_members_who_speak_once_in_a_house_of_many_are_no_doubt() -> None:
    once = "".join(f"Ms. {name}: I do.\n" for name in ("Falk", "Marsh", "Hallam", "Odell"))
    talk = "The Chair: Who is for it?\nMr. Renn: Not I.\n" * 9 + once
    assert codes(given(talk)) == []
    assert codes(given(talk + "Voice: Shame!\n")) == ["new-label"]


def test_rows_without_a_speaker_among_others_are_asked_about() -> None:
    table = b"speaker,text\nAnn Lee,Who pays?\n,And when?\nBo Marsh,The town.\n"
    found = read(table, name="talk.csv")
    assert [u.speaker for u in found.turns] == ["Ann Lee", None, "Bo Marsh"]
    assert [[f.code for f in u.flags] for u in found.turns] == [[], ["unlabelled"], []]
    assert codes(read(b"text\nWho pays?\nThe town.\n", name="talk.csv")) == []


@pytest.mark.parametrize("nobody", ["None", "unknown", "null", None])
def test_a_speaker_a_program_does_not_know_is_nobody(nobody: str | None) -> None:
    rows = [{"speaker": "Ann Lee", "text": "Who pays?"}, {"speaker": nobody, "spoken": "I do."}]
    found = read(json.dumps({"hansard": rows}).encode(), name="talk.json")
    assert [u.speaker for u in found.turns] == ["Ann Lee", None]
