"""Every setting: default, environment name (`WORKSHOP_` + upper case), one comment."""

import re
import secrets
from email.utils import parseaddr
from ipaddress import ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import idna
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

IN_MEMORY = re.compile("sqlite([+][a-z]+)?://(/|/:memory:)?")


def normal_address(value: str) -> str:
    """`value` as browsers write the address of a server. Raises ValueError."""
    value = value.strip().rstrip("/")
    if not value:
        return ""
    parts = urlsplit(value)
    name = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not name or value.count("/") > 2 or parts.query or parts.fragment:
        raise ValueError("it must be like https://region.example or http://192.168.1.10:8000, with nothing behind it")
    if parts.username is not None or parts.password is not None:
        raise ValueError("it must not hold a name and password")
    port = parts.port  # raises ValueError itself
    name = f"[{name}]" if ":" in name else name if name.isascii() else idna.encode(name, uts46=True).decode()
    usual = port in (None, {"http": 80, "https": 443}[parts.scheme])
    return f"{parts.scheme}://{name}" + ("" if usual else f":{port}")


class Settings(BaseSettings):
    """What an operator may set. Read once at the start; a wrong value is a readable error there."""

    model_config = SettingsConfigDict(env_prefix="WORKSHOP_", extra="ignore")

    data: Path = Path("data")  # folder of the database, the secret and finished protocols
    database_url: str = ""  # SQLAlchemy address; empty: workshop.sqlite in the data folder
    secret_key: str = ""  # signs cookies; empty: made once and kept in the data folder
    public_url: str = ""  # what participants type, e.g. https://region.example; empty: this machine's own addresses
    trusted_proxies: str = ""  # addresses or networks whose X-Forwarded-… is believed, comma between; empty: nobody's
    host: str = "127.0.0.1"  # address to listen on
    port: int = Field(8000, ge=0, le=65535)  # port to listen on; 0: a free one
    language: str = "de"  # language of new workshops and of visitors who ask for no other: de or en
    queue: int = Field(2000, ge=1)  # commands that may wait for the writer before others are told to try again
    commands_per_minute: int = Field(240, ge=1)  # per participant, never per address
    wrong_codes_per_minute: int = Field(60, ge=1)  # per address; right codes are never counted
    sign_in_idle_hours: float = Field(12, gt=0)  # a sign-in that is not used for so long ends
    sign_in_days: float = Field(30, gt=0)  # a sign-in ends after so long, used or not
    ping_seconds: int = Field(25, ge=1)  # between two signs of life on a socket; 80 % of it without an answer ends it
    sockets: int = Field(10_000, ge=1)  # sockets of one process, so that a flood of them does not take all memory
    pdf_seconds: int = Field(60, ge=1)  # time limit of one rendering
    pdf_megabytes: int = Field(1024, ge=128)  # memory limit of one rendering
    letterhead: str = ""  # the office's own .docx for the protocol; empty: letterhead.docx in the data folder, if there
    metrics_token: str = ""  # who says it as bearer may read /metrics; empty: this machine alone
    security_contact: str = ""  # mailto: or https: address for whoever finds a fault; empty: no security.txt
    smtp_host: str = ""  # mail server that takes our messages; empty: they are shown as text to copy
    smtp_port: int = Field(0, ge=0, le=65535)  # its port; 0: 587 with starttls, 465 with tls, 25 with none
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"  # none: for a server on this very machine
    smtp_user: str = ""  # who signs in there; empty: nobody does
    smtp_password: SecretStr = SecretStr("")  # never logged, never shown
    smtp_certificate: str = ""  # PEM file with which an office's own mail server proves itself; empty: the usual ones
    smtp_seconds: int = Field(30, ge=1)  # so long the server may take for an answer; ten times as long for the last one
    mail_from: str = ""  # sender of all messages, e.g. workshop@region.example; answers go to the organisers
    jobs: str = ""  # redis:// or postgresql:// address under which `workshop work` is told; empty: the server does it
    testing: bool = False  # Flask's TESTING

    @field_validator("database_url")
    @classmethod
    def _kept(cls, value: str) -> str:
        """What is in memory only would be gone with its connection."""
        if IN_MEMORY.fullmatch(value):
            raise ValueError("it must name a file, like sqlite:////srv/workshop/workshop.sqlite")
        return value

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, value: str) -> str:
        """As browsers write it: lower case, the name in ASCII, without a usual port, nothing behind it."""
        return normal_address(value)

    @field_validator("security_contact")
    @classmethod
    def _contact(cls, value: str) -> str:
        """A bare e-mail address is meant as one to write to."""
        value = f"mailto:{value}" if "@" in value and ":" not in value else value
        if value and (not value.startswith(("mailto:", "https:", "tel:")) or not value.isprintable()):
            raise ValueError("it must be like mailto:security@region.example or https://region.example/contact")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        for part in filter(None, value.replace(" ", "").split(",")):
            ip_network(part, strict=False)
        return value

    @field_validator("mail_from")
    @classmethod
    def _sender(cls, value: str) -> str:
        name, _at, domain = parseaddr(value)[1].rpartition("@")
        if value and not (name and domain and name.isascii() and name.isprintable() and " " not in name + domain):
            raise ValueError("it must be an e-mail address like workshop@region.example")
        return value

    @field_validator("jobs")
    @classmethod
    def _store(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in ("redis", "rediss", "postgresql"):
            raise ValueError("it must be like redis://127.0.0.1:6379/0 or postgresql://name@127.0.0.1/workshop")
        return value

    @model_validator(mode="after")
    def _has_sender(self):
        if self.smtp_host and not self.mail_from:
            raise ValueError("WORKSHOP_SMTP_HOST needs WORKSHOP_MAIL_FROM, the address that messages come from")
        return self

    @property
    def mail_port(self) -> int:
        """The port of the mail server with the default filled in."""
        return self.smtp_port or {"starttls": 587, "tls": 465, "none": 25}[self.smtp_security]

    @property
    def proxies(self) -> list:
        """The networks of `trusted_proxies`."""
        parts = self.trusted_proxies.replace(" ", "").split(",")
        return [ip_network(part, strict=False) for part in filter(None, parts)]

    @property
    def https(self) -> bool:
        """Do browsers reach this server over https only?"""
        return self.public_url.startswith("https://")

    @property
    def session_cookie(self) -> str:
        """The name of the signed cookie."""
        return "__Host-workshop_session" if self.https else "workshop_session"

    @property
    def database(self) -> str:
        """The database address with the default filled in."""
        return self.database_url or f"sqlite:///{(self.data / 'workshop.sqlite').resolve()}"

    @property
    def letterhead_file(self) -> Path | None:
        """The letterhead that was asked for, else the one in the data folder, else None."""
        usual = self.data / "letterhead.docx"
        return Path(self.letterhead) if self.letterhead else usual if usual.exists() else None

    def secret(self) -> str:
        """The signing key; made once, readable only by the owner."""
        if self.secret_key:
            return self.secret_key
        place = self.data / "secret"
        if not place.exists():
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.touch(mode=0o600)
            place.write_text(secrets.token_hex(32))
        return place.read_text().strip()

    def flask(self) -> dict:
        """The same as Flask's configuration keys."""
        return {
            "SECRET_KEY": self.secret(),
            "TESTING": self.testing,
            "SQLALCHEMY_DATABASE_URI": self.database,
            "SESSION_COOKIE_NAME": self.session_cookie,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": self.https,
            "REMEMBER_COOKIE_SECURE": self.https,
            "WTF_CSRF_TIME_LIMIT": None,
            "MAX_CONTENT_LENGTH": 256 * 1024,
            "MAX_FORM_MEMORY_SIZE": 256 * 1024,
            "PREFERRED_URL_SCHEME": "https" if self.https else "http",
            "BABEL_DEFAULT_LOCALE": self.language,
        }
