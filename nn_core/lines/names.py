"""The names of an iteration's values, and what their parts mean. No other module takes one apart.

``z2`` is a value of layer 2, ``w1`` a parameter, ``z2_d_a1`` a derivative, ``delta_w1`` the
gradient of the error with respect to ``w1``, ``new_w1`` what becomes of it, ``velocity_w1``
something an optimizer keeps for it, and ``past_delta_w1`` what ``delta_w1`` was one iteration ago.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nn_core.lines.optimizers import OPTIMIZERS

CONSTANTS = {name: sign for one in OPTIMIZERS.values() for name, sign in one.constants.items()}
"""The numbers of an optimizer that stay the same in all iterations, with their symbols in LaTeX."""
GIVEN = {"inputs": "x", "output": "y", "error": "E", **CONSTANTS}
"""Names without a layer, each with its symbol in LaTeX."""
MEMORIES = {name: kept.letter for one in OPTIMIZERS.values() for name, kept in one.memories.items()}
"""What an optimizer may keep for each parameter, with its letter."""
PAST = "past_"
"""Before the name of a quantity: what it was in the iteration before, 0 in the first one."""

_LAYERED = re.compile(r"(?P<letter>[zawb])(?P<layer>[1-9])")


@dataclass(frozen=True)
class Term:
    """A value of a layer, such as z of layer 2; ``error`` belongs to none (layer 0)."""

    letter: str
    layer: int

    @property
    def name(self) -> str:
        """``z2``; ``error`` where there is no layer."""
        return f"{self.letter}{self.layer}" if self.layer else self.letter

    @property
    def is_weight(self) -> bool:
        """Whether it is a matrix of weights."""
        return self.letter == "w"


ERROR = Term("error", 0)


@dataclass(frozen=True)
class Parsed:
    """A name and its parts.

    ``role``: ``"given"``, ``"value"``, ``"derivative"``, ``"gradient"``, ``"memory"``; ``of`` and
    ``by``: the two sides of a derivative, or ``of`` the value or the parameter that it belongs to;
    ``memory``: its kind; ``new``: after this iteration; ``past``: in the iteration before.
    """

    role: str
    of: Term | None = None
    by: Term | None = None
    memory: str = ""
    new: bool = False
    past: bool = False


def term(name: str) -> Term:
    """The value of a layer with this name; raises ``ValueError`` for any other name."""
    found = _LAYERED.fullmatch(name)
    if not found:
        raise ValueError(f"{name} is not a value of a layer.")
    return Term(found["letter"], int(found["layer"]))


@lru_cache(maxsize=4096)
def parse(name: str) -> Parsed:
    """The parts of a name; raises ``ValueError`` for one that no value can have."""
    if name in GIVEN:
        return Parsed("given", ERROR if name == "error" else None)
    if name.startswith(PAST):
        now = parse(name.removeprefix(PAST))
        return Parsed(now.role, now.of, now.by, now.memory, past=True)
    if name.startswith("new_"):
        now = parse(name.removeprefix("new_"))
        return Parsed(now.role, now.of, now.by, now.memory, new=True)
    if name.startswith("delta_"):
        return Parsed("gradient", ERROR, term(name.removeprefix("delta_")))
    of, derived, by = name.partition("_d_")
    if derived:
        return Parsed("derivative", ERROR if of == "error" else term(of), term(by))
    memory, _, parameter = name.rpartition("_")
    if memory in MEMORIES:
        return Parsed("memory", term(parameter), memory=memory)
    return Parsed("value", term(name))


def symbol(name: str) -> str:
    r"""The LaTeX symbol of a name: ``error_d_a2`` is ``\frac{\partial E}{\partial a_2}``."""
    parsed = parse(name)
    if parsed.role == "given":
        plain = GIVEN[name]
    elif parsed.by is not None:
        of = "E" if parsed.of == ERROR else _latex(parsed.of)
        plain = rf"\frac{{\partial {of}}}{{\partial {_latex(parsed.by)}}}"
    elif parsed.memory:
        plain = f"{MEMORIES[parsed.memory]}_{{{_latex(parsed.of)}}}"
    else:
        plain = _latex(parsed.of)
    if parsed.past:
        return rf"{bracketed(plain) if parsed.by else plain}^{{-}}"
    return f"{plain}^{{+}}" if parsed.new else plain


def tall(name: str) -> bool:
    """Whether a symbol is a fraction, which a power or a transpose puts into brackets."""
    return parse(name).by is not None and not parse(name).past


def bracketed(latex: str) -> str:
    """The formula in brackets of its own height."""
    return rf"\left({latex}\right)"


def _latex(one: Term | None) -> str:
    assert one is not None
    return f"{one.letter}_{{{one.layer}}}"
