"""Internet addresses, as far as anything is counted or allowed by them, or has to be typed."""

import socket
from contextlib import closing
from ipaddress import IPv6Address, IPv6Network, ip_address

from flask import request

#: Whoever has one address of IPv6 has this many bits of them
BITS_OF_ONE = 64


def parsed(text: str):
    """The address in `text`, one of IPv4 as such however it is wrapped; None for what is none."""
    try:
        found = ip_address(text.split("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def is_loopback(name: str) -> bool:
    """Is it this computer, asked by itself?"""
    address = parsed(name)
    return name == "localhost" or (address is not None and address.is_loopback)


def network_of(text: str) -> str:
    """What counts as one place: an IPv4 address, and of IPv6 the network that a household is given."""
    address = parsed(text)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, BITS_OF_ONE), strict=False))
    return str(address or text)


def client_address() -> str:
    """The place that the request comes from; "" where there is none, on a Unix socket say."""
    return network_of(request.remote_addr or "")


def lan_address() -> str:
    """This machine's address in the hall's network; asks the routing table, sends nothing."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"


def is_everywhere(host: str) -> bool:
    """Does a server that listens on `host` listen on all addresses of this machine?"""
    return host in ("", "0.0.0.0", "::")  # noqa: S104


def web_address(host: str, port: int) -> str:
    """What a browser opens to reach a server that listens there; where it listens everywhere, what phones open."""
    name = lan_address() if is_everywhere(host) else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
