"""A browser that signs in, and out, as people do: Flask's test client, the real pages and forms."""

from tests.support.visitors import away

PASSWORD = "Grünkohl mit Pinkel"


class Browser:
    """One browser with its own cookies."""

    def __init__(self, app, address="127.0.0.1"):
        self._client = app.test_client()
        self._client.environ_base["REMOTE_ADDR"] = address

    def get(self, path, **named):
        return away(self._client.get, path, **named)

    def token(self, path="/sign-in"):
        return self.get(path).get_data(as_text=True).split('name="csrf-token" content="')[1].split('"')[0]

    def post(self, path, visit="/sign-in", **form):
        return away(self._client.post, path, data={"csrf_token": self.token(visit)} | form)

    def send(self, path, form):
        """A form with the token that it brings."""
        return away(self._client.post, path, data=form)

    def sign_in(self, email, password) -> bool:
        """Did it let us in?"""
        self.post("/sign-in", email=email, password=password)
        return self.is_in

    @property
    def is_in(self) -> bool:
        """Asked at a page that needs it."""
        return self.get("/workshops").status_code == 200

    @property
    def cookie(self) -> str | None:
        """The session as it stands in the browser."""
        found = self._client.get_cookie("workshop_session")
        return found and found.value

    def take(self, cookie: str):
        """The session of another browser, copied."""
        self._client.set_cookie("workshop_session", cookie)

    def set(self, name: str, value: str):
        self._client.set_cookie(name, value, path="/sign-in")

    def has(self, name: str) -> bool:
        return self._client.get_cookie(name) is not None

    def choose(self, token, password=PASSWORD, again=None, **more):
        """The answer to a new password on the page of a one-time link."""
        path = f"/link/{token}"
        return self.post(path, path, password=password, again=password if again is None else again, **more)
