"""Whatever is edited, in whatever order: a rebuild gives what a clean build gives.

``LABS`` is how many labs are edited, 30 steps each; ``make test-deep`` takes many, others each
time. Without it the same few are edited each time, so that a change does not fail by bad luck.
With ``SHRINK`` set, a failure is reduced to the fewest edits, which takes minutes.
"""

from __future__ import annotations

from edits import Edits, play


class MoreEdits(Edits):
    """The same, so that two processes share the work."""


TestEdits = play(Edits, 3)
TestMoreEdits = play(MoreEdits, 3)
