"""Other programs' projects over the API: those that were looked at and wait, and what is
shown of them.
"""

from __future__ import annotations

from pathlib import Path

from ..exchange import Bundle
from ..views.answers.exchange import FilePassage
from .waiting import Waiting, waiting

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


class WaitingBundles:
    """Files that were looked at and not taken over yet, the last few: in memory, or in a ``folder``
    that the processes of one server share.
    """

    def __init__(self, folder: Path | None = None) -> None:
        bundles = folder / "bundles" if folder else None
        self._waiting: Waiting[Bundle] = waiting(bundles, WAITING, lambda _bundle: 1)

    def put(self, bundle: Bundle) -> str:
        """Keep a file; returns its key."""
        return self._waiting.keep(bundle)

    def pop(self, key: str) -> Bundle | None:
        """A file that waits, which is kept no longer; None where there is none."""
        return self._waiting.take(key)


def passages(bundle: Bundle) -> list[FilePassage]:
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
            FilePassage(
                before=before.rpartition("\n")[2],
                quote=text[s.start : end] + ("…" if end < s.end else ""),
                after=after.partition("\n")[0] if end == s.end else "",
                title=texts[s.transcript].title,
                code=" · ".join(shown[:3]) or forms.get(s.form, s.form),
            )
        )
    return rows


def plain_name(name: str) -> str:
    """A file name that is only a name."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c if c.isalnum() or c in "-_. " else "-" for c in last).strip(" .")[:120]
