"""Many evenings of chance against the model of tests/model, on SQLite and PostgreSQL."""

from tests.conftest import app_with
from tests.model.machine import tried
from tests.reliability.scenarios import Verdict, scenario
from tests.support.postgresql import Cluster
from workshop.config import Settings
from workshop.migrating import upgrade

EVENINGS, STEPS = 150, 40


@scenario("model", "G2 G3 G5 G8 G10")
def model(folder, seed, long):
    """Budgets, sums, numbers, chain and frames after every step; the first difference counts as one and ends it."""
    evenings = EVENINGS if long else 2
    cluster, wrong = Cluster(), {}
    try:
        for name, url in (("SQLite", ""), ("PostgreSQL", cluster.url)):
            settings = Settings(data=folder / name, database_url=url, secret_key="sample key for tests", testing=True)
            upgrade(settings)
            with app_with(settings):
                wrong[f"different on {name}"] = different(evenings, seed)
    finally:
        cluster.stop()
    return Verdict(f"{evenings} evenings of {STEPS} steps on each database", wrong)


def different(evenings, seed) -> int:
    try:
        tried(evenings, seed, STEPS)
    except AssertionError as error:
        print(error)
        return 1
    return 0
