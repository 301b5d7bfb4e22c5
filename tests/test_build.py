"""What a machine without the npm registry is told when the pages are built."""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def build() -> ModuleType:
    """The script that builds the pages."""
    root = Path(__file__).parent.parent
    spec = importlib.util.spec_from_file_location("hatch_build", root / "hatch_build.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def test_pages_that_cannot_be_fetched_are_one_sentence(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*command: str) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(build, "node", unreachable)
    monkeypatch.setattr(build, "digest", lambda *_: "other than what is there")
    with pytest.raises(build.NoPages, match="could not be fetched from the npm registry"):
        build.main(["check"])


def test_npm_waits_no_longer_at_most_than_at_least(build: ModuleType) -> None:
    said = dict(option.removeprefix("--").split("=") for option in build.REGISTRY_PATIENCE)
    assert int(said["fetch-retry-mintimeout"]) <= int(said["fetch-retry-maxtimeout"])
