# make help says what each command does.
PORT ?= 8000
# One more than there are cores: many tests wait for a browser or a clock.
WORKERS ?= $(shell expr $$(nproc) + 1)
BIN := .venv/bin
UV := $(or $(shell command -v uv),$(BIN)/uv)
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check format generate lock screenshots bench

help: ## show these lines
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

setup: ## the environment in .venv, as far as running needs it
	@sh scripts/environment.sh run

setup-dev: ## the same with the tools of development
	@sh scripts/environment.sh dev

run: setup ## everything needed, then the service on http://127.0.0.1:8000 (PORT= changes it)
	@exec $(BIN)/spin-coach serve --port $(PORT)

test: setup-dev ## everything needed, then the whole test suite
	@sh scripts/system-parts.sh
	@$(BIN)/pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder

check: setup-dev ## format, lint, types, imports, translations, generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/catalogue.py
	$(BIN)/spin-coach scenario check
	$(BIN)/spin-coach scenario schema | diff -u scenarios/schema.json -
	$(BIN)/spin-coach rules check
	$(BIN)/python scripts/gold_figures.py
	$(BIN)/python scripts/rule_counts.py
	$(BIN)/python scripts/accuracy.py
	$(BIN)/python scripts/talks.py
	$(BIN)/python scripts/exports.py
	$(BIN)/spin-coach rubric check
	$(BIN)/python scripts/guard.py

format: setup-dev ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generate: setup-dev ## write the generated files anew: translations, schema, table of difficulty, figures of the rules
	$(BIN)/python scripts/catalogue.py --write
	$(BIN)/spin-coach scenario schema --write
	$(BIN)/spin-coach scenario levels --write
	$(BIN)/python scripts/gold_figures.py --write
	$(BIN)/python scripts/rule_counts.py --write
	$(BIN)/python scripts/accuracy.py --write
	$(BIN)/python scripts/talks.py --write
	$(BIN)/python scripts/exports.py --write
	$(BIN)/python scripts/guard.py --write

lock: ## choose the newest packages that fit and pin them with hashes
	@$(UV) --version >/dev/null || { echo "make lock needs uv: install it, for instance with pipx install uv." >&2; exit 1; }
	$(COMPILE) --upgrade pyproject.toml --output-file requirements.lock
	$(COMPILE) --upgrade pyproject.toml --group dev --group build --constraints requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --upgrade --group build --constraints requirements-dev.lock --output-file requirements-build.lock

screenshots: setup-dev ## the pictures of the README and of docs/debriefs, from the running product
	@sh scripts/system-parts.sh
	$(BIN)/python scripts/screenshots.py
	$(BIN)/python scripts/debriefs.py

bench: setup-dev ## time to the first word and stalls, at 1, 50 and 200 streams; time to score
	$(BIN)/pytest tests/bench -s
