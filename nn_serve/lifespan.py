"""What is done once, when the server starts."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import pkgutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

import streamlit as st
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime

import nn_core
import nn_serve
import nn_view
from nn_serve import apart
from nn_serve.callbacks import let_callbacks_finish

FLUSH_INTERVAL = "MESSAGE_FLUSH_INTERVAL_SECS"
"""Streamlit's name for the time that it waits for more messages before it sends those of a run."""
FLUSH_SECONDS = 0.001
THEME = "_populate_theme_msg"
"""Streamlit's name for what writes a section of the theme into the first message of a run."""
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Prepare the server before it accepts its first connection."""
    send_at_once(asyncio.get_running_loop())
    flush_soon()
    read_theme_once()
    let_callbacks_finish()
    settle()
    apart.begin()
    yield
    apart.end()


def send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """Let every answer leave at once, on all sockets that this loop will listen on.

    asyncio sets TCP_NODELAY only on sockets that name TCP as their protocol. Those that Streamlit
    and uvicorn's workers bind do not, and head and body of an answer are two writes: the second
    would wait for the client's delayed acknowledgement of the first, 40 ms. What a listening socket
    has set, the connections that it accepts inherit.
    """
    create_server = loop.create_server

    async def create(*args: Any, sock: socket.socket | None = None, **options: Any) -> Any:
        if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return await create_server(*args, sock=sock, **options)

    # The server listens after the lifespan has begun, and shows its sockets in no other place.
    loop.create_server = create  # type: ignore[method-assign]


def flush_soon() -> None:
    """Let the messages of a run leave within a millisecond.

    Streamlit sends what a run has said so far, then waits 5 ms for more. The run that follows a
    changed setting takes a little longer than that, so its last message would wait for a third
    sending: 13 ms instead of 8. It has no option for this time.
    """
    if hasattr(runtime, FLUSH_INTERVAL):
        setattr(runtime, FLUSH_INTERVAL, FLUSH_SECONDS)
    else:
        _LOG.warning("Streamlit has no %s: pages answer a few ms later.", FLUSH_INTERVAL)


def read_theme_once() -> None:
    """Let a section of the theme be looked up once, not in every run.

    Streamlit goes through all its options for each of the six sections, a tenth of the time of a run. Its
    configuration is read when the server starts.
    """
    populate = getattr(app_session, THEME, None)
    if populate is None:
        _LOG.warning("Streamlit has no %s: pages answer a few ms later.", THEME)
        return

    @cache
    def section(*name: str) -> CustomThemeConfig:
        message = CustomThemeConfig()
        populate(message, *name)
        return message

    def fill(message: CustomThemeConfig, *name: str) -> None:
        known = section(*name)
        if known.ListFields():  # else even an empty one would count as given
            message.MergeFrom(known)

    setattr(app_session, THEME, fill)


def settle() -> None:
    """Import all that the pages need, and keep it out of every later search for garbage.

    Modules are most of what there is to search, and none of it is ever garbage. The first visitor
    does not wait for them either.
    """
    for package in (nn_core, nn_view, nn_serve):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()
