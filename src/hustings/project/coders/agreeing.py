"""Who declared which text finished, and what several coders' statements are compared with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Unpack

from ... import store
from ...agreement import (
    AgreementOptions,
    AgreementReport,
    AgreementSettings,
    Document,
    Material,
    Read,
    report,
)
from ...errors import NotAllowed, OptionError, UnknownName
from ...model import Selection, Transcript
from ...store import Row
from ..base import NOTES
from ..columns.layers import AGAIN, CODERS, GOLD
from ..conflicts import tried_again
from ..statements import Coding
from .assigned import Note, read, record_of, released

FINISHED = "finished "
"""Notes of who finished a text, one a text: ``{coder: when}``."""

MOST = 10_000_000
"""More changes than any log has."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class Agreeing(Coding):
    """Several coders of one project: who finished which text, and how far they agree."""

    def finish(self, transcript: str, coder: str | None = None) -> None:
        """Declare that a coder has read a text to its end: what is not marked then counts as not
        found. One undoable change. Raises UnknownName.
        """
        self._declare(transcript, coder or self.coder, finished=True)

    def reopen(self, transcript: str, coder: str | None = None) -> None:
        """Take back that a coder has finished a text; one undoable change. Raises UnknownName."""
        self._declare(transcript, coder or self.coder, finished=False)

    def finished(self) -> dict[str, dict[str, str]]:
        """``{transcript: {coder: when}}``; a corrected text stays as finished as it was."""
        out: dict[str, dict[str, str]] = {}
        records = list(store.starting(self.database, "extras", f"{NOTES}{FINISHED}"))
        there = {t["id"] for t in self.transcript_records(all=True)} if records else set()
        for record in records:
            key = record["id"].removeprefix(f"{NOTES}{FINISHED}")
            if key not in there:
                continue
            current = self._with_successors([key])[-1]
            # what is noted of the newest text holds
            if current == key or current not in out:
                out[current] = dict(record["data"])
        return {key: done for key, done in out.items() if done}

    def coders(self) -> list[str]:
        """Everybody who made a statement or finished a text, by name."""
        every = store.grouped(self.database, store.Question(), "coder")
        made = {str(coder) for coder, _ in every if coder}
        return sorted(made | {c for done in self.finished().values() for c in done})

    def authors(self) -> list[str]:
        """Everybody the project names as who made something: statements, verdicts, changes."""
        columns = (("statements", "coder"), ("verdicts", "by"))
        made = {
            str(r[0]) for table, name in columns for r in store.counts(self.database, table, name)
        }
        changed = {change.by for change in store.history(self.database, limit=MOST)}
        return sorted((made | changed | set(self.coders())) - {""})

    def rename_authors(self, names: Mapping[str, str]) -> None:
        """Give people of this project other names everywhere, the log included; no change of the
        project, and not undoable.
        """
        store.rename_authors(self.database, names)
        for key, done in self.finished().items():
            renamed = {names.get(coder, coder): at for coder, at in done.items()}
            self.keep_note(FINISHED + key, renamed, "Gave coders other names", undoable=False)

    def agreement(
        self,
        coders: Sequence[str] = (),
        transcripts: Sequence[str] = (),
        forms: Sequence[str] = (),
        **settings: Unpack[AgreementSettings],
    ) -> AgreementReport:
        """How far coders agree on the same texts and passages: what was found, and every field of
        it.

        Empty means all. ``unit`` is statement, turn, sentence or character; ``threshold`` the share
        (of the union) from which two statements are one passage; ``universe`` "finished" (texts
        declared finished) or "all"; ``draws`` and ``seed`` of the intervals. ``again``: one coder's
        second looks beside what he coded first. Raises OptionError for fewer than two coders,
        UnknownName.
        """
        chosen = AgreementOptions(
            coders=coders,  # type: ignore[arg-type]
            transcripts=transcripts,  # type: ignore[arg-type]
            forms=forms,  # type: ignore[arg-type]
            **settings,
        )
        return self.agreement_of(chosen)

    def agreement_of(self, chosen: AgreementOptions) -> AgreementReport:
        """As :meth:`agreement`, of settings that are checked already."""
        if not chosen.again:
            return report(self.material(), chosen)
        if len(chosen.coders) != 1:
            raise OptionError("A second look is one coder's beside his first: name one coder.")
        (coder,) = chosen.coders
        if coder not in self.coders():
            raise UnknownName("coder", coder, self.coders())
        return report(self.material(coder), replace(chosen, coders=(coder, second(coder))))

    def material(self, again: str = "") -> Material:
        """All that agreement is computed from: statements, texts, forms, concepts; ``again``: what
        one coder marked, and what he marked when he looked again, as of another coder.
        """
        done, read_of = self.finished(), self._passages_read(again)
        documents = [
            _document(
                self.transcript(t["id"]),
                done.get(t["id"], {}),
                read_of.get(t["id"], ()),
                shut=t["id"] in self.shut_texts,
            )
            for t in self.transcripts()
        ]
        concepts = self.concepts()
        names = {c.id: c.name for c in concepts}
        parents = {c.name: names[c.parent] for c in concepts if c.parent in names}
        there = {d.id for d in documents}
        own = Selection(layers=(CODERS,))
        rows = [s for s in self.statements(own) if s.transcript in there]
        if again:
            looks = self.statements(Selection(layers=(AGAIN,)))
            rows = [s for s in rows if s.coder == again]
            rows += [
                replace(s, coder=second(again))
                for s in looks
                if s.transcript in there and s.coder == again
            ]
        return Material(rows, documents, self.forms(), parents)

    def looked_again(self) -> list[str]:
        """Who has finished a second look at something that may be seen here, by name."""
        notes, shut = self.work(), self.shut_texts
        return sorted({n.coder for n in notes if n.again and n.read and n.transcript not in shut})

    def passages_read(self) -> dict[tuple[str, str], int]:
        """How many passages of a text somebody said to have read: (transcript, coder) -> number."""
        read_of = self._passages_read("").items()
        return Counter((text, one.coder) for text, found in read_of for one in found)

    def _passages_read(self, again: str) -> dict[str, list[Read]]:
        """By text the passages that are read; of a text that is coded blind nothing is told."""
        shut = self.shut_texts
        found: dict[str, list[Read]] = {}
        for n in self.work():
            if not n.read or n.transcript in shut or n.again != bool(n.again and n.coder == again):
                continue
            who = second(n.coder) if n.again else n.coder
            found.setdefault(n.transcript, []).append(Read(who, n.start, n.stop, n.read))
        return found

    def _declare(self, transcript: str, coder: str, *, finished: bool) -> None:
        self.refuse_for(coder)
        key = self._with_successors([str(self.transcript_record(transcript)["id"])])[-1]
        title = self.titles()[key]
        told = f"{coder} finished {title!r}" if finished else f"{coder} reopened {title!r}"
        here = self.whole
        whole = [n for n in here.work() if not n.alone]
        self._refuse_reopening(whole, key, coder, finished=finished)

        def write() -> None:
            done = dict(here.finished().get(key, {}))
            if (coder in done) == finished:
                return
            done.pop(coder, None)
            if finished:
                done[coder] = store.now()
            here.keep_finished(key, done, told)

        # another coder may finish the same text at the same moment
        tried_again(write)

    def _layer(self, transcript: str, coder: str) -> str | None:
        """In a second look what is marked is kept apart."""
        notes = self.work()
        looks = any(n.looking and (n.transcript, n.coder) == (transcript, coder) for n in notes)
        return AGAIN if looks else None

    def keep_finished(self, key: str, done: Mapping[str, str], told: str) -> None:
        """Note who finished a text. Where it is coded blind this is nobody's to take back by undo,
        and with the last of its coders it is open to all.
        """
        notes = self.work()
        shut = [n for n in notes if n.transcript == key and n.closed]
        texts = {**self.finished(), key: done}
        with self.changing("review", told, undoable=not shut) as change:
            before = store.get(self.database, "extras", f"{NOTES}{FINISHED}{key}")
            if before:
                change.update("extras", before, {"data": dict(done)})
            else:
                change.insert("extras", {"id": f"{NOTES}{FINISHED}{key}", "data": dict(done)})
            for note in shut if all(n.finished(texts) for n in shut) else ():
                record = record_of(replace(note, released=store.now()))
                kept = self.known_record("extras", record["id"], "assignment")
                change.update("extras", kept, record)

    def _finished_record(self, transcript: str) -> dict[str, Any]:
        """The note of who finished a text."""
        return self.known_record("extras", f"{NOTES}{FINISHED}{transcript}", "note")

    def _refuse_reopening(
        self, notes: Sequence[Note], key: str, coder: str, *, finished: bool
    ) -> None:
        """Raise NotAllowed where a coder would go on with what all finished, and he has seen."""
        if finished or self.sharing is None or self.sharing.others:
            return
        if any((n.transcript, n.coder) == (key, coder) and n.released for n in notes):
            raise NotAllowed(
                "All coders of this text have finished it and see each other's statements, so it "
                "stays so; a manager of the project may give it back.",
                needed="manager",
            )

    def _refuse_others(self, rows: Iterable[Row]) -> None:
        """Also where a coder has finished what was assigned to him: he opens it again first."""
        rows = list(rows)
        super()._refuse_others(rows)
        if self.sharing is None:
            return
        here = self.whole
        with here.moment():
            given = [n for n in here.work() if n.coder == self.coder]
            done = here.finished() if given else {}
        mine = [n for n in given if n.finished(done)]
        shut = {again: [n for n in mine if n.again == again] for again in (False, True)}
        marks = [row for row in rows if row.table == "statements"] if any(shut.values()) else []
        known = store.fetch(here.database, "statements", id=[r.key for r in marks]) if marks else []
        own = [r for r in known if r["coder"] == self.coder]
        own += [dict(r.after or {}) for r in marks if r.before is None]
        if any(
            note.holds(r.get("transcript", ""), r.get("begin", 0))
            for r in own
            for note in shut[r.get("layer") == AGAIN]
            if r.get("layer") != GOLD
        ):
            raise NotAllowed(
                "You declared this text finished. Open it again first; nothing was written.",
                needed="coder",
            )

    @property
    def scope(self) -> store.Scope | None:
        """What may be seen of the project here while texts are coded blind; None: all."""
        return self.database.scope

    @property
    def shut_texts(self) -> frozenset[str]:
        """The texts of which not all that was marked is seen here, as they are coded blind."""
        return self.database.scope.texts if self.database.scope else frozenset()

    @property
    def closed_texts(self) -> int:
        """How many texts are coded blind, so that what others marked in them is not seen here."""
        scope = self.database.scope
        closed = scope.texts - scope.again if scope else frozenset()
        return sum(r["id"] in closed for r in self.transcript_records()) if closed else 0

    @property
    def codes_blind(self) -> bool:
        """Whether this person codes a text blind now."""
        return any(n.closed and n.coder == self.coder for n in self.work())

    def work(self) -> tuple[Note, ...]:
        """Who is to code what, and how far he is: all of it, whoever looks."""
        whole = self.whole

        def look() -> tuple[Note, ...]:
            found = read(whole.database, whole.latest_texts())
            return released(found, whole.finished())

        return whole.database.kept("assigned", ("extras", "transcripts"), look)

    def _earlier(self) -> Mapping[str, list[str]]:
        """The texts each text took the place of."""
        found: dict[str, list[str]] = {}
        for text, last in self.latest_texts().items():
            if last != text:
                found.setdefault(last, []).append(text)
        return found


def second(coder: str) -> str:
    """How a coder is called where his second look stands beside his first."""
    return f"{coder}, second look"


def _document(
    transcript: Transcript,
    done: Mapping[str, str],
    passages: Iterable[Read] = (),
    *,
    shut: bool = False,
) -> Document:
    spoken = [(t.start, t.end) for t in transcript.turns]
    return Document(
        id=transcript.id,
        title=transcript.title,
        length=len(transcript.text),
        finished=done,
        read=tuple(replace(r, stop=r.stop or len(transcript.text)) for r in passages),
        turns=tuple(spoken),
        sentences=tuple(_sentences(transcript.text, spoken)),
        words=tuple(m.start() for m in WORD.finditer(transcript.text)),
        shut=shut,
    )


def _sentences(text: str, turns: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of turns; one never runs over the end of a turn.

    >>> _sentences("It should run. It is cheap.", [(0, 27)])
    [(0, 14), (15, 27)]
    """
    out = []
    for start, end in turns:
        cuts = [start, *(m.end() for m in SENTENCE_END.finditer(text, start, end)), end]
        for a, b in pairwise(sorted(set(cuts))):
            words = text[a:b].rstrip()
            if words.strip():
                out.append((a, a + len(words)))
    return out
