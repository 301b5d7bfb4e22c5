"""Measure the suggestions on public sets: ``python benchmarks/suggest.py FOLDER causes sides …``.

FOLDER holds what you fetched yourself; nothing of it belongs into this repository:

* ``cnc/``      ``train_subtask1.csv``, ``dev_subtask1.csv`` … of the Causal News Corpus V2
* ``because/``  the folder ``CongressionalHearings`` of BECAUSE 2.1 (texts and ``.ann``)
* ``polnear/``  the folder ``data`` of PolNeAR
* ``dnap/``     ``data/MANUALLY_ANNOTATED_DATA.xlsx`` of the dnaPipelineR materials


``--split`` picks a part (train, dev, test); look at dev and test seldom, choose on train.
``--cues`` prints, per cue, how often it stands in a training sentence and how often that is causal.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hustings.model import TIERS, Transcript
from hustings.suggest import causes, quotations, suggest
from hustings.suggest.causes.cues import cues
from hustings.suggest.spans import overlaps


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def measure_causes(folder: Path, split: str, per_cue: bool) -> None:
    """Is a sentence causal? Precision, recall and F1 per tier."""
    with (folder / "cnc" / f"{split}_subtask1.csv").open(encoding="utf-8-sig") as file:
        rows = [(row["text"], row["label"] == "1") for row in csv.DictReader(file)]
    positive = sum(label for _, label in rows)
    for tier in TIERS:
        hits = [bool(causes(text, tier)) for text, _ in rows]
        right = sum(h and label for h, (_, label) in zip(hits, rows, strict=True))
        p, r = share(right, sum(hits)), share(right, positive)
        print(
            f"causes {split} {tier:7} n={len(rows)} hits={sum(hits)} P={p:.3f} R={r:.3f} "
            f"F1={f1(p, r):.3f}"
        )
    if per_cue:
        for cue in cues():
            seen = [
                label
                for text, label in rows
                if any(c.name == cue.name for c in causes(text, cue.tier))
            ]
            print(f"{cue.name}\t{cue.tier}\t{len(seen)}\t{share(sum(seen), len(seen)):.3f}")


def standoff(
    path: Path,
) -> tuple[dict[str, tuple[str, int, int]], list[tuple[str, dict[str, list[str]]]]]:
    """Brat files: spans by id (first to last piece), and events as (type, role -> ids)."""
    spans: dict[str, tuple[str, int, int]] = {}
    events: list[tuple[str, dict[str, list[str]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) < 2:
            continue
        if line.startswith("T"):
            kind, where = parts[1].split(" ", 1)
            numbers = [int(n) for n in re.findall(r"\d+", where)]
            spans[parts[0]] = (kind, min(numbers), max(numbers))
        elif line.startswith("E"):
            roles: dict[str, list[str]] = {}
            pieces = parts[1].split()
            for piece in pieces:
                role, _, target = piece.partition(":")
                roles.setdefault(re.sub(r"\d+$", "", role), []).append(target)
            events.append((pieces[0].split(":")[0], roles))
    return spans, events


def measure_sides(folder: Path) -> None:
    """Are cause and effect on the right side? Hearings, claims whose cue meets an annotated one."""
    for tier in TIERS:
        met = right = 0
        for path in sorted((folder / "because" / "CongressionalHearings").glob("*.ann")):
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            spans, events = standoff(path)
            gold = []
            for kind, roles in events:
                if kind == "NonCausal" or "Cause" not in roles or "Effect" not in roles:
                    continue
                ids = (roles[kind][0], roles["Cause"][0], roles["Effect"][0])
                if all(i in spans for i in ids):
                    gold.append(tuple(spans[i][1:] for i in ids))
            for claim in causes(text, tier):
                near = [g for g in gold if overlaps(claim.cue, g[0])]
                scores = []
                for _, cause, effect in near:
                    straight = overlaps(claim.cause, cause) + overlaps(claim.effect, effect)
                    crossed = overlaps(claim.cause, effect) + overlaps(claim.effect, cause)
                    if straight or crossed:
                        scores.append(straight >= crossed and straight == 2)
                if scores:
                    met += 1
                    right += any(scores)
        print(f"sides hearings {tier:7} met={met} right={right} share={share(right, met):.3f}")


def measure_quotations(folder: Path, split: str, show: int) -> None:
    """Is the source right? Matches are overlaps of characters with PolNeAR's spans."""
    base = folder / "polnear" / "data" / split
    annotated: dict[str, Path] = {}
    for path in sorted((base / "attributions").glob("*.ann")):
        annotated.setdefault(re.sub(r"_[0-9a-f]{4}$", "", path.stem), path)
    for tier in TIERS:
        counts = dict.fromkeys(("found", "cue", "cue_source", "gold", "gold_found"), 0)
        direct = dict.fromkeys(("named", "right", "gold", "gold_found"), 0)
        for path in sorted((base / "text").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            spans, events = standoff(annotated[path.stem])
            gold = []
            for _, roles in events:
                gold.append(
                    {
                        r: [spans[i][1:] for i in roles.get(r, ()) if i in spans]
                        for r in ("Cue", "Source", "Content")
                    }
                )
            items = [q for q in quotations(text, tier) if q.kind in ("direct", "reported", "block")]
            quoted = [q for q in items if q.kind == "direct" and len(q.quote.split()) >= 4]
            marks = [
                (q.start, q.end)
                for q in quotations(text, "all")
                if len(q.quote.split()) >= 4 and q.kind != "reported"
            ]
            counts["gold"] += len(gold)
            matched = set()
            cues_seen = set()
            for q in items:
                if q.source is None or q.cue in cues_seen:
                    continue
                cues_seen.add(q.cue)
                counts["found"] += 1
                near = [k for k, g in enumerate(gold) if any(overlaps(q.cue, c) for c in g["Cue"])]
                counts["cue"] += bool(near)
                good = [k for k in near if any(overlaps(q.source, s) for s in gold[k]["Source"])]
                counts["cue_source"] += bool(good)
                if not good and tier == "strong" and show > 0:
                    show -= 1
                    print(
                        f"  WRONG {q.kind} {q.source.text!r} {q.cue.text!r}",
                        repr(text[max(0, q.cue[0] - 70) : q.cue[1] + 70]),
                    )
                matched |= set(good)
            counts["gold_found"] += len(matched)
            with_source = [g for g in gold if g["Source"]]
            for g in with_source:
                if any(overlaps(c, m) for c in g["Content"] for m in marks):
                    direct["gold"] += 1
                    direct["gold_found"] += any(
                        q.source
                        and overlaps((q.start, q.end), c)
                        and any(overlaps(q.source, s) for s in g["Source"])
                        for q in quoted
                        for c in g["Content"]
                    )
            for q in quoted:
                if q.source:
                    direct["named"] += 1
                    ok = any(
                        overlaps((q.start, q.end), c)
                        and any(overlaps(q.source, s) for s in g["Source"])
                        for g in with_source
                        for c in g["Content"]
                    )
                    direct["right"] += ok
        print(
            f"quotations {split} {tier:7} cue P={share(counts['cue'], counts['found']):.3f} "
            f"cue+source P={share(counts['cue_source'], counts['found']):.3f} "
            f"R={share(counts['gold_found'], counts['gold']):.3f} n={counts['found']} | "
            f"direct >= 4 words: source P={share(direct['right'], direct['named']):.3f} "
            f"R={share(direct['gold_found'], direct['gold']):.3f} n={direct['named']}"
        )


def measure_concepts(folder: Path, draws: int, method: str) -> None:
    """Is the coder's concept among the first one, three, five? 250 held out, so many draws."""
    import random

    import pandas as pd

    from hustings.suggest import ConceptRanker
    from hustings.suggest.embed import encoder

    table = pd.read_excel(folder / "dnap" / "data" / "MANUALLY_ANNOTATED_DATA.xlsx")
    table = table[table["concept"].notna() & table["text"].notna()]
    texts, labels = [str(t) for t in table["text"]], [str(c).strip() for c in table["concept"]]
    encode = None
    if method == "embed":
        began = time.perf_counter()
        rows_of = dict(zip(texts, encoder()(texts), strict=True))
        print(f"embedded {len(texts)} statements in {time.perf_counter() - began:.1f} s")

        def encode(asked: Sequence[str]) -> list[Any]:
            return [rows_of[t] for t in asked]

    for n in (20, 50, 100, 200):
        hits, asked, seconds = [0, 0, 0], 0, 0.0
        for draw in range(draws):
            order = list(range(len(texts)))
            random.Random(draw).shuffle(order)
            held, given = order[:250], order[250 : 250 + n]
            began = time.perf_counter()
            known, passages = [texts[i] for i in given], [texts[i] for i in held]
            ranker = ConceptRanker([*known, *passages], embed=encode)
            rows = ranker.rank(known, [labels[i] for i in given], passages)
            seconds += time.perf_counter() - began
            for i, row in zip(held, rows, strict=True):
                names = [name for name, _ in row]
                asked += 1
                for j, k in enumerate((1, 3, 5)):
                    hits[j] += labels[i] in names[:k]
        shares = "/".join(f"{share(h, asked):.3f}" for h in hits)
        print(f"concepts {method} labelled={n} hit@1/3/5={shares} seconds={seconds / draws:.2f}")


def measure_refit(folder: Path) -> None:
    """How long ranks take after one more decision: 2,000 labelled of 21 concepts, 700 passages,
    hearings and news.
    """
    from hustings.suggest import ConceptRanker
    from hustings.suggest.sentences import sentences

    texts: dict[str, None] = {}
    for path in sorted((folder / "polnear").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        texts.update((text[a:b], None) for a, b in sentences(text) if b - a > 60)
    pool = list(texts)[:2710]
    labels = [str(len(t) % 21) for t in pool]
    began = time.perf_counter()
    ranker = ConceptRanker(pool)
    ranker.rank(pool[:2000], labels[:2000], pool[2010:])
    print(f"refit first {time.perf_counter() - began:.2f} s")
    for n in range(2001, 2006):
        began = time.perf_counter()
        ranker.rank(pool[:n], labels[:n], pool[2010:])
        print(f"refit labelled={n} {1000 * (time.perf_counter() - began):.0f} ms")


def measure_speed(folder: Path) -> None:
    """Sentences a second, on the hearings."""
    from hustings.suggest.sentences import sentences

    text = "\n".join(
        p.read_text(encoding="utf-8") for p in sorted((folder / "because").rglob("*.txt"))
    )
    n = len(sentences(text))
    for name, work in (
        ("sentences", sentences),
        ("causes strong", causes),
        ("every kind, strong", lambda t: suggest(Transcript(text=t, id="t"), plugins=False)),
        (
            "every kind, all",
            lambda t: suggest(Transcript(text=t, id="t"), tier="all", plugins=False),
        ),
    ):
        began = time.perf_counter()
        work(text)
        seconds = time.perf_counter() - began
        print(f"speed {name:14} {n} sentences {n / seconds:,.0f}/s")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", nargs="*", default=["causes"])
    parser.add_argument("--split", default="dev")
    parser.add_argument("--cues", action="store_true")
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument(
        "--method", choices=("tfidf", "embed"), default="tfidf", help="for concepts"
    )
    parser.add_argument("--show", type=int, default=0, help="print that many errors")
    given = parser.parse_args()
    for what in given.what:
        if what == "causes":
            measure_causes(given.folder, given.split, given.cues)
        elif what == "sides":
            measure_sides(given.folder)
        elif what == "quotations":
            measure_quotations(given.folder, given.split, given.show)
        elif what == "concepts":
            measure_concepts(given.folder, given.draws, given.method)
        elif what == "refit":
            measure_refit(given.folder)
        elif what == "speed":
            measure_speed(given.folder)
        else:
            parser.error(f"There is no measure {what!r}.")


if __name__ == "__main__":
    main()
