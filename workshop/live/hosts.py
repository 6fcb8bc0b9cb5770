"""Under which addresses this server answers, and from whom a request comes.

A foreign name in the Host header would stand in the address that the wall shows, in QR codes and one-time links, and a
page of another site could point its own name here. And what a proxy says about the client is worth as much as the
proxy: where none is trusted, nobody's word is taken.
"""

import socket
from urllib.parse import SplitResult, urlsplit

from ..addresses import is_loopback, parsed

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED",
             "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_PREFIX", "HTTP_X_REAL_IP")  # fmt: skip
#: What small networks append to a computer's name
SUFFIXES = ("", ".local", ".lan", ".home", ".fritz.box")
USUAL = {"http": 80, "https": 443}


class Hosts:
    """What the settings say, asked for each request."""

    def __init__(self, settings):
        self._public = urlsplit(settings.public_url) if settings.public_url else None
        self._proxies = settings.proxies
        name = socket.gethostname().lower()
        self._names = {socket.getfqdn().lower(), *(name + suffix for suffix in SUFFIXES)}

    def settle(self, environ) -> bool:
        """Let `environ` say who the client is and what browsers call this server; False for a foreign name.

        `workshop.origins` are those of which a page is one of ours.
        """
        peer, forwarded = environ.get("REMOTE_ADDR", ""), {name: environ.pop(name, "") for name in FORWARDED}
        if self._trusts(peer):
            self._believe(environ, forwarded)
        host = environ.get("HTTP_HOST", "").lower()
        asked = f"{environ['wsgi.url_scheme']}://{host}"
        if self._public is None:
            environ["workshop.origins"] = {asked}
            return self._is_own_address(host, environ)
        public, named = f"{self._public.scheme}://{self._public.netloc}", _is_public_name(host, self._public)
        # From this machine itself, or through a proxy that asks us by another name
        near = self._trusts(peer) or (is_loopback(_parts(host)[0]) and is_loopback(peer))
        environ["workshop.origins"] = {public} if named else {public, asked}
        environ["HTTP_HOST"], environ["wsgi.url_scheme"] = self._public.netloc, self._public.scheme
        return named or near

    def _trusts(self, peer) -> bool:
        address = parsed(peer)
        return address is not None and any(address in network for network in self._proxies)

    def _believe(self, environ, forwarded):
        """The nearest address that is no proxy of ours is the client's; of the rest the nearest proxy's word counts."""
        chain = [part.strip() for part in forwarded["HTTP_X_FORWARDED_FOR"].split(",") if parsed(part.strip())]
        environ["REMOTE_ADDR"] = next((one for one in reversed(chain) if not self._trusts(one)), environ["REMOTE_ADDR"])
        scheme = forwarded["HTTP_X_FORWARDED_PROTO"].split(",")[-1].strip().lower()
        if scheme in USUAL:
            environ["wsgi.url_scheme"] = scheme
        host = forwarded["HTTP_X_FORWARDED_HOST"].split(",")[-1].strip()
        if host:
            environ["HTTP_HOST"] = host

    def _is_own_address(self, host, environ) -> bool:
        name, _port = _parts(host)
        local = environ.get("workshop.local") or environ.get("SERVER_NAME", "")
        return is_loopback(name) or name in self._names or _same(name, local)


def _is_public_name(host: str, public: SplitResult) -> bool:
    name, port = _parts(host)
    return name == public.hostname and port in (None, public.port or USUAL[public.scheme])


def _same(name, other) -> bool:
    one = parsed(name)
    return one is not None and one == parsed(other)


def _parts(netloc) -> tuple[str, int | None]:
    """(name, port) of a Host header; ("", None) for none."""
    try:
        parts = urlsplit(f"//{netloc}")
        return (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None
