"""Tables of an account, as they are read and printed."""

from pathlib import Path

from hustings.project import Project
from hustings.reports import account_page, report
from hustings.views.account import account

WORDS = ("quay", "pier", "levy", "lamp", "dredger", "crane", "horn", "berth", "toll", "silt",
         "crew", "mast", "oars", "fog")  # fmt: skip


def told_of(tmp_path: Path, words: tuple[str, ...]) -> Project:
    """A project in which Voss is for each of these, in a sentence each, and twice for the first."""
    said = [*words, words[0]]
    (tmp_path / "talk.txt").write_text(" ".join(f"I like the {w}." for w in said))
    project = Project.create(tmp_path / f"{len(words)}.hustings")
    (text,) = project.add(tmp_path / "talk.txt")
    place = 0
    for word in said:
        place = project.transcript(text.id).text.index(word, place)
        values = {"concept": word, "agreement": True}
        project.code(text.id, place, place + len(word), "position", values, speaker="Voss")
        place += 1
    return project


def test_what_is_spoken_of_once_stands_in_one_row_where_it_is_much(tmp_path: Path) -> None:
    with told_of(tmp_path, WORDS) as project:
        (table,) = account(project, "Voss").parts[0].tables[-1:]
        ids = {s.id for s in project.statements()}
        assert [row.cells for row in table.rows[:1]] == [["quay", "2"]]
        (names, n) = table.rows[1].cells
        assert (names.partition(": ")[2].split(", ")[0], n) == ("berth", "13")
        assert {i for row in table.rows for i in row.statements} == ids
    with told_of(tmp_path, WORDS[:5]) as project:
        (table,) = account(project, "Voss").parts[0].tables[-1:]
        assert [row.cells for row in table.rows] == [
            ["quay", "2"], ["dredger", "1"], ["lamp", "1"], ["levy", "1"], ["pier", "1"]
        ]  # fmt: skip


def test_rows_that_unfold_stand_in_the_columns_of_the_others(tmp_path: Path) -> None:
    with told_of(tmp_path, WORDS[:12]) as project:
        page = account_page(project, "Voss")
    start = page.index("What is spoken of")
    table = page[start : page.index("</div>", start)]
    assert table.count("<table>") == table.count("<thead>") == 1
    assert table.count("<tr>") == 13  # the heads, and twelve subjects
    assert "<summary>4 more</summary>" in table


def test_somebody_no_turn_names_speaks_where_a_statement_says_so(tmp_path: Path) -> None:
    with told_of(tmp_path, WORDS[:2]) as project:
        assert not any(t.speaker for t in project.transcript(None).turns)
        assert "1 text, 1 speaker, 3 statements." in report(project)
