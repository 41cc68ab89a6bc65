# One command for each thing that is done here. `make help` lists them.
SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python
RUN := $(VENV)/bin
export UV_PROJECT_ENVIRONMENT := $(VENV)
# Compiled modules are kept, so that no process compiles them again, and kept out of the tree.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/$(VENV)/compiled
DEMO_PEOPLE ?= 5000
DEMO_SEED ?= 1
PORT ?= 8000

.PHONY: help demo serve test test-sqlite test-postgresql check format bench assets docs screenshots clean-demo check-types check-rest

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(VENV)/ready: pyproject.toml uv.lock
	@test -x $(RUN)/uv || { command -v python3.11 >/dev/null && python3.11 -m venv $(VENV) || python3 -m venv $(VENV); $(RUN)/pip --quiet --disable-pip-version-check install uv; }
	@$(RUN)/uv sync --quiet --frozen --inexact
	@touch $@

demo: $(VENV)/ready  ## the system with a made-up borough in it, served at http://localhost:8000
	@HOMEFIRST_DEMO=1 HOMEFIRST_DATA=$${HOMEFIRST_DATA:-var/demo} $(RUN)/homefirst demo run --people $(DEMO_PEOPLE) --seed $(DEMO_SEED) --port $(PORT)

clean-demo:  ## throw the made-up borough away
	rm -rf var/demo

serve: $(VENV)/ready  ## serve your own record (docs/operations.md first)
	@$(RUN)/homefirst serve --port $(PORT)

test: $(VENV)/ready  ## all tests, on SQLite and PostgreSQL, with browser journeys
	@scripts/system_packages.sh
	@scripts/run_tests.sh

test-sqlite: $(VENV)/ready  ## all tests but the browser journeys, on SQLite only
	@$(RUN)/pytest -q -n 2 -m "not browser"

test-postgresql: $(VENV)/ready  ## all tests but the browser journeys, on PostgreSQL only
	@scripts/with_postgresql.sh $(RUN)/pytest -q -n 2 -m "not browser"

check: $(VENV)/ready  ## lint, types, room contracts, templates, stale pages, lock file
	@$(MAKE) --no-print-directory --jobs 2 --output-sync check-types check-rest

check-types: $(VENV)/ready  ## types alone, a part of check
	$(RUN)/mypy

check-rest: $(VENV)/ready  ## all of check but the types
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/lint-imports
	$(PY) scripts/lint_templates.py
	$(PY) scripts/check_lock.py
	$(PY) scripts/write_docs.py --check
	$(PY) manage.py makemigrations --check --dry-run

format: $(VENV)/ready  ## put the code in its usual form
	$(RUN)/ruff check --fix .
	$(RUN)/ruff format .

bench: $(VENV)/ready  ## measure speed and size, as ratios (takes long)
	@scripts/run_benches.sh

assets:  ## rebuild the compiled styles and scripts (needs Node.js)
	cd assets && npm ci --no-audit --no-fund && npm run build

docs: $(VENV)/ready  ## rewrite the generated pages
	$(PY) scripts/write_docs.py

screenshots: $(VENV)/ready  ## take the pictures in the README again
	@scripts/system_packages.sh
	$(PY) scripts/take_screenshots.py
