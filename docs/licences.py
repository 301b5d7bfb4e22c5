"""Writes docs/reference/licences.md and constraints.txt from what is installed: every library that
Hustings, its team server or a copy kept apart needs, directly or through others, its tested
version and its licence. What only a speech model of one's own needs stands apart; where it is not
installed, its rows stay as they are.

Run: python docs/licences.py
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
HEAD = """# Licences of what Hustings is made with

*Made by `docs/licences.py` from the installed libraries; `constraints.txt` holds the same versions,
with which the tests were run: `pip install -c constraints.txt .`*

| library | version | licence |
|---|---|---|
"""
MORE = """
## Only for writing down recordings

`pip install "hustings[transcribe]"` adds these. They are not pinned, and no test runs them: a
stand-in takes their place. The wheels of `av` carry FFmpeg with x264 and x265, which are under the
GPL: who passes such an installation on has to keep to it. A model's weights come from you and have
a licence of their own.

| library | version | licence |
|---|---|---|
"""
PAGE = ROOT / "docs" / "reference" / "licences.md"


def needed(line: str, known: dict[str, Distribution]) -> None:
    """Put a library, named as another asks for it, and what it needs here into ``known``, by its
    plain name.
    """
    asked = Requirement(line)
    key = re.sub(r"[-_.]+", "-", asked.name).lower()
    if key in known:
        return
    try:
        known[key] = distribution(asked.name)
    except PackageNotFoundError:  # only for another system or Python
        return
    wanted = [{"extra": extra} for extra in ("", *asked.extras)]
    for more in known[key].requires or ():
        marker = Requirement(more).marker
        if marker is None or any(marker.evaluate(given) for given in wanted):
            needed(more, known)


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


def rows(libraries: dict[str, Distribution]) -> str:
    """A line of the page for each library."""
    lines = (f"| {key} | {d.version} | {licence(d)} |\n" for key, d in sorted(libraries.items()))
    return "".join(lines)


def kept() -> str:
    """The lines of what is not installed here, as the page has them."""
    return PAGE.read_text(encoding="utf-8").rpartition("|---|---|---|\n")[2]


def main() -> None:
    """Write both files."""
    import tomllib

    known: dict[str, Distribution] = {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    served = (*extras["team"], *extras["postgres"], *extras["private"])
    for line in (*project["dependencies"], *served):
        needed(line, known)
    spoken: dict[str, Distribution] = {}
    for line in extras["transcribe"]:
        needed(line, spoken)
    more = rows({key: d for key, d in spoken.items() if key not in known}) or kept()
    PAGE.write_text(HEAD + rows(known) + MORE + more, encoding="utf-8")
    pins = [f"{key}=={d.version}" for key, d in sorted(known.items())]
    (ROOT / "constraints.txt").write_text("\n".join(pins) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
