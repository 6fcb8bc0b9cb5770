"""What `./dev` decides before it starts anything, and what the lock files promise."""

import json
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^[A-Za-z0-9_.\[\]-]+==\S+")


@pytest.fixture(scope="module")
def dev():
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    module = module_from_spec(spec_from_loader("dev", loader))
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writes
    return module


@pytest.fixture
def checkout(dev, tmp_path, monkeypatch):
    """A folder that `dev` takes for the project."""
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.txt", "requirements/test.txt", "pyproject.toml", "hatch_build.py"):
        (tmp_path / name).write_text(name)
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "VENDOR", tmp_path / "static" / "vendor")
    monkeypatch.setattr(dev, "NODE_MODULES", tmp_path / "node_modules")
    return tmp_path


# --- stamps ---


def test_a_stamp_is_fresh_only_while_the_lock_stays_the_same(dev, checkout):
    assert not dev.is_fresh(*dev.python_stamp(False))
    dev.set_stamp(*dev.python_stamp(False))
    assert dev.is_fresh(*dev.python_stamp(False))
    (checkout / "requirements/run.txt").write_text("another version")
    assert not dev.is_fresh(*dev.python_stamp(False))


def test_the_stamp_of_the_tests_is_another_than_that_of_the_program(dev, checkout):
    dev.set_stamp(*dev.python_stamp(False))
    assert not dev.is_fresh(*dev.python_stamp(True))


def test_a_project_that_was_moved_is_set_up_again(dev, checkout, tmp_path, monkeypatch):
    dev.set_stamp(*dev.python_stamp(False))
    monkeypatch.setattr(dev, "ROOT", checkout / "elsewhere")
    assert not dev.is_fresh(*dev.python_stamp(False))


def test_a_digest_sees_where_one_file_ends_and_the_next_begins(dev, tmp_path):
    (tmp_path / "a").write_text("xy")
    (tmp_path / "b").write_text("z")
    (tmp_path / "c").write_text("x")
    (tmp_path / "d").write_text("yz")
    assert dev.digest(tmp_path / "a", tmp_path / "b") != dev.digest(tmp_path / "c", tmp_path / "d")


def test_a_file_that_does_not_exist_has_a_digest_too(dev, tmp_path):
    assert dev.digest(tmp_path / "none") == dev.digest(tmp_path / "none")


def test_a_folder_without_a_working_python_is_no_environment(dev, checkout):
    assert not dev.venv_works()


# --- words when something is missing ---


@pytest.fixture
def pango(dev):
    return dev.RUN_NEEDS[0]._replace(present=lambda: False)


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt", "sudo apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("dnf", "sudo dnf install pango harfbuzz"),
        ("brew", "brew install pango"),
        ("", "install Pango"),
    ],
)
def test_a_missing_pango_says_what_fails_and_what_to_type(dev, pango, manager, line):
    assert dev.missing_words(pango, manager) == (
        f"Pango is missing: no PDF protocol; everything else works. To get it: {line}"
    )


def test_without_pango_the_set_up_goes_on(dev, pango, capsys):
    dev.set_up_system([pango], allowed=False)
    assert "no PDF protocol" in capsys.readouterr().err


def test_without_the_venv_module_the_set_up_stops_with_one_sentence(dev, monkeypatch):
    need = dev.VENV_NEED._replace(present=lambda: False)
    monkeypatch.setattr(dev, "VENV_NEED", need)
    monkeypatch.setattr(dev, "manager", lambda: "apt")
    with pytest.raises(SystemExit) as stopped:
        dev.set_up_system([need], allowed=False)
    assert stopped.value.code == (
        "Stopped: Python's venv module is missing: nothing can be set up. "
        "To get it: sudo apt-get install --no-install-recommends python3-venv "
        "(or ask your administrator for it), then start again."
    )


def test_nothing_missing_says_nothing(dev, pango, capsys):
    dev.set_up_system([pango._replace(present=lambda: True)], allowed=False)
    assert capsys.readouterr() == ("", "")


def test_every_need_has_words_for_every_system(dev):
    for need in (dev.VENV_NEED, *dev.RUN_NEEDS, *dev.TEST_NEEDS):
        assert need.what
        assert need.without
        assert all((need.apt, need.dnf, need.brew)), need.what


def test_chromium_named_by_the_environment_must_exist(dev, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert not dev.has_chromium()
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert dev.has_chromium()


def test_a_library_that_nobody_has_is_missing(dev):
    assert not dev.has_library("libnobody-has-this.so.0")


# --- arguments and versions ---


def test_arguments_go_on_unchanged_and_no_system_may_stand_anywhere(dev):
    assert dev.split_options(["test", "-k", "one or two", "tests/a b.py"]) == (
        ["test", "-k", "one or two", "tests/a b.py"],
        True,
    )
    assert dev.split_options(["test", "--no-system", "-x"]) == (["test", "-x"], False)
    assert dev.split_options(["--no-system", "run"]) == (["run"], False)


@pytest.mark.parametrize(("words", "number"), [("v20.20.2", 20), ("v24.19.0", 24), ("", 0), ("none", 0)])
def test_the_version_of_node_is_read(dev, words, number):
    assert dev.major(words) == number


def test_an_unknown_command_ends_with_the_list_of_commands():
    done = subprocess.run([sys.executable, ROOT / "dev", "nonsense"], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "./dev run" in done.stderr
    assert 'There is no command "nonsense".' in done.stderr


def test_both_doors_are_executable():
    assert (ROOT / "dev").stat().st_mode & 0o111
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


# --- assets ---


def test_assets_are_copied_with_their_folders(dev, checkout):
    (checkout / "package.json").write_text('{"assets": {"some/lib.js": "lib.js", "some/deep.js": "deep/er.js"}}')
    (checkout / "node_modules/some").mkdir(parents=True)
    (checkout / "node_modules/some/lib.js").write_text("one")
    (checkout / "node_modules/some/deep.js").write_text("two")
    dev.copy_assets()
    assert (checkout / "static/vendor/lib.js").read_text() == "one"
    assert (checkout / "static/vendor/deep/er.js").read_text() == "two"


def test_every_asset_is_in_its_place_and_each_package_brings_its_licence(dev):
    assets = dev.asset_list()
    assert [target for target in assets.values() if not (ROOT / "static/vendor" / target).is_file()] == []
    package = re.compile(r"^(@[^/]+/)?[^/]+")
    licensed = {package.match(source)[0] for source in assets if "LICENSE" in source}
    assert {package.match(source)[0] for source in assets} == licensed


def test_vendored_modules_import_only_each_other(dev):
    statement = re.compile(r"""(?:^|[;}])(?:import|export)\b[^"';(]*["']([^"']+)["']""", re.MULTILINE)
    modules = [ROOT / "static/vendor" / target for target in dev.asset_list().values() if target.endswith(".js")]
    imports = {(module, wanted) for module in modules for wanted in statement.findall(module.read_text())}
    assert (ROOT / "static/vendor/directives/repeat.js", "../lit-html.js") in imports
    for module, wanted in imports:
        assert wanted.startswith("."), f"{module} imports {wanted}"
        assert (module.parent / wanted).is_file(), f"{module} imports {wanted}"


# --- lock files ---


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_each_pinned_package_has_hashes_and_no_address(lock):
    text = lock.read_text()
    assert re.findall(r"https?:|file:|--index-url|--extra-index-url|--find-links|--trusted-host| @ ", text) == []
    entries = [entry for entry in re.split(r"\n(?=[A-Za-z0-9])", text) if PIN.match(entry)]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_of_the_tests_holds_all_pins_of_the_program():
    def pins(name):
        lines = (ROOT / "requirements" / name).read_text().splitlines()
        return {PIN.match(line)[0] for line in lines if PIN.match(line)}

    assert pins("run.txt") - pins("test.txt") == set()


def test_each_package_from_npm_has_an_integrity_value_and_no_address():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    third_party = {name: entry for name, entry in packages.items() if name}
    assert third_party
    assert [name for name, entry in third_party.items() if not entry.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, entry in third_party.items() if "resolved" in entry] == []


def test_packages_from_npm_are_pinned_exactly():
    package = json.loads((ROOT / "package.json").read_text())
    wanted = package["dependencies"] | package["devDependencies"]
    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


# --- licence ---


def test_the_licence_is_the_whole_eupl():
    text = (ROOT / "LICENSE").read_text()
    assert re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert "Appendix" in text
    assert text.rstrip().endswith("require the production of a new EUPL version.")
