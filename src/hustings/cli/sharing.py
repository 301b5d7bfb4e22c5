"""Commands for a project that leaves the house: a copy without names, the way back, a search."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..errors import InputError, NamesLeft
from .commands import JSON, prints, stop
from .common import CODER, PROJECT, counted, main, opened, say, show
from .printing import lines

FILE = click.Path(readable=False, path_type=Path)
PASSPHRASE = click.option(
    "--passphrase-stdin", is_flag=True, help="Read the key's passphrase from standard input."
)
SHOWN = 20
"""Hits and candidates shown on a terminal; --json has all."""


@main.command()
@PROJECT
@click.option("-o", "--output", type=FILE, help="The copy, a new .hustings file.")
@click.option("--table", type=FILE, help="CSV: original, forms, kind, pseudonym.")
@click.option("--key", type=FILE, help="A file elsewhere that leads back from the copy.")
@click.option("--plain-key", is_flag=True, help="Keep the key as it is, without a passphrase.")
@PASSPHRASE
@click.option("--without", multiple=True, help="An attribute of people that does not go along.")
@click.option("--with-history", is_flag=True, help="Who did what on which day goes along too.")
@click.option("--candidates", is_flag=True, help="Only list what may be a name and is in no row.")
@JSON
def share(
    project: Path,
    output: Path | None,
    table: Path | None,
    key: Path | None,
    plain_key: bool,
    passphrase_stdin: bool,
    without: tuple[str, ...],
    with_history: bool,
    candidates: bool,
    as_json: bool,
) -> None:
    """A copy without names: every text replaced, every byte searched, or no copy at all.

    Texts can tell who somebody is without a name; the copy is not anonymous.
    """
    if candidates:
        _candidates(project, table, as_json)
        return
    if output is None or table is None:
        raise click.UsageError("Give -o FILE and --table FILE, or --candidates.")
    with opened(project) as made:
        try:
            done = made.share(
                output,
                table,
                key=key,
                plain_key=plain_key,
                passphrase=_passphrase(passphrase_stdin),
                without=without,
                history=with_history,
            )
        except NamesLeft as left:
            if as_json:
                show({"hits": [_hit(h) for h in left.details["hits"]]})
            stop(str(left))
    if as_json:
        show(
            {
                "path": str(done.path),
                "replaced": done.replaced,
                "searched": done.searched,
                "hits": [],
                "exact": list(done.exact),
                "few": [{"values": list(f.values), "people": f.people} for f in done.few],
            }
        )
        return
    places = sum(done.replaced.values())
    say(f"Wrote {done.path}: {counted(places, 'place')} of {counted(len(done.replaced), 'name')}")
    say(f"{counted(done.searched, 'form')} searched in {done.size:,} bytes: none is left.")
    if done.exact:
        say(f"Common words too, replaced with their capitals alone: {', '.join(done.exact)}.")
    for few in done.few[:SHOWN]:
        told = " · ".join(value or "–" for value in few.values)
        say(f"{few.people} of {done.people} people {'is' if few.people == 1 else 'are'} {told}.")


@main.command()
@PROJECT
@click.argument("copy", type=FILE)
@click.option("--key", type=FILE, required=True, help="The key written when the copy was made.")
@PASSPHRASE
@CODER
@JSON
def reveal(
    project: Path, copy: Path, key: Path, passphrase_stdin: bool, coder: str, as_json: bool
) -> None:
    """Put work done on a copy without names back into its project, as one change."""
    from ..project.copies.sharing import reveal as put_back

    with opened(project, coder=coder) as ours, opened(copy) as theirs:
        done = put_back(ours, theirs, key, passphrase=_passphrase(passphrase_stdin))
    if as_json:
        show(
            {
                "added": done.added,
                "edited": done.edited,
                "deleted": done.deleted,
                "left": done.left,
            }
        )
        return
    said = f"{counted(done.added, 'statement')} new, {done.edited} edited, {done.deleted} deleted"
    say(said if done.added or done.edited or done.deleted else "Nothing new.")
    for line in done.left:
        say(f"  left: {line}")


@main.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option(
    "--forms", type=FILE, required=True, help="One form a line, or a table of names (CSV)."
)
@prints
def scan(files: tuple[Path, ...], forms: Path, as_json: bool) -> None:
    """Search files and folders for names in every byte, encoding and packed part.

    Ends with exit code 1 where something is found.
    """
    from .. import private

    wanted = _forms(forms)
    hits = [hit for file in files for hit in private.scan(file, wanted)]
    if as_json:
        show([_hit(h) for h in hits])
    else:
        many = f"{counted(len(wanted), 'form')} in {counted(len(files), 'file')}"
        say(f"{many}: {counted(len(hits), 'hit') if hits else 'nothing found'}.")
        heads = ("file", "member", "offset", "form", "written as", "around")
        rows = [(h.file, h.member, h.offset, h.form, h.encoding, h.around) for h in hits[:SHOWN]]
        for line in lines(heads, rows) if rows else ():
            say(line)
        if len(hits) > SHOWN:
            say(f"and {len(hits) - SHOWN:,} more")
    if hits:
        sys.exit(1)


def _candidates(project: Path, table: Path | None, as_json: bool) -> None:
    from .. import private

    rows = private.read_names(table) if table else []
    with opened(project) as made:
        texts = map(made.text, made.text_ids())
        known = {a.name: a.kind or "person" for a in made.actors()}
        found = private.candidates(texts, known, private.searched_forms(rows))
    if as_json:
        show([{"text": c.text, "kind": c.kind, "count": c.count, "why": c.why} for c in found])
        return
    for line in lines(
        ("text", "kind", "count", "why"), [(c.text, c.kind, c.count, c.why) for c in found[:SHOWN]]
    ):
        say(line)
    if len(found) > SHOWN:
        say(f"and {len(found) - SHOWN:,} more (--json lists all)")


def _forms(path: Path) -> list[str]:
    from .. import private

    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name} is not UTF-8.") from None
    head = text.partition("\n")[0].lower()
    if path.suffix.lower() == ".csv" and "original" in head and "pseudonym" in head:
        rows = [n for n in private.read_names(path) if n.kind != "leave"]
        return private.searched_forms(rows)
    return [line.strip() for line in text.splitlines() if line.strip()]


def _hit(hit: Any) -> dict[str, Any]:
    return {
        "file": hit.file,
        "member": hit.member,
        "offset": hit.offset,
        "form": hit.form,
        "encoding": hit.encoding,
        "around": hit.around,
    }


def _passphrase(from_stdin: bool) -> str:
    return sys.stdin.readline().rstrip("\n") if from_stdin else ""
