"""Who hears what: the receivers of the app that sends it, and nobody else in the process."""

from tests.conftest import app_with, settings_in
from tests.support.evening import Evening
from workshop import close_app
from workshop.signals import changed, erased, tell


def heard_by(app, signal) -> list[int]:
    heard = []
    app.extensions["listens"] = lambda _app, ident: heard.append(ident)  # keeps it alive: signals hold it weakly
    signal.connect(app.extensions["listens"], sender=app)
    return heard


def test_another_app_does_not_hear(app, tmp_path, empty_database):
    (tmp_path / "other").mkdir()
    with app_with(settings_in(tmp_path / "other", empty_database)) as other:
        here, there = heard_by(other, changed), heard_by(app, changed)
        tell(changed, 7)
    assert (here, there) == ([7], [])


def test_somebody_is_erased_here_while_the_database_of_another_app_is_away(app, tmp_path, empty_database):
    (tmp_path / "other").mkdir()
    with app_with(settings_in(tmp_path / "other", empty_database)) as other:
        close_app(other)
    for file in (tmp_path / "other").iterdir():
        file.unlink()
    heard, evening = heard_by(app, erased), Evening()
    evening.saved(evening.join(1), "erase_person")
    assert (heard, other.extensions["settings"].data) == ([evening.id], tmp_path / "other")
