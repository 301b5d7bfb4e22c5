"""Values at a prompt and in a notebook: one line, a table, a picture; nothing a name can break."""

import inspect
import json
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import numpy as np
import pytest

import hustings
from hustings.demo import make_demo
from hustings.model import CausalMap, Network, Statements
from hustings.notebook.tables import ROWS, table
from hustings.shown import SHOWINGS, Listed, Shown, Tabular

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


PLAIN = {
    *("str", "int", "float", "bool", "NoneType", "Any"),
    *("Actor", "Concept", "Field", "Form", "Statement", "Turn", "Claim", "Verdict"),
    *("Selection", "Study", "Suggestion", "Bounds"),
}
"""Small values whose fields are all there is to see."""


def public_values() -> set[type]:
    """Every class of ``hustings.__all__``, and every class that its functions answer with."""
    things = {name: getattr(hustings, name) for name in hustings.__all__}
    classes = {n: c for n, c in things.items() if inspect.isclass(c)}
    made = {c for c in classes.values() if not issubclass(c, Exception)}
    for thing in filter(inspect.isfunction, things.values()):
        made |= classes_in(get_type_hints(thing, localns=classes)["return"])
    return made


def classes_in(hint: object) -> set[type]:
    """The classes an annotation names; of a list its own class."""
    if isinstance(hint, UnionType):
        return {c for part in get_args(hint) for c in classes_in(part)}
    origin = get_origin(hint) or hint
    return {origin} if isinstance(origin, type) else set()


def test_no_public_value_is_forgotten() -> None:
    values = [c for c in public_values() if c.__name__ not in PLAIN]
    assert {"Network", "Found", "Listed", "Transcript", "Changes"} <= {c.__name__ for c in values}
    assert [c.__name__ for c in values if not issubclass(c, Shown)] == []
    repr(Listed())  # what has showings is entered when the first value is looked at
    own = {c.__name__ for c in values}
    assert own - set(SHOWINGS) == set()


def made_of_the_demo(project: hustings.Project) -> list[object]:
    """One value of every kind."""
    rows = hustings.statements(project)
    pair = {"variable1": "holder", "variable2": "concept"}
    agreed = {**pair, "qualifier": "agreement"}
    speakers = sorted({str(s) for s in rows["speaker"].as_names().plain() if s})
    causal = hustings.causal_map(rows)
    told = sorted({c.source for c in causal.claims})
    one, other = (hustings.causal_map(rows, speakers=[name]) for name in speakers[:2])
    link = causal.links[0]
    scenario = {link.cause: 1.0}
    days: dict[str, set[str]] = {}
    for name, day in zip(rows["speaker"].as_names().plain(), rows["date"].plain(), strict=True):
        days.setdefault(str(name), set()).add(str(day)[:10])
    often = max(sorted(days), key=lambda name: len(days[name]))
    first = project.transcript(project.text_ids()[0])
    return [
        project,
        first,
        rows,
        hustings.network(rows, **agreed, aggregation="subtract"),
        hustings.tally(rows, **pair),
        hustings.windows(rows, **pair, unit="months", width=1),
        hustings.barplot(rows, variable="concept", qualifier="agreement"),
        hustings.stances(rows),
        hustings.word_list(project),
        hustings.kwic(project, "ferry"),
        hustings.over_time(rows),
        hustings.crosstab(rows),
        hustings.co_occurrence(rows),
        hustings.backbone(rows, **agreed),
        hustings.polarization(rows, **agreed),
        hustings.clusters(rows, **agreed),
        hustings.clusters(rows, **agreed)[0],
        hustings.phases(rows, **agreed, unit="months", width=1),
        hustings.balance(rows, **agreed),
        hustings.bootstrap(rows, **pair, draws=20),
        hustings.networks.permutation(rows, **agreed, draws=20),
        hustings.networks.coalitions(hustings.network(rows, **pair, mode="one-mode")),
        hustings.relation_network(rows),
        hustings.lineage(rows),
        hustings.timeline(rows),
        hustings.ascription(rows),
        hustings.compare_positions(rows, *speakers[:2]),
        hustings.changed(rows, of=often, a=min(days[often]), b=max(days[often])),
        hustings.difference("the last boat leaves", "They said the last boat left at nine."),
        hustings.score([]),
        hustings.account(project, speakers[0]),
        hustings.first_look(first),
        causal,
        hustings.what_if(causal, set=scenario),
        hustings.loops(causal),
        hustings.paths(causal, link.cause, link.effect),
        hustings.total_effect(causal, link.cause, link.effect),
        hustings.robustness(causal, link.cause, link.effect),
        hustings.map_measures(causal),
        hustings.map_distance(one, other),
        hustings.compare_maps(one, other),
        hustings.compare_what_if(causal, causal, set=scenario),
        hustings.sensitivity(causal, set=scenario, draws=50),
        hustings.leave_one_out(causal, set=scenario),
        hustings.attractors(causal, starts=5),
        hustings.contraction(causal),
        hustings.factor_proposals(causal),
        hustings.surprising_differences(causal, {name: name for name in told}),
    ]


def test_every_public_result_of_the_demo_shows_itself(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.hustings") as project:
        values = made_of_the_demo(project)
        seen = {type(v).__name__ for v in values}
        told = {c.__name__ for c in public_values()} - PLAIN
        assert told - seen == set()
        for value in values:
            shown = value._repr_mimebundle_()  # type: ignore[attr-defined]
            line = shown["text/plain"]
            assert len(line.splitlines()) == 1
            assert len(line) < 260, line
            assert line.startswith("<")
            assert line == repr(value)
            assert "object at 0x" not in "".join(shown.values())
            assert len(shown) == 2, line
            assert "<table>" in value._repr_html_()  # type: ignore[attr-defined]
            if isinstance(value, Tabular):
                frame = value.to_pandas()
                assert list(frame.columns) == list(value.to_columns())
                assert len(value.to_polars()) == len(frame)


def test_a_table_of_a_value_holds_its_numbers() -> None:
    # Of three statements on the ferry two agree; the one on the fee does.
    said = Statements.from_columns(
        {"concept": ["ferry"] * 3 + ["fee"], "agreement": [True, True, False, True]}
    )
    bars = hustings.barplot(said, variable="concept", qualifier="agreement")
    assert bars.to_columns()["concept"] == ["fee", "ferry"]
    levels = {k: v for k, v in bars.to_columns().items() if k != "concept"}
    assert sorted(levels.values()) == [[0, 1], [1, 2]]
    assert repr(bars) == "<Barplot of concept: 2 values, 4 statements>"


def test_a_list_of_values_is_a_table() -> None:
    causal = CausalMap.from_links([("night ferry", "noise", 1), ("Night ferries", "trade", 1)])
    found = hustings.factor_proposals(causal)
    assert repr(found) == "<1 proposal to merge factors>"
    assert found.to_columns()["a"] == ["night ferry"]
    assert "Night ferries" in (found._repr_html_() or "")
    assert len(hustings.factor_proposals(CausalMap.from_links([])).to_pandas()) == 0


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
        {
            "cause": "fares",
            "effect": "trips",
            "sign": -1,
            "claims": 1,
            "passages": 1,
            "sources": 1,
        }
    ]
    assert causal.to_polars().rows() == [("fares", "trips", -1, 1, 1, 1)]
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
