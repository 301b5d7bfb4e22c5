"""Words of a project: whose are counted, each place in its context, the same through every door."""

import csv
import io
import json

import openpyxl
import orjson
import pytest
from click.testing import CliRunner

from hustings import files
from hustings.cli import main
from hustings.errors import OptionError, UnknownName
from hustings.progress import listening
from hustings.project import Project
from hustings.server.routes import charts
from hustings.views import words as views_of_words
from hustings.views.words import kwic, kwic_view, word_list, words_view

from ..serving import TOKEN, serving

EVENTS = {"accept": "text/event-stream", "authorization": f"Bearer {TOKEN}"}

TEXT = """INES: The ferry at night is quiet. The cars are not.

TOBIAS: Cars bring people, and people bring noise. Noise is work.

INES: No cars, no noise. That is the ferry.
"""


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "hearing.txt"
    path.write_text(TEXT)
    with Project.create(tmp_path / "bay.hustings") as made:
        made.add(path)
        made.describe(made.text_ids()[0], language="en")
        yield made


def test_words_of_many_texts_are_read_text_by_text_and_are_the_same(project, tmp_path, monkeypatch):
    (tmp_path / "more.txt").write_text("TOBIAS: Cars again, and cars.\n\nEDDA: 夜の船は静かです。")
    project.add(tmp_path / "more.txt")
    asked = ({}, {"speakers": ["TOBIAS"], "against": "rest"}, {"order": "word", "small": True})
    few = [words_view(project, options) for options in asked]
    monkeypatch.setattr(views_of_words, "KEPT_TEXTS", 0)
    assert [words_view(project, options) for options in asked] == few
    row = next(r for r in few[0].rows if r.word == "cars")
    assert (row.count, row.texts) == (5, 2)
    assert few[0].speakers == ["EDDA", "INES", "TOBIAS"]
    heard: list[tuple[int, int]] = []
    with listening(lambda done, of: heard.append((done, of))):
        words_view(project, {})
    assert heard == [(0, 2), (1, 2)]


def test_words_of_many_texts_are_a_job_that_tells_how_far_it_is(project, monkeypatch):
    monkeypatch.setattr(charts, "FEW_TEXTS", {"transcripts": 0})
    with serving(project) as served:
        with served.client.stream("POST", "/api/words", json={}, headers=EVENTS) as answer:
            told = "".join(answer.iter_text())
        whole = served.post("/api/words", {}).json()
    assert "event: progress" in told
    (line,) = [x for x in told.splitlines() if x.startswith('data: {"rows"')]
    assert (
        json.loads(line.removeprefix("data: "))
        == whole
        == orjson.loads(orjson.dumps(words_view(project, {})))
    )


def test_words_are_those_that_are_spoken_without_names_before_turns_and_small_words(project):
    made = word_list(project)
    assert [(r.word, r.count) for r in made.rows[:4]] == [
        ("cars", 3),
        ("noise", 3),
        ("bring", 2),
        ("ferry", 2),
    ]
    assert made.n == 28
    assert "the" not in [r.word for r in made.rows]
    assert "INES" not in [r.word for r in made.rows]


def test_one_persons_words_stand_beside_those_of_the_rest(project):
    made = word_list(project, speakers=["TOBIAS"], against="rest", order="keyness")
    told = {r.word: (r.count, r.elsewhere) for r in made.rows}
    assert told["people"] == (2, 0)
    assert told["noise"] == (2, 1)
    assert made.n + made.against_n == 28
    with pytest.raises(OptionError):
        word_list(project, against="rest")
    with pytest.raises(UnknownName):
        word_list(project, transcripts=["nowhere"])
    with pytest.raises(UnknownName):
        word_list(project, colour="red")


def test_each_place_stands_between_what_is_said_before_and_behind(project):
    made = kwic(project, "noise, car*", sort="right")
    assert (made.n, made.texts) == (6, 1)
    first = made.rows[0]
    assert (first.match, first.after.split()[0]) == ("cars", "are")
    text = project.text(project.text_ids()[0])
    assert all(text[r.start : r.end] == r.match for r in made.rows)
    own = kwic(project, "/n[a-z]*e/", speakers=["TOBIAS"])
    assert [r.match for r in own.rows] == ["noise", "Noise"]
    assert kwic(project, "harbour").why_empty == "Nobody says “harbour” there."
    assert kwic(project, " ").why_empty
    with pytest.raises(OptionError):
        kwic(project, "/(/")
    with pytest.raises(UnknownName):
        kwic(project, "noise", sort="length")


def test_the_words_of_a_turn_end_with_the_turn(project):
    """Who speaks next is no word of theirs, and their words are not sorted by."""
    made = kwic(project, "quiet, noise, ferry, work", sort="right")
    assert [(r.match, r.after) for r in made.rows[:2]] == [("work", "."), ("ferry", ".")]
    assert made.rows[1].before.endswith("No cars, no noise. That is the ")
    assert all("INES" not in row.after + row.before for row in made.rows)
    assert all("TOBIAS" not in row.after + row.before for row in made.rows)
    first = next(row for row in made.rows if row.match == "quiet")
    assert (first.before, first.after) == ("The ferry at night is ", ". The cars are not.")


def test_names_before_turns_are_no_words_said(project):
    made = kwic(project, "tobias")
    labels = project.text(project.text_ids()[0]).count("TOBIAS:")
    assert (made.n, made.why_empty) == (0, "Nobody says “tobias” there.")
    assert labels
    assert [note.split()[0] for note in made.notes] == [str(labels)]


def test_a_page_and_a_file_say_the_same(project):
    assert words_view(project, {}).speakers == ["INES", "TOBIAS"]
    assert kwic_view(project, "noise", {}).n == 3
    rows = list(
        csv.reader(io.StringIO(files.words_file(project, {}, "csv")[0].decode("utf-8-sig")))
    )
    assert rows[0] == ["word", "count", "texts", "per_10000"]
    assert rows[1][:3] == ["cars", "3", "1"]
    told = json.loads(files.kwic_file(project, "noise", {}, "json")[0])
    assert [r["match"] for r in told] == ["noise", "Noise", "noise"]
    book = openpyxl.load_workbook(io.BytesIO(files.kwic_file(project, "noise", {}, "xlsx")[0]))
    assert book.sheetnames == ["kwic"]
    with pytest.raises(UnknownName):
        files.words_file(project, {}, "svg")


def test_the_command_line_and_the_api_give_them_too(project):
    run, source = CliRunner(), str(project.path)
    assert "cars" in run.invoke(main, ["words", source]).output
    told = json.loads(run.invoke(main, ["words", source, "--json"]).stdout)
    assert (told["n"], told["words"][0]["word"]) == (28, "cars")
    lines = run.invoke(main, ["kwic", source, "noise"])
    assert "people bring [noise]" in lines.output
    assert "3 places" in lines.output
    out = project.path.with_name("w.csv")
    assert run.invoke(main, ["words", source, "-o", str(out)]).exit_code == 0
    assert out.read_text(encoding="utf-8-sig").startswith("word,")
    assert run.invoke(main, ["kwic", source, "/(/"]).exit_code == 1
    with serving(project) as served:
        found = served.post("/api/words", {"least": 3}).json()
        assert [r["word"] for r in found["rows"]] == ["cars", "noise"]
        lines = served.post("/api/kwic", {"words": "noise", "sort": "left"}).json()
        assert lines["n"] == 3
        assert (
            served.post("/api/kwic/export", {"words": "noise", "format": "csv"}).status_code == 200
        )
        assert served.post("/api/words/export", {"format": "json"}).status_code == 200
        assert served.post("/api/words", {"order": "loudness"}).status_code in (400, 404, 422)
