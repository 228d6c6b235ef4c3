import os
import subprocess
import sys
from pathlib import Path

import sphinx_resume.model

BLOCKED = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"sphinx", "docutils", "myst_parser"}:
            raise ImportError(f"{name} is out of bounds")

sys.meta_path.insert(0, Blocked())
# The top of the package imports all of it, and may; only its folder is wanted here.
top = type(sys)("sphinx_resume")
top.__path__ = [sys.argv[1]]
sys.modules["sphinx_resume"] = top
import sphinx_resume.model
for module in pkgutil.walk_packages(sphinx_resume.model.__path__, "sphinx_resume.model."):
    print(importlib.import_module(module.name).__name__)
"""


def test_the_model_needs_neither_sphinx_nor_docutils_nor_myst():
    model = Path(sphinx_resume.model.__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, str(model.parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    paths = (path.relative_to(model.parent.parent) for path in model.rglob("*.py"))
    modules = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths}
    assert set(done.stdout.split()) == modules - {"sphinx_resume.model"}


def test_importing_the_model_does_not_import_sphinx():
    said = "import sys, sphinx_resume.model.graph; print('sphinx' in sys.modules)"
    extension = Path(sphinx_resume.model.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", said],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(extension)},
    )
    assert done.stdout.strip() == "False", done.stderr
