"""Static files: everything under static/, and nothing besides."""

from urllib.parse import unquote

import pytest

from tests.support.visitors import away
from workshop.paths import STATIC
from workshop.web.http import assets

SECRET = "the key that signs every cookie"


@pytest.fixture
def tree(shared_app, tmp_path, monkeypatch):
    """A static folder beside the data folder, as in a checkout, with links out of it; asks for one of its addresses."""
    static, data = tmp_path / "static", tmp_path / "data"
    for folder in (static / "css", data, tmp_path / "static-old"):
        folder.mkdir(parents=True)
    (static / "css/page.css").write_text("p { color: red }")
    for place in (data / "secret", tmp_path / "static-old/secret", tmp_path / "secret"):
        place.write_text(SECRET)
    (static / "file").symlink_to(data / "secret")
    (static / "folder").symlink_to(data)
    (static / "css/page").symlink_to(static / "css/page.css")
    monkeypatch.setattr(assets, "STATIC", static)

    def ask(path):
        """As a server has decoded it, and nobody has normalised it."""
        client = shared_app.test_client()
        found = unquote(f"/static/x/{path}", "latin-1")
        return away(client.get, "/", environ_overrides={"PATH_INFO": found})

    return ask


@pytest.mark.parametrize(
    "path",
    [
        "../data/secret", "../secret", "../static-old/secret", "css/../../data/secret", "%2e%2e/data/secret",
        "..%2fdata%2fsecret", "%2e%2e%2fdata%2fsecret", "..%5cdata%5csecret", "%252e%252e/data/secret",
        "..%c0%afdata/secret", "..%00/data/secret", ".../.../data/secret", "....//data/secret", "{data}", "/{data}",
        "%2f{data}", "file", "folder/secret", "css", "", "css/page.css/../../../data/secret",
        "css/page.css%00", "x" * 300,
    ],
)  # fmt: skip
def test_nothing_outside_of_the_static_folder_is_served(tree, tmp_path, path):
    answer = tree(path.format(data=f"{tmp_path}/data/secret"))
    assert (answer.status_code == 200, SECRET in answer.get_data(as_text=True)) == (False, False)
    assert answer.headers.get("Location", "/static/x/").removeprefix("http://localhost").startswith("/static/x/")


def test_what_lies_in_it_is_served_also_over_a_link_inside_of_it(tree):
    assert [tree(path).get_data(as_text=True) for path in ("css/page.css", "css/page", "css/../css/page.css")] == [
        "p { color: red }"
    ] * 3


def test_every_file_of_the_real_folder_can_be_had(shared_app):
    client = shared_app.test_client()
    names = [place.relative_to(STATIC).as_posix() for place in STATIC.rglob("*.css")]
    assert {away(client.get, f"/static/x/{name}").status_code for name in names} == {200}
