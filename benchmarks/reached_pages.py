"""Which functions of the pages' modules their unit tests call, folder by folder.

Run: python benchmarks/reached_pages.py

Counted are functions with a name in modules without markup (.ts), as V8 counts their calls while
the tests run; what a module's loading calls, counts. Components (.svelte) are walked by the browser
journeys and are not counted here.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
import hatch_build  # noqa: E402

Calls = dict[str, dict[tuple[str, int], bool]]
"""Module -> (name, place) of a function -> whether it was called."""


def told() -> Calls:
    """What the tests call, module by module."""
    found: Calls = defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REACHED"] = folder
        vitest = ("node_modules/vitest/vitest.mjs", "run", "--config", "reached/vitest.config.ts")
        hatch_build.node(*vitest, "--root", ".")
        for file in Path(folder).glob("*.json"):
            for script in json.loads(file.read_text(encoding="utf-8")):
                module = script["url"].partition("/frontend/src/")[2]
                if module.endswith(".ts") and ".test." not in module:
                    for one in script["functions"]:
                        whole = one["ranges"][0]
                        key = (one["functionName"], whole["startOffset"])
                        called = found[module].get(key, False) or whole["count"] > 0
                        found[module][key] = called
    return found


def own(calls: Mapping[tuple[str, int], bool]) -> list[bool]:
    """Of the functions of a module those somebody gave a name."""
    return [called for (name, _), called in calls.items() if name and not name.startswith("<")]


def main() -> None:
    """Print the table."""
    folders: dict[str, list[bool]] = defaultdict(list)
    calls = told()
    for module, functions in calls.items():
        folders[module.rpartition("/")[0] or "(top)"] += own(functions)
    print("| folder | functions called | % |\n|---|---|---|")
    every = [called for functions in folders.values() for called in functions]
    for folder, functions in [*sorted(folders.items()), ("together", every)]:
        share = 100 * sum(functions) / len(functions) if functions else 100.0
        print(f"| {folder} | {sum(functions)} of {len(functions)} | {share:.0f} |")
    print(f"{len(calls)} modules")


if __name__ == "__main__":
    main()
