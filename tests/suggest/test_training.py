"""What a person's own statements teach."""

from hustings.model import Statement, Suggestion, Transcript, Turn
from hustings.suggest import asked_of, concept_passages, examples

TEXT = "The engines keep us awake. More sailings would help the shops. Lanterns hang on the quay. The shops need sailings."
TALK = Transcript(TEXT, (Turn(0, len(TEXT), "speech", "Jonas Pell"),), id="t")
SMALL = frozenset({"more", "would"})
LABELLED = [
    ("Engines idle all night", "noise"),
    ("The engines are loud", "noise"),
    ("Sailings in winter", "night ferry"),
    ("More sailings please", "night ferry"),
    ("Late sailings", "night ferry"),
]


def claim(id="g", **values):
    return Suggestion(id, "causes", "t", 0, 30, (5, 8), values, 0.9, "rules/causes", "1", "why")


def sure(texts):
    """Says "noise" of engines and "night ferry" of the rest, always sure."""
    return [
        [("noise", 0.9), ("night ferry", 0.1)] if "ngines" in t else [("night ferry", 0.8)]
        for t in texts
    ]


def test_an_example_is_the_quote_or_the_clause_a_suggestion_parted():
    fields = {"cause": ["cause", "effect"], "code": ["code"]}
    said = Statement(
        "s1",
        "t",
        0,
        30,
        "noise because of engines",
        "cause",
        {"cause": "engines", "effect": "noise"},
    )
    plain = Statement("s2", "t", 40, 50, "loud", "code", {"code": "noise"})
    offered = claim(cause="of engines", effect="noise")
    assert examples([said, plain], fields, {"s1": offered}) == [
        ("of engines", "engines"),
        ("noise", "noise"),
        ("loud", "noise"),
    ]
    assert examples([said], fields)[0] == ("noise because of engines", "engines")


def test_a_suggestion_asks_for_the_words_of_each_field():
    assert asked_of(claim(cause="engines", effect="noise"), "all") == {
        "cause": "engines",
        "effect": "noise",
    }
    assert asked_of(claim(), "all") == {"cause": "all", "effect": "all"}
    assert asked_of(Suggestion("a", "actors", "t", 0, 3, (0, 3), {}, 1, "m", "1", "w"), "all") == {}


def test_a_passage_is_proposed_with_the_word_it_shares_as_its_cue():
    found = concept_passages(TALK, LABELLED, sure, small=SMALL)
    assert [(TEXT[s.cue[0] : s.cue[1]], s.values["concepts"][0][0]) for s in found] == [
        ("engines", "noise"),
        ("sailings", "night ferry"),
        ("sailings", "night ferry"),
    ]
    assert (
        found[0].why == "\u201cengines\u201d stands in 2 passages you coded as \u201cnoise\u201d."
    )
    assert {s.state for s in found} == {"open"}
    assert concept_passages(TALK, LABELLED, sure, small=SMALL) == found


def test_a_word_the_language_is_built_of_is_no_cue():
    found = concept_passages(TALK, LABELLED, sure, small=SMALL | {"engines"})
    assert "engines" not in {TEXT[s.cue[0] : s.cue[1]] for s in found}
    assert len(found) == 2


def test_a_passage_that_shares_no_word_is_not_proposed():
    assert all(
        "Lanterns" not in TEXT[s.start : s.end]
        for s in concept_passages(TALK, LABELLED, sure, small=SMALL)
    )


def test_what_is_coded_already_or_too_doubtful_is_left_alone():
    assert len(concept_passages(TALK, LABELLED, sure, coded=[(0, 10)])) == 2
    doubtful = lambda texts: [[("noise", 0.2), ("night ferry", 0.2)] for _ in texts]  # noqa: E731
    assert concept_passages(TALK, LABELLED, doubtful) == []
    assert [s.tier for s in concept_passages(TALK, LABELLED, doubtful, tier="all")] == ["all"]


def test_too_few_statements_teach_nothing():
    assert concept_passages(TALK, LABELLED[:4], sure) == []
    assert concept_passages(TALK, [("engines", "noise")] * 9, sure) == []
