"""Letters are found without a pattern where that finds the very same places."""

from __future__ import annotations

import random

import pytest

from hustings.project.texts import finding
from hustings.project.texts.finding import Wanted
from hustings.project.texts.matching import OTHER_CASES, Matches, matches

LETTERS = f"aAiIsSkK.(é É\u03a3\u03c2ẞßﬀ’{OTHER_CASES}\n"


@pytest.mark.parametrize("limit", [0, 2, 50])
def test_the_same_places_as_by_a_pattern(limit: int) -> None:
    dice = random.Random(11)
    found = 0
    for _ in range(400):
        text = "".join(dice.choices(LETTERS, k=60))
        wanted = Wanted("".join(dice.choices(LETTERS, k=dice.randint(1, 2))))
        by_pattern = matches(wanted.pattern(), text, limit)
        assert wanted.matches([text], limit) == [by_pattern], (wanted.words, text)
        found += by_pattern.total
    assert found > 400


def test_a_text_with_letters_of_another_case_is_looked_through_by_a_pattern(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def noted(pattern: object, text: str, limit: int) -> Matches:
        asked.append(text)
        return Matches(0, [])

    monkeypatch.setattr(finding, "matches", noted)
    texts = ["Night ferry", "\u017fea ferry", "naïve ferry’s"]
    assert [m.total for m in Wanted("FERRY").matches(texts, 5)] == [1, 0, 1]
    assert asked == [texts[1]]
    Wanted("ferry", case=True).matches(texts, 5)
    Wanted("ferry", whole=True).matches(texts, 5)
    assert len(asked) == 1 + 2 * len(texts)
