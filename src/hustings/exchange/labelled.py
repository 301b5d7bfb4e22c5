"""Labelled texts as Label Studio (JSON, JSON-MIN) and doccano (JSONL) write them.

Each text becomes a transcript, each label on a passage a plain code. Label Studio's page counts
UTF-16 units and doccano's code points; which it was shows by the passages' own words where a file
has them, else by where words begin and end.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import NotReadable
from ..model import Concept, Statement, Transcript, Turn
from .bundle import CODE_FORM, Bundle, Report, count, marked, source_of
from .offsets import UNITS, Ruler, boundary_score, ruler

Json = dict[str, Any]

LARGEST = 200_000_000
"""Bytes; larger files are refused."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a passage as its program counts it, with the passage's words where they are
    there."""

    start: int
    end: int
    name: str
    words: str = ""
    by: str = ""
    memo: str = ""


@dataclass(slots=True)
class Text:
    """A text with its labels."""

    raw: str
    title: str
    labels: list[Label] = field(default_factory=list)


def read_labelled(path: str | Path) -> Bundle:
    """The texts and labels of a file. Raises NotReadable where it is no whole JSON or holds no
    text."""
    path = Path(path)
    left: Counter[str] = Counter()
    try:
        texts = [_text(item, i, path.stem, left) for i, item in enumerate(_items(path), 1)]
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise NotReadable(
            f"{path.name} cannot be read as labelled texts: it is damaged ({wrong})."
        ) from wrong
    texts = [text for text in texts if text.raw.strip()]
    if not texts:
        raise NotReadable(f"{path.name} holds no text with labels.", path=str(path))
    return _bundle(texts, left, path)


def _items(path: Path) -> Iterator[Json]:
    """The texts of a file: of a list, or one a line."""
    if path.stat().st_size > LARGEST:
        raise NotReadable(f"{path.name} is larger than 200 MB; split it.", path=str(path))
    whole = path.read_text(encoding="utf-8-sig")
    try:
        value = json.loads(whole)
    except ValueError:
        value = [json.loads(line) for line in whole.split("\n") if line.strip()]
    except RecursionError as wrong:
        raise NotReadable(f"{path.name} is nested too deep.", path=str(path)) from wrong
    yield from value if isinstance(value, list) else [value]


def _text(item: Json, number: int, stem: str, left: Counter[str]) -> Text:
    """One text with what is labelled in it."""
    data = item["data"] if isinstance(item.get("data"), dict) else item
    raw = _words(data)
    named = next((data[k] for k in ("title", "name", "filename") if data.get(k)), None)
    text = Text(raw, str(named or f"{stem} {item.get('id', number)}"))
    told = item["annotations"] if "annotations" in item else item.get("completions")
    for annotation in told if isinstance(told, list) else ():
        if annotation.get("was_cancelled"):
            left["text that was skipped"] += 1
            continue
        by = annotation.get("completed_by") or ""
        by = by.get("email", "") if isinstance(by, dict) else str(by)
        text.labels += _regions(annotation.get("result") or (), by, left)
    if told is None:
        text.labels += _regions(_plain(item, left), str(item.get("annotator") or ""), left)
    left["prediction"] += len(item.get("predictions") or ())
    left["relation"] += len(item.get("relations") or ())
    return text


def _words(data: Json) -> str:
    """The text itself: under its usual name, else the longest there is."""
    for name in ("text", "data"):
        if isinstance(data.get(name), str):
            return str(data[name])
    return max((v for v in data.values() if isinstance(v, str)), key=len, default="")


def _plain(item: Json, left: Counter[str]) -> list[Json]:
    """doccano's labels and Label Studio's short ones, as Label Studio's regions."""
    regions: list[Json] = []
    for key in ("label", "labels", "entities", "spans"):
        for one in item.get(key) or ():
            if isinstance(one, list) and len(one) == len(("start", "end", "label")):
                regions.append({"start": one[0], "end": one[1], "labels": [one[2]]})
            elif isinstance(one, dict) and "start_offset" in one:
                span = {"start": one["start_offset"], "end": one["end_offset"]}
                regions.append({**span, "labels": [one["label"]]})
            elif isinstance(one, dict):
                regions.append(one)
            else:
                left["label of a whole text"] += 1
    return regions


def _regions(regions: Sequence[Json], by: str, left: Counter[str]) -> Iterator[Label]:
    comments = {
        region["id"]: " ".join(map(str, region["value"].get("text") or ()))
        for region in regions
        if region.get("type") == "textarea" and region.get("id")
    }
    for region in regions:
        value = region["value"] if isinstance(region.get("value"), dict) else region
        names = value.get("labels") or value.get("hypertextlabels")
        if region.get("type") == "relation":
            left["relation"] += 1
        elif region.get("type") == "textarea":
            continue
        elif not isinstance(names, list) or not isinstance(value.get("start"), int):
            left["label of a whole text" if "choices" in value else "label without a place"] += 1
        else:
            words, memo = value.get("text"), comments.get(region.get("id"), "")
            note = " ".join([*map(str, (region.get("meta") or {}).get("text") or ()), memo]).strip()
            said = words if isinstance(words, str) else ""
            for name in names:
                yield Label(value["start"], value["end"], str(name), said, by, note)


def _bundle(texts: Sequence[Text], left: Counter[str], path: Path) -> Bundle:
    unit, rulers, agree = _counted(texts)
    transcripts, statements = [], []
    for number, (text, measure) in enumerate(zip(texts, rulers, strict=True), 1):
        words = measure.text
        transcripts.append(
            Transcript(
                words,
                (Turn(0, len(words), "unassigned"),),
                id=marked(f"text:{number}", words),
                title=text.title,
                source=source_of(text.title, "labelled", words),
            )
        )
        placed = (_statement(one, measure, transcripts[-1]) for one in text.labels)
        made = [statement for statement in placed if statement is not None]
        left["label without a place"] += len(text.labels) - len(made)
        statements += list({s.id: s for s in made}.values())
        left["label that is there twice"] += len(made) - len({s.id for s in made})
    names = list(dict.fromkeys(str(s.values["code"]) for s in statements))
    coders = dict.fromkeys(s.coder for s in statements if s.coder)
    report = Report(f"labelled texts, offsets in {unit}")
    report.left = [count(many, *_nouns(what)) + "." for what, many in left.items() if many]
    if agree < AGREES:
        report.warnings.append(
            f"Only {agree:.0%} of the labels begin and end where their words do: the offsets may "
            f"be shifted."
        )
    report.imported = {
        "transcripts": len(transcripts),
        "statements": len(statements),
        "concepts": len(names),
        "coders": len(coders),
    }
    return Bundle(
        transcripts=tuple(transcripts),
        statements=tuple(statements),
        concepts=tuple(Concept(f"label:{name}", name) for name in names),
        forms=(CODE_FORM,) if statements else (),
        coders=tuple({"name": name} for name in coders),
        report=report,
        name=path.stem,
    )


AGREES = 0.9
"""Share of labels at words below which a file may be counted otherwise."""


def _nouns(what: str) -> tuple[str, str]:
    one, _, rest = what.partition(" ")
    return what, f"{one}s {rest}".strip()


def _counted(texts: Sequence[Text]) -> tuple[str, list[Ruler], float]:
    """How offsets are counted, the rulers of all texts, and the share of labels that agree."""
    counts = [
        (unit, [ruler(text.raw, unit=unit, line_ends=line_ends) for text in texts])
        for line_ends in ("as is", "one")
        for unit in UNITS
    ]
    shares = [_agreement(texts, rulers) for _, rulers in counts]
    best = shares.index(max(shares))  # the first of those that agree most
    return *counts[best], shares[best]


def _agreement(texts: Sequence[Text], rulers: Sequence[Ruler]) -> float:
    """The share of labels whose own words stand there, or (without words) that end at words."""
    shares: list[float] = []
    for text, measure in zip(texts, rulers, strict=True):
        for label in text.labels:
            (start, is_start), (end, is_end) = map(measure.inward, (label.start, label.end))
            if label.words:
                there = measure.text[start:end].split() == label.words.split()
                shares.append(float(there))
            else:
                exact = is_start and is_end
                shares.append(boundary_score(measure.text, [(start, end, exact)])[0])
    return sum(shares) / len(shares) if shares else 1.0


def _statement(label: Label, measure: Ruler, transcript: Transcript) -> Statement | None:
    """The plain code of a label, None where it has no place in its text."""
    start, end = measure.inward(label.start)[0], measure.inward(label.end)[0]
    if start >= end:
        return None
    quote, values = measure.text[start:end], {"code": label.name}
    return Statement(
        id=marked("label", transcript.id, start, end, label.name, label.by),
        transcript=transcript.id,
        start=start,
        end=end,
        quote=quote,
        form="code",
        values=values,
        coder=label.by,
        origin="import",
        memo=label.memo,
    )
