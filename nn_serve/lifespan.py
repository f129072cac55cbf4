"""What is done once, when the server starts."""

from __future__ import annotations

import asyncio
import gc
import importlib
import pkgutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st

import nn_core
import nn_serve
import nn_view
from nn_serve import apart
from nn_serve.streamlit_changes import change_streamlit


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Prepare the server before it accepts its first connection."""
    send_at_once(asyncio.get_running_loop())
    change_streamlit()
    settle()
    apart.begin()
    yield
    await apart.end()


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
