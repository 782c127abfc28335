# Two commands matter: `make run` and `make test`. Both set up what they need, into .venv.
PYTHON ?= python3
# Of `make bench` and `make score`, all if none is named: make score PARTS="webchat wecom". PARTS=--help lists them.
PARTS ?=
BIN := .venv/bin

.PHONY: run test setup check fix bench score clean

run: .venv/ready
	$(BIN)/zoujie demo

test: .venv/ready-dev
	$(BIN)/pytest

setup: .venv/ready-dev

check: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready-dev
	$(BIN)/python -m tests.bench $(PARTS)

score: .venv/ready-dev
	$(BIN)/python -m tests.score $(PARTS)

clean:
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Zoujie needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: requirements-dev.lock .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
