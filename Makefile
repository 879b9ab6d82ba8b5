# Needs Python >= 3.11 (with venv) and make; everything else is installed into .venv by the first target that needs it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export HEADSTONE_GAZETTEER ?= $(CURDIR)/$(VENV)/share/headstone/gazetteer.sqlite

.PHONY: demo test test-all bench fuzz lint setup clean

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Headstone needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

# Built once, for all tests and the demo; rebuilt by hand with `headstone gazetteer build`.
$(HEADSTONE_GAZETTEER): | $(VENV)/ready
	$(BIN)/python -m headstone gazetteer build

setup: $(VENV)/ready $(HEADSTONE_GAZETTEER)

demo: setup
	rm -rf demo
	$(BIN)/python -m headstone demo demo

test: setup
	$(BIN)/python -m pytest -m "not slow"
	$(MAKE) lint

test-all: setup
	$(BIN)/python -m pytest
	$(MAKE) lint

lint: $(VENV)/ready
	$(BIN)/ruff check src tests benchmarks scripts examples
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.speed

fuzz: setup
	$(BIN)/python -m pytest -m slow tests/fuzz

clean:
	rm -rf $(VENV) demo build dist
