"""Counts are the same whatever engine makes them, and so is the network, to the last bit."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import polars
import pytest

import hustings
from hustings.errors import HustingsError, OptionError, UnknownName
from hustings.exchange import scanning
from hustings.model import Statements
from hustings.model.network import DUPLICATES
from hustings.networks import network

N = 500


def debate(seed: int = 1) -> Statements:
    """Statements with everything that can be missing missing somewhere."""
    rng = np.random.default_rng(seed)

    def names(prefix: str, size: int, gaps: float) -> list[str | None]:
        picked = [f"{prefix}{int(size * v * v)}" for v in rng.random(N)]
        return [None if rng.random() < gaps else name for name in picked]

    days = np.datetime64("2019-12-20") + rng.integers(800, size=N)
    hour = rng.integers(24, size=N)
    return Statements.from_columns(
        {
            "id": [f"s{i}" for i in range(N)],
            "document": [f"d{i // 9}" for i in range(N)],
            "date": [
                None if rng.random() < 0.05 else f"{day}T{h:02d}:30:00"
                for day, h in zip(days, hour, strict=True)
            ],
            "start": rng.integers(1000, size=N).tolist(),
            "speaker": names("Ärztin ", 25, 0.02),
            "concept": names("measure ", 15, 0.02),
            "agreement": [None if v < 0.05 else bool(v < 0.6) for v in rng.random(N)],
            "salience": [None if v < 0.05 else int(7 * v) - 3 for v in rng.random(N)],
            "weight": [None if v < 0.05 else round(v, 1) for v in rng.random(N)],
            "tone": names("tone ", 4, 0.1),
            "form": names("form ", 3, 0.1),
            "holder": names("holder ", 6, 0.3),
            "commitment": names("commitment ", 3, 0.1),
            "source": names("paper ", 4, 0.1),
        },
        {"agreement": "boolean", "salience": "integer", "weight": "number"},
    )


@pytest.fixture(scope="module")
def statements() -> Statements:
    return debate()


def spark(folder: Path) -> Any:
    if find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip("Spark needs pyspark and Java.")
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").getOrCreate()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    return session.read.parquet(*scanning.files_of(folder))


@pytest.fixture(scope="module", params=["polars", "duckdb", "memory", "spark"])
def table(request: pytest.FixtureRequest, statements: Statements, tmp_path_factory: Any) -> Any:
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
    folder = tmp_path_factory.mktemp("parquet") / "statements"
    scanning.write_by_year(statements, folder)
    if request.param == "spark":
        return spark(folder)
    return scanning.parquet(folder, request.param)


def same(table: Any, statements: Statements, asked: dict[str, Any], **made: Any) -> None:
    here, there = (hustings.tally(s, **asked) for s in (statements, table))
    assert there.cells() == here.cells()
    assert there.engine != "memory"
    plain = network(statements, **asked, **made)
    for counted in (here, there):
        net = network(counted, **made)
        assert (net.rows, net.columns, net.n) == (plain.rows, plain.columns, plain.n)
        assert net.matrix.tobytes() == plain.matrix.tobytes()
        assert (net.start, net.stop, net.why_empty) == (plain.start, plain.stop, plain.why_empty)
        for a, b in zip(plain.rows[:2], (None, *plain.columns[-1:]), strict=False):
            assert net.statements(a, b) == sorted_as(plain.statements(a, b), statements)


def sorted_as(ids: list[str], statements: Statements) -> list[str]:
    """Ids in the order of date, document, place: what is fetched has no other."""
    from hustings.networks.tally import order

    place = {statements.ids[row]: k for k, row in enumerate(order(statements).tolist())}
    return sorted(ids, key=place.__getitem__)


BASE = {"variable1": "speaker", "qualifier": "agreement"}


@pytest.mark.parametrize("duplicates", DUPLICATES)
def test_every_rule_on_duplicates_counts_alike(
    table: Any, statements: Statements, duplicates: str
) -> None:
    asked = {**BASE, "duplicates": duplicates}
    same(table, statements, asked, aggregation="subtract", normalization="average")
    same(table, statements, {"variable1": "speaker", "duplicates": duplicates}, mode="two-mode")


@pytest.mark.parametrize("aggregation", ["congruence", "conflict", "subtract"])
@pytest.mark.parametrize("qualifier", ["agreement", "salience", "weight", "tone"])
def test_every_kind_of_level_counts_alike(
    table: Any, statements: Statements, aggregation: str, qualifier: str
) -> None:
    asked = {**BASE, "qualifier": qualifier}
    same(table, statements, asked, aggregation=aggregation, normalization="jaccard")


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "2020-02-03", "until": "2021-03"},
        {"since": "2020-05-01T12:30"},
        {"since": str(np.sort(debate()["date"].values)[100])[:19]},
        {"forms": ["form 0", "form 2"], "commitments": ["commitment 1", ""]},
        {"holders": ["holder 0", ""]},
        {"exclude": {"concept": ["measure 0", ""], "source": ["paper 1"], "salience": ["-3", "2"]}},
        {"exclude": {"agreement": ["yes"], "id": ["d1", "d2"], "weight": ["0.5", ""]}},
        {"exclude": {"speaker": ["Ärztin 0", "Ärztin 1"], "form": [""]}, "invert": ["speaker"]},
        {"forms": ["no such form"]},
        {"exclude": {"agreement": ["yes", "no"]}},
        {"variable1": "source", "variable2": "id"},
        {"variable1": "salience", "variable2": "tone"},
    ],
)
def test_every_filter_keeps_the_same(table: Any, statements: Statements, asked: Any) -> None:
    same(table, statements, {**BASE, **asked}, aggregation="congruence")


def test_evidence_is_asked_of_the_source(table: Any, statements: Statements) -> None:
    asked = {**BASE, "duplicates": "month"}
    here, there = (hustings.tally(s, **asked) for s in (statements, table))
    for name in here.names1[:4]:
        assert there.evidence(name) == here.evidence(name) != []
        assert there.evidence(name, "measure 1") == here.evidence(name, "measure 1")
    assert len(there) == sum(len(there.evidence(n)) for n in there.names1)


def test_what_cannot_be_asked_is_said(statements: Statements) -> None:
    counted = hustings.tally(statements, **BASE)
    with pytest.raises(OptionError, match="since is settled"):
        network(counted, since="2020")
    with pytest.raises(OptionError, match="name an aggregation"):
        network(counted)
    with pytest.raises(UnknownName, match="speakr"):
        hustings.tally(polars.LazyFrame({"speaker": ["a"], "concept": ["b"]}), variable1="speakr")
    with pytest.raises(OptionError, match="holds number values"):
        hustings.tally(polars.LazyFrame({"speaker": [1.5], "concept": ["b"]}))
    with pytest.raises(OptionError, match="is no table"):
        hustings.tally(3)
    with pytest.raises(HustingsError, match="no Parquet file"):
        hustings.tally("nowhere/*.parquet")
    with pytest.raises(OptionError, match="does not hold dates"):
        hustings.tally(polars.LazyFrame({"speaker": ["a"], "concept": ["b"], "date": ["2020"]}))


def test_a_declared_scale_is_the_range() -> None:
    data = {"speaker": ["a", "b"], "concept": ["x", "x"], "salience": [1, 2]}
    rows = Statements.from_columns(data, {"salience": "integer"}, {"salience": (0, 4)})
    asked: dict[str, Any] = {"variable1": "speaker", "qualifier": "salience"}
    frame = polars.LazyFrame(data)
    plain = network(rows, **asked, aggregation="congruence")
    counted = hustings.tally(frame, **asked, scale=(0, 4))
    assert network(counted, aggregation="congruence").matrix.tolist() == plain.matrix.tolist()
    assert plain.matrix[0, 1] == 0.75
    with pytest.raises(OptionError, match="declared as 2 to 4"):
        hustings.tally(frame, **asked, scale=(2, 4))
