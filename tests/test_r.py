"""The files an R user reads, and the script of the examples that draws them in ggplot2."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.demo import make_demo

SCRIPT = Path(__file__).parent.parent / "examples" / "r" / "figures.R"
PACKAGES = 'quit(status = !all(c("ggplot2", "jsonlite") %in% rownames(installed.packages())))'


def has_r() -> bool:
    """Whether R is here with what the script needs."""
    found = shutil.which("Rscript")
    return bool(found) and subprocess.run([found, "-e", PACKAGES], check=False).returncode == 0


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three files, as the head of the script says they are made."""
    folder = tmp_path_factory.mktemp("r")
    make_demo(folder / "study.hustings").close()
    study = str(folder / "study.hustings")
    signed = ["--qualifier", "agreement", "--aggregation", "subtract"]
    for command in (
        ["network", study, *signed, "-o", str(folder / "network.json")],
        ["chart", study, "stances", "-o", str(folder / "stances.csv")],
        ["export", study, str(folder / "statements.csv")],
    ):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    return folder


def test_the_json_of_a_network_says_what_its_picture_shows(written: Path) -> None:
    data = json.loads((written / "network.json").read_text(encoding="utf-8"))
    figure = data["figure"]
    names = [n["name"] for n in figure["nodes"]]
    assert sorted(names) == sorted(data["rows"])
    assert all(0 <= n["x"] <= 1 and 0 <= n["y"] <= 1 for n in figure["nodes"])
    assert len(figure["ties"]) < figure["ties in all"]  # the weakest are folded
    at = {name: i for i, name in enumerate(data["rows"])}
    for tie in figure["ties"]:
        assert data["matrix"][at[tie["row"]]][at[tie["column"]]] == tie["weight"] != 0
    assert f"{len(figure['ties'])} of {figure['ties in all']} ties drawn" in figure["caption"]


@pytest.mark.skipif(not has_r(), reason="R with ggplot2 and jsonlite is not installed")
def test_r_draws_the_same_figures(written: Path) -> None:
    r = [shutil.which("Rscript") or "", str(SCRIPT), str(written)]
    told = subprocess.run(r, capture_output=True, text=True, check=True)
    figure = json.loads((written / "network.json").read_text(encoding="utf-8"))["figure"]
    drawn, every = len(figure["ties"]), figure["ties in all"]
    assert f"{len(figure['nodes'])} nodes, {drawn} of {every} ties" in told.stdout
    for name in ("network.pdf", "stances.pdf", "speakers.pdf"):
        assert (written / name).read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(not has_r(), reason="R with ggplot2 and jsonlite is not installed")
def test_the_script_says_what_it_needs(tmp_path: Path) -> None:
    told = subprocess.run(
        [shutil.which("Rscript") or "", str(SCRIPT)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert "Name the folder" in told.stderr
