"""The form of a sign-in."""

from flask_security.forms import LoginForm

from .moderators import by_email


class SignInForm(LoginForm):
    """Finds the account as every other part of the program does, however its address is written.

    Nothing is remembered beyond the sign-in's own time.
    """

    remember = None

    def validate(self, **named) -> bool:
        self.email.data = (self.email.data or "").strip()
        self.ifield, self.user = self.email, by_email(self.email.data)
        return super().validate(**named)
