"""Security headers: one policy for all pages, without nonces.

What stands inside a page is named by its hash: the styles of the first question, the script that fetches a screen.
"""

from urllib.parse import urlsplit

from flask import current_app, g, request

POLICY = (
    "default-src 'none'; script-src 'self'{script}; style-src 'self'{styles}; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' ws://{host} wss://{host}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html"
)


NOTHING, FILES = "default-src 'none'; frame-ancestors 'none'", ("/static/", "/words/")


def public_host() -> str:
    """Host and port that browsers use, from PUBLIC_URL or the request."""
    public = current_app.extensions["settings"].public_url
    return urlsplit(public).netloc if public else request.host


def policy(styles: str = "", script: str = "") -> str:
    """What a page may load and do; `styles` and `script` are the hashes of what stands in it."""
    inside = {name: f" '{hashed}'" if hashed else "" for name, hashed in (("styles", styles), ("script", script))}
    return POLICY.format(host=public_host(), **inside)


def add(response):
    """All of them on pages, and that nothing may be made of anything else; files of ours carry no policy.

    Sixty times over one bar of signal it would be too much. Older Safari does not count ws: as 'self', so the host is
    named.
    """
    headers = response.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    if response.mimetype != "text/html":
        headers.setdefault("Cache-Control", "no-store")
        if not request.path.startswith(FILES):
            headers.setdefault("Content-Security-Policy", NOTHING)
        return response
    if not g.get("no_cookies"):
        headers["Cache-Control"] = "no-store"
    headers.setdefault("Content-Security-Policy", policy())
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    return response


def cacheable(response, seconds: int):
    """A page that is the same for everybody who is not signed in: caches may keep it, one for each language."""
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def init_app(app):
    app.after_request(add)
