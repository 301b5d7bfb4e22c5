"""Bytes to canonical text, and code points to the UTF-16 units a browser counts.

Canonical text has LF line ends, no byte order mark, no NUL and *no* Unicode normalisation: what the
file says is what is kept. Every offset in Hustings is a code point of this text, end exclusive.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import NotReadable, OptionError
from .alphabets import TWICE, is_central_european, mended

LARGEST = 200_000_000
"""Bytes; larger files are refused."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

LEGACY = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8-r",
    "mac_roman",
    "iso8859-2",
    "cp1253",
    "cp1254",
    "iso8859-15",
)
ASIAN = ("shift_jis", "gb18030", "big5", "euc_kr", "euc_jp")

MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)"),
    (b"ID3", "a sound file (MP3)"),
    (b"RIFF", "a sound or video file"),
    (b"OggS", "a sound file (Ogg)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)

_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b")
_HIGH = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another encoding the bytes could be in, and how the first telling lines would read."""

    encoding: str
    preview: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """Canonical text and how sure its encoding is; ``alternatives`` is empty where it is
    certain."""

    text: str
    encoding: str
    certain: bool = True
    alternatives: tuple[Alternative, ...] = ()


def refuse_unfit(data: bytes, name: str) -> None:
    """Refuse empty and huge input. Raises NotReadable."""
    if not data:
        raise NotReadable(f"{name} is empty; there is nothing to read in it.", name=name)
    if len(data) > LARGEST:
        raise NotReadable(
            f"{name} has {len(data) / 1e6:,.0f} MB, more than the {LARGEST / 1e6:,.0f} MB read at "
            f"once; "
            "split it into several files.",
            name=name,
            size=len(data),
        )


def decode(data: bytes, *, encoding: str | None = None, name: str = "The file") -> Decoded:
    """The canonical text of a file's bytes.

    Tried in order: a byte order mark, strict UTF-8, UTF-16 without a mark (told by where its zero
    bytes lie), then a legacy encoding through charset-normalizer. A legacy guess is never
    ``certain`` and comes with ``alternatives`` and previews. ``encoding`` settles it.

    Raises NotReadable for empty, huge, binary or NUL-carrying input and for bytes that do not fit
    ``encoding``; OptionError for an encoding Python does not know.
    """
    refuse_unfit(data, name)
    if encoding is not None:
        return _as_told(data, encoding, name)
    for mark, codec in BOMS:
        if data.startswith(mark):
            try:
                return Decoded(_checked(data[len(mark) :].decode(codec), name), codec)
            except UnicodeDecodeError as error:
                raise NotReadable(
                    f"{name} begins like {codec.upper()} but breaks off at byte "
                    f"{error.start + len(mark)}; "
                    "it is damaged, or give its encoding.",
                    name=name,
                ) from None
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise NotReadable(
                f"{name} is {what}, not a text; export it as text first.", name=name, kind=what
            )
    wide = _without_mark(data)
    if wide is not None:
        return Decoded(
            _checked(wide[0], name),
            wide[1],
            certain=False,
            alternatives=_previews(data, (wide[1],)),
        )
    _refuse_binary(data, name)
    try:
        return _once(_checked(data.decode("utf-8"), name), data)
    except UnicodeDecodeError:
        pass
    return _legacy(data, name)


def _once(text: str, data: bytes) -> Decoded:
    """A text in UTF-8; as it was before, where it was written so twice."""
    before = mended(text)
    if before is None:
        return Decoded(text, "utf-8")
    return Decoded(before, TWICE, certain=False, alternatives=_previews(data, ("utf-8",)))


def canonical(text: str) -> str:
    """LF line ends, no byte order marks before it; halves of surrogate pairs joined.

    Nothing else is changed.

    Raises NotReadable where the text carries NUL.
    """
    return _checked(text, "The text")


def _checked(text: str, name: str) -> str:
    text = text.lstrip("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise NotReadable(
            f"{name} carries NUL characters (first at {text.index(chr(0))}), so it is not plain "
            f"text or its encoding "
            "is another; give the encoding.",
            name=name,
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text.strip():
        raise NotReadable(f"{name} has only blanks; there is nothing to read in it.", name=name)
    return text


def _as_told(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError
    except LookupError:
        raise OptionError(
            f"There is no encoding {encoding!r}; use a name such as utf-8, utf-16, cp1252 or "
            f"mac_roman.",
            encoding=encoding,
        ) from None
    for mark, marked in BOMS:
        if data.startswith(mark) and marked.replace("-", "").startswith(
            codec.name.replace("-", "")[:5]
        ):
            data, encoding = data[len(mark) :], marked
            break
    try:
        return Decoded(_checked(data.decode(encoding), name), codec.name)
    except UnicodeDecodeError as error:
        raise NotReadable(
            f"{name} does not read as {encoding}: byte {error.start} does not fit; try another "
            f"encoding.",
            name=name,
            encoding=encoding,
            at=error.start,
        ) from None


def _without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark, or None. Told by a third of one byte column being zero, or by control
    bytes.
    """
    if len(data) < 4 or len(data) % 2:
        return None
    sample = np.frombuffer(data[: 1 << 16][: len(data) - len(data) % 2], dtype=np.uint8)
    sample = sample[: len(sample) // 2 * 2]
    even, odd = sample[0::2], sample[1::2]
    low = float(np.isin(sample, np.frombuffer(_CONTROL, dtype=np.uint8)).mean())
    if low < 0.05:
        return None
    # the high byte takes few values; Latin text has it zero, Cyrillic four, Greek three
    for high, codec in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if (
            float(np.bincount(high, minlength=256).max()) / len(high) < 0.3
            or int(high.max()) > 0xFE
        ):
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        head = text[:20000]
        good = sum(c.isalnum() or c.isspace() or c in ".,:;!?-–—'\"’‘“”()[]#*" for c in head)
        if good / len(head) > 0.9 and any(c in " \n" for c in head):
            return text, codec
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[: 1 << 20]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    zeros = data.count(b"\0")
    if controls > max(0.01 * len(sample), 3) or zeros > 3:
        raise NotReadable(
            f"{name} is not a text: it is full of control bytes. If it is a text, give its "
            f"encoding.",
            name=name,
        )
    if zeros:
        raise NotReadable(
            f"{name} carries {zeros} NUL bytes (first at {data.index(0)}); remove them, or give "
            f"its encoding.",
            name=name,
        )


def _legacy(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    sample = data[:200_000]
    best = from_bytes(sample).best()
    guess = best.encoding if best is not None else None
    single = guess is None or guess.startswith(
        ("cp125", "iso8859", "latin", "mac_", "cp8", "cp7", "hp", "cp1", "kz")
    )
    if single and not _is_cyrillic_or_greek(sample, guess):
        # charset-normalizer takes short Western text for Central European: weigh how words would
        # look
        guess = min(
            ("cp1252", "mac_roman", "cp1250"),
            key=lambda codec: (_oddness(sample, codec), codec != "cp1252"),
        )
        if guess != "mac_roman" and is_central_european(sample):
            guess = "cp1250"
    for codec in (guess, "cp1252", "latin-1"):
        if codec is None:
            continue
        try:
            text = data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        others = tuple(c for c in (*LEGACY, *ASIAN) if c != codec)
        return Decoded(
            _checked(text, name), codec, certain=False, alternatives=_previews(data, others)
        )
    raise NotReadable(
        f"{name} reads in no known encoding; save it as UTF-8 and try again.", name=name
    )


def _is_cyrillic_or_greek(sample: bytes, guess: str | None) -> bool:
    if guess is None:
        return False
    try:
        text = sample.decode(guess, "replace")
    except LookupError:
        return False
    high = _HIGH.findall(text)
    return bool(high) and sum("\u0370" <= c <= "\u07ff" for c in high) > 0.5 * len(high)


_WESTERN = set("éèêëàâäáåãæçîïíìñôöóòõøœûüúùßÿ’‘“”–—…«»„‚°§£€·¿¡\u00a0")


def _oddness(sample: bytes, codec: str) -> float:
    """How strange the non-ASCII characters would look: capitals inside words, signs inside words,
    rarities.
    """
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return float("inf")
    odd = 0.0
    for match in _HIGH.finditer(text):
        i = match.start()
        char, before, after = text[i], text[i - 1 : i], text[i + 1 : i + 2]
        if char not in _WESTERN:
            odd += 0.5 if char.lower() in _WESTERN else 1.0
        if char.isalpha():
            odd += 2.0 * (char.isupper() and before.islower())
        elif before.isalpha() and after.isalpha() and char not in "’·":
            odd += 2.0
    return odd


def _previews(data: bytes, codecs_: tuple[str, ...]) -> tuple[Alternative, ...]:
    """How each encoding that fits would read, around the first byte that tells them apart."""
    at = next((i for i, b in enumerate(data[:1_000_000]) if b > 127), 0)
    out, seen = [], set()
    for codec in codecs_:
        try:
            text = data[max(0, at - 200) : at + 400].decode(
                codec, "replace" if codec in ASIAN else "strict"
            )
        except UnicodeDecodeError:
            continue
        text = " ".join(text[max(0, len(text) // 4 - 40) :].split())[:160]
        if text not in seen and text.count("\ufffd") < 3:
            seen.add(text)
            out.append(Alternative(codec, text))
    return tuple(out[:8])


class Utf16:
    """The two-way map between code points and UTF-16 units of one text.

    >>> m = Utf16("a😀b")
    >>> m.to_units([0, 1, 2, 3]).tolist(), m.to_points([0, 1, 3, 4]).tolist()
    ([0, 1, 3, 4], [0, 1, 2, 3])
    """

    def __init__(self, text: str) -> None:
        self.points = len(text)
        if text.isascii():
            self._astral = np.empty(0, dtype=np.int64)
        else:
            codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
            self._astral = np.flatnonzero(codes > 0xFFFF).astype(np.int64)
        self._second = self._astral + np.arange(len(self._astral)) + 1
        self.units = self.points + len(self._astral)

    def to_units(self, points: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """UTF-16 offsets of code-point offsets, same shape. Raises OptionError outside the text."""
        given = np.asarray(points, dtype=np.int64)
        self._refuse(given, self.points, "code point")
        return given + np.searchsorted(self._astral, given, side="left")

    def to_points(self, units: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """Code-point offsets of UTF-16 offsets, same shape.

        Raises OptionError outside the text, and for an offset between the two halves of one
        character.
        """
        given = np.asarray(units, dtype=np.int64)
        self._refuse(given, self.units, "UTF-16 unit")
        if np.isin(given, self._second).any():
            raise OptionError(
                "A UTF-16 offset lies inside one character; give the offset before or after it."
            )
        return given - np.searchsorted(self._second, given, side="left")

    @staticmethod
    def _refuse(given: npt.NDArray[np.int64], last: int, what: str) -> None:
        if given.size and (int(given.min()) < 0 or int(given.max()) > last):
            raise OptionError(
                f"There is no {what} {int(given.min() if given.min() < 0 else given.max())}: 0 to "
                f"{last}."
            )
