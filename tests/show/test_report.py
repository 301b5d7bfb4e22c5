"""The report and the pictures: whole, quiet, and harmless whatever a text holds."""

import base64
import hashlib
import json
import re
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from hustings.demo import make_demo
from hustings.model import CausalMap, Network, Transcript, Turn
from hustings.project import Project
from hustings.reports import report
from hustings.show.documents.report import _agreement, texts_part
from hustings.show.html import text as told
from hustings.show.maps.drawing import map_svg
from hustings.show.networks.drawing import network_svg
from hustings.show.networks.layout import layout


def page_of(tmp_path: Path) -> str:
    with make_demo(tmp_path / "demo.hustings") as project:
        return report(project)


def test_a_report_names_no_address_but_the_name_of_svg(tmp_path: Path) -> None:
    addresses = set(re.findall(r"https?://[^\s\"'<]+", page_of(tmp_path)))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_its_policy_lets_exactly_its_own_script_and_style_run(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.S)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    for part, text in (("script-src", script), ("style-src", style)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{part} 'sha256-{digest}'" in policy[1]
    assert "unsafe" not in policy[1]


def test_every_statement_of_the_demo_is_in_its_report_and_every_mark_names_statements_that_exist(
    tmp_path: Path,
) -> None:
    page = page_of(tmp_path)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert data is not None
    ids = {s["id"] for s in json.loads(data[1])["statements"]}
    with Project.open(tmp_path / "demo.hustings") as project:
        assert ids == {s.id for s in project.statements()}
    named = {i for told in re.findall(r'data-ids="([^"]*)"', page) for i in told.split()}
    assert named == ids


def test_a_text_full_of_markup_stays_text(tmp_path: Path) -> None:
    nasty = '</script><script>alert(1)</script><img src=x onerror=alert(2)> & "quotes"'
    with Project.create(tmp_path / "n.hustings") as project:
        turn = Turn(0, len(nasty), "speech", "<b>Renn</b>")
        project.add(Transcript(nasty, (turn,), id="d1", title="<i>title</i>"))
        project.code("d1", 0, len(nasty), "code", {"code": "<u>code</u>"}, memo=nasty)
        page = report(project)
    assert page.count("<script>") == 1
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert "<b>Renn" not in page
    assert "&lt;img src=x onerror=alert(2)&gt;" in page


def test_a_disputed_sign_is_drawn_as_two_arrows_and_loops_do_not_stop_the_picture() -> None:
    m = CausalMap.from_links([("a", "b", 1), ("a", "b", -1), ("b", "a", 1), ("b", "b", 0)])
    picture = map_svg(m)
    names = re.findall(r'data-name="([^"]*)"', picture)
    assert [n for n in names if n.startswith("a raises b") or n.startswith("a lowers b")] == [
        "a raises b: 1 time, 1 source",
        "a lowers b: 1 time, 1 source",
    ]
    ElementTree.fromstring(picture)  # well formed
    assert "style=" not in picture


def net(matrix: list[list[float]], names: tuple[str, ...]) -> Network:
    return Network(names, names, np.array(matrix), mode="one-mode", behind=lambda i, j: ["s1"])


def test_places_are_the_same_each_time_and_lie_in_the_unit_square() -> None:
    made = net(
        [[0, 1, 0, 0], [1, 0, -2, 0], [0, -2, 0, 0], [0, 0, 0, 0]], ("A", "B", "C", "lonely")
    )
    first, second = layout(made), layout(made)
    assert first == second
    assert set(first) == {(n, "row") for n in made.rows}
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in first.values())


def test_those_who_agree_stand_nearer_than_those_who_disagree() -> None:
    places = layout(net([[0, 3, -3], [3, 0, -3], [-3, -3, 0]], ("A", "B", "C")))

    def far(a: str, b: str) -> float:
        return float(np.hypot(*np.subtract(places[a, "row"], places[b, "row"])))

    assert far("A", "B") < far("A", "C")


def test_a_name_with_markup_and_control_letters_is_drawn_as_text() -> None:
    picture = network_svg(net([[0, 1], [1, 0]], ("<x> & \x07y", "B")))
    ElementTree.fromstring(picture)
    assert "&lt;x&gt; &amp; y" in picture


def test_no_word_of_a_text_is_left_out_whatever_its_turns_cover(tmp_path: Path) -> None:
    text = "before\n\nINES: the words\n\nbetween half\n\nlast"
    with Project.create(tmp_path / "n.hustings") as project:
        turn = Turn(14, 23, "speech", "Ines", "INES", label_start=8)
        project.add(Transcript(text, (turn,), id="d1", title="t"))
        page = report(project)
    said = re.findall(r'<p class="words" dir="auto">(.*?)</p>', page, re.S)
    assert [words.strip() for words in said] == ["before", "the words", "between half\n\nlast"]


def test_saved_studies_follow_the_network_and_one_that_no_longer_fits_is_left_out(
    tmp_path: Path,
) -> None:
    with make_demo(tmp_path / "d.hustings") as project:
        before = report(project).count("<h2")
        options = {
            "variable1": "speaker",
            "variable2": "concept",
            "mode": "two-mode",
            "forms": ["position"],
        }
        project.save_study("Who <b>speaks</b> of what", {"build": "network", "options": options})
        project.save_study(
            "Gone", {"build": "network", "options": {"variable1": "no such variable"}}
        )
        page = report(project)
    assert page.count("<h2") == before + 1
    assert "<h2>Who &lt;b&gt;speaks&lt;/b&gt; of what</h2>" in page
    assert page.count('id="network"') == 1


def test_the_ledgers_stand_in_the_report_and_every_row_opens_its_sentence(
    project: Project,
) -> None:
    assert "Words called in" not in report(project)
    project.code("d1", 90, 106, "quotation", {"source": "Newsletter 41"}, id="q1")
    told = {"outcome": "visitors", "direction": "rises", "criterion": "beds booked"}
    project.code("d1", 53, 82, "prediction", told, id="s1", commitment="predicts")
    page = report(project)
    assert "Words called in, in Renn’s account" in page
    assert "A source is named for the one quotation; it is not checked." in page
    assert "What is said to come, in Calder’s account" in page
    assert 'data-ids="q1"' in page
    assert "0 decided: fewer than 10, so there is no score." in page


def test_each_turn_of_a_report_runs_in_the_direction_of_its_own_letters(tmp_path: Path) -> None:
    # made-up words in Hebrew letters
    text = "Good evening.\nשלומית ברקולה."
    turns = (Turn(0, 13, "speech", "Ostrow"), Turn(14, len(text), "speech", "Calder"))
    with Project.create(tmp_path / "rtl.hustings") as project:
        project.add(Transcript(text, turns, id="d1", title="The night ferry"))
        project.code("d1", 14, 20, "code", {"code": "noise"})
        page = report(project)
    assert '<p class="words" dir="auto">Good evening.' in page
    words = re.search(r'<p class="words" dir="auto">(<mark[^>]*>)(\w+)</mark>', page)
    assert words is not None
    assert words[2] == "שלומית"


def test_one_statement_of_an_agreement_is_one_and_nothing_is_not_below_nothing() -> None:
    field = {"name": "sign", "n": 2, "percent": 0.5, "alpha": -0.004, "limits": None, "why": ""}
    form = {
        **{"form": "cause", "f1": 0.5, "text": "Two read it.", "methods": "So."},
        "found": [("only Ben", ["s1"]), ("only Anna", ["s2", "s3"])],
        "fields": [{**field, "apart": ["s1"]}],
    }
    told = _agreement([form])
    assert ">only Ben: 1 statement<" in told
    assert ">only Anna: 2 statements<" in told
    assert "<td>0.00</td>" in told
    assert ">1 statement<" in told


def test_text_is_without_every_letter_no_page_may_hold() -> None:
    every = [chr(k) for k in (*range(0x2100), 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFFFE, 0x1F30A)]
    for letter in every:
        held = letter in "\n\t" or (letter >= " " and not "\ud800" <= letter <= "\udfff")
        assert told(f"a{letter}b") == f"a{escape(letter) if held else ''}b"


def test_a_large_network_stands_in_a_report_as_a_part_of_its_matrix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hustings.views.network.strongest.SIDE", 2)
    monkeypatch.setattr("hustings.reports.MANY", 1)
    monkeypatch.setattr("hustings.reports.CELL", 1)
    page = page_of(tmp_path)
    said = re.search(r"As a matrix: 2 of (\d+), who say or are spoken of most; ([^<]*)<", page)
    assert said is not None
    assert int(said[1]) > 2
    assert said[2] == "a cell opens its first 1 sentences"
    (matrix,) = re.findall(r'<table class="matrix">.*?</table>', page, re.S)
    assert matrix.count("<tr>") == 1 + 2
    assert re.findall(r'data-ids="([^"]*)"', matrix)
    assert not re.search(r'data-ids="[^"]* ', matrix)


def test_where_many_statements_meet_a_mark_opens_all_and_is_named_by_the_first() -> None:
    row = {"id": "t", "title": "T", "date": None, "text": "a night ferry, or two"}
    turns = [{"start": 0, "end": 21, "kind": "speech", "speaker": "Renn"}]
    said = {"transcript": "t", "form": "position", "start": 2, "end": 13}
    rows = [{**said, "id": f"s{k}", "reading": f"says {k}"} for k in range(8)]
    rows.append({**said, "id": "late", "start": 15, "end": 17, "reading": "or"})
    made = "".join(texts_part([{**row, "turns": turns}], rows))
    marks = re.findall(r'data-ids="([^"]*)" data-name="([^"]*)">([^<]*)<', made)
    assert marks == [
        (
            "s0 s1 s2 s3 s4 s5 s6 s7",
            "says 0; says 1; says 2; says 3; says 4; and 3 more",
            "night ferry",
        ),
        ("late", "or", "or"),
    ]
