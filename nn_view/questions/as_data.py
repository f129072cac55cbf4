"""Questions, places and assessments as they travel between the page and the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from nn_core import Run, Settings
from nn_core.questions import Extent, Place, Question
from nn_view.questions.given import given
from nn_view.questions.sentences import Said, asked, choices

MOST_EARLIER = 400
"""The most numbers of one's own that an answer may follow from."""
_LARGEST = 1e15


def question_data(settings: Settings, question: Question) -> dict[str, Any]:
    """A question for the page, without its answer, as ``place_from`` and ``asked_from`` read it."""
    place = question.place
    return {
        "kind": question.kind,
        "iteration": place.iteration,
        "quantity": place.quantity,
        "cell": list(place.cell or ()),
        "data_row": place.data_row,
        "seed": question.seed,
        "digits": question.digits,
        "form": question.form,
        "text": asked(settings, question),
        "choices": [{"key": key, "text": text} for key, text in choices(question)],
    }


def said_data(said: Said) -> dict[str, Any]:
    """What is said of an answer, for the page."""
    return {
        "verdict": said.verdict,
        "sentences": list(said.sentences),
        "right": said.right,
        "wrong": list(said.wrong),
        "mistakes": list(said.mistakes),
    }


def given_data(run: Run, question: Question) -> dict[str, Any]:
    """What a question gives to calculate with, for the page, as ``given``."""
    return {"given": asdict(given(run, question))}


def place_from(data: Mapping[str, Any]) -> Place:
    """The place that some data name; ``ValueError`` for anything else."""
    return Place(
        _whole(data, "iteration"),
        _text(data, "quantity"),
        _cell(data.get("cell")),
        None if data.get("data_row") is None else _whole(data, "data_row"),
    )


def asked_from(data: Mapping[str, Any]) -> tuple[str, int, int]:
    """The kind, the seed and the digits that some data name; ``ValueError`` for anything else."""
    return _text(data, "kind"), _whole(data, "seed"), _whole(data, "digits")


def quantity_from(data: Mapping[str, Any]) -> str:
    """The quantity that is wanted, "" for any; ``ValueError`` for what is no text."""
    return _text({"quantity": "", **data}, "quantity")


def sheet_from(data: Mapping[str, Any]) -> tuple[int, int]:
    """The iteration and the digits of a sheet; ``ValueError`` for anything else."""
    return _whole(data, "iteration"), _whole(data, "digits")


def extent_from(data: Mapping[str, Any]) -> Extent:
    """How much of a sheet is left to fill in; ``ValueError`` for anything else."""
    return Extent(_whole(data, "rows"), _whole(data, "units"))


def answer_from(data: Mapping[str, Any]) -> str | list[str]:
    """The answer in some data: a text, or the keys of an order; ``ValueError`` otherwise."""
    answer = data.get("answer")
    if isinstance(answer, list) and all(isinstance(one, str) for one in answer):
        return answer
    return _text(data, "answer")


def earlier_from(data: Mapping[str, Any], iteration: int) -> dict[Place, float]:
    """Somebody's own numbers in some data, as ``[quantity, row, column, number]`` each.

    A fifth entry is the row of the data, where a quantity has a matrix for each.
    """
    given = data.get("earlier", [])
    if not isinstance(given, list) or len(given) > MOST_EARLIER:
        raise ValueError(f"“earlier” must be a list of at most {MOST_EARLIER} numbers.")
    found = {}
    for one in given:
        match one:
            case [str(name), int(row), int(column), int() | float() as number, *data_row] if abs(
                number
            ) <= _LARGEST and [type(one) for one in data_row] in ([], [int]):
                at = Place(iteration, name, (row, column), data_row[0] if data_row else None)
                found[at] = float(number)
            case _:
                raise ValueError(
                    "Each entry of “earlier” must be a quantity, a row, a column and a number."
                )
    return found


def _whole(data: Mapping[str, Any], name: str) -> int:
    value = data.get(name)
    if type(value) is not int or value < 0:
        raise ValueError(f"“{name}” must be a whole number.")
    return value


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str):
        raise ValueError(f"“{name}” must be text.")
    return value


def _cell(value: Any) -> tuple[int, int] | None:
    if value in (None, []):
        return None
    match value:
        case [int(row), int(column)] if row >= 0 and column >= 0:
            return row, column
    raise ValueError("“cell” must be a row and a column.")
