"""What a session keeps: one typed object, and the widgets whose values Python reads or sets.

Nothing else here touches Streamlit's session state. Streamlit forgets a widget's value with the
page that it stands on, and never what is kept in the object.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import streamlit as st

from nn_core import Edit, Settings

if TYPE_CHECKING:
    from nn_view.handouts.imported_file import Brought
    from nn_view.links.query import Extra
    from nn_view.tables.uploaded import OwnTable
    from pages.shell.edited_table import Edited
    from pages.shell.own_tables import Own


@dataclass
class Session:
    """All that a session knows of itself, beside what its widgets have.

    ``settings`` are the only truth about what is trained. The sidebar's controls are made to show
    them whenever they come from elsewhere, and make the next ones; the address is written from
    them, and read again where somebody changed it.
    """

    settings: Settings = field(default_factory=Settings)
    controls_current: bool = False
    """Whether the sidebar's controls show the settings."""
    start: str = ""
    """The named start that was asked for; it waits while the network has no place for it."""
    edits: tuple[Edit, ...] = ()
    """What was set by hand, in the order in which it was; some may have no place just now."""
    edit_problem: str = ""
    """Why the last edit could not be made; said once."""
    unused: dict[str, Any] = field(default_factory=dict)
    """Settings that were typed and have no effect just now."""
    changed: str = ""
    """The setting whose control was changed last."""
    refused: str = ""
    """The setting that is not used, since it was changed to what the others do not allow."""

    opened: int = 0
    """How often settings and place were taken from the address; 0 where the session only begins."""
    page: str = ""
    """The page that was shown last."""
    place: dict[str, str] = field(default_factory=dict)
    """The place that all pages share, as an address has it: iteration, quantity, row, cell …"""
    passed: dict[str, str] = field(default_factory=dict)
    """The place at which the stepper was asked to begin; then it says itself where it is."""
    problems: tuple[str, ...] = ()
    """What was wrong in the address, until somebody dismisses it."""
    written: dict[str, str] | None = None
    """What the address was told last but for the place; the browser may be behind."""
    replaced: tuple[tuple[dict[str, str], float], ...] = ()
    """What it was told before, and until when."""

    extras: tuple[Extra, ...] = ()
    """The values that the page has of its own."""
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Each page's own values by name, kept while another page is shown."""
    changes: dict[str, Any] = field(default_factory=dict)
    """Own values to be set when the page is drawn again."""
    taken: dict[str, int | None] = field(default_factory=dict)
    """Where the sliders in charts rested when they were asked last."""

    stopped: dict[Hashable, Any] = field(default_factory=dict)
    """Works that somebody stopped, with what they have computed."""
    goes_on: Hashable = None
    """The work that somebody had go on."""
    page_is_drawn: bool = False
    """Whether the whole page was drawn since the progress of its work was drawn alone."""
    bands: tuple[Hashable, Any] | None = None
    """The bands of the sweep that was shown last, with what they are of."""

    tables: dict[str, Own] = field(default_factory=dict)
    """The own tables by title, in the order in which they came."""
    edited: Edited | None = None
    """The table in the editor."""
    column_problem: str = ""
    """Why a column could not be renamed; said once."""
    brought: OwnTable | None = None
    """The table that was brought last, before its columns and rows are chosen."""
    bring_problem: str = ""
    """Why one could not be read."""
    pasted: str = ""
    """The text that was pasted."""
    choices: dict[str, Any] = field(default_factory=dict)
    """What was chosen of the brought table, by the widgets' keys."""
    files: dict[str, int] = field(default_factory=dict)
    """How many files each place to drop one has taken."""
    back: Brought | None = None
    """The exported file that was brought back, until the stepper opens with it."""
    back_problem: str = ""
    """Why one could not be brought back."""


class Key(StrEnum):
    """The widgets, and the families of widgets, whose values are read or set by their keys."""

    SETTING = "set"
    OWN = "own"
    STEPPER = "stepper"
    ITERATION = "frame_iteration"
    GRID = "grid"
    PATHS_TABLE = "paths_table"
    PATHS_PAGE = "paths_page"
    WEIGHTS_OF = "weights_of"
    LANDSCAPE_INPUTS = "landscape_inputs"
    EDITOR = "editor"
    COLUMN = "data_column"
    COLUMN_NAME = "data_column_name"
    TITLE = "data_title"
    BRING_FILE = "bring_file"
    BRING_PASTED = "bring_pasted"
    BRING_INPUTS = "bring_inputs"
    BRING_TARGETS = "bring_targets"
    BRING_TEST = "bring_test"
    BRING_SCALE_INPUTS = "bring_scale_inputs"
    BRING_SCALE_TARGETS = "bring_scale_targets"
    BRING_SHEET = "bring_sheet"
    QUANTITY = "take_quantity"
    SHEET_ROWS = "sheet_rows"
    TABLE = "table"
    FILE_RANGE = "file_range"
    BACK_FILE = "take_back"


def key(name: Key, *parts: object) -> str:
    """The key of a widget; of a family, the one with these parts: ``set_seed``, ``editor_3``."""
    return "_".join([name, *map(str, parts)])


def now() -> Session:
    """This session."""
    state = st.session_state
    if "session" not in state:
        state["session"] = Session()
    found: Session = state["session"]
    return found


def has(key: str) -> bool:
    """Whether a widget has a value; Streamlit forgets it with its page."""
    return key in st.session_state


def value(key: str, default: Any = None) -> Any:
    """The value that a widget has."""
    return st.session_state.get(key, default)


def put(key: str, value: Any) -> None:
    """Give a widget a value; not after it was drawn, but by a callback."""
    st.session_state[key] = value


def put_first(key: str, value: Any) -> Any:
    """Give a widget a value where it has none; returns the one that it has."""
    return st.session_state.setdefault(key, value)


def drop(key: str) -> None:
    """Forget the value of a widget."""
    st.session_state.pop(key, None)


def component(key: Key) -> Mapping[str, Any]:
    """What a component of the browser said last, by name."""
    said = value(key)
    return said if isinstance(said, Mapping) else {}
