"""Extensions, bare, without an app."""

from typing import TYPE_CHECKING, Any, ClassVar

from flask import current_app
from flask_migrate import Migrate
from flask_socketio import SocketIO
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, MetaData, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.dml import UpdateBase


class Base(DeclarativeBase):
    """Constraints have names, so that a migration can find them again."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ReadingSession(Session):
    """A request's session: it reads; what Flask-Security flushes goes through the accounts' own engine."""

    def get_bind(
        self,
        mapper: Any | None = None,
        clause: Any | None = None,
        bind: Engine | Connection | None = None,
        **kwargs: Any,
    ) -> Engine | Connection:
        if self._flushing or isinstance(clause, UpdateBase):
            return current_app.extensions["accounts_engine"]
        return super().get_bind(mapper=mapper, clause=clause, bind=bind, **kwargs)


if TYPE_CHECKING:

    class Database(SQLAlchemy, type):
        """The class of `db` for mypy, to which only a class within a class can be a base."""

    class db(metaclass=Database):
        class Model(Base):
            __table__: ClassVar[Table]

else:
    db = SQLAlchemy(model_class=Base, session_options={"class_": ReadingSession})

migrate = Migrate()
csrf = CSRFProtect()
socketio = SocketIO()
