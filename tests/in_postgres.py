"""The tests of rooms that hold a project, with each project in PostgreSQL in the place of its file.

Run: HUSTINGS_POSTGRES=$(.ci/postgres) python -m pytest -p tests.in_postgres tests/project.
A project is made, opened and copied as ever; at its path lies a mark. What is about the file
itself, or asks a command or another program about it, is skipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hustings import store
from hustings.store import index
from hustings.store.file import place

from .postgres import SERVER

MARK = b"in postgres"
ABOUT_FILES = (
    *("store/test_aside", "store/test_health", "store/test_migrate", "store/test_place"),
    *("store/test_seal", "store/test_trust", "store/test_postgres"),
    *("project/test_merging", "project/test_sharing", "project/test_erasing", "TestOpening"),
    *("older_project", "by_the_migration", "on_opening", "left_out_by_rescue", "never_counted"),
    *("the_index_follows", "check_tells_where", "index_of_somebody_else", "merged_file"),
    "store/test_new_words",
    *("told_by_way_of_others", "layers_follow_decisions", "count_once_with_a_switch"),
    *("what_another_coded_is_merged", "another_open_project_hears", "attached_by_its_place"),
    "::test_the_command",
    *("files_that_were_merged", "folder_that_is_moved", "undoing_everything"),
    *("merged_with_the_memos_of_both", "erased_text_takes_its_memos", "handed_over_copy_has_the"),
    "gone_from_reports_and_from_their",
    *("columns_read_in_small_parts", "called_like_a_column_that_is", "in_a_file_of_ones_own"),
    *("columns_kept_in_the_file", "columns_that_are_not_whole", "lets_kept_columns_go"),
    *("kept_columns_tell_nothing", "columns_older_than_the_project", "takes_no_room"),
    "server/test_ready",
    *("written_while_columns_are_made", "gone_for_who_had_read_it"),
    *("store/test_descriptors", "copy_that_cannot_take_its_place"),
)
"""Parts of the names of tests that look into the file, copy it, or make one that is older."""

server = store.Postgres(SERVER) if SERVER else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is about files."""
    skipped = pytest.mark.skip(reason="about the file itself")
    for item in items:
        if any(part in item.nodeid for part in ABOUT_FILES):
            item.add_marker(skipped)


def _schema(path: Path) -> str:
    return f"p_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:20]}"


def _database(path: Path) -> store.Database:
    assert server is not None
    return store.open_schema(server, _schema(path), path.name)


def _is_mark(path: Path) -> bool:
    return path.is_file() and path.read_bytes() == MARK


@contextmanager
def _making(path: Path) -> Iterator[store.Database]:
    assert server is not None
    place.refuse_taken(path)
    made = store.create_schema(server, _schema(path), path.name)
    try:
        yield made
    except BaseException:
        server.drop(_schema(path))
        raise
    path.write_bytes(MARK)


_open, _troubles = store.open_, store.troubles


def _opened(path: Path) -> store.Database:
    return _database(path) if _is_mark(path) else _open(path)


def _looked(path: Path) -> list[str]:
    if not _is_mark(path):
        return _troubles(path)
    with _database(path).reading() as connection:
        number = index.differences(connection)
    return [f"{number} differ"] if number else []


if server is not None:
    for name, put in (
        ("Database", _database),
        ("making", _making),
        ("open_", _opened),
        ("troubles", _looked),
    ):
        setattr(store, name, put)
