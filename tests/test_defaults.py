"""One set of defaults at every door: Python, the command line, the views behind the pages."""

import inspect
from dataclasses import fields

import click
import pytest

from hustings import maps, networks
from hustings.cli import main
from hustings.demo import make_demo
from hustings.errors import OptionError
from hustings.maps import MapOptions, RunOptions
from hustings.model import CausalMap, Statements, Transcript, Turn
from hustings.networks.options import NetworkOptions, Options, refuse_names
from hustings.networks.remedies import remedy
from hustings.project import Project
from hustings.studies import map_of
from hustings.views.causal.maps import compare_view, holders_view
from hustings.views.causal.what_if import what_if_view
from hustings.views.network.networks import network_view, opening
from hustings.views.network.structure import polarization_view
from hustings.wording import in_language


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with make_demo(tmp_path_factory.mktemp("demo") / "demo.hustings") as project:
        yield project


@pytest.mark.parametrize(
    "function", ["what_if", "sensitivity", "leave_one_out", "attractors", "contraction"]
)
def test_every_run_in_python_begins_with_the_same_settings(function):
    takes = inspect.signature(getattr(maps, function)).parameters
    for f in fields(RunOptions):
        if f.name in takes:
            assert takes[f.name].default == f.default


@pytest.mark.parametrize(
    ("command", "settings"),
    [("network", NetworkOptions), ("map", MapOptions), ("whatif", RunOptions)],
)
def test_the_command_line_has_every_setting_and_no_default_of_its_own(command, settings):
    made = main.get_command(click.Context(main), command)
    options = {p.name: p for p in made.get_params(click.Context(made))}
    for f in fields(settings):
        assert options[f.name].default in (None, ())


def test_the_page_runs_as_python_does(demo):
    m = map_of(demo, {})
    held = {"Night sailings": 1.0}
    view = what_if_view(demo, {"set": held, "draws": 0})
    assert {f.name: f.change for f in view.factors} == maps.what_if(m, set=held).changes
    assert view.settings["transfer"] == RunOptions().transfer == "tanh"


def test_who_is_asked_for_is_the_holder_else_the_person_else_the_speaker():
    for columns, who in (
        ({"speaker": ["Renn", "Voss"]}, "speaker"),
        ({"speaker": ["Renn", "Voss"], "person": ["Renn", "Voss"]}, "person"),
        ({"speaker": ["Renn", "Voss"], "holder": ["Renn", "Voss"]}, "holder"),
    ):
        s = Statements.from_columns({**columns, "concept": ["night ferry", "night ferry"]})
        assert networks.network(s).study.options["variable1"] == who
    assert Options is NetworkOptions


def test_options_can_be_one_value_with_some_changed():
    s = Statements.from_columns({"speaker": ["Renn"], "concept": ["night ferry"]})
    options = NetworkOptions(variable1="speaker", mode="two-mode")
    assert networks.network(s, options).matrix.tolist() == [[1.0]]
    assert networks.network(s, options, mode="one-mode").matrix.tolist() == [[0.0]]


def test_every_dot_lies_in_its_own_bar_and_the_card_tells_what_the_row_tells(demo):
    m = map_of(demo, {"holders": ["Edda Voss"]})
    options = {"holders": ["Edda Voss"], "draws": 1000, "leave_one_out": True}
    for factor in ("Night sailings", "Crew fatigue"):
        view = what_if_view(demo, {**options, "set": {factor: 1.0}}, m)
        rows = {f.name: f for f in view.factors}
        for row in rows.values():
            assert row.low <= row.change <= row.high
            assert row.change == row.median
        assert view.carries
        told = [card.statement for card in view.carries]
        assert len(told) == len(set(told)), "a sentence that carries several stands once"
        for card in view.carries:
            assert card.turned
            for turn in card.turned:
                assert turn.verdict == rows[turn.factor].verdict != turn.without


def relations():
    return Statements.from_columns(
        {
            "speaker": ["Calder", "Renn", "Voss"],
            "concept": ["quay", "quay", "quay"],
            "relation": ["warns", "pays", "warns"],
        }
    )


@pytest.mark.parametrize("aggregation", ["subtract", "conflict"])
def test_names_are_no_disagreement(aggregation):
    asked = {"qualifier": "relation", "aggregation": aggregation}
    with pytest.raises(OptionError, match="Relations"):
        refuse_names(relations(), asked)
    refuse_names(relations(), {**asked, "aggregation": "congruence"})


def test_who_has_no_tie_is_in_no_camp():
    s = Statements.from_columns(
        {
            "speaker": ["Calder", "Renn", "Voss", "Ost", "Lind"],
            "concept": ["ferry", "ferry", "ferry", "ferry", "library"],
            "agreement": [True, True, False, False, True],
        },
        {"agreement": "boolean"},
    )
    found = networks.polarization(s, qualifier="agreement")
    assert found.camps == (("Calder", "Renn"), ("Ost", "Voss"))
    assert found.apart == ("Lind",)
    assert "Lind" not in found.members
    assert (found.index, found.ties) == (1.0, 6)


def test_page_and_command_line_camps_agree(demo):
    view = polarization_view(demo, {"variable1": "holder", "qualifier": "agreement"})
    made = networks.polarization(demo.columns(), qualifier="agreement")
    assert view.index == made.index
    assert view.camps == [list(camp) for camp in made.camps]
    assert view.rests_on.startswith(f"Rests on {made.ties} ties among {len(made.members)}")


def test_distance_tells_opponents_from_allies_and_says_nothing_of_strangers():
    names = ["ferry", "visitors", "trade", *(f"other {i}" for i in range(20))]
    plus = CausalMap.from_links(
        [("ferry", "visitors", 1), ("visitors", "trade", 1)], concepts=names
    )
    minus = CausalMap.from_links(
        [("ferry", "visitors", -1), ("visitors", "trade", -1)], concepts=names
    )
    half = CausalMap.from_links([("ferry", "visitors", 1)], concepts=names)
    assert maps.map_distance(plus, plus).told == 0
    assert maps.map_distance(plus, minus).told == 1
    assert maps.map_distance(plus, half).told == 1 / 4  # one of two pairs is told by one alone
    few = CausalMap.from_links([("ferry", "visitors", 1), ("quay", "noise", 1)])
    assert maps.map_distance(plus, few).told is None
    assert "too few" in maps.compare_maps(plus, few).notes[0]


def test_an_empty_network_says_which_choice_emptied_it():
    s = Statements.from_columns(
        {
            "speaker": ["Calder", "Renn"],
            "concept": ["ferry", "ferry"],
            "form": ["dna statement", "dna statement"],
        }
    )
    found = remedy(s, {"forms": ["position"]})
    assert (found.choice, dict(found.change)) == ("forms", {"forms": None})
    assert networks.network(s).matrix.any()


def test_of_one_teller_a_network_shows_what_he_is_linked_with():
    s = Statements.from_columns({"holder": ["Calder"] * 2, "concept": ["ferry", "quay"]})
    one = {"variable1": "holder", "variable2": "concept", "normalization": "average"}
    assert not networks.network(s, **one).matrix.any()
    found = remedy(s, one)
    assert found.choice == "mode"
    assert found.sentence.startswith("What empties it: ")
    with in_language("de"):
        assert remedy(s, one).button == "Zeigen, womit jeder verbunden ist"
    asked = {k: v for k, v in {**one, **found.change}.items() if v is not None}
    assert networks.network(s, **asked).matrix.tolist() == [[1, 1]]


def test_the_page_opens_on_what_is_there(demo):
    question = opening(demo)
    assert question["forms"] == ["position"]
    assert question["qualifier"] == "agreement"
    opened = network_view(demo, question)
    assert opened.ties
    assert opened.remedy is None


def test_the_page_does_not_open_on_where_statements_come_from(tmp_path):
    # nobody is named who speaks or holds a view: the origin of a statement is no person
    with Project.create(tmp_path / "x.hustings") as project:
        text = project.add(Transcript("We want ferries.", (Turn(0, 16, "answer", "", ""),)))[0]
        project.code(text.id, 0, 16, "position", {"concept": "Ferries", "agreement": True})
        by_concept = {"variable1": "holder", "variable2": "concept", "forms": ["position"]}
        assert opening(project) == by_concept
        assert "says who its holder is" in network_view(project, opening(project)).why_empty
    # nor is what causes something, nor the method that suggested it
    with Project.create(tmp_path / "y.hustings") as project:
        text = project.add(Transcript("We want ferries.", (Turn(0, 16, "answer", "", ""),)))[0]
        project.code(text.id, 3, 15, "cause", {"cause": "Will", "effect": "Ferries", "sign": "+"})
        assert opening(project)["variable1"] == "holder"
        assert "says who its holder is" in network_view(project, opening(project)).why_empty


def test_a_map_view_of_two_accounts_says_on_how_many_factors_the_distance_rests(demo):
    names = [h.name for h in holders_view(demo).holders][:2]
    both = compare_view(demo, *({"holders": [n]} for n in names))
    assert both.distance.shared_factors == len(both.shared_concepts)
