"""A says that B says that C holds: the chain is kept, undone, merged, and travels everywhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hustings import ascription
from hustings.errors import CodingError
from hustings.model import Selection, Statements
from hustings.model.chains import chain_of, chain_text, tidied
from hustings.project import Project
from hustings.store import rescue, tables

from ..conftest import talk

POSITION = {"concept": "night ferry", "agreement": True}
BETWEEN = ("Ferry Company", "Voss; sons")
"""One of them has a semicolon of its own."""


@pytest.fixture
def coded(project: Project) -> Project:
    project.code("d1", 53, 82, "position", POSITION, holder="Residents", via=BETWEEN, id="s1")
    project.code("d1", 90, 106, "position", POSITION, holder="own", via=["Voss"], id="s2")
    project.code("d1", 90, 100, "position", POSITION, id="s3")
    return project


def chains(project: Project) -> dict[str, tuple[str | None, tuple[str, ...], str | None]]:
    return {s.id: (s.speaker, s.via, s.holder) for s in project.statements()}


TOLD = {
    "s1": ("Calder", BETWEEN, "Residents"),
    "s2": ("Renn", ("Voss",), "Renn"),
    "s3": ("Renn", (), "Renn"),
}


def test_a_chain_is_kept_changed_undone_and_done_again(coded: Project) -> None:
    assert chains(coded) == TOLD
    coded.edit("s1", via=["Voss"])
    assert coded.statement("s1").via == ("Voss",)
    assert coded.history("s1")[0].verb == "edit"
    coded.undo()
    assert chains(coded) == TOLD
    coded.redo()
    assert coded.statement("s1").via == ("Voss",)
    coded.edit("s1", via=[])
    assert coded.statement("s1").via == ()


def test_a_chain_is_refused_where_it_is_none(coded: Project) -> None:
    with pytest.raises(CodingError, match="via names 'Voss' twice in a row"):
        coded.edit("s1", via=["Voss", "Voss"])
    with pytest.raises(CodingError, match="via is a list of names"):
        coded.edit("s1", via=["Voss", " "])
    assert chains(coded) == TOLD


def test_two_people_on_one_chain_are_told_both_values(coded: Project) -> None:
    from hustings.errors import Changed

    revision = coded.revisions(["s1"])["s1"]
    coded.coder = "JO"
    coded.edit("s1", via=["Voss"])
    with pytest.raises(Changed) as refused:
        coded.edit_since("s1", revision, via=["Ostrow"])
    assert refused.value.details["base"]["via"] == list(BETWEEN)
    assert refused.value.details["theirs"]["via"] == ["Voss"]
    assert refused.value.details["mine"]["via"] == ["Ostrow"]
    assert coded.edit_since("s1", revision, memo="a note").statement.via == ("Voss",)


def test_only_a_view_nobody_passes_on_is_ones_own(coded: Project) -> None:
    def ids(voice: str) -> list[str]:
        return sorted(s.id for s in coded.statements(Selection(voice=voice)))

    assert (ids("own"), ids("ascribed")) == (["s3"], ["s1", "s2"])
    columns = coded.columns()
    assert sorted(ascription(columns, voice="own").pairs[0].statements) == ["s3"]


def test_the_study_counts_who_passes_views_on(coded: Project) -> None:
    found = ascription(coded.columns())
    pairs = {(p.teller, p.holder): (p.own, p.chains) for p in found.pairs}
    assert pairs == {
        ("Calder", "Residents"): (False, {chain_text(BETWEEN): 1}),
        ("Renn", "Renn"): (True, {"Voss": 1}),
    }
    assert found.between == {"Ferry Company": 1, "Voss": 1, "Voss; sons": 1}
    assert found.caption == (
        "2 people, 1 of them only as told by others; 2 statements are told by way of somebody else"
    )
    coded.delete(["s3"])
    assert ascription(coded.columns()).only_told == ("Renn", "Residents")


def test_pointers_follow_when_names_become_one(coded: Project) -> None:
    keys = {a.name: a.id for a in coded.actors()}
    assert coded.uses("actors")[keys["Ferry Company"]] == 1
    with pytest.raises(CodingError):
        coded.drop("actors", keys["Ferry Company"])
    coded.merge(
        "actors", [keys["Ferry Company"]], keys["Traders"] if "Traders" in keys else keys["Voss"]
    )
    assert coded.statement("s1").via == ("Voss", "Voss; sons")
    coded.undo()
    coded.change_name("actors", keys["Ferry Company"], name="The Company")
    assert coded.statement("s1").via == ("The Company", "Voss; sons")
    coded.undo()
    # who passes it on turns out to hold it, or to tell it: the step falls away
    coded.merge("actors", [keys["Voss; sons"]], keys["Residents"])
    assert coded.statement("s1").via == ("Ferry Company",)
    coded.undo()
    coded.merge("actors", [keys["Ferry Company"]], keys["Calder"])
    assert coded.statement("s1").via == ("Voss; sons",)
    coded.undo()
    assert chains(coded) == TOLD


FILES = ["x.qdpx", "x.csv", "x.tsv", "x.xlsx", "x.json", "x.jsonld", "x.parquet", "x.dna"]


@pytest.mark.parametrize("name", FILES)
def test_a_chain_goes_out_and_comes_back(coded: Project, tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    coded.export_file(tmp_path / name)
    with Project.create(tmp_path / "again.hustings") as again:
        if not name.endswith(("qdpx", "dna")):
            again.add(talk())
        again.import_file(tmp_path / name)
        found = sorted((s.start, s.end, s.speaker, s.via, s.holder) for s in again.statements())
    want = sorted((s.start, s.end, s.speaker, s.via, s.holder) for s in coded.statements())
    assert found == want


def test_a_dropped_description_leaves_the_chain_in_the_codes(
    coded: Project, tmp_path: Path
) -> None:
    """Another program may keep the codes of a REFI-QDA project alone."""
    import re
    import zipfile

    coded.edit("s1", via=["Ferry Company", "Voss"])
    coded.export_file(tmp_path / "x.qdpx")
    with (
        zipfile.ZipFile(tmp_path / "x.qdpx") as old,
        zipfile.ZipFile(tmp_path / "y.qdpx", "w") as new,
    ):
        for member in old.namelist():
            data = old.read(member)
            if member.endswith(".qde"):
                data = re.sub(
                    rb"<Description>(?:(?!</Description>).)*</Description>", b"", data, flags=re.S
                )
            new.writestr(member, data)
    with Project.create(tmp_path / "again.hustings") as again:
        again.import_file(tmp_path / "y.qdpx")
        assert ("Ferry Company", "Voss") in {s.via for s in again.statements()}


def test_a_causal_map_workbook_carries_the_chain(project: Project, tmp_path: Path) -> None:
    cause = {"cause": "night sailings", "effect": "visitors", "sign": "+"}
    project.code("d1", 53, 82, "cause", cause, holder="Residents", via=["Voss"])
    from hustings.exchange.causalmap import read_workbook, write_workbook
    from hustings.project.copies.bundles import made

    write_workbook(made(project), tmp_path / "x.xlsx")
    bundle = read_workbook(tmp_path / "x.xlsx").bundle
    assert bundle is not None
    assert [s.via for s in bundle.statements] == [("Voss",)]


def test_columns_give_statements_with_their_chains(coded: Project) -> None:
    assert [s.via for s in coded.columns()] == [s.via for s in coded.statements()]
    made = Statements.from_statements(coded.statements())
    assert [s.via for s in made] == [s.via for s in coded.statements()]


@pytest.mark.parametrize(
    ("speaker", "via", "holder", "told"),
    [
        ("A", ["B"], "C", ("B",)),
        ("A", ["A", "B", "B"], "B", ()),
        ("A", ["B"], "A", ("B",)),
        (None, ["B"], None, ("B",)),
        ("A", ["B", "A", "B"], "C", ("B", "A", "B")),
    ],
)
def test_nobody_tells_it_to_himself(
    speaker: str | None, via: list[str], holder: str | None, told: tuple[str, ...]
) -> None:
    assert tidied(speaker, via, holder) == told


@pytest.mark.parametrize("names", [(), ("A",), ("A", "B"), ("A; B", "C"), ("[A]",), ('A "B"', "Ç")])
def test_a_cell_gives_the_names_back(names: tuple[str, ...]) -> None:
    assert chain_of(chain_text(names)) == names


# ------------------------------------------------------------------ projects of before


def older(project: Project) -> Path:
    """The same project as it was before statements had a chain."""
    path = project.path
    project.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE statements DROP COLUMN via")
        connection.execute("UPDATE meta SET value = '0002' WHERE id = 'schema'")
        connection.execute("DELETE FROM meta WHERE id = 'journal'")
        connection.commit()
    return path


def test_an_older_project_is_migrated_and_its_journal_still_undone(project: Project) -> None:
    project.code("d1", 90, 100, "position", POSITION, id="s3")
    path = older(project)
    with Project.open(path) as again:
        assert again.statement("s3").via == ()
        again.edit("s3", via=["Voss"])
        assert again.statement("s3").via == ("Voss",)
        again.undo()
        again.undo()
        assert again.statements() == []
        again.redo()
        assert again.statement("s3").via == ()
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("SELECT value FROM meta WHERE id = 'schema'").fetchone()
    assert version == (tables.SCHEMA,)
    with Project.open(path) as again:  # what the migration wrote is trusted
        assert again.edit("s3", via=["Voss"]).via == ("Voss",)


def test_an_older_project_that_cannot_be_written_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.code("d1", 90, 100, "position", POSITION, id="s3")
    path = older(project)
    monkeypatch.setattr(
        "hustings.store.file.opening.os.access",
        lambda place, _: not Path(place).is_relative_to(path.parent),
    )
    with Project.open(path) as again:
        assert [(s.id, s.via) for s in again.statements()] == [("s3", ())]


def test_an_older_project_is_rescued(project: Project, tmp_path: Path) -> None:
    project.code("d1", 90, 100, "position", POSITION, id="s3")
    done = rescue(older(project), tmp_path / "new.hustings")
    assert done.counts["statements"] == 1
    with Project.open(tmp_path / "new.hustings") as again:
        assert again.statement("s3").via == ()


def test_a_teller_who_is_not_there_is_told_and_left_out_by_rescue(
    coded: Project, tmp_path: Path
) -> None:
    path = coded.path
    gone = next(a.id for a in coded.actors() if a.name == "Ferry Company")
    coded.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM actors WHERE id = ?", (gone,))
        connection.commit()
    from hustings.store import troubles

    assert any("names a teller that is not there" in t for t in troubles(path))
    rescue(path, tmp_path / "new.hustings")
    with Project.open(tmp_path / "new.hustings") as again:
        assert again.statement("s1").via == ("Voss; sons",)
