"""Files between people: every row of the three-way table, and what random pairs keep to."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from hustings import store
from hustings.errors import NotACopy, NotAProject, OptionError
from hustings.model import Source, Suggestion
from hustings.project import Project

from ..conftest import talk
from . import copies

Work = Callable[[Project], object]


class Two:
    """Anna's project and Ben's copy of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "anna.hustings"
        self.file = folder / "ben.hustings"
        with Project.create(self.path, coder="Anna") as project:
            project.add(talk())
            self.first = project.code("d1", 48, 83, "code", {"code": "sailings"}).id
            project.save_copy(self.file)
        self.ours = Project.open(self.path, coder="Anna")

    def ben(self, *work: Work) -> None:
        with Project.open(self.file, coder="Ben") as theirs:
            for one in work:
                one(theirs)

    def merge(self, preview: bool = False):
        return self.ours.merge_file(self.file, preview=preview)

    def statement(self):
        return self.ours.statement(self.first)


@pytest.fixture
def two(tmp_path: Path):
    made = Two(tmp_path)
    yield made
    made.ours.close()


def fields(made) -> list[str]:
    return sorted(c.field for c in made.conflicts)


def test_what_they_coded_edited_and_deleted_is_taken_and_counted(two: Two) -> None:
    two.ben(
        lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}),
        lambda p: p.edit(two.first, commitment="reports"),
    )
    made = two.merge()
    assert (made.added, made.edited, made.deleted, made.names, made.conflicts) == (1, 1, 0, 1, ())
    assert made.words == ("From Ben: 1 statement new, 1 edited, 1 name new.",)
    assert [s.coder for s in two.ours.statements()] == ["Anna", "Ben"]
    assert two.statement().commitment == "reports"


def test_a_preview_writes_nothing_and_says_the_same(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    before = copies.rows(two.ours)
    seen = two.merge(preview=True)
    assert copies.rows(two.ours) == before
    assert two.merge().words == seen.words
    assert copies.rows(two.ours) != before


def test_their_file_is_not_touched(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    before = two.file.read_bytes()
    two.merge()
    assert two.file.read_bytes() == before
    assert sorted(p.name for p in two.folder.iterdir() if p.name.startswith("ben")) == [
        "ben.hustings"
    ]


def test_the_same_file_again_brings_nothing_new(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    two.merge()
    after = copies.rows(two.ours)
    assert two.merge().words == ("Nothing new.",)
    assert copies.rows(two.ours) == after


def test_one_undo_gives_the_project_before_it_back_and_it_can_be_merged_again(two: Two) -> None:
    two.ben(
        lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}), lambda p: p.delete([two.first])
    )
    before = copies.rows(two.ours)
    first = two.merge()
    two.ours.undo()
    assert copies.rows(two.ours) == before
    assert two.merge().words == first.words


def test_what_they_go_on_with_after_a_merge_comes_with_the_next(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    two.ours.code("d1", 8, 39, "code", {"code": "Noise"})
    two.merge()
    two.ben(
        lambda p: p.change_name("concepts", p.concepts()[0].id, description="at night"),
        lambda p: p.edit(p.statements()[-1].id, memo="loud"),
    )
    made = two.merge()
    assert (made.added, made.edited, made.conflicts) == (0, 1, ())
    assert [s.memo for s in two.ours.statements() if s.coder == "Ben"] == ["loud"]
    assert {c.description for c in two.ours.concepts()} == {"", "at night"}


def test_copies_that_merge_each_other_in_turn_see_only_what_is_new(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports"))
    two.merge()
    two.ours.edit(two.first, memo="mine")
    two.ours.fold()
    with Project.open(two.file, coder="Ben") as ben:
        assert ben.merge_file(two.path).edited == 1
        ben.edit(two.first, commitment="rejects")
        ben.edit(two.first, memo="mine\nhis")
    made = two.merge()
    assert made.conflicts == ()
    assert (two.statement().commitment, two.statement().memo) == ("rejects", "mine\nhis")


def test_the_history_tells_who_did_what_and_the_merge_is_one_change(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    with Project.open(two.file) as theirs:
        at = theirs.history(limit=1)[0].at
    two.merge()
    merge, came, *_ = two.ours.history()
    assert (merge.by, merge.verb, merge.state) == ("Anna", "merge-file", "done")
    assert (came.by, came.at, came.verb, came.state) == ("Ben", at, "code", "kept")
    mine = two.ours.history(record=two.ours.statements()[-1].id)
    assert [c.by for c in mine] == ["Anna", "Ben"]


# ------------------------------------------------------------------ the table, row by row


def test_the_same_change_on_both_sides_is_made_once(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports"))
    two.ours.edit(two.first, commitment="reports")
    assert two.merge().words == ("Nothing new.",)


def test_different_fields_of_one_statement_both_stand(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports", start=53))
    two.ours.edit(two.first, values={"code": "visitors"}, memo="mine")
    assert two.merge().conflicts == ()
    now = two.statement()
    assert (now.commitment, now.start, now.values["code"], now.memo) == (
        "reports",
        53,
        "visitors",
        "mine",
    )


def test_the_same_field_with_another_value_is_a_conflict_and_ours_stands(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, commitment="reports", values={"code": "quay"}))
    two.ours.edit(two.first, commitment="rejects", values={"code": "visitors"})
    made = two.merge()
    assert fields(made) == ["commitment", "values.code"]
    assert {c["id"] for c in made.conflicts} == {two.first}
    commitment = next(c for c in made.conflicts if c.field == "commitment")
    code = next(c for c in made.conflicts if c.field == "values.code")
    assert (commitment.ours, commitment.theirs, commitment.who) == ("rejects", "reports", "Ben")
    assert (code.ours, code.theirs) == ("visitors", "quay")
    assert two.statement().commitment == "rejects"
    two.ours.settle_conflicts([{"conflict": code.key, "choice": "theirs"}])
    two.ours.settle_conflicts([{"conflict": commitment.key, "choice": "ours"}])
    assert (two.statement().values["code"], two.statement().commitment) == ("quay", "rejects")
    assert two.ours.conflicts() == []


def test_bounds_are_one_field(two: Two) -> None:
    two.ben(lambda p: p.edit(two.first, start=53))
    two.ours.edit(two.first, end=67)
    made = two.merge()
    assert fields(made) == ["span"]
    assert "1 bounds" in made.words[0]
    assert two.statement().quote == "Yes. Night sailings"


@pytest.mark.parametrize("ours_deletes", [True, False])
def test_deleted_here_and_changed_there_is_a_conflict_and_the_changed_one_stands(
    two: Two, ours_deletes: bool
) -> None:
    change: Work = lambda p: p.edit(two.first, commitment="reports")  # noqa: E731
    delete: Work = lambda p: p.delete([two.first])  # noqa: E731
    two.ben(change if ours_deletes else delete)
    (delete if ours_deletes else change)(two.ours)
    made = two.merge()
    assert fields(made) == ["deleted"]
    assert two.statement().commitment == "reports"
    gone = "ours" if ours_deletes else "theirs"
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": gone}])
    assert two.ours.statements() == []
    two.ours.undo()
    assert two.statement().commitment == "reports"


def test_memos_are_merged_by_lines_where_that_is_clean(two: Two) -> None:
    two.ours.edit(two.first, memo="one\ntwo\nthree")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.edit(two.first, memo="one\ntwo\nthree, says Ben"))
    two.ours.edit(two.first, memo="one, says Anna\ntwo\nthree")
    assert two.merge().conflicts == ()
    assert two.statement().memo == "one, says Anna\ntwo\nthree, says Ben"


def test_two_coders_on_one_span_are_two_statements_and_one_coder_is_one(two: Two) -> None:
    code: Work = lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}, coder="Cara")  # noqa: E731
    two.ben(code, lambda p: p.code("d1", 8, 39, "code", {"code": "noise"}))
    code(two.ours)
    two.ours.code("d1", 8, 39, "code", {"code": "noise"})
    two.merge()
    assert [s.coder for s in two.ours.statements()] == ["Anna", "Ben", "Anna", "Cara"] or sorted(
        s.coder for s in two.ours.statements()
    ) == ["Anna", "Anna", "Ben", "Cara"]


def test_stacked_marks_of_one_coder_stay_two(two: Two) -> None:
    def code(p: Project) -> object:
        return p.code("d1", 90, 107, "code", {"code": "noise"}, coder="Cara")

    two.ben(code, code)
    code(two.ours)
    two.merge()
    assert sum(s.coder == "Cara" for s in two.ours.statements()) == 2


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
    before = copies.rows(two.ours)
    two.merge()
    assert {c.id: c.name for c in two.ours.concepts()} == {one: "sailings", other: "boats"}
    two.ours.undo()
    assert copies.rows(two.ours) == before


def test_a_name_one_dropped_and_the_other_used_stands_again(two: Two) -> None:
    key = two.ours.make("concepts", "boats")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "boats"}))
    two.ours.drop("concepts", key)
    assert fields(two.merge()) == ["deleted"]
    assert {s.values["code"] for s in two.ours.statements()} == {"sailings", "boats"}


@pytest.mark.parametrize("ours_corrects", [True, False])
def test_marks_on_the_old_text_are_carried_to_the_corrected_one(
    two: Two, ours_corrects: bool
) -> None:
    def mend(p: Project) -> object:
        turns = p.transcript("d1").turns
        return p.mend_turn("d1", turns[0].id, "Should this ferry sail at night, or never?")

    code: Work = lambda p: p.code("d1", 90, 107, "code", {"code": "noise"})  # noqa: E731
    two.ben(code if ours_corrects else mend)
    (mend if ours_corrects else code)(two.ours)
    assert two.merge().conflicts == ()
    assert [t["title"] for t in two.ours.transcripts()] == ["The night ferry"]
    assert {s.quote for s in two.ours.statements()} == {
        "Yes. Night sailings bring visitors.",
        "They bring noise.",
    }
    assert len({s.transcript for s in two.ours.statements()}) == 1
    assert copies.placed(two.ours) == []


def test_a_mark_without_a_place_on_the_corrected_text_goes_to_unsettled(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    turn = two.ours.transcript("d1").turns[2].id
    two.ours.mend_turn("d1", turn, "Quite another thing altogether!")
    two.merge()
    assert [(n["what"], n["before"]) for n in two.ours.unsettled()] == [
        ("unplaced", "They bring noise.")
    ]
    assert copies.placed(two.ours) == []


def test_the_same_correction_twice_is_one_text(two: Two) -> None:
    def mend(p: Project) -> object:
        return p.mend_turn("d1", p.transcript("d1").turns[2].id, "They bring much noise.")

    two.ben(mend, lambda p: p.code(p.transcripts()[0]["id"], 90, 112, "code", {"code": "noise"}))
    mend(two.ours)
    assert two.merge().conflicts == ()
    (one,) = two.ours.transcripts()
    assert {s.transcript for s in two.ours.statements()} == {one["id"]}
    assert copies.placed(two.ours) == []


@pytest.mark.parametrize("choice", ["ours", "theirs"])
def test_two_corrections_of_one_text_are_both_kept_and_a_person_chooses(
    two: Two, choice: str
) -> None:
    def mended(words: str) -> Work:
        return lambda p: p.mend_turn("d1", p.transcript("d1").turns[2].id, words)

    two.ben(mended("They bring much noise."))
    mended("They bring no noise.")(two.ours)
    assert fields(two.merge()) == ["text"]
    assert sorted(t["title"] for t in two.ours.transcripts()) == [
        "The night ferry",
        "The night ferry (Ben)",
    ]
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": choice}])
    on = two.ours.transcript(two.statement().transcript).text
    assert ("much noise" in on) == (choice == "theirs")
    assert copies.placed(two.ours) == []


def test_open_loses_to_decided_and_two_decisions_are_a_conflict(two: Two) -> None:
    offers = [
        Suggestion(f"o{n}", "cause", "d1", 48, 83, None, {}, 0.5, "rule", "1", "said so")
        for n in range(3)
    ]
    two.ours.keep_suggestions(offers)
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.decide_many(["o0", "o1"], "rejected"))
    two.ours.code(
        "d1", 48, 83, "cause", {"cause": "a", "effect": "b", "sign": "+"}, suggestion="o1"
    )
    made = two.merge()
    assert fields(made) == ["state"]
    states = {o.id: o.state for o in two.ours.suggestions()}
    assert states == {"o0": "rejected", "o1": "accepted", "o2": "open"}


def test_what_the_rules_found_on_both_sides_is_one_offer(two: Two) -> None:
    def offers(key: str) -> list[Suggestion]:
        return [Suggestion(key, "cause", "d1", 48, 83, None, {}, 0.5, "rule", "1", "said so")]

    two.ben(lambda p: p.keep_suggestions(offers("t")), lambda p: p.decide("t", "rejected"))
    two.ours.keep_suggestions(offers("o"))
    assert two.merge().conflicts == ()
    assert {o.id: o.state for o in two.ours.suggestions()} == {"o": "rejected"}


def test_fields_both_added_to_a_form_are_both_there(two: Two) -> None:
    def ask(name: str, kind: str = "text") -> Work:
        return lambda p: p.define_form(
            {
                "name": "code",
                "fields": [{"name": "code", "kind": "concept"}, {"name": name, "kind": kind}],
            }
        )

    two.ben(ask("tone"))
    ask("stake")(two.ours)
    assert two.merge().conflicts == ()
    form = next(f for f in two.ours.forms() if f.name == "code")
    assert {f.name for f in form.fields} == {"code", "tone", "stake"}


def test_a_field_of_two_kinds_is_refused_before_anything(two: Two) -> None:
    def ask(kind: str) -> Work:
        return lambda p: p.define_form(
            {
                "name": "code",
                "fields": [{"name": "code", "kind": "concept"}, {"name": "tone", "kind": kind}],
            }
        )

    two.ben(ask("text"))
    ask("yes/no")(two.ours)
    before = copies.rows(two.ours)
    with pytest.raises(OptionError, match="'tone' of the form 'code' is of the kind"):
        two.merge()
    assert copies.rows(two.ours) == before


def test_choices_both_added_are_both_there(two: Two) -> None:
    def choose(*choices: str) -> Work:
        fields = [
            {"name": "code", "kind": "concept"},
            {"name": "tone", "kind": "choice", "choices": list(choices)},
        ]
        return lambda p: p.define_form({"name": "code", "fields": fields})

    choose("calm")(two.ours)
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(choose("calm", "angry"))
    choose("calm", "proud")(two.ours)
    two.merge()
    form = next(f for f in two.ours.forms() if f.name == "code")
    assert set(form.field("tone").choices) == {"calm", "angry", "proud"}


def test_a_study_of_the_same_name_is_kept_under_theirs(two: Two) -> None:
    two.ben(lambda p: p.save_study("camps", {"kind": "network", "options": {"a": 1}}))
    two.ours.save_study("camps", {"kind": "network", "options": {"a": 2}})
    two.merge()
    assert {k: v["options"] for k, v in two.ours.studies().items()} == {
        "camps": {"a": 2},
        "camps (Ben)": {"a": 1},
    }


def test_a_period_of_the_same_name_is_kept_under_theirs(two: Two) -> None:
    two.ben(lambda p: p.define_period("the strike", "1961"))
    two.ours.define_period("the strike", "1962")
    two.merge()
    assert {p.name: p.edtf for p in two.ours.periods()} == {
        "the strike": "1962",
        "the strike (Ben)": "1961",
    }


def test_who_finished_which_text_is_taken(two: Two) -> None:
    two.ben(lambda p: p.finish("d1"))
    two.ours.finish("d1")
    made = two.merge()
    assert made.finished == 1
    assert set(two.ours.finished()["d1"]) == {"Anna", "Ben"}


def test_a_text_one_removed_and_the_other_coded_stands(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    two.ours.remove("d1")
    made = two.merge()
    assert fields(made) == ["deleted"]
    assert len(two.ours.statements()) == 2
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": "ours"}])
    assert two.ours.transcripts() == []
    assert two.ours.statements() == []


def test_who_speaks_is_taken_turn_by_turn(two: Two) -> None:
    turns = [t.id for t in two.ours.transcript("d1").turns]
    two.ben(lambda p: p.correct("d1", "speaker", turn=turns[2], speaker="Pell"))
    two.ours.correct("d1", "speaker", turn=turns[1], speaker="Ostrow")
    assert two.merge().conflicts == ()
    assert [t.speaker for t in two.ours.transcript("d1").turns] == ["Ostrow", "Ostrow", "Pell"]


def test_a_text_cut_differently_on_both_sides_is_one_conflict(two: Two) -> None:
    two.ben(lambda p: p.correct("d1", "split", at=60))
    two.ours.correct("d1", "split", at=66)
    assert fields(two.merge()) == ["turns"]
    assert [t.start for t in two.ours.transcript("d1").turns] == [8, 48, 66, 90]
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": "theirs"}])
    assert [t.start for t in two.ours.transcript("d1").turns] == [8, 48, 60, 90]


def test_no_concept_stands_under_itself(two: Two) -> None:
    one, other = _named(two.ours, "sailings"), two.ours.make("concepts", "boats")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.change_name("concepts", one, parent=other))
    two.ours.change_name("concepts", other, parent=one)
    assert fields(two.merge()) == ["parent"]
    parents = {c.id: c.parent for c in two.ours.concepts()}
    assert parents == {one: None, other: one}


# ------------------------------------------------------------------ several files


def test_several_files_in_any_order_end_the_same(two: Two, tmp_path: Path) -> None:
    cara = tmp_path / "cara.hustings"
    two.ours.save_copy(cara)
    two.ours.save_copy(tmp_path / "again.hustings")
    two.ben(
        lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}),
        lambda p: p.edit(two.first, commitment="reports"),
    )
    with Project.open(cara, coder="Cara") as theirs:
        theirs.code("d1", 8, 39, "code", {"code": "Noise"})
        theirs.edit(two.first, memo="see")
    for file in (two.file, cara):
        two.ours.merge_file(file)
    with Project.open(tmp_path / "again.hustings", coder="Anna") as again:
        for file in (cara, two.file):
            again.merge_file(file)
        assert copies.plain(again) == copies.plain(two.ours)


def test_another_project_is_no_copy_and_nothing_is_written(two: Two, tmp_path: Path) -> None:
    with Project.create(tmp_path / "other.hustings") as other:
        other.add(talk().with_(source=Source("x", sha256="x")))
    before = copies.rows(two.ours)
    with pytest.raises(NotACopy, match=r"other.hustings is a project of its own .* import"):
        two.ours.merge_file(tmp_path / "other.hustings")
    with pytest.raises(OptionError, match="this project itself"):
        two.ours.merge_file(two.path)
    with pytest.raises(NotAProject):
        two.ours.merge_file(tmp_path / "nowhere.hustings")
    assert copies.rows(two.ours) == before


# ------------------------------------------------------------------ handing over


def test_what_is_handed_over_comes_back(two: Two, tmp_path: Path) -> None:
    file = tmp_path / "for cara.hustings"
    two.ours.hand_over(file, to="Cara", transcripts=["d1"])
    two.ours.code("d1", 8, 39, "code", {"code": "noise"})
    with Project.open(file, coder="Cara") as theirs:
        assert [s.id for s in theirs.statements()] == [two.first]
        theirs.edit(two.first, memo="hm")
        theirs.code("d1", 90, 107, "code", {"code": "noise"})
    made = two.ours.merge_file(file)
    assert (made.who, made.added, made.edited, made.names_joined) == ("Cara", 1, 1, 1)
    assert len(two.ours.statements()) == 3
    assert two.ours.merge_file(file).words == ("Nothing new.",)


def test_two_blind_files_come_back_in_any_order(two: Two, tmp_path: Path) -> None:
    files = []
    for who in ("Cara", "Dov"):
        file = tmp_path / f"{who}.hustings"
        two.ours.hand_over(file, to=who, blind=True)
        with Project.open(file, coder=who) as theirs:
            theirs.code("d1", 90, 107, "code", {"code": "noise"})
            theirs.finish("d1")
        files.append(file)
    for file in files:
        assert two.ours.merge_file(file).conflicts == ()
    assert sorted(s.coder for s in two.ours.statements()) == ["Anna", "Cara", "Dov"]
    assert [c.name for c in two.ours.concepts()] == ["noise", "sailings"]
    with Project.open(files[0], coder="Cara") as theirs, pytest.raises(NotACopy, match="handed"):
        theirs.merge_file(files[1])


def test_a_blind_file_holds_nothing_of_the_others_in_any_byte(two: Two, tmp_path: Path) -> None:
    planted = "zwielicht"
    two.ours.code("d1", 90, 107, "code", {"code": planted}, memo=f"{planted} memo", coder="Ben")
    two.ours.make("concepts", "shared word")
    two.ours.save_study(f"{planted} study", {"kind": "network", "options": {}})
    two.ours.keep_note(planted, {"a": planted}, planted)
    deleted = two.ours.code("d1", 8, 39, "code", {"code": f"{planted} gone"})
    two.ours.delete([deleted.id])
    two.ours.edit(two.first, memo=planted)
    two.ours.finish("d1", "Ben")
    file = tmp_path / "cara.hustings"
    two.ours.hand_over(file, to="Cara", blind=True)
    assert planted.encode() not in file.read_bytes()
    assert b"Ben" not in file.read_bytes()
    with Project.open(file) as theirs:
        assert [c.name for c in theirs.concepts()] == ["shared word"]
        assert theirs.statements() == []
        assert len(theirs.history()) == 1
        assert store.troubles(file) == []


# ------------------------------------------------------------------ files of an earlier version


def test_copies_migrated_apart_still_know_each_other(two: Two, tmp_path: Path) -> None:
    two.ours.fold()
    earlier = _as_before(two.path, tmp_path / "earlier.hustings")
    copy = _as_before(two.path, tmp_path / "copy.hustings")
    with Project.open(copy, coder="Ben") as theirs:
        theirs.code("d1", 90, 107, "code", {"code": "noise"})
    with Project.open(earlier, coder="Anna") as ours:
        ours.edit(two.first, memo="mine")
        assert ours.merge_file(copy).added == 1
        assert len({e.key for e in store.journal(ours.database)}) == len(
            store.journal(ours.database)
        )


def _as_before(path: Path, to: Path) -> Path:
    """A project as the version before wrote it: without keys, origin and layers."""
    import shutil
    import sqlite3

    shutil.copyfile(path, to)
    with sqlite3.connect(to) as file:
        for table, column in (("changes", "key"), ("statements", "layer"), ("statements", "of")):
            file.execute(f'ALTER TABLE {table} DROP COLUMN "{column}"')
        file.execute("DROP TABLE decisions")
        file.execute("DROP TABLE conflicts")
        file.execute("DELETE FROM meta WHERE id IN ('origin', 'journal')")
        file.execute("UPDATE meta SET value = '0002' WHERE id = 'schema'")
    return to


# ------------------------------------------------------------------ random pairs


@pytest.mark.parametrize(
    ("seed", "times"),
    [*((7000 + n, 12) for n in range(6)), *((n, 10) for n in (20139, 20168, 20356))],
)
def test_random_pairs(tmp_path: Path, seed: int, times: int) -> None:
    wrong, _ = copies.pair(tmp_path, seed, times)
    assert wrong == []


def test_a_new_name_is_no_old_one_whose_name_is_to_be_settled(two: Two) -> None:
    old = _named(two.ours, "sailings")

    def rename(project: Project, name: str, new: str) -> None:
        project.change_name("concepts", old, name=name)
        project.make("concepts", new)

    two.ben(lambda p: rename(p, "boat", "ferry"))
    rename(two.ours, "ferry", "boat")
    assert fields(two.merge()) == ["name"]
    assert sorted(c.name for c in two.ours.concepts()) == ["boat", "ferry", "sailings"]
    assert _named(two.ours, "sailings") == old


def test_the_random_work_is_work(tmp_path: Path) -> None:
    rng = random.Random(1)
    with copies.begun(tmp_path / "a.hustings", rng) as project:
        before = project.revision
        copies.work(project, rng, 40)
        assert project.revision - before > 25
        assert json.dumps(copies.plain(project))


def _named(project: Project, name: str) -> str:
    return next(c.id for c in project.concepts() if c.name == name)
