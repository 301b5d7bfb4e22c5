"""A bundle into a project, and a project as a bundle: the currency of :mod:`hustings.exchange`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from ... import store
from ...exchange.bundle import (
    ANNOTATION_FORM,
    CODE_FORM,
    Bundle,
    Report,
    concept_paths,
    count,
    trees,
)
from ...exchange.merging import merged
from ...exchange.tables import NO_TEXTS
from ...model import Actor, Concept, Form, Statement, Transcript
from ...model.chains import tidied
from .. import codec
from ..codebook import completed, form_data, form_of, widened
from ..texts import recordings
from ..texts.anchoring import placed
from . import beside_coding

if TYPE_CHECKING:
    from ..base import ChangeSet
    from ..statements import Coding


CODERS = "coders"
"""The row of ``extras`` that holds coders as other programs' files have them (colour, rights), by
name.
"""


def put(project: Coding, bundle: Bundle) -> dict[str, Any]:
    """Everything a bundle holds, as one change; returns the report as data.

    What is in the project already (a text with the same bytes or words, an actor, concept or form
    of the same name, a statement with the same id) is kept as it is and not doubled.
    """
    report = bundle.report.as_dict()
    source = bundle.report.dialect or "another program"
    with project.changing("import", f"Imported {bundle.name or source}") as change:
        forms = {f.name: _form(project, change, f) for f in bundle.forms}
        forms = {f.name: f for f in project.forms()} | forms
        used = {v for s in bundle.statements for v in s.values.values() if isinstance(v, str)}
        used |= bundle.called
        concepts = _without_choices(bundle, forms) if "dna" in bundle.extras else bundle.concepts
        if len(concepts) < len(bundle.concepts):
            report["imported"]["concepts"] = len(concepts)
        is_own = "Hustings" in bundle.report.dialect
        concept_ids = _concepts(project, change, concepts, used, own=is_own)
        actor_ids = _actors(project, change, bundle.actors)
        there = Counter(
            _same(s, s.transcript) for s in project.statements() if s.origin == "import"
        )
        there.pop(None, None)
        keys: dict[str, str] = {}
        texts, moved, left = _texts(project, change, bundle.transcripts), 0, 0
        have = {r["id"] for r in store.fetch(project.database, "statements")}
        told = Report(approximated=report["approximated"], left=report["left"])
        statements, known = placed(project, bundle, set(texts), forms, told)
        texts = known | texts
        if known and not bundle.transcripts:
            report["left"][:] = [line for line in told.left if line != NO_TEXTS]
        for said in statements:
            text = texts.get(said.transcript)
            if (
                text is None
                or not 0 <= said.start < said.end <= len(text.text)
                or said.form not in forms
            ):
                left += 1
                continue
            same = _same(said, text.id)
            if said.id in have or there[same] > 0:
                there[same] -= 1
                moved += 1
                keys |= {said.id: said.id} if said.id in have else {}
                continue
            record = _statement(change, said, text, forms[said.form])
            keys[said.id] = record["id"]
            change.insert("statements", record)
        if left:
            report["left"].append(
                f"{count(left, 'statement')}: the text or the form did not come along."
            )
        if moved:
            report["warnings"].append(
                f"{count(moved, 'statement')} in the project already, left as it is."
            )
        homeless = project.put_verdicts(change, bundle.verdicts, keys)
        if homeless:
            told_of = count(homeless, "verdict")
            report["left"].append(f"{told_of}: the prediction did not come along.")
        for key, data in bundle.extras.items():
            before = store.get(project.database, "extras", key)
            if before is None:
                change.insert("extras", {"id": key, "data": data})
            else:
                change.update("extras", before, {"data": merged(key, before["data"], data)})
        _coders(project, change, bundle.coders)
        ids = {"text": {k: t.id for k, t in texts.items()}, "concept": concept_ids}
        ids |= {"person": actor_ids, "project": {"": ""}}
        report["left"] += project.put_memos(change, bundle.memos, ids)
        beside_coding.put(project, change, bundle.decided, concept_ids)
    return report


def made(project: Coding) -> Bundle:
    """The whole project as a bundle, ready to be written in any format."""
    statements = project.statements()
    kept = {
        c["name"]: c
        for c in (store.get(project.database, "extras", CODERS) or {"data": {}})["data"].get(
            "coders", ()
        )
    }
    names = dict.fromkeys([*kept, *(s.coder for s in statements if s.coder)])
    coders = tuple(kept.get(name, {"name": name}) for name in names)
    # a text that was corrected goes along as long as something found no place in the new one
    texts = dict.fromkeys(
        [*(t["id"] for t in project.transcripts()), *(s.transcript for s in statements)]
    )
    concepts = _unfolded(trees(project.concepts(), Report()))
    called = {c.name for c in project.concepts()}
    return Bundle(
        transcripts=tuple(_without_place(project.transcript(t)) for t in texts),
        statements=tuple(statements),
        actors=tuple(project.actors()),
        concepts=concepts,
        called=frozenset(c.name for c in concepts if c.parent and c.name in called),
        forms=tuple(project.forms()),
        coders=coders,
        verdicts=tuple(project.verdicts()),
        memos=tuple(project.memos()),
        decided=beside_coding.made(project),
        extras={
            r["id"]: r["data"]
            for r in store.fetch(project.database, "extras")
            if not r["id"].startswith("review: ") and r["id"] != CODERS
        },
        name=project.name,
    )


def _without_place(text: Transcript) -> Transcript:
    """A transcript without the place of its recording: a path of this machine is nobody else's."""
    kept = {k: v for k, v in text.attributes.items() if k != recordings.ATTRIBUTE}
    return text.with_(attributes=kept) if len(kept) < len(text.attributes) else text


def _same(said: Statement, transcript: str) -> tuple[Any, ...] | None:
    """What makes two codings of other programs the same, whatever their ids (ATLAS.ti gives new
    ones each time).
    """
    if said.form not in (CODE_FORM.name, ANNOTATION_FORM.name) or said.origin != "import":
        return None
    values = tuple(sorted((k, str(v)) for k, v in said.values.items() if v is not None))
    return (transcript, said.start, said.end, said.form, values, said.coder, said.memo)


def _coders(project: Coding, change: ChangeSet, coders: Sequence[Mapping[str, Any]]) -> None:
    """Keep who coded, with colour and rights; what is known of a coder stays, what is new joins
    it."""
    before = store.get(project.database, "extras", CODERS)
    known = {c["name"]: c for c in (before["data"].get("coders", ()) if before else ())}
    now = dict(known)
    for coder in coders:
        name = str(coder.get("name") or "")
        if name:
            now[name] = {**coder, **known.get(name, {}), "name": name}
    if now == known:
        return
    if before is None:
        change.insert("extras", {"id": CODERS, "data": {"coders": list(now.values())}})
    else:
        change.update("extras", before, {"data": {"coders": list(now.values())}})


def _form(project: Coding, change: ChangeSet, form: Form) -> Form:
    """The form as the project has it: made, or widened by the fields it lacks."""
    before = store.get(project.database, "forms", form.name)
    if before is None:
        taken = {f.key for f in project.forms()} | {
            row.after["form"]["key"] for row in change.rows if row.table == "forms" and row.after
        }
        form = replace(form, key=form.key if form.key not in taken else "")
        position = store.count(project.database, "forms")
        change.insert("forms", {"id": form.name, "position": position, "form": form_data(form)})
        return form
    own = form_of(before["form"], strict=False)
    grown = widened(completed(own), form)
    if grown != completed(own):
        change.update("forms", before, {"form": form_data(grown)})
    return grown


def _without_choices(bundle: Bundle, forms: Mapping[str, Form]) -> tuple[Concept, ...]:
    """The concepts without people, choices and dates.

    A .dna file has one kind of short text; what is a person or a choice in the project's own form
    is no concept, unless a statement or another concept has it for one.
    """
    concepts: set[str] = set()
    others = {c for f in forms.values() for x in f.fields for c in x.choices}
    for said in bundle.statements:
        form = forms.get(said.form)
        for name, value in said.values.items():
            field = form.field(name) if form else None
            link = field is None or field.kind == "concept"
            (concepts if link else others).add(str(value))
    parents = {c.parent for c in bundle.concepts if c.parent}
    return tuple(
        c
        for c in bundle.concepts
        if c.name in concepts or c.name not in others or c.id in parents or c.description
    )


def _actors(project: Coding, change: ChangeSet, actors: Sequence[Actor]) -> dict[str, str]:
    """Put actors; returns the id of each in the project, by its id in the bundle."""
    ids: dict[str, str] = {}
    for actor in actors:
        found = store.fetch(project.database, "actors", name=actor.name)
        if found:
            ids[actor.id] = found[0]["id"]
            continue
        is_free = store.get(project.database, "actors", actor.id) is None
        key = ids[actor.id] = actor.id if is_free else codec.new_id("a")
        change.insert("actors", codec.actor_record(replace(actor, id=key)))
        change.note("actors", actor.name, key)
    return ids


def _concepts(
    project: Coding, change: ChangeSet, concepts: tuple[Concept, ...], used: set[str], *, own: bool
) -> dict[str, str]:
    """Put concepts, parents first; returns the id of each in the project, by its id in the bundle.

    Another program's code that stands under another is named by its whole path ("arguments/cost"),
    as its statements are; our own concepts keep the name their statements use.
    """
    by_id = {c.id: c for c in concepts}
    paths = concept_paths(concepts)
    coded = {c.id for c in concepts if c.parent in by_id}
    keys: dict[str, str] = {}

    def put_one(concept: Concept) -> str:
        if concept.id in keys:
            return keys[concept.id]
        parent = put_one(by_id[concept.parent]) if concept.parent in by_id else None
        name = concept.name
        path = paths[concept.id]
        if concept.id in coded and (path in used or (name not in used and not own)):
            name = path
        found = store.fetch(project.database, "concepts", name=name)
        key = change.known("concepts", name) or (found[0]["id"] if found else None)
        if key is None:
            key = (
                concept.id
                if store.get(project.database, "concepts", concept.id) is None
                else codec.new_id("c")
            )
            change.insert(
                "concepts",
                codec.concept_record(replace(concept, id=key, name=name, parent=parent)),
            )
        for known in (name, paths[concept.id]):
            change.note("concepts", known, key)
        keys[concept.id] = key
        return key

    for concept in concepts:
        put_one(concept)
    return keys


def _unfolded(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Concepts for the way out: one whose name is its whole path has its last part for a name
    again.
    """
    by_id = {c.id: c for c in concepts}

    def path(concept: Concept) -> str:
        above = by_id.get(concept.parent or "")
        if above is None:
            return concept.name
        before = path(above) + "/"
        return concept.name if concept.name.startswith(before) else before + concept.name

    out = []
    for concept in concepts:
        above = by_id.get(concept.parent or "")
        before = path(above) + "/" if above is not None else ""
        inside = bool(before) and concept.name.startswith(before)
        out.append(replace(concept, name=concept.name[len(before) :]) if inside else concept)
    return tuple(out)


def _texts(
    project: Coding, change: ChangeSet, transcripts: tuple[Transcript, ...]
) -> dict[str, Transcript]:
    """The bundle's transcripts by their id in the bundle, as they are now in the project."""
    records = project.transcript_records()
    have = {r["source"].get("sha256"): r["id"] for r in records}
    taken = {r["id"] for r in project.transcript_records(all=True)}
    words: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for record in records:
        words[record["text"]].append(record)
    out: dict[str, Transcript] = {}
    for text in transcripts:
        digest = text.source.sha256
        there = have[digest] if digest and digest in have else _of_words(text, words)
        if there and project.transcript(there).text == text.text:
            out[text.id] = project.transcript(there)
            same = words[codec.words_key(text.text)]
            same[:] = [r for r in same if r["id"] != there]
            continue
        own = text.id if text.id and text.id not in taken else codec.new_id("d")
        put_in = text.with_(id=own, replaces=None)  # what it replaced stands in another project
        taken.add(put_in.id)
        project.put_transcript(change, put_in)
        out[text.id] = put_in
    return out


def _of_words(text: Transcript, words: Mapping[str, Sequence[Mapping[str, Any]]]) -> str | None:
    """The id of a text in the project with the same words; of several, the one with the same
    title. Other programs keep the words of a file, not its bytes."""
    same = words.get(codec.words_key(text.text), ())
    like = sorted(same, key=lambda r: r["title"] != text.title)
    return str(like[0]["id"]) if like and text.text.strip() else None


def _statement(change: ChangeSet, said: Statement, text: Transcript, form: Form) -> dict[str, Any]:
    values = {}
    for name, value in said.values.items():
        field = form.field(name)
        if value is None or field is None:
            continue
        link = field.kind in ("actor", "concept") and str(value).strip()
        values[name] = change.made(f"{field.kind}s", str(value)) if link else value
    turn = text.turn_at(said.start)
    spoken = turn.speaker if turn else None
    via = tidied(said.speaker or spoken, said.via, said.holder)
    own = said.holder == said.speaker or (said.speaker is None and said.holder in (None, spoken))
    data = asdict(said)
    plain = {
        k: data[k] for k in ("form", "commitment", "about", "coder", "status", "made_at", "memo")
    }
    return {
        **plain,
        "id": said.id or codec.new_id("s"),
        "transcript": text.id,
        "begin": said.start,
        "stop": said.end,
        "quote": text.text[said.start : said.end],
        "values": values,
        "speaker": change.made("actors", said.speaker)
        if said.speaker and said.speaker != spoken
        else None,
        "holding": "own" if own else "unstated" if said.holder is None else "other",
        "holder": change.made("actors", said.holder) if said.holder and not own else None,
        "via": [change.made("actors", name) for name in via],
        "origin": said.origin if said.origin != "person" or said.made_at else "import",
    }
