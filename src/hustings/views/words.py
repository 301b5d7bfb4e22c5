"""Words of a project's texts: counted, and each in its context."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, filterfalse
from typing import Any, Final

from ..errors import OptionError, UnknownName
from ..model import SPOKEN_KINDS, Transcript, Turn
from ..model.selecting import names_listed
from ..progress import steps
from ..project import Project
from ..project.texts.finding import Hit, Wanted
from ..suggest.language import by_language, function_words, language_of
from ..wording import say, say_many
from ..words import (
    Concordance,
    Line,
    Stretch,
    WordChoice,
    WordList,
    expression,
    folded_word,
    is_expression,
    is_unparted,
    sorted_lines,
    words,
)
from ..words import word_list as counted_words
from .answers.words import KwicAnswer, WordsAnswer

MOST_PLACES: Final = 20_000
"""Places that are sorted; of more the first in reading order."""
AROUND: Final = 80
"""Characters before and behind a place."""
SHOWN: Final = 1_000
"""Rows a page gets at once."""
KEPT_TEXTS: Final = 200
"""Up to so many texts their counted words are kept."""
ASKED: Final = ("transcripts", "speakers", "against")
REST: Final = "rest"
"""Compared with all other texts and speakers."""


def word_list(project: Project, **options: Any) -> WordList:
    """The words said in a project's texts, most often first, small ones (the, and, of) left out.

    ``transcripts`` and ``speakers`` choose whose words; with ``against="rest"`` each is compared
    with all that was not chosen. ``small`` takes small words in; ``without`` leaves out words of a
    list of one's own; ``least`` times a word is said and ``letters`` it has at least; ``order`` is
    count, keyness or word. Headings, notes and credits are no speech. Raises OptionError,
    UnknownName.
    """
    texts, speakers, against = _chosen(project, options)
    choice = {k: v for k, v in options.items() if k not in ASKED}
    known = WordChoice.__slots__
    for name in choice:
        if name not in known:
            raise UnknownName("option", name, (*ASKED, *known))

    def chosen(stretch: Stretch) -> bool:
        if texts and stretch.text not in texts:
            return False
        return not speakers or stretch.speaker in speakers

    unparted: set[str] = set()

    def inside() -> Iterator[Stretch]:
        for stretch in filter(chosen, stretches(project)):
            unparted.update([stretch.text] if stretch.unparted else [])
            yield stretch

    outside = filterfalse(chosen, stretches(project)) if against else None
    made = counted_words(inside(), outside, WordChoice(**choice))
    return _noted(made, len(unparted))


def _noted(made: WordList, unparted: int) -> WordList:
    if not unparted:
        return made
    which = "1 text is" if unparted == 1 else f"{unparted} texts are"
    note = (
        f"{which} in a script without blanks between words: what stands between two marks of "
        f"punctuation counts as one word."
    )
    return WordList(
        made.rows, made.n, made.kinds, made.against_n, made.left_out, made.why_empty, (note,)
    )


def _chosen(
    project: Project, options: Mapping[str, Any]
) -> tuple[Collection[str], Collection[str], bool]:
    texts, speakers = (
        names_listed(name, options.get(name) or ()) for name in ("transcripts", "speakers")
    )
    texts = tuple(map(project.text_named, texts))
    against = options.get("against") or ""
    if against not in ("", REST):
        raise UnknownName("texts to compare with", str(against), (REST,))
    if against and not (texts or speakers):
        raise OptionError("Choose texts or speakers first: their words are compared with the rest.")
    return texts, speakers, bool(against)


def stretches(project: Project) -> Iterable[Stretch]:
    """What each speaker says in each text, as counted words, text by text: of few texts kept until
    something changes, of more read again each time, for all their words are more than memory holds.
    """
    if project.counts()["transcripts"] <= KEPT_TEXTS:
        return _kept(project, project.revision)
    keys = project.text_ids()
    return chain.from_iterable(_of_text(project.transcript(k)) for k in steps(keys, len(keys)))


@lru_cache(maxsize=2)
def _kept(project: Project, revision: int) -> tuple[Stretch, ...]:
    return tuple(s for key in project.text_ids() for s in _of_text(project.transcript(key)))


def _of_text(text: Transcript) -> Iterator[Stretch]:
    small, unparted = small_words(text), is_unparted(text.text)
    said: dict[str | None, Counter[str]] = {}
    for turn in text.turns:
        if turn.kind in SPOKEN_KINDS:
            said.setdefault(turn.speaker, Counter()).update(words(text.text[turn.start : turn.end]))
    if not text.turns:
        said[None] = Counter(words(text.text))
    for speaker, counts in said.items():
        yield Stretch(text.id, speaker, counts, small, unparted)


def small_words(text: Transcript) -> frozenset[str]:
    """The words the language of a text is built of."""
    found: set[str] = set()
    for code in by_language(text):
        if code:
            found |= _listed(code)
        else:
            found |= function_words().get(language_of(text.text) or "", frozenset())
    return frozenset(found)


@cache
def _listed(code: str) -> frozenset[str]:
    folder = files("hustings.words") / "small" / f"{code}.txt"
    lines = folder.read_text(encoding="utf-8").splitlines()
    return frozenset(folded_word(w) for line in lines if line[:1] != "#" for w in line.split())


def kwic(project: Project, asked: str, **options: Any) -> Concordance:
    """Every place of some words in a project's texts, with what stands before and behind.

    ``asked``: words with commas between, a star for any ending ("noise, car*"), or /a regular
    expression/. ``transcripts`` and ``speakers`` choose whose; ``sort``: text (reading order),
    left, right, word or speaker. Raises OptionError, UnknownName.
    """
    texts, speakers, _ = _chosen(project, options)
    for name in options:
        if name not in ("transcripts", "speakers", "sort"):
            raise UnknownName("option", name, ("transcripts", "speakers", "sort"))
    pattern = expression(asked)
    if not pattern:
        return Concordance(asked, (), 0, 0, "Say which words to look for.")
    found = project.search(
        Wanted(pattern, whole=not is_expression(asked), regex=True), limit=MOST_PLACES
    )
    read = {key: _Places(project.transcript(key)) for key in found.counts}
    asked_for = [
        hit
        for hit in found.places
        if (not texts or hit.transcript in texts) and (not speakers or hit.speaker in speakers)
    ]
    lines = [read[hit.transcript].line(hit) for hit in asked_for if read[hit.transcript].has(hit)]
    notes = _beyond(sum(found.counts.values()), len(found.places), len(asked_for) - len(lines))
    why = None if lines else say("Nobody says “{words}” there.", words=asked.strip())
    rows = sorted_lines(lines, str(options.get("sort") or "text"))
    return Concordance(asked, rows, len(rows), len({r.text for r in rows}), why, notes)


def _beyond(every: int, held: int, labels: int) -> tuple[str, ...]:
    """What stands in no line, in sentences."""
    told = (
        say(
            "The first {n} of {every} places in reading order are here.",
            n=MOST_PLACES,
            every=every,
        )
        if every > held
        else "",
        say_many(
            labels,
            "{n} place in a name before a turn is no word said and is left out.",
            "{n} places in names before turns are no words said and are left out.",
        )
        if labels
        else "",
    )
    return tuple(filter(None, told))


class _Places:
    """A text whose places stand among the words of their turn alone: who speaks next is no word,
    and says other words."""

    def __init__(self, transcript: Transcript) -> None:
        self._text = transcript.text
        self._turns = transcript.turns
        self._starts = [turn.start for turn in transcript.turns]

    def line(self, hit: Hit) -> Line:
        """A place, with what its turn says before and behind."""
        text = self._text
        turn = self._turn(hit)
        first, last = (turn.start, max(turn.end, hit.end)) if turn else (0, len(text))
        return Line(
            hit.transcript,
            hit.title,
            hit.speaker,
            hit.start,
            hit.end,
            _one_line(text[max(first, hit.start - AROUND) : hit.start]),
            _one_line(text[hit.start : hit.end]),
            _one_line(text[hit.end : min(last, hit.end + AROUND)]),
        )

    def has(self, hit: Hit) -> bool:
        """Whether a place stands in a turn, and not in the name before one."""
        return not self._turns or self._turn(hit) is not None

    def _turn(self, hit: Hit) -> Turn | None:
        after = bisect_right(self._starts, hit.start)
        turn = self._turns[after - 1] if after else None
        return turn if turn and hit.start < turn.end else None


def _one_line(text: str) -> str:
    """Blanks as they separate words; those at the ends stay."""
    made = " ".join(text.split())
    lead = " " if text[:1].isspace() and made else ""
    return lead + made + (" " if text[-1:].isspace() and made else "")


def words_view(project: Project, options: Mapping[str, Any]) -> WordsAnswer:
    """Words for a page: the first of all."""
    made = word_list(project, **options)
    return WordsAnswer(
        rows=made.rows[:SHOWN],
        all_rows=len(made.rows),
        n=made.n,
        kinds=made.kinds,
        left_out=made.left_out,
        against_n=made.against_n,
        notes=made.notes,
        why_empty=made.why_empty,
        speakers=sorted(project.who_speaks()),
    )


def kwic_view(project: Project, asked: str, options: Mapping[str, Any]) -> KwicAnswer:
    """Words in their context for a page: the first of all lines."""
    made = kwic(project, asked, **options)
    return KwicAnswer(
        rows=made.rows[:SHOWN],
        n=made.n,
        texts=made.texts,
        notes=made.notes,
        why_empty=made.why_empty,
    )
