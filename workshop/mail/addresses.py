"""Addresses as they may stand in a message's head and in what is said to a mail server."""

from email.headerregistry import Address

import idna

#: Allowed between quotation marks by RFC 5321, and in truth always a slip of the keys
ODD = set(' <>,;:()[]"\\@')


class Unwritable(ValueError):
    """No message can be addressed so."""


def spec(address: str) -> str:
    """`address` in ASCII: a domain with umlauts as its own servers are called. Raises Unwritable.

    Letters beyond ASCII before the @ are for servers that know SMTPUTF8 (RFC 6531); hardly any mailbox has them.
    """
    name, _at, domain = address.strip().rpartition("@")
    if not name or not domain or not address.strip().isprintable() or ODD & {*name, *domain}:
        raise Unwritable(address)
    try:
        domain = domain if domain.isascii() else idna.encode(domain, uts46=True).decode()
        return Address(username=name, domain=domain).addr_spec if name.isascii() else f"{name}@{domain}"
    except (idna.IDNAError, ValueError, IndexError) as error:
        raise Unwritable(address) from error


def shown(name: str, address: str) -> Address:
    """For a head's line. Raises Unwritable."""
    username, _at, domain = spec(address).rpartition("@")
    return Address(display_name=name, username=username, domain=domain)
