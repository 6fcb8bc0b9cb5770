"""Column types that STRICT tables accept."""

import json
from datetime import UTC, datetime, timedelta
from typing import Annotated

from sqlalchemy import BigInteger, CheckConstraint, Integer, LargeBinary, Text, TypeDecorator
from sqlalchemy.orm import mapped_column

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: What `json.loads` comes to in the end; the row of a workshop holds a dozen of these and is read with every command
_READ = json.JSONDecoder().raw_decode

#: 64 bits on both databases; SQLite's INTEGER has them anyway
Whole = Integer().with_variant(BigInteger(), "postgresql")


class _Kept(TypeDecorator):
    """`read(what is kept, or None)` gives the value, and nothing stands between: every row read asks it often."""

    def result_processor(self, dialect, coltype):
        return self.read


class Moment(_Kept):
    """An aware datetime, kept as microseconds since 1970 UTC."""

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    @staticmethod
    def read(value):
        return None if value is None else _EPOCH + value * _MICROSECOND


class Flag(_Kept):
    """A bool, kept as 0 or 1. Tables that use it carry a CHECK, see `flag_check`."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(value)

    @staticmethod
    def read(value):
        return None if value is None else bool(value)


class Json(_Kept):
    """Plain JSON values, kept as text with sorted keys."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @staticmethod
    def read(value):
        return None if value is None else _READ(value)[0]


def flag_check(*names: str) -> list[CheckConstraint]:
    """One CHECK for each Flag column; NULL is shut out by NOT NULL, which CHECK alone would let pass."""
    return [CheckConstraint(f"{name} IN (0, 1)", name=name) for name in names]


def one_of(column: str, *values: str) -> CheckConstraint:
    """A CHECK that `column` is one of `values`."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values)})", name=column)


Key = Annotated[int, mapped_column(Whole, primary_key=True, autoincrement=False)]
Count = Annotated[int, mapped_column(Whole, default=0)]
Words = Annotated[str, mapped_column(Text, default="")]
Optional = Annotated[str | None, mapped_column(Text)]
Number = Annotated[int | None, mapped_column(Whole)]
Bytes = Annotated[bytes, mapped_column(LargeBinary)]
Yes = Annotated[bool, mapped_column(Flag, default=True)]
No = Annotated[bool, mapped_column(Flag, default=False)]
At = Annotated[datetime, mapped_column(Moment)]
MaybeAt = Annotated[datetime | None, mapped_column(Moment)]
Values = Annotated[list, mapped_column(Json, default=list)]

STRICT = {"sqlite_strict": True}
