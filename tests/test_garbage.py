"""Python looks for garbage less often during a build, and as before when that has ended."""

import gc
import re

import pytest
from sphinx.errors import ExtensionError

CONF = """
import gc
from sphinx.util import logging
def note(app, *args):
    logging.getLogger("test").info("threshold %d", gc.get_threshold()[0])
    {then}
def setup(app):
    app.connect("env-updated", note, priority=900)
"""


@pytest.fixture
def before():
    usual = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield (700, 10, 10)
    gc.set_threshold(*usual)


@pytest.mark.parametrize(("option", "during"), [({}, 30_000), ({"resume_gc_threshold": 0}, 700)])
def test_the_threshold_is_raised_during_a_build_unless_the_author_forbids_it(
    site, before, option, during
):
    site.conf += CONF.format(then="")
    assert f"threshold {during}\n" in site.build(**option).status
    assert gc.get_threshold() == before


def test_the_threshold_is_as_before_after_a_build_that_failed(site, before):
    site.conf += CONF.format(then="raise RuntimeError('on purpose')")
    with pytest.raises(ExtensionError):
        site.build()
    assert gc.get_threshold() == before


KEEPING = """
import gc, weakref
from sphinx.util import logging
kept, seen = [], {}
def keep(app, document, docname):
    if docname == "people/ann":
        kept.append(document)
    elif docname != "index":
        gc.disable()
        seen[docname] = weakref.ref(document[0])
def tell(app, error):
    gc.enable()
    words = sum(len(document.astext()) for document in kept)
    alive = [name for name, section in seen.items() if section() is not None]
    logging.getLogger("test").info("words %d, pages %d, alive %d", words, len(seen), len(alive))
def setup(app):
    app.connect("doctree-resolved", keep)
    app.connect("build-finished", tell)
"""


def test_generated_pages_go_when_they_are_written_and_authors_pages_do_not(site):
    site.write(
        "people/ann.md", "# Ann\n\n:::{person} ann\n:::\n\n:::{skills}\n:keywords: Go, C\n:::\n"
    )
    site.conf += KEEPING
    found = re.search(r"words (\d+), pages (\d+), alive (\d+)", site.build().status)
    words, pages, alive = map(int, found.groups())
    assert words > 0
    assert pages == 4
    assert alive <= 1  # the one that was written last
