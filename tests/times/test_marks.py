"""Items that are made when they are looked at are what they would be made at once."""

from hustings.model import Statements
from hustings.times import timeline

TOLD = Statements.from_columns(
    {
        "id": ["a", "b", "c", "d"],
        "holder": ["Voss", "Ida", "Voss", None],
        "about": ["{1896,1929}", "193X", None, "1929"],
        "horizon": [None, "193X", None, None],
    }
)


def test_some_items_are_those_of_all() -> None:
    items = timeline(TOLD).items
    every = tuple(items)
    assert [i.statement for i in every] == ["a", "a", "d", "b"]
    assert (items[0], items[-1], items[1:3]) == (every[0], every[-1], every[1:3])
    assert (items == every, every == items, items == every[1:]) == (True, True, False)
    assert (repr(items), hash(items), len(items)) == (repr(every), hash(every), 4)
    assert items.made(items.of_lanes(["Ida", "unstated"])) == (every[2], every[3])
    assert dict(items.in_lanes()) == {"Voss": 2, "unstated": 1, "Ida": 1}
    assert items.statements() == 3


def test_the_undated_are_listed_when_they_are_looked_at() -> None:
    undated = timeline(TOLD).undated
    assert (undated[:1], undated[0], list(undated), len(undated)) == (("c",), "c", ["c"], 1)


def test_a_time_in_several_lanes_is_one_time() -> None:
    both = Statements.from_columns(
        {"id": ["a"], "cause": ["rain"], "effect": ["flood"], "about": ["{1896,1896,1900}"]}
    )
    many = timeline(both, by="concept").items
    assert sum(many.spans().values()) == len({(i.earliest, i.latest) for i in many}) == 2
