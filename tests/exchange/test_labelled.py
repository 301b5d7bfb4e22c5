"""Labelled texts of Label Studio and doccano: every label on its own words, what is left is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from hustings.errors import NotReadable, UnknownFormat
from hustings.exchange import read_bundle
from hustings.exchange.bundle import Bundle
from hustings.read import read

TEXT = "Ann Lee: 😀 The fee raises the noise.\r\n\r\nBo Marsh: The noise lowers trade.\r\n"
PLACES = {"fee": "Fee", "lowers trade": "Harm"}


def units(index: int, unit: str) -> int:
    head = TEXT[:index]
    if unit == "one":
        head = head.replace("\r\n", "\n")
    return len(head.encode("utf-16-le")) // 2 if unit == "UTF-16" else len(head)


def spans(unit: str) -> list[tuple[int, int, str, str]]:
    return [
        (units(TEXT.index(w), unit), units(TEXT.index(w) + len(w), unit), w, name)
        for w, name in PLACES.items()
    ]


def told(bundle: Bundle) -> dict[str, str]:
    text = bundle.transcripts[0].text
    assert "\r" not in text
    assert all(text[s.start : s.end] == s.quote for s in bundle.statements)
    return {s.quote: str(s.values["code"]) for s in bundle.statements}


def studio(unit: str, **more: Any) -> list[dict[str, Any]]:
    regions = [
        {
            "id": str(i),
            "type": "labels",
            "value": {"start": a, "end": b, "text": words, "labels": [name]},
        }
        for i, (a, b, words, name) in enumerate(spans(unit))
    ]
    note = {"id": "0", "type": "textarea", "value": {"text": ["look again"]}}
    whole = {"id": "9", "type": "choices", "value": {"choices": ["sad"]}}
    made = {"completed_by": {"email": "ann@x.example"}, "result": [*regions, note, whole]}
    skipped = {"was_cancelled": True, "result": regions}
    return [{"id": 7, "data": {"text": TEXT}, "annotations": [made, skipped], **more}]


@pytest.mark.parametrize("unit", ["code points", "UTF-16", "one"])
def test_label_studio_is_read_however_it_counts(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "project.json"
    path.write_text(json.dumps(studio(unit, predictions=[{}])), encoding="utf-8")
    bundle = read_bundle(path)
    assert told(bundle) == PLACES
    assert [s.memo for s in bundle.statements] == ["look again", ""]
    assert {s.coder for s in bundle.statements} == {"ann@x.example"}
    assert sorted(bundle.report.left) == [
        "1 label of a whole text.",
        "1 prediction.",
        "1 text that was skipped.",
    ]


def test_label_studios_short_json_is_read(tmp_path: Path) -> None:
    labels = [{"start": a, "end": b, "text": w, "labels": [n]} for a, b, w, n in spans("UTF-16")]
    path = tmp_path / "short.json"
    path.write_text(json.dumps([{"id": 1, "text": TEXT, "label": labels}]), encoding="utf-8")
    assert told(read_bundle(path)) == PLACES


@pytest.mark.parametrize("unit", ["code points", "UTF-16", "one"])
@pytest.mark.parametrize("kind", ["label", "entities"])
def test_doccano_has_no_words_and_is_counted_by_where_words_end(
    tmp_path: Path, kind: str, unit: str
) -> None:
    labels: list[Any] = [[a, b, name] for a, b, _, name in spans(unit)]
    if kind == "entities":
        labels = [{"label": c, "start_offset": a, "end_offset": b} for a, b, c in labels]
    path = tmp_path / "all.jsonl"
    lines = [{"id": 1, "text": TEXT, kind: labels}, {"id": 2, "text": "Yes.", kind: []}]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8-sig")
    bundle = read_bundle(path)
    assert told(bundle) == PLACES
    assert [t.title for t in bundle.transcripts] == ["all 1", "all 2"]


def test_a_label_beyond_its_text_and_one_that_is_there_twice_are_told(tmp_path: Path) -> None:
    labels = [[0, 3, "A"], [0, 3, "A"], [50, 60, "B"]]
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps({"text": "The fee rises.", "label": labels}), encoding="utf-8")
    bundle = read_bundle(path)
    assert told(bundle) == {"The": "A"}
    assert bundle.report.left == ["1 label without a place.", "1 label that is there twice."]
    assert bundle.report.warnings == [
        "Only 67% of the labels begin and end where their words do: the offsets may be shifted."
    ]


def test_other_json_is_no_labelled_text_and_labelled_text_no_talk(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="hustings import"):
        read(json.dumps(studio("UTF-16")).encode(), name="project.json")
    path = tmp_path / "all.jsonl"
    path.write_text('{"text": "a", "label": [[0, 1, "A"]', encoding="utf-8")
    with pytest.raises(NotReadable, match="damaged"):
        read_bundle(path)
