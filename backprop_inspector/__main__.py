"""The command ``backprop-inspector``: serves the pages on this computer."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

NAME = "backprop-inspector"
HERE = Path(__file__).resolve().parent


def app() -> Path:
    """The script that Streamlit runs: within the installed package, or beside it in a clone.

    Streamlit reads the configuration in the folder of this script.
    """
    inside = HERE / "app.py"
    return inside if inside.exists() else HERE.parent / "app.py"


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until Ctrl+C; what is no option of ours goes to ``streamlit run``."""
    parser = argparse.ArgumentParser(
        prog=NAME,
        usage="%(prog)s [-h] [--version] [options of streamlit run]",
        description="Serve Backprop Inspector at http://localhost:8501 until Ctrl+C.",
        epilog="All other options go to Streamlit, such as --server.port 8600; "
        "`streamlit run --help` lists them.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {version(NAME)}")
    _, options = parser.parse_known_args(arguments)

    from streamlit.web import cli  # takes a second, which --help and --version need not

    cli.main(["run", str(app()), *options], prog_name="streamlit")


if __name__ == "__main__":
    main()
