"""Every record of a project as a copy without names has it: texts replaced, ids made anew."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ... import store
from ...agreement.differences import difference_key
from ...errors import OptionError
from ...model.documents import REPORT, renoted, with_texts
from ...private import Name, Replaced, Replacer
from ...private.keys import Key
from ...private.names import fold
from ...store import Row
from .. import codec
from ..base import NOTES, Base
from ..coders.assigned import ASSIGNED
from ..memos import KEY as MEMOS
from ..texts import recordings

Record = dict[str, Any]

LEFT_OUT = ("rejected",)
"""States of suggestions that do not go along."""

CODER = "Coder {}"

CLOSED = frozenset(
    "kind state tier method version form commitment origin status holding outcome color "
    "language date about on".split()
)
"""Columns of words the program gives: nobody's name, whatever they are spelled like."""

SAID = frozenset({"label", "description", "reading"})
"""What a form says to people."""


TABLE = "names"
"""The note that holds the table of names; it never goes along."""

STAYING = (f"{NOTES}{TABLE}", ASSIGNED, store.MERGED)
"""Notes that stay here begin so: the table, who codes what, what was merged."""

OF_RECORDS = frozenset({"finished", "parts", "unsettled", "versions"})
"""Notes whose keys end in the ids of the texts or statements they are about."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What of a project leaves with its copy: attributes of people that stay here, and whether it
    is told what was done.
    """

    without: tuple[str, ...] = ()
    history: bool = False


class Copying:
    """Every record of a project as the copy has it.

    ``ids`` (old -> new) and ``coders`` are those of a copy made before, where there is one.
    """

    def __init__(
        self,
        project: Base,
        names: Sequence[Name],
        ids: Mapping[str, str] | None = None,
        coders: Mapping[str, str] | None = None,
        leaving: Leaving | None = None,
    ) -> None:
        self._database = project.database
        self.leaving = leaving or Leaving()
        self.names = list(names)
        self.replacer = Replacer(names)
        self.transcripts = self._fetched("transcripts", replaced_by=None)
        kept = {r["id"] for r in self.transcripts}
        self.of_texts = {
            table: [r for r in self._fetched(table) if r["transcript"] in kept]
            for table in ("turns", "statements", "suggestions")
        }
        self.of_texts["suggestions"] = [
            r for r in self.of_texts["suggestions"] if r["state"] not in LEFT_OUT
        ]
        self.named = {t: self._fetched(t) for t in ("actors", "concepts")}
        judged = {r["id"] for r in self.of_texts["statements"]}
        self.verdicts = [r for r in self._fetched("verdicts") if r["statement"] in judged]
        self.decisions = [r for r in self._fetched("decisions") if judged.intersection(r["basis"])]
        everything = (self.transcripts, *self.of_texts.values(), *self.named.values())
        letters = ("d", "t", "s", "g", "a", "c")
        self.ids = {
            r["id"]: codec.new_id(letter)
            for letter, rows in zip(letters, everything, strict=True)
            for r in rows
        }
        self.ids |= {r["id"]: codec.new_id("v") for r in self.verdicts}
        self.ids |= {r["id"]: codec.new_id("j") for r in self.decisions} | dict(ids or {})
        self.coders = self._coders() | dict(coders or {})
        self.in_extras = Replacer(
            [*names, *(Name(o, n, "other") for o, n in self.coders.items() if o != n)]
        )
        """Extras hold coders by name."""
        self.replaced: dict[str, Replaced] = {
            r["id"]: self.replacer.replace(store.text(self._database, r["text"]))
            for r in self.transcripts
        }

    def _fetched(self, table: str, **where: Any) -> list[Record]:
        return store.fetch(self._database, table, **where)

    def _coders(self) -> dict[str, str]:
        """Coder -> what he is called in the copy: by the table, or numbered."""
        who = [r["coder"] for r in self.of_texts["statements"]]
        who += [r["by"] for r in (*self.verdicts, *self.decisions)]
        out: dict[str, str] = {}
        if self.leaving.history:
            who += [entry.by for entry in store.journal(self._database)]
        for name in filter(None, dict.fromkeys(who)):
            known = self.replacer.words(name)
            plain = re.fullmatch(r"coder \d+", name) is not None
            out[name] = known if known != name or plain else CODER.format(_letters(len(out)))
        return out

    @cached_property
    def told_apart(self) -> list[str]:
        """What is searched for beside the names: coders who got another name, files, sums."""
        spoken = fold(" ".join(x.text for x in self.replaced.values()))
        coders = [o for o, n in self.coders.items() if o != n and fold(o) not in spoken]
        sources = [r["source"] for r in self.transcripts]
        # the sum of a text that goes along word for word tells no more than the text does
        along = {self._text_key(r["id"]) for r in self.transcripts}
        sums = {str(s.get("sha256") or "") for s in sources} - along - {""}
        return [*coders, *self.files, *sorted(sums)]

    @cached_property
    def files(self) -> list[str]:
        """What the sources' files are called; a name without an ending is as a rule a word that any
        text may hold.
        """
        found = (str(r["source"].get("name") or "") for r in self.transcripts)
        return [name for name in found if re.search(r"\.\w+$", name)]

    def history(self) -> list[store.Told]:
        """What was done, by whom, on which day, under the names of the copy: nobody can undo it
        there, and no record is told as it was.
        """
        files = (Name(f, "a file", "other") for f in self.files)
        words = Replacer([*self.in_extras.names, *files])
        journal = [e for e in store.journal(self._database) if e.state != "step"]
        touched = store.records_of(self._database, [e.id for e in journal])
        return [
            store.Told(
                replace(
                    entry,
                    key=codec.new_id(),
                    at=entry.at[:10],
                    by=self.coders.get(entry.by, ""),
                    summary=words.words(entry.summary),
                    came=(),
                    merged="",
                ),
                tuple(self.ids[key] for key in touched.get(entry.id, ()) if key in self.ids),
            )
            for entry in journal
        ]

    def key(self) -> Key:
        """What leads back from the copy."""
        return Key(self.names, {new: old for old, new in self.ids.items()}, dict(self.coders))

    def texts(self) -> list[Record]:
        """The new texts, each once."""
        made = {self._text_key(r["id"]): self.replaced[r["id"]].text for r in self.transcripts}
        return [{"id": k, "text": text, "original": None} for k, text in made.items()]

    def _text_key(self, transcript: str) -> str:
        data = self.replaced[transcript].text.encode("utf-8", "surrogatepass")
        return hashlib.sha256(data).hexdigest()

    def rows(self) -> list[Row]:
        """Every record, translated."""
        how: tuple[tuple[str, Iterable[Record], Callable[[Record], Record]], ...] = (
            ("forms", self._fetched("forms"), self._form),
            ("transcripts", self.transcripts, self._transcript),
            ("actors", self.named["actors"], self._actor),
            ("concepts", self.named["concepts"], self._plain),
            ("turns", self.of_texts["turns"], self._turn),
            ("statements", self.of_texts["statements"], self.statement),
            ("suggestions", self.of_texts["suggestions"], self._suggestion),
            ("verdicts", self.verdicts, self._verdict),
            ("decisions", self.decisions, self._decision),
            ("studies", self._fetched("studies"), self._study),
            ("extras", filter(self._stands, self._fetched("extras")), self._extra),
        )
        made = [(table, as_copied(r)) for table, rows, as_copied in how for r in rows]
        _refuse_doubles(made)
        return [Row(table, r["id"], None, r) for table, r in made]

    def _plain(self, record: Record) -> Record:
        """A record with the names in all of its texts replaced; closed words stay as they are."""
        out: Record = {
            column: value if column in CLOSED else self.replacer.everywhere(value, self.ids)
            for column, value in record.items()
        }
        return out

    def _actor(self, record: Record) -> Record:
        there = record["attributes"]
        kept = {key: value for key, value in there.items() if key not in self.leaving.without}
        return self._plain({**record, "attributes": kept})

    def _study(self, record: Record) -> Record:
        """A kept study or report keeps what its options are called; authors are coders as a rule,
        notes stand on the new ids.
        """
        study = record["study"]
        if study.get("build") == REPORT:
            study = with_texts(study, lambda words: renoted(words, self.ids.get))

        def told(value: Any) -> Any:
            if not isinstance(value, dict):
                return self.in_extras.everywhere(value, self.ids)
            return {k: self.in_extras.everywhere(v, self.ids) for k, v in value.items()}

        name = self.in_extras.everywhere(record["id"], self.ids)
        return {"id": name, "study": {key: told(value) for key, value in study.items()}}

    def _form(self, record: Record) -> Record:
        """A form keeps its name and its fields: statements are told by them."""
        told = {k: self.replacer.everywhere(v) for k, v in record["form"].items() if k in SAID}
        return {**record, "form": {**record["form"], **told}}

    def _stands(self, record: Record) -> bool:
        """Whether what a note is about goes along; what is left of a text that is gone does not."""
        if record["id"].startswith(STAYING):
            return False
        about = set(_about(record["id"]))
        if record["id"].startswith(MEMOS):
            about |= {record["data"]["of"]} - {""}
        return self.ids.keys() >= about

    def _extra(self, record: Record) -> Record:
        out: Record = self.in_extras.everywhere(record, self.ids)
        about = _about(record["id"])
        if about:
            kind = record["id"].removesuffix(" ".join(about))
            out["id"] = kind + " ".join(self.ids[key] for key in about)
        return out

    def _transcript(self, record: Record) -> Record:
        spans = self.replaced[record["id"]]
        attributes = {k: v for k, v in record["attributes"].items() if k != recordings.ATTRIBUTE}
        sections = [
            {
                **self._plain({k: v for k, v in s.items() if k not in ("start", "end")}),
                **dict(zip(("start", "end"), spans.span(s["start"], s["end"]), strict=True)),
            }
            for s in record["sections"]
        ]
        number = record["position"] + 1
        source = {
            "name": f"text {number}",
            "format": record["source"].get("format", "text"),
            "encoding": "",
            "sha256": "",
            "url": "",
            "licence": "",
            "evidence": self.replacer.words(str(record["source"].get("evidence") or "")),
        }
        return {
            **self._plain({k: record[k] for k in ("id", "title", "date", "language", "position")}),
            "text": self._text_key(record["id"]),
            "characters": len(spans.text),
            "replaces": None,
            "replaced_by": None,
            "source": source,
            "sections": sections,
            "attributes": self._plain(attributes),
            "proposals": [],
        }

    def _placed(self, record: Record) -> Record:
        """A record of a passage: its span in the new text, and all of its words replaced."""
        begin, stop = self.replaced[record["transcript"]].span(record["begin"], record["stop"])
        return {**self._plain(record), "begin": begin, "stop": stop}

    def _turn(self, record: Record) -> Record:
        out = self._placed(record)
        label = record["label_begin"]
        if label is not None:
            out["label_begin"] = self.replaced[record["transcript"]].span(label, label + 1)[0]
        return out

    def statement(self, record: Record) -> Record:
        """A statement as the copy has it."""
        out = self._placed(record)
        text = self.replaced[record["transcript"]].text
        return {
            **out,
            "quote": text[out["begin"] : out["stop"]],
            "coder": self.coders.get(record["coder"], ""),
            "made_at": record["made_at"][:10],
        }

    def _suggestion(self, record: Record) -> Record:
        out = self._placed(record)
        if record["cue"]:
            out["cue"] = list(self.replaced[record["transcript"]].span(*record["cue"]))
        return out

    def _decision(self, record: Record) -> Record:
        """What was settled, of the copy's own statements: a stale decision stays stale."""
        now = {r["id"]: r for r in self.of_texts["statements"] if r["id"] in record["basis"]}
        copied = {key: self.statement(r) for key, r in now.items()}
        basis = {
            self.ids.get(key, key): {
                column: copied[key][column]
                if key in now and now[key][column] == was
                else self.replacer.everywhere(was, self.ids)
                for column, was in columns.items()
            }
            for key, columns in record["basis"].items()
        }
        transcript = next(iter(copied.values()))["transcript"]
        return {
            **record,
            "id": self.ids[record["id"]],
            "transcript": transcript,
            "difference": f"{transcript}.{_key_between(record, self.ids)}",
            "reason": self.replacer.words(record["reason"]),
            "by": self.coders.get(record["by"], ""),
            "made_at": record["made_at"][:10],
            "basis": basis,
            "gold": [self.ids[key] for key in record["gold"] if key in self.ids],
        }

    def _verdict(self, record: Record) -> Record:
        return {
            **self._plain(record),
            "by": self.coders.get(record["by"], ""),
            "made_at": record["made_at"][:10],
        }


def _key_between(decision: Record, ids: Mapping[str, str]) -> str:
    """What the difference that was decided is called where its statements have other ids."""
    kind, key = decision["kind"], decision["difference"].rpartition(".")[2]
    fields = {"": None} | {
        name: None for columns in decision["basis"].values() for name in columns["values"]
    }
    pair = list(decision["basis"])[: 1 if kind == "only one" else 2]
    about = next((f for f in fields if difference_key(pair, kind, f) == key), "")
    return difference_key((ids.get(k, k) for k in pair), kind, about)


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    above, rest = divmod(number, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + rest)


def _about(note: str) -> list[str]:
    """The ids of the texts or statements a note is about; none where it is about neither."""
    kind, *about = note.removeprefix(NOTES).split()
    return about if note.startswith(NOTES) and kind in OF_RECORDS else []


def _refuse_doubles(rows: Iterable[tuple[str, Record]]) -> None:
    """Two people or concepts that would have one name are told before anything is written."""
    seen: set[tuple[str, str]] = set()
    for table, record in rows:
        if table in ("actors", "concepts"):
            if (table, record["name"]) in seen:
                what = {"actors": "people", "concepts": "concepts"}[table]
                raise OptionError(
                    f"Two {what} of the project would both be called {record['name']!r}: their "
                    f"names are forms of one row of the table. Merge them first, or give each its "
                    f"row."
                )
            seen.add((table, record["name"]))
