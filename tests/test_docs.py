"""The docs speak of the program that is there: its commands, options, names, formats, addresses and files."""

import ast
import doctest
import importlib.util
import pkgutil
import re
import shlex
from pathlib import Path

import click
import pytest

import hustings
from hustings import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
)
WRITTEN = [p for p in PAGES if p.parent.name != "reference"]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, *languages: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S)
    return [body for language, body in found if language in languages]


def test_the_reference_is_what_the_program_says_of_itself() -> None:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    assert reference.stale() == [], "run `make reference`"


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_every_command_in_the_docs_is_one_of_the_program(path: Path) -> None:
    group = cli.main
    context = click.Context(group)
    for body in blocks(path, "sh", "bash", "console", "shell"):
        for line in body.replace("\\\n", " ").splitlines():
            for part in re.split(r"&&|;|\||\$ ", line.split(" #")[0]):
                words = [w for w in shlex.split(part, posix=True) if w]
                if (
                    not words
                    or Path(words[0]).name != "hustings"
                    or len(words) < 2
                    or words[1].startswith("-")
                ):
                    continue
                command, words = group.get_command(context, words[1]), words[2:]
                while isinstance(command, click.Group) and words and words[0][0] != "-":
                    command, words = command.get_command(context, words[0]), words[1:]
                assert command is not None, f"no such command in: {line}"
                known = {
                    o
                    for p in command.get_params(click.Context(command))
                    for o in (*p.opts, *p.secondary_opts)
                } | {
                    "--help",
                    "-h",
                }
                asked = {w.split("=")[0] for w in words if re.match(r"--?[a-z]", w)}
                assert asked <= known, f"{asked - known} in: {line}"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_link_leads_to_a_file(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith(("#", "mailto:", "note:")):
            assert (path.parent / target.split("#")[0]).exists(), target


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_python_in_the_docs_parses_and_names_what_is_there(path: Path) -> None:
    for body in blocks(path, "python", "py"):
        if ">>>" in body:
            continue  # these run, below
        for node in ast.walk(ast.parse(body)):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "hustings"
            ):
                assert node.attr in hustings.__all__, node.attr


@pytest.mark.parametrize(
    "path", [p for p in WRITTEN if ">>>" in p.read_text(encoding="utf-8")], ids=named
)
def test_examples_in_the_docs_run(path: Path) -> None:
    wrong, ran = doctest.testfile(
        str(path), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert (wrong, ran > 0) == (0, True)


MODULES = [
    m.name
    for m in pkgutil.walk_packages(hustings.__path__, "hustings.")
    if not m.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    assert (
        doctest.testmod(
            importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE
        ).failed
        == 0
    )


def test_every_command_stands_in_a_page_somebody_wrote() -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in WRITTEN)
    missing = [
        n for n in cli.main.list_commands(click.Context(cli.main)) if f"hustings {n}" not in text
    ]
    assert missing == []


def test_every_address_says_what_it_does() -> None:
    page = (ROOT / "docs" / "reference" / "addresses.md").read_text(encoding="utf-8")
    assert [line for line in page.splitlines() if line.endswith("|  |")] == []


def test_every_page_describes_itself_in_a_file_of_its_name_and_has_its_help() -> None:
    files = sorted((ROOT / "frontend" / "src").rglob("*.page.ts"))
    told = {file.name.removesuffix(".page.ts"): file.read_text(encoding="utf-8") for file in files}
    assert len(told) == len(files)
    assert [n for n, page in told.items() if f'name: "{n}"' not in page] == []
    places = [re.search(r"order: (\d+)", page) for page in told.values()]
    assert len({place[1] for place in places if place}) == len(files)
    helps = re.findall(r'help: "([^"]+)"', "".join(told.values()))
    assert len(helps) > 15
    for name in helps:
        assert (ROOT / "docs" / f"{name}.md").exists(), name


def test_the_docs_site_shows_every_page_once() -> None:
    listed = re.findall(r"- (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    there = {p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")}
    assert sorted(listed) == sorted(there)


def test_every_picture_of_the_readme_is_there_and_made_by_the_script():
    shown = re.findall(r"!\[[^\]]+\]\(docs/pictures/([^)]+)\)", (ROOT / "README.md").read_text())
    there = sorted(p.name for p in (ROOT / "docs" / "pictures").glob("*.*"))
    script = (ROOT / "docs" / "pictures.py").read_text(encoding="utf-8")
    kept = re.search(r"^KEPT = \((.*)\)$", script, re.M)
    assert kept is not None
    assert sorted(shown) == there == sorted(f"{n}.webp" for n in re.findall(r'"(.*?)"', kept[1]))
