"""The plan of the house, kept by a machine: who may import whom (docs/ARCHITECTURE.md, section 2)."""

import ast
import json
import statistics
from pathlib import Path

import pytest

from hustings.project.base import INSIDE

from . import house_limits, house_pages

HOUSE = Path(__file__).parent.parent / "src" / "hustings"
ROOMS = {
    "read",
    "exchange",
    "suggest",
    "networks",
    "maps",
    "times",
    "sources",
    "forecasts",
    "agreement",
    "private",
    "show",
    "words",
    "store",
    "threeway",
}
GROUND = {"model", "errors", "guards", "plugins", "shown", "progress", "wording", "refusals"}
MAY_IMPORT = {
    **dict.fromkeys(ROOMS, GROUND),
    "model": {"errors", "shown"},
    "errors": set(),
    "plugins": set(),
    "shown": {"errors"},
    "wording": {"errors"},
    "refusals": {"wording"},
    "progress": set(),
    "notebook": GROUND | {"show", "views", "project"},
    "guards": {"errors"},
    "project": GROUND | {"store", "read", "exchange", "agreement", "private", "threeway"},
    "team": GROUND | {"store", "project"},
    "changes": GROUND | {"networks", "maps", "forecasts"},
    "studies": GROUND | {"project"} | ROOMS - {"store"},
    "demo": GROUND | {"project", "read", "exchange"},
    "views": GROUND | {"project", "studies", "changes"} | ROOMS - {"store"},
    "reports": GROUND | {"project", "studies", "views", "show", "agreement"},
    "exporters": GROUND,
    "files": GROUND
    | {"exporters"}
    | {"project", "studies", "views", "reports", "show", "exchange", "networks", "agreement"},
    "apart": GROUND | {"read", "exchange", "project"},
    "server": GROUND
    | {"reports", "files", "exporters", "apart"}
    | {"project", "team", "studies", "views"}
    | ROOMS - {"store"},
    "cli": GROUND
    | {"reports", "files", "exporters", "apart"}
    | {"project", "team", "studies", "views", "demo", "server"}
    | ROOMS - {"store"},
}
ONLY = {
    "sqlalchemy": "store",
    "alembic": "store",
    "fastapi": "server",
    "uvicorn": "server",
    "click": "cli",
    "argon2": "team",
    "zxcvbn": "team",
}


def imports(path: Path) -> set[str]:
    """Every module a file imports, as absolute dotted names."""
    package = ["hustings", *path.relative_to(HOUSE).with_suffix("").parts]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            found |= {stem} if node.module else {f"{stem}.{alias.name}" for alias in node.names}
    return found


FILES = sorted(p for p in HOUSE.rglob("*.py") if "static" not in p.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_a_room_imports_only_what_lies_below_it(path: Path) -> None:
    room = path.relative_to(HOUSE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "hustings" and rest and rest[0] != room and rest[0] != "__version__":
            assert rest[0] in MAY_IMPORT.get(room, set()), f"{room} may not import {rest[0]}"
        if top in ONLY:
            assert room == ONLY[top], f"only {ONLY[top]} imports {top}"


def test_the_limits_only_tighten() -> None:
    kept = json.loads(house_limits.KEPT.read_text(encoding="utf-8"))
    grown = house_limits.looser(house_limits.found(), kept)
    assert not grown, "\n".join(grown)


def test_a_function_has_at_most_twelve_branches_and_few_on_average() -> None:
    counts = house_limits.branches()
    assert len(counts) > 6000
    assert max(counts) <= 12
    assert statistics.mean(counts) < 4


def test_limits_are_written_looser_only_where_that_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = {"C901": {"src/hustings/a.py": 2, "src/hustings/b.py": 1}}
    monkeypatch.setattr(house_limits, "found", lambda: now)
    kept = tmp_path / "limits.json"
    kept.write_text('{"C901": {"src/hustings/a.py": 1, "src/hustings/b.py": 3}}')
    with pytest.raises(SystemExit, match=r"a\.py: C901, 2 times \(at most 1\)\n"):
        house_limits.write(kept=kept)
    assert json.loads(kept.read_text())["C901"]["src/hustings/b.py"] == 3
    house_limits.write("--looser", kept=kept)
    assert json.loads(kept.read_text()) == now
    now["C901"]["src/hustings/a.py"] = 0
    house_limits.write(kept=kept)
    assert json.loads(kept.read_text()) == now


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ('  said = "Too pale for the paper.";', "  said = ;"),
        ("  const a = `${count(n)} of ${of} texts`;", "  const a = `${count(n)}${of}`"),
        ("  call(one, other); // what it is for", "  call(one, other); "),
        ("  <p>Nobody speaks here.</p>", ""),
        ("  <p class={one}>Nobody.</p>", "  <p class={one}></p>"),
        ("  if (a && b && c) {", "  if (a && b && c) {"),
    ],
)
def test_what_is_left_of_a_line_of_a_page_without_its_words(line: str, left: str) -> None:
    assert house_pages.without_words(line) == left


def test_one_hand_writes_all_tables() -> None:
    """A name that begins like a formula is harmless in every table: only ``guards.cells`` writes."""
    writers = [f for f in FILES if "csv.writer(" in f.read_text() or "DictWriter(" in f.read_text()]
    assert [f.relative_to(HOUSE).as_posix() for f in writers] == ["guards/cells.py"]


def test_what_the_collections_share_of_a_project_is_asked_by_no_other_room() -> None:
    asked = [
        f"{path.relative_to(HOUSE)}:{node.lineno}: .{node.attr}"
        for path in FILES
        if path.relative_to(HOUSE).parts[0] not in ("project", "store")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in INSIDE
    ]
    assert asked == []


def test_no_private_name_of_the_house_crosses_a_file() -> None:
    """What is left are names of python-docx, openpyxl and Alembic that have no public one."""
    kept = {
        "guards/sheets.py": 4,
        "read/formats/docx.py": 3,
        "show/documents/docx.py": 2,
        "store/migrate.py": 2,
    }
    found = house_limits.style()["SLF001"]
    assert found == {f"src/hustings/{file}": n for file, n in kept.items()}
