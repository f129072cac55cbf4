"""The project's commands: ``python3 tasks.py run`` and ``python3 tasks.py test``.

Needs Python 3.11 or newer and nothing else: what the rest needs is installed into ``.venv``
beside this file, anew whenever the requirements change.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from scripts import browsers, programs

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_PIP = (str(PYTHON), "-m", "pip", "--disable-pip-version-check")
#: What the environment was made by, kept in it: another Python or another place makes it anew.
MAKER, MADE_BY = VENV / "made-by", f"{sys.version}\n{VENV}"
OLDEST = (3, 11)

RUNTIME = ("requirements.txt",)
DEVELOPMENT = ("requirements-dev.txt", "requirements.txt")
#: The versions that the tests passed with. A class that installs the application on the day on
#: which a library has a new version gets these; the ranges are for `pip install .`.
CONSTRAINTS = "constraints.txt"

NODE_MISSING = (
    "npm was not found, and checking the types of the browser's modules needs it. Install it with "
    "`apt-get install nodejs npm` (Debian, Ubuntu) or `brew install node` (macOS)."
)

BENCHMARKS = ("core", "settings", "sweep", "landscape", "jobs", "questions", "load", "stepper")
PARALLEL = ("--numprocesses=auto", "--dist=worksteal")
#: Without the tests that drive a browser or draw very many examples, and with fewer examples in the
#: others; the folder that has nothing else is not even read.
FAST = ("-m", "not browser and not slow", "--ignore=tests/browser", "--hypothesis-profile=fast")
CHECKS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "import-linter": ("lint-imports",),
    "tsc": ("tsc",),
    "pytest": ("pytest", *PARALLEL, "--cov", "--cov-report="),
}
#: Per cent of the lines and branches of each folder that the tests must reach: of the mathematics
#: all. What is left of the pages is reached in the browser only, and what a server does at
#: its start only in a process of its own: there nothing is measured.
COVERED = {"nn_core": 100, "nn_view": 98, "nn_serve": 92, "pages": 93}
COVERAGE = {
    f"coverage of {folder}": (
        "coverage",
        "report",
        f"--include={folder}/*",
        f"--fail-under={least}",
        "--precision=1",
    )
    for folder, least in COVERED.items()
}


def main() -> int:
    """Run the command that was asked for; the result is the process's exit status."""
    if sys.version_info < OLDEST:
        print(
            f"Backprop Inspector needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and this is "
            f"{sys.version.split()[0]}. Start it with another one, such as `python3.11 tasks.py`.",
            file=sys.stderr,
        )
        return 1
    parser = argparse.ArgumentParser(
        prog="tasks.py", description="Run and test Backprop Inspector."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, text) in COMMANDS.items():
        commands.add_parser(name, help=text, add_help=False)
    command, rest = parser.parse_known_args()
    action, _ = COMMANDS[command.command]
    try:
        return action(rest)
    except KeyboardInterrupt:
        return 130
    except subprocess.CalledProcessError as problem:
        return int(problem.returncode) or 1


def run(arguments: Sequence[str]) -> int:
    """Serve the pages until Ctrl+C; arguments go to Streamlit (``--server.port 8600``)."""
    prepare(RUNTIME)
    command = [str(PYTHON), "-m", "streamlit", "run", "app.py", *arguments]
    address = _address(arguments)
    server = subprocess.Popen(command, cwd=ROOT)
    threading.Thread(target=_announce, args=(server, address), daemon=True).start()
    try:
        return server.wait()
    except KeyboardInterrupt:
        return server.wait()  # the terminal has told the server as well


def test(arguments: Sequence[str]) -> int:
    """Every check and every test; ``--fast`` leaves the slow ones out.

    With other arguments only pytest with them (``tests/core``, ``-k stack``).
    """
    prepare(DEVELOPMENT)
    fast = "--fast" in arguments
    rest = [one for one in arguments if one != "--fast"]
    missing = [] if fast else browsers.missing() + programs.missing()
    for one in missing:
        print(f"\n*** {one.missing}", file=sys.stderr)
    if missing and browsers.required():
        return 1
    if missing:
        print("*** The tests that need it are SKIPPED.\n", file=sys.stderr)
    if rest:
        return _tool("pytest", *(FAST if fast else ()), *rest)
    checks = CHECKS | ({"pytest": ("pytest", *PARALLEL, *FAST)} if fast else COVERAGE)
    failed = [name for name, command in checks.items() if _section(name, command)]
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything passed.")
    return 1 if failed else 0


def lint(_: Sequence[str]) -> int:
    """The checks without the tests."""
    prepare(DEVELOPMENT)
    return max(_section(name, command) for name, command in CHECKS.items() if name != "pytest")


def tidy(_: Sequence[str]) -> int:
    """Put the code into its one form."""
    prepare(DEVELOPMENT)
    return _tool("ruff", "check", "--fix", ".") or _tool("ruff", "format", ".")


def bench(arguments: Sequence[str]) -> int:
    """Measure: all of ``BENCHMARKS``, or the named ones (``stepper``)."""
    prepare(DEVELOPMENT)
    return max(_section(n, ("python", "-m", f"benchmarks.{n}")) for n in arguments or BENCHMARKS)


def upgrade(_: Sequence[str]) -> int:
    """Take the newest versions within the ranges, and keep them in ``constraints.txt``."""
    _make_venv()
    _install("-r", DEVELOPMENT[0])
    frozen = subprocess.check_output([*_PIP, "freeze"], cwd=ROOT, text=True)
    path = ROOT / CONSTRAINTS
    reason = [line for line in path.read_text().splitlines() if line.startswith("#")]
    path.write_text("\n".join([*reason, *frozen.splitlines(), ""]))
    print(f"{CONSTRAINTS} has the newest versions. `python3 tasks.py test` shows whether they fit.")
    return 0


def screenshot(arguments: Sequence[str]) -> int:
    """Take the README's picture anew."""
    prepare(DEVELOPMENT)
    return _tool("python", "-m", "scripts.screenshot", *arguments)


COMMANDS = {
    "run": (run, "start the application; arguments go to `streamlit run`"),
    "test": (test, "run all checks and tests, or the --fast ones; with arguments pytest"),
    "lint": (lint, "run the checks without the tests"),
    "format": (tidy, "format the code"),
    "bench": (bench, "run the benchmarks, or the named ones"),
    "upgrade": (upgrade, "take the newest versions of all libraries into constraints.txt"),
    "screenshot": (screenshot, "take the README's picture anew"),
}


def prepare(files: Sequence[str]) -> None:
    """Have a ``.venv`` of this Python with these requirements; quick where nothing changed."""
    if not (PYTHON.exists() and MAKER.exists() and MAKER.read_text() == MADE_BY):
        _make_venv()
    contents = [(ROOT / name).read_bytes() for name in (*files, CONSTRAINTS)]
    digest = hashlib.sha256(b"".join(contents)).hexdigest()
    stamp = VENV / f"{files[0]}.sha256"
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Installing {files[0]} into {VENV.name} ...", flush=True)
    tested = ("--constraint", CONSTRAINTS, "--only-binary", ":all:")
    try:
        _install("-r", files[0], *tested)
    except subprocess.CalledProcessError:
        if browsers.required():  # in continuous integration the versions are those that are named
            raise
        print(
            f"The versions in {CONSTRAINTS} cannot be installed for this Python. Trying the newest "
            f"that {files[0]} allows ...",
            flush=True,
        )
        _install("-r", files[0])
    stamp.write_text(digest)


def _install(*arguments: str) -> None:
    subprocess.run([*_PIP, "install", "--quiet", *arguments], cwd=ROOT, check=True)


def _make_venv() -> None:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        print(
            "Python could not make a virtual environment. On Debian and Ubuntu it needs "
            "`apt-get install python3-venv`.",
            file=sys.stderr,
        )
        made.check_returncode()
    MAKER.write_text(MADE_BY)


def _tool(name: str, *arguments: str) -> int:
    """Run a program of the virtual environment."""
    return subprocess.run([str(PYTHON.with_name(name)), *arguments], cwd=ROOT).returncode


def _section(name: str, command: Sequence[str]) -> int:
    print(f"\n== {name}", flush=True)
    return _types() if command == ("tsc",) else _tool(*command)


def _types() -> int:
    """Check the types of the browser's modules; skipped without Node, but not in an integration."""
    npm = shutil.which("npm")
    if npm is None:
        print(f"*** {NODE_MISSING}", file=sys.stderr)
        if browsers.required():
            return 1
        print("*** The types of the browser's modules are NOT CHECKED.", file=sys.stderr)
        return 0
    digest = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = ROOT / "node_modules" / "made-from.sha256"
    if not (stamp.exists() and stamp.read_text() == digest):
        subprocess.run([npm, "ci"], cwd=ROOT, check=True)
        stamp.write_text(digest)
    return subprocess.run([npm, "run", "--silent", "types"], cwd=ROOT).returncode


def _address(arguments: Sequence[str]) -> str:
    """Where the server will answer: from the arguments, else from the configuration."""
    import tomllib  # missing in older Pythons, which are to get a sentence

    configuration = ROOT / ".streamlit" / "config.toml"
    server = tomllib.loads(configuration.read_text()).get("server", {})
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    options.add_argument("--server.port", dest="port", default=server.get("port", 8501))
    options.add_argument("--server.address", dest="host", default=server.get("address", ""))
    known, _ = options.parse_known_args(list(arguments))
    host = "localhost" if known.host in ("", "0.0.0.0", "127.0.0.1") else known.host
    return f"http://{host}:{known.port}"


def _announce(server: subprocess.Popen[bytes], address: str) -> None:
    """Print the address once somebody answers there."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                print(f"\nBackprop Inspector: {address}   (Ctrl+C ends it)\n", flush=True)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
