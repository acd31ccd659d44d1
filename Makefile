# make run    sets up and starts Backwise        make test   sets up and runs every test
# make test ROOM=progress  the tests of one room alone         make coverage  which branches they take
# make test COVER=1  the same in one go: every test, and red where fewer branches are taken than before
# make check  lint, format, types, layers        make bench  prints the benchmark tables
# make lessons  runs the lessons' sources and stores them as notebooks
# make test-dates  runs the tests without the browser on other days, in other zones and in German
# make study  counts the simulation studies again, going on where a run stopped, and saves their docs

PYTHON ?= python3
BIN := .venv/bin
# Exact versions where they were tried (one file per Python version), the ranges alone elsewhere.
PINNED := $(shell $(PYTHON) -c 'import os, sys; f = "constraints-py%d%d.txt" % sys.version_info[:2]; print("-c " + f if os.path.exists(f) else "")')
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check $(PINNED)

.PHONY: run test coverage test-dates check lint format types layers bench lessons study clean

run: .venv/ready
	$(BIN)/streamlit run app.py

ifdef ROOM
test: .venv/ready-for-tests
	sh tests/system_packages.sh
	$(BIN)/python -m pytest -n 2 --dist loadgroup tests/$(ROOM)
else
test: .venv/ready-for-tests check
	sh tests/system_packages.sh
	$(BIN)/python -m tools.on_other_days --quick
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser" $(if $(COVER),--cov --cov-report=term)
	$(BIN)/python -m pytest -n 2 --dist worksteal -m browser
endif

coverage: .venv/ready-for-tests
	sh tests/system_packages.sh
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser" --cov --cov-report=term

test-dates: .venv/ready-for-tests
	sh tests/system_packages.sh
	$(BIN)/python -m tools.on_other_days

check: lint types layers

lint: .venv/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/ready-for-tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/ready-for-tests
	$(BIN)/mypy

layers: .venv/ready-for-tests
	$(BIN)/lint-imports

study: .venv/ready-for-tests
	$(BIN)/python -m studies

bench: .venv/ready-for-tests
	$(BIN)/python -m tools.bench_builder
	$(BIN)/python -m tools.bench_pages
	$(BIN)/python -m tools.bench_writing
	$(BIN)/python -m tools.bench_catalogue
	$(BIN)/python -m tools.bench_lessons

lessons: .venv/ready-for-tests
	$(BIN)/python -m notebooks.build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Backwise needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python's venv is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

.venv/ready: .venv/bin/python requirements.txt
	@echo "Setting up (a minute or two the first time)"
	$(PIP) -r requirements.txt
	@touch $@

.venv/ready-for-tests: .venv/bin/python requirements.txt requirements-dev.txt
	@echo "Setting up for tests (a few minutes the first time)"
	$(PIP) -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .study
