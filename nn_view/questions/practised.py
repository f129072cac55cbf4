"""Questions to practise with: somewhere in the first iterations, short enough to do by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nn_core import Run
from nn_core.limits import MAX_SEED
from nn_core.questions import KINDS, Question, search
from nn_view.questions.given import given

SEARCHED = 100
"""Practice asks about the first iterations, where most changes."""
_MOST_ROWS = 40
"""A question that needs a longer table is none to answer by hand."""
_SEARCHES, _ATTEMPTS = 6, 3
_APART = 7919
"""Between the seeds of two searches, so that the next seed does not repeat the second one."""


def practised(
    run: Run, kind: str, quantities: Sequence[str], seed: int, digits: int
) -> Question | None:
    """A question of this kind, or of another where there is none; None where there is none at all.

    ``quantities``: what it may be about, by default anything. It is the same for the same run and
    seed.
    """
    return _found(run, [kind], quantities, seed, digits) or _found(
        run, list(KINDS), quantities, seed, digits
    )


def several(
    run: Run, count: int, quantities: Sequence[str], seed: int, digits: int
) -> Iterator[Question]:
    """At most ``count`` questions about different places, of each of the kinds in turn."""
    kinds, seen = list(KINDS), set()
    for at in range(_ATTEMPTS * count):
        one = practised(run, kinds[at % len(kinds)], quantities, (seed + at) % MAX_SEED, digits)
        if one is not None and (one.kind, one.place) not in seen:
            seen.add((one.kind, one.place))
            yield one
        if len(seen) == count:
            return


def _found(
    run: Run, kinds: Sequence[str], quantities: Sequence[str], seed: int, digits: int
) -> Question | None:
    iterations = range(min(SEARCHED, run.last + 1))
    for attempt in range(_SEARCHES):
        drawn = (seed + attempt * _APART) % (MAX_SEED + 1)
        found = search(run, kinds, drawn, digits, quantities, iterations)
        if found is None or given(run, found).longest <= _MOST_ROWS:
            return found
    return None
