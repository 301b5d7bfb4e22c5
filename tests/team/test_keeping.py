"""Backup and restore, check, projects that come and go, and what is deleted for good."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from hustings.demo import make_demo
from hustings.errors import HustingsError, InputError, LastOwner, NotSignedIn, ProjectError
from hustings.project import Project
from hustings.store.migrate import run
from hustings.team import Team, accounts, keeping, keys, members, opened
from hustings.team.accounts import Claim
from hustings.team.audit import Origin
from hustings.team.shelves import Schemas

from .conftest import PASSWORD, folder_of


def owner(team: Team) -> dict:
    return accounts.account_named(team, "Ann")


def filled(team: Team, name: str = "Night ferry") -> str:
    by = team.acting(owner(team))
    key = team.found_project(name, by)
    text = Path(tempfile.mkdtemp()) / "talk.txt"
    text.write_text("A: The ferry Mistral sails.\nB: It does not.\n")
    view = team.project(key).by("Ann")
    talk = view.add(text)[0]
    view.code(talk.id, 3, 12, "code", {"code": "trust"})
    return key


def test_a_backup_comes_back_whole_and_lets_nobody_in(
    team: Team, tmp_path: Path, another: str
) -> None:
    key = filled(team)
    begun = accounts.sign_in(team, Claim("Ann", PASSWORD), Origin("127.0.0.1"))
    copied = keeping.backup(team, tmp_path / "copy")
    assert len(copied) in (1, 2)
    listed = json.loads((tmp_path / "copy" / "backup.json").read_text())
    assert [f["sha256"] for f in listed["files"]] == [c.sha256 for c in copied]
    with keeping.restore(tmp_path / "copy", another) as again:
        assert keeping.check(again) == []
        assert again.project(key).counts() == team.project(key).counts()
        assert [m["name"] for m in members.members_of(again, key)] == ["Ann"]
        with again.base.reading() as records:
            assert records.count("sessions") == 0
        accounts.sign_in(again, Claim("Ann", PASSWORD), Origin("127.0.0.1"))
    assert begun.token


def test_a_backup_that_was_touched_is_not_restored(team: Team, tmp_path: Path) -> None:
    filled(team)
    keeping.backup(team, tmp_path / "copy")
    folder_of(team)
    file = next((tmp_path / "copy").glob("*.hustings"))
    file.write_bytes(file.read_bytes() + b"x")
    with pytest.raises(ProjectError, match="not as it was backed up"):
        keeping.restore(tmp_path / "copy", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    for place in (folder_of(team), tmp_path / "copy"):
        with pytest.raises(ProjectError, match="not empty"):
            keeping.backup(team, place)
    with pytest.raises(ProjectError, match="no backup"):
        keeping.restore(tmp_path / "nowhere", tmp_path / "new")


@pytest.mark.parametrize("name", ["../evil.hustings", "/etc/passwd"])
def test_a_backup_names_only_its_own_files(team: Team, tmp_path: Path, name: str) -> None:
    filled(team)
    keeping.backup(team, tmp_path / "copy")
    listed = json.loads((tmp_path / "copy" / "backup.json").read_text())
    listed["files"][0]["file"] = name
    (tmp_path / "copy" / "backup.json").write_text(json.dumps(listed))
    with pytest.raises(ProjectError, match="missing"):
        keeping.restore(tmp_path / "copy", tmp_path / "new")


def test_check_tells_what_is_wrong(team: Team) -> None:
    key = filled(team)
    assert keeping.check(team) == []
    (folder_of(team) / "stray.hustings").write_bytes(b"x")
    file = folder_of(team) / str(team.project_record(key)["file"])
    team.let_go(key)
    file.unlink()
    told = " ".join(keeping.check(team))
    assert "is missing" in told
    assert "stray.hustings" in told


def test_a_file_that_comes_keeps_its_coders_apart_from_accounts(team: Team, tmp_path: Path) -> None:
    make_demo(tmp_path / "demo.hustings", two_coders=True).close()
    with Project.open(tmp_path / "demo.hustings") as here:
        coders, counts = here.coders(), here.counts()
        makers = {change.by for change in here.history(limit=1000)}
    assert coders == ["Anna", "Ben"]
    key, called = keeping.add(team, tmp_path / "demo.hustings", owner(team), "Ferry")
    copy = team.project(key)
    assert copy.counts() == counts
    assert copy.coders() == ["Anna (outside)", "Ben (outside)"]
    assert called["Anna"] == "Anna (outside)"
    renamed = {f"{name} (outside)" for name in makers}
    assert {change.by for change in copy.history(limit=1000)} == renamed | {"Hustings"}
    assert copy.by("Anna").next_steps() == (None, None)
    mapped = {"Anna": "Ann"}
    key, _ = keeping.add(team, tmp_path / "demo.hustings", owner(team), "Mine", mapped)
    assert team.project(key).coders() == ["Ann", "Ben (outside)"]
    with pytest.raises(InputError, match="no coder"):
        keeping.add(team, tmp_path / "demo.hustings", owner(team), "x", {"Zoe": "Ann"})
    assert keeping.facts(team)["projects"] == 2


def test_what_was_undone_comes_back_under_the_new_name(team: Team, tmp_path: Path) -> None:
    text = tmp_path / "talk.txt"
    text.write_text("A: The ferry sails.\nB: It does not.\n")
    with Project.create(tmp_path / "own.hustings", coder="Ben") as own:
        talk = own.add(text)[0]
        made = own.code(talk.id, 3, 12, "code", {"code": "trust"})
        own.delete([made.id])
    key, called = keeping.add(team, tmp_path / "own.hustings", owner(team), "x", {"Ben": "Ann"})
    assert called["Ben"] == "Ann"
    view = team.project(key).by("Ann")
    view.undo()
    assert view.statement(made.id).coder == "Ann"


def test_a_project_is_taken_out_as_a_file(team: Team, tmp_path: Path) -> None:
    key = filled(team)
    counts = keeping.take(team, key, tmp_path / "own.hustings")
    assert counts["statements"] == 1
    with Project.open(tmp_path / "own.hustings") as own:
        assert own.statements()[0].coder == "Ann"


def test_a_deleted_project_leaves_no_word_in_the_folder(team: Team) -> None:
    key = filled(team)
    by = team.acting(owner(team))
    keeping.erase_project(team, key, by)
    for file in folder_of(team).rglob("*"):
        assert b"Mistral" not in file.read_bytes()
    with pytest.raises(HustingsError):
        team.project(key)


def test_a_deleted_account_ends_everything_but_its_statements(team: Team) -> None:
    key = filled(team)
    by = team.acting(owner(team))
    link = members.invite(team, key, by, "coder")
    ben, _ = members.accept(team, link.token, Claim("Ben", PASSWORD), Origin("127.0.0.1"))
    _, given = keys.make(team, key, team.acting(ben.account), "k", "read")
    with pytest.raises(InputError, match="last keeper"):
        keeping.erase_account(team, by.id, by)
    with pytest.raises(LastOwner), team.base.writing() as records:
        members.keep_an_owner(records, key)
    keeping.erase_account(team, ben.account["id"], by)
    assert keys.of_token(team, given) is None
    with pytest.raises(NotSignedIn):
        accounts.sign_in(team, Claim("Ben", PASSWORD), Origin("127.0.0.1"))
    assert [m["name"] for m in members.members_of(team, key)] == ["Ann"]


def test_nothing_that_lets_somebody_in_lies_in_the_database(team: Team) -> None:
    key = filled(team)
    by = team.acting(owner(team))
    begun = accounts.sign_in(team, Claim("Ann", PASSWORD), Origin("127.0.0.1"))
    link = members.invite(team, key, by, "coder")
    reset = accounts.make_reset(team, by.id, by)
    _, given = keys.make(team, key, by, "k", "read")
    folder_of(team)
    with sqlite3.connect(team.base.path) as look:
        everything = "\n".join(look.iterdump())
    for secret in (begun.token, begun.browser, link.token, reset.token, given, given[4:], PASSWORD):
        assert secret not in everything
    assert "$argon2id$v=19$m=47104,t=1,p=1$" in everything
    for file in folder_of(team).glob("team.sqlite*"):
        assert file.stat().st_mode & 0o077 == 0


def test_the_place_is_opened_again(team: Team, place: str) -> None:
    key = filled(team)
    with opened(place) as again:
        assert again.project(key).counts()["statements"] == 1


def test_older_projects_are_told_of_and_kept_as_they_are_by_a_backup(
    team: Team, tmp_path: Path
) -> None:
    key = filled(team)
    assert keeping.older_told(team) == ""
    if not isinstance(team.shelf, Schemas):
        return  # a copy of a file is laid beside it
    spot = str(team.project_record(key)["file"])
    team.let_go(key)
    with team.shelf.server.within(spot, writes=True) as connection:
        connection.exec_driver_sql("DELETE FROM statement_index")
        connection.exec_driver_sql("UPDATE meta SET value = '0004_merging' WHERE id = 'schema'")
    told = keeping.older_told(team)
    assert "Night ferry" in told
    assert "hustings team backup" in told
    keeping.backup(team, tmp_path / "copy")
    assert keeping.older_told(team) == told
    assert len(team.project(key).statements(q="ferry")) == 1
    assert keeping.older_told(team) == ""


def test_where_one_project_cannot_be_brought_up_none_is(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not isinstance(team.shelf, Schemas):
        return
    bad, good = filled(team), filled(team, "Day ferry")
    spots = [str(team.project_record(key)["file"]) for key in (bad, good)]
    for key, spot in zip((bad, good), spots, strict=True):
        team.let_go(key)
        with team.shelf.server.within(spot, writes=True) as connection:
            connection.exec_driver_sql("DELETE FROM statement_index")
            connection.exec_driver_sql("UPDATE meta SET value = '0004_merging' WHERE id = 'schema'")

    def fails(connection: sa.Connection, *given: Any, **options: Any) -> None:
        run(connection, *given, **options)
        path = connection.exec_driver_sql("SELECT current_schema()").scalar()
        if path == spots[0]:
            connection.exec_driver_sql("SELECT 1 / 0")

    monkeypatch.setattr("hustings.store.postgres.upgrading.run", fails)
    with pytest.raises(ProjectError, match=r"Night ferry could not .* it is as it was") as told:
        keeping.refuse_half_an_upgrade(team)
    assert "Day ferry" not in str(told.value)
    assert any("Night ferry could not" in trouble for trouble in keeping.check(team))
    assert [team.shelf.server.is_older(spot) for spot in spots] == [True, True]
    monkeypatch.undo()
    keeping.refuse_half_an_upgrade(team)
    assert [team.shelf.server.is_older(spot) for spot in spots] == [True, True]
    for key in (bad, good):
        assert len(team.project(key).statements(q="ferry")) == 1
