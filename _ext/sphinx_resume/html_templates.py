"""The HTML that the extension writes itself, as Jinja templates that a project can override.

They are in ``templates/sphinx_resume``. A file of the same name in a folder ``sphinx_resume`` below
one of the project's ``templates_path`` takes the place of one of them, and may extend it as
``!sphinx_resume/filter.html``, as templates of Sphinx do.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

if TYPE_CHECKING:
    from sphinx.config import Config

FOLDER = Path(__file__).parent / "templates"

# Not the environment that Sphinx has for pages: that one escapes nothing, and may not be Jinja's.
_ENVIRONMENTS: WeakKeyDictionary[Config, Environment] = WeakKeyDictionary()


def render_html(
    config: Config, folder: Path, name: str, words: Mapping[str, str] | None = None, **values: Any
) -> str:
    """Return the HTML of the template of that *name*; all *values* but Markup are escaped.

    *words* are those of ours, in the language of the site. *folder* is that of ``conf.py``, from
    which ``templates_path`` leads to the project's own templates. Raise `jinja2.TemplateError` for
    one of these that cannot be used.
    """
    if config not in _ENVIRONMENTS:
        _ENVIRONMENTS[config] = _environment(config, folder)
    return (
        _ENVIRONMENTS[config]
        .get_template(f"sphinx_resume/{name}")
        .render(values, words=SimpleNamespace(**(words or {})))
    )


def _environment(config: Config, folder: Path) -> Environment:
    own = FileSystemLoader(FOLDER)
    paths = [folder / path for path in config.templates_path]
    loaders: list[BaseLoader] = [FileSystemLoader(paths), own]
    # Sphinx has an exclamation mark mean the template that this one takes the place of.
    loaders.append(PrefixLoader({"!sphinx_resume": FileSystemLoader(FOLDER / "sphinx_resume")}))
    return Environment(
        loader=ChoiceLoader(loaders), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
