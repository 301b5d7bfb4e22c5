"""The pages about networks show what the program does."""

import doctest
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "concepts"


@pytest.mark.parametrize("page", ["networks.md", "dna-differences.md"])
def test_every_example_of_a_page_runs(page):
    # a code block's closing fence stands after an empty line, so that it is no output
    failed, tried = doctest.testfile(
        str(PAGES / page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried > 3
    assert failed == 0
