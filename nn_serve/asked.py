"""What a request asks for: the settings in its query, and a sentence where it is refused."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from nn_core import Settings, Training
from nn_serve.jobs import BusyError
from nn_view.links import address
from nn_view.wording import link as words

_BUSY = "Many large trainings are running on this server. It will be tried again in a moment."
NEVER_KEPT = {"Cache-Control": "no-store"}


class RefusedError(Exception):
    """A request that cannot be answered, with the sentence that says why."""


def _settings(request: Request) -> Settings:
    query = str(request.url.query)
    if len(query) > address.LONGEST:
        raise RefusedError(words.TOO_LONG)
    read = address.parse(query)
    if read.problems:
        raise RefusedError(" ".join(read.problems))
    return read.settings


def problem(sentence: str, status: int, **headers: str) -> Response:
    """An answer that says what is wrong."""
    return JSONResponse({"problem": sentence}, status_code=status, headers=headers)


def not_trained_yet(training: Training) -> Response:
    """An answer that says how far the training is, where what is asked for is still to come."""
    return JSONResponse({"completed": training.completed}, status_code=202, headers=NEVER_KEPT)


def answered(request: Request, content: Callable[[Request, Settings], Response]) -> Response:
    """The answer for the settings of the query, or why there is none."""
    try:
        return content(request, _settings(request))
    except RefusedError as refused:
        return problem(str(refused), 400)
    except BusyError:
        return problem(_BUSY, 503, **{"Retry-After": "1"})
