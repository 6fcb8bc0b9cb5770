"""`workshop serve` with one more address, for ./dev bench: POST /w/<code>/nothing does nothing, behind the same guards.

A JSON object comes in and one goes out, through token, limits, workshop and headers of every other request.
"""

import sys

from gevent import monkey

monkey.patch_all()

from flask import jsonify, request  # noqa: E402

from workshop import cli  # noqa: E402
from workshop.cli import server  # noqa: E402
from workshop.engine.sanitize import read_json  # noqa: E402
from workshop.web.http.identity import with_workshop  # noqa: E402


def with_nothing(application_for):
    def made(*given):
        app = application_for(*given)
        commands = app.view_functions["commands.post"]

        @with_workshop
        def nothing(workshop):
            return jsonify(got=read_json(request.get_data(cache=False)))

        def post(code):
            return (nothing if request.path.endswith("/nothing") else commands)(code=code)

        app.view_functions["commands.post"] = post
        app.add_url_rule("/w/<code>/nothing", "commands.post", methods=["POST"])
        return app

    return made


if __name__ == "__main__":
    server.application_for = with_nothing(server.application_for)
    sys.exit(cli.cli())
