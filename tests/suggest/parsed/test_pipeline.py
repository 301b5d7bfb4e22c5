"""The parser of one's own: found where it is installed, left out where it is not or fails."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import ClassVar

import pytest

from hustings.model import Transcript, Turn
from hustings.suggest import is_parsed, suggest
from hustings.suggest.relations.parsed import pipeline

TEXT = "OSTROW: The Guild signed it.\n\n[00:12] Voss came."


@dataclass
class Token:
    i: int
    idx: int
    text: str
    tag_: str = "NN"
    dep_: str = "dep"
    ent_type_: str = ""

    @property
    def lemma_(self) -> str:
        return self.text.upper()

    @property
    def head(self) -> Token:
        return Token(0, 0, self.text)


class Stand:
    """A stand-in for a pipeline: words between blanks, each hanging on the first."""

    lang, pipe_names = "en", ("tagger", "parser")
    meta: ClassVar = {"lang": "en", "name": "stand_in", "version": "1.2"}

    def pipe(self, pairs, as_tuples):
        for text, context in pairs:
            at, tokens = 0, []
            for i, word in enumerate(text.split()):
                at = text.index(word, at)
                tokens.append(Token(i, at, word))
                at += len(word)
            yield tokens, context


@pytest.fixture
def spacy(monkeypatch):
    """A stand-in for the library; ``loaded`` names the pipelines asked for."""
    module = ModuleType("spacy")
    module.__spec__ = ModuleSpec("spacy", None)
    module.loaded = []

    def load(name):
        module.loaded.append(name)
        if name == "en_broken":
            raise OSError("no such pipeline")
        return Stand()

    module.load = load
    monkeypatch.setitem(sys.modules, "spacy", module)
    installed = [SimpleNamespace(name=name) for name in ("en_whole", "en_broken", "de_whole")]
    monkeypatch.setattr(pipeline, "entry_points", lambda group: installed)
    monkeypatch.delenv(pipeline.VARIABLE, raising=False)
    pipeline._loaded.cache_clear()
    yield module
    pipeline._loaded.cache_clear()


def test_each_paragraph_is_parsed_without_who_says_it(spacy):
    parser = pipeline.own_parser()
    assert parser is not None
    words = parser.parse(TEXT).words
    assert [w.text for w in words] == ["The", "Guild", "signed", "it.", "Voss", "came."]
    assert [TEXT[w.start : w.end] for w in words] == [w.text for w in words]
    assert [w.head for w in words] == [0, 0, 0, 0, 4, 4]


def test_a_pipeline_that_cannot_be_loaded_is_named_and_the_next_is_taken(spacy, caplog):
    parser = pipeline.own_parser()
    assert parser is not None
    assert parser.name == "en_stand_in 1.2"
    assert spacy.loaded == ["en_broken", "en_whole"]
    assert "'en_broken'" in caplog.text


def test_one_that_is_named_is_taken_alone(spacy, monkeypatch):
    monkeypatch.setenv(pipeline.VARIABLE, "en_broken")
    assert pipeline.own_parser() is None
    assert spacy.loaded == ["en_broken"]


def test_none_keeps_it_out(spacy, monkeypatch):
    monkeypatch.setenv(pipeline.VARIABLE, "none")
    assert pipeline.own_parser() is None
    assert spacy.loaded == []


def test_suggestions_say_which_parser_read_them(spacy):
    text = "The Guild signed a treaty with the Port Office."
    turns = (Turn(0, len(text), "speech", "Mara Ostrow"),)
    talk = Transcript(text, turns, "t")
    (found,) = suggest(talk, kinds=("relations",))
    assert found.version.endswith(" with en_stand_in 1.2")
    assert is_parsed(found)
    (found,) = suggest(talk, kinds=("relations",), plugins=False)
    assert not is_parsed(found)
