"""Rows by number as somebody writes them, or drawn at random by a seed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from nn_core.limits import MAX_SEED
from nn_view.links.query import shortened
from nn_view.wording import data as words

_DRAWN = re.compile(r"random ([0-9]{1,5})( ?%)?( seed ([0-9]{1,10}))?")


def chosen_rows(
    text: str,
    rows: int,
    used: Sequence[int] | None = None,
    classes: Sequence[str] = (),
) -> tuple[int, ...]:
    """Numbers of rows, counted from 1: ``7, 8``, ``5-8``, ``every 4``, ``random 20 seed 3``.

    ``used`` are the numbers of the rows that random ones are drawn from (default: all), and
    ``classes`` their classes, of which each then has its share. Raises ``ValueError`` for anything
    else.
    """
    found: set[int] = set()
    for part in text.replace("–", "-").replace(";", ",").split(","):
        given = " ".join(part.lower().split())
        first, dash, last = given.partition("-")
        if not given:
            continue
        if given.startswith("random "):
            found.update(_drawn(given, text, range(1, rows + 1) if used is None else used, classes))
        elif given.startswith("every "):
            step = _row(given.removeprefix("every "), text, rows)
            found.update(range(step, rows + 1, step))
        elif dash:
            between = range(_row(first, text, rows), _row(last, text, rows) + 1)
            if not between:
                raise _refused(text, rows)
            found.update(between)
        else:
            found.add(_row(first, text, rows))
    return tuple(sorted(found))


def drawn(rows: Sequence[int], count: int, seed: int, classes: Sequence[str] = ()) -> list[int]:
    """So many of the rows at random, in their order; of each class its share, rounded."""
    random = np.random.RandomState(seed)
    groups: dict[str, list[int]] = defaultdict(list)
    for row, kind in zip(rows, classes or [""] * len(rows), strict=True):
        groups[kind].append(row)
    exact = {kind: count * len(group) / len(rows) for kind, group in groups.items()}
    shares = {kind: int(share) for kind, share in exact.items()}
    # The largest remainders get what rounding down left over.
    by_rest = sorted(groups, key=lambda kind: shares[kind] - exact[kind])
    for kind in by_rest[: count - sum(shares.values())]:
        shares[kind] += 1
    return sorted(
        int(row)
        for kind, group in sorted(groups.items())
        for row in random.choice(group, shares[kind], replace=False)
    )


def _drawn(given: str, text: str, rows: Sequence[int], classes: Sequence[str]) -> list[int]:
    match = _DRAWN.fullmatch(given)
    if match is None:
        raise _refused(text, len(rows))
    count = int(match[1])
    count = round(count * len(rows) / 100) if match[2] else count
    seed = int(match[4] or 0)
    if not 1 <= count < len(rows) or seed > MAX_SEED:
        raise ValueError(words.RANDOM_REFUSED.format(given=shortened(text), most=len(rows) - 1))
    return drawn(rows, count, seed, classes)


def _row(given: str, text: str, rows: int) -> int:
    number = given.strip()
    if not (number.isascii() and number.isdigit() and len(number) < 6 and 1 <= int(number) <= rows):
        raise _refused(text, rows)
    return int(number)


def _refused(text: str, rows: int) -> ValueError:
    return ValueError(words.TEST_ROWS_REFUSED.format(given=shortened(text), most=rows))
