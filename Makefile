.POSIX:

# Needs only make and Python 3.11 to 3.14 (the pinned pydantic-core has no wheel for 3.15).
# `make setup PYTHON=/path/to/python` says which one to use for a new .venv.
PYTHON =
ARGS =

PY = .venv/bin/python
PIP = $(PY) -m pip --disable-pip-version-check --no-input
INSTALL = $(PIP) install --quiet --progress-bar off --require-hashes --no-deps
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

FITS = import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))

# Makes .venv from the newest fitting Python, unless it is there and whole.  A python3.N that is on
# PATH may still not start (a version manager's shim), so each is tried.
VENV = \
	if $(PY) -c 'import pip; $(FITS)' >/dev/null 2>&1; then exit 0; fi; \
	given='$(PYTHON)'; bare=; \
	for p in $${given:-python3.14 python3.13 python3.12 python3.11 python3 python}; do \
		"$$p" -c '$(FITS)' >/dev/null 2>&1 || continue; \
		if "$$p" -c 'import venv, ensurepip' >/dev/null 2>&1; then \
			echo "Creating .venv with $$("$$p" --version)"; \
			exec "$$p" -m venv --clear .venv; \
		fi; \
		bare=$${bare:-$$p}; \
	done; \
	if [ -n "$$bare" ]; then \
		echo "$$bare lacks the venv module: install it (Debian: apt install python3-venv)." >&2; \
	else \
		echo "Python 3.11 to 3.14 is needed, but not found$${given:+ as $$given}: install it or name it with PYTHON=/path/to/python." >&2; \
	fi; \
	exit 1

.PHONY: help run setup test soak lint format types bench lock clean

help:
	@echo "make run     install what the bot needs and start it"
	@echo "make test    run the tests (one file: make test ARGS=tests/test_x.py)"
	@echo "make soak    run the long tests"
	@echo "make lint    check style and formatting"
	@echo "make format  fix style and formatting"
	@echo "make types   check types"
	@echo "make bench   run the benchmarks"
	@echo "make setup   only install everything into .venv"
	@echo "make lock    pin the dependencies anew (needs uv)"
	@echo "make clean   remove .venv and caches"

run: .venv/.run
	@$(PY) -m bot run $(ARGS)

setup: .venv/.dev

test: .venv/.dev
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

soak: .venv/.dev
	@$(PY) -m pytest -m soak $(ARGS)

lint: .venv/.dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: .venv/.dev
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

types: .venv/.dev
	@$(PY) -m mypy

bench: .venv/.dev
	@$(PY) -m benchmarks $(ARGS)

.venv/.run: requirements.txt
	@$(VENV)
	@echo "Installing requirements.txt"
	@$(INSTALL) -r requirements.txt
	@touch $@

# requirements-dev.txt holds all of requirements.txt, in the same versions: it serves `make run` too.
.venv/.dev: requirements.txt requirements-dev.txt
	@$(VENV)
	@echo "Installing requirements-dev.txt"
	@$(INSTALL) -r requirements-dev.txt
	@touch .venv/.run $@

lock:
	$(LOCK) $(ARGS) pyproject.toml -o requirements.txt
	$(LOCK) $(ARGS) -c requirements.txt pyproject.toml --group dev --group bench -o requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
