"""A run is kept with all it needs and gives the same result again."""

import json

import pytest

from hustings.errors import InputError
from hustings.maps import (
    leave_one_out,
    map_from_dict,
    map_to_dict,
    merge_maps,
    rerun,
    run_to_json,
    sensitivity,
    what_if,
)
from hustings.model import CausalMap

M = CausalMap.from_links(
    [
        ("ferry", "noise", 1, "1", "Pell", "strongly"),
        ("noise", "rents", -1, "2", "Renn"),
        ("noise", "rents", 0, "3", "Voss"),
    ]
)


@pytest.mark.parametrize(
    "run",
    [
        what_if(M, set={"ferry": 1.0}, transfer="tanh", slope=1.5),
        sensitivity(M, set={"ferry": 0.0}, draws=50, seed=9),
        leave_one_out(M, set={"ferry": 1.0}, unit="source"),
    ],
    ids=["what-if", "sensitivity", "leave-one-out"],
)
def test_a_kept_run_made_again_is_the_same_to_the_last_digit(run):
    text = run_to_json(M, run)
    assert run_to_json(M, rerun(text)) == text
    data = json.loads(text)
    assert data["hustings"]
    assert data["options"]["set"] == run.settings["set"]


def test_a_map_comes_back_whole():
    for m in (M, merge_maps([M, M])):
        back = map_from_dict(json.loads(json.dumps(map_to_dict(m))))
        assert (back.concepts, back.links, back.weights) == (m.concepts, m.links, m.weights)


def test_something_else_is_refused():
    for text in ("{", "{}", "[]"):
        with pytest.raises(InputError, match="not a run"):
            rerun(text)
    with pytest.raises(InputError, match="not a causal map"):
        map_from_dict({"concepts": []})
