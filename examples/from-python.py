"""From the texts to the report: read, code, network, map, what-if.

    python examples/from-python.py [FOLDER]

The texts are fictional and lie beside this script; what is made goes into FOLDER (or a new
temporary one).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import hustings

HERE = Path(__file__).parent
folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="hustings-"))
coding = json.loads((HERE / "night-ferry-coding.json").read_text(encoding="utf-8"))

# 1. Read. Who speaks when is found in the text; doubts are flagged.
project = hustings.Project.create(folder / "night-ferry.hustings", coder="example")
texts = {}
for told in coding["transcripts"]:
    (text,) = project.add(HERE / told["file"])
    project.describe(text.id, title=told["title"], date=told["date"])
    texts[told["file"]] = text
    print(f"{told['title']}: {len(text.turns)} turns; {text.source.evidence}")

# 2. Code. Each statement has a speaker, a holder (None: unstated) and a commitment.
rows = []
for said in coding["statements"]:
    text, start = texts[said["file"]], -1
    for _ in range(said.get("nth", 1)):
        start = text.text.index(said["quote"], start + 1)
    row = {"transcript": text.id, "start": start, "end": start + len(said["quote"])}
    rows.append(row | {k: v for k, v in said.items() if k not in ("file", "quote", "nth")})
project.code_many(rows, summary="Coded the night ferry debate")

# 3. Who stands with whom? Agreement in what is said, each tie with its sentences.
statements = project.columns()
network = hustings.network(
    statements,
    variable1="holder",
    variable2="concept",
    mode="one-mode",
    qualifier="agreement",
    aggregation="congruence",
    normalization="average",
    duplicates="document",
)
i, j = network.rows.index("Edda Voss"), network.rows.index("Tobias Renn")
behind = network.statements("Edda Voss", "Tobias Renn")
print(
    f"Edda Voss and Tobias Renn: {network.matrix[i, j]:.2f}, resting on {len(behind)} statements, "
    f"among them"
)
print(f"  “{project.statement(behind[0]).quote}”")

# 4. What leads to what, in each one's account? And what if there were more night sailings?
for holder in ("Ines Calder", "Tobias Renn"):
    told = hustings.causal_map(statements, holders=(holder,))
    print(f"In {holder}'s account: {len(told.concepts)} factors, {len(told.links)} links")
    for loop in hustings.loops(told):
        kind = {1: "reinforcing", -1: "balancing", 0: "sign not said"}[loop.sign]
        print(f"  {kind}: {' → '.join(loop.concepts)}")
    result = hustings.sensitivity(told, set={"Night sailings": 1.0}, draws=2000, seed=1)
    at = result.concepts.index("Shop takings")
    print(
        f"  Shop takings rise in {result.rises[at]:.0%} of draws and fall in {result.falls[at]:.0%}"
    )

# 5. One page for a reader; every mark in it opens its sentences.
page = folder / "night-ferry.html"
path = project.path
project.close()
subprocess.run(["hustings", "report", str(path), "-o", str(page)], check=True)
