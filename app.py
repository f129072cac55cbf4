"""The web application: ``streamlit run app.py``.

The router is in ``pages`` because Streamlit looks for a folder of that name next to the script it
runs and, if it finds one, shows a wrong menu on the first visit.
"""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from nn_serve import by_hand, libraries, questions, runs
from nn_serve.errors import on_script_error
from nn_serve.index_page import IndexPage, Preload
from nn_serve.lifespan import lifespan
from nn_serve.own_routes import OwnRoutes
from nn_serve.security import SecurityHeaders

ROUTES = [*libraries.ROUTES, *runs.ROUTES, *questions.ROUTES, *by_hand.ROUTES]

libraries.prepare()

app = st.App(
    "pages/router.py",
    lifespan=lifespan,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(OwnRoutes, ROUTES),
        Middleware(libraries.StreamlitFiles),
        Middleware(Preload),
        Middleware(IndexPage),
    ],
    on_script_error=on_script_error,
)
