"""Few names are asked for one by one, many are read at once; both tell the same."""

from __future__ import annotations

from hustings import store
from hustings.project import Project
from hustings.store.asked import FEW, Asked


class Counted:
    """A dict that counts what is asked of it."""

    def __init__(self, told: dict[str, str]) -> None:
        self.told, self.single, self.whole = told, 0, 0

    def one(self, key: str) -> str | None:
        self.single += 1
        return self.told.get(key)

    def everything(self) -> dict[str, str]:
        self.whole += 1
        return self.told


def test_a_few_are_asked_for_once_each_and_many_by_one_question() -> None:
    counted = Counted({f"k{n}": f"name {n}" for n in range(3 * FEW)})
    asked = Asked(counted.one, counted.everything)
    assert [asked["k1"], asked.get("k1"), asked.get("nobody"), asked.get("nobody", "?")] == [
        "name 1",
        "name 1",
        None,
        "?",
    ]
    assert (counted.single, counted.whole) == (2, 0)
    assert [asked[key] for key in counted.told] == list(counted.told.values())
    assert (counted.single, counted.whole) == (FEW, 1)
    assert dict(asked) == counted.told
    assert len(asked) == 3 * FEW
    assert "nobody" not in asked


def test_a_name_goes_before_an_alias_however_many_are_asked_for(project: Project) -> None:
    harbour, port = project.make("concepts", "harbour"), project.make("concepts", "port")
    project.change_name("concepts", harbour, aliases=["port", "haven"])
    few = store.ids_asked(project.database, "concepts")
    many = dict(store.ids_asked(project.database, "concepts"))
    for name, key in {"harbour": harbour, "port": port, "haven": harbour}.items():
        assert few[name] == many[name] == key
    assert few.get("quay") is many.get("quay") is None


def test_a_name_that_was_asked_for_is_asked_anew_after_a_write(project: Project) -> None:
    first = project.code("d1", 48, 83, "code", {"code": "berth"})
    assert first.values["code"] == "berth"
    (key,) = (c.id for c in project.concepts())
    project.change_name("concepts", key, name="berths")
    assert project.statement(first.id).values["code"] == "berths"
    again = project.code("d1", 90, 107, "code", {"code": "berth"})
    assert {c.name for c in project.concepts()} == {"berths", "berth"}
    assert project.statement(again.id).values["code"] == "berth"


def test_many_questions_are_put_to_a_plain_table_of_everything() -> None:
    counted = Counted({f"k{n}": f"name {n}" for n in range(3 * FEW)})
    asked = Asked(counted.one, counted.everything)
    assert asked.for_many(FEW) is asked
    assert counted.whole == 0
    assert asked.for_many(FEW + 1) is counted.told
