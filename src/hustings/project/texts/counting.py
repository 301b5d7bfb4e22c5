"""One interview in two versions is counted once: which of its texts counts, and the sentence that
says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ...model import Selection, Statement
from ...model.selecting import VERSIONS, one_of

LINKS = "review: versions "
"""A note per pair of texts: {"left", "right", "links": [[span or None, span or None], …]}."""


def counted(
    rows: Sequence[Statement],
    selection: Selection,
    pairs: Sequence[tuple[str, str]],
    titles: Mapping[str, str],
) -> tuple[list[Statement], tuple[str, ...]]:
    """The statements that count, and a sentence for each interview of which a version does not
    (see :func:`uncounted`). Raises UnknownName.
    """
    out, notes = uncounted(Counter(s.transcript for s in rows), selection, pairs, titles)
    return [s for s in rows if s.transcript not in out], notes


def uncounted(
    reached: Mapping[str, int],
    selection: Selection,
    pairs: Sequence[tuple[str, str]],
    titles: Mapping[str, str],
) -> tuple[set[str], tuple[str, ...]]:
    """The texts whose statements do not count, and a sentence for each interview of which a version
    does not. ``reached`` tells how many statements of each text there are.

    ``pairs`` are texts linked with each other, ``titles`` those of the library in its order.
    Texts are versions of one interview where a person set them side by side and corrected that. Of
    those a selection reaches, the one with most statements counts, the earlier in the library where
    they have as many. With ``versions="all"`` every one counts, and the sentence says that. Raises
    UnknownName.
    """
    every = one_of("versions", selection.versions, VERSIONS) == "all"
    groups = linked(pairs)
    if not groups:
        return set(), ()
    place = {key: i for i, key in enumerate(titles)}
    out: set[str] = set()
    notes = []
    for group in groups:
        coded = sorted(group & set(reached), key=lambda key: (-reached[key], place.get(key, 0)))
        if not coded[1:]:
            continue
        told = [f"“{titles[key]}” ({_statements(reached[key])})" for key in coded]
        if every:
            notes.append(
                f"One interview in {len(coded)} versions is counted {len(coded)} times: "
                f"{', '.join(told)}."
            )
            continue
        out |= set(coded[1:])
        notes.append(
            f"One interview in {len(coded)} versions is counted once: {told[0]} counts, "
            f"{', '.join(told[1:])} {'does' if len(told[1:]) == 1 else 'do'} not."
        )
    return out, tuple(notes)


ONE_INTERVIEW = "One interview in "
"""How the sentence of an interview in several versions begins."""


def of_versions(notes: Sequence[str]) -> tuple[str, ...]:
    """Of the notes of columns those that say which version of an interview counts."""
    return tuple(note for note in notes if note.startswith(ONE_INTERVIEW))


def linked(pairs: Sequence[tuple[str, str]]) -> list[set[str]]:
    """Texts that are linked with each other, directly or through others."""
    groups: list[set[str]] = []
    for pair in pairs:
        met = [g for g in groups if g & set(pair)]
        groups = [g for g in groups if g not in met] + [set(pair).union(*met)]
    return groups


def _statements(n: int) -> str:
    return f"{n} statement{'s' * (n != 1)}"
