"""Questions over HTTP: settings in the query, the rest in the body; nothing is kept or logged.

The answer travels in the body, so it stands in no log of addresses, and whoever assesses it forgets
it. The right answer leaves the server in an assessment only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from nn_core import Run, Settings
from nn_core.checks import quoted
from nn_core.questions import Question, UnaskedError, ask, ask_any, assess, solution_of
from nn_serve.asked import NEVER_KEPT, RefusedError, answered, not_trained_yet, problem
from nn_serve.jobs import JOBS
from nn_view.questions import as_data
from nn_view.questions.hints import hints
from nn_view.questions.practised import SEARCHED, practised
from nn_view.questions.sentences import revealed, said
from nn_view.wording.practice import questions as words

MOST_BYTES = 32_768
"""The largest body that is read: all cells of a whole iteration by hand, and more."""
_WAIT_SECONDS = 0.15

Body = Mapping[str, Any]


async def _body(request: Request) -> Body | None:
    """The body as data; None for what is too long or no JSON object."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            return None
        parts.append(part)
    try:
        data = json.loads(b"".join(parts))
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


async def read(request: Request, content: Callable[[Settings, Body], Response]) -> Response:
    """The answer to a request with settings and a body, or why there is none."""
    body = await _body(request)
    if body is None:
        return problem(f"The body must be a JSON object of at most {MOST_BYTES} bytes.", 400)

    def found(settings: Settings) -> Response:
        try:
            return content(settings, body)
        except UnaskedError as reason:
            return JSONResponse({"unasked": str(reason)}, headers=NEVER_KEPT)
        except ValueError as reason:
            raise RefusedError(str(reason)) from None

    return await answered(request, lambda settings: run_in_threadpool(found, settings))


async def _answered(request: Request, content: Callable[[Run, Question, Body], Any]) -> Response:
    return await read(request, lambda settings, body: _found(settings, body, content))


def _found(
    settings: Settings, body: Body, content: Callable[[Run, Question, Body], Any]
) -> Response:
    place = as_data.place_from(body)
    kind, seed, digits = as_data.asked_from(body)
    training = JOBS.ask(settings, _WAIT_SECONDS)
    if place.iteration > training.run.last and not training.finished:
        return not_trained_yet(training)
    run = training.run
    question = ask(run, place, kind, seed, digits) if kind else ask_any(run, place, seed, digits)
    return JSONResponse(content(run, question, body), headers=NEVER_KEPT)


def _question(run: Run, question: Question, _: Body) -> Any:
    return as_data.question_data(run.settings, question)


def _assessment(run: Run, question: Question, body: Body) -> Any:
    if body.get("answer", "") is None:
        return as_data.said_data(revealed(run.settings, solution_of(run, question)))
    earlier = as_data.earlier_from(body, question.place.iteration)
    assessed = assess(run, question, as_data.answer_from(body), earlier)
    return as_data.said_data(said(run.settings, assessed))


def _practice(settings: Settings, body: Body) -> Response:
    """A question somewhere in the run: of the kind that is wanted, or of another if none fits."""
    kind, seed, digits = as_data.asked_from(body)
    about = as_data.quantity_from(body)
    if about and about not in [one.name for one in settings.quantities]:
        raise RefusedError(words.NO_QUANTITY.format(name=quoted(about)))
    training = JOBS.ask(settings, _WAIT_SECONDS)
    if training.completed < min(SEARCHED, settings.iterations) and not training.finished:
        return not_trained_yet(training)
    run = training.run
    question = practised(run, kind, [about] if about else [], seed, digits)
    if question is None:
        return JSONResponse({"unasked": words.NONE_FOUND}, headers=NEVER_KEPT)
    content = as_data.question_data(settings, question) | as_data.given_data(run, question)
    return JSONResponse(content, headers=NEVER_KEPT)


async def answer_question(request: Request) -> Response:
    """The question at a place, without its answer, as JSON; of the kind ``""``, any that fits."""
    return await _answered(request, _question)


async def answer_assessment(request: Request) -> Response:
    """What is said of an answer to it, as JSON; for the answer null, what is right."""
    return await _answered(request, _assessment)


async def answer_hints(request: Request) -> Response:
    """The hints for a question, as JSON: each tells more than the one before."""
    return await _answered(request, lambda run, one, _: {"hints": list(hints(run, one))})


async def answer_practice(request: Request) -> Response:
    """A question to practise with, and what one needs to answer it, as JSON."""
    return await read(request, _practice)


ROUTES = [
    Route("/ask/question", answer_question, methods=["POST"]),
    Route("/ask/assess", answer_assessment, methods=["POST"]),
    Route("/ask/hints", answer_hints, methods=["POST"]),
    Route("/ask/practice", answer_practice, methods=["POST"]),
]
