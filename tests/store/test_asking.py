"""Questions about statements: the index answers what a look at every statement would."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hustings.model import Selection, Source, Statement, Transcript, Turn
from hustings.model.edtf import bounds
from hustings.project import Project, keeping
from hustings.project.asking import Asked, Listed, Slice
from hustings.project.periods import define_period
from hustings.project.texts.finding import Wanted
from hustings.store import index, searching

NAMES = ["Ostrow", "Calder", "Renn", "Ångström", "Straße"]
CONCEPTS = ["night sailings", "Harbour tax", "ÉCOLE", "noise"]
WORDS = "the ferry FERRIES bring Noise, straße ÄRGER harbours (berth) it's 12:30 über café".split()


def text(number: int, dice: random.Random) -> Transcript:
    words, turns = "", []
    for k in range(12):
        label = f"{NAMES[(k + number) % 4].upper()}: "
        said = " ".join(dice.choices(WORDS, k=9))
        begin = len(words) + len(label)
        words += f"{label}{said}\n"
        turns.append(Turn(begin, len(words) - 1, "speech", NAMES[(k + number) % 4], label))
    source = Source(f"{number}.txt", sha256=str(number))
    date = None if number == 2 else f"2024-0{number + 1}-11"
    return Transcript(
        words, tuple(turns), id=f"d{number}", title=f"T{3 - number}", date=date, source=source
    )


def statement(k: int, given: Transcript, dice: random.Random) -> dict[str, Any]:
    """The arguments of one statement."""
    turn, stance = dice.choice(given.turns), k % 3 > 0
    return {
        "transcript": given.id,
        "start": turn.start,
        "end": turn.end - dice.randrange(8),
        "form": "position" if stance else "cause",
        "values": {"concept": dice.choice(CONCEPTS), "agreement": bool(k % 2)}
        if stance
        else {"cause": dice.choice(CONCEPTS), "sign": "+-"[k % 2], "effect": "tolls"},
        "speaker": dice.choice([None, None, "Straße"]),
        **({"holder": dice.choice([None, *NAMES])} if k % 2 else {}),
        **({"via": [NAMES[k % 4], "Ferrier"]} if k % 5 == 0 else {}),
        "commitment": dice.choice(["asserts", "reports"]),
        "about": dice.choice([None, "1952", "1940/1960", "the flood years", "../1930"]),
        "memo": dice.choice(["", "", "ask Renn again"]),
        "coder": dice.choice(["Anna", "Ben"]),
    }


@pytest.fixture
def many(tmp_path: Path) -> Any:
    dice = random.Random(5)
    with Project.create(tmp_path / "many.hustings") as project:
        texts = [text(n, dice) for n in range(3)]
        project.add(*texts)
        define_period(project, "the flood years", "1951/1953")
        project.code_many([statement(k, dice.choice(texts), dice) for k in range(160)])
        yield project


def page(project: Project, asked: Asked, *, sort: str = "start", **part: Any) -> Listed:
    return project.page(asked, Slice(**part), sort)


def plainly(project: Project, wanted: Callable[[Statement], bool]) -> list[str]:
    return [s.id for s in project.statements() if wanted(s)]


def listed(project: Project, **selected: Any) -> list[str]:
    return [s.id for s in project.statements(Selection(**selected))]


def test_each_filter_answers_what_a_look_at_every_statement_would(many: Project) -> None:
    dates = {t["id"]: t["date"] or "" for t in many.transcripts()}
    eras = {"the flood years": "1951/1953"}
    cases: list[tuple[dict[str, Any], Callable[[Statement], bool]]] = [
        ({"forms": ("cause",)}, lambda s: s.form == "cause"),
        ({"speakers": ("Straße", "Renn")}, lambda s: s.speaker in ("Straße", "Renn")),
        ({"holders": ("Calder",)}, lambda s: s.holder == "Calder"),
        ({"holders": ("nobody",)}, lambda s: False),
        ({"concepts": ("noise", "+")}, lambda s: bool({"noise", "+"} & set(s.values.values()))),
        (
            {"coders": ("Ben",), "commitments": ("reports",)},
            lambda s: s.coder == "Ben" and s.commitment == "reports",
        ),
        ({"voice": "own"}, lambda s: s.own),
        ({"voice": "ascribed"}, lambda s: not s.own),
        ({"since": "2024-02"}, lambda s: dates[s.transcript] >= "2024-02"),
        (
            {"until": "2024-02"},
            lambda s: bool(dates[s.transcript]) and dates[s.transcript][:7] <= "2024-02",
        ),
        (
            {"since": "1945", "until": "1951", "time": "told"},
            lambda s: (
                s.about is not None
                and bounds(eras.get(s.about, s.about)).meets(bounds("1945/1951"))
            ),
        ),
        ({"transcripts": ("d1",)}, lambda s: s.transcript == "d1"),
    ]
    for selected, wanted in cases:
        found = listed(many, **selected)
        assert found == plainly(many, wanted), selected
        assert found or selected == {"holders": ("nobody",)}


@pytest.mark.parametrize(
    "needle",
    [
        "ferr",
        "erry",
        "FERRY the",
        "e",
        "rry",
        "noise,",
        "straße",
        "STRASSE",
        "ärger",
        "(berth",
        "12:3",
        "it's",
        "ask renn",
        "école",
        "renn",
        "for",
        "true",
        "+",
        "lls",
        "zzz",
        "über",
        "ber caf",
        "☂",
        "ferrier",
        " ",
    ],
)
def test_words_are_found_wherever_they_begin_and_end(many: Project, needle: str) -> None:
    folded = needle.casefold()

    def mentions(s: Statement) -> bool:
        told = (s.quote, s.speaker, s.holder, *s.via, s.memo, *s.values.values())
        return any(folded in str(part).casefold() for part in told if part)

    assert [s.id for s in many.statements(q=needle)] == plainly(many, mentions)


def test_words_are_found_where_a_piece_stands_in_more_words_than_the_index_asks_for(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [s.id for s in many.statements(q="er")]
    monkeypatch.setattr(searching, "MOST_TERMS", 0)
    assert [s.id for s in many.statements(q="er")] == found != []


SORTED: list[tuple[str, Callable[[Statement], Any]]] = [
    ("quote", lambda s: s.quote),
    ("holder", lambda s: s.holder or ""),
    ("speaker", lambda s: s.speaker or ""),
    ("form", lambda s: s.form),
    ("commitment", lambda s: s.commitment),
    ("coder", lambda s: s.coder),
    ("made_at", lambda s: s.made_at),
    ("title", lambda s: {"d0": "T3", "d1": "T2", "d2": "T1"}[s.transcript]),
]


@pytest.mark.parametrize(("sort", "key"), SORTED)
@pytest.mark.parametrize("down", [False, True])
def test_pages_follow_one_another_in_any_order(
    many: Project, sort: str, key: Callable[[Statement], Any], down: bool
) -> None:
    asked = Asked(Selection(commitments=("asserts",)))
    expected = [s for s in many.statements() if s.commitment == "asserts"]
    expected.sort(key=key, reverse=down)
    name = f"-{sort}" if down else sort
    assert walked(many, asked, name) == [s.id for s in expected]
    for offset in (0, 7, 31, len(expected) - 1, len(expected)):
        some = page(many, asked, sort=name, limit=9, offset=offset)
        assert [s.id for s in some.statements] == [s.id for s in expected[offset : offset + 9]]
        assert some.total == len(expected)


def test_large_names_are_read_a_page_at_a_time(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = walked(many, Asked(), "holder")
    monkeypatch.setattr("hustings.store.asking.LARGE", 3)
    assert walked(many, Asked(), "holder") == expected
    for offset in (5, 40, 111):
        some = page(many, Asked(), sort="holder", limit=9, offset=offset)
        assert [s.id for s in some.statements] == expected[offset : offset + 9]


@pytest.mark.parametrize("down", [False, True])
def test_reading_order_and_told_order_go_both_ways(many: Project, down: bool) -> None:
    sign = "-" if down else ""
    read = [s.id for s in many.statements()]
    assert walked(many, Asked(), f"{sign}start") == (read[::-1] if down else read)
    told = walked(many, Asked(), f"{sign}about")
    about = {s.id: s.about for s in many.statements()}
    begins = {None: 9_999, "../1930": 0, "1940/1960": 1940, "the flood years": 1951, "1952": 1952}
    years = [begins[about[key]] for key in told]
    dated = [y for y in years if y != 9_999]
    assert dated == sorted(dated, reverse=down)
    assert years[len(dated) :] == [9_999] * (len(years) - len(dated))


def walked(project: Project, asked: Asked, sort: str) -> list[str]:
    found: list[str] = []
    after: Sequence[Any] | None = None
    while True:
        some = page(project, asked, sort=sort, limit=13, after=after)
        found += [s.id for s in some.statements]
        if some.cursor is None:
            return found
        after = some.cursor


def test_stance_and_memo_are_filters(many: Project) -> None:
    for value in (True, False):
        found = page(many, Asked(stance=value), limit=500)
        assert [s.id for s in found.statements] == plainly(
            many, lambda s, v=value: s.values.get("agreement") is v
        )
        noted = page(many, Asked(noted=value), limit=500)
        assert [s.id for s in noted.statements] == plainly(
            many, lambda s, v=value: bool(s.memo) is v
        )


def whole(project: Project) -> None:
    """The index is what it would be, were it made anew."""
    with project.database.reading() as connection:
        assert index.differences(connection) == 0
        kept = {
            word: connection.exec_driver_sql(
                "SELECT i.statement FROM statement_index i JOIN statement_words w ON w.rowid = i.n "
                "WHERE statement_words MATCH ? ORDER BY 1",
                (word,),
            ).all()
            for word in ("ferry", "noise", "again", "true")
        }
        names = set(
            connection.exec_driver_sql(
                "SELECT name, statement FROM statement_names x JOIN statement_index i ON i.n = x.n"
            ).all()
        )
    with project.database.writing() as connection:
        index.build(connection)
    with project.database.reading() as connection:
        for word, rows in kept.items():
            assert (
                rows
                == connection.exec_driver_sql(
                    "SELECT i.statement FROM statement_index i JOIN statement_words w ON w.rowid = i.n "
                    "WHERE statement_words MATCH ? ORDER BY 1",
                    (word,),
                ).all()
            )
        assert names == set(
            connection.exec_driver_sql(
                "SELECT name, statement FROM statement_names x JOIN statement_index i ON i.n = x.n"
            ).all()
        )


def test_the_index_follows_every_kind_of_write(many: Project) -> None:
    first = many.statements()[:40]
    turns = many.transcript("d0").turns
    steps: list[Callable[[], object]] = [
        lambda: many.recode([s.id for s in first[:20]], commitment="rejects", holder="Renn"),
        lambda: many.edit(first[0].id, memo="about noise", about="1950"),
        lambda: many.delete([s.id for s in first[20:30]]),
        lambda: many.correct("d0", "speaker", turn=turns[3].id, speaker="Somebody"),
        lambda: many.correct("d0", "merge", turn=turns[5].id),
        lambda: many.correct("d0", "rename", name="Renn", into="Rennert"),
        lambda: many.describe("d1", date="1999-01-01", title="Again"),
        lambda: many.merge("actors", [key_of(many, "Straße")], key_of(many, "Calder")),
        lambda: many.mend_turn("d2", many.transcript("d2").turns[2].id, "the ferry again is late"),
        lambda: many.remove("d1"),
    ]
    for step in steps:
        step()
        whole(many)
    for _ in steps:
        many.undo()
        whole(many)
    for _ in steps:
        many.redo()
        whole(many)


def key_of(project: Project, name: str) -> str:
    return next(a.id for a in project.actors() if a.name == name)


def test_an_index_that_lacks_statements_is_made_anew_on_opening(many: Project) -> None:
    expected = [s.id for s in many.statements()]
    many.close()
    with closing(sqlite3.connect(many.path)) as stranger:
        stranger.execute("DELETE FROM statement_index WHERE n % 3 = 0")
        stranger.execute("DELETE FROM meta WHERE id = 'journal'")
        stranger.commit()
    with Project.open(many.path) as again:
        assert [s.id for s in again.statements()] == expected


def test_check_tells_where_the_index_says_otherwise_than_the_statements(many: Project) -> None:
    many.close()
    with closing(sqlite3.connect(many.path)) as stranger:
        stranger.execute("UPDATE statement_index SET form = 'code' WHERE n = 1")
        stranger.execute("DELETE FROM meta WHERE id = 'journal'")
        stranger.commit()
    assert any(
        "the index tells of 1 statement otherwise" in told for told in keeping.check(many.path)
    )


def test_a_full_text_index_of_somebody_else_is_refused(many: Project) -> None:
    many.close()
    with closing(sqlite3.connect(many.path)) as stranger:
        stranger.execute("PRAGMA writable_schema=ON")
        stranger.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'content=''''', 'content=statements') "
            "WHERE name = 'statement_words'"
        )
        stranger.execute("DELETE FROM meta WHERE id = 'journal'")
        stranger.commit()
    with pytest.raises(Exception, match="statement_words"):
        Project.open(many.path)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("erry b"),
        Wanted("STRASSE"),
        Wanted("Straße"),
        Wanted("ferr", whole=True),
        Wanted("Noise", case=True),
        Wanted("(berth"),
        Wanted("i"),
        Wanted("is", whole=True),
        Wanted("nothing of it"),
        Wanted(r"fer+y|caf.", regex=True),
    ],
)
def test_texts_are_found_by_the_index_as_by_looking_through_each(
    many: Project, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.add(text_of("d7", "RENN: The \u0131s of a dotless word.\nOSTROW: Nothing else.\n"))
    found = many.search(wanted)
    monkeypatch.setattr("hustings.store.texts_holding", lambda *_: None)
    assert found == many.search(wanted)


def text_of(key: str, words: str) -> Transcript:
    turn = Turn(6, len(words) - 1, "speech", "Renn", "RENN", label_start=0)
    return Transcript(words, (turn,), id=key, title=key, source=Source(key, sha256=key))


def test_uses_count_who_stands_between(many: Project) -> None:
    keys = {a.name: a.id for a in many.actors()}
    told = sum("Ferrier" in s.via for s in many.statements())
    assert many.uses("actors")[keys["Ferrier"]] == told > 0
    assert many.uses("actors", [keys["Ferrier"]]) == {keys["Ferrier"]: told}
    chained = next(s for s in many.statements() if s.via)
    many.edit(chained.id, via=[])
    assert many.uses("actors")[keys["Ferrier"]] == told - 1
    assert chained.id not in [s.id for s in many.statements(q="ferrier")]


def test_a_view_told_by_way_of_others_is_nobodys_own(many: Project) -> None:
    own = listed(many, voice="own")[0]
    many.edit(own, via=["Ferrier"])
    assert own in listed(many, voice="ascribed")
    assert own not in listed(many, voice="own")
    assert keeping.check(many.path) == []
