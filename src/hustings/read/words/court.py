"""Who asks and who answers in testimony that is written as Q. and A."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from .lines import Line

_HONORIFIC = r"(?:MR|MS|MRS|MISS|DR|JUDGE|SIR|PROF)\.?"
EXAMINATION = re.compile(
    rf"^(?:(?:(?:FURTHER|RE-?|DIRECT|CROSS|REDIRECT|RECROSS|VOIR DIRE)[ -]*)*EXAMINATION\b"
    rf"(?:\s*\(?(?:CONTINUED|RESUMED|CONT'D)\)?)?(?:\s*:?\s*BY\s+(?P<name>{_HONORIFIC}\s[^:\n]{{2,40}}?))?|"
    rf"(?:FURTHER\s)?(?:QUESTIONS\s(?:BY|FROM)|BY)\s+(?P<name2>{_HONORIFIC}\s[^:\n]{{2,40}}?))\s*[:.]?"
    r"(?:\s*[\[(](?:CONTINUED|RESUMED)[\])])?$",
    re.IGNORECASE,
)
"""The head of an examination: ``CROSS-EXAMINATION BY MS. ODELL:``, ``BY MR. HALLAM:``."""
LONGEST_HEAD = 100
"""Characters of the longest head of an examination."""
_PERSON = r"(?P<name>[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]*){1,4})"
_CALLED = (
    re.compile(
        rf"^(?:Whereupon,?\s*|\(?)?{_PERSON},?\s*\(?(?:(?:was |a |the |having been |being |after "
        rf"(?:having been|being) )?(?:first |duly |previously |called |sworn|SWORN|affirmed|"
        rf"AFFIRMED|witness\b)|"
        rf"having\b)"
    ),
    re.compile(rf"\b(?:[Cc]alls?|CALLS?)\s(?:(?:as|to)\s[^.]{{0,40}}?[,\s])?{_PERSON}"),
    re.compile(
        rf"^(?:THE )?(?:WITNESS|Witness|TESTIMONY OF|Testimony of|"
        rf"(?:VIDEO(?:TAPED)? )?DEPOSITION OF|EXAMINATION OF)[:,]?\s{_PERSON}"
        r"\s*[.,]?(?:\s*\[[^\[\]]*\])?$"
    ),
)


def is_examination(words: str) -> bool:
    """Whether a line is the head of an examination."""
    return len(words) <= LONGEST_HEAD and bool(EXAMINATION.match(words))


def oath(lines: Sequence[Line], i: int) -> int | None:
    """The last line of a witness's oath that begins on a line (``… testified as follows:``)."""
    if not _CALLED[0].match(lines[i].text):
        return None
    ends = (k for k in range(i, min(i + 4, len(lines))) if lines[k].text.endswith("follows:"))
    return next(
        ends, i if lines[i].text.isupper() or re.search("sworn|affirmed", lines[i].text) else None
    )


def examined(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """The marks, those of questions with their examiner and those of answers with their witness,
    where the text names them by the head of an examination and the call of a witness.
    """
    if not any(mark.kind in ("question", "answer") for mark in marks):
        return list(marks)
    out: list[Mark] = []
    at = 0
    examiner: str | None = None
    witness: str | None = None
    for mark in marks:
        for n in range(at, mark.line + (mark.kind is None)):
            asked, called = examiner_in(lines[n].text), witness_in(_whole(lines, n))
            examiner = asked or examiner
            if called is not None and called.casefold() != (witness or "").casefold():
                examiner, witness = asked, called
        at = max(at, mark.line + (mark.kind is None))
        speaker = {"question": examiner, "answer": witness}.get(mark.kind or "")
        out.append(mark._replace(speaker=speaker) if speaker else mark)
    return out


def _whole(lines: Sequence[Line], n: int) -> str:
    """A line, with the one below where a name in capitals and a comma stand on it alone."""
    words = lines[n].text
    broken = words.endswith(",") and words.isupper() and n + 1 < len(lines)
    return f"{words} {lines[n + 1].text}" if broken else words


def examiner_in(words: str) -> str | None:
    """Who examines, by the head of an examination.

    >>> examiner_in("DIRECT EXAMINATION BY MR. HALLAM:")
    'MR. HALLAM'
    """
    found = EXAMINATION.match(words) if is_examination(words) else None
    return (found["name"] or found["name2"]) if found else None


def witness_in(words: str) -> str | None:
    """Who is called, by the call or the oath of a witness.

    >>> witness_in("INGRID FALK, having been duly sworn, testified as follows:")
    'INGRID FALK'
    """
    for pattern in _CALLED:
        found = pattern.search(words)
        if found:
            return " ".join(found["name"].rstrip(".,").split())
    return None
