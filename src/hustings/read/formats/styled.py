"""Documents whose styles of paragraphs say who speaks, as parliaments and courts make them: a style
for names, one for what is said, others for what nobody says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..words.lines import ends_sentence, is_direction
from ..words.speaker_names import looks_like_name, name_of
from .base import Part

FEWEST = 5
"""So many paragraphs of a style are names."""
LONGEST_NAME = 14
"""Words of the longest of them."""
AGAIN, MOSTLY = 0.7, 0.6
"""Share of them that are different, at most, and that look like a name, at least."""
NAMED = 0.95
"""Share of a style's paragraphs that are short and stand above other styles, where it is the one
of those who speak."""
SAID = 0.1
"""Share of the names above which a style stands whose paragraphs they say."""

Styled = tuple[str, str]
"""A paragraph: its style and its words."""


def parts_of(paragraphs: Sequence[Styled]) -> list[Part]:
    """What is said and by whom, and what nobody says; nothing where no style says who speaks."""
    speaking = _speaking(paragraphs)
    if not speaking:
        return []
    below = Counter(b for (a, _), (b, _) in pairwise(paragraphs) if a in speaking)
    said = {style for style, number in below.items() if number >= SAID * below.total()}
    return list(_parts(paragraphs, speaking, said))


def _speaking(paragraphs: Sequence[Styled]) -> set[str]:
    """Styles of paragraphs that say who speaks: each short, some again, above other styles."""
    named: dict[str, list[str]] = defaultdict(list)
    fit: Counter[str] = Counter()
    for (style, words), (below, _) in pairwise((*paragraphs, ("", ""))):
        named[style].append(words)
        is_short = len(words.split()) <= LONGEST_NAME and not ends_sentence(words)
        fit[style] += below != style and is_short and words[0].isupper()
    speaking = {
        style
        for style, names in named.items()
        if style
        and len(names) >= FEWEST
        and 1 < len(set(names)) <= AGAIN * len(names)
        and fit[style] >= NAMED * len(names)
        and sum(map(looks_like_name, names)) >= MOSTLY * len(names)
    }
    # a style for the first who speaks is called after it: Speaker, Speaker Opening
    return speaking | {
        style
        for style, names in named.items()
        if style.startswith(tuple(f"{s} " for s in speaking)) and fit[style] == len(names)
    }


def _parts(paragraphs: Sequence[Styled], speaking: set[str], said: set[str]) -> Iterator[Part]:
    label = ""
    speech: Part | None = None
    for style, words in paragraphs:
        if style in said and label and not is_direction(words):
            if speech is None:
                speech = Part(words, name_of(label), label=label)
            else:
                speech.words += f"\n\n{words}"
            continue
        if speech is not None:
            yield speech
            speech = None
        if style in speaking:
            label = words.rstrip(":： ")
        else:
            yield Part(words, kind="direction" if is_direction(words) else "note")
    if speech is not None:
        yield speech
