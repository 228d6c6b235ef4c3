"""Which pages are those of drafts."""

import pytest
from sphinx_resume.config import usual_folders
from sphinx_resume.model.draft_pages import Seen, is_draft_page

ZED, ANN = Seen("person", True, "Zed"), Seen("person", False, "Ann")
ARM, LEG = Seen("project", True, "Arm"), Seen("project", False, "Leg")
POST = Seen("post", True, "")


@pytest.mark.parametrize(
    ("blocks", "heading", "docname", "draft"),
    [
        ([ZED, LEG], "Team", "about", True),
        ([ZED, ANN], "Team", "people/zed", False),
        ([ANN, ARM], "Arm", "projects/arm", False),
        ([POST], "Hello", "notes/hello", True),
        ([POST, LEG], "Hello", "notes/hello", True),
        ([Seen("post", True, "Hello")], "Hello", "notes/hello", True),
        ([Seen("post", True, "Other")], "Hello", "notes/hello", False),
        ([Seen("post", True, "", hosted=False)], "Hello", "blog/hello", False),
        ([POST, POST], "Hello", "blog/hello", False),
        ([ARM], "Arms", "projects/arm", True),
        ([ARM], "Arms", "projects/index", False),
        ([ARM], "Arms", "work/arm", False),
        ([ARM], "Arm", "work/arm", True),
        ([ARM, LEG], "Arm", "projects/arm", False),
        ([Seen("skill", False, "Go"), ARM], "Arm", "projects/arm", True),
        ([Seen("skill", False, "Go"), ARM], "Robots", "projects/robots", False),
        ([Seen("experience", True, "Acme")], "Acme", "work", False),
        ([LEG], "Leg", "projects/leg", False),
        ([], "", "projects/leg", False),
    ],
)
def test_a_page_is_that_of_a_draft_if_it_is_about_it(blocks, heading, docname, draft):
    assert is_draft_page(blocks, heading, docname, usual_folders()) is draft
