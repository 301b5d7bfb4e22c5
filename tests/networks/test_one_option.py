"""The promise of networks/options.py: a new setting is a new field there, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

WITH_A_FIELD_MORE = '''
import importlib.abc, importlib.util, json, sys
from pathlib import Path

NAME = "hustings.networks.options"
import hustings
SOURCE = Path(hustings.__file__).parent / "networks" / "options.py"
FIELD = """
    lantern: str = _asked("lantern", "Whose lantern it is.", "red", choices=("red", "green"))

    @staticmethod
    def of("""


class Changed(importlib.abc.Loader):
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        text = SOURCE.read_text(encoding="utf-8")
        assert text.count("\\n    @staticmethod\\n    def of(") == 1
        text = text.replace("\\n    @staticmethod\\n    def of(", FIELD)
        exec(compile(text, str(SOURCE), "exec"), module.__dict__)


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, Changed()) if name == NAME else None


sys.meta_path.insert(0, Finder())

from click.testing import CliRunner
from hustings import networks
from hustings.cli import main
from hustings.model import Statements
from hustings.server.requests.studies import NetworkStudy

s = Statements.from_columns({"speaker": ["Renn", "Voss"], "concept": ["quay", "quay"]})
asked = networks.network(s, lantern="green").study.options
described = NetworkStudy.model_json_schema()["properties"]
print(json.dumps({
    "python": asked.get("lantern"),
    "unasked": networks.network(s).study.options.get("lantern"),
    "command": "--lantern TEXT Whose lantern it is. One of red, green." in " ".join(
        CliRunner().invoke(main, ["network", "--help"]).output.split()
    ),
    "api": described["lantern"]["default"],
    "others": sorted(n for n in ("since", "forms") if n in described),
}))
'''


def test_a_setting_more_of_a_network_changes_one_file_and_is_seen_at_every_door() -> None:
    child = [sys.executable, "-c", WITH_A_FIELD_MORE]
    told = subprocess.run(child, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {
        "python": "green",
        "unasked": None,
        "command": True,
        "api": "red",
        "others": ["forms", "since"],
    }
