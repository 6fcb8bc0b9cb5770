"""The workshop against its model, on both databases."""

from tests.conftest import app_with
from tests.model.machine import tried
from workshop.config import Settings
from workshop.migrating import upgrade


def test_the_workshop_does_what_the_model_says_on_sqlite(app):
    tried(8, seed=1)


def test_the_workshop_does_what_the_model_says_on_postgresql(tmp_path, postgresql):
    settings = Settings(data=tmp_path, database_url=postgresql, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    with app_with(settings):
        tried(3, seed=2)
