"""The browser's modules and style sheets in one file, which a page asks for once instead of a
hundred times.

A bundler would need Node.js wherever the application is installed. Ours knows the two forms in
which our modules import and export, and refuses every other one.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "stepper" / "js"
SHEETS = FOLDER.parent / "css"
_IMPORT = re.compile(r'^import (\{[^}]+\}) from "(\.{1,2}/[\w./]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*? |const |class )(\w+)", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_BEGIN = """\
// A module runs when it is first taken, as one that is imported, and only once.
const modules = {};
const taken = {};
export const take = (name) => (taken[name] ??= modules[name]());
"""


def entry(name: str) -> str:
    """The path of the module that a component begins with."""
    return f"entries/{name}.js"


@cache
def bundle() -> str:
    """All modules of ``stepper/js`` in one, which exports ``take(path of a module)``."""
    files = {one.relative_to(FOLDER).as_posix(): one for one in FOLDER.rglob("*.js")}
    return bundled({name: files[name].read_text("utf-8") for name in sorted(files)})


def styles(names: Sequence[str]) -> str:
    """Style sheets by name, joined in their order: later ones win."""
    return "\n".join((SHEETS / f"{name}.css").read_text("utf-8") for name in names)


@cache
def sheets() -> Mapping[str, str]:
    """All style sheets by name."""
    names = (one.relative_to(SHEETS).with_suffix("").as_posix() for one in SHEETS.rglob("*.css"))
    return {name: styles([name]) for name in sorted(names)}


@cache
def served() -> str:
    """The bundle as a page asks for it, which also exports ``sheets``: the style sheets by name.

    Streamlit would send the sheets of a component with each of its messages.
    """
    return f"{bundle()}export const sheets = {json.dumps(sheets())};\n"


@cache
def version() -> str:
    """Twelve hex digits that change with any of the modules and sheets."""
    return hashlib.sha256(served().encode()).hexdigest()[:12]


def bundle_path() -> str:
    """The address of the bundle relative to the root."""
    return f"lib/stepper-{version()}.js"


def bundled(modules: Mapping[str, str]) -> str:
    """The modules, by their path, in one; ``take(path)`` gives what that module exports.

    Raises ``ValueError`` for a form of import or export that is not known, and for a module that
    is not there.
    """
    return _BEGIN + "".join(_wrapped(name, text, modules) for name, text in modules.items())


def _wrapped(name: str, text: str, modules: Mapping[str, str]) -> str:
    """A module as a function that returns what it exports."""

    def taken(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        if path not in modules:
            raise ValueError(f"{name} imports {path}, which is not there.")
        return f'const {found[1].replace(" as ", ": ")} = take("{path}");'

    exported = ", ".join(found[2] for found in _EXPORT.finditer(text))
    text = _EXPORT.sub(r"\1\2", _IMPORT.sub(taken, text))
    if unknown := _UNKNOWN.search(text):
        raise ValueError(f"{name}: the bundle does not know “{unknown[0]}”.")
    return f'modules["{name}"] = () => {{\n{text}return {{ {exported} }};\n}};\n'
