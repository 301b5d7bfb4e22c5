"""Other programs' projects over the API: looked at first, taken over when a person says so, and
written for them.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Response

from ..errors import InputError, UnknownName
from ..exchange import FORMATS, Bundle, format_of, read_bundle
from ..project import Project, bundles
from .bodies import Body, NewText

SHOWN = 6
"""So many passages are shown of a file, so that a person sees whether they fall on their words."""
AROUND = 40
WAITING = 3

DIALECTS = {
    "spec": "as the standard says",
    "nvivo-windows": "NVivo for Windows",
    "nvivo-mac": "NVivo for Mac",
    "qualcoder": "QualCoder",
    "atlas": "ATLAS.ti",
}


class Key(Body):
    """A file that waits."""

    key: str


class Wanted(Body):
    """A format to write: its name, the ending of the file where it has several, and for REFI-QDA
    who opens it.
    """

    format: str
    suffix: str = ""
    dialect: str | None = None


def exchanging(api: APIRouter, project: Project, json: Callable[..., Response]) -> None:
    """Routes: formats, look at a file, take it over, forget it, write one."""
    waiting: dict[str, Bundle] = {}
    lock = threading.Lock()

    @api.get("/exchange")
    def formats() -> Response:
        """The formats, and the dialects REFI-QDA can be written in."""
        return json(
            {"formats": FORMATS, "dialects": [{"name": n, "label": x} for n, x in DIALECTS.items()]}
        )

    @api.post("/exchange/look")
    def look(body: NewText) -> Response:
        """What a file holds; nothing is written."""
        try:
            data = base64.b64decode(body.content, validate=True)
        except (binascii.Error, ValueError):
            raise InputError(f"{body.name} did not arrive whole. Try again.") from None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / (_plain(body.name) or "file")
            path.write_bytes(data)
            kind = format_of(path)
            bundle = read_bundle(path, format=kind)
        key = secrets.token_hex(8)
        with lock:
            waiting[key] = bundle
            while len(waiting) > WAITING:
                waiting.pop(next(iter(waiting)))
        return json(
            {
                "key": key,
                "name": body.name,
                "label": next(f["label"] for f in FORMATS if f["name"] == kind),
                "report": bundle.report.as_dict(),
                "texts": [
                    {"title": t.title, "characters": len(t.text)} for t in bundle.transcripts
                ],
                "passages": passages(bundle),
            }
        )

    @api.post("/exchange/import")
    def take(body: Key) -> Response:
        """Take over a file that was looked at, as one change; the report of what came."""
        with lock:
            bundle = waiting.pop(body.key, None)
        if bundle is None:
            raise InputError(
                "This file is no longer at hand. Choose it again; nothing was written."
            )
        return json(bundles.put(project, bundle), 201)

    @api.post("/exchange/cancel")
    def cancel(body: Key) -> Response:
        """Forget a file that was looked at."""
        with lock:
            return json({"cancelled": waiting.pop(body.key, None) is not None})

    @api.post("/exchange/export")
    def write(body: Wanted) -> Response:
        """A file with its report: ``name``, ``content`` (base64) and ``report``."""
        known = {f["name"]: f for f in FORMATS if f["writes"]}
        if body.format not in known:
            raise UnknownName("format to write", body.format, known)
        endings = known[body.format]["suffixes"]
        suffix = body.suffix or endings[0]
        if suffix not in endings:
            raise UnknownName(f"ending of {body.format}", suffix, endings)
        options: dict[str, Any] = {"format": body.format}
        if body.dialect is not None:
            options["dialect"] = body.dialect
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ((_plain(project.name) or "project") + suffix)
            report = project.export_file(path, **options)
            content = base64.b64encode(path.read_bytes()).decode()
        return json({"name": path.name, "content": content, "report": report})


def passages(bundle: Bundle) -> list[dict[str, str]]:
    """Some statements of a bundle, spread over it, each with the words around: so that a shift is
    seen.
    """
    texts = {t.id: t for t in bundle.transcripts}
    placed = [s for s in bundle.statements if s.transcript in texts and s.start < s.end]
    step = max(1, len(placed) // SHOWN)
    forms = {f.name: f.label or f.name for f in bundle.forms}
    rows = []
    for s in placed[::step][:SHOWN]:
        text = texts[s.transcript].text
        shown = [str(v) for v in s.values.values() if isinstance(v, str) and v]
        end = min(s.end, s.start + 240)
        before, after = text[max(0, s.start - AROUND) : s.start], text[s.end : s.end + AROUND]
        if s.start > AROUND and " " in before:
            before = "… " + before.partition(" ")[2]
        if s.end + AROUND < len(text) and " " in after:
            after = after.rpartition(" ")[0] + " …"
        rows.append(
            {
                "before": before.rpartition("\n")[2],
                "quote": text[s.start : end] + ("…" if end < s.end else ""),
                "after": after.partition("\n")[0] if end == s.end else "",
                "title": texts[s.transcript].title,
                "code": " · ".join(shown[:3]) or forms.get(s.form, s.form),
            }
        )
    return rows


def _plain(name: str) -> str:
    """A file name that is only a name."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c if c.isalnum() or c in "-_. " else "-" for c in last).strip(" .")[:120]
