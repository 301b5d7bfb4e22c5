"""Relations that the grammar of a sentence tells, from parses made by hand."""

from __future__ import annotations

import pytest

from hustings.suggest import relations
from hustings.suggest.actors.finding import Mention
from hustings.suggest.relations.parsed.ends import Ends
from hustings.suggest.relations.parsed.finding import parsed_relations
from hustings.suggest.relations.parsed.pipeline import Parser

from . import parses


def told(sentence: tuple[str, str], speaker: str = "", quoted=(), named: str = ""):
    """(actor, relation, target) of each relation, and the relation itself; ``named`` is what the
    rules take for a name."""
    text, rows = sentence
    parse = parses.parsed(text, rows)
    at = text.index(named)
    mentions = [Mention(named, at, at + len(named), named)] if named else []
    ends = Ends(text, parse, mentions, lambda at: speaker or None, quoted)
    found = list(parsed_relations(text, parse, ends))
    return {(r.actor, r.relation, r.target): r for r in found}


def test_who_is_accused_of_a_deed_is_said_to_have_done_it():
    assert set(told(parses.ACCUSED)) == {
        ("Guild", "criticises", "Port Office"),
        ("Port Office", "deceives", "Edda Voss"),
    }


def test_who_means_the_name_before_it_and_from_leads_to_whom_one_left():
    found = told(parses.EXPELLED)
    assert ("Arno Brandt", "leads", "Circle") in found
    assert ("Arno Brandt", "splits from", "Guild") in found


def test_a_noun_of_relation_joins_the_subject_of_its_verb_with_whom_it_leads_to():
    assert set(told(parses.TREATY)) == {("Guild", "negotiates with", "Lindholm")}


def test_what_is_only_supposed_and_what_would_follow_tell_nothing():
    assert told(parses.SUPPOSED) == {}


def test_a_role_behind_as_is_the_subjects():
    assert ("Mara Ostrow", "leads", "Port Office") in told(parses.HEAD)


def test_to_call_on_somebody_to_do_something_is_no_visit():
    assert told(parses.CALL, speaker="Ruth Adeyemi") == {}


def test_of_the_leader_of_the_opposition_the_opposition_is_led():
    found = told(parses.LEADER, speaker="Ruth Adeyemi", named="Leader of the Opposition")
    assert set(found) == {("Ruth Adeyemi", "leads", "Opposition")}


def test_a_bill_that_is_somebodys_is_no_person():
    assert told(parses.BILL) == {}


def test_troops_in_a_place_are_no_support_of_it():
    found = told(parses.TROOPS, speaker="Ruth Adeyemi")
    assert set(found) == {("Ruth Adeyemi", "supports", "troops")}


def test_we_is_the_side_of_who_speaks():
    assert set(told(parses.STOOD, speaker="Ruth Adeyemi")) == {
        ("Ruth Adeyemi", "supports", "Guild")
    }


def test_a_name_in_capitals_is_no_pronoun():
    found = told(parses.US, speaker="Ruth Adeyemi")
    assert set(found) == {("Guild", "negotiates with", "US")}


def test_he_is_the_subject_of_the_nearest_sentence():
    assert ("Voss", "criticises", "Guild") in told(parses.NEAREST)


def test_who_behind_a_country_is_whoever_belongs_to_it():
    assert ("Envoy", "criticises", "Guild") in told(parses.ENVOY, named="Envoy")


def test_it_that_only_fills_a_place_is_nobody():
    assert told(parses.GOOD, speaker="Ruth Adeyemi") == {}


def test_our_minister_is_not_the_speakers():
    assert told(parses.OURS, speaker="Ruth Adeyemi") == {}


def test_to_make_no_apology_for_a_deed_is_to_do_it():
    found = told(parses.APOLOGY, speaker="Ruth Adeyemi")
    assert set(found) == {("Ruth Adeyemi", "supports", "Guild")}


def test_two_words_tell_where_one_alone_does_not():
    assert set(told(parses.CAUSE)) == {("Guild", "allies with", "Circle")}


def test_two_who_sign_a_treaty_sign_it_with_one_another():
    assert set(told(parses.TWO_SIGNED)) == {("Guild", "negotiates with", "Circle")}


def test_a_noun_is_whom_the_name_beside_it_says():
    assert set(told(parses.APPOSED)) == {("Renn", "negotiates with", "Edda Voss")}


def test_whose_support_one_is_grateful_for_supports_one():
    found = told(parses.GRATEFUL, speaker="Ruth Adeyemi")
    assert ("Guild", "supports", "Ruth Adeyemi") in found


def test_examples_are_meant_by_what_they_are_examples_of():
    assert ("Guild", "allies with", "Circle") in told(parses.SUCH_AS)


def test_two_who_have_no_name_are_of_the_widest_tier():
    (relation,) = told(parses.NOUNS).values()
    assert (relation.actor, relation.target, relation.tier) == ("Workers", "farmers", "all")


def test_we_in_a_quotation_is_nobody_we_know():
    assert told(parses.STOOD, speaker="Ruth Adeyemi", quoted=((0, 36),)) == {}


def test_leaders_stand_for_whom_they_lead_and_a_refusal_is_marked():
    found = told(parses.REFUSED)
    assert set(found) == {("Guild", "supports", "Voss")}
    assert found["Guild", "supports", "Voss"].negated


def test_a_pronoun_and_a_group_without_a_name_lower_the_tier():
    (relation,) = told(parses.HE).values()
    assert (relation.actor, relation.relation, relation.target) == (
        "Brandt",
        "criticises",
        "farmers",
    )
    assert relation.tier == "all"


def test_nobody_calls_himself_he():
    assert told(parses.HE, speaker="Arno Brandt") == {}


def test_relations_are_those_of_the_rules_and_those_of_the_parser_once_each():
    text = f"{parses.ACCUSED[0]}\n{parses.TREATY[0]}"

    def parse(whole: str):
        assert whole == text
        return parses.parsed(text, _shifted(parses.ACCUSED[1], parses.TREATY[1]))

    without = {(r.actor, r.relation, r.target) for r in relations(text)}
    found = [
        (r.actor, r.relation, r.target) for r in relations(text, parser=Parser("by hand", parse))
    ]
    assert without <= set(found)
    assert ("Port Office", "deceives", "Edda Voss") in found
    assert found.count(("Guild", "negotiates with", "Lindholm")) == 1


def _shifted(first: str, second: str) -> str:
    """The rows of two sentences as of one text."""
    head, n = 4, len([row for row in first.splitlines() if row.split()])
    rows = [row.split() for row in second.splitlines() if row.split()]
    moved = [[*row[:head], str(int(row[head]) + n), *row[head + 1 :]] for row in rows]
    return first + "\n".join(" ".join(row) for row in moved)


@pytest.mark.parametrize(
    ("verb", "rest", "relation"),
    [
        ("side", ("with",), "allies with"),
        ("be", ("loyal", "to"), "supports"),
        ("walk", ("out", "of"), "splits from"),
        ("eat", (), None),
    ],
)
def test_a_verb_tells_with_what_leads_on_from_it(verb, rest, relation):
    from hustings.suggest.relations.parsed.frames import told_by

    tells = told_by(verb, *rest)
    assert (tells and tells.relation) == relation
