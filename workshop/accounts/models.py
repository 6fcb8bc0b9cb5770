"""Moderators' accounts and the links that let somebody in once."""

from dataclasses import dataclass

from flask_security import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import STRICT, At, Count, MaybeAt, No, Number, Optional, Whole, Words, Yes, flag_check
from ..extensions import db


@dataclass(frozen=True)
class Role(RoleMixin):
    """The only right beyond one's own workshops."""

    name: str = "administrator"


class Moderator(UserMixin, db.Model):
    """Somebody who may sign in. `password` is an argon2 hash, or None until the first link was followed."""

    __tablename__ = "moderators"
    __table_args__ = (*flag_check("active", "administrator"), STRICT)

    id: Mapped[int] = mapped_column(Whole, primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[Words]
    password: Mapped[Optional]
    active: Mapped[Yes]
    administrator: Mapped[No]
    fs_uniquifier: Mapped[str] = mapped_column(Text, unique=True)

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # declared as a column, only ever read
        return [Role()] if self.administrator else []


class SignIn(db.Model):
    """A browser that is signed in; of the random id in its cookie only the digest is kept.

    Time is counted in running seconds, so that a computer's clock that is set changes nothing: `age` is that of the
    sign-in when it was last used, `at` the reading of `clock.running` then, in the run named `boot`.
    """

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_moderator", "moderator"), STRICT)

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    moderator: Mapped[int] = mapped_column(Whole, ForeignKey("moderators.id"))
    age: Mapped[Count]
    boot: Mapped[Words]
    at: Mapped[Count]


class OneTimeLink(db.Model):
    """Only the digest of the token is kept; `used` says that it is spent."""

    __tablename__ = "one_time_links"
    __table_args__ = (STRICT,)

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    moderator: Mapped[int] = mapped_column(Whole, ForeignKey("moderators.id"))
    purpose: Mapped[Words]
    expires: Mapped[At]
    used: Mapped[MaybeAt]


class Deed(db.Model):
    """A line of the audit list: `what` is one of `audit.DEEDS`, `about` a name as it was then, `workshop` a code."""

    __tablename__ = "deeds"
    __table_args__ = (Index("ix_deeds_account", "account"), STRICT)

    id: Mapped[int] = mapped_column(Whole, primary_key=True)
    at: Mapped[At]
    account: Mapped[Number]
    what: Mapped[Words]
    about: Mapped[Words]
    workshop: Mapped[Words]
