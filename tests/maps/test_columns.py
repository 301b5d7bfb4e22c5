"""A map of claims that lie as columns is the map of the same claims one by one."""

import random
from dataclasses import replace
from typing import Any

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.maps import causal_map, flip, loops, map_measures, zoom_label
from hustings.model import CausalMap, Claim, Link, Statements
from hustings.model.told_signs import sign_of, strength_of
from hustings.show.maps.few import drawn_arrows, firmest_first, strongest

Row = dict[str, Any]


def told(seed: int, many: int = 120) -> list[Row]:
    """Claims of few factors, so that many are told twice, some denied, some of nobody."""
    dice = random.Random(seed)
    parts = ["night", "noise; port", "noise; town", "~calm", "calm", " trade "]
    return [
        {
            "id": f"s{k}",
            "cause": dice.choice(parts),
            "effect": dice.choice([*parts, "tolls"]),
            "sign": dice.choice(["+", "-", "?", None]),
            "strength": dice.choice(["slightly", "Entirely ", None]),
            "hedge": dice.choice(["perhaps", None]),
            "quote": dice.choice(["so it is", None]),
            "document": dice.choice(["d1", "d2"]),
            "speaker": dice.choice(["Voss", "Renn", None]),
            "holder": dice.choice(["Voss", "Calder", None]),
            "commitment": dice.choice(["asserts", "rejects", None]),
        }
        for k in range(many)
    ]


def table(rows: list[Row]) -> Statements:
    return Statements.from_columns({name: [row[name] for row in rows] for name in rows[0]})


def claim(row: Row) -> Claim:
    """One row by itself."""
    word, weight = strength_of(row["strength"], "")
    return Claim(
        row["cause"].strip(),
        row["effect"].strip(),
        sign_of(row["sign"], ""),
        row["id"],
        row["holder"] or row["speaker"] or row["document"],
        row["commitment"] or "asserts",
        word,
        row["hedge"] or "",
        row["quote"] or "",
        row["document"],
        row["speaker"],
        weight,
    )


def moved(one: Claim, cause: str, effect: str, sign: int) -> Claim:
    was = one.as_told or (one.cause, one.effect, one.sign)
    now = cause, effect, sign
    return replace(one, cause=cause, effect=effect, sign=sign, as_told=None if was == now else was)


def without_opposites(one: Claim) -> Claim:
    ends = [flip(end) if end.startswith("~") else end for end in (one.cause, one.effect)]
    turns = (ends[0] != one.cause) != (ends[1] != one.effect)
    return moved(one, ends[0], ends[1], -one.sign if turns else one.sign)


def zoomed(one: Claim) -> Claim:
    return moved(one, zoom_label(one.cause, 1), zoom_label(one.effect, 1), one.sign)


def cut(claims: list[Claim]) -> list[Claim]:
    """Those of arrows that are told twice, by two."""
    groups: dict[Any, list[Claim]] = {}
    keys = [(c.cause, c.effect, c.sign, c.commitment == "rejects") for c in claims]
    for key, one in zip(keys, claims, strict=True):
        groups.setdefault(key, []).append(one)
    stay = {k for k, g in groups.items() if len(g) > 1 and len({c.source for c in g}) > 1}
    return [one for key, one in zip(keys, claims, strict=True) if key in stay]


def same(m: CausalMap, other: CausalMap) -> bool:
    return (m.concepts, m.links, m.claims) == (other.concepts, other.links, other.claims)


@pytest.mark.parametrize("seed", range(6))
def test_a_map_is_the_same_claim_by_claim_whatever_is_done_to_it(seed: int) -> None:
    rows = told(seed)
    both = ["asserts", "rejects"]
    plain = [claim(row) for row in rows]
    assert same(causal_map(table(rows), commitments=both), CausalMap.from_claims(plain))
    turned = [zoomed(without_opposites(one)) for one in plain]
    m = causal_map(table(rows), commitments=both, opposites=True, zoom=1)
    assert same(m, CausalMap.from_claims(turned))
    m = causal_map(
        table(rows), commitments=both, opposites=True, minimum_citations=2, minimum_sources=2
    )
    assert same(m, CausalMap.from_claims(cut([without_opposites(one) for one in plain])))
    names = {"night": "dark", "dark": None}
    m = causal_map(table(rows), commitments=both, parents=names)
    pathed = [
        replace(one, **{
            end: "dark; night" for end in ("cause", "effect") if getattr(one, end) == "night"
        })
        for one in plain
    ]  # fmt: skip
    assert same(m, CausalMap.from_claims(pathed))


@pytest.mark.parametrize("seed", range(6))
def test_what_is_counted_of_columns_is_counted_arrow_by_arrow(seed: int) -> None:
    m = causal_map(table(told(seed, 40)), commitments=["asserts", "rejects"])
    objects = CausalMap(m.concepts, tuple(m.links))
    live = [k for k in objects.links if not k.denied]
    arrows = m.arrows
    assert arrows.citations.tolist() == [k.citations for k in objects.links]
    assert arrows.sources.tolist() == [k.sources for k in objects.links]
    assert arrows.denied.tolist() == [k.denied for k in objects.links]
    assert arrows.ids == [c.id for c in objects.claims]
    assert arrows.source.plain() == [c.source for c in objects.claims]
    assert arrows.source.different() == list(dict.fromkeys(c.source for c in objects.claims))
    assert objects.arrows.ids == arrows.ids
    assert objects == replace(m, study=None, notes=())
    measured = map_measures(m)
    assert measured == map_measures(objects)
    said = {name: [k for k in live if k.cause == name] for name in m.concepts}
    assert measured.citations_out == {n: sum(k.citations for k in ks) for n, ks in said.items()}
    assert measured.sources_out == {
        n: len({c.source for k in ks for c in k.claims}) for n, ks in said.items()
    }
    signs: dict[tuple[str, str], set[int]] = {}
    for k in live:
        signs.setdefault((k.cause, k.effect), set()).add(k.sign)
    assert measured.links == len(signs)
    assert measured.disputed == sum({1, -1} <= told for told in signs.values())
    assert loops(m) == loops(objects)
    order = sorted(
        range(len(objects.links)),
        key=lambda k: (
            -objects.links[k].sources,
            -objects.links[k].citations,
            objects.links[k].cause,
            objects.links[k].effect,
        ),
    )
    assert firmest_first(m).tolist() == order
    few = strongest(m, m.pieces(), 3)
    assert few.links == tuple(
        k for k, drawn in zip(m.links, drawn_arrows(m, m.pieces(), 3), strict=True) if drawn
    )


def test_pieces_hang_together_by_arrows_that_are_not_denied() -> None:
    rows = [("a", "b", "asserts"), ("e", "d", "asserts"), ("d", "c", "asserts")]
    rows += [("b", "c", "rejects"), ("f", "f", "asserts")]
    m = CausalMap.from_claims(Claim(a, b, 1, commitment=word) for a, b, word in rows)
    assert m.pieces() == [["e", "d", "c"], ["a", "b"], ["f"]]
    chain = [Claim(f"{k + 1}", f"{k}") for k in range(300)]
    random.Random(3).shuffle(chain)
    assert [len(piece) for piece in CausalMap.from_claims(chain).pieces()] == [301]
    assert CausalMap(()).pieces() == []


def test_an_arrow_is_made_once_and_compares_as_any_other() -> None:
    links = causal_map(table(told(1))).links
    assert links[0] is links[0]
    assert links[-1] is links[len(links) - 1]
    assert links[:2] == tuple(links)[:2]
    assert isinstance(links[0], Link)
    assert tuple(links) == links
    assert links != tuple(links)[1:]
    assert hash(links) == hash(tuple(links))
    with pytest.raises(IndexError):
        links[len(links)]


def test_the_first_statement_that_tells_no_sign_or_strength_is_named() -> None:
    rows = told(2, 6)
    rows[3] |= {"sign": "up", "strength": "hugely", "commitment": "asserts"}
    rows[4] |= {"strength": "hugely", "commitment": "asserts"}
    with pytest.raises(OptionError, match="statement s3"):
        causal_map(table(rows))
    rows[3]["sign"] = "+"
    with pytest.raises(UnknownName, match="hugely"):
        causal_map(table(rows))
    rows[1] |= {"cause": "  ", "commitment": "asserts", "strength": None}
    with pytest.raises(OptionError, match="Claim 's1' lacks"):
        causal_map(table(rows[:3]))
