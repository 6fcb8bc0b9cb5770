"""Headers, cookies and errors of every page."""

import base64
import hashlib
import re

import pytest

from tests.support.visitors import away

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' ws://localhost wss://localhost; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html"
)


@pytest.fixture
def visitors(shared_visitors):
    return shared_visitors


def naming(policy: str, kind: str, texts: list[str]) -> str:
    """The policy that allows the texts that stand in a page, each by its hash."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    return policy.replace(f"{kind} 'self'", " ".join([f"{kind} 'self'", *(f"'sha256-{one}'" for one in hashes)]))


def test_every_page_has_the_same_policy_and_is_not_kept(visitors):
    for path in (
        "/",
        f"/w/{visitors.code}",
        f"/w/{visitors.code}/wall",
        f"/w/{visitors.code}/desk",
        "/workshops",
        "/sign-in",
    ):
        answer = visitors.read("moderator", path)
        headers, page = answer.headers, answer.get_data(as_text=True)
        styles = re.findall("<style>(.*?)</style>", page, re.S)
        scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
        assert (len(styles), len(scripts)) == (path == f"/w/{visitors.code}", path.startswith("/w/"))
        found = {
            name: headers[name]
            for name in ("Content-Security-Policy", "Cache-Control", "Referrer-Policy", "X-Content-Type-Options")
        }
        assert found == {
            "Content-Security-Policy": naming(naming(POLICY, "style-src", styles), "script-src", scripts),
            "Cache-Control": "no-store",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        }, path


def test_static_files_are_kept_for_ever_and_compressed(visitors, app):
    from workshop.web.http.assets import asset

    with app_context(visitors):
        path = asset("css/tokens.css")
    response = away(visitors.clients["nobody"].get, path, headers={"Accept-Encoding": "gzip"})
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Encoding"] == "gzip"
    assert away(visitors.clients["nobody"].get, "/static/old/css/tokens.css").headers["Cache-Control"] == "no-cache"


def app_context(visitors):
    return visitors.app.app_context()


@pytest.mark.parametrize(
    "path", ["/static/x/../../pyproject.toml", "/static/x/%2e%2e/%2e%2e/wsgi.py", "/static/x/nothing.js"]
)
def test_nothing_outside_the_static_tree_is_served(visitors, path):
    assert visitors.read("nobody", path).status_code == 404


def test_the_participants_cookie_cannot_be_read_by_scripts_or_forged(visitors):
    from workshop.cookies import digest_of, new_cookie

    response = visitors.app.test_client().get(f"/w/{visitors.code}")
    cookie = next(value for value in response.headers.getlist("Set-Cookie") if value.startswith("workshop_person="))
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/"))
    with app_context(visitors):
        good = new_cookie()
        assert digest_of(good) is not None
        assert [
            digest_of(wrong) for wrong in (good[:-1] + ("0" if good[-1] != "0" else "1"), "", None, "zz", good * 2)
        ] == [None] * 5


def test_errors_are_sentences_in_the_readers_language(visitors):
    german = away(visitors.clients["nobody"].get, "/nothing", headers={"Accept": "text/html", "Accept-Language": "de"})
    english = away(visitors.clients["nobody"].get, "/nothing", headers={"Accept": "text/html", "Accept-Language": "en"})
    assert "Unter dieser Adresse gibt es nichts." in german.get_data(as_text=True)
    assert "There is nothing at this address." in english.get_data(as_text=True)


def test_a_wrong_code_gets_the_sentence_and_too_many_wrong_ones_lock_nobody_out(app, settings):
    settings.wrong_codes_per_minute = 3
    from tests.support.visitors import Visitors

    visitors = Visitors(app)
    statuses = [
        away(visitors.clients["nobody"].get, "/w/ZZZZZZZ", headers={"Accept": "text/html"}).status_code
        for _ in range(6)
    ]
    assert statuses[-1] == 429
    page = away(visitors.clients["nobody"].get, "/w/ZZZZZZZ", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "Diesen Code gibt es nicht oder der Workshop ist noch nicht geöffnet." in page
    assert visitors.read("nobody", f"/w/{visitors.code}").status_code == 200


def test_a_code_is_found_however_it_is_typed(visitors):
    code = visitors.code
    for typed in (code.lower(), f"{code[:3]} {code[3:]}", f"{code[:3]}-{code[3:]}"):
        assert visitors.read("nobody", f"/w/{typed}/changes").status_code == 200
    assert visitors.read("nobody", f"/?code={code[:3]}+{code[3:].lower()}").location == f"/w/{code}"
