"""Codebooks alone."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.errors import InputError, NotReadable, UnknownFormat
from hustings.exchange.bundle import Bundle, concept_paths
from hustings.exchange.codebook import read_codebook, write_codebook
from hustings.model import Concept


def told(bundle: Bundle) -> list[tuple[str, str]]:
    paths = concept_paths(bundle.concepts)
    return [(paths[c.id], c.description) for c in bundle.concepts]


EXPECTED = [("quay", ""), ("quay/cars", "who parks"), ("ferry", "at night")]


def test_a_codebook_of_taguette_is_read_from_csv_xlsx_and_html(tmp_path: Path) -> None:
    rows = [
        ["tag", "description", "number of highlights"],
        ["quay/cars", "who parks", "3"],
        ["ferry", "at night", "0"],
    ]
    (tmp_path / "c.csv").write_text(
        "\r\n".join(",".join(r) for r in rows) + "\r\n", encoding="utf-8"
    )
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "c.xlsx")
    (tmp_path / "c.html").write_text(
        "<html><title>x</title><body><h1>Codebook</h1><h2>quay/cars</h2><p>who parks</p><h2>ferry</h2><p>at night</p></body></html>"
    )
    for suffix in ("csv", "xlsx", "html"):
        assert told(read_codebook(tmp_path / f"c.{suffix}")) == EXPECTED, suffix
    assert read_codebook(tmp_path / "c.csv").report.left == ["1 column: number of highlights."]


@pytest.mark.parametrize("suffix", [".csv", ".toml", ".qdc"])
def test_a_codebook_comes_back(ferry: Bundle, tmp_path: Path, suffix: str) -> None:
    write_codebook(ferry, tmp_path / f"c{suffix}")
    back = read_codebook(tmp_path / f"c{suffix}")
    assert told(back) == told(ferry)
    assert [c.color for c in back.concepts] == [c.color for c in ferry.concepts]


def test_toml_carries_forms_aliases_and_attributes(ferry: Bundle, tmp_path: Path) -> None:
    concept = Concept(
        "c9", "tide", aliases=("high water", 'a "flood"'), attributes={"unit of it": "m\n\x7f"}
    )
    write_codebook(ferry.with_(concepts=(concept,)), tmp_path / "c.toml")
    back = read_codebook(tmp_path / "c.toml")
    assert back.concepts == (concept,)
    assert back.forms == ferry.forms


names = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=6
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(names.filter(lambda n: n.strip() == n and n), unique=True, min_size=1, max_size=4),
    names,
)
def test_any_names_come_back_from_toml(
    tmp_path_factory: Any, words: list[str], description: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    concepts = tuple(Concept(str(n), w, description=description) for n, w in enumerate(words))
    write_codebook(Bundle(concepts=concepts), path)
    assert read_codebook(path).concepts == concepts


def test_bad_codebooks_get_one_clear_sentence(tmp_path: Path) -> None:
    for name, content, says in [
        ("a.csv", "x,y\n1,2\n", "no column called name"),
        ("a.toml", "= 3", "not well-formed TOML"),
        ("a.html", "<p>x</p>", "neither a table nor headings"),
        ("a.qdc", "<x/>", "not a REFI-QDA codebook"),
        ("b.csv", "", "empty"),
    ]:
        (tmp_path / name).write_text(content)
        with pytest.raises(NotReadable, match=says):
            read_codebook(tmp_path / name)
    (tmp_path / "c.toml").write_text('[[concept]]\ndescription = "x"')
    with pytest.raises(InputError, match="no codebook of Hustings"):
        read_codebook(tmp_path / "c.toml")
    with pytest.raises(UnknownFormat):
        write_codebook(Bundle(), tmp_path / "c.doc")
