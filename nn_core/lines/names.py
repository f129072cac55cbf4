"""The names of an iteration's values and what their parts mean. Only this module parses names.

``z2`` is a value of layer 2, ``w1`` a parameter, ``z2_d_a1`` a derivative, ``delta_w1`` the
gradient of the error with respect to ``w1``, ``new_w1`` its updated value, ``velocity_w1`` state
that an optimizer keeps for it, and ``past_delta_w1`` the ``delta_w1`` of the previous iteration.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from nn_core.lines.optimizers import OPTIMIZERS

CONSTANTS = {name: sign for one in OPTIMIZERS.values() for name, sign in one.constants.items()} | {
    "l2": r"\lambda",
    "t": "t",
}
"""The constants of the lines, with their LaTeX symbols; ``t`` counts the updates from 1."""
ERRORS = {"error": "E", "data_error": r"E_{\mathrm{data}}", "penalty": r"E_{w}"}
"""The error and, where there is a penalty, its two parts, with their LaTeX symbols."""
GIVEN = {"inputs": "x", "output": "y", **ERRORS, **CONSTANTS}
"""Names without a layer, with their LaTeX symbols."""
MEMORIES = {
    name: kept.letter
    for one in OPTIMIZERS.values()
    for name, kept in {**one.memories, **one.corrected}.items()
}
"""What an optimizer keeps or computes for each parameter, with its letter."""
_FUNCTIONS = {"exp_z": r"e^{{z_{{{layer}}}}}", "log_a": r"\ln a_{{{layer}}}"}
"""The symbols of what is computed from a value of the same layer."""
PAST = "past_"
"""The prefix for a quantity's value in the previous iteration; 0 in the first one."""

FORM = re.compile(r"[a-z][a-z0-9_]{0,30}")
"""What a text must be to be the name of a value in some network."""
_LAYER = re.compile("[0-9]")
_LAYERED = re.compile(r"(?P<letter>[zawb]|exp_z|log_a)(?P<layer>[1-9])")


@dataclass(frozen=True)
class Term:
    """A value of a layer, such as z of layer 2; an error belongs to no layer (0)."""

    letter: str
    layer: int

    @property
    def is_weight(self) -> bool:
        """Whether it is a weight matrix."""
        return self.letter == "w"


ERROR = Term("error", 0)


@dataclass(frozen=True)
class Parsed:
    """A name and its parts.

    ``role``: ``"given"``, ``"value"``, ``"derivative"``, ``"gradient"``, ``"memory"`` or
    ``"squares"`` (the sum of the squares of a weight matrix); ``of`` and
    ``by``: for a derivative, the value and the variable, otherwise ``of`` is the value or the
    parameter that it belongs to; ``memory``: its kind; ``new``: after this iteration; ``past``: in
    the previous iteration.
    """

    role: str
    of: Term | None = None
    by: Term | None = None
    memory: str = ""
    new: bool = False
    past: bool = False


def term(name: str) -> Term:
    """The term with this name; raises ``ValueError`` for any other name."""
    found = _LAYERED.fullmatch(name)
    if not found:
        raise ValueError(f"{name} is not a value of a layer.")
    return Term(found["letter"], int(found["layer"]))


@lru_cache(maxsize=4096)
def parse(name: str) -> Parsed:
    """The parts of a name; raises ``ValueError`` for a name that is not valid."""
    if name in GIVEN:
        return Parsed("given", Term(name, 0) if name in ERRORS else None)
    if name.startswith(PAST):
        now = parse(name.removeprefix(PAST))
        return Parsed(now.role, now.of, now.by, now.memory, past=True)
    if name.startswith("new_"):
        now = parse(name.removeprefix("new_"))
        return Parsed(now.role, now.of, now.by, now.memory, new=True)
    if name.startswith("delta_"):
        return Parsed("gradient", ERROR, term(name.removeprefix("delta_")))
    if name.startswith("squares_"):
        return Parsed("squares", term(name.removeprefix("squares_")))
    of, derived, by = name.partition("_d_")
    if derived:
        return Parsed("derivative", ERROR if of == "error" else term(of), term(by))
    memory, _, parameter = name.rpartition("_")
    if memory in MEMORIES:
        return Parsed("memory", term(parameter), memory=memory)
    return Parsed("value", term(name))


def unknown(name: str, known: Collection[str]) -> str:
    """The clause that a network has no such name, with those of the ``known`` ones that are near.

    That is the one with this symbol; otherwise those that differ in the layer or by a slip.
    """
    wanted = {GIVEN[one].lower(): one for one in GIVEN if one in known}.get(name.lower())
    wanted = wanted or name.lower()
    near = [one for one in known if one == wanted]
    near = near or [one for one in known if _LAYER.sub("", one) == _LAYER.sub("", wanted)]
    close = get_close_matches(wanted, near, cutoff=0) or get_close_matches(wanted, known)
    if not close:
        return f"this network has no {name}"
    *others, last = close
    named = f"{', '.join(others)} or {last}" if others else last
    return f"this network has no {name} (did you mean {named}?)"


def symbol(name: str) -> str:
    r"""The LaTeX symbol of a name: ``error_d_a2`` is ``\frac{\partial E}{\partial a_2}``."""
    parsed = parse(name)
    if parsed.role == "given":
        plain = GIVEN[name]
    elif parsed.by is not None:
        of = "E" if parsed.of == ERROR else _latex(parsed.of)
        plain = rf"\frac{{\partial {of}}}{{\partial {_latex(parsed.by)}}}"
    elif parsed.role == "squares":
        plain = rf"\lVert {_latex(parsed.of)} \rVert^{{2}}"
    elif parsed.memory:
        plain = f"{MEMORIES[parsed.memory]}_{{{_latex(parsed.of)}}}"
    else:
        plain = _latex(parsed.of)
    if parsed.past:
        return rf"{bracketed(plain) if parsed.by else plain}^{{-}}"
    return f"{plain}^{{+}}" if parsed.new else plain


def tall(name: str) -> bool:
    """Whether the symbol is a fraction, which needs brackets in a power or a transpose."""
    return parse(name).by is not None and not parse(name).past


def bracketed(latex: str) -> str:
    """The formula in brackets that fit its height."""
    return rf"\left({latex}\right)"


def _latex(one: Term | None) -> str:
    assert one is not None
    if one.letter in _FUNCTIONS:
        return _FUNCTIONS[one.letter].format(layer=one.layer)
    return f"{one.letter}_{{{one.layer}}}"
