"""What the pages Relations and Timeline show of a small debate with two tellers."""

import json
import re
import struct

import pypdfium2
import pytest

from hustings import files
from hustings.errors import HustingsError
from hustings.model import Field, Form, Statements
from hustings.views import relating, telling
from hustings.views.telling import described, voices
from hustings.views.telling.spans import band_of

from ..telling import told


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with told(tmp_path_factory.mktemp("told") / "bay.hustings") as made:
        yield made


def test_everybodys_relations_are_counted_and_the_unsigned_are_said(project):
    seen = relating.relations_view(project, {})
    assert (len(seen.actors), seen.all_ties, seen.n) == (10, 12, 13)
    assert seen.unsigned == 3  # founds, absorbs, leads
    assert [(t.name, t.statements) for t in seen.tellers] == [("VOSS", 10), ("RENN", 3)]
    assert "in the accounts given" in seen.title


def test_two_tellers_disagree_on_one_pair_and_it_is_never_netted(project):
    seen = relating.relations_view(project, {"told_by": ["VOSS"], "compare": "RENN"})
    verdicts = {(c.one, c.other): c.verdict for c in seen.compared}
    assert verdicts["Dockers' Branch", "Saltmarsh Trust"] == "opposite"
    assert verdicts["Harbour Party", "Quay League"] == "same"
    shapes = {(t.source, t.relation, t.target): t.shape for t in seen.ties}
    assert shapes["Quay League", "splits from", "Harbour Party"] == "●◇"
    assert shapes["Harbour Party", "funds", "Dockers' Branch"] == "◇"
    whole = relating.relations_view(project, {})
    assert [(d.one, d.other) for d in whole.disputed] == [("Dockers' Branch", "Saltmarsh Trust")]


def test_comparing_needs_one_teller_and_another(project):
    with pytest.raises(HustingsError, match="choose one teller"):
        relating.relations_view(project, {"compare": "RENN"})


def test_one_account_has_a_triad_with_its_three_sentences(project):
    found = relating.balance_view(project, {"told_by": ["VOSS"]})
    assert [(t.balanced, len(t.statements)) for t in found.triads] == [(False, 3)]
    assert found.exact
    assert found.frustration == 1


def test_enemies_of_enemies_are_questions_and_no_tie(project):
    seen = relating.relations_view(project, {})
    pairs = {(q.one, q.other) for q in seen.questions}
    assert ("Quay League", "Traders' Guild") in pairs
    ties = {frozenset((t.source, t.target)) for t in seen.ties}
    assert all(frozenset(pair) not in ties for pair in pairs)


def test_a_split_told_with_two_dates_stands_twice_in_the_lineage(project):
    seen = relating.lineage_view(project, {"told_by": ["VOSS"], "compare": "RENN"})
    forks = [(t.when, t.shape) for t in seen.turnings if t.what == "forks"]
    assert forks == [("splits 1987", "●"), ("splits 1991", "◇")]
    assert "4 years apart" in seen.svg


def test_a_printed_lineage_keeps_its_letters(project):
    seen = relating.lineage_view(project, {})
    wide = float(re.search(r'viewBox="0 0 ([\d.]+)', seen.paper)[1])
    smallest = min(float(size) for size in re.findall(r'font-size="([\d.]+)"', seen.paper))
    assert smallest * 170 / 25.4 * 72 / wide >= 7


def test_dated_apart_names_both_tellers_and_the_undated_are_kept(project):
    seen = telling.timeline_view(project, {})
    assert seen.apart[0].words == "last night ferry (VOSS: 1954; RENN: 1965; 11 years apart)"
    assert (seen.dated, seen.without) == (18, 3)
    assert {row.words for row in seen.undated} >= {"children swim"}


def test_a_time_that_is_cut_says_how_many_speak_of_another(project):
    seen = telling.timeline_view(project, {"since": "1980"})
    assert seen.dated + seen.outside == 18
    assert seen.outside == 8


def test_a_year_is_counted_for_all_a_statement_reaches_over_and_choosing_keeps_the_overview(
    project,
):
    made = described.history(project, {})
    step, counted = band_of(made.items)
    expected = {year: 0 for year, _ in counted}
    for item in {(i.statement, i.field, i.earliest, i.latest): i for i in made.items}.values():
        first, last = item.earliest or item.latest, item.latest or item.earliest
        for year in expected:
            begins, ends = int(first[:4]), int(last[:4])
            if max(begins, year) <= min(ends, year + step - 1):
                expected[year] += 1
    assert dict(counted) == expected
    assert sum(expected.values()) >= len({i.statement for i in made.items})
    whole, cut = (telling.timeline_view(project, o) for o in ({}, {"since": "1980"}))
    assert whole.band == cut.band
    assert whole.svg != cut.svg


@pytest.mark.parametrize("asked", [{}, {"since": "1980"}])
def test_what_a_page_shows_of_a_history_is_what_its_sheets_show(project, asked):
    sheets = telling.timeline_on_paper(project, asked).sheets
    shown = telling.timeline_view(project, asked).svg
    marks = re.compile(r'data-ids="([^"]+)"')
    assert sorted(marks.findall("".join(sheets))) == sorted(marks.findall(shown)) != []
    assert telling.timeline_on_paper(project, {"holders": ["Nobody"]}).sheets == []


def test_a_reading_keeps_braces_that_name_no_field():
    form = Form(
        "duty", (Field("who", "actor"), Field("what", "text")), reading="{who} {must} {what}"
    )
    rows = Statements.from_columns({"form": ["duty", "duty", "other"], "what": ["sail", None, "x"]})
    assert telling.readings(rows, [form]) == ["unstated {must} sail", "unstated {must} …", "other"]


def test_the_order_of_telling_has_its_jumps_and_its_silence(project):
    seen = telling.told_order_view(project, telling.TellingAsked(holder="VOSS"))
    assert seen.jumps[0].words == "forward 78 years: 1908 → 1987"
    assert [j.back for j in seen.jumps] == [False, True, True, False, False, False]
    assert seen.silence == "1959 to 1983"
    with pytest.raises(HustingsError, match="one year or more"):
        telling.told_order_view(project, telling.TellingAsked(jump=0))


def test_a_timeline_is_written_for_timelinejs_with_its_words_escaped(project):
    data = json.loads(files.timeline_file(project, {}, "timelinejs")[0])
    assert len(data["events"]) == 18
    ferry = next(e for e in data["events"] if e["text"]["headline"] == "last night ferry")
    assert ferry["start_date"]["year"] == 1954
    assert ferry["display_date"] == "1954"
    assert "Dockers&#x27; Branch" in json.dumps(data)


@pytest.mark.parametrize("format", ["svg", "png", "csv", "json"])
def test_page_and_file_are_one_drawing(project, format):
    assert files.timeline_file(project, {}, format)[0]
    assert files.relations_file(project, {}, format)[0]


@pytest.mark.parametrize(("column", "dots", "wide"), [("one", 1004, 85), ("two", 2008, 170)])
@pytest.mark.parametrize("of", ["relations", "lineage", "timeline"])
def test_every_saved_picture_says_whose_account_it_shows(project, of, column, dots, wide):
    write = {
        "relations": files.relations_file,
        "lineage": files.lineage_file,
        "timeline": files.timeline_file,
    }[of]
    asked = {"column": column, "name": "Quay and bridge"}
    svg, png, pdf = (write(project, asked, kind)[0] for kind in ("svg", "png", "pdf"))
    told = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode()))
    # letters are 7 points and more: 12 pixels of so many across so many millimetres
    across = float(re.search(r'viewBox="[^ ]+ [^ ]+ ([\d.]+)', svg.decode())[1])
    assert 12 * wide / across / 25.4 * 72 >= 6.7
    for words in ("in the accounts given", "n = ", "Study: Quay and bridge", "Hustings 0."):
        assert words in told
    assert f'width="{wide}mm"' in svg.decode()
    # 85 and 170 mm at 300 dots an inch
    assert struct.unpack(">I", png[16:20]) == (dots,)
    page = pypdfium2.PdfDocument(pdf)[0]
    assert page.get_width() == pytest.approx(wide / 25.4 * 72, abs=0.5)
    assert "in the accounts given" in " ".join(page.get_textpage().get_text_bounded().split())


def test_a_mark_opens_its_sentences(project):
    seen = relating.relations_view(project, {})
    found = voices.sentences(project, seen.ties[0].statements)
    assert [s.id for s in found.statements] == list(seen.ties[0].statements)


def test_the_lineage_follows_the_years_the_class_and_the_text_asked_for(project):
    def turnings(**asked):
        seen = relating.lineage_view(project, asked)
        return [(t.lane, t.when.split()[-1]) for t in seen.turnings], seen

    cut, seen = turnings(since="1950", until="1989", time="told")
    assert cut == [("Bay Omnibus", "1958"), ("Quay League", "1987")]
    assert "0 undated are left out by the years asked for" in seen.text
    kinds = {t.kind for t in relating.whole(project).ties if t.relation == "splits from"}
    one, _ = turnings(kinds=sorted(kinds))
    assert ("Quay League", "1987") in one
    assert len(one) < len(turnings()[0])
    none, seen = turnings(kinds=["verbal cooperation"])
    assert none == []
    assert "of this class (verbal cooperation)" in seen.why_empty
    assert turnings(speakers=["RENN"])[0] == [("Quay League", "1991")]
    assert turnings(holders=["nobody"])[0] == []


def test_a_statement_with_two_times_has_two_marks_and_no_step_between_them(project):
    (key,) = [s.id for s in project.statements() if s.form == "prediction"]
    project.edit(key, about="1962", values={**project.statement(key).values, "horizon": "2030"})
    try:
        asked = telling.TellingAsked(holder="VOSS")
        seen = telling.told_order_view(project, asked)
        marks = [m for m in seen.svg.split("<g ") if f'data-ids="{key}"' in m]
        assert [("1962" in m, "2030, predicted" in m) for m in marks] == [
            (True, False),
            (False, True),
        ]
        assert seen.sentence.endswith("ends with 1962.") or "ends with 1962. " in seen.sentence
        rows = [(r.when, r.statement) for r in telling.timeline_view(project, {}).rows]
        assert [w for w, s in rows if s == key] == ["1962", "2030"]
    finally:
        project.undo()
