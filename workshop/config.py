"""Every setting: default, environment name (`WORKSHOP_` + upper case), one comment."""

import secrets
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may set. Read once at the start; a wrong value is a readable error there."""

    model_config = SettingsConfigDict(env_prefix="WORKSHOP_", extra="ignore")

    data: Path = Path("data")  # folder of the database, the secret and finished protocols
    database_url: str = ""  # SQLAlchemy address; empty: workshop.sqlite in the data folder
    secret_key: str = ""  # signs cookies; empty: made once and kept in the data folder
    public_url: str = ""  # what participants type, e.g. https://region.example; empty: the address of the request
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
    testing: bool = False  # Flask's TESTING

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
            self.data.mkdir(parents=True, exist_ok=True)
            place.touch(mode=0o600)
            place.write_text(secrets.token_hex(32))
        return place.read_text().strip()

    def flask(self) -> dict:
        """The same as Flask's configuration keys."""
        https = self.public_url.startswith("https://")
        return {
            "SECRET_KEY": self.secret(),
            "TESTING": self.testing,
            "SQLALCHEMY_DATABASE_URI": self.database,
            "SESSION_COOKIE_NAME": "workshop_session",
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": https,
            "REMEMBER_COOKIE_SECURE": https,
            "WTF_CSRF_TIME_LIMIT": None,
            "MAX_CONTENT_LENGTH": 256 * 1024,
            "MAX_FORM_MEMORY_SIZE": 256 * 1024,
            "PREFERRED_URL_SCHEME": "https" if https else "http",
            "BABEL_DEFAULT_LOCALE": self.language,
        }
