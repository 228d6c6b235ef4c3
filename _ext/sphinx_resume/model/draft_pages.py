"""Which pages are those of drafts, and are not published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sphinx_resume.model.kinds import KINDS


class Seen(NamedTuple):
    """What a block tells of its page: its kind, whether it is a draft, its title as written.

    ``hosted`` is False for a post on another site.
    """

    kind: str
    draft: bool
    title: str
    hosted: bool = True


def is_draft_page(
    blocks: Sequence[Seen], heading: str, docname: str, folders: Mapping[str, str]
) -> bool:
    """Tell whether the page with these *blocks*, in reading order, is that of a draft.

    A page with people is theirs, and a draft if all of them are. A page with one post is that
    post, if this has no title but the page's. Any other page is that of a thing which has its
    title, or which is the first on it in the folder of its kind; it is a draft if all of this
    kind on it are.
    """
    people = [one.draft for one in blocks if one.kind == "person"]
    if people:
        return all(people)
    posts = [one for one in blocks if one.kind == "post"]
    if len(posts) == 1 and posts[0].draft and is_about(posts[0], heading):
        return True
    folder, _, name = docname.rpartition("/")
    for kind in dict.fromkeys(one.kind for one in blocks if one.draft):
        if kind == "post" or not KINDS[kind].page:
            continue
        own = folders.get(kind) == folder and name != "index" and blocks[0].kind == kind
        same = [one for one in blocks if one.kind == kind]
        if all(one.draft for one in same) and (own or any(is_about(one, heading) for one in same)):
            return True
    return False


def is_about(block: Seen, heading: str) -> bool:
    """Tell whether the page with this *heading* may be that of the block."""
    if block.kind == "post":
        return block.hosted and block.title in {"", heading}
    return bool(heading) and block.title == heading
