"""Writes docs/reference/licences.md and constraints.txt from what is installed: every library that
Hustings, its team server or a copy kept apart needs, directly or through others, its tested
version and its licence.

Run: python docs/licences.py
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAD = """# Licences of what Hustings is made with

*Made by `docs/licences.py` from the installed libraries; `constraints.txt` holds the same versions,
with which the tests were run: `pip install -c constraints.txt .`*

| library | version | licence |
|---|---|---|
"""


def needed(name: str, known: dict[str, Distribution]) -> None:
    """Put a library and what it needs into ``known``, by its plain name."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in known:
        return
    try:
        known[key] = distribution(name)
    except PackageNotFoundError:  # only for another system or Python
        return
    for line in known[key].requires or ():
        if "extra ==" not in line:
            needed(re.split(r"[^\w.-]", line, maxsplit=1)[0], known)


def licence(library: Distribution) -> str:
    """The licence as the library says it: an expression, a classifier, or the first words."""
    told = library.metadata.get("License-Expression")
    classed = [
        c.rpartition(" :: ")[2]
        for c in library.metadata.get_all("Classifier") or ()
        if c.startswith("License ::") and not c.endswith("OSI Approved")
    ]
    words = " ".join((library.metadata.get("License") or "").split())
    return str(told or "; ".join(classed) or words[:60] or "see its own page")


def main() -> None:
    """Write both files."""
    import tomllib

    known: dict[str, Distribution] = {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    for line in (*project["dependencies"], *extras["team"], *extras["private"]):
        needed(re.split(r"[^\w.-]", line, maxsplit=1)[0], known)
    rows = [f"| {key} | {d.version} | {licence(d)} |" for key, d in sorted(known.items())]
    page = HEAD + "\n".join(rows) + "\n"
    (ROOT / "docs" / "reference" / "licences.md").write_text(page, encoding="utf-8")
    pins = [f"{key}=={d.version}" for key, d in sorted(known.items())]
    (ROOT / "constraints.txt").write_text("\n".join(pins) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
