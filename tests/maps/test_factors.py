"""Which factors may be one: proposed with a reason and an effect, decided by a person."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from hustings.errors import OptionError, UnknownName
from hustings.maps import factor_proposals, factors, headline, merged, pieces, shape
from hustings.maps.factor_names import NEAR, likely_pairs, reason_for, taken_apart, words_of
from hustings.maps.nearness import alike
from hustings.model import CausalMap
from hustings.project import Project
from hustings.read import read


def proposals(*names: str, **options: object) -> set[tuple[str, str, str]]:
    """Pairs proposed among factors that each act on one effect of their own."""
    m = CausalMap.from_links(
        [(name, f"effect {n} of its own kind", 1) for n, name in enumerate(names)]
    )
    found = factor_proposals(m, **options)  # type: ignore[arg-type]
    return {(p.a, p.b, p.relation) for p in found if not p.a.startswith("effect")}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("night ferry", "Night  Ferry!", "same"),
        ("night ferry", "the night ferries", "same"),
        ("rising fares", "higher fare", "same"),
        ("fares", "higher fares", "same"),
        ("trust", "lack of trust", "opposite"),
        ("more lamps", "fewer lamps", "opposite"),
        ("price stability", "instability of prices", "opposite"),
        ("noise", "noise on the quay", "same"),
    ],
)
def test_two_names_of_one_thing_are_proposed(one: str, other: str, relation: str) -> None:
    assert proposals(one, other) == {(one, other, relation)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("night ferry", "harbour lamps"), ("union", "onion"), ("trade", "crew fatigue")],
)
def test_two_things_are_not_proposed(one: str, other: str) -> None:
    assert proposals(one, other) == set()


def test_what_one_sentence_ties_is_not_one() -> None:
    m = CausalMap.from_links([("noise", "noise on the quay", 1)])
    assert factor_proposals(m) == []


def test_a_refused_pair_does_not_come_back() -> None:
    assert proposals("fares", "higher fares", refused=[("higher fares", "fares")]) == set()


def test_german_names_by_german_words() -> None:
    assert proposals("Vertrauen", "Mangel an Vertrauen", language="de") == {
        ("Vertrauen", "Mangel an Vertrauen", "opposite")
    }
    with pytest.raises(UnknownName, match="language"):
        proposals("a", "b", language="xx")


def test_a_merge_tells_its_effect_before_it_is_done() -> None:
    m = CausalMap.from_links(
        [("night ferry", "noise", 1), ("noise", "protest", 1), ("protest", "night ferries", -1)]
    )
    (p,) = factor_proposals(m)
    assert (p.before.pieces, p.before.loops) == (1, 0)
    assert (p.after.pieces, p.after.loops) == (1, 1)
    assert p.effect == "The map stays in 1 piece. The first loop appears."
    assert p.statements == (("1",), ("3",))


def test_an_opposite_turns_the_sign_at_each_of_its_ends() -> None:
    m = CausalMap.from_links([("lack of trust", "votes", -1), ("rumours", "lack of trust", 1)])
    links = {(k.cause, k.effect, k.sign) for k in merged(
        CausalMap.from_claims(m.claims, concepts=("trust",)), "trust", "lack of trust", "opposite"
    ).links}  # fmt: skip
    assert links == {("trust", "votes", 1), ("rumours", "trust", -1)}


def test_the_headline_counts_what_the_map_rests_on() -> None:
    m = CausalMap.from_links([("a", "b", 1), ("a", "b", 1), ("c", "d", -1)])
    assert (
        headline(m)
        == "4 factors in 2 pieces, 2 arrows, 0 loops; 1 of the arrows rests on one sentence, "
        "1 of 2 conclusions hangs on one quotation."
    )
    assert shape(m).pieces == 2


def coded(project: Project) -> None:
    text = b"Renn: Fewer lamps lower trade. More lamps raise calm.\n"
    key = project.add(read(text, name="talk.txt"))[0].id
    for words, cause, effect in (
        ("Fewer lamps lower trade.", "fewer lamps", "trade"),
        ("More lamps raise calm.", "lamps", "calm"),
    ):
        start = project.transcript(key).text.index(words)
        values = {"cause": cause, "effect": effect, "sign": "+"}
        project.code(key, start, start + len(words), "cause", values)


def test_a_person_decides_and_can_take_it_back(tmp_path: object) -> None:
    with Project.create(f"{tmp_path}/p.hustings") as project:
        coded(project)
        assert project.make_factors_opposite("lamps", "fewer lamps") == "~lamps"
        assert {s.values["cause"] for s in project.statements()} == {"lamps", "~lamps"}
        project.undo()
        assert {s.values["cause"] for s in project.statements()} == {"lamps", "fewer lamps"}
        project.keep_factors_apart("lamps", "fewer lamps")
        assert project.factors_apart() in ([("lamps", "fewer lamps")], [("fewer lamps", "lamps")])
        project.undo()
        assert project.factors_apart() == []
        assert project.make_factors_one("lamps", "fewer lamps") == 1
        with pytest.raises(UnknownName, match="factor"):
            project.make_factors_one("lamps", "quay")
        with pytest.raises(OptionError, match="one factor already"):
            project.make_factors_one("lamps", "lamps")


def test_of_a_large_map_the_pieces_after_a_merge_are_told_and_no_new_loops(monkeypatch):
    links = [("night ferry", "noise", 1), ("Night ferries", "trade", 1), ("trade", "noise", 1)]
    m = CausalMap.from_links([*links, ("Night ferry", "tolls", 1)])
    exact = factor_proposals(m)
    monkeypatch.setattr(factors, "COUNTED", 0)
    quick = factor_proposals(m)
    assert [(p.a, p.b, p.why, p.after.pieces) for p in quick] == [
        (p.a, p.b, p.why, p.after.pieces) for p in exact
    ]
    assert {p.before.pieces for p in quick} == {2}
    assert {p.after.pieces for p in quick} == {1, 2}


def test_only_likely_pairs_are_asked_and_none_is_missed():
    names = ["noise", "less noise", "stability", "instability", "noise at night", "Noise!", "trade"]
    m = CausalMap.from_links([(name, "harbour", 1) for name in names])
    asked_all = factor_proposals(m, nearness=lambda a, b: 0.0)
    likely = [p for p in factor_proposals(m) if p.rule != "near"]
    assert [(p.a, p.b, p.rule) for p in likely] == [(p.a, p.b, p.rule) for p in asked_all]
    assert {p.rule for p in likely} == {"letters", "opposite", "within"}


def test_likely_pairs_are_all_that_a_rule_fits():
    words = words_of("en")
    dice = np.random.default_rng(5)
    parts = "stability instability ferry Ferries harm unharmed more less lack employment unemployment not the".split()
    fitting = 0
    for _ in range(60):
        labels = [" ".join(dice.choice(parts, dice.integers(0, 6))) for _ in range(25)]
        names = [taken_apart(label, words) for label in dict.fromkeys(labels)]
        fits = {
            pair
            for pair in combinations(range(len(names)), 2)
            if reason_for(names[pair[0]], names[pair[1]], lambda a, b: 0.0)
        }
        likely = likely_pairs(names, [])
        assert likely == sorted(likely)
        assert fits <= set(likely)
        fitting += len(fits)
    assert fitting > 500


def test_names_are_near_as_by_another_tf_idf():
    from sklearn.feature_extraction.text import TfidfVectorizer

    dice = np.random.default_rng(1)
    parts = "night ferry ferries noise crew crews fare a of sleeping sleep Überfahrt rent".split()
    names = [" ".join(dice.choice(parts, 3)) for _ in range(60)] + ["a", "  ", "fare"]
    names = list(dict.fromkeys(names))
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(names)
    likeness = (grams @ grams.T).toarray().round(9)
    wanted = {
        (i, j): likeness[i, j]
        for i in range(len(names))
        for j in range(i + 1, len(names))
        if likeness[i, j] >= NEAR
    }
    found = alike(names, NEAR)
    assert found == pytest.approx(wanted)
    assert len(found) > 5


def test_shapes_of_two_maps_asked_in_turn_are_their_own() -> None:
    """What is kept of the last map is not told of another, nor changed by whoever gets it."""
    two = CausalMap.from_links([("wind", "waves", 1), ("dam", "quiet", 1)])
    for _ in range(3):
        one = CausalMap.from_links([("rain", "flood", 1), ("flood", "rain", -1)])
        assert (shape(one).pieces, shape(one).loops) == (1, 1)
        del one
        assert (shape(two).pieces, shape(two).loops) == (2, 0)
        pieces(two)[0].clear()
        assert pieces(two) == [["wind", "waves"], ["dam", "quiet"]]
