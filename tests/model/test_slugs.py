import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sphinx_resume.model.slugs import RESERVED, is_id, slug

from .make import table

TITLES = """
Lego-Serverless -> lego-serverless | Node.js -> node-js | R&D -> r-and-d | !!! ->
C -> c | C++ -> c-plus-plus | C/C++ -> c-c-plus-plus | C# -> c-sharp | Ｃ＋＋ -> c-plus-plus
Łódź -> lodz | Größe -> grosse | Ægir Ørsted -> aegir-orsted | Đặng -> dang | İzmir -> izmir
李明 -> 李明 | プログラミング -> プログラミング | 한국어 -> 한국어 | Москва -> москва
हिन्दी -> हिन्दी | ภาษาดี -> ภาษาดี | Lego™ Play -> legotm-play
"""


@pytest.mark.parametrize(("title", "id_"), table(TITLES))
def test_a_title_gives_a_readable_id_in_its_own_script(title, id_):
    assert slug(title) == id_


@given(st.text())
@example("™")
@example("Ꭰ")
@example("´")
def test_any_text_gives_an_id_or_a_reserved_one_or_nothing(text):
    assert slug(text) in {"", *RESERVED} or is_id(slug(text))


@pytest.mark.parametrize("name", ["con", "com1", "LPT9", "com4.txt"])
def test_a_device_of_windows_is_no_id(name):
    assert not is_id(name.lower())
    assert is_id("com10")
    assert is_id("company")


@given(st.text())
@example("ǿ")
def test_the_id_of_an_id_is_itself(text):
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize("text", ["jane", "lego_2", "v1.0", "a", "2022", "李明", "größe"])
def test_an_id_has_lower_case_letters_digits_and_inner_signs(text):
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "Jane", "a b", "a/b", "../a", "a..b", "-a", "a\n", "index"])
def test_what_could_leave_the_folder_or_take_its_index_is_no_id(text):
    assert not is_id(text)
