"""How fast agreement is computed: 50 texts, three coders with 400 statements each in every text,
all layers, 2,000 draws; and that the same seed gives the same bytes.

Run: ``python benchmarks/agreement.py``
"""

from __future__ import annotations

import json
import statistics
import time

import numpy as np

from hustings.agreement import AgreementOptions, Document, Material, report
from hustings.model import COMMITMENTS, Statement
from hustings.project.codebook import standard_forms

TEXTS, EACH, CODERS = 50, 400, ("Anna", "Ben", "Cleo")
CONCEPTS = [f"concept {i}" for i in range(40)]
ACTORS = [f"actor {i}" for i in range(20)]


def material(seed: int = 1) -> Material:
    """Coders who find four of five passages, and say the same of them four times in five."""
    random = np.random.default_rng(seed)
    forms = standard_forms()
    rows: list[Statement] = []
    for t in range(TEXTS):
        for i in range(EACH * 5 // 4):
            form = forms[int(random.integers(len(forms)))]
            truth = [int(x) for x in random.integers(0, 10**6, 12)]
            for coder in CODERS:
                if random.random() > 0.8:
                    continue
                said = [x if random.random() < 0.8 else int(random.integers(10**6)) for x in truth]
                values = {
                    f.name: value(f.kind, f.choices, said[k]) for k, f in enumerate(form.fields)
                }
                start = 160 * i + said[8] % 7
                rows.append(
                    Statement(
                        f"{coder}{t}.{i}", f"d{t}", start, start + 90 + said[9] % 50, "", form.name,
                        values, ACTORS[said[6] % 20], ACTORS[said[7] % 20],
                        COMMITMENTS[0 if said[10] % 10 < 8 else said[10] % 6], coder=coder,
                    )
                )  # fmt: skip
    length = 160 * EACH * 5 // 4
    done = dict.fromkeys(CODERS, "2026-01-01")
    texts = [
        Document(f"d{t}", f"Text {t}", length, done, words=tuple(range(0, length, 6)))
        for t in range(TEXTS)
    ]
    return Material(rows, texts, forms)


def value(kind: str, choices: tuple[str, ...], at: int) -> str | bool:
    """A value that fits a field."""
    if kind == "yes/no":
        return bool(at % 2)
    names = choices or (ACTORS if kind == "actor" else CONCEPTS)
    return names[at % len(names)]


def main() -> None:
    """Print the median of three against the target."""
    given = material()
    took, answers = [], set()
    for _ in range(3):
        start = time.perf_counter()
        answers.add(json.dumps(report(given, AgreementOptions()).as_data()))
        took.append(time.perf_counter() - start)
    middle = statistics.median(took)
    print(
        f"{len(given.statements):,} statements of {len(CODERS)} coders in {TEXTS} texts: "
        f"{middle:.2f} s   target 3 s   same bytes: {'yes' if len(answers) == 1 else 'NO'}"
    )


if __name__ == "__main__":
    main()
