"""What the tests of pages share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from pages.sections import stepper_links
from pages.shell import session
from pages.widgets import background_work
from tests.helpers.pages import state
from tests.helpers.work import no_work_left

__all__ = ["compiled_once", "no_work_left", "scanned_once"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page waits for work that it knows to take longer than a moment."""
    monkeypatch.setattr(background_work, "WAIT_SECONDS", 0.05)


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Each ``AppTest`` compiles the pages anew at each run, a tenth of these tests' time."""
    compiled = ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        code = ScriptCache.get_bytecode
        patch.setattr(ScriptCache, "get_bytecode", lambda _, path: code(compiled, path))
        yield


@pytest.fixture(autouse=True, scope="session")
def scanned_once() -> Iterator[None]:
    """Each ``AppTest`` looks through all installed packages for components of Streamlit, which
    takes longer than most of these tests.
    """
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the stepper tells when a link is clicked, as the next run of the page hears it."""

    def ask(app: Any, **event: Any) -> Any:
        said = {"event": {"kind": "open"} | event}
        with monkeypatch.context() as patch:
            patch.setattr(session, "component", lambda _: said)
            patch.setattr(session, "now", lambda: state(app))
            stepper_links.take()
        app.run()
        assert not app.exception
        return app

    return ask
