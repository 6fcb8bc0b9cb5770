"""A built wheel carries what a checkout gets at set-up: templates, static files, vendored assets, translations.

An editable install needs nothing of it: the program finds `static/` and `templates/` beside the package.
"""

import subprocess
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Assets(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "editable":
            return
        root = Path(self.root)
        subprocess.run([sys.executable, str(root / "dev"), "assets"], check=True)  # noqa: S603
        for folder in ("static", "templates"):
            if (root / folder).is_dir():
                build_data["force_include"][str(root / folder)] = f"workshop/{folder}"
        build_data["artifacts"].append("workshop/translations/**/*.mo")
