"""Networks in the hands of other programs."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest
from night_ferry import ferry

from hustings.errors import OptionError, UnknownName
from hustings.model import Network
from hustings.networks import network, windows
from hustings.show import graphs


def stances(**options):
    net = network(ferry(), qualifier="agreement", aggregation="subtract", **options)
    return replace(
        net,
        attributes={
            "Calder": {"kind": "councillor", "seats": 3},
            "Renn": {"kind": "guild & traders"},
        },
    )


def test_ties_are_named_once_in_a_one_mode_network():
    assert stances().ties() == [
        ("Calder", "Pell", 3.0),
        ("Calder", "Renn", -3.0),
        ("Pell", "Renn", -1.0),
    ]


def test_networkx_gets_weights_signs_and_attributes():
    graph = stances().to_networkx()
    assert graph["Calder"]["Renn"] == {"weight": -3.0, "sign": -1}
    assert graph.nodes["Calder"]["seats"] == 3
    two = network(ferry(), mode="two-mode").to_networkx()
    assert nx.is_bipartite(two)
    assert two.nodes["night ferry"]["bipartite"] == 1


def test_a_name_on_both_sides_stays_two_nodes():
    net = Network(("Guild",), ("Guild",), np.ones((1, 1)))
    assert set(net.to_networkx().edges) == {("Guild", "Guild (column)")}


def test_data_frames_carry_names_and_numbers():
    frame = stances().to_pandas()
    assert frame.loc["Calder", "Renn"] == -3
    assert stances().to_polars().columns == ["name", "Calder", "Pell", "Renn", "Voss"]


def test_graphml_is_typed_and_read_back_the_same():
    text = graphs.graphml(stances())
    graph = nx.parse_graphml(text)
    labels = nx.get_node_attributes(graph, "label")
    assert sorted(labels.values()) == ["Calder", "Pell", "Renn", "Voss"]
    weights = {
        frozenset((labels[a], labels[b])): (d["weight"], d["sign"], d["statements"])
        for a, b, d in graph.edges(data=True)
    }
    assert weights[frozenset(("Calder", "Renn"))] == (-3.0, -1, 4)
    kinds = {
        k.get("attr.name"): k.get("attr.type")
        for k in ElementTree.fromstring(text)
        if k.tag.endswith("key")
    }
    assert kinds["weight"] == "double"
    assert kinds["seats"] == "long"
    assert '"qualifier": "agreement"' in graph.graph["study"]


def test_gexf_of_windows_carries_time():
    text = graphs.gexf(windows(ferry(), unit="months", width=4))
    graph = ElementTree.fromstring(text).find("{*}graph")
    assert graph.get("mode") == "dynamic"
    spells = graph.findall(".//{*}node/{*}spells/{*}spell")
    assert spells
    assert all(s.get("start") < s.get("end") for s in spells)
    still = nx.read_gexf(io.BytesIO(graphs.gexf(stances()).encode()), version="1.2draft")
    assert len(still) == 4


def test_gexf_keeps_the_sign_beside_a_weight_gephi_can_draw():
    still = nx.read_gexf(io.BytesIO(graphs.gexf(stances()).encode()), version="1.2draft")
    labels = nx.get_node_attributes(still, "label")
    told = {
        frozenset((labels[a], labels[b])): (d["weight"], d["signed weight"], d["sign"])
        for a, b, d in still.edges(data=True)
    }
    assert told[frozenset(("Calder", "Renn"))] == (3.0, -3.0, -1)
    moving = ElementTree.fromstring(graphs.gexf(windows(ferry(), unit="months", width=4)))
    weights = [float(v.get("value")) for v in moving.findall(".//{*}attvalue[@for='weight']")]
    assert weights
    assert min(weights) > 0


def test_an_empty_colour_is_not_written_and_a_missing_one_is_grey():
    """igraph's plot stops at an empty colour, and takes size and shape for the drawing."""
    bare = replace(stances(), attributes={"Calder": {"color": "", "note": None}})
    assert "color" not in graphs.graphml(bare)
    assert "note" not in graphs.graphml(bare)
    some = {"Calder": {"color": "#aa0000", "size": "large", "id": "7", "label": "C"}}
    graph = nx.parse_graphml(graphs.graphml(replace(stances(), attributes=some)))
    nodes = {d["label"]: d for _, d in graph.nodes(data=True)}
    assert {n: d["color"] for n, d in nodes.items()} == {
        "Calder": "#aa0000",
        "Pell": "#808080",
        "Renn": "#808080",
        "Voss": "#808080",
    }
    calder = nodes["Calder"]
    assert (calder["size (attribute)"], calder["id (attribute)"]) == ("large", "7")
    assert calder["label (attribute)"] == "C"


def test_dl_quotes_labels_and_writes_the_full_matrix():
    lines = graphs.dl(network(ferry(), mode="two-mode")).splitlines()
    assert lines[0] == "dl nr=4 nc=2 format=fullmatrix"
    assert lines[-5:] == ["data:", "0 3", "0 1", "1 1", "2 0"]


def test_csv_files_hold_matrix_and_ties():
    assert graphs.matrix_csv(stances()).splitlines()[1] == "Calder,0,3,-3,0"
    edges = graphs.edges_csv(stances()).splitlines()
    assert (
        edges[0]
        == "source,target,weight,statements,source kind,source seats,target kind,target seats"
    )
    assert edges[1] == "Calder,Pell,3,1 2 4 8,councillor,3,,"


def test_the_same_network_gives_the_same_bytes():
    for format in graphs.FORMATS:
        assert graphs.write(stances(), format) == graphs.write(stances(), format)


def test_an_unknown_format_is_refused():
    with pytest.raises(UnknownName, match="graphml"):
        graphs.write(stances(), "grapml")


def test_cells_without_a_number_are_not_written():
    net = replace(stances(), matrix=np.full((4, 4), np.nan))
    with pytest.raises(OptionError, match="without a number"):
        graphs.graphml(net)
