"""Who stands to whom in whose account: Lindholm Bay's quarrel over the night ferry."""

import networkx as nx
import numpy as np
import pytest

from hustings import balance, lineage, relation_network
from hustings.errors import OptionError, UnknownName
from hustings.model import Network, Statements
from hustings.networks import with_kinds


def told(*rows: tuple, **columns: list) -> Statements:
    """Statements from (speaker, actor, relation, target[, about[, commitment[, holder]]])."""
    wide = [(*r, *(None,) * (7 - len(r))) for r in rows]
    speaker, actor, relation, target, about, commitment, holder = zip(*wide, strict=True)
    return Statements.from_columns(
        {
            "form": ["relation"] * len(rows),
            "speaker": speaker,
            "holder": [h or s for h, s in zip(holder, speaker, strict=True)],
            "actor": actor,
            "relation": relation,
            "target": target,
            "about": about,
            "commitment": [c or "asserts" for c in commitment],
            **columns,
        }
    )


FIVE = told(
    # Guild, Circle, Company: friends all three (+ + +)
    ("Voss", "Guild", "supports", "Circle"),
    ("Voss", "Circle", "allies with", "Company"),
    ("Voss", "Guild", "funds", "Company"),
    # League against two friends (+ − −), twice
    ("Voss", "League", "opposes", "Guild"),
    ("Voss", "League", "denounces", "Circle"),
    ("Voss", "League", "deceives", "Company"),
    # Harbour Watch a friend of Guild and League, who are foes (+ + −)
    ("Voss", "Watch", "supports", "Guild"),
    ("Voss", "Watch", "funds", "League"),
)


def test_every_tie_has_its_relation_class_sign_sentences_and_tellers():
    net = relation_network(
        told(
            ("Voss", "Guild", "funds", "Circle", "1990"),
            ("Renn", "Guild", "funds", "Circle", "1992-05"),
            ("Renn", "Circle", "belongs to", "League"),
        )
    )
    assert [n.name for n in net.nodes] == ["Circle", "Guild", "League"]
    belongs, funds = net.ties
    assert (funds.source, funds.relation, funds.target) == ("Guild", "funds", "Circle")
    assert (funds.kind, funds.sign) == ("material cooperation", "+")
    assert funds.statements == ("1", "2")
    assert funds.tellers == ("Renn", "Voss")
    assert (funds.earliest, funds.latest) == ("1990-01-01", "1992-05-31")
    assert (belongs.sign, belongs.earliest) == ("", None)
    assert net.unsigned == 1


def test_balance_of_five_signed_triads_lists_each_with_its_sentences():
    found = balance(relation_network(FIVE))
    # by hand: GCCo +++, LGC −−+, LGCo −−+, LCCo −−+ balanced; WGL ++− not
    assert found.triads == (1, 1, 3, 0)
    assert found.balanced_share == 4 / 5
    assert len(found.closed) == 5
    first = found.closed[0]
    assert (set(first.names), first.balanced) == ({"Guild", "League", "Watch"}, False)
    assert set(first.statements) == {"4", "7", "8"}
    assert (found.frustration, found.exact) == (1, True)


def test_no_closed_triad_is_said_and_no_percentage_given():
    found = balance(relation_network(told(("Voss", "Guild", "supports", "Circle"))))
    assert found.balanced_share is None
    assert "no closed triad" in found.said


def test_a_disputed_pair_is_kept_apart_and_never_netted():
    net = relation_network(
        told(
            ("Voss", "Guild", "supports", "Circle"),
            ("Voss", "Guild", "supports", "Circle"),
            ("Renn", "Circle", "opposes", "Guild"),
            ("Renn", "League", "opposes", "Guild"),
        )
    )
    (dispute,) = net.disputed
    assert (dispute.one, dispute.other) == ("Circle", "Guild")
    assert (dispute.positive, dispute.negative) == (("1", "2"), ("3",))
    signed = net.signed()
    i, j = signed.rows.index("Guild"), signed.rows.index("Circle")
    assert signed.matrix[i, j] == 0
    assert signed.matrix[i, signed.rows.index("League")] == -1
    assert np.array_equal(signed.matrix, signed.matrix.T)
    assert signed.statements("Guild", "League") == ["4"]
    assert balance(net).disputed == (dispute,)


def test_who_has_no_signed_tie_stands_in_no_camp():
    found = balance(
        relation_network(
            told(("Voss", "Guild", "opposes", "League"), ("Voss", "Watch", "belongs to", "Company"))
        )
    )
    assert found.camps == (("Guild",), ("League",))
    assert found.alone == ("Company", "Watch")
    assert found.unsigned == 1


def test_enemies_of_enemies_are_only_a_question():
    net = relation_network(
        told(
            ("Voss", "Guild", "opposes", "League"),
            ("Voss", "Watch", "denounces", "League"),
        ),
        told_by=["Voss"],
    )
    (question,) = net.open_questions()
    assert net.open_count == 1
    assert net.open_questions(0) == ()
    assert (question.one, question.other, question.opponent) == ("Guild", "Watch", "League")
    assert question.statements == ("1", "2")
    assert "Voss’s account" in question.sentence
    assert "never said" in question.sentence
    said = told(
        ("Voss", "Guild", "opposes", "League"),
        ("Voss", "Watch", "denounces", "League"),
        ("Voss", "Watch", "belongs to", "Guild"),
    )
    assert relation_network(said).open_questions() == ()


def test_the_open_questions_are_counted_as_they_are_listed():
    foes = [("Voss", name, "opposes", "League") for name in ("Guild", "Watch", "Circle")]
    net = relation_network(told(*foes, ("Voss", "Watch", "belongs to", "Guild")))
    asked = [(q.one, q.other) for q in net.open_questions()]
    assert asked == [("Circle", "Guild"), ("Circle", "Watch")]  # of Guild and Watch it is said
    assert net.open_count == 2


def test_what_somebody_rejects_is_no_tie_in_his_account():
    rows = told(("Voss", "Guild", "funds", "Circle", None, "rejects"))
    net = relation_network(rows)
    assert (net.ties, net.rejected) == ((), 1)
    assert "1 are rejected" in (net.why_empty or "")
    assert relation_network(rows, commitments=["rejects"]).n == 1


def test_an_actor_has_no_relation_to_itself():
    net = relation_network(told(("Voss", "Guild", "funds", "Guild")))
    assert (net.ties, net.selves) == ((), 1)


def test_signs_of_ones_own_are_laid_over_the_codebooks():
    rows = told(("Voss", "Guild", "controls", "Circle"))
    assert relation_network(rows).ties[0].sign == ""
    assert relation_network(rows, signs={"controls": "-"}).ties[0].sign == "-"
    with pytest.raises(UnknownName, match="sign"):
        relation_network(rows, signs={"controls": "bad"})


def test_the_time_told_cuts_where_the_time_of_speaking_would_not():
    rows = told(
        ("Voss", "Guild", "funds", "Circle", "193X"),
        ("Voss", "Guild", "funds", "League", "1950/.."),
        ("Voss", "Guild", "funds", "Watch"),
        date=["2024-05-01"] * 3,
    )
    net = relation_network(rows, since="1935", until="1940", time="told")
    assert [t.target for t in net.ties] == ["Circle"]
    assert net.undated == 1
    assert relation_network(rows, since="2024").n == 3
    assert relation_network(rows, since="1960", time="told").ties[0].latest is None


def test_own_and_ascribed_views_part_the_ties():
    rows = told(
        ("Voss", "Guild", "funds", "Circle"),
        ("Voss", "Guild", "deceives", "League", None, "reports", "Renn"),
    )
    assert [t.target for t in relation_network(rows, voice="own").ties] == ["Circle"]
    assert [t.target for t in relation_network(rows, voice="ascribed").ties] == ["League"]
    assert [t.target for t in relation_network(rows).only_ascribed] == ["League"]


def test_two_tellers_agree_are_alone_or_say_the_opposite():
    rows = told(
        ("Voss", "Guild", "supports", "Circle"),
        ("Renn", "Guild", "supports", "Circle"),
        ("Voss", "Guild", "allies with", "League"),
        ("Renn", "League", "allies with", "Guild"),
        ("Voss", "Watch", "supports", "Circle"),
        ("Renn", "Watch", "opposes", "Circle"),
        ("Voss", "Watch", "funds", "League"),
        ("Renn", "Watch", "supports", "League"),
        ("Renn", "Company", "opposes", "Guild"),
        ("Voss", "Circle", "opposes", "Company"),
        ("Voss", "Circle", "supports", "Company"),
        ("Renn", "Circle", "supports", "Company"),
    )
    voss, renn = (relation_network(rows, told_by=[n]) for n in ("Voss", "Renn"))
    assert {(c.one, c.other): c.verdict for c in voss.compare(renn)} == {
        ("Circle", "Guild"): "same",
        ("Guild", "League"): "same",  # an alliance holds both ways
        ("Circle", "Watch"): "opposite",
        ("League", "Watch"): "alike",
        ("Company", "Guild"): "only second",
        ("Circle", "Company"): "disputed",  # Voss tells both
    }


def test_networkx_and_pandas_carry_every_tie():
    net = with_kinds(relation_network(FIVE), {"Guild": "organisation"})
    graph = net.to_networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.number_of_edges() == 8
    assert graph.nodes["Guild"]["kind"] == "organisation"
    assert graph.edges["Guild", "Company", "funds"]["sign"] == "+"
    frame = net.to_pandas()
    assert list(frame.columns)[:5] == ["source", "target", "relation", "kind", "sign"]
    assert len(frame) == 8


def test_without_relations_it_is_empty_and_says_why():
    none = Statements.from_columns({"speaker": ["Voss"], "concept": ["night ferry"]})
    assert "no column actor" in (relation_network(none).why_empty or "")
    assert relation_network(none).signed().rows == ()


def test_an_unknown_teller_class_or_turned_period_is_refused():
    with pytest.raises(UnknownName, match="teller"):
        relation_network(FIVE, told_by=["Nobody"])
    with pytest.raises(UnknownName, match="kind"):
        relation_network(FIVE, kinds=["friendship"])
    with pytest.raises(OptionError, match="after until"):
        relation_network(FIVE, since="1990", until="1980", time="told")


def signed(graph: nx.Graph) -> Network:
    """All ties negative."""
    names = tuple(str(n) for n in graph)
    return Network(names, names, -nx.to_numpy_array(graph), mode="one-mode")


@pytest.mark.parametrize(
    ("graph", "frustration"),
    [
        # Zaslavsky 2012, Six signed Petersen graphs: l(−P) = 3
        (nx.petersen_graph(), 3),
        # twelve pentagons joined in pairs (Hadlock 1975): at least, and no more than, 6 of 30 ties
        (nx.dodecahedral_graph(), 6),
        # a complete graph's largest cut has ⌊n²/4⌋ ties: 36 − 20
        (nx.complete_graph(9), 16),
    ],
)
def test_frustration_is_the_published_one_and_exact(graph, frustration):
    found = balance(signed(graph))
    assert (found.frustration, found.exact) == (frustration, True)


def test_camps_of_a_network_asked_for_again_are_the_same_and_another_s_are_not():
    names = tuple("abcd")
    friends = np.ones((4, 4)) - np.eye(4)
    split = friends * np.outer([1, 1, -1, -1], [1, 1, -1, -1])
    for weights, camps in ((friends, ("abcd", "")), (split, ("ab", "cd"))):
        asked = [balance(Network(names, names, weights, mode="one-mode")) for _ in range(2)]
        assert asked[0].camps == asked[1].camps == tuple(map(tuple, camps))
        assert asked[0].frustration == asked[1].frustration == 0


def test_beyond_forty_names_frustration_is_bounded_and_said():
    found = balance(signed(nx.complete_graph(45)), restarts=3)
    # the largest cut of 45 has 506 of 990 ties
    assert found.at_least <= 990 - 506 <= found.frustration
    assert found.at_least > 0
    assert not found.exact
    assert "the best found" in found.said


def test_foundings_splits_mergers_and_absorptions_make_lanes():
    found = lineage(
        told(
            ("Voss", "Renn", "founds", "Guild", "1921"),
            ("Voss", "Circle", "splits from", "Guild", "193X~"),
            ("Voss", "League", "absorbs", "Circle", "1951-03"),
            ("Voss", "League", "merges with", "Company", "1960"),
            ("Voss", "Watch", "splits from", "League"),
            ("Voss", "Watch", "supports", "League", "1999"),
        )
    )
    assert [(t.what, t.lane, t.other) for t in found.turnings] == [
        ("begins", "Guild", None),
        ("forks", "Circle", "Guild"),
        ("absorbs", "Circle", "League"),
        ("joins", "League", "Company"),
    ]
    assert found.turnings[0].actor == "Renn"
    assert found.turnings[1].approximate
    assert [t.statement for t in found.undated] == ["5"]
    lanes = {lane.name: lane for lane in found.lanes}
    assert lanes["Circle"].begins == ("1930-01-01", "1939-12-31")
    assert lanes["Circle"].ends == ("1951-03-01", "1951-03-31")
    assert (lanes["Guild"].begin, lanes["Guild"].end) == ("1", None)
    assert next(iter(lanes)) == "Guild"
    assert lineage(FIVE).why_empty
