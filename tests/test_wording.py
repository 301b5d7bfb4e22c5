"""Pictures and captions in other languages: every sentence has its translation, and the answers of
the server are in the language a request asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.demo import make_demo
from hustings.errors import UnknownName
from hustings.model import Selection
from hustings.model.documents import DocumentPart, ReportPlan
from hustings.model.standard import choices_of
from hustings.project import Project
from hustings.reports import pieces as report_pieces_of
from hustings.show.documents.markdown import document_markdown
from hustings.studies import columns
from hustings.views import telling
from hustings.views.composing import documents
from hustings.views.network.networks import formula
from hustings.views.telling.told import said_when
from hustings.wording import (
    ENGLISH,
    LANGUAGES,
    counted,
    digits,
    in_language,
    listed,
    number,
    say,
    wanted,
    worded,
)

from .catalogues import FORMS, LOCALES, Message, said, translations, written
from .serving import serving

OTHERS = [name for name in LANGUAGES if name != ENGLISH]
ENGLISH_WORDS = re.compile(
    r"\b(the|and|of|is|are|not|they|who|what|with|from|that|only|for|drawn|said)\b"
)
"""Words no sentence does without: one of them in a picture shows that it is English."""


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_has_its_translation_with_all_it_is_about(language: str) -> None:
    known = translations(language)
    assert [m for m in said() if m not in known] == []
    wrong = [
        (message, form)
        for message, forms in known.items()
        for form in forms
        if places(form) | {"n"} != places(message[-1]) | {"n"}
    ]
    assert wrong == []
    assert {len(f) for m, f in known.items() if len(m) > 1} == {FORMS[language][0]}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_holds_what_is_said_and_nothing_else(language: str) -> None:
    there = (LOCALES / f"{language}.po").read_text(encoding="utf-8")
    assert there == written(language, translations(language)), "python -m tests.catalogues"


def test_messages_are_told_by_what_they_are_said_of_first() -> None:
    # gettext finds both forms by the first: two messages must not share it
    firsts: dict[str, Message] = {}
    for message in said():
        known = firsts.setdefault(message[0], message)
        assert len(known) == len(message), message


def test_numbers_and_plural_forms_are_those_of_the_language() -> None:
    assert (number(26636), number(-0.5, 2), digits(3.0)) == ("26,636", "−0.50", "3")
    assert counted(1, "tie") == "1 tie"
    with in_language("de"):
        assert (number(26636), number(-0.5, 2)) == ("26.636", "−0,50")
        assert (counted(1, "tie"), counted(1706, "tie")) == ("1 Verbindung", "1.706 Verbindungen")
        assert said_when("1984-01-01", None) == "seit 1984"
        assert worded("asserts") == "behauptet"
        assert worded("a word of one's own") == "a word of one's own"
        assert worded("party of speaker") == "party (Sprecher)"
        assert listed(["a", "b", "c"]) == "a, b und c"
    with in_language("ru"):
        assert [counted(n, "tie") for n in (1, 2, 5, 11, 21)] == [
            "1 связь",
            "2 связи",
            "5 связей",
            "11 связей",
            "21 связь",
        ]
    assert said_when("1984-01-01", None) == "since 1984"


def test_a_name_with_braces_is_a_name() -> None:
    assert say("{name}, only as told by others", name="{n}") == "{n}, only as told by others"


def test_an_unknown_language_is_refused_and_a_browsers_list_is_read() -> None:
    with pytest.raises(UnknownName, match="no language 'xx'"), in_language("xx"):
        pass
    assert wanted("ru") == "ru"
    assert wanted("sv, en-GB;q=0.9, de;q=0.8") == "en"
    assert wanted("*") == ENGLISH


@pytest.mark.parametrize("language", OTHERS)
def test_answers_and_pictures_are_in_the_language_that_is_asked_for(
    language: str, tmp_path: Path
) -> None:
    net = {"variable1": "holder", "variable2": "concept", "aggregation": "subtract"}
    net |= {"qualifier": "agreement", "mode": "one-mode", "forms": ["position"]}
    asked: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
        "/api/network": (net, ("text", "formula")),
        "/api/network/drawing": (net, ("title", "caption", "shown", "svg")),
        "/api/map": ({}, ("title", "headline")),
        "/api/map/drawing": ({}, ("title", "caption", "svg")),
        "/api/relations": ({}, ("title", "text", "svg")),
        "/api/lineage": ({}, ("title", "text", "svg")),
        "/api/timeline": ({}, ("title", "text", "svg", "band")),
        "/api/timeline/order": ({}, ("title", "sentence")),
        "/api/chart": ({"chart": "stances"}, ("title", "text", "meaning", "svg")),
    }
    with make_demo(tmp_path / "demo.hustings") as project, serving(project) as served:
        own = words_of(project)
        for path, (body, fields) in asked.items():
            answer = served.client.post(path, json=body, headers={"accept-language": language})
            plain = served.client.post(path, json=body)
            assert answer.status_code == plain.status_code == 200, (path, answer.text)
            for field in fields:
                words = "\n".join(seen(answer.json()[field], own))
                assert not ENGLISH_WORDS.search(words), (path, field, words)
                assert plain.json()[field] != answer.json()[field], (path, field)
    assert formula({}).startswith("A cell is")


@pytest.mark.parametrize("language", OTHERS)
def test_an_account_and_a_report_are_told_in_the_language_spoken(
    language: str, tmp_path: Path
) -> None:
    parts = (
        DocumentPart("figure", options={"variable1": "holder", "variable2": "concept"}),
        DocumentPart("table", of="quotations"),
        DocumentPart("account", options={"of": "Edda Voss", "today": "2026-01-01"}),
    )
    with make_demo(tmp_path / "demo.hustings", two_coders=True) as project:
        own = words_of(project)
        english = document_markdown(documents.document(project, ReportPlan("T", parts=parts)))[0]
        with in_language(language):
            plan = ReportPlan("T", parts=parts, method=False)
            written = document_markdown(documents.document(project, plan))[0]
            page = "".join(report_pieces_of(project))
    prose = [x for x in written.split("\n\n") if not x.startswith(("|", ">", "[^", "!["))]
    words = "\n".join(w for x in prose for w in seen(x.replace("\\", ""), own))
    assert not ENGLISH_WORDS.search(words), words
    assert "The account of Edda Voss" in english
    assert f'<html lang="{language}">' in page
    with in_language(language):
        for head in (say("Who stands with whom"), say("Statements"), say("Method"), say("Loops")):
            assert f">{head}</h" in page, head


@pytest.mark.parametrize("language", OTHERS)
def test_how_coders_agree_is_told_in_the_language_spoken(language: str, tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.hustings", two_coders=True) as project:
        own = words_of(project)
        with in_language(language):
            made = project.agreement()
        english = project.agreement()
    fields = [one for form in made.fields.values() for one in form.values()]
    told = [made.methods, made.words[0], *made.next_steps, *(x.why for x in made.universe.left_out)]
    told += [note for one in fields for note in (*one.notes, one.why or "")]
    words = "\n".join(w for x in told for w in seen(x, own))
    assert not ENGLISH_WORDS.search(words), words
    assert english.methods.startswith("Anna and Ben coded")


def seen(answer: str, own: list[str]) -> Iterator[str]:
    """The words of a sentence, or of a picture and its marks, without a project's own; words that
    were cut or stand in several lines are such."""
    lines = [answer]
    if "<svg" in answer:
        lines = re.findall(r'(?:data-name|aria-label)="([^"]*)"', answer)
        lines += re.findall(r">([^<>]+)<", answer)
    of_project = re.compile("|".join(map(re.escape, own)))
    for line in map(unescape, lines):
        if "…" not in line and not any(line in words for words in own):
            yield of_project.sub("", line)


def words_of(project: Project) -> list[str]:
    """Names and words of the project itself, which stay as they are; the longest first."""
    told = columns(project, Selection())
    words = {project.name, *telling.readings(told, project.forms()), *project.titles().values()}
    words |= {a.name for a in project.actors()} | {c.name for c in project.concepts()}
    words |= {p.name for p in project.periods()}
    words |= {
        choice.name for choice in choices_of(project.forms(), "relation", "relation").values()
    }
    words |= set(choices_of(project.forms(), "relation", "relation"))
    return sorted(filter(None, words), key=len, reverse=True)


def test_a_picture_from_the_command_line_is_in_the_language_asked_for(tmp_path: Path) -> None:
    path, out = tmp_path / "demo.hustings", tmp_path / "history.svg"
    make_demo(path).close()
    asked = ["--language", "de", "timeline", str(path), "-o", str(out)]
    assert CliRunner().invoke(main, asked).exit_code == 0
    assert "Die erzählte Geschichte" in out.read_text(encoding="utf-8")
    assert say("undated") == "undated"
