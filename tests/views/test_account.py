"""The account of one speaker: a small talk worked out by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings import Project
from hustings import account as public_account
from hustings.cli import main
from hustings.errors import OptionError, UnknownName
from hustings.reports import account_page, report
from hustings.views.account import account
from hustings.views.answers.account import Account, AccountPart

TEXT = """VOSS: The Guild supports the Port. The League opposes the Port. The Circle opposes the Port.
The Guild funds the League, the Port says.
The dredger left in 1998. The strike began in the thirties. The horn fell silent.
I am for the night ferry. I am against the levy. The Guild is for the levy, they say.
The Lamp wrote that boats are late.
Fog makes mistakes. Mistakes cut sailings. Sailings tire crews. Tired crews make mistakes.
Rain fills the quay.
By 2030 the pier will be gone. Some day I will sail again.
RENN: I am for the levy. The dredger left in 2004.
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    with Project.create(tmp_path / "bay.hustings") as made:
        key = made.add(tmp_path / "talk.txt")[0].id
        made.describe(key, date="2024-03-14", title="Talk")
        whole = made.transcript(key).text

        def code(words: str, form: str, values: dict[str, object], **more: object) -> None:
            start = whole.index(words)
            made.code(key, start, start + len(words), form, values, **more)

        def tie(words: str, actor: str, relation: str, target: str, **more: object) -> None:
            code(
                words, "relation", {"actor": actor, "relation": relation, "target": target}, **more
            )

        def cause(words: str, one: str, other: str, sign: str) -> None:
            code(words, "cause", {"cause": one, "effect": other, "sign": sign})

        def position(words: str, concept: str, stance: bool, **more: object) -> None:
            code(words, "position", {"concept": concept, "agreement": stance}, **more)

        tie("The Guild supports the Port", "Guild", "supports", "Port", id="r1")
        tie("The League opposes the Port", "League", "opposes", "Port", id="r2")
        tie("The Circle opposes the Port", "Circle", "opposes", "Port", id="r3")
        tie("The Guild funds the League", "Guild", "funds", "League", holder="Port", id="r4")
        code("The dredger left in 1998", "event", {"event": "dredger left"}, about="1998", id="e1")
        code("The strike began", "event", {"event": "strike"}, about="193X", id="e2")
        code("The horn fell silent", "event", {"event": "horn silent"}, id="e3")
        position("I am for the night ferry", "night ferry", True, id="p1")
        position("I am against the levy", "levy", False, id="p2")
        position(
            "The Guild is for the levy", "levy", True, holder="Guild", commitment="reports", id="p3"
        )
        quoted = {"quoted": "Lamp", "concept": "late boats"}
        code("boats are late", "quotation", quoted, commitment="reports", id="q1")
        cause("Fog makes mistakes", "fog", "mistakes", "+")
        cause("Mistakes cut sailings", "mistakes", "sailings", "-")
        cause("Sailings tire crews", "sailings", "fatigue", "+")
        cause("Tired crews make mistakes", "fatigue", "mistakes", "+")
        cause("Rain fills the quay", "rain", "crowd", "?")
        gone = {"outcome": "pier", "direction": "falls", "horizon": "2030"}
        code("By 2030 the pier will be gone", "prediction", gone, commitment="predicts", id="f1")
        again = {"outcome": "sailing", "direction": "happens", "criterion": "a ticket is sold"}
        code("I will sail again", "prediction", again, commitment="predicts", id="f2")
        at = whole.index("I am for the levy")
        end = at + len("I am for the levy")
        made.code(key, at, end, "position", {"concept": "levy", "agreement": True})
        code("The dredger left in 2004", "event", {"event": "dredger left"}, about="2004", id="e9")
        yield made


def part(made: Account, key: str) -> AccountPart:
    return next(p for p in made.parts if p.key == key)


def says(made: Account, key: str) -> str:
    return " ".join(line.text for line in part(made, key).lines)


def test_the_parts_stand_in_the_reading_order_and_nothing_said_is_left_out(
    project: Project,
) -> None:
    made = account(project, "VOSS", today="2024-06-01")
    keys = [p.key for p in made.parts]
    assert keys == "speaks standing history views authorities causes coming".split()
    told = {i for p in made.parts if p.key != "speaks" for i in p.statements}
    assert told == set(part(made, "speaks").statements)
    assert len(told) == 18
    assert {p.key: p.sentences for p in made.parts} == {
        "speaks": 18,
        "standing": 4,
        "history": 3,
        "views": 3,
        "authorities": 1,
        "causes": 5,
        "coming": 2,
    }


def test_every_line_row_quote_and_gap_carries_statements_of_the_project(project: Project) -> None:
    made = account(project, "VOSS")
    known = {s.id for s in project.statements()}
    for p in made.parts:
        for line in p.lines:
            assert line.statements, line.text
            assert set(line.statements) <= known
        for table in p.tables:
            for row in table.rows:
                assert row.statements
                assert set(row.statements) <= known
                assert len(row.cells) == len(table.columns)
        assert {q.statement for q in p.quotes} <= known
    for gap in made.unsaid:
        assert gap.statements
        assert set(gap.statements) <= known


def test_allies_and_opponents_sides_and_what_does_not_fit(project: Project) -> None:
    told = says(account(project, "VOSS"), "standing")
    # funds and supports join, opposes sets apart: League-Port and Circle-Port
    assert "VOSS tells of 4 ties between 4 actors: 2 of friendship and 2 of opposition" in told
    # Guild-Port +, League-Port -, Guild-League +: one negative of three, no two sides fit
    assert (
        "Hard to fit together: Guild funds League, Guild supports Port and League opposes" in told
    )
    assert "1 tie does not fit" in told
    # the tie that only the Port tells (r4) is in the table, not among what VOSS tells of others
    others = "Of others VOSS tells: Circle opposes Port; Guild supports Port; League opposes"
    assert others in told
    made = account(project, "VOSS")
    question = next(g for g in made.unsaid if "open question" in g.title)
    assert question.title == "1 open question"
    assert "Circle and League (each at odds with Port)" in question.text


def test_groups_that_no_tie_joins_are_told_once_and_each_with_its_sides(project: Project) -> None:
    key = next(iter(project.titles()))
    start = project.transcript(key).text.index("I am for the night ferry")
    for values in (
        {"actor": "Baker", "relation": "supports", "target": "Miller"},
        {"actor": "Miller", "relation": "opposes", "target": "Weaver"},
    ):
        project.code(key, start, start + 24, "relation", values)
    told = says(account(project, "VOSS"), "standing")
    assert told.count("Read together") == 1
    assert "these ties fall into 2 groups that no tie joins, each with two sides." in told
    assert "On one side Baker and Miller, on the other Weaver; every tie fits." in told


def test_who_stands_with_whom_is_told_as_it_was_said(project: Project) -> None:
    key = next(iter(project.titles()))
    start = project.transcript(key).text.index("I am for the night ferry")
    for values in (
        {"actor": "VOSS", "relation": "supports", "target": "Lamp"},
        {"actor": "Horn", "relation": "opposes", "target": "VOSS"},
        {"actor": "VOSS", "relation": "opposes", "target": "Dredger"},
    ):
        project.code(key, start, start + 24, "relation", values)
    told = says(account(project, "VOSS"), "standing")
    assert "VOSS stands with Lamp." in told  # nothing says that the Lamp stands with VOSS
    assert "VOSS stands against Dredger." in told
    assert "Horn stands against VOSS, as VOSS tells it." in told


def test_a_view_passed_on_without_a_side_is_no_side_on_any(project: Project) -> None:
    key = next(iter(project.titles()))
    start = project.transcript(key).text.index("The Guild is for the levy")
    for concept in ("pier", "quay"):
        values = {"concept": concept, "agreement": True}
        project.code(
            key, start, start + 25, "position", values, holder="Moles", commitment="reports"
        )
    told = says(account(project, "VOSS"), "views")
    assert "VOSS takes no side on any of them." in told


def test_the_history_is_in_the_tellers_own_dating(project: Project) -> None:
    told = says(account(project, "VOSS"), "history")
    assert "Earliest in time: strike (the 1930s)." in told
    assert "Latest in time: dredger left (1998)." in told
    assert "In the order of telling VOSS begins with: dredger left (1998)" in told
    assert "Of the years 1940 to 1997 nothing is told." in told
    assert "1 event is told without any time." in told
    assert "Dated in more than one way: " in told
    assert " apart)." in told
    assert "2004" in told


def test_own_views_and_views_told_of_others_stay_apart(project: Project) -> None:
    made = account(project, "VOSS")
    told = says(made, "views")
    assert "VOSS is for night ferry." in told
    assert "VOSS is against levy." in told
    assert "VOSS also tells 1 position as the view of Guild." in told
    assert "Guild does not speak in these texts" in told
    own, lent = part(made, "views").tables
    assert [r.cells[:2] for r in own.rows] == [["against", "levy"], ["for", "night ferry"]]
    assert [r.cells[0] for r in lent.rows] == ["Guild"]


def test_causes_read_as_loops_and_a_what_if_that_follows_the_words(project: Project) -> None:
    told = says(account(project, "VOSS"), "causes")
    assert "6 factors joined by 5 arrows, in 2 pieces; 1 loop closes." in told
    assert "Every arrow rests on a single sentence." in told
    # + − + along mistakes, sailings, fatigue: an odd number of minus holds back
    assert (
        "A loop that holds itself back: mistakes lower sailings, which raise fatigue, which "
        "raises mistakes." in told
    )
    assert "What if fog rose?" in told
    assert "not the world" in told
    assert "mistakes rise; sailings and fatigue fall" in told


def test_a_forecast_is_due_on_its_day_and_gaps_are_counted(project: Project) -> None:
    before, after = (account(project, "VOSS", today=d) for d in ("2030-12-31", "2031-01-01"))
    assert "due" not in says(before, "coming")
    assert "1 forecast is due on 1 January 2031" in says(after, "coming")
    # nobody reads that it is the forecasts that do not say whether somebody could check them
    summary = (
        "VOSS makes 2 forecasts; 1 says by when; whether anybody could check that is not decided"
    )
    assert summary in says(before, "coming")
    gaps = {g.title: g.statements for g in after.unsaid}
    assert gaps["1 forecast without a criterion"] == ["f1"]
    assert gaps["1 forecast without a date"] == ["f2"]
    assert gaps["1 unchecked quotation"] == ["q1"]
    assert gaps["5 undated"] == ["r1", "r2", "r3", "r4", "e3"]
    assert gaps["1 arrow without a direction"]


def test_one_passage_coded_twice_is_one_sentence(project: Project) -> None:
    key = next(iter(project.titles()))
    whole = project.transcript(key).text
    start = whole.index("I am for the night ferry")
    project.code(key, start, start + 24, "position", {"concept": "night ferry", "agreement": True})
    made = part(account(project, "VOSS"), "views")
    assert (len(made.statements), made.sentences) == (4, 3)


def test_somebody_who_tells_almost_nothing_has_an_account_that_says_so(project: Project) -> None:
    made = account(project, "RENN")
    assert says(made, "causes") == "No cause is coded in what RENN says."
    assert says(made, "authorities") == "No quotation is coded in what RENN says."
    assert "Both statements are asserted." in says(made, "speaks")
    assert part(made, "standing").figure is None


def test_a_name_that_does_not_speak_is_refused_with_the_nearest(project: Project) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'VOSS'"):
        account(project, "VOS")
    with pytest.raises(UnknownName, match="There are: VOSS, RENN"):
        account(project, "Guild")
    with pytest.raises(OptionError, match="is no day"):
        account(project, "VOSS", today="tomorrow")


def test_the_page_holds_everything_and_asks_nothing_of_anybody(project: Project) -> None:
    page = account_page(project, "VOSS", "2024-06-01")
    assert page == account_page(project, "VOSS", "2024-06-01")
    assert "The account of VOSS" in page
    assert "What is not said" in page
    assert "http-equiv" in page
    assert "https://" not in page
    assert "src=" not in page
    assert page.count('<li id="n') == 19  # 18 of Voss, and the one of Renn that dates otherwise
    assert "<script>alert" not in page


def test_words_of_a_text_stay_text(project: Project) -> None:
    key = next(iter(project.titles()))
    project.describe(key, title="<script>alert(1)</script>")
    page = account_page(project, "VOSS")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_command_gives_json_or_a_page(project: Project, tmp_path: Path) -> None:
    def run(*words: object) -> object:
        return CliRunner().invoke(main, ["account", str(project.path), *map(str, words)])

    told = run("--of", "VOSS", "--json")
    data = json.loads(told.output)
    assert data["of"] == "VOSS"
    assert data["account"] == "in VOSS’s account"
    assert data["study"]["build"] == "account"
    assert all("statements" in line for p in data["parts"] for line in p["lines"])
    out = tmp_path / "voss.html"
    assert run("--of", "VOSS", "-o", out).exit_code == 0
    assert "The account of VOSS" in out.read_text(encoding="utf-8")
    assert "Did you mean 'RENN'" in run("--of", "REN").output
    assert "written as .html" in run("--of", "VOSS", "-o", tmp_path / "voss.docx").output


def test_python_has_it_too(project: Project) -> None:
    assert public_account(project, "VOSS").of == "VOSS"


def test_the_report_begins_with_the_accounts_of_those_who_say_most(project: Project) -> None:
    whole = report(project)
    assert whole.index("The account of VOSS") < whole.index('id="network"')
    assert "The account of RENN" in whole  # 2 of 20 statements: a tenth
    one = report(project, ["RENN"])
    assert "The account of VOSS" not in one
    with pytest.raises(UnknownName, match="Did you mean 'RENN'"):
        report(project, ["REN"])


def test_who_passes_a_view_on_is_said_in_every_part(project: Project) -> None:
    whole = project.transcript(
        "talk" if "talk" in project.titles() else next(iter(project.titles()))
    )

    def code(words: str, form: str, values: dict[str, object], **more: object) -> None:
        start = whole.text.index(words)
        project.code(whole.id, start, start + len(words), form, values, **more)

    lent = {"holder": "The Crews", "via": ["Pell", "Renn"], "commitment": "reports"}
    code("I am for", "position", {"concept": "horn", "agreement": True}, **lent)
    code("Fog makes", "cause", {"cause": "Fog", "effect": "Delay", "sign": "+"}, **lent)
    code("Rain fills", "cause", {"cause": "Rain", "effect": "Delay", "sign": "+"}, **{
        **lent, "commitment": "rejects", "via": ["Pell"]})  # fmt: skip
    code("By 2030", "prediction", {"outcome": "pier", "direction": "falls"}, **lent)
    code("The Lamp", "quotation", {"quoted": "The Crews", "concept": "boats"}, **lent)
    made = account(project, "VOSS", today="2026-01-01")
    parts = {p.key: p for p in made.parts}
    said = {k: [line.text for line in p.lines] for k, p in parts.items()}
    cells = {k: [c for t in p.tables for r in t.rows for c in r.cells] for k, p in parts.items()}
    way = "The Crews, by way of Pell, who has it from Renn"
    assert any("5 views come to VOSS through others, by way of Pell" in x for x in said["speaks"])
    assert "VOSS has the view of The Crews from Pell, who has it from Renn." in said["views"]
    assert way in cells["views"]
    assert way in cells["causes"]
    assert any("rejects what The Crews says, by way of Pell, that" in x for x in said["causes"])
    told = "The Crews expects pier to fall, as VOSS tells it, by way of Pell, who has it from Renn"
    assert f"{told}; VOSS takes no side." in said["coming"]
    assert way in cells["authorities"]
    assert any("Words of The Crews reach VOSS by way of Pell." in x for x in said["authorities"])


def test_forecasts_and_positions_are_told_in_sentences(project: Project) -> None:
    key = next(k for k in project.titles() if "By 2030 the pier" in project.transcript(k).text)
    whole = project.transcript(key).text

    def code(words: str, form: str, values: dict[str, object], **more: object) -> None:
        at = whole.index(words)
        project.code(key, at, at + len(words), form, values, **more)

    fears = {"outcome": "fares", "direction": "rises", "horizon": "203X", "likelihood": "surely",
             "condition": "if the levy stays"}  # fmt: skip
    code("The strike", "prediction", fears, id="f5", commitment="supposes")
    code(
        "The horn",
        "prediction",
        {"outcome": "silence", "direction": "happens"},
        id="f6",
        commitment="rejects",
    )
    code("The dredger", "position", {"concept": "dredger", "agreement": True}, commitment="wishes")
    project.judge("f2", "partly")
    made = account(project, "VOSS", today="2026-01-01")
    told = [line.text for line in part(made, "coming").lines]
    assert "VOSS expects pier to fall by 2030." in told
    assert "VOSS expects sailing to come about." in told
    assert "VOSS does not expect silence to come about." in told
    assert (
        "VOSS only supposes that fares will rise by the 2030s, in the words “surely”, if the levy stays."
    ) in told
    assert f"Of sailing: {project.coder} judges that it came about in part." in told
    assert "As a wish, VOSS is for dredger." in says(made, "views")
    assert " once." not in says(made, "authorities")
