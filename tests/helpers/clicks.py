"""A page that counts clicks, and a message of the browser that arrives meanwhile."""

from __future__ import annotations

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx


def page() -> None:
    """Count the clicks on a button; while a click is counted, another message arrives."""
    import streamlit as st

    from tests.helpers.clicks import hear_another_message

    def count() -> None:
        if st.session_state.during:
            hear_another_message()
        st.session_state.clicks += 1

    st.session_state.setdefault("clicks", 0)
    st.button("Count", on_click=count)


def hear_another_message() -> None:
    """Ask for another run of the script that runs, as a browser does after a click was sent."""
    context = get_script_run_ctx()
    assert context is not None
    assert context.script_requests is not None
    data = RerunData(widget_states=WidgetStates(), page_script_hash=context.page_script_hash)
    assert context.script_requests.request_rerun(data)
