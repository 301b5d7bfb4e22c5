"""Commands over one speaker: the account, a first look at a text, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import OptionError, UnknownFormat
from .commands import JSON, LAYERS, prints, write
from .common import PROJECT, counted, is_project, main, opened, say, show, texts_in
from .options import OUTPUT, VERSIONS_HELP

if TYPE_CHECKING:
    from ..views.answers.account import Account
    from ..views.answers.looking import FirstLook, LookMark

OF = click.option("--of", "of", metavar="NAME", required=True, help="Whose account.")
SHOWN = 8
"""Marks of a kind that are told on the screen."""
TODAY = click.option("--today", metavar="DATE", help="Which forecasts are due (default: today).")


@main.command()
@PROJECT
@OF
@TODAY
@LAYERS
@click.option("--versions", default="once", help=VERSIONS_HELP)
@JSON
@OUTPUT
def account(project: Path, of: str, as_json: bool, output: Path | None, **asked: Any) -> None:
    """Everything one speaker tells, in one reading order, each line with its sentences.

    -o writes a page (.html) that holds everything, prints well and opens every sentence.
    """
    from .. import reports
    from ..views.account import account as account_of

    if output is not None and output.suffix.lower() not in (".html", ".htm"):
        raise UnknownFormat(f"An account is written as .html, not as {output.suffix!r}.")
    if output is not None and as_json:
        raise OptionError("Choose one: --json prints, -o writes a page.")
    with opened(project) as here:
        if output is not None:
            page = reports.account_page(here, of, **asked)
            write(output, page.encode("utf-8", "replace"))
            say(f"Wrote {output} ({len(page) / 1e6:.1f} MB)")
            return
        made = account_of(here, of, **asked)
    if as_json:
        show(asdict(made))
    else:
        _read_aloud(made)


def _read_aloud(made: Account) -> None:
    say(made.title)
    say(f"{'. '.join(made.about)}.")
    for part in made.parts:
        say(f"\n{part.title} ({part.rests})")
        for line in part.lines:
            say(f"  {line.text}")
    if made.unsaid:
        say("\nWhat is not said")
    for gap in made.unsaid:
        say(f"  {gap.title}: {gap.text}")


@main.command()
@click.argument("source", type=click.Path(readable=False, path_type=Path), metavar="FILE|PROJECT")
@click.option("--text", help="Which text of a project (id or title; default: each).")
@click.option("--tier", default="medium", show_default=True, help="strong, medium or all.")
@prints
def look(source: Path, text: str | None, tier: str, as_json: bool) -> None:
    """A first look at a text nobody has coded: what rules find, by kind. Nothing is written.

    Speakers with their share of words, names and whom they stand beside, dates, quotations, causes,
    forecasts and relations. Of a project with several texts JSON holds them under "texts".
    """
    from ..views.reviewing import looking

    if source.suffix == ".hustings" or is_project(source):
        with opened(source) as here:
            keys = [here.text_named(text)] if text else list(here.titles())
            found = [looking.look_view(here, key, tier) for key in keys]
    elif text is not None:
        raise OptionError("--text chooses a text of a project; a file is looked at whole.")
    else:
        found = [looking.first_look(t, tier=tier) for t in texts_in([source], quiet=True)]
    if as_json:
        show(asdict(found[0]) if len(found) == 1 else {"texts": [asdict(x) for x in found]})
        return
    for one in found:
        _looked(one)


def _looked(one: FirstLook) -> None:
    say(f"{one.title}: {counted(one.words, 'word')} in {counted(one.turns, 'turn')}")
    say(f"  {one.unread or one.notice}")
    for s in one.speakers:
        say(f"  {s.name}: {counted(s.words, 'word')} in {counted(s.turns, 'turn')}")
    for n in one.names[:SHOWN]:
        beside = f", beside {', '.join(b.name for b in n.beside)}" if n.beside else ""
        say(f"  name: {n.name}, {n.mentions} ×{beside}")
    _left(len(one.names))
    if one.unread:  # nothing was looked for: a count of none would say that nothing is there
        return
    trust = {t.kind: t for t in one.trust}
    for kind in ("dates", "quotations", "causes", "forecasts", "relations"):
        marks = getattr(one, kind)
        told = trust["predictions" if kind == "forecasts" else kind]
        counted_here = f"{len(marks)}. " if told.looked else ""  # none looked for is not none there
        say(f"  {kind}: {counted_here}{told.words}")
        for sentence, found in _by_sentence(marks[:SHOWN]).items():
            say(f"    {'; '.join(found)}")
            say(f"      “{sentence}”")
        _left(len(marks))


def _by_sentence(marks: Sequence[LookMark]) -> dict[str, list[str]]:
    """What was found in each sentence, a sentence said once however much was found in it."""
    told: dict[str, list[str]] = {}
    for m in marks:
        dated = f" ({m.edtf})" if m.edtf and m.edtf != m.words else ""
        told.setdefault(" ".join(m.sentence.split()), []).append(m.words + dated)
    return told


def _left(found: int) -> None:
    """How many more there are than the screen shows."""
    if found > SHOWN:
        say(f"    and {found - SHOWN:,} more (--json prints all)")


@main.command()
@PROJECT
@OF
@click.option("--from", "a", metavar="A", help="A text (title or id), a date or a period.")
@click.option("--to", "b", metavar="B", help="Another; default: that person's first and last text.")
@LAYERS
@prints
def changed(project: Path, of: str, a: str | None, b: str | None, as_json: bool) -> None:
    """What changed in one person's account: kept, turned, dropped, new, with the sentences.

    Positions, arrows, relations, views told of others, and forecasts (renewed, moved, dropped).
    What is no longer mentioned has not been taken back.
    """
    from ..views.account.changing import KINDS, changed_view

    with opened(project) as here:
        made = changed_view(here, of, a, b)
    if as_json:
        show(asdict(made))
        return
    say(made.title)
    say(made.text or made.why_empty or "")
    for key in KINDS:
        for row in getattr(made, key):
            say(f"\n{row.verdict}: {row.what}: {row.text}")
            for mark, side in (("−", row.before), ("+", row.after)):
                for s in side:
                    say(f"  {mark} {' '.join(s.quote.split())}")
    for note in made.notes:
        say(f"\n{note}")
