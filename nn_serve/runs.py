"""The numbers of runs over HTTP: settings in, numbers out, so that any process can answer."""

from __future__ import annotations

import gzip
import hashlib
import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from nn_core import MAX_ITERATIONS, Settings, Training
from nn_serve import apart
from nn_serve.apart import Content, Given
from nn_serve.asked import NEVER_KEPT, RefusedError, answered, not_trained_yet
from nn_serve.jobs import JOBS
from nn_view.iteration import curve, gradient_sizes, output_map, specification
from nn_view.iteration.form import by_form
from nn_view.iteration.window import first_length, window, window_length
from nn_view.links import cures

_WAIT_SECONDS = 0.15
_REVALIDATE = {"Cache-Control": "no-cache"}
# What is being stepped through is numbers that hardly pack: no time is spent on trying.
_NUMBERS = NEVER_KEPT | {"Content-Encoding": "identity"}


@by_form
def _packed_spec(settings: Settings) -> tuple[bytes, str]:
    content = json.dumps(specification.build(settings), allow_nan=False).encode()
    return gzip.compress(content, 6, mtime=0), f'"{hashlib.sha256(content).hexdigest()[:20]}"'


def _spec(request: Request, settings: Settings) -> Response:
    packed, etag = _packed_spec(settings)
    headers = _REVALIDATE | {"ETag": etag, "Vary": "Accept-Encoding"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), media_type="application/json", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(packed, media_type="application/json", headers=headers)


def _window(given: Given, settings: Settings) -> Response:
    """The numbers of the iterations from ``from`` on, as float64."""
    length = _length(given, settings)
    start = _start(given, length)
    training = JOBS.ask(settings)
    if training.completed < min(start + length, settings.iterations):
        training = JOBS.ask(settings, _WAIT_SECONDS)
    original = _original(settings)
    numbers = window(training.run, start, original.run if original else None, length)
    if not numbers:
        return not_trained_yet(training)
    return Response(numbers, media_type="application/octet-stream", headers=_NUMBERS)


def _output(given: Given, settings: Settings) -> Response:
    """The maps of what the network answers at the iterations from ``from`` on, as float32."""
    start = _start(given, output_map.BLOCK)
    training = JOBS.ask(settings)
    if training.completed < min(start + output_map.BLOCK, settings.iterations):
        training = JOBS.ask(settings, _WAIT_SECONDS)
    try:
        numbers = output_map.maps(training.run, given.get("map", ""), start)
    except ValueError as problem:
        raise RefusedError(str(problem)) from None
    if not numbers:
        return not_trained_yet(training)
    return Response(numbers, media_type="application/octet-stream", headers=_NUMBERS)


def _length(given: Given, settings: Settings) -> int:
    """How many iterations are asked for: a whole window, or the first few for a quick view."""
    possible = {str(length): length for length in (first_length(settings), window_length(settings))}
    length = given.get("length", str(window_length(settings)))
    if length not in possible:
        raise RefusedError(f"“length” must be {' or '.join(possible)}.")
    return possible[length]


def _start(given: Given, length: int) -> int:
    text = given.get("from", "")
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise RefusedError("“from” must be the number of an iteration.")
    start = int(text)
    if start % length or start > MAX_ITERATIONS:
        raise RefusedError(f"“from” must be a multiple of {length}, at most {MAX_ITERATIONS}.")
    return start


def _state(_: Given, settings: Settings) -> Response:
    """How far the training is, and its error curve, as JSON."""
    training = JOBS.ask(settings, _WAIT_SECONDS)
    original = _original(settings)
    return JSONResponse(curve.state(training, JOBS.waiting(), original), headers=NEVER_KEPT)


def _diagnosis(_: Given, settings: Settings) -> Response:
    """Why the finished run does not learn, as JSON."""
    training = JOBS.ask(settings, _WAIT_SECONDS)
    if not training.finished:
        return not_trained_yet(training)
    return JSONResponse(cures.as_data(training.run), headers=NEVER_KEPT)


def _gradients(_: Given, settings: Settings) -> Response:
    """How large the gradients of the layers are over the training so far, as JSON."""
    training = JOBS.ask(settings, _WAIT_SECONDS)
    return JSONResponse(gradient_sizes.as_data(training.run), headers=NEVER_KEPT)


def _original(settings: Settings) -> Training | None:
    """The training beside one in which something is set by hand."""
    return JOBS.ask(settings.without_edits(), _WAIT_SECONDS) if settings.edits else None


async def answer_spec(request: Request) -> Response:
    """What the stepper draws under the settings of the query, as JSON."""
    return await answered(request, lambda settings: run_in_threadpool(_spec, request, settings))


def _route(name: str, content: Content) -> Route:
    """The route ``/run/<name>``, which answers with the content for the settings of its query."""

    async def answer(request: Request) -> Response:
        given = dict(request.query_params)
        return await answered(request, lambda settings: apart.computed(content, given, settings))

    return Route(f"/run/{name}", answer, methods=["GET"])


ROUTES = [
    Route("/run/spec", answer_spec, methods=["GET"]),
    _route("window", _window),
    _route("output", _output),
    _route("state", _state),
    _route("diagnosis", _diagnosis),
    _route("gradients", _gradients),
]
