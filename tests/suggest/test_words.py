"""Rules are tried only where their words stand, and find the same."""

from pathlib import Path

import pytest

from hustings.suggest.causes.cues import cues
from hustings.suggest.conjugation import forms
from hustings.suggest.words import beginnings, finds, windows

TEXTS = sorted((Path(__file__).parents[2] / "examples").glob("night-ferry-*.[tm][xd]*"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.name)
def test_every_cue_finds_what_a_search_of_the_whole_text_finds(path):
    text = path.read_text(encoding="utf-8")
    for cue in cues():
        whole = [m.span() for m in cue.pattern.finditer(text)]
        assert [m.span() for m in finds(cue.pattern, cue.begins, text)] == whole, cue.name


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("due to", {"due"}),
        ("(?:just |only )?because(?! of)", {"just", "only", "because"}),
        ("colou?rs", {"colo"}),
        ("(?<=[.!?] )so(?= \\w)", {"so"}),
        ("[Tt]he", None),
        ("(?P<who>he)", None),
    ],
)
def test_beginnings_are_read_from_a_pattern(pattern, letters):
    assert beginnings(pattern) == (None if letters is None else frozenset(letters))


def test_windows_join_where_they_meet():
    text = "one two " * 3
    assert windows(text, {"two"}, 2, 8) == [(2, 24)]
    assert windows(text, {"six"}, 2, 8) == []


@pytest.mark.parametrize(
    ("base", "past", "ing", "s"),
    [
        ("stop", "stopped", "stopping", "stops"),
        ("carry", "carried", "carrying", "carries"),
        ("erase", "erased", "erasing", "erases"),
        ("crush", "crushed", "crushing", "crushes"),
        ("weaken", "weakened", "weakening", "weakens"),
        ("deter", "deterred", "deterring", "deters"),
        ("destroy", "destroyed", "destroying", "destroys"),
        ("admit", "admitted", "admitting", "admits"),
        ("quip", "quipped", "quipping", "quips"),
        ("tell", "told", "telling", "tells"),
        ("foresee", "foresaw", "foreseeing", "foresees"),
    ],
)
def test_verbs_are_inflected(base, past, ing, s):
    made = forms(base)
    assert (made["past"], made["ing"], made["s"]) == (past, ing, s)
