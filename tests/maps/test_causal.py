"""From statements to a map: layers, opposites, zoom, filters, in a stated order."""

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.maps import account, causal_map, flip, map_measures, split_opposites, what_if
from hustings.model import CausalMap, Statement, Statements


def told(cause, effect, sign="+", holder="Tobias Renn", **more):
    """One cause statement of the night ferry debate."""
    told.number += 1
    keys = ("speaker", "commitment", "quote", "transcript")
    values = {"cause": cause, "effect": effect, "sign": sign} | {
        k: v for k, v in more.items() if k not in keys
    }
    return Statement(
        f"s{told.number}",
        more.get("transcript", "d1"),
        0,
        0,
        more.get("quote", ""),
        "cause",
        values,
        speaker=more.get("speaker", holder),
        holder=holder,
        commitment=more.get("commitment", "asserts"),
    )


told.number = 0


def table(*rows):
    return Statements.from_statements(rows)


def test_citations_and_sources_are_counted_apart():
    m = causal_map(
        table(
            told("night ferry", "noise"),
            told("night ferry", "noise"),
            told("night ferry", "noise", holder="Jonas Pell"),
        )
    )
    assert [(k.citations, k.sources) for k in m.links] == [(3, 2)]


def test_a_disputed_sign_stays_two_links():
    m = causal_map(
        table(told("quay", "trade", "-"), told("quay", "trade", "+", holder="Ines Calder"))
    )
    assert sorted((k.sign, k.citations) for k in m.links) == [(-1, 1), (1, 1)]


@pytest.mark.parametrize("how", ["reports", "rejects", "supposes", "predicts", "wishes"])
def test_what_a_speaker_does_not_assert_is_not_the_speakers_model(how):
    m = causal_map(table(told("night ferry", "noise"), told("quay", "trade", commitment=how)))
    assert m.concepts == ("night ferry", "noise")
    assert any(how in note for note in m.notes)


def test_rejected_claims_are_links_no_run_goes_through():
    rows = table(told("night ferry", "noise"), told("night ferry", "noise", commitment="rejects"))
    m = causal_map(rows, commitments=("asserts", "rejects"))
    assert [(k.denied, k.citations) for k in m.links] == [(False, 1), (True, 1)]
    only = causal_map(rows, commitments=("rejects",))
    run = what_if(only, set={"night ferry": 1.0})
    assert run.changes["noise"] == 0
    assert "Rejected" in " ".join(run.notes)
    assert map_measures(only).links == 0


def test_the_source_of_a_claim_is_its_holder_then_its_speaker_then_its_document():
    m = causal_map(
        table(
            told("a", "b", holder="Edda Voss", speaker="Ines Calder"),
            told("a", "b", holder=None, speaker="Ines Calder"),
            told("a", "b", holder=None, speaker=None, transcript="hearing 2"),
        )
    )
    assert [c.source for c in m.claims] == ["Edda Voss", "Ines Calder", "hearing 2"]


def test_a_holders_map_has_only_that_holders_claims_and_none_means_unstated():
    rows = table(told("a", "b"), told("c", "d", holder=None), told("e", "f", holder="Edda Voss"))
    assert causal_map(rows, holders=("Edda Voss",)).concepts == ("e", "f")
    assert causal_map(rows, holders=(None,)).concepts == ("c", "d")
    assert account(causal_map(rows, holders=("Edda Voss",))) == "in Edda Voss’s account"


def test_names_that_are_not_there_are_refused():
    rows = table(told("a", "b"))
    with pytest.raises(UnknownName, match="Tobias Ren'"):
        causal_map(rows, holders=("Tobias Ren",))
    with pytest.raises(UnknownName, match="commitment"):
        causal_map(rows, commitments=("asserted",))
    with pytest.raises(UnknownName, match="factor"):
        causal_map(rows, trace_from=("z",))
    with pytest.raises(OptionError, match="zoom"):
        causal_map(rows, zoom=0)


def test_a_form_of_ones_own_with_cause_and_effect_counts_and_half_a_claim_is_named():
    own = told("a", "b").with_(form="mechanism")
    half = told("a", None)
    m = causal_map(table(own, half))
    assert [c.id for c in m.claims] == [own.id]
    assert half.id in " ".join(m.notes)


def test_a_sign_or_strength_that_is_none_names_its_statement():
    with pytest.raises(OptionError, match="quay -> trade"):
        causal_map(table(told("quay", "trade", "up")))
    with pytest.raises(UnknownName, match="strength word"):
        causal_map(table(told("quay", "trade", strength="hugely")))


def test_no_statements_make_an_empty_map_that_says_why():
    m = causal_map(table())
    assert m.concepts == ()
    assert "empty" in m.notes[0]


def test_zoom_keeps_the_first_parts_counts_anew_and_says_what_it_made():
    rows = table(
        told("ferry; night", "noise; quay"),
        told("ferry;day", "noise; hill"),
        told("noise; quay", "noise; hill"),
    )
    m = causal_map(rows, zoom=1)
    assert {(k.cause, k.effect): k.citations for k in m.links} == {
        ("ferry", "noise"): 2,
        ("noise", "noise"): 1,
    }
    assert any("1 claims into loops" in n for n in m.notes)
    assert causal_map(rows, zoom=2).concepts == (
        "ferry; night",
        "noise; quay",
        "ferry; day",
        "noise; hill",
    )


def test_a_hierarchy_that_runs_in_a_circle_is_named():
    rows = table(told("night", "noise"))
    assert causal_map(rows, parents={"night": "ferry", "ferry": None}, zoom=1).concepts == (
        "ferry",
        "noise",
    )
    with pytest.raises(OptionError, match="night > ferry > night"):
        causal_map(rows, parents={"night": "ferry", "ferry": "night"})


def test_opposites_become_signs_in_four_flavours_and_come_back_without_loss():
    rows = table(
        told("rest", "trade"),
        told("~rest", "~trade"),
        told("~rest", "trade"),
        told("rest", "~trade", "?"),
    )
    m = causal_map(rows, opposites=True)
    assert m.concepts == ("rest", "trade")
    assert {k.sign: k.citations for k in m.links} == {1: 2, -1: 1, 0: 1}
    before = causal_map(rows)
    after = split_opposites(m)
    assert [
        (c.id, c.cause, c.effect, c.sign) for c in sorted(after.claims, key=lambda c: c.id)
    ] == [(c.id, c.cause, c.effect, c.sign) for c in sorted(before.claims, key=lambda c: c.id)]


def test_an_opposite_without_its_positive_form_is_said_or_left():
    rows = table(told("~rest", "trade"))
    assert any("never coded" in n for n in causal_map(rows, opposites=True).notes)
    assert causal_map(rows, opposites="pairs").concepts == ("~rest", "trade")


def test_flipping_goes_part_by_part_and_back():
    assert flip("~Rest; Harbour") == "Rest; ~Harbour"
    assert flip(flip("~Rest; Harbour")) == "~Rest; Harbour"


def test_numbered_opposites_are_paired():
    rows = table(told("calm nights [3]", "trade"), told("loud nights [~3]", "trade"))
    m = causal_map(rows, opposites=True)
    assert sorted((k.cause, k.sign) for k in m.links) == [
        ("calm nights [3]", -1),
        ("calm nights [3]", 1),
    ]


def test_opposites_are_combined_before_zoom():
    # after zooming "ferry; ~quiet" would be "ferry" and its opposite could no longer be seen
    m = causal_map(table(told("~ferry; quiet", "trade")), opposites=True, zoom=1)
    assert [(k.cause, k.sign) for k in m.links] == [("ferry", -1)]


def test_the_frequency_cut_comes_last():
    rows = table(
        told("ferry; night", "noise"),
        told("ferry; day", "noise", holder="Jonas Pell"),
        told("quay", "trade"),
    )
    m = causal_map(rows, zoom=1, minimum_citations=2, minimum_sources=2)
    assert m.concepts == ("ferry", "noise")
    assert causal_map(rows, minimum_citations=2).concepts == ()


def test_tracing_keeps_links_on_short_paths_and_same_source_chains_only_if_one_tells_all():
    rows = table(
        told("a", "b"),
        told("b", "c", holder="Jonas Pell"),
        told("a", "x"),
        told("x", "c"),
        told("c", "d"),
    )
    both = causal_map(rows, trace_from=("a",), trace_to=("c",), trace_length=2)
    assert {(k.cause, k.effect) for k in both.links} == {
        ("a", "b"),
        ("b", "c"),
        ("a", "x"),
        ("x", "c"),
    }
    own = causal_map(rows, trace_from=("a",), trace_to=("c",), trace_length=2, same_source=True)
    assert {(k.cause, k.effect) for k in own.links} == {("a", "x"), ("x", "c")}
    ahead = causal_map(rows, trace_from=("a",), trace_length=1)
    assert {k.effect for k in ahead.links} == {"b", "x"}


def test_links_take_words_or_numbers_and_refuse_anything_else():
    m = CausalMap.from_links([("a", "b", "+", 1, "Renn", "strongly"), ("b", "c", -1)])
    assert m.links[0].claims[0].weight == (0.65, 0.9)
    assert [c.id for c in m.claims] == ["1", "2"]
    with pytest.raises(OptionError, match="sign of link 1"):
        CausalMap.from_links([("a", "b", 2)])
    with pytest.raises(OptionError, match="lacks"):
        CausalMap.from_links([("a", " ", 1)])
    with pytest.raises(OptionError, match="Link 1"):
        CausalMap.from_links([("a", "b")])


def test_a_self_loop_is_kept_and_said():
    m = CausalMap.from_links([("noise", "noise", 1)])
    assert "noise" in m.notes[0]
    assert len(m.links) == 1


def test_a_matrix_gives_signed_weights_and_refuses_what_lies_outside():
    m = CausalMap.from_matrix(["a", "b"], [[0, -0.5], [0.25, 0]])
    assert m.pair_weights() == {("a", "b"): -0.5, ("b", "a"): 0.25}
    with pytest.raises(OptionError, match=r"'a' -> 'b' is 1\.5"):
        CausalMap.from_matrix(["a", "b"], [[0, 1.5], [0, 0]])
    with pytest.raises(OptionError, match="'a' -> 'b' is nan"):
        CausalMap.from_matrix(["a", "b"], [[0, float("nan")], [0, 0]])
    with pytest.raises(OptionError, match="square"):
        CausalMap.from_matrix(["a", "b"], [[0, 1]])
    with pytest.raises(OptionError, match="twice"):
        CausalMap.from_matrix(["a", "a"], [[0, 1], [0, 0]])


def test_a_data_frame_is_aligned_by_its_labels():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([[0.0, 0.0], [0.0, 1.0]], index=["B", "A"], columns=["A", "B"])
    assert CausalMap.from_matrix(None, frame).pair_weights() == {("A", "B"): 1.0}
    with pytest.raises(OptionError, match="C"):
        CausalMap.from_matrix(["A", "C"], frame)


def test_a_text_stands_for_nobodys_name():
    told = {"document": ["d1", "d2"], "start": [0, 0], "form": ["cause"] * 2}
    told |= {"cause": ["a", "b"], "effect": ["b", "c"], "sign": ["+", "+"]}
    nobody = causal_map(Statements.from_columns(told))
    assert account(nobody) == "in the account of somebody not named"
    one = causal_map(Statements.from_columns({**told, "speaker": ["Ada", None]}))
    assert account(one) == "in the accounts of Ada and somebody not named together"
