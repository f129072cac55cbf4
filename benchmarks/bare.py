"""The opponent of a full class: a bare Streamlit page with as many widgets as ours has."""

from __future__ import annotations

import streamlit as st

with st.sidebar:
    for name in ("one", "two", "three", "four", "five", "six"):
        st.button(name)
    for name in ("Seed", "Iterations", "Rate", "Layers", "Units", "Stop", "Shown"):
        st.number_input(name, 0, 4_000_000_000, 0, step=1)
    st.toggle("Learn")
    for name in ("Activation", "Rule", "Biases", "Start", "Data"):
        st.selectbox(name, ("first", "second"))
    for name in ("Network", "Error", "Start", "Training"):
        st.expander(name, key=name, on_change="rerun")
