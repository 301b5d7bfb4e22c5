"""A project written as a workbook that Causal Map reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...guards.sheets import save_book
from ...model import (
    CausalMap,
    Claim,
)
from ...model.chains import chain_text
from ...model.told_signs import sign_of, strength_of
from ..bundle import Bundle, Report
from .cells import safe
from .mapfile import SIGNS


def write_workbook(
    m: CausalMap | Bundle, path: str | Path, *, passages: Mapping[str, str] | None = None
) -> Report:
    """A map, or a bundle's statements of form cause, as a Causal Map workbook: factors, links,
    statements, sources.

    ``passages`` maps claim ids to the passage a quote stands in (default: the turn it stands in for
    a bundle, else the quote itself). Text a spreadsheet would take for a formula is written with a
    leading apostrophe.
    """
    from openpyxl import Workbook

    report = Report(dialect="Causal Map workbook")
    holders: dict[str, str] = {}
    chains: dict[str, str] = {}
    if isinstance(m, Bundle):
        chains = {s.id: chain_text(s.via) for s in m.statements if s.via}
        holders = {s.id: s.holder or "" for s in m.statements}
        other = sum(s.form != "cause" for s in m.statements)
        if other:
            report.left.append(f"{other} statements of other forms than cause.")
        passages = {**_turns_of(m), **(passages or {})}
        m = _map_of(m)
    ids = {name: i for i, name in enumerate(m.concepts, 1)}
    rows: list[list[Any]] = []
    statements: dict[tuple[str, str], int] = {}
    sources: dict[str, None] = {}
    for claim in m.claims:
        words = (passages or {}).get(claim.id, claim.quote)
        number = statements.setdefault((claim.source, words), len(statements) + 1)
        sources.setdefault(claim.source)
        cause, effect, sign = claim.as_told or (claim.cause, claim.effect, claim.sign)
        rows.append(
            [
                claim.id,
                ids.get(cause),
                ids.get(effect),
                cause,
                effect,
                number,
                claim.quote,
                claim.source,
                SIGNS[sign],
                claim.strength,
                claim.hedge,
                claim.speaker or "",
                holders.get(claim.id, claim.source),
                claim.commitment,
                *([chains.get(claim.id, "")] if chains else []),
            ]
        )
    book = Workbook(write_only=True)
    heads = (
        "link_id from to from_label to_label statement_id quote source_id sign strength hedge "
        "speaker holder"
    )
    for title, head, body in (
        ("factors", ["factor_id", "label"], [[i, name] for name, i in ids.items()]),
        ("links", [*heads.split(), "commitment", *(["via"] if chains else [])], rows),
        (
            "statements",
            ["statement_id", "text", "source_id"],
            [[i, words, source] for (source, words), i in statements.items()],
        ),
        ("sources", ["source_id"], [[s] for s in sources]),
    ):
        sheet = book.create_sheet(title)
        for row in [head, *body]:
            sheet.append([safe(v) for v in row])
    save_book(book, Path(path))
    report.imported = {
        "factors": len(ids),
        "links": len(rows),
        "passages": len(statements),
        "sources": len(sources),
    }
    return report


def _map_of(bundle: Bundle) -> CausalMap:
    claims = []
    for s in bundle.statements:
        if s.form == "cause" and s.values.get("cause") and s.values.get("effect"):
            where = f"statement {s.id}"
            word, weight = strength_of(s.values.get("strength"), where)
            claims.append(
                Claim(
                    str(s.values["cause"]),
                    str(s.values["effect"]),
                    sign_of(s.values.get("sign"), where),
                    s.id,
                    s.holder or s.speaker or s.transcript,
                    s.commitment,
                    word,
                    str(s.values.get("hedge") or ""),
                    s.quote,
                    s.transcript,
                    s.speaker,
                    weight,
                )
            )
    return CausalMap.from_claims(claims)


def _turns_of(bundle: Bundle) -> dict[str, str]:
    texts = {t.id: t for t in bundle.transcripts}
    out = {}
    for s in bundle.statements:
        text = texts.get(s.transcript)
        turn = text.turn_at(s.start) if text else None
        if text and turn and turn.start <= s.start and s.end <= turn.end:
            out[s.id] = text.quote(turn.start, turn.end)
    return out
