"""The web application: ``streamlit run app.py``.

The router stands in ``pages`` because Streamlit looks for a folder of that name beside the
script that it runs, and shows a wrong menu at the first visit if it finds one.
"""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from nn_serve import libraries, runs
from nn_serve.errors import on_script_error
from nn_serve.lifespan import lifespan
from nn_serve.preload import Preload
from nn_serve.security import SecurityHeaders

libraries.files()  # compressed before the first visitor comes

app = st.App(
    "pages/router.py",
    lifespan=lifespan,
    routes=[*libraries.ROUTES, *runs.ROUTES],
    middleware=[Middleware(SecurityHeaders), Middleware(Preload)],
    on_script_error=on_script_error,
)
