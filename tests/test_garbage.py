"""Python looks for garbage less often during a build, and as before when that has ended."""

import gc

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
