"""What a request asks for: the settings in its query, and a sentence where it is refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from nn_core import Settings, Training
from nn_serve.jobs import BusyError
from nn_view.links import address, starts
from nn_view.wording import link as words

_BUSY = "Many large trainings are running on this server. It will be tried again in a moment."
NEVER_KEPT = {"Cache-Control": "no-store"}


class RefusedError(Exception):
    """A request that cannot be answered, with the sentence that says why."""


def _settings(request: Request) -> Settings:
    if len(request.scope["query_string"]) > address.LONGEST:
        raise RefusedError(words.TOO_LONG)
    given = request.query_params.items()
    pairs = tuple((name, value) for name, value in given if name not in address.IGNORED)
    # What a digest names is kept for a while only.
    own = any(value.startswith(starts.OWN) for _, value in pairs)
    read = address.parse(dict(pairs)) if own else _read(pairs)
    if read.problems:
        raise RefusedError(" ".join(read.problems))
    return read.settings


@lru_cache(maxsize=256)
def _read(pairs: tuple[tuple[str, str], ...]) -> address.Link:
    """Read once for all that a page asks of a run."""
    return address.parse(dict(pairs))


def problem(sentence: str, status: int, **headers: str) -> Response:
    """An answer that says what is wrong."""
    return JSONResponse({"problem": sentence}, status_code=status, headers=headers)


def not_trained_yet(training: Training) -> Response:
    """An answer that says how far the training is, where what is asked for is still to come."""
    return JSONResponse({"completed": training.completed}, status_code=202, headers=NEVER_KEPT)


async def answered(
    request: Request, content: Callable[[Settings], Awaitable[Response]]
) -> Response:
    """The answer for the settings of the query, or why there is none."""
    try:
        return await content(_settings(request))
    except RefusedError as refused:
        return problem(str(refused), 400)
    except BusyError:
        return problem(_BUSY, 503, **{"Retry-After": "1"})
