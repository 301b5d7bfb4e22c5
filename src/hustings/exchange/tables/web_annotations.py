"""W3C Web Annotations: ours and others' in, ours out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...errors import NotReadable
from ...model import Statement, Transcript
from ...model.chains import chain_of, chain_text
from ..bundle import ANNOTATION_FORM, CODE_FORM, Bundle, Report, count

NO_TEXTS = "The texts: they are not in the file; statements come to texts the project has."
"""What the report of such a file says."""


_STATEMENT = "urn:hustings:statement:"
_TRANSCRIPT = "urn:hustings:transcript:"
_OWN = ("form", "speaker", "holder", "via", "commitment", "about", "status", "origin")
"""What our tags say beyond the fields of a form."""
_FARTHEST = 2**40
"""No text has a character so far in."""


def read_web_annotations(path: str | Path) -> Bundle:
    """Statements from W3C Web Annotations: a page, a collection, one annotation or a list of them.

    Ours come back as they were. In others' a tag is a plain code, a comment its
    memo, and a comment without a tag an annotation. Raises NotReadable.
    """
    path = Path(path)
    items = _items(path)
    made = [_statements(item, n) for n, item in enumerate(items, 1)]
    statements = tuple(statement for of_item in made for statement in of_item)
    report = Report(dialect="W3C Web Annotations", left=[NO_TEXTS])
    empty = sum(not of_item for of_item in made)
    if empty:
        report.left.append(f"{count(empty, 'annotation')} without a place or words in a text.")
    used = {statement.form for statement in statements}
    forms = tuple(form for form in (CODE_FORM, ANNOTATION_FORM) if form.name in used)
    report.imported = {"statements": len(statements)}
    return Bundle(
        statements=statements,
        forms=forms,
        report=report,
        name=path.stem,
        titles=dict(named for item in items if (named := _named(item)) is not None),
    )


def _named(item: Any) -> tuple[str, str] | None:
    """The document of an annotation and its title, None where the title is not told."""
    target = _target(item) if isinstance(item, dict) else {}
    title = target.get(_TITLE)
    return (_document(target), title) if isinstance(title, str) and title else None


def _target(item: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((t for t in _list(item.get("target")) if isinstance(t, dict)), {})


def _document(target: Mapping[str, Any]) -> str:
    source = target.get("source")
    if isinstance(source, dict):
        source = source.get("id")
    return str(source or "").removeprefix(_TRANSCRIPT)


def _items(path: Path) -> list[Any]:
    """The annotations of a file. Raises NotReadable."""
    try:
        data = json.loads(path.read_bytes())
    except OSError as wrong:
        raise NotReadable(
            f"{path.name} cannot be read: {wrong.strerror}.", path=str(path)
        ) from wrong
    except (ValueError, RecursionError) as wrong:
        told = " ".join(str(wrong).split())
        raise NotReadable(f"{path.name} is not JSON: {told}.", path=str(path)) from wrong
    items = data
    if isinstance(data, dict):
        first = data.get("first")
        page = first if isinstance(first, dict) else data
        items = page.get("items", [data] if data.get("type") == "Annotation" else None)
    if not isinstance(items, list):
        raise NotReadable(f"{path.name} has no list of annotations.", path=str(path))
    return items


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _statements(item: Any, number: int) -> list[Statement]:
    """The statements one annotation makes: one of ours, or one per tag of another's."""
    if not isinstance(item, dict):
        return []
    target = _target(item)
    place = _place(target)
    if place is None:
        return []
    start, end, quote = place
    tags, comments = _bodies(item)
    creator = item.get("creator")
    coder = creator.get("name") if isinstance(creator, dict) else creator
    bare = Statement(
        id=str(item.get("id") or f"annotation {number}"),
        transcript=_document(target),
        start=start,
        end=end,
        quote=quote,
        form="annotation",
        coder=coder if isinstance(coder, str) else "",
        made_at=str(item.get("created") or ""),
        origin="import",
        memo="\n".join(comments),
    )
    told = dict(tag.partition(": ")[::2] for tag in tags)
    if bare.id.startswith(_STATEMENT) and told.get("form"):
        return [_ours(bare, told)]
    if not tags:
        return [replace(bare, values={"text": bare.memo}, memo="")]
    return [
        replace(
            bare,
            id=bare.id if len(tags) == 1 else f"{bare.id} {n}",
            form="code",
            values={"code": tag},
        )
        for n, tag in enumerate(dict.fromkeys(tags), 1)
    ]


def _place(target: Mapping[str, Any]) -> tuple[int, int, str] | None:
    """(start, end, quote) of a target, None where it has neither a place nor words."""
    place: dict[str, Any] = {"start": 0, "end": 0, "exact": ""}
    for selector in _list(target.get("selector")):
        if isinstance(selector, dict):
            place.update({key: selector[key] for key in place if key in selector})
    start, end, quote = place["start"], place["end"], place["exact"]
    if not (_is_offset(start) and _is_offset(end) and isinstance(quote, str)):
        return None
    return (start, end, quote) if quote or start < end else None


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _FARTHEST


def _bodies(item: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The tags and the comments of an annotation."""
    tags: list[str] = []
    comments: list[str] = []
    for body in _list(item.get("body")) + _list(item.get("bodyValue")):
        value = body.get("value") if isinstance(body, dict) else body
        is_tag = isinstance(body, dict) and body.get("purpose") == "tagging"
        if isinstance(value, str) and value:
            (tags if is_tag else comments).append(value)
    return tags, comments


def _ours(bare: Statement, told: Mapping[str, str]) -> Statement:
    """A statement of ours, from what its tags say."""
    return replace(
        bare,
        id=bare.id.removeprefix(_STATEMENT),
        form=told["form"],
        values={key: value for key, value in told.items() if key not in _OWN},
        speaker=told.get("speaker"),
        holder=told.get("holder"),
        via=chain_of(told.get("via")),
        commitment=told.get("commitment", "asserts"),
        about=told.get("about"),
        status=told.get("status", ""),
        origin=told.get("origin", "import"),
    )


AROUND = 32
"""So many characters before and behind a quote tell it from the same words elsewhere."""
_TITLE = "dcterms:title"
"""What the context of Web Annotations calls the title of something."""


def web_annotations(rows: Iterable[Statement], texts: Mapping[str, Transcript]) -> dict[str, Any]:
    """The statements as a W3C Web Annotation page: one annotation each, its words and place as
    selectors; with the words around and the title of its text where ``texts`` has it.
    """
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:hustings:statements",
        "type": "AnnotationPage",
        "items": [_item(statement, texts.get(statement.transcript)) for statement in rows],
    }


def _item(s: Statement, text: Transcript | None) -> dict[str, Any]:
    place = {"type": "TextPositionSelector", "start": s.start, "end": s.end}
    words = {"type": "TextQuoteSelector", "exact": s.quote}
    if text is not None:
        words["prefix"] = text.text[max(0, s.start - AROUND) : s.start]
        words["suffix"] = text.text[s.end : s.end + AROUND]
    item: dict[str, Any] = {
        "id": f"{_STATEMENT}{s.id}",
        "type": "Annotation",
        "body": _body(s),
        "target": {
            "source": f"{_TRANSCRIPT}{s.transcript}",
            "selector": [place, words] if s.quote else [place],
        },
    }
    if text is not None and text.title:
        item["target"][_TITLE] = text.title
    if s.coder:
        item["creator"] = {"type": "Person", "name": s.coder}
    if re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", s.made_at):
        item["created"] = s.made_at
    return item


def _body(s: Statement) -> list[dict[str, str]]:
    """A tag for each thing that is coded, and the memo."""
    own = {key: getattr(s, key) for key in _OWN} | {"via": chain_text(s.via)}
    body = [
        _text("tagging", f"{key}: {_shown(value)}")
        for key, value in {**own, **s.values}.items()
        if value is not None and value != ""
    ]
    return [*body, _text("commenting", s.memo)] if s.memo else body


def _text(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
