"""How far several coders agree on the same texts: one report, layer by layer, never one number.

Plain statements in, a plain value out; no project is needed.
Definitions: docs/concepts/agreement.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import Field as FormField
from ..model import Form, Statement, Statements
from ..wording import listed, say
from .fields import FORM, form_layers, shared_layers
from .intervals import Drawing, ratio_interval
from .links import is_causal, link_agreement
from .notes import shown
from .passages import Document, Matched, Stretch, counted_rows, matched
from .projection import PRESENCE, Grid
from .results import (
    ALL,
    AgreementOptions,
    AgreementReport,
    Bounds,
    Compared,
    Finding,
    FoundBy,
    FoundIn,
    LeftOut,
    UniverseOf,
)
from .spans import token_f1
from .table import PAIR
from .tally import FieldAgreement, field_agreement
from .unitizing import marked_alpha
from .words import methods, next_steps, sentences, units_csv


@dataclass(frozen=True)
class Material:
    """All that a report is made of: statements, texts, forms and the parent of each concept."""

    statements: Sequence[Statement]
    documents: Sequence[Document]
    forms: Sequence[Form]
    parents: Mapping[str, str] = field(default_factory=dict)


def agreement(statements: Statements, **settings: Any) -> AgreementReport:
    """The report of a study: of statements alone, with forms and texts guessed from them.

    Settings as in :class:`AgreementOptions`. Without a project nobody has declared a text
    finished, so every text that two or more coded is compared.
    """
    rows = list(statements)
    known = {f.name for f in fields(AgreementOptions)}
    for name in settings:
        if name not in known:
            raise UnknownName("setting of agreement", name, known)
    chosen: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in settings.items()
    }
    return report(material_of(rows), AgreementOptions(**{**chosen, "universe": "all"}))


def material_of(rows: Sequence[Statement]) -> Material:
    """Texts as long as their statements reach, forms with the fields that occur in them."""
    ends: dict[str, int] = {}
    kinds: dict[str, dict[str, str]] = {}
    for s in rows:
        ends[s.transcript] = max(ends.get(s.transcript, 0), s.end)
        for name, value in s.values.items():
            kinds.setdefault(s.form, {}).setdefault(name, _kind(value))
    documents = [Document(id=name, title=name, length=end) for name, end in ends.items()]
    forms = [
        Form(name, tuple(FormField(k, kind) for k, kind in found.items()))
        for name, found in kinds.items()
    ]
    return Material(rows, documents, forms)


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "yes/no"
    return "number" if isinstance(value, (int, float)) else "concept"


def report(material: Material, options: AgreementOptions | None = None) -> AgreementReport:
    """Compare coders. Raises OptionError where there is nobody to compare, UnknownName for a coder
    or form that is not there."""
    options = options or AgreementOptions()
    coders = _coders(material, options)
    universe, present = _universe(material, coders, options)
    ids = {c.transcript for c in universe.transcripts}
    documents = [d for d in _in_order(material.documents) if d.id in ids]
    place = {d.id: i for i, d in enumerate(documents)}
    wanted = set(options.forms)
    rows = counted_rows([s for s in material.statements if not wanted or s.form in wanted], present)
    there = [present[d.id] for d in documents]
    work = _Work(material, options, coders, documents, there, place)
    finding: dict[str, Finding] = {}
    compared: dict[str, dict[str, FieldAgreement]] = {}
    for name, own in _by_form(rows, material.forms, options):
        found = matched(own, coders, there, options.threshold, place)
        finding[name] = work.finding(found)
        compared[name] = work.fields(name, found, own)
    causal = {f.name for f in material.forms if is_causal(f)}
    made = AgreementReport(
        coders, universe, finding, compared,
        link_agreement([s for s in rows if s.form in causal], coders, material.parents),
        finding[ALL].pairs, finding[ALL].documents, options,
        dependent=sum(1 for s in rows if s.origin == "suggestion"),
    )  # fmt: skip
    return AgreementReport(
        **{f.name: getattr(made, f.name) for f in fields(made) if f.name not in SAID},
        words=sentences(made),
        next_steps=next_steps(made),
        methods=methods(made),
    )


SAID = ("words", "next_steps", "methods")


def _coders(material: Material, options: AgreementOptions) -> tuple[str, ...]:
    """Who is compared, in the order of their names: nobody is the standard."""
    known = sorted({s.coder for s in material.statements if s.coder})
    known = sorted(
        {
            *known,
            *(c for d in material.documents for c in d.finished or {}),
            *(r.coder for d in material.documents for r in d.read),
        }
    )
    for name in () if options.again else options.coders:
        if name not in known:
            raise UnknownName("coder", name, known)
    for name in options.forms:
        if name not in {f.name for f in material.forms}:
            raise UnknownName("form", name, [f.name for f in material.forms])
    for name in options.transcripts:
        if name not in {d.id for d in material.documents}:
            raise UnknownName("transcript", name, [d.id for d in material.documents])
    coders = tuple(sorted(set(options.coders) or known))
    if len(coders) < PAIR:
        who = f"one ({coders[0]})" if coders else "none"
        raise OptionError(f"Agreement compares two coders or more, and there is {who}.")
    return coders


def _universe(
    material: Material, coders: Sequence[str], options: AgreementOptions
) -> tuple[UniverseOf, dict[str, tuple[Stretch, ...]]]:
    """Which texts and passages count, and who was there: a coder who has not finished is missing,
    not silent.
    """
    coded: dict[str, set[str]] = {}
    for s in material.statements:
        coded.setdefault(s.transcript, set()).add(s.coder)
    compared, left_out, present = [], [], {}
    for d in material.documents:
        if options.transcripts and d.id not in options.transcripts:
            continue
        if d.shut:
            left_out.append(
                LeftOut(d.id, d.title, say("Coded blind until all have finished it."), True)
            )
            continue
        finished = dict(d.finished or {})
        done = {c for c in coders if c in finished}
        if options.universe == "all":
            done |= coded.get(d.id, set()) & set(coders)
        stretches = d.stretches(done, coders)
        shared = [s for s in stretches if len(s.coders) >= PAIR]
        done |= {c for s in shared for c in s.coders}
        missing = tuple(c for c in coders if c not in done)
        if not shared:
            why = _why_left_out(done, missing, options.universe)
            left_out.append(LeftOut(d.id, d.title, why))
            continue
        here = tuple(c for c in coders if c in done)
        parts = {r.coder: r.when for r in sorted(d.read, key=lambda r: r.when)}
        when = {c: at for c in here if (at := finished.get(c) or parts.get(c))}
        whole = len(stretches) == 1
        size = sum(min(s.stop, d.length) - s.start for s in shared)
        compared.append(
            Compared(
                d.id, d.title, here, missing, when,
                0 if whole else len(shared),
                1.0 if whole or not d.length else size / d.length,
            )
        )  # fmt: skip
        present[d.id] = stretches
    return UniverseOf(options.universe, tuple(compared), tuple(left_out)), present


def _why_left_out(done: set[str], missing: Sequence[str], universe: str) -> str:
    who, one = listed([*missing]), len(missing) == 1
    if universe == "all":
        told = (
            say("{coders} has nothing in it.", coders=who)
            if one
            else say("{coders} have nothing in it.", coders=who)
        )
    else:
        told = (
            say("{coders} has not declared it finished.", coders=who)
            if one
            else say("{coders} have not declared it finished.", coders=who)
        )
    return told if done else say("Nobody compared: {told}", told=told)


def _in_order(documents: Sequence[Document]) -> list[Document]:
    """In the order of finishing; what nobody finished keeps its place behind."""

    def last(d: Document) -> str:
        return max((*(d.finished or {}).values(), *(r.when for r in d.read)), default="9999")

    return sorted(documents, key=last)


def _by_form(
    rows: Sequence[Statement], forms: Sequence[Form], options: AgreementOptions
) -> list[tuple[str, list[Statement]]]:
    order = [f.name for f in forms if not options.forms or f.name in options.forms]
    held: dict[str, list[Statement]] = {name: [] for name in order}
    for s in rows:
        held.setdefault(s.form, []).append(s)
    return [(ALL, list(rows)), *((name, own) for name, own in held.items() if own)]


@dataclass(frozen=True)
class _Work:
    """What every layer of one report shares."""

    material: Material
    options: AgreementOptions
    coders: tuple[str, ...]
    documents: Sequence[Document]
    there: Sequence[Sequence[Stretch]]
    place: Mapping[str, int]

    @cached_property
    def words(self) -> list[npt.NDArray[np.intp]]:
        return [np.array(d.words, dtype=np.intp) for d in self.documents]

    @property
    def drawing(self) -> Drawing:
        return Drawing(self.options.draws, self.options.seed)

    def fields(
        self, form: str, found: Matched, rows: Sequence[Statement]
    ) -> dict[str, FieldAgreement]:
        """Every layer of a form."""
        known = next((f for f in self.material.forms if f.name == form), None)
        layers = form_layers(known, rows, self.material.parents) if known else []
        layers = [FORM, *shared_layers()] if form == ALL else [*layers, *shared_layers()]
        if self.options.unit != "statement":
            grid = Grid(rows, self.coders, self.documents, self.there, self.options.unit)
            layers = [PRESENCE, *(x for x in layers if x.level and x.name != "rejects")]
            return {x.name: grid.agreement(x, self.drawing) for x in layers}
        names = [d.id for d in self.documents]
        return {x.name: field_agreement(found, x, names, self.drawing) for x in layers}

    def finding(self, found: Matched) -> Finding:
        """What was found by whom."""
        pairs = _pairs(found)
        defined = [p.f1 for p in pairs if p.f1 is not None]
        by_text = _texts(found, self.documents)
        size = len(self.documents)
        matches, sizes = [0.0] * size, [0.0] * size
        for one in found.counts:
            matches[one.document] += 2.0 * len(one.pairs)
            sizes[one.document] += sum(one.sizes)
        limits = ratio_interval(matches, sizes, self.drawing) if defined else None
        low, high = limits or (None, None)
        alone = {c: found.alone(c) for c in self.coders}
        units = tuple(
            tuple(found.rows[i].id for i in unit if i >= 0) for unit in found.members.T.tolist()
        )
        return Finding(
            float(np.mean(defined)) if defined else None, low, high,
            "" if defined else "Nobody marked anything here.",
            {c: sum(1 for s in found.rows if s.coder == c) for c in self.coders},
            len(units), units, {c: len(ids) for c, ids in alone.items()}, alone,
            *self._continuum(found), self._bounds(found), pairs, by_text,
        )  # fmt: skip

    def _continuum(self, found: Matched) -> tuple[float | None, float | None]:
        """Token F1 (two coders) and unitizing alpha, over the texts that all of them read."""
        spans: dict[str, list[tuple[int, int, object]]] = {c: [] for c in self.coders}
        pieces: dict[str, list[tuple[int, int, int]]] = {}
        length = 0
        for d, there in zip(self.documents, self.there, strict=True):
            for one in there:
                if one.coders >= {*self.coders}:
                    stop = min(one.stop, d.length)
                    pieces.setdefault(d.id, []).append((one.start, stop, length - one.start))
                    length += stop - one.start + 1
        for s in found.rows:
            for start, stop, shift in pieces.get(s.transcript, ()):
                if start <= s.start < stop and s.end > s.start:
                    end = min(s.end, stop)
                    spans[s.coder].append((shift + s.start, shift + end, "marked"))
        if not length:
            return None, None
        a, b = spans[self.coders[0]], spans[self.coders[1]]
        token = token_f1(a, b) if len(self.coders) == PAIR else None
        return token, marked_alpha(spans, length)

    def _bounds(self, found: Matched) -> Bounds | None:
        edges = np.array([(s.start, s.end) for s in found.rows], dtype=np.intp).reshape(-1, 2)
        apart: list[npt.NDArray[np.intp]] = []
        exact = 0
        for one in found.counts:
            if not one.pairs:
                continue
            words = self.words[one.document]
            a, b = (edges[[int(pair[k]) for pair in one.pairs]] for k in (0, 1))
            exact += int((a == b).all(axis=1).sum())
            apart.append(np.abs(np.searchsorted(words, a) - np.searchsorted(words, b)))
        if not apart:
            return None
        far = np.concatenate(apart)
        middle, ninety = np.quantile(far, [0.5, 0.9])
        return Bounds(exact, exact / len(far), float(middle), float(ninety))


def _pairs(found: Matched) -> tuple[FoundBy, ...]:
    """Pairs of coders, over the texts both read."""
    sums: dict[tuple[str, str], list[int]] = {}
    for one in found.counts:
        total = sums.setdefault(one.coders, [0, 0, 0])
        for k, n in enumerate((len(one.pairs), *one.sizes)):
            total[k] += n
    return tuple(
        FoundBy(who, 2 * n / (a + b) if a + b else None, n, (a, b))
        for who, (n, a, b) in sums.items()
    )


def _texts(found: Matched, documents: Sequence[Document]) -> tuple[FoundIn, ...]:
    sums = [[0, 0] for _ in documents]
    for one in found.counts:
        sums[one.document][0] += len(one.pairs)
        sums[one.document][1] += sum(one.sizes)
    return tuple(
        FoundIn(d.id, 2 * n / of if of else None, n, of)
        for d, (n, of) in zip(documents, sums, strict=True)
    )


def settings_data(options: AgreementOptions) -> dict[str, Any]:
    """Settings as plain data."""
    return asdict(options)


def agreement_csv(material: Material, made: AgreementReport) -> str:
    """Units by coders as CSV, one row a unit and field: any package can check the numbers."""
    known = {f.name: f for f in material.forms}
    held = {s.id: s for s in material.statements}
    values: dict[str, dict[str, str]] = {}
    for form, found in made.finding.items():
        own = [held[i] for unit in found.matched_ids for i in unit]
        layers = form_layers(known[form], own, material.parents) if form in known else [FORM]
        for s in own:
            row = values.setdefault(s.id, {"coder": s.coder, "transcript": s.transcript})
            for layer in [*layers, *shared_layers()]:
                row[f"{form}\t{layer.name}"] = shown(layer.value(s))
    return units_csv(made, values)
