# Needs Python >= 3.11 (with venv) and make; everything else is installed into .venv by the first target that needs it.
PYTHON ?= python3
VENV := .venv
TRAINING := .venv-training
BIN := $(VENV)/bin
BUILTIN := $(VENV)/share/headstone/gazetteer.sqlite
export HEADSTONE_GAZETTEER ?= $(CURDIR)/$(BUILTIN)

.PHONY: demo web test test-web test-all screenshots test-train train bench fuzz lint setup clean fit-links

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Headstone needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

# Built once for all tests and the demo, and anew when what it is made of changes; a gazetteer of yours is left alone.
$(BUILTIN): src/headstone/store/gazetteer_build.py $(wildcard src/headstone/data/places_*) | $(VENV)/ready
	HEADSTONE_GAZETTEER="$(CURDIR)/$(BUILTIN)" $(BIN)/python -m headstone gazetteer build

setup: $(VENV)/ready $(BUILTIN)

demo: setup
	rm -rf demo
	$(BIN)/python -m headstone demo demo

# MapLibre GL for the room's map, from its npm package; without it the server draws the map.
web: $(VENV)/ready
	$(BIN)/python scripts/build_web.py

test: setup
	$(BIN)/python -m pytest -m "not slow and not browser"
	$(MAKE) lint
	if $(BIN)/python -m tests.browser.chromium; then $(BIN)/python -m pytest tests/browser -m "browser and not slow"; fi

# The room in a real Chromium: that of the machine, else one that Playwright installs, else (as root) Debian's.
$(VENV)/web-ready: pyproject.toml constraints.txt | $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,web-test]'
	$(BIN)/python -m tests.browser.chromium || $(BIN)/python -m playwright install chromium || { test "$$(id -u)" = 0 && apt-get install --yes chromium; }
	touch $@

test-web: setup $(VENV)/web-ready
	-$(MAKE) web
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest tests/browser -m browser

screenshots: setup $(VENV)/web-ready
	$(BIN)/python -m tests.browser.screenshots docs/images

# The recipe of the trained reader: torch and the base encoder live in an environment of their own, never in the product's.
$(TRAINING)/ready: training/requirements.txt pyproject.toml | $(VENV)/ready
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt --editable '.[dev]'
	touch $@

# Resumable: a run that was stopped goes on from its last checkpoint. HEADSTONE_BENCH adds the open labelled sets.
train: $(TRAINING)/ready
	$(TRAINING)/bin/python -m training.train build/reader --steps 2000
	$(TRAINING)/bin/python -m training.export build/reader src/headstone/data/reader
	$(TRAINING)/bin/python -m training.gate build/reader src/headstone/data/reader
	$(TRAINING)/bin/python -m training.views
	$(TRAINING)/bin/python -m training.gists

# The weights of pairs of reports: HEADSTONE_BENCH (gva) and HEADSTONE_REPORTS name the labelled sets. Reading gva once takes five minutes.
fit-links: setup
	$(BIN)/python -m training.links

test-train: $(TRAINING)/ready
	$(TRAINING)/bin/python -m pytest tests/training

test-all: setup test-train test-web
	$(BIN)/python -m pytest -m "not browser"
	$(MAKE) lint

lint: $(VENV)/ready
	$(BIN)/ruff check src tests benchmarks scripts examples training
	$(BIN)/mypy

# The peers that speed is measured against are installed for this target only.
$(VENV)/peers: pyproject.toml | $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	touch $@

bench: setup $(VENV)/peers
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.quality.heldout
	$(BIN)/python -m benchmarks.quality.wikiwars
	$(BIN)/python -m benchmarks.quality.tolls
	$(BIN)/python -m benchmarks.quality.polnear
	$(BIN)/python -m benchmarks.quality.credits
	$(BIN)/python -m benchmarks.quality.factuality
	$(BIN)/python -m benchmarks.quality.places
	$(BIN)/python -m benchmarks.quality.event_location
	$(BIN)/python -m benchmarks.quality.derivations
	$(BIN)/python -m benchmarks.quality.copy_kinds
	$(BIN)/python -m benchmarks.quality.bundles
	$(BIN)/python -m benchmarks.quality.bundles --part dev
	$(BIN)/python -m benchmarks.quality.bundles --part more
	$(BIN)/python -m benchmarks.quality.bundles --part third
	$(BIN)/python -m benchmarks.quality.bundles --part fourth
	$(BIN)/python -m benchmarks.quality.bundles --part fifth
	$(BIN)/python -m benchmarks.quality.bundles --part sixth
	$(BIN)/python -m benchmarks.quality.bundles --part seventh
	$(BIN)/python -m benchmarks.quality.bundles --part eighth
	$(BIN)/python -m benchmarks.quality.bundles --part ninth
	$(BIN)/python -m benchmarks.quality.bundles --part tenth
	$(BIN)/python -m benchmarks.quality.bundles --part eleventh
	$(BIN)/python -m benchmarks.quality.bundles --part twelfth
	$(BIN)/python -m benchmarks.quality.bundles --part thirteenth
	$(BIN)/python -m benchmarks.quality.bundles --part fourteenth
	$(BIN)/python -m benchmarks.quality.linking
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.speed.room
	$(BIN)/python -m benchmarks.speed.deciding
	$(BIN)/python -m benchmarks.speed.fingerprints
	$(BIN)/python -m benchmarks.speed.growth

fuzz: setup
	$(BIN)/python -m pytest -m slow tests/fuzz

clean:
	rm -rf $(VENV) demo build dist
