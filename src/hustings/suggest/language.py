"""Which language a text looks written in: enough to know where rules made for English would talk
nonsense.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ..model import SPOKEN_KINDS, Transcript
from .languages import ENGLISH, languages, settings

LEAST = 40
"""Words a text must have before anything is said about its language."""

_UNREAD = {
    name: frozenset(words.split())
    for name, words in {
        "English": "the and of to that is was it for with as this are be have not they which we you but from on what",
        "Portuguese": "o os as que de e em um uma não com para por se do da dos mais como mas foi ao muito isso você",
        "Italian": "il lo la gli che di e è un una non per con sono si del della come ma anche più questo nel alla",
        "Dutch": "de het een van en is niet dat ik wij zijn met voor op aan er maar ook deze wat naar bij werd heeft",
        "Swedish": "och att det som en är inte jag på för med av den till vi har om ett men var från så kan",
        "Danish or Norwegian": "og at det som en er ikke jeg på for med av den til vi har om et men var fra så kan af",
        "Finnish": "ja on ei että se oli mutta hän niin kun myös ovat tai mitä kuin me he sitä ole tämä joka nyt",
        "Polish": "i nie to się w na jest że z do co jak ale za o tak po są przez być tym który od czy",
        "Czech": "a se je na že to v s z do ale jako by si za tak jsem jsou které byl pro není také co",
        "Hungarian": "a az és hogy nem is egy van ez de volt csak meg ha mint már még azt azért vagy mert lesz",
        "Romanian": "și de la în nu că un o este pe cu care din mai ce sunt pentru dar el ea au fost fi",
        "Turkish": "ve bir bu da de için ile ne çok ama daha gibi var mı olarak sonra değil o ben biz kadar ki",
        "Indonesian or Malay": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena kita",
    }.items()
}
_SCRIPTS = (
    ("a language in Cyrillic letters", "\u0400", "\u052f"),
    ("Greek", "\u0370", "\u03ff"),
    ("Hebrew", "\u0590", "\u05ff"),
    ("a language in Arabic letters", "\u0600", "\u06ff"),
    ("a language in Devanagari", "\u0900", "\u097f"),
    ("Thai", "\u0e00", "\u0e7f"),
    ("Korean", "\uac00", "\ud7af"),
    ("Japanese", "\u3040", "\u30ff"),
    ("Chinese", "\u4e00", "\u9fff"),
)
_CODES = {
    "en": "English",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "nb": "Norwegian",
    "nn": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "ro": "Romanian",
    "tr": "Turkish",
    "id": "Indonesian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "el": "Greek",
    "he": "Hebrew",
    "ar": "Arabic",
    "fa": "Persian",
    "hi": "Hindi",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
}
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_SCRIPT = {name: re.compile(f"[{first}-{last}]+") for name, first, last in _SCRIPTS}


def function_words() -> Mapping[str, frozenset[str]]:
    """Small words by the name of their language; those of languages that are read stand in their
    folders."""
    return _small_words(languages())


@cache
def _small_words(read: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    told = (settings(code) for code in read)
    return _UNREAD | {one["name"]: frozenset(one["small_words"].split()) for one in told}


@cache
def _languages_of_words(read: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The languages each small word belongs to: one look-up a word instead of one a language."""
    found: dict[str, tuple[str, ...]] = {}
    for name, small in _small_words(read).items():
        for word in small:
            found[word] = (*found.get(word, ()), name)
    return found


def language_of(text: str) -> str | None:
    """The name of the language a text looks written in, by its commonest small words or its
    letters; None: not clear.

    Counted on 20,000 code points from the middle outwards of the text; at least ``LEAST`` words, of
    which one in twelve must be a small word of that language, and a third more than of the next.
    """
    middle = len(text) // 2
    words = [w.lower() for w in _LETTERS.findall(text[max(0, middle - 10_000) : middle + 10_000])]
    letters = "".join(words)
    for name, run in _OF_SCRIPT.items() if not letters.isascii() else ():
        of_script = sum(map(len, run.findall(letters)))
        enough = 20 if name in ("Chinese", "Japanese") else LEAST * 3
        if of_script >= enough and of_script > 0.3 * len(letters):
            return _in_script(name, letters, words)
    if len(words) < LEAST:
        return None
    name, share, second = _likeliest(words)
    return name if share >= 1 / 12 and share >= 4 / 3 * second else None


def _likeliest(words: Sequence[str]) -> tuple[str, float, float]:
    """The language whose small words are the largest share of some words, that share, and the
    next language's."""
    counts = dict.fromkeys(function_words(), 0)
    of_languages = _languages_of_words(languages())
    for word in words:
        for name in of_languages.get(word, ()):
            counts[name] += 1
    (most, name), (next_most, _) = sorted(((n, name) for name, n in counts.items()), reverse=True)[
        :2
    ]
    return name, most / len(words), next_most / len(words)


def _in_script(name: str, letters: str, words: list[str]) -> str:
    """The language read by tables that is written in these letters, if its small words and no
    letter of another say so; else the letters' name."""
    for code in languages():
        told = settings(code)
        if told.get("script") == name and not set(letters) & set(told["other_letters"]):
            small = function_words()[told["name"]]
            if sum(w in small for w in words) >= len(words) / 12:
                return str(told["name"])
    return name


TURNS = 4096
"""Turns whose language is remembered."""
SHORT = 6
"""Words of a turn from which its own small words may tell another language than the text's."""


_OTHERS = 3
"""Small words of another language, each counted once, that a short turn must hold: "he said he
cares" has the Finnish word for "they" twice."""


@lru_cache(maxsize=TURNS)
def _of_turn(text: str, whole: str | None) -> str | None:
    """The language of a turn; that of the whole text where its own words do not tell another.

    Kept, since every kind of suggestion asks anew.
    """
    words = [w.lower() for w in _LETTERS.findall(text)]
    if len(words) >= LEAST:
        return language_of(text) or whole
    if len(words) < SHORT:
        return whole
    name, share, second = _likeliest(words)
    told = len({*words} & function_words()[name])
    return name if share >= 1 / 4 and share >= 2 * second and told >= _OTHERS else whole


def _code(name: str | None) -> str:
    """The code of a language that the rules read, "" of one they do not; English where it is not
    clear which."""
    if name in (None, "English"):
        return ENGLISH
    return next((code for code in languages() if settings(code)["name"] == name), "")


def _given(transcript: Transcript) -> str:
    """The name of the language entered for a transcript, "" for none."""
    given = (transcript.language or "").strip()
    code = re.split(r"[-_]", given.lower())[0]
    known = {c: settings(code)["name"] for code in languages() for c in settings(code)["codes"]}
    return str(known.get(code) or _CODES.get(code, given)).replace("english", "English")


def by_language(transcript: Transcript) -> dict[str, list[tuple[int, int]]]:
    """Code of a language ("": one the rules do not read) -> the stretches of the text in it.

    What is entered as the transcript's language holds for all of it; otherwise each turn of speech
    is told apart by its own words.
    """
    whole = (0, len(transcript.text))
    given = _given(transcript)
    if given:
        return {_code(given): [whole]}
    overall = language_of(transcript.text)
    turns = [(t.start, t.end) for t in transcript.turns if t.kind in SPOKEN_KINDS]
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end in turns or [whole]:
        name = _of_turn(transcript.text[start:end], overall) if turns else overall
        found.setdefault(_code(name), []).append((start, end))
    return (
        found if len(found) > 1 else {code: [whole] for code in found} or {_code(overall): [whole]}
    )


def unread(transcript: Transcript) -> str:
    """One sentence where the rules leave a text, or some of its turns, alone because they do not
    read its language; "" where they read it or it is not clear.

    What is entered as the transcript's language counts before what its words look like.
    """
    stretches = by_language(transcript)
    if "" not in stretches:
        return ""
    known = ", ".join(["English", *(settings(code)["name"] for code in languages())])
    reads = f"The rules that find suggestions know {' and '.join(known.rsplit(', ', 1))}"
    given = _given(transcript)
    if given:
        return f"{reads}; this text is marked as {given}, so they are left out."
    if len(stretches) > 1:
        n = len(stretches[""])
        turns = "1 turn looks" if n == 1 else f"{n} turns look"
        return f"{reads}; {turns} written in another language and {'is' if n == 1 else 'are'} left out."
    return (
        f"{reads}; this text looks like {language_of(transcript.text)}, so they are left out. "
        "If it is one of these, enter that as the transcript's language."
    )


def left_out(transcript: Transcript) -> str:
    """One sentence where a text, or some of its turns, is in a language in which the rules look for
    neither actors nor relations; "" where they look for everything.
    """
    names = [
        settings(code)["name"] for code in by_language(transcript) if code not in ("", ENGLISH)
    ]
    if not names:
        return ""
    return (
        f"In {' and '.join(sorted(names))} the rules find causes, quotations, dates and predictions; "
        "for actors and relations they look in English alone, so name those yourself."
    )
