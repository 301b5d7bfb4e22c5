"""Selections and codings -> statements, and what Hustings wrote as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...model import COMMITMENTS, Concept, Form, Statement, Transcript, Turn
from ...model.chains import chain_of
from ..bundle import ANNOTATION_FORM, CODE_FORM, Report, concept_paths, source_of
from ..offsets import Ruler
from .elements import COLOR, legal
from .own import form_of, transcript_of, unblock
from .parts import BRANCH, ONCE, Coding, Part, Selection, code_path

_ROLE_LEVELS = 3
"""Levels of a code that tells a role: Hustings/speaker/Ada."""
_FIELD_LEVELS = 5
"""Levels of a code that tells a field: Hustings/field/cause/sign/+."""


class Decoder:
    """Knows the codes of one file and what Hustings wrote in it.

    ``note`` is what :func:`.own.read_note` read; ``is_mine`` says that the file is an export of
    Hustings, perhaps by way of another program.
    """

    def __init__(
        self, concepts: list[Concept], note: dict[str, Any], is_mine: bool, report: Report
    ) -> None:
        self.note = note
        self.is_mine = is_mine
        self.report = report
        self.concepts = concepts
        self.paths = concept_paths(concepts)
        self.names = {c.id: c.name for c in concepts}
        ours = {c["guid"] for c in note.get("concepts") or ()}
        self.branch = {
            guid
            for guid, path in self.paths.items()
            if is_mine and guid not in ours and (path == BRANCH or path.startswith(BRANCH + "/"))
        }
        self.ids: set[str] = set()
        self.texts: dict[str, list[Any]] = {}
        for told in note.get("transcripts") or ():
            self.texts.setdefault(told["guid"], []).append(told)
        self.known = {f["name"]: form_of(f) for f in note.get("forms") or ()}

    # -- what Hustings wrote

    def plain_concepts(self) -> tuple[Concept, ...]:
        """The concepts, without Hustings' own branch, and as they were where Hustings wrote
        them."""
        known = {c["guid"]: c for c in self.note.get("concepts") or ()}
        made = set(self.note.get("made") or ())
        ids = {c["guid"]: c["id"] for c in known.values()}
        plain = []
        for concept in self.concepts:
            parent = ids.get(concept.parent, concept.parent) if concept.parent else None
            if concept.id in self.branch:
                continue
            if concept.id in known:
                plain.append(_restored(replace(concept, parent=parent), known[concept.id]))
            elif concept.id not in made:
                plain.append(replace(concept, parent=parent))
        return tuple(plain)

    def ids_of(self, by_guid: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
        """What is kept by the GUIDs of codes, by the ids of their concepts."""
        known = {c["guid"]: str(c["id"]) for c in self.note.get("concepts") or ()}
        return {known.get(guid, guid): value for guid, value in by_guid.items()}

    def forms(self, used: Collection[str]) -> tuple[Form, ...]:
        """The forms of the note, and the two of other programs where statements have them."""
        forms = dict(self.known)
        for form in (CODE_FORM, ANNOTATION_FORM):
            if form.name in used:
                forms.setdefault(form.name, form)
        return tuple(forms.values())

    def transcript(self, part: Part, measure: Ruler) -> Transcript:
        """A text with its turns where Hustings wrote them and they still fit, else one turn."""
        text = measure.text
        for told in self.texts.get(part.guid, ()):
            transcript = transcript_of(told, text)
            if all(turn.end <= len(text) for turn in transcript.turns):
                return transcript
            self.report.left.append(
                f"Turns of {part.title!r}: its text was changed in another program."
            )
        attributes = dict(part.attributes)
        return Transcript(
            text,
            _timed(text, [(measure.inward(at)[0], when) for at, when in part.times]),
            part.guid,
            part.title,
            attributes.get("date") or None,
            source=source_of(part.title, "refi", text),
            attributes=attributes,
        )

    # -- statements

    def statements(
        self, selection: Selection, transcript: Transcript, start: int, end: int
    ) -> list[tuple[Statement, list[str]]]:
        """The statements of a selection, each with the GUIDs of its selection and coding."""
        passage = Statement(
            id="",
            transcript=transcript.id,
            start=start,
            end=end,
            quote=transcript.text[start:end],
            form="code",
            coder=selection.coder,
            origin="import",
            made_at=selection.made_at,
        )
        told = self._told(selection)
        made: list[tuple[Statement, list[str]]] = []
        if told is not None:
            first = next((c.guid for c in selection.codings), "")
            made.append((self._own(told, selection, passage), [selection.guid, first]))
        used = self._used(told, selection)
        said = "" if told else selection.description
        memo = "\n".join(text for text in (said, selection.memo) if text)
        for coding in selection.codings:
            path = self.paths.get(coding.code)
            if coding.code in used:
                continue
            if path:
                statement = self._coded(coding, path, memo, replace(passage, id=selection.guid))
                made.append((statement, [selection.guid, coding.guid]))
            else:
                self.report.left.append(
                    f"A coding with a code that is not in the codebook ({coding.code})."
                )
        if not selection.codings and told is None:
            name, values = self._unique(selection.guid), {"text": memo} if memo else {}
            annotation = replace(passage, id=name, form="annotation", values=values)
            made.append((annotation, [selection.guid, ""]))
        return made

    def _told(self, selection: Selection) -> dict[str, Any] | None:
        """What a selection says of a statement of Hustings, in words or by its codes."""
        told = unblock(selection.description) if self.is_mine else None
        codes = [c.code for c in selection.codings]
        if told is None and any(code in self.branch for code in codes):
            return self._from_codes(codes)
        return told

    def _used(self, told: dict[str, Any] | None, selection: Selection) -> set[str]:
        """Codes of a selection that its statement of Hustings has told already."""
        used = {c.code for c in selection.codings if c.code in self.branch}
        if told is None:
            return used
        values = (told.get("values") or {}).values()
        names = {name for v in values for name in (legal(str(v)), code_path(str(v)))}
        return used | {
            c.code
            for c in selection.codings
            if {self.paths.get(c.code), self.names.get(c.code)} & names
        }

    def _own(self, told: dict[str, Any], selection: Selection, passage: Statement) -> Statement:
        """A statement Hustings wrote, as it was."""
        commitment = str(told.get("commitment"))
        return replace(
            passage,
            id=self._unique(str(told.get("id") or selection.guid)),
            form=str(told.get("form", "code")),
            values=dict(told.get("values") or {}),
            speaker=told.get("speaker"),
            holder=told.get("holder"),
            via=chain_of(told.get("via")),
            commitment=commitment if commitment in COMMITMENTS else "asserts",
            about=told.get("about"),
            coder=str(told.get("coder") or selection.coder),
            origin=str(told.get("origin") or "import"),
            status=str(told.get("status") or ""),
            made_at=str(told.get("made_at") or selection.made_at),
            memo=str(told.get("memo") or ""),
        )

    def _coded(self, coding: Coding, path: str, memo: str, passage: Statement) -> Statement:
        """A plain code of another program."""
        return replace(
            passage,
            id=self._unique(coding.guid or passage.id),
            values={"code": path},
            coder=coding.coder,
            made_at=coding.made_at,
            memo="\n".join(text for text in (memo, coding.memo) if text),
        )

    def _unique(self, wish: str) -> str:
        """An id not given before."""
        base, n = wish or "statement", 2
        wish = base
        while wish in self.ids:
            wish, n = f"{base}-{n}", n + 1
        self.ids.add(wish)
        return wish

    def _from_codes(self, codes: Iterable[str]) -> dict[str, Any]:
        """A statement from the branch of codes alone, where another program dropped the
        description.
        """
        told: dict[str, Any] = {"form": "code", "values": {}, "holder": None}
        concepts = []
        for code in codes:
            levels = self.paths.get(code, "").split("/")
            if code not in self.branch:
                concepts.append(self.paths.get(code, ""))
                continue
            role, name = "/".join(levels[1:2]), "/".join(levels[_ROLE_LEVELS - 1 :])
            if role == "via" and len(levels) >= _ROLE_LEVELS:
                told["via"] = [*told.get("via", ()), name]
            elif role in ONCE and len(levels) >= _ROLE_LEVELS:
                told[role] = name
            elif role == "field" and len(levels) >= _FIELD_LEVELS:
                told["values"][levels[3]] = self._value(levels[2], levels[3], "/".join(levels[4:]))
        form = self.known.get(told["form"], CODE_FORM)
        fields = [f.name for f in form.fields if f.kind == "concept"]
        for name, path in zip(fields, concepts, strict=False):
            told["values"].setdefault(name, path)
        return told

    def _value(self, form: str, name: str, text: str) -> object:
        """The value of a field as its kind has it, from the words of a code."""
        field = self.known[form].field(name) if form in self.known else None
        if field and field.kind == "yes/no":
            return text == "yes"
        if field and field.kind == "number":
            return int(text) if field.integer else float(text)
        return text


def _restored(concept: Concept, told: dict[str, Any]) -> Concept:
    """A concept as the note has it; what another program has changed since stays changed."""
    name, description, color = told["name"], told["description"], told["color"]
    if legal(name) != concept.name:
        name = concept.name
    if legal(description) != concept.description:
        description = concept.description
    if COLOR.match(color) and color.lower() != concept.color:
        color = concept.color
    aliases, attributes = tuple(told["aliases"]), dict(told["attributes"])
    return Concept(told["id"], name, concept.parent, description, aliases, attributes, color)


def _timed(text: str, times: list[tuple[int, float]]) -> tuple[Turn, ...]:
    """One turn of unknown speaker, parted where a sync point stands at the beginning of a line.

    A turn begins at the time of its point and ends at that of the first point at or after its end.
    """
    if not text:
        return ()
    starts = {
        at: when
        for at, when in reversed(times)
        if at < len(text) and (at == 0 or text[at - 1] == "\n")
    }
    edges = sorted({0, *starts})
    turns = []
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        ends_at = next((when for at, when in times if at >= end), None)
        stop = end - 1 if text[end - 1] == "\n" and end - 1 > start else end
        turns.append(Turn(start, stop, "unassigned", begins_at=starts.get(start), ends_at=ends_at))
    return tuple(turns)
