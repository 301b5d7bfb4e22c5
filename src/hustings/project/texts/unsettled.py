"""What a corrected text left for a person to settle: passages whose words changed, and those
without a place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ... import store
from ...errors import OptionError, UnknownName
from ...exchange.reanchoring import Moves, same_blocks
from ...model import Transcript

if TYPE_CHECKING:
    from ..base import ChangeSet
    from ..statements import Coding

KEY = "review: unsettled "
"""A note per statement, among the project's own: {"statement", "transcript", "what", "before",
"near"}.
"""

DECISIONS = ("here", "keep", "delete")


def unsettled(project: Coding, transcript: str | None = None) -> list[dict[str, Any]]:
    """See :meth:`hustings.project.Project.unsettled`."""
    notes = [r["data"] for r in store.starting(project.database, "extras", KEY)]
    notes = [n for n in notes if transcript is None or n["transcript"] == transcript]
    there = (
        {s.id: s for s in project.statements(ids=[n["statement"] for n in notes])} if notes else {}
    )
    out = [{**n, "now": there[n["statement"]]} for n in notes if n["statement"] in there]
    # a person may have settled it by moving or deleting the statement
    out = [n for n in out if n["what"] == "unplaced" or n["now"].transcript == n["transcript"]]
    return sorted(out, key=lambda n: (n["transcript"], n["near"], n["statement"]))


def settle(project: Coding, decisions: Iterable[Mapping[str, Any]]) -> int:
    """See :meth:`hustings.project.Project.settle`."""
    wanted = list(decisions)
    open_ = {n["statement"]: n for n in unsettled(project)}
    if not wanted:
        raise OptionError("Say at least one decision.")
    for decision in wanted:
        if decision.get("do") not in DECISIONS:
            raise UnknownName("decision", str(decision.get("do")), DECISIONS)
        if decision.get("statement") not in open_:
            raise OptionError(f"Nothing is open about the statement {decision.get('statement')!r}.")
    n = len(wanted)
    with project.changing(
        "settle", f"Settled {n} passage{'s' * (n > 1)} of a corrected text"
    ) as change:
        for decision in wanted:
            key, note = decision["statement"], open_[decision["statement"]]
            record = project.known_record("statements", key, "statement")
            if decision["do"] == "here":
                start, end = decision.get("start"), decision.get("end")
                if start is None or end is None:
                    raise OptionError("To place a passage, say where: start and end.")
                change.update(
                    "statements", record, project.checked_span(note["transcript"], start, end)
                )
            elif decision["do"] == "delete":
                project.delete_verdicts(change, [key])
                change.delete("statements", record)
            change.delete("extras", project.known_record("extras", KEY + key, "note"))
    return n


def follow(
    project: Coding, change: ChangeSet, old: Transcript, new: Transcript, moves: Moves
) -> None:
    """Note what a correction changed or could not place; what was open already stays open, on the
    new text.
    """
    before = {r["data"]["statement"]: r for r in store.starting(project.database, "extras", KEY)}
    blocks = same_blocks(old.text, new.text)
    fresh = [(m, "moved") for m in moves.moved] + [(m, "unplaced") for m in moves.unplaced]
    told = {m.key for m, _ in fresh}
    for move, what in fresh:
        known = before.get(move.key)
        data = {
            "statement": move.key,
            "transcript": new.id,
            "what": what,
            "before": known["data"]["before"] if known else move.old_quote,
            "near": move.new[0] if move.new else nearest(blocks, move.old[0]),
        }
        if known:
            change.update("extras", known, {"data": data})
        else:
            change.insert("extras", {"id": KEY + move.key, "data": data})
    for key, record in before.items():
        if key not in told and record["data"]["transcript"] == old.id:
            near = nearest(blocks, record["data"]["near"])
            change.update(
                "extras", record, {"data": {**record["data"], "transcript": new.id, "near": near}}
            )


def shift(project: Coding, change: ChangeSet, transcript: str, into: str, by: int) -> None:
    """Notes of a part become notes of the whole."""
    for record in store.starting(project.database, "extras", KEY):
        data = record["data"]
        if data["transcript"] == transcript:
            change.update(
                "extras", record, {"data": {**data, "transcript": into, "near": data["near"] + by}}
            )


def nearest(blocks: list[tuple[int, int, int]], offset: int) -> int:
    """Where the text about an offset of the old text goes on in the new one (``blocks`` as of
    ``same_blocks``).
    """
    i = bisect_right([a for a, _, _ in blocks], offset) - 1
    if i < 0:
        return 0
    a, b, n = blocks[i]
    return b + min(n, offset - a)
