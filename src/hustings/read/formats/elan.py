"""ELAN (.eaf): tiers of annotations over slots of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...errors import NotReadable
from ..times import of_milliseconds
from .base import Document, local, xml
from .tiers import ASIDES, Segment, Tier, document, spoken


def reads(data: bytes, name: str) -> Document:
    """Text of an ELAN file: of each participant the tier with most words, in order of time.

    Raises NotReadable where the file is no ELAN document or holds no words.
    """
    root = xml(data, name)
    if local(root) != "ANNOTATION_DOCUMENT":
        raise NotReadable(f"{name} is no ELAN document (<ANNOTATION_DOCUMENT> is missing).")
    slots = _slots(root)
    times = _times(root, slots)
    nodes = [node for node in root if local(node) == "TIER"]
    tops = _tops(nodes)
    tiers = [_tier(node, tops, times) for node in nodes]
    words = [t for t in tiers if not t.role]
    segments, left = spoken(words)
    left += [t.name for t in tiers if t.role and t.length]
    return document(segments, name, "ELAN", left=left)


def _slots(root: Any) -> dict[str, float]:
    """Seconds of every slot that has a time."""
    return {
        slot.get("TIME_SLOT_ID"): when
        for slot in root.iter()
        if local(slot) == "TIME_SLOT"
        and (when := of_milliseconds(slot.get("TIME_VALUE", ""))) is not None
    }


Times = dict[str, tuple[float | None, float | None]]


def _times(root: Any, slots: dict[str, float]) -> Times:
    """From when to when every annotation lasts; one that hangs on another lasts as long."""
    out: Times = {}
    hangs: dict[str, str] = {}
    for node in root.iter():
        key = str(node.get("ANNOTATION_ID")) if isinstance(node.tag, str) else ""
        if local(node) == "ALIGNABLE_ANNOTATION":
            begin, end = node.get("TIME_SLOT_REF1"), node.get("TIME_SLOT_REF2")
            out[key] = (slots.get(begin), slots.get(end))
        elif local(node) == "REF_ANNOTATION":
            hangs[key] = node.get("ANNOTATION_REF")
    for key in hangs:
        at, seen = key, set()
        while at in hangs and at not in seen:
            seen.add(at)
            at = hangs[at]
        out[key] = out.get(at, (None, None))
    return out


def _tops(nodes: Sequence[Any]) -> dict[str, Any]:
    """For each tier's name the one all its parents end at: what hangs on a tier (its words, their
    classes, gestures meanwhile) is of the same speaker."""
    by_name = {node.get("TIER_ID"): node for node in nodes}
    out = {}
    for name, node in by_name.items():
        top, seen = node, {name}
        while (parent := top.get("PARENT_REF")) in by_name and parent not in seen:
            seen.add(parent)
            top = by_name[parent]
        out[name] = top
    return out


def _tier(node: Any, tops: Mapping[str, Any], times: Times) -> Tier:
    name = (node.get("TIER_ID") or "").strip()
    named = (node.get("PARTICIPANT") or "").strip() or name.partition("@")[2]
    top = tops[node.get("TIER_ID")]
    speaker = named or (top.get("PARTICIPANT") or "").strip()
    speaker = speaker or str(top.get("TIER_ID") or "").strip().rpartition("@")[2]
    segments = tuple(
        Segment(
            "".join(value.itertext()), speaker, *times.get(a.get("ANNOTATION_ID"), (None, None))
        )
        for a in node.iter()
        if local(a) in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
        for value in a
        if local(value) == "ANNOTATION_VALUE"
    )
    kind = f"{name} {node.get('LINGUISTIC_TYPE_REF') or ''}".casefold()
    role = next((word for word in ASIDES if word in kind), "")
    return Tier(name, speaker, segments, role)
