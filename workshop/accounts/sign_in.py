"""The form of a sign-in: finds the account, makes who guesses wait, and knows the browsers that have been in."""

from flask import after_this_request, current_app
from flask_security.forms import LoginForm

from ..addresses import client_address
from ..local_paths import local
from .devices import known_device, note_device
from .moderators import by_email, mail_address
from .waits import ACCOUNT, ACCOUNT_ANYWHERE, ADDRESS, DEVICE


class SignInForm(LoginForm):
    """Finds the account as every other part of the program does, however its address is written.

    `wait`: seconds until an attempt is looked at again; what comes before is not, right or wrong. Nothing is
    remembered beyond the sign-in's own time.
    """

    remember = None
    wait = 0

    def validate(self, **named) -> bool:
        self.email.data = (self.email.data or "").strip()
        self.ifield, self.user = self.email, by_email(self.email.data)
        keys, waits = self._counted_by(), current_app.extensions["waits"]
        self.wait = waits.left(keys)
        if self.wait:
            self.email.errors = [*self.email.errors, "wait"]
            after_this_request(self._ask_to_wait)
            return False
        waits.begin(keys)
        if not super().validate(**named):
            return False
        waits.forgive(keys)
        assert self.user is not None
        account = self.user.id
        after_this_request(lambda response: note_device(response, account))
        after_this_request(self._lead_on)
        return True

    def validate_next(self, field):
        """Who was sent here by a link with a foreign address in it is let in all the same, and stays here."""
        field.data = local(field.data)

    def _lead_on(self, response):
        response.location = self.next.data or current_app.config["SECURITY_POST_LOGIN_VIEW"]
        return response

    def _counted_by(self) -> dict:
        device = self.user and known_device(self.user.id)
        if device:
            return {("device", device): DEVICE}
        account, place = mail_address(self.email.data)[:254], client_address()
        anywhere = {("account", account): ACCOUNT_ANYWHERE}
        return anywhere | {("account", account, place): ACCOUNT, ("address", place): ADDRESS}

    def _ask_to_wait(self, response):
        response.status_code = 429
        response.headers["Retry-After"] = str(self.wait)
        return response
