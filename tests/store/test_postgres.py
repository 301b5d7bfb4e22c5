"""A project in PostgreSQL holds, answers and refuses what a project in a file does."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from hustings import store
from hustings.demo import make_demo
from hustings.errors import CodingError, HustingsError, OptionError, ProjectError, ProjectLocked
from hustings.project import Project
from hustings.store import index, tables
from hustings.store.postgres import pool as postgres
from hustings.store.scope import Scope, scoped

from ..conftest import talk
from ..postgres import new_database


@pytest.fixture
def server() -> Iterator[store.Postgres]:
    with new_database() as address:
        made = store.Postgres(address)
        yield made
        made.close()


@pytest.fixture
def project(server: store.Postgres) -> Project:
    database = store.create_schema(server, "p_one", "Night ferry")
    made = Project.founded(database, "Anna")
    made.add(talk())
    return made


def demo(tmp_path: Path) -> Project:
    return make_demo(tmp_path / "demo.hustings", two_coders=True)


def moved(given: Project, server: store.Postgres) -> store.Database:
    """A project of a file, in a schema."""
    made: list[store.Database] = []
    given.carried(
        lambda here: made.append(
            store.create_schema(server, "p_two", fill=lambda there: store.carry(here, there))
        )
    )
    return made[0]


def rows(database: store.Database, table: sa.Table) -> list[tuple[str, ...]]:
    """What is read from a table, in an order of its own; numbers of index rows are anybody's."""
    chosen = [c for c in table.c if c.name != "n"]
    with database.reading() as connection:
        return sorted(tuple(map(repr, row)) for row in connection.execute(sa.select(*chosen)))


def test_a_project_comes_there_and_back_record_by_record(
    server: store.Postgres, tmp_path: Path
) -> None:
    with demo(tmp_path) as given:
        there = moved(given, server)
        told = there.save_copy(tmp_path / "back.hustings")
        assert told["statements"] == given.counts()["statements"] > 100
        assert store.troubles(tmp_path / "back.hustings") == []
        with there.reading() as connection:
            assert index.differences(connection) == 0
        with Project.open(tmp_path / "back.hustings") as back:
            found: list[list[Any]] = []
            for one in (given, back):
                one.carried(lambda d: found.append([rows(d, t) for t in tables.RECORDS.values()]))
            assert found[0] == found[1]
            found[0].append([rows(there, t) for t in tables.RECORDS.values()])
            assert found[0].pop() == found[1]
            assert back.history(limit=3) == given.history(limit=3)


@pytest.mark.parametrize("looks_after", [False, True])
def test_who_codes_blind_sees_the_same_in_both(
    server: store.Postgres, tmp_path: Path, looks_after: bool
) -> None:
    with demo(tmp_path) as given:
        given.coder = "Anna"
        given.code(given.transcripts()[0]["id"], 0, 4, "code", {"code": "only Anna's word"})
        given.undo()
        given.redo()
        there = moved(given, server)
        texts = frozenset(t["id"] for t in given.transcripts()[:1])
        scope = Scope("Ben", texts, frozenset({"Anna"}), looks_after)
        found: list[store.Database] = [scoped(there, scope)]
        given.carried(lambda here: found.insert(0, scoped(here, scope)))
        tried = [t for m in (tables.metadata, tables.derived) for t in m.sorted_tables]
        for table in tried:
            if table is not tables.meta:
                assert rows(found[0], table) == rows(found[1], table), table.name
        assert len(rows(found[1], tables.statements)) < len(rows(there, tables.statements))
        assert found[0].revision() == found[1].revision()
        known = found[1].revision()
        assert [found[0].number(k) for k in (1, known)] == [found[1].number(k) for k in (1, known)]


def test_many_write_at_once_and_nothing_is_lost(project: Project, server: store.Postgres) -> None:
    first = project.history(limit=1)[0].id
    troubles: list[Exception] = []

    def work(number: int) -> None:
        view = Project(store.open_schema(server, "p_one"), f"coder {number}")
        try:
            for k in range(10):
                view.code("d1", 48, 53 + k, "code", {"code": f"word {number} {k}"})
        except HustingsError as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert len(project.statements()) == 60
    made = sorted(c.id for c in project.history(limit=1000) if c.id > first)
    assert made == list(range(first + 1, first + 61))


def test_words_are_found_wherever_they_begin_and_end(project: Project) -> None:
    made = project.code("d1", 48, 83, "code", {"code": "noise"}, memo='50% of STRASSE_lärm \\ "x"')
    for words in ("ght sail", "NIGHT", "straße_l", "0% o", "Lärm \\", '"x'):
        assert [s.id for s in project.statements(q=words)] == [made.id], words
    assert project.statements(q="0_ o") == []
    assert project.statements(q="lärm y") == []


def test_long_names_are_kept_and_what_cannot_be_is_refused(project: Project) -> None:
    name = "ö" * 400
    made = project.code("d1", 48, 83, "code", {"code": name})
    assert project.concepts()[-1].name == name
    with pytest.raises(OptionError, match="NUL"):
        project.edit(made.id, memo="a\0b")
    with pytest.raises(OptionError, match="cannot be kept"):
        project.code("d1", 48, 83, "code", {"code": "".join(map(chr, range(256, 9000)))})
    assert project.statement(made.id).memo == ""


def test_what_is_erased_stands_in_no_dump(
    project: Project, server: store.Postgres, tmp_path: Path
) -> None:
    words = ("Veilmark", "mothlight", "slipway")
    said = tmp_path / "veilmark.txt"
    said.write_text("VEILMARK: I met her at the slipway.\nCALDER: Yes.\n")
    secret = project.add(said)[0]
    project.code(secret.id, 10, 20, "code", {"code": "mothlight"}, memo="of Veilmark")

    def dumped() -> dict[str, int]:
        url = server.url.set(drivername="postgresql").render_as_string(hide_password=False)
        whole = subprocess.run(["pg_dump", url], capture_output=True, check=True).stdout.decode()
        return {word: whole.casefold().count(word.casefold()) for word in words}

    assert min(dumped().values()) > 0
    project.erase(secret.id)
    assert dumped() == dict.fromkeys(words, 0)
    assert [t["id"] for t in project.transcripts()] == ["d1"]


def test_what_is_not_there_is_said_in_one_sentence(server: store.Postgres) -> None:
    with pytest.raises(ProjectError, match="no schema p_none"):
        store.open_schema(server, "p_none")
    with pytest.raises(OptionError, match="no name of a schema"):
        store.create_schema(server, 'x"; DROP SCHEMA public; --')
    with pytest.raises(OptionError, match="postgresql://"):
        store.Postgres("postgresql://a:b@c:port/x")
    nobody = store.Postgres("postgresql://ann@127.0.0.1:1/nowhere")
    with pytest.raises(ProjectLocked, match="cannot be reached"):
        nobody.has("team")
    absent = store.Postgres(server.url.set(database="nowhere").render_as_string())
    with pytest.raises(ProjectError, match="nowhere"):
        absent.has("team")


def test_what_another_process_writes_is_heard(project: Project, server: store.Postgres) -> None:
    until = time.monotonic() + 10
    while server.ear.times("p_one") is None:
        assert time.monotonic() < until
        time.sleep(0.01)
    before = server.ear.times("p_one", "team")
    assert before is not None
    elsewhere = store.Postgres(server.url.render_as_string(hide_password=False))
    Project(store.open_schema(elsewhere, "p_one"), "Ben").code("d1", 48, 83, "code", {"code": "x"})
    elsewhere.close()
    while server.ear.times("p_one", "team") == before:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert server.ear.times("p_other") == 0


def test_a_making_that_fails_leaves_no_schema(server: store.Postgres) -> None:
    before = server.schemas()

    def fails(_database: store.Database) -> None:
        raise OptionError("no")

    with pytest.raises(OptionError):
        store.create_schema(server, "p_cut", fill=fails)
    assert server.schemas() == before


def test_views_of_an_older_version_are_laid_anew_when_a_project_is_opened(
    server: store.Postgres, project: Project
) -> None:
    project.code("d1", 8, 39, "code", {"code": "ferry"}, coder="Ben")
    scope = Scope("Cleo", frozenset({"d1"}), frozenset({"Ben"}))
    with server.within("p_one", writes=True) as connection:
        # as an older version had them: nothing hidden
        connection.exec_driver_sql('DROP VIEW "p_one_seen"."statements" CASCADE')
        connection.exec_driver_sql("UPDATE meta SET value = 'older' WHERE id = 'views'")
    for _ in range(2):
        again = store.open_schema(server, "p_one")
        assert store.count(scoped(again, scope), "statements") == 0
        assert store.count(again, "statements") == 1
    with server.within("p_one", writes=True) as connection:
        connection.exec_driver_sql("DELETE FROM meta WHERE id = 'views'")
        connection.exec_driver_sql('DROP SCHEMA "p_one_seen" CASCADE')
    assert store.count(scoped(store.open_schema(server, "p_one"), scope), "statements") == 0


def test_a_second_look_in_a_schema_hides_the_first(
    server: store.Postgres, project: Project
) -> None:
    first = project.code("d1", 8, 39, "code", {"code": "ferry"}, coder="Ben")
    second = project.code("d1", 48, 83, "code", {"code": "ferry"}, coder="Ben")
    with server.within("p_one", writes=True) as connection:
        which = {"id": second.id}
        for sql in (
            "UPDATE statements SET layer = 'again' WHERE id = :id",
            "UPDATE statement_index SET layer = 3 WHERE statement = :id",
        ):
            connection.execute(sa.text(sql), which)
    texts = frozenset({"d1"})
    looking = Scope("Ben", texts, frozenset(), again=texts, since="9999")
    here = store.open_schema(server, "p_one")
    seen = [r["id"] for r in store.fetch(scoped(here, looking), "statements")]
    assert seen == [second.id]
    told = [row["key"] for c in store.history(scoped(here, looking)) for row in c.rows]
    assert first.id not in told
    assert second.id in told
    others = Scope("Cleo", texts, frozenset({"Ben"}))
    assert store.fetch(scoped(here, others), "statements") == []
    blind = Scope("Ben", texts, frozenset())
    assert [r["id"] for r in store.fetch(scoped(here, blind), "statements")] == [first.id]


def test_what_is_asked_in_one_moment_is_read_over_one_connection(
    server: store.Postgres, project: Project
) -> None:
    taken: list[object] = []
    sa.event.listen(server.engine, "checkout", lambda *given: taken.append(given))
    with project.moment():
        before = project.counts()["actors"]
        with store.open_schema(server, "p_one").writing() as other:
            other.execute(tables.actors.insert(), {"id": "a9", "name": "Ida", "aliases": []})
            other.execute(
                tables.meta.update().values(value="9").where(tables.meta.c.id != "schema")
            )
        taken.clear()
        # another writes meanwhile: what is asked here stays of one moment
        assert len(project.actors()) == project.counts()["actors"] == before
        assert project.transcripts()
        assert not taken
    assert "Ida" in {actor.name for actor in project.actors()}
    assert taken


def test_a_write_inside_a_moment_ends_it_and_what_follows_sees_the_write(project: Project) -> None:
    with project.moment():
        before = project.revision
        made = project.code("d1", 8, 20, "code", {"code": "night"})
        assert project.revision == before + 1
        assert [s.id for s in project.statements()] == [made.id]
        with pytest.raises(CodingError):
            project.code("d1", 5, 5, "code", {"code": "night"})
        assert project.counts()["statements"] == 1


def test_a_question_that_fails_leaves_the_moment_usable(project: Project) -> None:
    def asked(database: store.Database) -> None:
        with pytest.raises(HustingsError), database.reading() as connection:
            connection.exec_driver_sql("SELECT 1 / 0")

    with project.moment():
        project.carried(asked)
        assert project.counts()["transcripts"] == 1


def test_a_database_that_was_started_anew_is_met_by_new_connections(
    server: store.Postgres, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server ends every connection; what rested is tried before it is used."""
    assert project.counts()["transcripts"] == 1
    with sa.create_engine(server.url).connect() as other:
        other.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    monkeypatch.setattr(postgres, "RESTED", 0.0)
    assert project.counts()["transcripts"] == 1


def test_columns_are_kept_beside_the_tables_and_go_with_what_is_erased(
    server: store.Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process takes them up and reads only what was written since."""
    monkeypatch.setattr("hustings.project.columns.collection.KEPT", 1)
    with demo(tmp_path) as given:
        project = Project(moved(given, server), "Anna")
    project.keep_columns()
    before = project.columns()
    text, when = before["document"].labels[0], {"code": "tide"}
    project.code(text, 0, 5, "code", when)
    with monkeypatch.context() as patched:
        patched.setattr(Project, "_anew", None)  # none is made anew
        taken_up = Project(store.open_schema(server, "p_two"), "Ben").columns()
    assert len(taken_up) == len(before) + 1
    assert taken_up.columns.keys() == project.columns().columns.keys()
    assert store.kept_buffers(project.database) is not None
    project.erase(text)
    assert store.kept_buffers(project.database) is None
    with project.database.reading() as connection:
        assert not sa.inspect(connection).has_table(tables.kept_columns.name)
