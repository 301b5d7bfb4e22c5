"""The fictional debate that ships with Hustings: every quote stands in its text, every value fits its form."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from hustings.maps import causal_map, sensitivity
from hustings.model import COMMITMENTS, Statement
from hustings.model.edtf import is_edtf
from hustings.read import read

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
CODING: dict[str, Any] = json.loads(
    (EXAMPLES / "night-ferry-coding.json").read_text(encoding="utf-8")
)
TEXTS = {
    t["file"]: (EXAMPLES / t["file"]).read_text(encoding="utf-8") for t in CODING["transcripts"]
}
FORMS = {
    f["name"]: f
    for f in tomllib.loads((ROOT / "codebooks" / "forms.toml").read_text(encoding="utf-8"))["form"]
}
STATEMENTS: list[dict[str, Any]] = CODING["statements"]
ACTORS = {a["name"] for a in CODING["actors"]}
CONCEPTS = {c["name"]: c for c in CODING["concepts"]}
LABEL = re.compile(r"^(?:\*\*)?([A-Z][^:*\n]{1,40}):(?:\*\*)? ", re.M)


def start_of(statement: dict[str, Any]) -> int:
    """Where the nth occurrence of the quote begins, or -1."""
    at = -1
    for _ in range(statement.get("nth", 1)):
        at = TEXTS[statement["file"]].find(statement["quote"], at + 1)
        if at < 0:
            return -1
    return at


def asserted_links(holder: str) -> dict[tuple[str, str], set[str]]:
    """The causes a holder asserts: (cause, effect) -> signs."""
    links: dict[tuple[str, str], set[str]] = {}
    for s in STATEMENTS:
        if s["form"] == "cause" and s["holder"] == holder and s["commitment"] == "asserts":
            links.setdefault((s["values"]["cause"], s["values"]["effect"]), set()).add(
                s["values"]["sign"]
            )
    return links


def stances(holder: str) -> dict[str, set[bool]]:
    """What a holder is for and against, leaving out what the speaker rejects or only supposes."""
    found: dict[str, set[bool]] = {}
    for s in STATEMENTS:
        if (
            s["form"] == "position"
            and s["holder"] == holder
            and s["commitment"] not in ("rejects", "supposes")
        ):
            found.setdefault(s["values"]["concept"], set()).add(s["values"]["agreement"])
    return found


def agreement(one: str, other: str) -> int:
    """Concepts on which two holders say the same and nothing opposite, less those on which they only differ."""
    a, b = stances(one), stances(other)
    return sum(1 if a[c] == b[c] else -1 if not a[c] & b[c] else 0 for c in a.keys() & b.keys())


def test_every_quote_stands_word_for_word_in_its_text() -> None:
    assert [s["quote"] for s in STATEMENTS if start_of(s) < 0] == []


def test_a_quote_begins_and_ends_with_a_word_and_stays_in_one_paragraph() -> None:
    for s in STATEMENTS:
        assert s["quote"] == s["quote"].strip()
        assert "\n" not in s["quote"]


def test_no_statement_is_made_twice() -> None:
    keys = Counter(
        (s["file"], start_of(s), s["form"], json.dumps(s["values"]), s["holder"])
        for s in STATEMENTS
    )
    assert [k for k, n in keys.items() if n > 1] == []


def test_the_speaker_is_the_one_the_text_names() -> None:
    for s in STATEMENTS:
        if "interview" in s["file"]:
            continue
        before = [m[1] for m in LABEL.finditer(TEXTS[s["file"]], 0, start_of(s))]
        assert s["speaker"] == before[-1], s["quote"]


def test_in_the_interview_only_answers_are_coded() -> None:
    roles = next(t["speakers"] for t in CODING["transcripts"] if "interview" in t["file"])
    for s in STATEMENTS:
        if "interview" in s["file"]:
            text, at = TEXTS[s["file"]], start_of(s)
            paragraph = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)]
            assert s["speaker"] == roles["answer"]
            assert paragraph.startswith("- ")
            assert not paragraph.endswith("?") or s["quote"] not in paragraph.split("?")[0] + "?", (
                s["quote"]
            )


def test_one_dash_is_missing_so_that_a_reader_has_something_to_flag() -> None:
    paragraphs = TEXTS["night-ferry-interview.txt"].split("\n\n")
    inside = [p for p in paragraphs[4:-1] if not re.match(r"[IVX]+\. ", p)]
    assert sum(not p.startswith("- ") for p in inside) == 1
    assert len(inside) % 2 == 0, "every question has its answer"


@pytest.mark.parametrize("form", FORMS)
def test_values_fit_their_form(form: str) -> None:
    fields = {f["name"]: f for f in FORMS[form]["field"]}
    rows = [s for s in STATEMENTS if s["form"] == form]
    assert len(rows) >= 5
    for s in rows:
        assert s["values"].keys() <= fields.keys()
        assert {n for n, f in fields.items() if f.get("required")} <= s["values"].keys()
        for name, value in s["values"].items():
            kind = fields[name]["kind"]
            if kind == "concept":
                assert value in CONCEPTS
            elif kind == "actor":
                assert value in ACTORS
            elif kind == "yes/no":
                assert isinstance(value, bool)
            elif kind == "choice":
                assert value in fields[name]["choices"]
            elif kind == "date":
                assert is_edtf(value)
            else:
                assert value
                assert isinstance(value, str)


def test_who_speaks_whose_view_and_how_far_are_always_said() -> None:
    for s in STATEMENTS:
        assert s["speaker"] in ACTORS
        assert s["holder"] is None or s["holder"] in ACTORS
        assert s["commitment"] in COMMITMENTS
        assert "about" not in s or is_edtf(s["about"])
        assert s["form"] in FORMS


def test_names_are_there_once_and_parents_are_known() -> None:
    assert len(CONCEPTS) == len(CODING["concepts"])
    assert len(ACTORS) == len(CODING["actors"])
    for c in CODING["concepts"]:
        assert "parent" not in c or c["parent"] in CONCEPTS
    used = {v for s in STATEMENTS for v in s["values"].values() if isinstance(v, str)}
    parents = {c.get("parent") for c in CODING["concepts"]}
    assert [n for n in CONCEPTS if n not in used and n not in parents] == []


def test_the_debate_is_large_enough_to_show_everything() -> None:
    forms = Counter(s["form"] for s in STATEMENTS)
    assert forms["position"] >= 60
    assert forms["cause"] >= 45
    assert len(LABEL.findall(TEXTS["night-ferry-debate.txt"])) >= 45
    assert {s["commitment"] for s in STATEMENTS} == set(COMMITMENTS)
    assert sum(s["holder"] is None for s in STATEMENTS) >= 3
    assert sum(s["holder"] not in (None, s["speaker"]) for s in STATEMENTS) >= 20
    assert sum(s["form"] == "event" and "about" in s for s in STATEMENTS) >= 6
    assert sum(s["form"] == "prediction" and "horizon" in s["values"] for s in STATEMENTS) >= 6
    assert [t["date"] for t in CODING["transcripts"]] == [
        "2024-03-14",
        "2024-04-02",
        "2024-05-21",
        *["2024-06-08"] * 3,
    ]


def test_the_network_has_two_camps_and_a_bridge() -> None:
    assert agreement("Ines Calder", "Cyclists' Union") > 0
    assert agreement("Tobias Renn", "Traders' Guild") > 0
    assert agreement("Ines Calder", "Tobias Renn") < 0
    assert any(
        stances("Edda Voss")[c] & said
        for c, said in stances("Ines Calder").items()
        if c in stances("Edda Voss")
    )
    assert any(
        stances("Edda Voss")[c] & said
        for c, said in stances("Tobias Renn").items()
        if c in stances("Edda Voss")
    )


def test_calder_and_renn_each_tell_one_connected_map_with_loops() -> None:
    for holder, loops in (("Ines Calder", 4), ("Tobias Renn", 2)):
        graph = nx.DiGraph(list(asserted_links(holder)))
        assert nx.is_weakly_connected(graph)
        assert len(list(nx.simple_cycles(graph))) >= loops


def test_calder_and_renn_give_opposite_signs_to_shared_links() -> None:
    calder, renn = asserted_links("Ines Calder"), asserted_links("Tobias Renn")
    opposed = {link for link in calder.keys() & renn.keys() if calder[link].isdisjoint(renn[link])}
    assert ("Cars on the quay", "Shop takings") in opposed
    assert len(opposed) >= 4
    assert len(calder.keys() & renn.keys() - opposed) >= 3


def test_minds_change_between_march_and_may() -> None:
    def said(who: str, concept: str, file: str) -> set[bool]:
        return {
            s["values"]["agreement"]
            for s in STATEMENTS
            if s["form"] == "position"
            and (s["holder"], s["values"]["concept"], s["file"]) == (who, concept, file)
        }

    march, may = "night-ferry-debate.txt", "night-ferry-hearing-2.md"
    assert (
        said("Tobias Renn", "One-year trial", march),
        said("Tobias Renn", "One-year trial", may),
    ) == (
        {False},
        {True},
    )
    assert said("Residents' Circle", "Night ferry all year", march) == {False}
    assert said("Residents' Circle", "Night ferry all year", may) == {True}


@pytest.mark.parametrize(
    ("holder", "least", "most"), [("Ines Calder", 0.95, 1.0), ("Tobias Renn", 0.2, 0.8)]
)
def test_more_night_sailings_raise_takings_as_calder_tells_it_and_leave_them_open_as_renn_does(
    holder: str, least: float, most: float
) -> None:
    told = [
        Statement(
            id=f"s{i}",
            transcript=s["file"],
            start=0,
            end=1,
            **{k: s[k] for k in ("quote", "form", "values", "speaker", "holder", "commitment")},
        )
        for i, s in enumerate(STATEMENTS)
        if s["form"] == "cause"
    ]
    result = sensitivity(
        causal_map(told, holders=(holder,)), set={"Night sailings": 1.0}, draws=500, seed=1
    )
    assert least <= result.rises[result.concepts.index("Shop takings")] <= most


@pytest.mark.parametrize(
    "page",
    sorted([ROOT / "docs" / "tutorial.md", *(ROOT / "docs" / "how-to").glob("*.md")]),
    ids=lambda p: p.name,
)
def test_what_the_pages_quote_stands_in_the_texts(page: Path) -> None:
    everything = "\n".join(TEXTS.values())
    quoted = re.findall(r"“([^”]+)”", page.read_text(encoding="utf-8"))
    assert [q for q in quoted if q not in everything] == []


@pytest.mark.parametrize("file", TEXTS)
def test_the_reader_finds_each_coded_passage_within_one_turn_of_its_speaker(file: str) -> None:
    text = read(EXAMPLES / file)
    assert text.text == TEXTS[file]
    for s in STATEMENTS:
        if s["file"] == file:
            turn = text.turn_at(start_of(s))
            assert turn is not None
            assert turn.kind in ("speech", "answer")
            assert turn.speaker in (s["speaker"], None)
            assert turn.start <= start_of(s)
            assert start_of(s) + len(s["quote"]) <= turn.end


def test_the_reader_flags_the_missing_dash_and_nothing_else() -> None:
    flagged = {
        file: [f.code for t in read(EXAMPLES / file).turns for f in t.flags] for file in TEXTS
    }
    assert flagged == {
        "night-ferry-debate.txt": [],
        "night-ferry-interview.txt": ["no-dash"],
        "night-ferry-hearing-2.md": [],
        "night-ferry-memory.txt": [],
        "night-ferry-memory-de-1.txt": [],
        "night-ferry-memory-de-2.txt": [],
    }
