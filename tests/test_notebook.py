"""Values at a prompt and in a notebook: one line, a table, a picture; nothing a name can break."""

import json
from pathlib import Path

import numpy as np
import pytest

import hustings
from hustings.demo import make_demo
from hustings.model import CausalMap, Network, Statements
from hustings.notebook import ROWS, table

PAIR = {"variable1": "holder", "variable2": "concept", "qualifier": "agreement"}


@pytest.fixture(scope="module")
def statements() -> Statements:
    return Statements.from_columns(
        {
            "form": ["position"] * 4,
            "holder": ["Ines", "Ines", "Tove", "Jonas"],
            "concept": ["night ferry", "harbour fee", "night ferry", "night ferry"],
            "agreement": [True, True, False, True],
            "about": ["1998", None, "2001-05/2003", None],
        }
    )


@pytest.fixture(scope="module")
def net(statements: Statements) -> Network:
    return hustings.network(statements, **PAIR, mode="one-mode", aggregation="subtract")


def test_a_value_is_one_line_at_the_prompt(statements: Statements, net: Network) -> None:
    assert repr(statements).startswith("<Statements: 4 statements, ")
    assert repr(net).startswith("<Network one-mode: 3 nodes, 3 ties, 4 statements")
    one = CausalMap.from_matrix(["fares", "trips"], [[0, 1], [0, 0]])
    assert repr(one) == "<CausalMap: 2 factors, 1 link, 1 claim>"


def test_a_notebook_shows_the_picture_where_there_is_one(net: Network) -> None:
    shown = net._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert "text/html" not in shown
    assert "Tove" in shown["image/svg+xml"]


def test_a_notebook_shows_a_table_of_what_has_no_picture(statements: Statements) -> None:
    shown = statements._repr_mimebundle_()
    assert "<table>" in shown["text/html"]
    assert "night ferry" not in shown["text/plain"]


def test_a_name_is_never_markup(net: Network) -> None:
    bad = Network(("<b>A</b>", "B"), ("<b>A</b>", "B"), np.array([[0, 1.0], [1.0, 0]]), "one-mode")
    assert "<b>A" not in bad._repr_html_().replace("<b>Network", "")  # type: ignore[union-attr]
    assert "<b>A" not in bad.plot()


def test_a_long_table_says_how_much_it_leaves_out() -> None:
    html = table("many", ["n"], [[i] for i in range(ROWS + 3)])
    assert html.count("<tr>") == ROWS + 1
    assert "and 3 more" in html


def test_plot_writes_what_it_gives(net: Network, tmp_path: Path) -> None:
    picture = net.plot(tmp_path / "net.svg")
    assert (tmp_path / "net.svg").read_text(encoding="utf-8") == picture


def test_what_has_no_picture_says_so(statements: Statements) -> None:
    with pytest.raises(hustings.OptionError, match="no picture"):
        statements.plot()


def test_every_public_result_of_the_demo_shows_itself(tmp_path: Path) -> None:
    project = make_demo(tmp_path / "demo.hustings")
    rows = hustings.statements(project)
    causal = hustings.causal_map(rows)
    name = causal.concepts[0]
    values = [
        project,
        rows,
        causal,
        hustings.what_if(causal, set={name: 1.0}),
        hustings.loops(causal),
        hustings.paths(causal, causal.links[0].cause, causal.links[0].effect),
        hustings.timeline(rows),
        hustings.relation_network(rows),
        hustings.windows(rows, variable1="holder", variable2="concept", unit="years", width=1),
        hustings.polarization(rows, variable1="holder", variable2="concept", qualifier="agreement"),
    ]
    for value in values:
        shown = value._repr_mimebundle_()
        assert len(shown["text/plain"].splitlines()) == 1
        assert "object at 0x" not in shown["text/plain"]
        assert len(shown) == 2
    project.close()


def test_camps_of_a_network_are_those_of_its_statements(
    statements: Statements, net: Network
) -> None:
    # Ines and Jonas are for the night ferry, Tove is against it.
    camps = hustings.polarization(net, balanced=False)
    assert sorted(sorted(c) for c in camps.camps) == [["Ines", "Jonas"], ["Tove"]]
    assert camps.index == pytest.approx(1.0)
    told = hustings.polarization(statements, **PAIR, balanced=False)
    assert sorted(map(sorted, told.camps)) == sorted(map(sorted, camps.camps))


def test_camps_need_both_signs(statements: Statements) -> None:
    half = hustings.network(statements, **PAIR, mode="one-mode", aggregation="congruence")
    with pytest.raises(hustings.OptionError, match="aggregation='subtract'"):
        hustings.polarization(half)
    two = hustings.network(statements, **PAIR, mode="two-mode", aggregation="subtract")
    with pytest.raises(hustings.OptionError, match="two-mode"):
        hustings.polarization(two)


def test_a_database_of_our_own_comes_back_as_columns(tmp_path: Path) -> None:
    # The form quotation has a field "source", as documents of a DNA database do.
    with make_demo(tmp_path / "demo.hustings") as project:
        project.export_file(tmp_path / "demo.dna")
        wanted = hustings.statements(project)
    back = hustings.read_statements(tmp_path / "demo.dna")
    assert len(back) == len(wanted)
    assert sorted(filter(None, back["source (coded)"].as_names().plain())) == sorted(
        filter(None, wanted["source (coded)"].as_names().plain())
    )


def test_tables_hold_what_the_values_hold(statements: Statements) -> None:
    frame = statements.to_pandas()
    assert list(frame["holder"]) == ["Ines", "Ines", "Tove", "Jonas"]
    assert statements.to_polars()["about"].to_list() == ["1998", None, "2001-05/2003", None]
    causal = CausalMap.from_matrix(["fares", "trips"], [[0, -1], [0, 0]])
    assert causal.to_pandas().to_dict("records") == [
        {"cause": "fares", "effect": "trips", "sign": -1, "claims": 1, "sources": 1}
    ]
    assert causal.to_polars().rows() == [("fares", "trips", -1, 1, 1)]
    assert list(causal.to_networkx().edges()) == [("fares", "trips")]
    run = hustings.what_if(causal, set={"fares": 1.0})
    assert list(run.to_pandas().columns) == ["step", "fares", "trips"]
    assert len(run.to_pandas()) == run.steps + 1
    items = hustings.timeline(statements).to_pandas()
    assert list(items["earliest"]) == ["1998-01-01", "2001-05-01"]


NOTEBOOKS = sorted((Path(__file__).parent.parent / "examples" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_of_the_examples_runs_from_first_cell_to_last(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), f"{path.name} {cell['id']}", "exec"), names)
