"""What a session keeps is declared in one module, and nothing else is kept."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from functools import cache

from pages.shell.session import Key, Session, key
from tests.helpers import sources
from tests.helpers.sources import files, name

#: The only ones that may touch Streamlit's session state: a component hears what it said itself.
STATE = {"nn_view/components/component.py", "pages/shell/session.py"}
#: Streamlit's elements that have a value; the others hold none, their keys are names for styles.
WIDGETS = {
    "checkbox",
    "color_picker",
    "data_editor",
    "dataframe",
    "date_input",
    "feedback",
    "file_uploader",
    "multiselect",
    "number_input",
    "pagination",
    "pills",
    "radio",
    "segmented_control",
    "select_slider",
    "selectbox",
    "slider",
    "text_area",
    "text_input",
    "time_input",
    "toggle",
}
ACCESS = {"drop", "has", "put", "put_first", "value", "component"}


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for part in ("app.py", "nn_serve", "nn_view", "pages"):
        for file in files(".py", under=part):
            place = name(file)
            for node in sources.nodes(file):
                yield place, node


@cache
def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    whole = ast.unparse(node.func)
    return whole if whole.startswith("session.") else whole.rpartition(".")[2]


def is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def keys(node: ast.AST) -> list[ast.expr]:
    assert isinstance(node, ast.Call)
    return [one.value for one in node.keywords if one.arg == "key"]


def test_the_session_state_is_touched_in_one_place() -> None:
    found = {file for file, node in nodes() if getattr(node, "attr", None) == "session_state"}
    assert found == STATE


def test_a_widget_with_a_value_has_a_declared_key() -> None:
    found = [
        f"{file}: {ast.unparse(one)}"
        for file, node in nodes()
        if called(node) in WIDGETS
        for one in keys(node)
        if is_literal(one)
    ]
    assert found == []


def test_a_value_is_asked_for_by_a_declared_key() -> None:
    found = [
        f"{file}: {ast.unparse(node)}"
        for file, node in nodes()
        if called(node).removeprefix("session.") in ACCESS
        and called(node).startswith("session.")
        and is_literal(node.args[0])  # type: ignore[attr-defined]
    ]
    assert found == []


def test_no_other_element_has_a_key_that_is_declared() -> None:
    literal = {
        one.value
        for _, node in nodes()
        if isinstance(node, ast.Call)
        for one in keys(node)
        if isinstance(one, ast.Constant)
    }
    assert literal
    assert literal & {str(one) for one in Key} == set()


def test_all_that_is_declared_is_used() -> None:
    read = {node.attr for file, node in nodes() if isinstance(node, ast.Attribute)}
    assert {one.name for one in fields(Session)} <= read
    assert {one.name for one in Key} <= read


def test_a_family_of_widgets_has_a_key_for_each() -> None:
    assert key(Key.SETTING, "seed") == "set_seed"
    assert key(Key.EDITOR, 3) == "editor_3"
    assert key(Key.GRID) == "grid"
    assert len({str(one) for one in Key}) == len(Key)


def test_sessions_share_nothing() -> None:
    one, other = Session(), Session()
    one.place["at"] = "3"
    one.own.setdefault("grid", {})["x"] = "rule"
    assert other == Session()
