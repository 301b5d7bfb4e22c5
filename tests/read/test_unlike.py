"""Names no rule can find alike are passed over; what is proposed is what every pair compared gives."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from hustings.read.names import people
from hustings.read.names.one_person import Plain
from hustings.read.names.people import Known, propose

GIVEN = ("Edda", "Ines", "Jon", "Jonn", "E.", "Edda Maria", "Эдда", "")
SURNAMES = ("Voss", "Calder", "Calde", "Renn", "Воss", "Edda", "Voss 2")
LABELS = ("{g} {s}", "{s} {g}", "{s}", "Ms. {g} {s}", "{s}, {g}", "MR. {s}", "{g} {s} Jr.")


def crowd(seed: int) -> list[Known]:
    dice = random.Random(seed)
    found = []
    for k in range(70):
        names = [
            " ".join(
                dice.choice(LABELS).format(g=dice.choice(GIVEN), s=dice.choice(SURNAMES)).split()
            )
            for _ in range(1 + (dice.random() < 0.2))
        ]
        turns = {f"d{dice.randrange(9)}": dice.choice((1, 2, 40)) for _ in range(2)}
        found.append(Known(f"p{k:02}", tuple(names), turns, person=dice.random() < 0.9))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_passing_over_names_unlike_changes_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = propose(crowd(seed))
    passed = [0]

    def every(members: Sequence[str], plain: Mapping[str, Plain | None]) -> list[tuple[str, str]]:
        pairs = list(combinations(members, 2))
        passed[0] += len(set(pairs) - set(fitting(members, plain)))
        return pairs

    fitting = people.fitting
    monkeypatch.setattr(people, "fitting", every)
    assert propose(crowd(seed)) == quick
    assert quick
    assert passed[0] > 10
