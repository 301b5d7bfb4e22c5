"""A stranger's project: what Hustings did not write into it is refused before it can run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hustings.errors import NotAProject
from hustings.project import Project, keeping

COLUMNS = "id TEXT PRIMARY KEY, value TEXT"
FOREIGN = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON statements BEGIN DELETE FROM statements; END",
    "view": "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
    "SELECT i FROM n",
    "table": "CREATE TABLE other (id TEXT)",
    "virtual table": "CREATE VIRTUAL TABLE other USING fts5(words)",
    "index": "CREATE INDEX other ON statements (quote)",
    "index on an expression": "CREATE INDEX ix_more ON statements (length(quote))",
    "default": "ALTER TABLE extras ADD COLUMN id2 TEXT DEFAULT (abs(-9223372036854775808))",
    "generated column": "ALTER TABLE extras ADD COLUMN rows TEXT AS (upper(id))",
    "check": "DROP TABLE studies; CREATE TABLE studies (id TEXT CHECK (id > 'a'), study JSON)",
    "endless meta": "DROP TABLE meta; CREATE VIEW meta AS WITH RECURSIVE n(i) AS (SELECT 1 UNION "
    "ALL SELECT i FROM n) SELECT i AS id, i AS value FROM n",
    "missing table": "DROP TABLE studies",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_hustings_did_not_write_is_refused_in_one_sentence(
    project: Project, what: str
) -> None:
    project.close()
    with closing(sqlite3.connect(project.path)) as stranger:
        stranger.executescript(FOREIGN[what])
    before = project.path.read_bytes()
    with pytest.raises(NotAProject, match=r"^talk.hustings (holds something|is not a whole)"):
        Project.open(project.path)
    assert project.path.read_bytes() == before


def test_an_index_of_a_known_name_on_an_expression_is_refused(project: Project) -> None:
    project.close()
    with closing(sqlite3.connect(project.path)) as stranger:
        stranger.executescript(
            "DROP INDEX turns_in_order; CREATE INDEX turns_in_order ON turns (hex(transcript))"
        )
    with pytest.raises(NotAProject, match="turns_in_order"):
        Project.open(project.path)


def test_the_words_and_statements_of_a_refused_project_are_rescued(
    project: Project, tmp_path: Path
) -> None:
    project.code("d1", 53, 67, "code", {"code": "night"}, id="s1")
    project.close()
    with closing(sqlite3.connect(project.path)) as stranger:
        stranger.executescript(FOREIGN["trigger"])
    done = keeping.rescue(project.path, tmp_path / "new.hustings")
    assert done.left == ["The trigger 't': Hustings did not write it"]
    with Project.open(tmp_path / "new.hustings") as new:
        assert [s.quote for s in new.statements()] == ["Night sailings"]
        assert new.statements()[0].speaker == "Calder"
        new.undo()
        assert new.statements() == []


def test_a_project_that_was_analysed_or_compacted_by_sqlite_is_still_one(project: Project) -> None:
    project.close()
    with closing(sqlite3.connect(project.path)) as tool:
        tool.executescript("ANALYZE; VACUUM;")
    with Project.open(project.path) as again:
        assert len(again.transcripts()) == 1
