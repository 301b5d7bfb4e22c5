"""Every result Discourse Network Analyzer itself printed, where the reference files lie beside the repository."""

import collections
import json
import math
from pathlib import Path

import numpy as np
import pytest

from hustings import networks
from hustings.model import Statements
from hustings.networks.groups.camps import dna_quality

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "dna"
INDEX = json.loads((REFERENCE / "_index.json").read_text()) if REFERENCE.exists() else []
pytestmark = pytest.mark.skipif(not INDEX, reason="the reference results are not here")

BY_ITEM_5 = (
    "kernel_onemode_salience_con",
    "kernel_onemode_salience_sub",
    "kernel_twomode_salience_sub",
    "years1",
)
"""Untagged, but named among what is to be right by default: numbers in the order of their text, one-unit windows."""


@pytest.fixture(scope="module")
def statements():
    given = json.loads((REFERENCE / "_input_mini.json").read_text())
    documents, rows = {d["id"]: d for d in given["documents"]}, given["statements"]
    columns = {"id": [str(s["id"]) for s in rows], "document": [str(s["doc"]) for s in rows]}
    columns |= {k: [s[k] for s in rows] for k in ("start", "stop")}
    columns |= {
        k: [documents[s["doc"]][k] for s in rows]
        for k in ("date", "author", "source", "section", "type", "title")
    }
    columns |= {name: [s[name] for s in rows] for _, name, _ in given["variables"]}
    return Statements.from_columns(columns, {name: kind for _, name, kind in given["variables"]})


def options(o, compat):
    """DNA's option names in ours."""
    exclude, invert = collections.defaultdict(list), []
    for name, value in zip(o.get("excludeVariables", []), o.get("excludeValues", []), strict=True):
        exclude[name].append(value)
    if o.get("invertValues"):
        invert += list(exclude)
    for kind in ("Authors", "Sources", "Sections", "Types"):
        if f"exclude{kind}" in o:
            exclude[kind[:-1].lower()] = o[f"exclude{kind}"]
            invert += [kind[:-1].lower()] if o.get(f"invert{kind}") else []

    def date(which):
        day, time = o.get(f"{which}Date"), o.get(f"{which}Time")
        return (
            None if not day else "-".join(reversed(day.split("."))) + (f"T{time}" if time else "")
        )

    normalization = o.get("normalization", "no")
    return {
        "mode": {"onemode": "one-mode", "twomode": "two-mode"}[o.get("networkType", "onemode")],
        "variable1": o.get("variable1", "organization"),
        "variable2": o.get("variable2", "concept"),
        "qualifier": o.get("qualifier"),
        "aggregation": o.get("qualifierAggregation", "ignore"),
        "normalization": "none" if normalization == "no" else normalization,
        "duplicates": o.get("duplicates", "include"),
        "isolates": o.get("isolates", False),
        "since": date("start"),
        "until": date("stop"),
        "exclude": dict(exclude),
        "invert": tuple(invert),
        "compat": compat,
    }


def check(net, case):
    assert list(net.rows) == case["rows"]
    assert list(net.columns) == case["cols"]
    want = np.array(
        [[math.nan if v == "NaN" else v for v in row] for row in case["matrix"]], dtype=float
    )
    assert np.allclose(
        net.matrix, want.reshape(net.matrix.shape), rtol=1e-9, atol=1e-9, equal_nan=True
    )
    for ours, theirs in (("start", "start"), ("stop", "stop"), ("middle", "time")):
        text = getattr(net, ours)
        assert (text if "T" in text else f"{text}T00:00")[:16] == case[theirs][:16]


def cases(*kinds):
    return [pytest.param(e["id"], e["tags"], id=e["id"]) for e in INDEX if e["kind"] in kinds]


def load(name, tags):
    case = json.loads((REFERENCE / f"{name}.json").read_text())
    own_way = any(t.startswith("quirk") for t in tags) or any(part in name for part in BY_ITEM_5)
    return case, "dna3" if own_way else None


@pytest.mark.parametrize(("name", "tags"), cases("network"))
def test_a_network_is_dnas(name, tags, statements):
    case, compat = load(name, tags)
    if "error" in case:
        pytest.skip("DNA itself fails here")
    net = networks.network(statements, **options(case["options"], compat))
    check(net, case)
    assert net.n == case["n"]


@pytest.mark.parametrize(("name", "tags"), cases("timewindow"))
def test_windows_are_dnas(name, tags, statements):
    case, compat = load(name, tags)
    o = case["options"]
    more = {"kernel": o["kernel"], "indent": o["indentTime"]} if "kernel" in o else {}
    more |= {"normalize_to_one": True} if o.get("normalizeToOne") else {}
    made = networks.windows(
        statements, unit=o["timeWindow"], width=o["windowSize"], **more, **options(o, compat)
    )
    assert len(made) == case["numWindows"]
    for window in case["windows"]:
        check(made[window["index"]], window)
        if not more:
            assert made[window["index"]].n == window["n"]


@pytest.mark.parametrize(("name", "tags"), cases("barplot"))
def test_a_bar_plot_is_dnas(name, tags, statements):
    case, compat = load(name, tags)
    o = case["options"]
    bars = networks.barplot(
        statements,
        variable=o["variable1"],
        qualifier=o.get("qualifier"),
        duplicates=o["duplicates"],
        compat=compat,
    )
    assert list(bars.values) == case["values"]
    assert bars.counts.tolist() == case["counts"]


@pytest.mark.parametrize(("name", "tags"), cases("eventlist"))
def test_an_event_list_is_dnas(name, tags, statements):
    case, compat = load(name, tags)
    made = networks.event_list(statements, **options(case["options"], compat))
    assert [int(i) for i in made.ids] == case["ids"]


@pytest.mark.parametrize(("name", "tags"), cases("nested", "evalbackbone"))
def test_a_backbone_is_dnas(name, tags, statements):
    case, compat = load(name, tags)
    o = case["options"]
    said = {
        "variable1": "organization",
        "variable2": "concept",
        "qualifier": o["qualifier"],
        "compat": compat,
    }
    if o["kind"] == "evalbackbone":
        for result in case["results"]:
            loss = networks.backbone_loss(statements, result["set"], penalty=o["p"], **said)
            assert loss == pytest.approx(tuple(result["loss"]), abs=1e-9)
        return
    given = options(o, compat)
    keep = {k: given[k] for k in ("aggregation", "normalization", "duplicates")}
    steps = networks.backbone(statements, method="nested", **keep, **said).steps
    assert [s.concept for s in steps] == case["entity"]
    assert [s.backbone_loss for s in steps] == pytest.approx(case["backboneLoss"], abs=1e-9)
    assert [s.redundant_loss for s in steps] == pytest.approx(case["redundantLoss"], abs=1e-9)
    assert [s.statements for s in steps] == case["statements"]


@pytest.mark.parametrize(("name", "tags"), cases("polarization"))
def test_the_quality_of_dnas_camps_is_dnas(name, tags, statements):
    case, _ = load(name, tags)
    o = case["options"]
    said = {
        "variable1": "organization",
        "variable2": "concept",
        "qualifier": "agreement",
        "compat": "dna3",
    }
    if o["timeWindow"] == "no":
        clusters = o["numClusters"]
        made = [networks.polarization(statements, clusters=clusters, **said)]
    else:
        time = {
            "unit": o["timeWindow"],
            "width": o["windowSize"],
            "kernel": o["kernel"],
            "indent": o["indentTime"],
        }
        made = list(networks.polarization_over_time(statements, restarts=1, **time, **said))
    for run in case["runs"]:
        for ours, theirs in zip(made, run, strict=True):
            assert list(ours.congruence.rows) == theirs["names"]
            quality = dna_quality(
                ours.congruence.matrix,
                ours.conflict.matrix,
                np.array(theirs["memberships"]),
                normalize=o.get("normalizeScores", False),
            )
            assert quality == pytest.approx(theirs["finalMaxQ"], rel=1e-9)


@pytest.mark.parametrize(("name", "tags"), cases("multiclust"))
def test_deterministic_clusters_are_rdnas(name, tags, statements):
    case, _ = load(name, tags)
    o = case["options"]
    ours = {
        "Hierarchical (Single)": "single",
        "Hierarchical (Average)": "average",
        "Hierarchical (Complete)": "complete",
        "Hierarchical (Ward)": "ward",
        "Partitioning around Medoids": "pam",
        "Equivalence": "equivalence",
        "CONCOR (One-Mode)": "concor",
        "CONCOR (Two-Mode)": "concor two-mode",
        "Fast & Greedy": "fast greedy",
        "Walktrap": "walktrap",
    }
    made = networks.clusters(
        statements,
        variable1=o["variable1"],
        variable2=o["variable2"],
        qualifier=o["qualifier"],
        duplicates=o["duplicates"],
        k=o["k"],
        compat="dna3",
    )
    by_method = {c.method: c for c in made}
    for method in case["methods"]:
        if method["method"] in ours:
            found = by_method[ours[method["method"]]]
            mine = [found.members[name] for name in method["node"]]
            assert (
                len(set(zip(mine, method["cluster"], strict=True)))
                == len(set(mine))
                == len(set(method["cluster"]))
            )
            assert found.modularity == pytest.approx(method["modularity"], abs=1e-9)


def test_the_distances_of_slices_are_dnas(statements):
    case = json.loads((REFERENCE / "mini_phase_distance.json").read_text())
    given = options(case["options"], "dna3")
    keep = {
        k: given[k]
        for k in ("variable1", "variable2", "qualifier", "aggregation", "normalization", "compat")
    }
    for distance, want in case["distance"].items():
        found = networks.phases(
            statements, unit="months", width=6, kernel="gaussian", distance=distance, **keep
        )
        assert np.allclose(found.distance, np.array(want, dtype=float), atol=1e-9)
