"""On PostgreSQL, too, nothing of who gave what stays in the tables' files after the sealing."""

import secrets

from sqlalchemy import create_engine, text

from tests.conftest import app_with
from tests.support.evening import Evening
from workshop.config import Settings
from workshop.migrating import upgrade


def files_of(cluster) -> bytes:
    """Every byte of all tables, as they lie on the disk after a checkpoint."""
    engine = create_engine(cluster.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    return b"".join(file.read_bytes() for file in (cluster.folder / "data/base").rglob("*") if file.is_file())


def test_sealing_drops_the_dead_rows(cluster, postgresql, tmp_path):
    settings = Settings(data=tmp_path, database_url=postgresql, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    with app_with(settings):
        evening = Evening()
        (first, *_), (anna, *_) = evening.weighting()
        key = secrets.token_hex(16)
        evening.send(anna, "set_weight", _key=key, idea=first, points=7)
        assert bytes.fromhex(key) in files_of(cluster)
        evening.do("seal_weighting")
        assert bytes.fromhex(key) not in files_of(cluster)
        assert evening.tallies()[first]["points"] == 7
