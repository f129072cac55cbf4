"""The installed application: ``backprop-inspector`` serves it.

The wheel puts ``app.py``, ``pages`` and ``.streamlit`` of the repository into this package, so that
no other project meets a module called ``app`` or ``pages``.
"""
