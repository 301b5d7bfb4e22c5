"""Two people on one report: fields of each stand, the same field of both is told."""

from dataclasses import replace

from hustings.model.document_edits import laid_over
from hustings.model.documents import DocumentPart, ReportPlan, renamed_study, renoted

READ = ReportPlan(
    title="The ferry",
    lead="Six months.",
    parts=(
        DocumentPart(text="first"),
        DocumentPart("figure", study="Camps"),
        DocumentPart(text=""),
    ),
)


def part(plan, n, **fields):
    parts = list(plan.parts)
    parts[n] = replace(parts[n], **fields)
    return replace(plan, parts=tuple(parts))


def test_what_each_changed_stands_where_it_is_another_field():
    theirs = part(replace(READ, title="The night ferry"), 2, text="end")
    mine = part(part(READ, 0, text="first of all"), 1, caption="Who agrees")
    made = laid_over(READ, theirs, mine)
    assert made.clash == set()
    assert made.theirs == {"title", "parts.3.text"}
    assert made.plan == part(part(theirs, 0, text="first of all"), 1, caption="Who agrees")


def test_the_same_field_of_both_is_told_with_all_three_values():
    theirs = part(READ, 0, text="theirs")
    mine = part(replace(READ, place="Quay"), 0, text="mine")
    made = laid_over(READ, theirs, mine)
    assert made.clash == {"parts.1.text"}
    sides = [made.shown(side)["parts.1.text"] for side in (made.base, made.now, made.mine)]
    assert sides == ["first", "theirs", "mine"]
    # what does not clash is in the plan all the same, for when the choice is made
    assert made.plan == replace(theirs, place="Quay")


def test_the_same_change_of_both_is_no_clash():
    both = replace(READ, title="The night ferry")
    made = laid_over(READ, both, both)
    assert (made.clash, made.plan) == (set(), both)


def test_where_parts_were_added_or_moved_they_are_one_thing():
    theirs = replace(READ, parts=READ.parts[::-1], date="May")
    mine = replace(READ, lead="Half a year.")
    assert laid_over(READ, theirs, mine).plan == replace(theirs, lead="Half a year.")
    grown = replace(READ, parts=(*READ.parts, DocumentPart(text="more")))
    made = laid_over(READ, theirs, grown)
    assert made.clash == {"parts"}
    assert made.plan.parts == theirs.parts
    assert laid_over(READ, READ, grown).plan == grown


def test_notes_follow_their_statements_and_are_words_where_there_is_none():
    words = "She [said so](note:s1), [often](note:s2); see [there](https://example.org)."
    told = renoted(words, {"s1": "x9"}.get)
    assert told == "She [said so](note:x9), often; see [there](https://example.org)."


def test_a_renamed_study_is_the_same_figure():
    data = READ.as_data()
    assert renamed_study(data, "Camps", "Two camps")["parts"][1]["study"] == "Two camps"
    assert renamed_study(data, "Other", "x") == {**data, "parts": list(data["parts"])}
