"""The checks and tests that a change must pass, for people and for the workflow alike.

``nox`` runs them all where the Pythons are there; ``nox -l`` lists them; ``nox -s tests-3.12 --
tests/model`` runs some tests on one of them.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

import nox

PROJECT = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = ["3.11", "3.12", "3.13"]

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "uv|venv"
nox.options.sessions = ["lint", "types", "contracts", "tests", "lowest", "docs", "package"]


@nox.session
def lint(session: nox.Session) -> None:
    """Look for mistakes, and whether the code is formatted."""
    session.install(*needed("ruff"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types, strictly."""
    session.install(*PROJECT["dependencies"], *needed("mypy", "types-docutils", "types-pyyaml"))
    session.run("mypy")


@nox.session
def contracts(session: nox.Session) -> None:
    """Check that each part of the package imports only from those below it."""
    session.install(*PROJECT["dependencies"], *needed("import-linter"))
    session.run("lint-imports", "--no-logo", env={"PYTHONPATH": "_ext"})


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests, or those that are given."""
    session.install("-r", "requirements-dev.txt")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions of what the package needs."""
    session.install("-r", "requirements-dev.txt", *map(lowest_of, PROJECT["dependencies"]))
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site; a warning is an error."""
    session.install("-r", "requirements.txt")
    out = session.posargs or ["_build/nox"]
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-j", "auto", ".", *out)


@nox.session
def package(session: nox.Session) -> None:
    """Build the package into dist/, and see that it is whole and works where it is installed."""
    session.install(*needed("build", "pytest", "pytest-xdist", "beautifulsoup4"))
    session.run("python", "-m", "build")
    wheel = max(Path("dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    with zipfile.ZipFile(wheel) as packed:
        missing = sources() - set(packed.namelist())
    if missing:
        session.error(f"{wheel} lacks {', '.join(sorted(missing))}")
    session.install("--force-reinstall", str(wheel))
    # Not the modules of the folder, which `pythonpath` in pyproject.toml would put first.
    session.run("pytest", "-o", "pythonpath=", "tests/test_smoke.py")


def needed(*names: str) -> list[str]:
    """Return what the extras of pyproject.toml ask of packages: ``ruff>=0.17,<0.18``."""
    asked = [one for extra in PROJECT["optional-dependencies"].values() for one in extra]
    return [next(one for one in asked if one.startswith(f"{name}>=")) for name in names]


def sources() -> set[str]:
    """Return the files of the package: modules, templates, styles, translations, ``py.typed``."""
    found = [path for path in Path("_ext/sphinx_resume").rglob("*") if path.is_file()]
    return {path.relative_to("_ext").as_posix() for path in found if path.suffix != ".pyc"}


def lowest_of(requirement: str) -> str:
    """Return *requirement* with the lowest version of its range: ``sphinx>=9.0,<10``."""
    found = re.fullmatch(r"([\w.-]+)>=([\w.]+),.*", requirement)
    if found is None:
        raise ValueError(f"'{requirement}' has no lowest version; write it as name>=1.0,<2")
    return f"{found[1]}=={found[2]}"
