"""A picture in a notebook whose marks open their sentences, in Python and in Chromium."""

import json
from pathlib import Path

import pytest

import hustings
from hustings.demo import make_demo
from hustings.model import Statements

pytest.importorskip("anywidget", reason="the extra notebook is not installed")

WIDGET = Path(hustings.__file__).parent / "notebook"
PAGE = """<!doctype html><meta charset="utf-8"><style>{css}</style><div id="here"></div>
<script type="module">
{module}
const state = {state};
const model = {{
  get: (name) => state[name], set: (name, value) => {{ state[name] = value; }},
  save_changes: () => {{ window.chosen = state.chosen; }}, on: () => {{}}, off: () => {{}},
}};
render({{ model, el: document.getElementById("here") }});
</script>"""


@pytest.fixture
def said() -> Statements:
    return Statements.from_columns(
        {
            "speaker": ["Ines", "Ines", "Tove", "Jonas"],
            "holder": ["Ines", "Ines", "Tove", "Guild"],
            "concept": ["night ferry", "harbour fee", "night ferry", "night ferry"],
            "agreement": [True, True, False, True],
            "quote": ["I want it.", "It is fair.", "<b>Never</b> & never!", "We need it."],
        }
    )


@pytest.fixture
def explorer(said: Statements) -> object:
    net = hustings.network(said, variable1="holder", variable2="concept", mode="two-mode")
    return hustings.explore(net, said)


def test_the_sentences_go_along_with_the_picture(explorer) -> None:  # type: ignore[no-untyped-def]
    assert set(explorer.sentences) == {"1", "2", "3", "4"}
    assert explorer.sentences["4"] == {
        "speaker": "Jonas",
        "holder": "Guild",
        "document": "1",
        "quote": "We need it.",
    }


def test_what_is_chosen_is_there_in_python(explorer) -> None:  # type: ignore[no-untyped-def]
    explorer.chosen = ["3", "1", "gone"]
    assert list(explorer.statements.ids) == ["3", "1"]


def test_what_has_no_picture_is_refused(said: Statements) -> None:
    with pytest.raises(hustings.OptionError, match="no picture"):
        hustings.explore(hustings.barplot(said, variable="concept"), said)


def test_without_the_extra_one_is_told_what_to_install(
    said: Statements, monkeypatch: pytest.MonkeyPatch
) -> None:
    net = hustings.network(said, variable1="holder", variable2="concept")
    monkeypatch.setitem(__import__("sys").modules, "hustings.notebook.widget", None)
    with pytest.raises(hustings.OptionError, match=r"hustings\[notebook\]"):
        hustings.explore(net, said)


def test_maps_relations_and_timelines_are_explored_too(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.hustings") as project:
        rows = hustings.statements(project)
        for made in (hustings.causal_map, hustings.relation_network, hustings.timeline):
            explorer = hustings.explore(made(rows), project)
            assert explorer.sentences
            assert all(s["quote"] for s in explorer.sentences.values())
            documents = {s["document"] for s in explorer.sentences.values()}
            assert documents <= set(project.titles().values())


def test_a_mark_opens_its_sentences_by_mouse_and_by_keyboard(  # type: ignore[no-untyped-def]
    explorer, browser, tmp_path: Path
) -> None:
    told = {"picture": explorer.picture, "sentences": explorer.sentences, "chosen": []}
    module = (WIDGET / "widget.js").read_text(encoding="utf-8").replace("export ", "", 1)
    html = PAGE.format(
        css=(WIDGET / "widget.css").read_text(encoding="utf-8"),
        module=module.replace("export default { render };", ""),
        state=json.dumps(told).replace("</", "<\\/"),
    )
    file = tmp_path / "explorer.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.locator("p").inner_text() == "Choose a mark to open its sentences."
    page.locator('.mark:not(.tie)[data-name^="Tove"]').click()
    assert page.locator("li q").all_inner_texts() == ["<b>Never</b> & never!"]
    assert page.evaluate("chosen") == ["3"]
    page.locator('.mark:not(.tie)[data-name^="Guild"]').press("Enter")
    assert "view of Guild" in page.locator("li small").first.inner_text()
    assert page.locator('[aria-pressed="true"]').count() == 1
    page.locator('.mark:not(.tie)[data-name^="Guild"]').press("Escape")
    assert page.locator("li").count() == 0
    page.close()
