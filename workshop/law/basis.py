"""On which legal basis what participants leave is processed."""

from .about import About


def basis(about: About) -> str:
    """The legal basis in a few words; what is missing of it is told elsewhere."""
    _, facts = about.words.gettext, about.facts
    if facts.legal_basis == "consent":
        return _("your consent, Art. 6 (1) (a) GDPR")
    if facts.legal_basis == "contract":
        return _("a contract with you, or what you ask for before there is one, Art. 6 (1) (b) GDPR")
    if facts.state_law:
        return _("a task in the public interest, Art. 6 (1) (e) GDPR with %(law)s", law=facts.state_law)
    return _("a task in the public interest, Art. 6 (1) (e) GDPR")


def basis_of_accounts(about: About) -> str:
    """Accounts are there so that nobody else runs a workshop."""
    _ = about.words.gettext
    if about.facts.legal_basis == "task":
        return basis(about)
    return _("the legitimate interest that nobody else runs a workshop, Art. 6 (1) (f) GDPR")
