"""Files between people: names that both made, renamed, merged or dropped."""

from __future__ import annotations

import pytest

from hustings.project import Project

from .conftest import Two, Work, fields
from .holding import rows
from .test_merging import _named


def test_a_name_both_made_is_one_and_every_pointer_follows(two: Two) -> None:
    two.ben(
        lambda p: p.make("concepts", "  fear "),
        lambda p: p.make("concepts", "harbour", parent=_named(p, "fear")),
        lambda p: p.code("d1", 90, 107, "code", {"code": "fear"}),
    )
    two.ours.code("d1", 90, 107, "code", {"code": "Fear"})
    made = two.merge()
    assert (made.names, made.names_joined) == (2, 1)
    assert "2 names new of which 1 the same as ours" in made.words[0]
    names = {c.name: c for c in two.ours.concepts()}
    one = next(c for c in names.values() if c.name.casefold() == "fear")
    assert {one.name, *one.aliases} == {"fear", "Fear"}
    assert names["harbour"].parent == one.id
    assert len({s.values["code"] for s in two.ours.statements() if s.start == 90}) == 1


def test_two_descriptions_of_a_name_both_made_are_a_conflict(two: Two) -> None:
    two.ben(lambda p: p.make("concepts", "fear", description="of noise"))
    two.ours.make("concepts", "fear", description="of the dark")
    assert fields(two.merge()) == ["description"]


def test_who_renamed_a_name_and_then_made_it_anew_has_two(two: Two) -> None:
    two.ben(
        lambda p: p.change_name("concepts", _named(p, "sailings"), name="night sailings"),
        lambda p: p.code("d1", 90, 107, "code", {"code": "sailings"}),
    )
    two.ours.code("d1", 8, 39, "code", {"code": "sailings"})
    two.merge()
    said = {(s.coder, s.start): s.values["code"] for s in two.ours.statements()}
    assert said == {
        ("Anna", 48): "night sailings",
        ("Anna", 8): "night sailings",
        ("Ben", 90): "sailings",
    }


@pytest.mark.parametrize("ours_renames", [True, False])
def test_a_new_name_is_compared_with_the_renamed_ones(two: Two, ours_renames: bool) -> None:
    rename: Work = lambda p: p.change_name("concepts", _named(p, "sailings"), name="boats")  # noqa: E731
    make: Work = lambda p: p.code("d1", 90, 107, "code", {"code": "Boats"})  # noqa: E731
    two.ben(make if ours_renames else rename)
    (rename if ours_renames else make)(two.ours)
    assert two.merge().names_joined == 1
    assert {s.values["code"] for s in two.ours.statements()} == {"boats"}


@pytest.mark.parametrize("ours_renames", [True, False])
def test_of_new_names_but_for_case_the_very_same_finds_the_renamed_one(
    two: Two, ours_renames: bool
) -> None:
    spelled = ("BOATS", "BOats", "bOats", "BoAts", "boatS", "boats", "Boats", "BoaTs")
    rename: Work = lambda p: p.change_name("concepts", _named(p, "sailings"), name="boats")  # noqa: E731

    def make(p: Project) -> None:
        for word in spelled:
            p.make("concepts", word)

    two.ben(make if ours_renames else rename)
    (rename if ours_renames else make)(two.ours)
    assert two.merge().conflicts == ()
    names = sorted(c.name for c in two.ours.concepts() if c.name.casefold() == "boats")
    assert names == sorted(spelled)
    assert two.statement().values["code"] == "boats"


def test_two_renamings_of_a_name_are_a_conflict_and_both_become_names_of_it(two: Two) -> None:
    two.ben(lambda p: p.change_name("concepts", _named(p, "sailings"), name="boats"))
    two.ours.change_name("concepts", _named(two.ours, "sailings"), name="ferries")
    assert fields(two.merge()) == ["name"]
    (concept,) = two.ours.concepts()
    assert (concept.name, concept.aliases) == ("ferries", ("boats",))
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": "theirs"}])
    (concept,) = two.ours.concepts()
    assert (concept.name, concept.aliases) == ("boats", ("ferries",))


@pytest.mark.parametrize("ours_merges", [True, False])
def test_statements_follow_a_merged_name_though_the_other_was_then_called_so(
    two: Two, ours_merges: bool
) -> None:
    two.ours.make("concepts", "ferries")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)

    def merge_and_rename(p: Project) -> None:
        p.merge("concepts", [_named(p, "sailings")], _named(p, "ferries"))
        p.change_name("concepts", _named(p, "ferries"), name="sailings")

    code: Work = lambda p: p.code("d1", 8, 39, "code", {"code": "sailings"})  # noqa: E731
    two.ben(code if ours_merges else merge_and_rename)
    (merge_and_rename if ours_merges else code)(two.ours)
    assert two.merge().conflicts == ()
    assert [c.name for c in two.ours.concepts()] == ["sailings"]
    assert [s.values["code"] for s in two.ours.statements()] == ["sailings", "sailings"]


@pytest.mark.parametrize("ours_drops", [True, False])
def test_a_dropped_name_that_was_renamed_there_is_told_of_though_another_has_it(
    two: Two, ours_drops: bool
) -> None:
    two.ours.make("concepts", "ferries")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)

    def drop_and_rename(p: Project) -> None:
        p.drop("concepts", _named(p, "ferries"))
        p.change_name("concepts", _named(p, "sailings"), name="ferries")

    def rename_and_code(p: Project) -> None:
        p.change_name("concepts", _named(p, "ferries"), name="boats")
        p.code("d1", 8, 39, "code", {"code": "boats"})

    two.ben(rename_and_code if ours_drops else drop_and_rename)
    (drop_and_rename if ours_drops else rename_and_code)(two.ours)
    assert fields(two.merge()) == ["deleted"]
    said = {s.start: s.values["code"] for s in two.ours.statements()}
    assert said == {8: "boats", 48: "ferries"}


def test_two_names_renamed_to_one_stay_two_until_a_person_decides(two: Two) -> None:
    two.ours.code("d1", 8, 39, "code", {"code": "boats"})
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.change_name("concepts", _named(p, "boats"), name="ferry"))
    two.ours.change_name("concepts", _named(two.ours, "sailings"), name="ferry")
    assert fields(two.merge()) == ["name"]
    assert len(two.ours.concepts()) == 2


@pytest.mark.parametrize("ours_merges", [True, False])
def test_statements_follow_a_name_that_was_merged(two: Two, ours_merges: bool) -> None:
    two.ours.make("concepts", "ferries")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)

    def merge(p: Project) -> object:
        return p.merge("concepts", [_named(p, "sailings")], _named(p, "ferries"))

    code: Work = lambda p: p.code("d1", 90, 107, "code", {"code": "sailings"})  # noqa: E731
    two.ben(code if ours_merges else merge)
    (merge if ours_merges else code)(two.ours)
    assert two.merge().conflicts == ()
    assert {s.values["code"] for s in two.ours.statements()} == {"ferries"}
    assert [(c.name, c.aliases) for c in two.ours.concepts()] == [("ferries", ("sailings",))]


def test_names_that_changed_places_change_places(two: Two) -> None:
    two.ours.make("concepts", "boats")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    one, other = _named(two.ours, "boats"), _named(two.ours, "sailings")
    two.ben(
        lambda p: p.change_name("concepts", one, name="aside"),
        lambda p: p.change_name("concepts", other, name="boats"),
        lambda p: p.change_name("concepts", one, name="sailings"),
    )
    before = rows(two.ours)
    two.merge()
    assert {c.id: c.name for c in two.ours.concepts()} == {one: "sailings", other: "boats"}
    two.ours.undo()
    assert rows(two.ours) == before


def test_a_name_one_dropped_and_the_other_used_stands_again(two: Two) -> None:
    key = two.ours.make("concepts", "boats")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "boats"}))
    two.ours.drop("concepts", key)
    assert fields(two.merge()) == ["deleted"]
    assert {s.values["code"] for s in two.ours.statements()} == {"sailings", "boats"}
