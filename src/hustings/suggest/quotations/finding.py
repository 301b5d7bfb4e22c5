"""Whose words: direct quotations with who is quoted, reported views, scare quotes and titles.

The rules look for a reporting verb and the words beside it that name its subject: "Mara Ostrow
said", "said Tobias Renn, of the Traders' Guild", "according to the Port Office". The source is the
words as they stand ("he", "a spokesman"): who that is, a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..sentences import Sentences
from ..spans import overlaps
from ..tiers import tiers_up_to
from ..wrapping import over_wrapped_lines
from .found import Marked, QuotationFound, Report, covered, reported_view
from .hollow import doubted
from .loose_reports import loose_reports
from .marks import Marks, marks
from .quoted_words import assign, blocks, direct_quotation, with_calling
from .reported_speech import reports
from .reported_views import views
from .scenes import scenes
from .sources import subject_left
from .spoken_marks import spoken_marks

VERSION = "20"


@over_wrapped_lines
def quotations(text: str, tier: str = "strong") -> list[QuotationFound]:
    """Quotations and reported views in ``text``, in order.

    ``tier``: *strong* (default) gives direct quotations of four words or more, or with a reporting
    verb beside them, and reports with "that", an inversion or "according to" after a core verb;
    *medium* every report with a core verb, and loose ones; *all* every reporting or thinking verb,
    scare quotes and titles.
    """
    wanted = tiers_up_to(tier)
    by_sentence = Sentences(text)
    found: list[QuotationFound] = []
    written = marks(text)
    spoken = spoken_marks(text, [m.outer for m in written])
    marked = [Marked(m.outer, m.inner, m.continues) for m in _in_order(written, spoken)]
    assign(text, marked)
    dialogue = scenes(text, [m.outer for m in written])
    for quote in marked:
        item = with_calling(text, quote, direct_quotation(text, quote))
        if item.tier == "strong" and covered(dialogue, item.start):
            item = replace(item, tier="medium", why=f"{item.why} One of several lines of dialogue.")
        if item.start < item.end and item.tier in wanted:
            found.append(item)
    found += (b for b in blocks(text, marked) if b.tier in wanted)
    reported = [r for r in reports(text, by_sentence, marked, wanted) if r.tier in wanted]
    if "medium" in wanted:
        spans: dict[tuple[int, int], QuotationFound] = {}
        for view in (v for v in _views(text, by_sentence, marked) if v.tier in wanted):
            before = spans.get((view.start, view.end))
            if before is None or (before.source is None and view.source is not None):
                spans[view.start, view.end] = view
        told = list(spans.values())
        reported = [
            r
            for r in reported
            if (r.start, r.end) not in spans and not any(overlaps(r.cue, v.cue) for v in told)
        ] + told
    found += reported
    if "medium" in wanted:
        inside = [m.outer for m in marked if text[m.outer[0]] in _DOUBLE_MARKS]
        taken = [*inside, *(s for q in found for s in ((q.start, q.end), (q.cue.start, q.cue.end)))]
        found += loose_reports(text, by_sentence, taken)
    found = [q for q in (doubted(text, q) for q in found) if q.tier in wanted]
    found.sort(key=lambda q: (q.start, q.end, q.kind))
    return found


_DOUBLE_MARKS = '"\u201c\u201e\u00ab`'
"""Single ones may be apostrophes: no report in talk is left out for them."""


def _in_order(written: list[Marks], spoken: list[Marks]) -> list[Marks]:
    return sorted([*written, *spoken], key=lambda m: m.outer) if spoken else written


def _views(text: str, by_sentence: Sentences, marked: list[Marked]) -> Iterator[QuotationFound]:
    """Views told without a verb of saying right beside them."""
    inside = [m.outer for m in marked]
    for view in views(text, by_sentence, subject_left):
        if not covered(inside, view.cue[0]):
            report = Report(view.cue, view.source, "medium", as_words=view.as_words)
            yield reported_view(text, view.content, report, 0.7, view.doubt)
