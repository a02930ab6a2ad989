# Two commands: "make demo" translates the samples, "make check" runs all checks.
# Both make what they need first, in the folder .venv. PYTHON names the interpreter:
#   make demo PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo check clean

demo: .venv/installed
	$(BIN)/bitrans translate samples --out demo --glossary glossaries \
	    --to html --to zh --to tsv --to jsonl

check: .venv/installed-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pytest

clean:
	rm -rf .venv demo

# Each stamp is younger than what it was made from, so a second run installs nothing.
.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bitrans needs Python 3.11 or newer; name one: make demo PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

.venv/installed: .venv/made pyproject.toml
	$(BIN)/python -m pip install --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --group dev
	@touch $@
