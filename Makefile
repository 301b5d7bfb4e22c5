# The everyday verbs. `make` alone lists them.
PYTHON ?= python3
V := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# what keeps the plan of the house: who imports whom, limits that only tighten, one set of defaults,
# doors for other packages, typed answers, one file for an option, a short way through a file
PLAN := tests/test_house.py tests/test_defaults.py tests/doors tests/server/test_contract.py \
	tests/networks/test_one_option.py tests/read/test_way.py

.PHONY: help setup test check style ruff mypy svelte coverage mutants format demo types pages reference benchmarks clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(V)/hustings: pyproject.toml
	$(PYTHON) -m venv .venv
	$(V)/pip install -q -e '.[dev]'
	@touch $@

setup: $(V)/hustings  ## make .venv with everything a developer needs

test: setup  ## all tests, the browser journeys included where Chromium is
	$(V)/pytest -n auto

check: style  ## style, types, the front end's own checks, and the plan of the house
	$(V)/pytest -q -n auto $(PLAN)

style: ruff mypy svelte  ## what `make check` does, without the tests that `make test` runs too

ruff: setup
	$(V)/ruff check .
	$(V)/ruff format --check .

mypy: setup
	$(V)/mypy

svelte: setup
	$(V)/python hatch_build.py check

coverage: setup  ## what all tests reach; ends with what is missing of 95 % of the lines, 85 % of a file's
	$(V)/python benchmarks/reached_pages.py
	$(V)/python benchmarks/reached.py whole

mutants: setup  ## which small wrong changes the tests of a subject do not notice (a sample)
	$(V)/python benchmarks/mutants.py

format: setup  ## put style right
	$(V)/ruff check --fix .
	$(V)/ruff format .
	$(V)/python hatch_build.py format

demo: setup  ## the fictional debate in the browser
	$(V)/hustings demo

types: setup  ## write the pages' types of what the server answers anew
	$(V)/python hatch_build.py types

pages: setup  ## build the front end anew
	$(V)/python hatch_build.py build

reference: setup  ## write docs/reference/ anew from the program itself
	$(V)/python docs/reference.py

benchmarks: setup  ## print every promised figure beside its alternative
	$(V)/python benchmarks/all.py

clean:  ## forget what was built
	rm -rf .venv frontend/node_modules src/hustings/server/static dist build
