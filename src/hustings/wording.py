"""Words of pictures, captions and headlines in the language of whoever reads them.

In the source a sentence stands as it is said in English, with names in braces for what changes:
``say("{kept} of {every} drawn", kept=3, every=7)``. Its translations stand in
``locales/<language>.po``, as gettext keeps them, plural forms included (``python -m
tests.catalogues`` writes down what is new). Whose language it is is told once, round everything
that is said in it::

    with in_language("de"):
        svg = figure_svg(figure)
"""

from __future__ import annotations

import gettext
import json
import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from .errors import UnknownName

ENGLISH: Final = "en"
MARKS: Final = {ENGLISH: (",", "."), "de": (".", ","), "ru": ("\N{NO-BREAK SPACE}", ",")}
"""The languages there are, and what stands in their numbers: between thousands, before tenths."""
LANGUAGES: Final = tuple(MARKS)

FORMS: Final = tuple(
    "position cause relation quotation event prediction characterisation code".split()
)
MONTHS: Final = tuple(
    "January February March April May June July August September October November December".split()
)
DAYS: Final = tuple(f"{{day}} {month} {{year}}" for month in MONTHS)
"""A day as it is spoken; its month may have another ending than where it stands alone."""
WORDS: Final = (
    *FORMS,
    *"asserts reports rejects supposes predicts wishes "
    "speaker holder concept person organisation document form coder commitment agreement stance "
    "speakers holders concepts people organisations texts forms coders statements actors "
    "day week month year decade group country actor place project text statement "
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    *MONTHS,
    *DAYS,
    *"raise lower asserted rejected".split(),
    "acts on",
    "act on",
    "reported without taking sides",
    "only supposed",
    "predicted",
    "wished for",
    "person or other",
    "no stance",
    "matches",
    "differs",
    "not found",
    "disputed",
    "unchecked",
    "verbatim",
    "shortened",
    "paraphrase",
    "scare quotes",
    "due",
    "open",
    "decided",
    "came about",
    "did not",
    "partly",
    "cannot be decided",
    "reinforcing",
    "balancing",
    "sign not said",
    "all forms",
    "whose view",
    "own",
    "yes",
    "no",
    "(empty)",
    *"No One Two Three Four Five Six Seven Eight Nine Ten Several character turn".split(),
    "rises",
    "falls",
    "happens",
    "does not happen",
)
"""Words that come as values: forms, commitments, variables and their plurals, units, months."""
NOUNS: Final = ("speaker", "holder", "concept", "person", "organisation", "document", *FORMS)
"""Variables and forms that are counted."""

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)

Value = str | int | None


def spoken() -> str:
    """The language that is spoken here."""
    return _spoken.get()


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Say everything inside in a language. Raises UnknownName."""
    if language not in MARKS:
        raise UnknownName("language", language, LANGUAGES)
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def wanted(tags: str) -> str:
    """The first language there is of those a browser names in ``Accept-Language``; else English.

    >>> wanted("fr-FR,de-CH;q=0.8,en;q=0.5"), wanted("")
    ('de', 'en')
    """
    names = (tag.partition(";")[0].strip().partition("-")[0].lower() for tag in tags.split(","))
    return next((name for name in names if name in MARKS), ENGLISH)


def say(sentence: str, /, **values: Value) -> str:
    """A sentence of the program with what it is about; numbers as they are written here."""
    return _filled(_known(spoken()).gettext(sentence), values)


def say_many(n: int, one: str, many: str, /, **values: Value) -> str:
    """The same where its words follow a number, which is ``{n}`` in it."""
    return _filled(_known(spoken()).ngettext(one, many, n), {"n": n, **values})


def counted(n: int, one: str, many: str = "") -> str:
    """ "1 tie", "1,706 ties"."""
    return say_many(n, f"{{n}} {one}", f"{{n}} {many or one + 's'}")


def worded(value: str | None) -> str:
    """A word of the program (a form, a commitment) in the language spoken here, an attribute of a
    holder or a speaker ("party of speaker") as it is said of one; any other as it is."""
    if not value:
        return ""
    attribute, of, whose = value.rpartition(" of ")
    if of and whose in ("holder", "speaker"):
        return say("{attribute} of the {whose}", attribute=worded(attribute), whose=worded(whose))
    known = _known(spoken())
    told = known.gettext(value)
    if told != value or "'" not in value:
        return told
    # a form written before its words had one apostrophe
    curly = value.replace("'", "’")
    told = known.gettext(curly)
    return value if told == curly else told


def number(n: int | float, places: int = 0) -> str:
    """A number with so many places, thousands apart; − for below 0.

    >>> number(26636), number(-1234.5, 1)
    ('26,636', '−1,234.5')
    """
    shown = f"{n:,.{places}f}" if places else f"{n:,}"
    between, before = MARKS[spoken()]
    return shown.translate({ord(","): between, ord("."): before, ord("-"): "−"})


def digits(value: float) -> str:
    """A weight with two places after the point, a whole one without; − for below 0."""
    return number(value, 0 if float(value).is_integer() else 2) if value % 1 else number(int(value))


def decimal(shown: str) -> str:
    """A number that was written with few digits (0.333, 1e+06), as one writes it here."""
    return shown.translate({ord("."): MARKS[spoken()][1], ord("-"): "−"})


def listed(names: list[str]) -> str:
    """Several as one says them: "a, b and c"."""
    if len(names) <= 1:
        return "".join(names)
    return say("{several} and {last}", several=", ".join(names[:-1]), last=names[-1])


def quoted(words: str) -> str:
    """Somebody's words between quotation marks."""
    return say("“{words}”", words=words)


def said_here(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces that are made when they are asked for, each in the language spoken now."""
    language, left = spoken(), iter(pieces)
    while True:
        with in_language(language):
            piece = next(left, None)
        if piece is None:
            return
        yield piece


def _filled(sentence: str, values: dict[str, Value]) -> str:
    if not values:
        return sentence
    told = {k: number(v) if isinstance(v, int) else v for k, v in values.items()}
    return sentence.format_map(told)


@cache
def _known(language: str) -> gettext.NullTranslations:
    """What is said in a language; English says everything as it stands."""
    if language == ENGLISH:
        return gettext.NullTranslations()
    catalogue = files(__package__).joinpath("locales", f"{language}.po").read_text("utf-8")
    return gettext.GNUTranslations(BytesIO(compiled(entries(catalogue))))


def entries(catalogue: str) -> dict[str, str]:
    """The messages of a catalogue (a .po file) and their translations, as gettext compiles them:
    plural forms one behind the other; those nobody has translated are left out."""
    found = {}
    for block in catalogue.split("\n\n"):
        parts = {
            name: "".join(json.loads(line) for line in lines.strip().splitlines())
            for name, lines in re.findall(
                r'^(msg\w+(?:\[\d\])?) ((?:".*"\n?)+)', block, re.MULTILINE
            )
        }
        forms = [parts[name] for name in parts if name.startswith("msgstr")]
        if forms and all(forms):
            key = "\0".join(parts[name] for name in parts if name.startswith("msgid"))
            found[key] = "\0".join(forms)
    return found


def compiled(known: dict[str, str]) -> bytes:
    """Messages and their translations as gettext reads them (a .mo file)."""
    pairs = sorted((key.encode(), value.encode()) for key, value in known.items())
    at = 28 + 16 * len(pairs)
    tables: list[bytes] = []
    texts = b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), at + len(texts)))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    return head + b"".join(tables) + texts
