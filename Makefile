# Everything runs in a virtual environment that these rules make and keep up to date.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BENCHOPTS ?=
SPHINXOPTS ?= -W -n --keep-going -j auto

BIN := $(VENV)/bin
SITE := $(VENV)/.site-installed
DEV := $(VENV)/.dev-installed
BENCH := $(VENV)/.bench-installed
BUILDERS := resume dirhtml singlehtml epub text man latex gettext linkcheck
READERS := tests/consumers/node_modules/.installed
LOCALE := _ext/sphinx_resume/locale

.PHONY: html $(BUILDERS) serve test test-deep check bench catalogues screens wheel clean distclean help

# A failed build forgets what it has read; else the next one would not warn again, and would pass.
# Doctrees outside the output, which goes on the web (and which epub would pack).
html: $(SITE) ## build the site (what plain `make` does)
	$(BIN)/sphinx-build $(SPHINXOPTS) -b html -d _build/doctrees/html . _build/html \
		|| { rm -rf _build/doctrees/html; exit 1; }
	@echo "Built: open _build/html/index.html"

$(BUILDERS): $(SITE)
	$(BIN)/sphinx-build $(SPHINXOPTS) -b $@ -d _build/doctrees/$@ . _build/$@ \
		|| { rm -rf _build/doctrees/$@; exit 1; }

# Watches all of `.`, the extension too. Doctrees of its own: what is read here without -W must be
# read again by `make html`.
serve: $(DEV) ## build, show at http://127.0.0.1:8000 (PORT=...), build again at each change
	$(BIN)/sphinx-autobuild -n -j auto -d _build/doctrees/serve --port $(PORT) \
		--ignore _build --ignore '.*' --re-ignore '/__pycache__(/|$$)' . _build/html

test: $(DEV) $(READERS) ## run all tests
	$(BIN)/pytest -n auto

test-deep: $(DEV) ## edit a hundred labs at random, thousands of edits: a rebuild equals a clean build
	LABS=50 $(BIN)/pytest -n auto tests/test_edits.py tests/test_file_edits.py tests/test_browser.py

check: $(DEV) ## lint, format, types, who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PYTHONPATH=_ext $(BIN)/lint-imports --no-logo

# A result holds for one machine at one time, so this is no test.
bench: $(BENCH) ## measure speed and memory, in ten minutes or so (BENCHOPTS="--only a,e ...")
	$(BIN)/python bench $(BENCHOPTS)

# No line numbers, and no dates but those that stand in a .po: the same words give the same files.
# Nor guesses from similar words: what is not translated shows in English until somebody does it.
catalogues: $(SITE) ## collect the words of the extension for translation, and compile translations
	$(BIN)/pybabel -q extract -c Translators: -s --omit-header --add-location=file \
		--no-wrap --sort-output -o $(LOCALE)/sphinx_resume.pot _ext/sphinx_resume
	$(BIN)/pybabel -q update -D sphinx_resume -i $(LOCALE)/sphinx_resume.pot -d $(LOCALE) \
		--no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -D sphinx_resume -d $(LOCALE)

screens: $(DEV) html ## take the pictures of the README and the guide (needs Chromium)
	$(BIN)/python guide/screens.py

wheel: $(DEV) ## build the package into dist/
	$(BIN)/python -m build --wheel

clean: ## remove what was built, and caches
	rm -rf _build dist .hypothesis .import_linter_cache .mypy_cache .nox .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

distclean: clean ## remove the virtual environment too
	rm -rf $(VENV) tests/consumers/node_modules

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile
	@echo "Sphinx's other builders, into _build/<builder>: $(BUILDERS)"

$(SITE): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; choose one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv is missing; on Debian or Ubuntu: apt install python3-venv make" >&2; exit 1; }
	test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(SITE)
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

# Programs that read exports; without them, the tests that need them are skipped and say so.
$(READERS): tests/consumers/package-lock.json
	@if command -v npm >/dev/null; \
	then npm ci --prefix tests/consumers --ignore-scripts --no-audit --no-fund --loglevel=error \
		&& touch $@ || echo "npm could not install the programs that read exports" >&2; \
	else echo "npm is missing; tests of programs that read exports are skipped" >&2; fi

$(BENCH): requirements-bench.txt $(SITE)
	$(BIN)/python -m pip install --quiet -r requirements-bench.txt
	@touch $@
