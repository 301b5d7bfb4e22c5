"""Which language a text looks written in: enough to know where rules made for English would talk
nonsense.
"""

from __future__ import annotations

import re
from collections import Counter

from ..model import Transcript

LEAST = 40
"""Words a text must have before anything is said about its language."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "English": "the and of to that is was it for with as this are be have not they which we you but from on what",
        "German": "der die das und ist nicht ich sie ein eine mit auf für von dem den wir es auch sich dass war wie",
        "French": "le la les des et est une que qui dans pour pas nous vous sur avec il elle ce sont au mais plus",
        "Spanish": "el la los las que de y en es una por con para no se del lo como más pero su al muy esto hay",
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
    "de": "German",
    "fr": "French",
    "es": "Spanish",
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


def language_of(text: str) -> str | None:
    """The name of the language a text looks written in, by its commonest small words or its
    letters; None: not clear.

    Counted on 20,000 code points from the middle outwards of the text; at least ``LEAST`` words, of
    which one in twelve must be a small word of that language, and a third more than of the next.
    """
    middle = len(text) // 2
    words = [w.lower() for w in _LETTERS.findall(text[max(0, middle - 10_000) : middle + 10_000])]
    letters = "".join(words)
    for name, first, last in _SCRIPTS:
        of_script = sum(first <= c <= last for c in letters)
        enough = 20 if name in ("Chinese", "Japanese") else LEAST * 3
        if of_script >= enough and of_script > 0.3 * len(letters):
            return name
    if len(words) < LEAST:
        return None
    counts = Counter(words)
    shares = sorted(
        (
            (sum(counts[w] for w in small) / len(words), name)
            for name, small in FUNCTION_WORDS.items()
        ),
        reverse=True,
    )
    (share, name), (second, _) = shares[0], shares[1]
    return name if share >= 1 / 12 and share >= 4 / 3 * second else None


def unread(transcript: Transcript) -> str:
    """One sentence where the rules do not apply because a text is not English; "" where they do or
    it is not clear.

    What is entered as the transcript's language counts before what its words look like.
    """
    given = (transcript.language or "").strip()
    if given:
        name = _CODES.get(re.split(r"[-_]", given.lower())[0], given)
        if name.casefold() == "english":
            return ""
        return f"The rules that find suggestions know English; this text is marked as {name}, so they are left out."
    found = language_of(transcript.text)
    if found in (None, "English"):
        return ""
    return (
        f"The rules that find suggestions know English; this text looks like {found}, so they are "
        f"left out. "
        "If it is English, enter that as the transcript's language."
    )
