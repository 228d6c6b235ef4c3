"""What the package needs stands in pyproject.toml; the other files that say it agree."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
WORKFLOW = yaml.safe_load((REPOSITORY / ".github/workflows/ci.yml").read_text("utf-8"))


def required(name: str) -> Iterator[str]:
    """Yield the requirements in a file, without those of the files that it includes."""
    for line in (REPOSITORY / name).read_text("utf-8").splitlines():
        if (text := line.partition("#")[0].strip()) and not text.startswith("-r"):
            yield text.replace('"', "'")


def own(requirements: list[str]) -> list[str]:
    return [one for one in requirements if not one.startswith("sphinx-resume[")]


def version(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))


def test_the_site_is_built_with_what_the_package_needs():
    served = [one for one in EXTRAS["site"] if not one.startswith("sphinx-autobuild")]
    assert sorted(required("requirements.txt")) == sorted(PROJECT["dependencies"] + served)


def test_checks_and_tests_need_what_their_extras_say():
    preview = [one for one in EXTRAS["site"] if one.startswith("sphinx-autobuild")]
    declared = preview + own(EXTRAS["test"]) + own(EXTRAS["dev"])
    assert sorted(required("requirements-dev.txt")) == sorted(declared)


def test_what_is_measured_against_is_in_the_range_that_is_tested():
    tested = {one.partition(">=")[0]: one for one in own(EXTRAS["test"])}
    for one in required("requirements-bench.txt"):
        name = one.partition(">=")[0]
        assert tested.get(name, one) == one


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_what_the_package_needs_has_a_lowest_and_a_highest_version(requirement):
    assert re.fullmatch(r"[\w.-]+>=[\d.]+,<[\d.]+", requirement)


def test_a_commit_is_formatted_by_the_version_that_checks_it():
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text("utf-8"))
    ruff = next(one for one in hooks["repos"] if "ruff" in one["repo"])
    wanted = next(one for one in EXTRAS["dev"] if one.startswith("ruff"))
    lowest, below = re.fullmatch(r"ruff>=([\d.]+),<([\d.]+)", wanted).groups()
    assert version(lowest) <= version(ruff["rev"]) < version(below)


def pythons() -> list[str]:
    """Return the versions of Python that the package says it runs on."""
    said = "Programming Language :: Python :: "
    found = [one.removeprefix(said) for one in PROJECT["classifiers"] if one.startswith(said)]
    return [one for one in found if "." in one]


def test_every_python_that_is_declared_is_tested():
    declared = pythons()
    assert PROJECT["requires-python"] == f">={declared[0]}"
    assert WORKFLOW["jobs"]["tests"]["strategy"]["matrix"]["python"] == declared
    text = (REPOSITORY / "noxfile.py").read_text("utf-8")
    assert re.search(r"^PYTHONS = (.*)$", text, re.MULTILINE)[1] == str(declared).replace("'", '"')


def test_the_readme_says_what_is_needed():
    text = " ".join((REPOSITORY / "README.md").read_text("utf-8").split())
    lowest = dict(re.match(r"([\w-]+)>=([\d.]+)", one).groups() for one in PROJECT["dependencies"])
    *older, newest = pythons()
    sphinx, myst = lowest["sphinx"].split(".")[0], lowest["myst-parser"]
    assert f"Python {', '.join(older)} or {newest}, Sphinx {sphinx}, " in text
    assert f"MyST-Parser {myst} or a later {myst.split('.')[0]}." in text
    assert f"Python {older[0]} or newer" in text


def test_read_the_docs_builds_the_site_as_the_workflow_does():
    told = yaml.safe_load((REPOSITORY / ".readthedocs.yaml").read_text("utf-8"))
    assert told["build"]["tools"]["python"] in pythons()
    assert told["python"]["install"] == [{"requirements": "requirements.txt"}]


def test_the_workflow_runs_what_a_person_runs():
    text = (REPOSITORY / "noxfile.py").read_text("utf-8")
    sessions = set(re.findall(r"^def (\w+)\(session", text, re.MULTILINE))
    jobs = WORKFLOW["jobs"]
    run = {*jobs["checks"]["strategy"]["matrix"]["session"], "tests", "lowest"}
    assert run == sessions
    steps = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert {one for one in steps if one.startswith("nox")} == {
        "nox -s lowest",
        "nox -s tests-${{ matrix.python }}",
        "nox -s ${{ matrix.session }}",
    }
