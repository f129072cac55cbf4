"""A whole iteration by hand over HTTP: the sheet, and what is said of a number that is filled in.

Each request brings the reader's own numbers, from which later ones are assessed: nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from nn_core import Settings
from nn_core.questions import ByHand, Place, TooManyError
from nn_serve.asked import NEVER_KEPT, RefusedError, not_trained_yet
from nn_serve.jobs import JOBS
from nn_serve.questions import Body, read
from nn_view.questions import as_data
from nn_view.questions.sheet import Own, sheet_data, too_many
from nn_view.questions.sheet_said import assessed, hints_for, shown

_WAIT_SECONDS = 0.15


async def _answered(request: Request, content: Callable[[ByHand, Body], Any]) -> Response:
    return await read(request, lambda settings, body: _found(settings, body, content))


def _found(settings: Settings, body: Body, content: Callable[[ByHand, Body], Any]) -> Response:
    iteration, digits = as_data.sheet_from(body)
    extent = as_data.extent_from(body)
    training = JOBS.ask(settings, _WAIT_SECONDS)
    if iteration > training.run.last and not training.finished:
        return not_trained_yet(training)
    try:
        answer = content(ByHand(training.run, iteration, extent, digits), body)
    except TooManyError as problem:
        fits = problem.fits
        sentence = too_many(problem.count, fits.rows, fits.units, bool(settings.hidden))
        return JSONResponse({"unasked": sentence}, headers=NEVER_KEPT)
    return JSONResponse(answer, headers=NEVER_KEPT)


def _own(by_hand: ByHand, body: Body) -> Own:
    return Own(by_hand, as_data.earlier_from(body, by_hand.iteration))


def _assessment(by_hand: ByHand, body: Body) -> Any:
    answer = as_data.answer_from(body)
    if not isinstance(answer, str):
        raise RefusedError("“answer” must be text.")
    return assessed(_own(by_hand, body), as_data.place_from(body), answer)


def _hints(by_hand: ByHand, body: Body) -> Any:
    return {"hints": list(hints_for(_own(by_hand, body), as_data.place_from(body)))}


def _shown(by_hand: ByHand, body: Body) -> Any:
    place = as_data.place_from(body)
    only: Place | None = place if place.cell else None
    return {"cells": shown(_own(by_hand, body), place.quantity, only)}


async def answer_sheet(request: Request) -> Response:
    """An iteration with empty cells, as JSON."""
    return await _answered(request, lambda by_hand, _: sheet_data(by_hand))


async def answer_assessment(request: Request) -> Response:
    """What is said of a number in a cell, as JSON."""
    return await _answered(request, _assessment)


async def answer_hints(request: Request) -> Response:
    """The hints for a cell, as JSON: each tells more than the one before."""
    return await _answered(request, _hints)


async def answer_shown(request: Request) -> Response:
    """The right number of a cell, or those of a quantity where no cell is named, as JSON."""
    return await _answered(request, _shown)


ROUTES = [
    Route("/ask/sheet", answer_sheet, methods=["POST"]),
    Route("/ask/sheet/assess", answer_assessment, methods=["POST"]),
    Route("/ask/sheet/hints", answer_hints, methods=["POST"]),
    Route("/ask/sheet/show", answer_shown, methods=["POST"]),
]
