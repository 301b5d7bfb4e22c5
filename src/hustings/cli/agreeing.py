"""Commands for several coders of one project: who finished what, and how far they agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import UnknownFormat
from .commands import JSON, write
from .common import CODER, PROJECT, TEXTS, main, opened, say, show, texts_named

if TYPE_CHECKING:
    from ..agreement import AgreementReport


@main.command()
@PROJECT
@click.argument("transcript")
@click.option("--reopen", is_flag=True, help="Take it back: the text is not finished.")
@CODER
def finish(project: Path, transcript: str, reopen: bool, coder: str) -> None:
    """Declare a text finished: what the coder did not mark there counts as not found.

    TRANSCRIPT is a text (its title or id), or the id of an assignment: a passage, or a second look.
    """
    with opened(project, coder) as here:
        one = next((a for a in here.assignments() if a.id == transcript), None)
        if one is None:
            transcript = here.text_named(transcript)
            (here.reopen if reopen else here.finish)(transcript)
        else:
            coder = one.coder
            (here.reopen_assignment if reopen else here.finish_assignment)(one.id)
        title = one.title if one else here.titles()[transcript]
        say(f"{coder} {'reopened' if reopen else 'finished'} {title}.")


@main.command()
@PROJECT
@click.option("--coders", default="", help="Who is compared: A,B (default: all).")
@click.option("--transcripts", default="", help=TEXTS)
@click.option("--forms", default="", help="Forms of statement, with commas (default: all).")
@click.option("--unit", help="statement (default), turn, sentence or character.")
@click.option("--threshold", type=float, help="Shared from so much on, it is one passage (0.5).")
@click.option("--universe", help="finished (default: texts declared finished) or all.")
@click.option("--again", is_flag=True, default=None, help="One coder's second looks.")
@click.option("--draws", type=int, help="How often texts are drawn for intervals (2000).")
@click.option("--seed", type=int, help="The same seed gives the same answer (0).")
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    help="Write .csv (units by coders), .json (all numbers) or .txt (methods).",
)
@JSON
def agreement(project: Path, output: Path | None, as_json: bool, **options: Any) -> None:
    """How far coders agree on the same texts: what was found, and every field of what was found.

    A number that is undefined is never given; why is said in words.
    """
    from ..files import agreement_bytes
    from ..studies import run, study_of

    chosen = {
        k: tuple(filter(None, v.split(","))) if k in ("coders", "transcripts", "forms") else v
        for k, v in options.items()
        if v not in (None, "")
    }
    with opened(project) as here:
        if "transcripts" in chosen:
            chosen["transcripts"] = texts_named(here, chosen["transcripts"])
        made = run(here, study_of("agreement", chosen))
        if output is not None:
            suffix = output.suffix.lower().lstrip(".")
            if suffix not in ("csv", "json", "txt"):
                raise UnknownFormat(
                    f"Agreement is written as .csv, .json or .txt, not {output.suffix!r}."
                )
            write(output, agreement_bytes(here, made, suffix)[0])
            say(f"Wrote {output}: {', '.join(made.coders)}")
            return
    if as_json:
        show(made.as_data())
        return
    _tell(made)


def _tell(made: AgreementReport) -> None:
    for line in made.words:
        say(f"{line}\n")
    for text in made.universe.left_out:
        say(f"Left out: {text.title}. {text.why}")
    say(f"{'form':<18}{'field':<16}{'n':>5}{'percent':>9}{'alpha':>8}   interval, or why not")
    for form, layers in made.fields.items():
        for name, one in layers.items():
            percent = "–" if one.percent is None else f"{100 * one.percent:.0f} %"
            alpha = "–" if one.alpha is None else f"{one.alpha:.3f}"
            limits = f"{one.low:.2f} to {one.high:.2f}" if one.low is not None else ""
            told = limits or one.why or one.why_no_interval
            say(f"{form:<18}{name:<16}{one.n:>5}{percent:>9}{alpha:>8}   {told}")
    for line in made.next_steps:
        say(f"\nNext: {line}")
