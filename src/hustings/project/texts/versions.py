"""Versions of one interview: parts joined into one transcript, and two languages side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ... import store
from ...errors import OptionError, UnknownName
from ...exchange.alignment import Alignment, Link, align
from ...exchange.joining import join_parts
from ...exchange.overlap import overlap
from ...exchange.reanchoring import move_spans
from ...model import Flag, Transcript
from .. import codec
from . import unsettled
from .counting import LINKS

if TYPE_CHECKING:
    from ..base import ChangeSet
    from ..statements import Coding

PARTS = "review: parts "
"""A note per joined text: {"transcript", "parts": [{"id", "title", "date", "source", "url",
"start", "end"}]}.
"""

LINK_VERBS = ("link", "alone", "shift", "forget")


# ------------------------------------------------------------------ parts


def seams_of(project: Coding, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Where a part begins with what the one before ended with; see
    :meth:`hustings.project.Project.seams`.
    """
    texts = [_current(project, key) for key in ids]
    out = []
    for one, two in pairwise(texts):
        found = overlap(one.text, two.text)
        if found:
            out.append(
                {
                    "before": one.id,
                    "part": two.id,
                    "left": list(found.left),
                    "right": list(found.right),
                    "letters": found.letters,
                    "words": two.text[found.right[0] : found.right[1]],
                }
            )
    return out


def join(project: Coding, ids: Sequence[str], title: str | None) -> dict[str, Any]:
    """See :meth:`hustings.project.Project.join`."""
    texts = [_current(project, key) for key in ids]
    before = [project.transcript_record(key) for key in ids]
    repeated = seams_of(project, ids) if len(set(ids)) == len(ids) else []
    for seam in repeated:
        i = [t.id for t in texts].index(seam["part"])
        texts[i] = _flagged(texts[i], (seam["right"][0], seam["right"][1]), _title(texts[i - 1], i))
    joined = join_parts(texts, id=codec.new_id("d"), title=(title or "").strip())
    names = list(dict.fromkeys(t.source.name for t in texts if t.source.name))
    source = replace(texts[0].source, name=" + ".join(names), sha256="", evidence=_evidence(texts))
    whole = joined.transcript.with_(source=source)
    parts: list[dict[str, Any]] = []
    for i, text in enumerate(texts):
        parts += _parts_of(project, text, joined.starts[text.id], i)
    with project.changing("join", f"Joined {len(ids)} parts into {whole.title!r}") as change:
        put_in_place(project, change, whole, before[0])
        change.insert(
            "extras", {"id": PARTS + whole.id, "data": {"transcript": whole.id, "parts": parts}}
        )
        for text, record in zip(texts, before, strict=True):
            by = joined.starts[text.id]
            change.update("transcripts", record, {"replaced_by": whole.id})
            for table in ("statements", "suggestions"):
                for row in store.fetch(
                    project.database, table, order="begin,id", transcript=text.id
                ):
                    after = {
                        "transcript": whole.id,
                        "begin": row["begin"] + by,
                        "stop": row["stop"] + by,
                    }
                    if table == "suggestions":
                        after |= _shifted(row, by)
                    change.update(table, row, after)
            unsettled.shift(project, change, text.id, whole.id, by)
        moved = {t.id: (whole.id, joined.starts[t.id]) for t in texts}
        _shift_links(project, change, moved)
        project.follow_memos(change, moved, whole.id)
    for seam in repeated:
        for side, part in (("left", seam["before"]), ("right", seam["part"])):
            seam[side] = [at + joined.starts[part] for at in seam[side]]
    return {"transcript": whole.id, "title": whole.title, "parts": parts, "overlaps": repeated}


def put_in_place(
    project: Coding, change: ChangeSet, new: Transcript, before: Mapping[str, Any]
) -> None:
    """Insert a transcript where another stood in the library."""
    project.put_transcript(change, new)
    made = next(row for row in change.rows if row.table == "transcripts")
    place = change.rows.index(made)
    change.rows[place] = replace(made, after={**(made.after or {}), "position": before["position"]})


def parts(project: Coding, key: str) -> list[dict[str, Any]]:
    """Where each part of a joined text stands and came from; empty for a text that is one piece."""
    note = store.get(project.database, "extras", PARTS + key)
    return list(note["data"]["parts"]) if note else []


def _current(project: Coding, key: str) -> Transcript:
    record = project.transcript_record(key)
    if record["replaced_by"] is not None:
        raise OptionError(
            f"{record['title']!r} ({key}) was replaced by {record['replaced_by']}; name that one."
        )
    return project.transcript(key)


def _title(text: Transcript, number: int) -> str:
    return text.title or text.source.name or f"Part {number + 1}"


def _evidence(texts: Sequence[Transcript]) -> str:
    told = [t.source.evidence for t in texts if t.source.evidence]
    return f"{len(texts)} parts joined" + (f"; {'; '.join(dict.fromkeys(told))}" if told else "")


def _flagged(text: Transcript, span: tuple[int, int], before: str) -> Transcript:
    """Turns that repeat the end of the part before, flagged; nothing is taken out."""
    flag = Flag(
        "repeats",
        f"These words stand at the end of “{before}” already.",
        (("take-out", "Take this turn out"),),
    )
    return text.with_(
        turns=tuple(
            replace(t, flags=(*t.flags, flag)) if span[0] < t.end and t.start < span[1] else t
            for t in text.turns
        )
    )


def _parts_of(project: Coding, text: Transcript, by: int, number: int) -> list[dict[str, Any]]:
    inner = parts(project, text.id)
    if inner:
        return [{**p, "start": p["start"] + by, "end": p["end"] + by} for p in inner]
    about = {
        "id": text.id,
        "title": _title(text, number),
        "date": text.date,
        "source": text.source.name,
    }
    return [{**about, "url": text.source.url, "start": by, "end": by + len(text.text)}]


def _shifted(suggestion: Mapping[str, Any], by: int) -> dict[str, Any]:
    """Cue and values of a suggestion whose text begins ``by`` code points later."""
    cue = [at + by for at in suggestion["cue"]] if suggestion["cue"] else suggestion["cue"]
    values = dict(suggestion["values"])
    for name, value in values.items():
        if name.endswith("_span") and value:
            values[name] = [at + by for at in value]
        elif name == "mentions" and value:
            values[name] = [[at + by for at in span] for span in value]
    return {"cue": cue, "values": values}


# ------------------------------------------------------------------ two languages


def links(project: Coding, left: str, right: str) -> list[Link]:
    """What a person said of two texts, as seen from ``left``."""
    record = _links_record(project, left, right)
    if record is None:
        return []
    found = [(_span(a), _span(b)) for a, b in record["data"]["links"]]
    return found if record["data"]["left"] == left else [(b, a) for a, b in found]


def aligned(
    project: Coding, left: str, right: str, anchors: Sequence[tuple[int, int]] = ()
) -> Alignment:
    """See :meth:`hustings.project.Project.align`."""
    if left == right:
        raise OptionError(f"{left} cannot be aligned with itself; name two transcripts.")
    one, two = project.transcript(left), project.transcript(right)
    return align(one, two, anchors=anchors, links=links(project, left, right))


def relink(
    project: Coding,
    left: str,
    right: str,
    verb: str,
    one: Sequence[int] | None,
    other: Sequence[int] | None,
) -> Alignment:
    """See :meth:`hustings.project.Project.relink`."""
    if verb not in LINK_VERBS:
        raise UnknownName("correction of an alignment", verb, LINK_VERBS)
    if left == right:
        raise OptionError(f"{left} cannot be aligned with itself; name two transcripts.")
    texts = _current(project, left), _current(project, right)
    spans = _span(one), _span(other)
    for text, span in zip(texts, spans, strict=True):
        if span is not None and not 0 <= span[0] < span[1] <= len(text.text):
            raise OptionError(f"The span {span[0]}–{span[1]} does not lie in {text.title!r}.")
    if verb in ("link", "shift") and None in spans:
        raise OptionError(f"To {verb}, say a passage on either side.")
    if verb in ("alone", "forget") and spans == (None, None):
        raise OptionError("Say which passage.")
    before = _links_record(project, left, right)
    kept = [
        k
        for k in links(project, left, right)
        if not any(_touch(a, b) for a, b in zip(k, spans, strict=True))
    ]
    if verb == "shift":
        # what was said of later passages rested on the old order
        kept = [
            k
            for k in kept
            if all(a is None or b is None or a[1] <= b[0] for a, b in zip(k, spans, strict=True))
        ]
    if verb in ("link", "shift"):
        kept.append(spans)
    elif verb == "alone":
        kept += [k for k in ((spans[0], None), (None, spans[1])) if k != (None, None)]
    found = align(*texts, links=kept)
    told = {
        "link": "Set two passages side by side",
        "alone": "Set a passage alone",
        "shift": "Shifted the alignment",
        "forget": "Took back a correction of the alignment",
    }[verb]
    data = {"left": left, "right": right, "links": [[_list(a), _list(b)] for a, b in kept]}
    with project.changing("align", f"{told}: {texts[0].title!r} and {texts[1].title!r}") as change:
        if before is not None and before["data"]["left"] != left:
            turned = [[_list(b), _list(a)] for a, b in kept]
            data = {"left": right, "right": left, "links": turned}
        if before is None:
            change.insert("extras", {"id": f"{LINKS}{left} {right}", "data": data})
        else:
            change.update("extras", before, {"data": data})
    return found


def pairs(project: Coding) -> list[tuple[str, str]]:
    """Pairs of texts somebody set side by side and corrected, those replaced left out."""
    there = {r["id"] for r in project.transcript_records()}
    found = (r["data"] for r in store.starting(project.database, "extras", LINKS))
    return [(d["left"], d["right"]) for d in found if {d["left"], d["right"]} <= there]


def follow(project: Coding, change: ChangeSet, old: Transcript, new: Transcript) -> None:
    """Links and parts of a text are those of the corrected one; what lost its words is
    forgotten."""
    note = store.get(project.database, "extras", PARTS + old.id)
    if note:
        found = note["data"]["parts"]
        places = move_spans(old.text, new.text, [(p["start"], p["end"]) for p in found]).places()
        kept = [
            {**p, "start": places[str(i)][0], "end": places[str(i)][1]}
            for i, p in enumerate(found)
            if str(i) in places
        ]
        change.insert(
            "extras", {"id": PARTS + new.id, "data": {"transcript": new.id, "parts": kept}}
        )
    for record, side in _linked(project, old.id):
        data = record["data"]
        here = 0 if side == "left" else 1
        spans = {str(i): (k[here][0], k[here][1]) for i, k in enumerate(data["links"]) if k[here]}
        places = move_spans(old.text, new.text, spans).places()
        moved = []
        for i, link in enumerate(data["links"]):
            if not link[here]:
                moved.append(link)
            elif str(i) in places:
                pair = [link[0], link[1]]
                pair[here] = list(places[str(i)])
                moved.append(pair)
        _rename(change, record, {**data, side: new.id, "links": moved})


def _shift_links(project: Coding, change: ChangeSet, moved: Mapping[str, tuple[str, int]]) -> None:
    """Links of parts are links of the whole; those between two parts of one whole mean nothing any
    more.
    """
    gathered: dict[tuple[str, str], list[Any]] = {}
    for record in store.starting(project.database, "extras", LINKS):
        data = record["data"]
        if data["left"] not in moved and data["right"] not in moved:
            continue
        ends = [moved.get(data[side], (data[side], 0)) for side in ("left", "right")]
        change.delete("extras", record)
        if ends[0][0] == ends[1][0]:
            continue
        key = (ends[0][0], ends[1][0])
        back = (key[1], key[0]) in gathered
        for link in data["links"]:
            pair = [
                None if s is None else [s[0] + by, s[1] + by]
                for s, (_, by) in zip(link, ends, strict=True)
            ]
            gathered.setdefault((key[1], key[0]) if back else key, []).append(
                pair[::-1] if back else pair
            )
    for (left, right), found in gathered.items():
        data = {"left": left, "right": right, "links": found}
        change.insert("extras", {"id": f"{LINKS}{left} {right}", "data": data})


def _rename(change: ChangeSet, record: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    change.delete("extras", record)
    change.insert("extras", {"id": f"{LINKS}{data['left']} {data['right']}", "data": dict(data)})


def _linked(project: Coding, key: str) -> list[tuple[dict[str, Any], str]]:
    found = store.starting(project.database, "extras", LINKS)
    return [(r, side) for r in found for side in ("left", "right") if r["data"][side] == key]


def _links_record(project: Coding, left: str, right: str) -> dict[str, Any] | None:
    for one, two in ((left, right), (right, left)):
        if record := store.get(project.database, "extras", f"{LINKS}{one} {two}"):
            return record
    return None


def _touch(one: tuple[int, int] | None, two: tuple[int, int] | None) -> bool:
    return one is not None and two is not None and one[0] < two[1] and two[0] < one[1]


def _span(given: Sequence[int] | None) -> tuple[int, int] | None:
    return None if given is None else (int(given[0]), int(given[1]))


def _list(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else list(span)
