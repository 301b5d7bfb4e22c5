"""Sentences of the server in other languages: the server says each, and each has its translations
(frontend/src/wording/heard.ts, deeds.ts)."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hustings.demo import make_demo
from hustings.suggest import suggest

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "frontend" / "src"
SHOWN = {
    json.loads(f'"{key}"'): json.loads(f'"{shown}"')
    for table in ("heard", "deeds")
    for key, shown in re.findall(
        r'^  "((?:[^"\\]|\\.)*)":\s+"((?:[^"\\]|\\.)*)"',
        (PAGES / "wording" / f"{table}.ts").read_text(encoding="utf-8").partition("};")[0],
        re.MULTILINE,
    )
}
"""A sentence as the server says it, and as the pages do in English."""
SENTENCES = list(SHOWN)


def plain(text: str) -> str:
    """A sentence with one sign for whatever changes in it, quoted or not."""
    return re.sub(r"'?%\d?'?(?:%)*", "%", text)


def template(node: ast.expr) -> str:
    """What a piece of source text says, % for what it is about."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(template(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return template(node.left) + template(node.right)
    return "%"


@cache
def said() -> str:
    """Every string of the program, as the server says it."""
    return "\n".join(plain(text) for text in _strings())


def _strings() -> Iterator[str]:
    for path in sorted((ROOT / "src" / "hustings").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
                yield template(node)


def translations(language: str) -> dict[str, str]:
    """Message -> translation of a catalogue."""
    text = (PAGES / "locales" / f"{language}.po").read_text(encoding="utf-8")
    pairs = re.findall(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)', text + "\n", re.MULTILINE)
    return {_joined(one): _joined(other) for one, other in pairs}


def _joined(lines: str) -> str:
    return "".join(json.loads(line) for line in lines.strip().split("\n"))


def test_there_are_sentences() -> None:
    assert len(SENTENCES) > 60
    assert len(set(SENTENCES)) == len(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_server_says_it(sentence: str) -> None:
    assert plain(sentence) in said()


@pytest.mark.parametrize("language", ["de", "ru"])
def test_each_has_its_translation_with_all_it_is_about(language: str) -> None:
    known = translations(language)
    assert not [s for s in SHOWN.values() if not known.get(s)]
    places = re.compile(r"%\d").findall
    assert not [s for s in SHOWN.values() if set(places(s)) != set(places(known[s]))]


def test_the_pages_have_one_apostrophe() -> None:
    """Words between marks are somebody's; the server's own marks are matched, never shown."""
    assert not [word for word in translations("en") if re.search(r"[a-z]'[a-z\s]|'%", word)]


WHYS = {
    json.loads(f'"{key}"'): json.loads(f'"{shown}"')
    for key, shown in re.findall(
        r'^  "?((?:[^"\\]|\\.)*?)"?:\s+"((?:[^"\\]|\\.)*)",',
        (PAGES / "wording" / "whys.ts").read_text(encoding="utf-8").partition("};")[0],
        re.MULTILINE,
    )
}
"""A clause of why a passage was found, as the rules say it, and as the pages do in English."""
CLAUSE = re.compile(
    "|".join(re.sub(r"%\d", "(?:.+?)", re.escape(clause)) for clause in WHYS), re.DOTALL
)


def is_told(why: str) -> bool:
    """Whether the pages know each clause of it, whatever stops a name holds."""
    return not why or any(
        CLAUSE.fullmatch(why[: end.start()]) is not None and is_told(why[end.end() :])
        for end in re.finditer(r"[.;](?: |$)", why)
    )


def test_every_reason_the_rules_give_in_the_demo_is_told_in_other_languages(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.hustings") as project:
        whys = {
            found.why
            for key in project.titles()
            for found in suggest(project.transcript(key), tier="all")
        }
    assert len(whys) > 100
    assert sorted(why for why in whys if not is_told(why)) == []
    for language in ("de", "ru"):
        known = translations(language)
        places = re.compile(r"%\d").findall
        assert not [w for w in WHYS.values() if set(places(known.get(w, ""))) != set(places(w))]
        assert not [w for w in WHYS.values() if not known.get(w)]
