"""The shape of the house: who may import whom, and what stands in one place only."""

from __future__ import annotations

import ast
import posixpath
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from pages.shell import menu
from tests.helpers.sources import ROOT, files, imported, imported_modules, name, parts

#: What each part may import of ours. The order is the way of a number from below to the screen.
ALLOWED = {
    "nn_core": {"nn_core"},
    "nn_view": {"nn_core", "nn_view"},
    "nn_serve": {"nn_core", "nn_view", "nn_serve"},
    "pages": {"nn_core", "nn_view", "nn_serve", "pages"},
    "app": {"nn_core", "nn_view", "nn_serve"},
    "backprop_inspector": set(),
}
#: What a page loads: one module for each component, and one for the stepper in one file.
ENTRIES = {
    f"entries/{one}.js"
    for one in ("index", "chart", "board", "practice", "by_hand", "lesson", "lessons", "page")
} | {"entries/reveal.js", "entries/standalone.js"}
#: The folders of the browser's modules. Each imports from itself and from those before it.
SCRIPT_FOLDERS = (
    "base",
    "page",
    "practice",
    "run",
    "matrices",
    "network",
    "quantity",
    "charts",
    "asking",
    "panels",
    "by_hand",
    "lesson",
    "entries",
)
#: More files side by side than these are hard to look over.
MOST_FILES = 16
#: A page arranges; what takes more room belongs into its sections.
MOST_PAGE_LINES = 100
#: Longer files must be one thing that cannot be divided, and say so here.
MOST_LINES = 300
SCRIPTS = ROOT / "nn_view" / "stepper" / "js"


def test_every_part_of_the_house_is_there() -> None:
    assert {part for part, _ in parts()} == set(ALLOWED)


def test_imports_point_one_way() -> None:
    known = set(ALLOWED)
    strays = {
        name(file): sorted((imported(file) & known) - ALLOWED[part]) for part, file in parts()
    }
    assert {file: names for file, names in strays.items() if names} == {}


def test_test_modules_share_helpers_and_are_imported_by_nobody() -> None:
    found = {
        name(file): module
        for folder in ("tests", "benchmarks", "scripts", "tasks.py")
        for file in files(".py", under=folder)
        for module in imported_modules(file)
        if re.search(r"\.(test_\w+|conftest)\b", module)
    }
    assert found == {}


def test_the_commands_and_the_application_stand_without_the_tests() -> None:
    ours = [file for _, file in parts()] + [ROOT / "tasks.py", ROOT / "scripts" / "browsers.py"]
    assert [name(file) for file in ours if "tests" in imported(file)] == []


def test_the_mathematics_stands_on_numpy_and_the_standard_library_alone() -> None:
    allowed = {*sys.stdlib_module_names, "numpy", "nn_core"}
    outside = {
        name(file): sorted(imported(file) - allowed) for part, file in parts() if part == "nn_core"
    }
    assert {file: names for file, names in outside.items() if names} == {}


def module(file: Path) -> str:
    """A script by its path inside the folder of all scripts."""
    return file.relative_to(SCRIPTS).as_posix()


def script_imports(file: Path) -> list[str]:
    """The modules that a script imports, each by its path inside the folder of all scripts."""
    text = file.read_text(encoding="utf-8")
    found = re.findall(r"""^(?:import|export)\b[^;]*?from\s+["']([^"']+)["']""", text, re.MULTILINE)
    assert all(one.startswith(("./", "../")) for one in found), f"{name(file)} imports {found}"
    folder = posixpath.dirname(module(file))
    return [posixpath.normpath(posixpath.join(folder, one)) for one in found]


def script_graph() -> dict[str, list[str]]:
    return {module(file): script_imports(file) for file in files(".js", under=name(SCRIPTS))}


def test_the_stepper_imports_only_its_own_modules() -> None:
    graph = script_graph()
    assert graph
    strays = {one: [other for other in graph[one] if other not in graph] for one in graph}
    assert {file: names for file, names in strays.items() if names} == {}


def test_the_steppers_modules_import_each_other_in_no_circle() -> None:
    graph = script_graph()

    def walk(one: str, path: tuple[str, ...]) -> None:
        assert one not in path, f"a circle: {' -> '.join((*path, one))}"
        for other in graph[one]:
            walk(other, (*path, one))

    for entry in ENTRIES:
        walk(entry, ())
    assert any(graph.values())


def type_imports(file: Path) -> list[str]:
    """The modules whose types a script takes in a comment; declarations of types are no modules."""
    text = file.read_text(encoding="utf-8")
    found = re.findall(r'@import \{[^}]*\} from "([^"]+)\.js"', text)
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(module(file)), one)) for one in found
    ]


def test_the_steppers_folders_import_one_way() -> None:
    rank = {folder: at for at, folder in enumerate(SCRIPT_FOLDERS)}
    arrows = {
        (posixpath.dirname(module(file)), posixpath.dirname(other))
        for file in files(".js", under=name(SCRIPTS))
        for other in (*script_imports(file), *type_imports(file))
    }
    assert ("panels", "run") in arrows
    assert {arrow for arrow in arrows if rank[arrow[0]] < rank[arrow[1]]} == set()


def test_every_folder_of_the_stepper_is_small_and_has_its_sentence() -> None:
    folders = Counter(posixpath.dirname(one) for one in script_graph())
    assert {folder: count for folder, count in folders.items() if count > MOST_FILES} == {}
    text = (SCRIPTS / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^- `(\w+)/` \w.*\.$", text, re.MULTILINE) == [*SCRIPT_FOLDERS]
    assert set(folders) == set(SCRIPT_FOLDERS)


def test_every_module_of_the_stepper_is_used() -> None:
    graph = script_graph()
    assert set(graph) == {one for others in graph.values() for one in others} | ENTRIES


def test_the_types_of_the_browsers_modules_leave_nothing_out() -> None:
    escape = re.compile(r"@ts-(?:ignore|nocheck|expect-error)|[{(<|:]\s*any\b|\bany\[\]")
    found = [
        name(file)
        for file in files(".js", ".ts", under="nn_view")
        if escape.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_browser_computes_no_activation() -> None:
    mathematics = re.compile(r"Math\.(exp|expm1|tanh|log|log1p|sinh|cosh|random)\b")
    found = [
        name(file)
        for file in files(".js", under="nn_view")
        if mathematics.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_colours_are_written_in_the_palette_only() -> None:
    colour = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
    found = {
        name(file): colour.findall(file.read_text(encoding="utf-8"))
        for part in ("nn_view", "nn_serve", "pages", "app.py")
        for file in files(".py", ".js", ".css", under=part)
    }
    assert [file for file, colours in found.items() if colours] == ["nn_view/style/palette.py"]


def test_no_file_is_too_long_to_be_one_thing() -> None:
    lengths = {
        name(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in files(".py", ".js", ".css")
    }
    assert {file: length for file, length in lengths.items() if length > MOST_LINES} == {}


def test_no_folder_holds_too_many_files_of_a_kind() -> None:
    folders = Counter(
        (name(file.parent), file.suffix)
        for part in ALLOWED
        if (ROOT / part).is_dir()
        for file in files(".py", ".js", ".css", under=part)
        if file.name != "__init__.py"
    )
    assert folders["pages", ".py"]
    assert {folder: count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_pages_are_the_menus_and_the_router() -> None:
    listed = {entry.file for entry in menu.ENTRIES}
    assert {file.name for file in (ROOT / "pages").glob("*.py")} == {
        *listed,
        "router.py",
        "__init__.py",
    }


@pytest.mark.parametrize("page", [entry.file for entry in menu.ENTRIES])
def test_a_page_is_its_values_and_main_which_the_frame_opens(page: str) -> None:
    text = (ROOT / "pages" / page).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_PAGE_LINES
    *before, last = ast.parse(text).body
    mains = [one for one in before if isinstance(one, ast.FunctionDef) and one.name == "main"]
    assert [ast.unparse(one.args) for one in mains] == ["settings: Settings"]
    assert ast.unparse(last).startswith("frame.run(__file__, main")
    # Nothing else runs when the page is opened: imports, definitions and constants alone.
    plain = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Assign, ast.AnnAssign)
    assert ast.get_docstring(ast.parse(text))
    assert [ast.unparse(one) for one in before[1:] if not isinstance(one, plain)] == []


def test_no_derivative_is_written_outside_the_list_of_quantities() -> None:
    """The right ones stand in two files, the wrong ones in another; who writes one names it so."""
    definition = re.compile(r"^\s*def \w+_d_\w+\(", re.MULTILINE)
    found = {
        name(file) for _, file in parts() if definition.search(file.read_text(encoding="utf-8"))
    }
    assert found == {
        f"nn_core/lines/{one}.py" for one in ("activations", "faults/known", "losses", "quantities")
    }


#: Words for which the glossary of ARCHITECTURE.md has another one, each with that.
REPLACED = {
    "portion": "chunk",
    "probe": "perturbation",
    "slot": "operation",
    "awake": "connection",
    "bring": "import, or upload",
    "picture": "chart, or image",
    "anew": "again",
}


def test_no_name_in_the_code_has_a_word_that_the_glossary_replaces() -> None:
    defined = re.compile(r"^\s*(?:async )?(?:def|class) (\w+)", re.MULTILINE)
    found = [
        f"{name(file)}: {one} ({REPLACED[word]})"
        for _, file in parts()
        for one in [file.stem, *defined.findall(file.read_text(encoding="utf-8"))]
        for word in one.lower().split("_")
        if word in REPLACED
    ]
    assert found == []
