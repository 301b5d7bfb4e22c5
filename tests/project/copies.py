"""Random work on two copies of one project, and what their merging must keep to.

Used by ``tests/project/test_merging.py`` with some pairs and ``benchmarks/merging.py`` with many.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hustings.errors import HustingsError, OptionError
from hustings.model import Source, Transcript, Turn
from hustings.project import Project

from .holding import placed, plain, rows

NAMES = ("cost", "Cost", "price", "fear", "night", "noise", "Quay Cost", "tide")
PEOPLE = ("Calder", "Renn", "Ostrow", "Pell", "The Guild", "Town Council")
LINES = (
    "OSTROW: Should the ferry sail at night? It costs more than we have.",
    "CALDER: Yes. Night sailings bring visitors, and visitors bring money to the quay.",
    "RENN: They bring noise. Nobody sleeps beside the harbour, and fear grows.",
    "PELL: The Guild wants two boats; the price is too high, says the council.",
    "CALDER: We should try one summer, and count who comes.",
)


def text(key: str, lines: tuple[str, ...] = LINES) -> Transcript:
    """A talk, one turn a line."""
    whole, turns, at = "", [], 0
    for line in lines:
        label = line.split(":")[0]
        start = at + len(label) + 2
        turns.append(Turn(start, at + len(line), "speech", label.title(), label, label_start=at))
        whole += line + "\n"
        at = len(whole)
    source = Source(f"{key}.txt", sha256=key)
    return Transcript(whole, tuple(turns), id=key, title=f"Talk {key}", source=source)


def begun(path: Path, rng: random.Random) -> Project:
    """A project with two talks and some statements of Anna's."""
    project = Project.create(path, coder="Anna")
    project.add(text("d1"), text("d2", LINES[::-1]))
    for _ in range(6):
        code(project, rng)
    project.make("concepts", "low tide", description="as people tell it")
    return project


def attempt(work: Callable[..., object], project: Project, rng: random.Random) -> None:
    """Do one thing; what the project refuses, or has nothing for, is not done."""
    with suppress(HustingsError, IndexError, ValueError):  # refused, or nothing to work on
        work(project, rng)


def _text(project: Project, rng: random.Random) -> str:
    return str(rng.choice(project.transcripts())["id"])


def _statement(project: Project, rng: random.Random) -> str:
    return rng.choice(sorted(project.statements(), key=lambda s: s.id)).id


def _span(project: Project, key: str, rng: random.Random) -> tuple[int, int]:
    turn = rng.choice(project.transcript(key).turns)
    start = rng.randrange(turn.start, max(turn.start + 1, turn.end - 8))
    return start, min(turn.end, start + rng.randrange(4, 30))


def code(project: Project, rng: random.Random) -> None:
    """Mark a passage."""
    key = _text(project, rng)
    form = rng.choice(("code", "code", "position", "cause"))
    values: dict[str, Any] = {"code": {"code": rng.choice(NAMES)}}.get(form) or {}
    if form == "position":
        values = {"concept": rng.choice(NAMES), "agreement": rng.random() < 0.5}
    if form == "cause":
        cause, effect = rng.sample(NAMES, 2)
        values = {"cause": cause, "effect": effect, "sign": rng.choice("+-")}
    project.code(key, *_span(project, key, rng), form, values, memo=rng.choice(("", "see later")))


def code_plainly(project: Project, rng: random.Random) -> None:
    """Mark the first turn, so that both sides often mark the same."""
    key = _text(project, rng)
    turn = project.transcript(key).turns[0]
    project.code(key, turn.start, turn.end, "code", {"code": rng.choice(NAMES[:4])})


def edit(project: Project, rng: random.Random) -> None:
    """Change one thing about a statement."""
    key = _statement(project, rng)
    now = project.statement(key)
    change = rng.randrange(5)
    if change == 0:
        project.edit(key, commitment=rng.choice(("asserts", "reports", "rejects", "supposes")))
    elif change == 1:
        memo = project.statement(key).memo
        project.edit(key, memo=f"{memo}\n{rng.choice(('first', 'second', 'third'))}")
    elif change == 2:
        start, end = _span(project, now.transcript, rng)
        project.edit(key, start=start, end=end)
    elif change == 3:
        project.edit(key, holder=rng.choice((*PEOPLE, None)))
    else:
        field = {"code": "code", "position": "concept", "cause": "effect", "prediction": "outcome"}[
            now.form
        ]
        project.edit(key, values={field: rng.choice(NAMES)})


def delete(project: Project, rng: random.Random) -> None:
    """Delete a statement."""
    project.delete([_statement(project, rng)])


def judge(project: Project, rng: random.Random) -> None:
    """Judge a prediction that was made for it."""
    key = _text(project, rng)
    made = project.code(
        key,
        *_span(project, key, rng),
        "prediction",
        {"outcome": rng.choice(NAMES), "direction": "rises", "criterion": "it runs"},
    )
    project.judge(made.id, "came about", on="2025-01-01")


def ask(project: Project, rng: random.Random) -> None:
    """Change what a form asks."""
    form = next(f for f in project.forms() if f.name == "code")
    data = {
        "name": "code",
        "fields": [
            *({"name": f.name, "kind": f.kind, "label": f.label} for f in form.fields),
            {"name": f"extra {rng.randrange(3)}", "kind": "text"},
        ],
    }
    project.define_form(data)


def rename(project: Project, rng: random.Random) -> None:
    """Rename, describe or move a name."""
    table = rng.choice(("concepts", "actors"))
    found = project.concepts() if table == "concepts" else project.actors()
    one = rng.choice(found)
    if table == "concepts" and rng.random() < 0.4:
        project.change_name(table, one.id, parent=rng.choice(found).id)
    elif table == "concepts" and rng.random() < 0.3:
        project.change_name(table, one.id, description=rng.choice(("dear", "loud", "deep")))
    else:
        pool = NAMES if table == "concepts" else (*PEOPLE, "Mayor Ostrow")
        project.change_name(table, one.id, name=rng.choice(pool))


def unite(project: Project, rng: random.Random) -> None:
    """Merge two names, or drop one."""
    table = rng.choice(("concepts", "actors"))
    found = [n.id for n in (project.concepts() if table == "concepts" else project.actors())]
    if rng.random() < 0.3:
        project.drop(table, rng.choice(found))
    else:
        one, two = rng.sample(found, 2)
        project.merge(table, [one], two)


def mend(project: Project, rng: random.Random) -> None:
    """Correct the words of a turn."""
    key = _text(project, rng)
    turn = rng.choice(project.transcript(key).turns)
    words = project.text(key)[turn.start : turn.end]
    tail = words.split(" ", 2)[-1] if rng.random() < 0.5 else "Quite other words now."
    project.mend_turn(key, turn.id, rng.choice(("Well, ", "Indeed, ")) + tail)


def correct(project: Project, rng: random.Random) -> None:
    """Correct who speaks, or where a turn ends."""
    key = _text(project, rng)
    turn = rng.choice(project.transcript(key).turns)
    if rng.random() < 0.5:
        project.correct(key, "speaker", turn=turn.id, speaker=rng.choice(PEOPLE))
    else:
        project.correct(key, "split", at=(turn.start + turn.end) // 2)


def finish(project: Project, rng: random.Random) -> None:
    """Declare a text finished."""
    project.finish(_text(project, rng))


def study(project: Project, rng: random.Random) -> None:
    """Save a study."""
    name = rng.choice(("camps", "who said it"))
    project.save_study(name, {"kind": "network", "options": {"variable2": rng.choice(NAMES)}})


def remove(project: Project, rng: random.Random) -> None:
    """Take a text out."""
    if len(project.transcripts()) > 1:
        project.remove(_text(project, rng))


def add(project: Project, rng: random.Random) -> None:
    """Add a text; both sides often add the same."""
    key = f"d{rng.randrange(3, 5)}"
    made = text(key, LINES[1:4])
    project.add(made.with_(id="", source=Source(f"{key}.txt", sha256=key)))


def undo(project: Project, rng: random.Random) -> None:
    """Take back one's last change, sometimes do it again."""
    project.undo()
    if rng.random() < 0.3:
        project.redo()


WORK: tuple[tuple[Callable[[Project, random.Random], None], int], ...] = (
    (code, 8),
    (code_plainly, 4),
    (edit, 10),
    (delete, 3),
    (judge, 1),
    (ask, 1),
    (rename, 5),
    (unite, 2),
    (mend, 2),
    (correct, 3),
    (finish, 1),
    (study, 1),
    (remove, 1),
    (add, 1),
    (undo, 2),
)


def work(project: Project, rng: random.Random, times: int) -> None:
    """Do several things at random."""
    kinds, weights = zip(*WORK, strict=True)
    for kind in rng.choices(kinds, weights, k=times):
        attempt(kind, project, rng)


# ------------------------------------------------------------------ one pair


def pair(folder: Path, seed: int, times: int) -> tuple[list[str], int]:
    """What is wrong with one pair, and how many conflicts it has."""
    rng = random.Random(seed)
    wrong: list[str] = []
    with begun(folder / "a.hustings", rng) as a:
        a.save_copy(folder / "b.hustings")
        a.save_copy(folder / "base.hustings")
        with Project.open(folder / "b.hustings", coder="Ben") as b:
            work(b, rng, times)
            theirs = plain(b)
        work(a, rng, times)
        a.save_copy(folder / "a2.hustings")
        before = rows(a)
        try:
            made = a.merge_file(folder / "b.hustings")
        except OptionError as refused:
            return [] if "of the kind" in str(refused) else [str(refused)], 0
        wrong += [f"placed: {w}" for w in placed(a)]
        one = plain(a)
        after = rows(a)
        again = a.merge_file(folder / "b.hustings")
        if again.words != ("Nothing new.",) or rows(a) != after:
            wrong.append(f"twice: {again.words}")
        if made.words != ("Nothing new.",):
            a.undo()
            if rows(a) != before:
                wrong.append("undo")
    with Project.open(folder / "base.hustings", coder="Anna") as c:
        c.merge_file(folder / "b.hustings")
        wrong += _differ("one-sided", plain(c), theirs)
    with Project.open(folder / "b.hustings", coder="Ben") as b:
        b.merge_file(folder / "a2.hustings")
        wrong += [f"placed the other way: {w}" for w in placed(b)]
        wrong += _differ("both ways", one, plain(b))
    return wrong, len(made.conflicts)


def _differ(what: str, one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    out = []
    for table, found in one.items():
        here, there = Counter(found), Counter(other[table])
        if here != there:
            more = f"only here {sorted(here - there)[:2]}, only there {sorted(there - here)[:2]}"
            out.append(f"{what}: {table}: {more}")
    return out
