"""Every form of the verbs by which somebody may be told to say or think something."""

from __future__ import annotations

from functools import cache

from ..conjugation import forms
from ..languages import rows


@cache
def telling_verbs() -> frozenset[str]:
    """Every form of what stands in ``telling_verbs.tsv``."""
    return frozenset(form for verb in _verbs() for form in forms(verb.rstrip("~")).values())


@cache
def also_nouns() -> frozenset[str]:
    """Those of them that are more often a noun: "a hint", "the posts"."""
    marked = [forms(verb.rstrip("~")) for verb in _verbs() if verb.endswith("~")]
    return frozenset(shapes[what] for shapes in marked for what in ("base", "s"))


def _verbs() -> list[str]:
    return [verb for row in rows("telling_verbs") for verb in row["verbs"].split()]
