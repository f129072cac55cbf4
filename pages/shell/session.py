"""The state of a session: one typed object, and the widgets whose values Python reads or sets.

No other module uses Streamlit's session state. Streamlit forgets the value of a widget on a change
of page, but never the object.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from threading import local
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from nn_core import Dataset, Edit, Settings

if TYPE_CHECKING:
    from nn_view.handouts.imported_file import ImportedFile
    from nn_view.lessons.lesson import Lesson
    from nn_view.links.query import Extra
    from nn_view.tables.uploaded import OwnTable
    from pages.shell.edited_table import Edited
    from pages.shell.number_field import Draft
    from pages.shell.own_tables import Own


class Opening(NamedTuple):
    """A page and the values of its address, which the session opens as a link would."""

    page: str
    query: Mapping[str, str]


@dataclass
class Session:
    """The state of a session, except for the values of its widgets.

    ``settings`` alone say what is trained. If they change elsewhere, the controls of the sidebar
    are set to them; the controls then give the next settings. The address is written from them, and
    read again if somebody changes it.
    """

    settings: Settings = field(default_factory=Settings)
    typed: Settings | None = None
    """The settings that the controls changed to, until a page is drawn with them."""
    controls_current: bool = False
    """Whether the sidebar's controls show the settings."""
    held: dict[str, Any] = field(default_factory=dict)
    """Values of no widget, by key. Streamlit copies its whole state for many of the widgets."""
    fills: int = 0
    """How often these controls were set to other settings."""
    start: str = ""
    """The requested named start; it is not used while the network has another shape."""
    edits: tuple[Edit, ...] = ()
    """The edits, oldest first; some may not fit the current settings."""
    edit_problem: str = ""
    """Why the last edit was refused; shown once."""
    unused: dict[str, Any] = field(default_factory=dict)
    """Typed settings that have no effect now."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    """Texts in number fields that are not used, by the keys of their numbers."""
    open_groups: set[str] = field(default_factory=set)
    """The groups of the sidebar that are open."""
    changed: str = ""
    """The setting whose control was changed last."""
    refused: str = ""
    """The setting that is not used, because its new value does not fit the others."""

    noted: Settings | None = None
    """The settings that a page was drawn with last."""
    earlier: tuple[Settings, ...] = ()
    """The settings before each change, which can be taken back; the last ones come last."""

    settled: Dataset | None = None
    """The data for which somebody wants no other settings: those of an example, for instance."""

    start_asked: bool = False
    """Whether the dialog for own initial weights is open."""
    start_text: str = ""
    """The text in that dialog."""
    start_problem: str = ""
    """Why a file with initial weights could not be read."""

    menu: dict[str, list[Any]] = field(default_factory=dict)
    """The pages of the menu by their sections."""

    stepped: Settings | None = None
    """The settings that the stepper showed last."""
    former: Settings | None = None
    """The settings that it showed before those, until somebody dismisses them."""

    opened: int = 0
    """How often settings and place were read from the address; 0 in a new session."""
    page: str = ""
    """The page that was shown last."""
    place: dict[str, str] = field(default_factory=dict)
    """The place that all pages share, as a link has it: iteration, quantity, row, cell …"""
    passed: dict[str, str] = field(default_factory=dict)
    """The place at which the stepper starts; later the stepper reports its place."""
    wanted: Callable[[], None] | None = None
    """What a click asked for, until a run of a page has done it."""
    problems: tuple[str, ...] = ()
    """The problems in the link, until somebody dismisses them."""

    lesson: str = ""
    """The lesson and its stop, as an address has them: ``tour.3``; empty without one."""
    own_lessons: dict[str, Lesson] = field(default_factory=dict)
    """Loaded lessons with their notes, by their names in an address."""
    lesson_problem: str = ""
    """Why a lesson could not be read."""
    to_open: Opening | None = None
    """The address to open next, until its page is drawn."""

    extras: tuple[Extra, ...] = ()
    """The page's own values."""
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Each page's own values by name, kept while another page is shown."""
    changes: dict[str, Any] = field(default_factory=dict)
    """Own values to set at the next rerun."""
    taken: dict[str, int | None] = field(default_factory=dict)
    """The last known positions of the sliders in charts."""

    stopped: dict[Hashable, Any] = field(default_factory=dict)
    """Stopped works, with their results so far."""
    goes_on: Hashable = None
    """The work that somebody continued."""
    page_is_drawn: bool = False
    """Whether the whole page was drawn since its progress was last drawn alone."""
    bands: tuple[Hashable, Any] | None = None
    """The bands of the last sweep, with its key."""

    tables: dict[str, Own] = field(default_factory=dict)
    """The own tables by title, oldest first."""
    drawn: str = ""
    """The drawn data whose numbers the page Data shows, by their name."""
    edited: Edited | None = None
    """The table in the editor."""
    column_problem: str = ""
    """Why a column could not be renamed; shown once."""
    uploaded: OwnTable | None = None
    """The last uploaded table, before its columns and rows are chosen."""
    upload_problem: str = ""
    """Why an upload could not be read."""
    upload_number: int = 0
    """How many tables were uploaded: the preview of each is scrolled to once."""
    pasted: str = ""
    """The pasted text."""
    choices: dict[str, Any] = field(default_factory=dict)
    """The choices for the uploaded table, by the keys of their widgets."""
    files: dict[str, int] = field(default_factory=dict)
    """How many files each upload has read."""
    back: ImportedFile | None = None
    """The imported file, until the stepper opens with it."""
    back_problem: str = ""
    """Why a file could not be imported."""


class Key(StrEnum):
    """The widgets, and families of widgets, whose values are read or set by key."""

    SETTING = "set"
    FILLS = "fills"
    GROUP = "group"
    OWN = "own"
    NUMBER = "number"
    NUMBER_TEXT = "number_text"
    NUMBER_WRONG = "number_wrong"
    OWN_LINE = "own_line"
    OWN_VALUE = "own_value"
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
    OWN_ROW = "data_own_row"
    UPLOAD_FILE = "upload_file"
    UPLOAD_PASTED = "upload_pasted"
    UPLOAD_INPUTS = "upload_inputs"
    UPLOAD_TARGETS = "upload_targets"
    UPLOAD_TEST = "upload_test"
    UPLOAD_SCALE_INPUTS = "upload_scale_inputs"
    UPLOAD_SCALE_TARGETS = "upload_scale_targets"
    UPLOAD_SHEET = "upload_sheet"
    UPLOAD_NAMES = "upload_names"
    UPLOAD_DECIMAL = "upload_decimal"
    UPLOAD_ROWS = "upload_rows"
    UPLOAD_COUNT = "upload_count"
    UPLOAD_SEED = "upload_seed"
    UPLOAD_LEAVE_OUT = "upload_leave_out"
    UPLOAD_CLASSES = "upload_classes"
    START_TEXT = "start_text"
    START_TRANSPOSED = "start_transposed"
    START_FILE = "start_file"
    QUANTITY = "take_quantity"
    SHEET_ROWS = "sheet_rows"
    TABLE = "table"
    FILE_RANGE = "file_range"
    BACK_FILE = "take_back"
    LESSON_FILE = "lesson_file"
    LESSON_TEXT = "lesson_text"


_THREAD = local()
"""The session of this thread: Streamlit starts one for each run of a session's script."""


def key(name: Key, *parts: object) -> str:
    """The key of a widget; of a family, the key with these parts: ``set_seed``, ``editor_3``."""
    return "_".join([name, *map(str, parts)])


def now() -> Session:
    """This session."""
    # Asked some hundred times a run, and Streamlit's state takes its time for each.
    found: Session | None = getattr(_THREAD, "session", None)
    if found is None:
        found = st.session_state.get("session")
        if found is None:
            found = st.session_state["session"] = Session()
        if get_script_run_ctx():
            _THREAD.session = found
    return found


def has(key: str) -> bool:
    """Whether a widget has a value; Streamlit forgets it on a change of page."""
    return key in st.session_state


def value(key: str, default: Any = None) -> Any:
    """The value of a widget, or the one that is held under its key."""
    held, context = now().held, get_script_run_ctx()
    # Without what st.session_state does for each, a hundred times a run.
    values: Any = context.session_state if context else st.session_state
    try:
        return held[key] if key in held else values[key]
    except KeyError:
        return default


def put(key: str, value: Any) -> None:
    """Set the value of a widget, before it is drawn or in a callback."""
    now().held.pop(key, None)
    st.session_state[key] = value


def put_first(key: str, value: Any) -> Any:
    """Set the value of a widget unless it has one; returns its value."""
    held = now().held
    return held[key] if key in held else st.session_state.setdefault(key, value)


def hold(key: str, value: Any) -> None:
    """Hold a value of no widget: a number, or the value of a widget that is no longer drawn."""
    held = now().held
    if key not in held:
        st.session_state.pop(key, None)
    held[key] = value


def hold_first(key: str, value: Any) -> None:
    """Hold a value unless one is held."""
    if key not in now().held:
        hold(key, value)


def release(key: str) -> Any:
    """Give a widget that is drawn next the value that is held for it; returns its value."""
    held = now().held
    if key in held:
        put(key, held[key])
    return value(key)


def drop(key: str) -> None:
    """Forget the value of a widget."""
    now().held.pop(key, None)
    st.session_state.pop(key, None)


def is_history_navigation() -> bool:
    """Whether the page is drawn because somebody went back or forward in the browser."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def component(key: Key) -> Mapping[str, Any]:
    """What a component in the browser last reported, by name."""
    said = value(key)
    return said if isinstance(said, Mapping) else {}
