"""One export to REFI-QDA: what its parts share, and how a statement is said in codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...model import Actor, Form, Statement, Transcript
from ..bundle import CODE_FORM, Bundle, Report
from .code_tree import CodeTree
from .dialects import WRITTEN
from .elements import GUID, Element, guid_of, legal, made_guid
from .packed import Packed
from .parts import BRANCH, Kept

_ENDS_OF_A_LINK = 2
"""A statement whose form has two concepts, both coded, is a link from the first to the second."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cause told: from code to code, by GUID, named by its sign."""

    cause: str
    effect: str
    sign: str


@dataclass(slots=True)
class Export:
    """One export being written.

    ``guids`` are those given so far, ``links`` by the id of their statement, ``told`` the GUIDs of
    selections by their speaker, ``members`` the files of the archive.
    """

    bundle: Bundle
    dialect: str
    kept: Kept
    codes: CodeTree
    users: dict[str, str]
    """Coder's name -> GUID."""
    variables: dict[str, str]
    """Name of an attribute -> GUID."""
    forms: dict[str, Form]
    report: Report
    guids: set[str] = field(default_factory=set)
    links: dict[str, Link] = field(default_factory=dict)
    told: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, bytes] = field(default_factory=dict)
    texts: list[Packed] = field(default_factory=list)
    memos: dict[str, str] = field(default_factory=dict)
    """Id of a memo -> GUID of its note."""

    @classmethod
    def of(cls, bundle: Bundle, dialect: str) -> Export:
        """An export with nothing written yet, in a dialect of :data:`.dialects.WRITTEN`."""
        kept = bundle.extras.get("refi") or {}
        return cls(
            bundle,
            dialect,
            kept,
            CodeTree(bundle),
            _users(bundle, kept),
            _variables(bundle, kept),
            {form.name: form for form in bundle.forms},
            Report(dialect=f"REFI-QDA ({dialect})"),
        )

    def noted(self, on: str) -> dict[str, list[str]]:
        """GUIDs of the notes that are memos on one kind of thing, by its id."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for memo in self.bundle.memos:
            if memo.on == on:
                found[memo.of].append(self.memos[memo.id])
        return found

    def once(self, wish: str, *parts: str) -> str:
        """A GUID not used before: the wish where it is one, else one made of the parts."""
        guid, n = (guid_of(wish) if GUID.match(wish) else made_guid(*parts)), 1
        while guid in self.guids:
            guid, n = made_guid(*parts, str(n)), n + 1
        self.guids.add(guid)
        return guid

    def raw(self, text: str) -> str:
        """A text as the program of the dialect has it."""
        _, line_end, has_bom = WRITTEN[self.dialect]
        return ("\ufeff" if has_bom else "") + text.replace("\n", line_end)

    def is_there(self, reference: Element) -> bool:
        """Whether what an element points at is in the export."""
        guid = guid_of(reference.get("targetGUID"))
        return guid in self.guids or guid in self.codes.taken

    def form(self, name: str) -> Form:
        """A form of the bundle; a bare one where it has none of this name."""
        return self.forms.get(name) or (CODE_FORM if name == "code" else Form(name, ()))


def source_values(transcript: Transcript) -> dict[str, str]:
    """What a text has beyond its words, as variables of its source."""
    known = {"date": transcript.date, "language": transcript.language, **transcript.attributes}
    return {key: str(value) for key, value in known.items() if value}


def case_values(actor: Actor) -> dict[str, str]:
    """What is known of an actor, as variables of his case; his description stands apart."""
    return {k: v for k, v in actor.attributes.items() if v and k != "description"}


def _users(bundle: Bundle, kept: Kept) -> dict[str, str]:
    names = [str(coder["name"]) for coder in bundle.coders] + [s.coder for s in bundle.statements]
    return _named((name for name in names if name), kept.get("users") or {}, "user")


def _variables(bundle: Bundle, kept: Kept) -> dict[str, str]:
    names = [key for t in bundle.transcripts for key in source_values(t)]
    names += [key for a in bundle.actors for key in case_values(a)]
    return _named(names, kept.get("variables") or {}, "variable")


def _named(names: Iterable[str], kept: Mapping[str, str], kind: str) -> dict[str, str]:
    """A GUID for each name: the one it had, else one made of it."""
    return {
        name: kept[name] if GUID.match(kept.get(name, "")) else made_guid(kind, name)
        for name in names
    }


def codes_of(export: Export, statement: Statement) -> list[str]:
    """GUIDs of the codes a statement is told by, concepts first."""
    form = export.form(statement.form)
    is_plain = statement.form in ("code", "annotation")
    concepts: list[str] = []
    told: list[str] = []

    def tell(*levels: str) -> None:
        told.append(export.codes.want((BRANCH, *levels)))

    for key, value in _coded(statement).items():
        kind = _kind(form, key)
        if kind == "concept":
            concepts.append(export.codes.named(str(value)))
        elif kind != "text":
            tell("field", statement.form, key, _shown(value))
    if not is_plain:
        tell("form", statement.form)
    for name in statement.via:
        tell("via", name)
    if statement.speaker is not None:
        tell("speaker", statement.speaker)
    if statement.holder is not None:
        tell("holder", statement.holder)
    if statement.commitment != "asserts" or not is_plain:
        tell("commitment", statement.commitment)
    return list(dict.fromkeys(concepts + told))


def link_of(export: Export, statement: Statement) -> Link | None:
    """The link a statement of two concepts is, None where it is none."""
    form = export.form(statement.form)
    values = {key: value for key, value in statement.values.items() if value}
    concepts = [f.name for f in form.fields if f.kind == "concept" and f.name in values]
    told = [key for key in _coded(statement) if _kind(form, key) == "concept"]
    if not len(concepts) == len(told) == _ENDS_OF_A_LINK:
        return None
    signs = (str(values[f.name]) for f in form.fields if f.kind == "choice" and f.name in values)
    cause, effect = (export.codes.named(str(values[name])) for name in concepts)
    return Link(cause, effect, next(signs, statement.form))


def _coded(statement: Statement) -> dict[str, Any]:
    """The values that were coded."""
    return {k: v for k, v in statement.values.items() if v is not None and v != ""}


def _kind(form: Form, key: str) -> str:
    field = form.field(key)
    return "concept" if field is None else field.kind


def _shown(value: object) -> str:
    """A value as the last level of a code."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return legal(str(value)) or "·"
