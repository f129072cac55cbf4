"""Lines drawn at random, and formulas read back as a reader would: by what is written alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

import numpy as np
from hypothesis import strategies as st

MATRICES = ("z1", "a1", "w1")
"""Operands that are square matrices, so that every product fits."""
_TOKEN = re.compile(
    r"\\(?:begin|end)\{cases\}|\\operatorname\{mean\}|\\text\{otherwise\}|\\[a-zA-Z]+|\\[,\\]"
    r"|[a-z]_\{\d\}|\d+(?:\.\d+)?|\^|_|[{}()\[\]|&+<>=,-]|[a-z]"
)
_RELATIONS = {
    ">": np.greater,
    r"\ge": np.greater_equal,
    "<": np.less,
    r"\le": np.less_equal,
    "=": np.equal,
    r"\ne": np.not_equal,
}


def expressions(sums: bool = True) -> st.SearchStrategy[str]:
    """Python expressions of every kind that a line may be, with at most one sum."""
    leaves = st.one_of(
        st.sampled_from([*MATRICES, "z1.T", "learning_rate"]),
        st.sampled_from(["0.01", "2", "3.5", "1e-08", "0.123456789"]),
    )

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.builds("({}) {} ({})".format, inner, st.sampled_from("+-*/"), inner),
            st.builds("({}) ** {}".format, inner, st.sampled_from(["2", "3", "4"])),
            st.builds("-({})".format, inner),
            st.builds("({}).T".format, inner.filter(lambda text: re.search("z1|a1|w1", text))),
            st.builds(
                "({}) * (({}) {} ({}))".format,
                inner,
                inner,
                st.sampled_from([">", "<", ">=", "<="]),
                inner,
            ),
            st.builds(
                "np.{}({})".format, st.sampled_from(["exp", "tanh", "abs", "sqrt", "log"]), inner
            ),
            st.builds(
                "np.{}({}, {})".format, st.sampled_from(["maximum", "minimum"]), inner, inner
            ),
            st.builds("np.where(({}) > ({}), {}, {})".format, inner, inner, inner, inner),
            st.builds("1.0 * (({}) > 0)".format, inner),
            st.builds("(1 / 3) * ({})".format, inner),
        )

    plain = st.recursive(leaves, grow, max_leaves=6)
    if not sums:
        return plain
    matrices = plain.filter(lambda text: re.search("z1|a1|w1", text))
    whole = matrices.map(lambda text: f"({text} + z1)")
    summed = st.one_of(
        st.builds("{} @ {}".format, whole, whole),
        st.builds("{}.{}()".format, whole, st.sampled_from(["sum", "mean"])),
        st.builds("{}.{}(axis=0)".format, whole, st.sampled_from(["sum", "mean"])),
        st.builds("{}.sum(axis=1, keepdims=True)".format, whole),
    )
    around = st.sampled_from(
        ["{}", "-({})", "({}) / 2", "2 * ({})", "z1 - ({})", "({}) + a1", "np.exp({})", "({}) ** 2"]
    )
    return st.one_of(plain, st.builds(str.format, around, summed))


def evaluated(
    line: str, known: Mapping[str, Any], divide: Literal["ignore", "raise"] = "ignore"
) -> np.ndarray:
    """A line's value; not a number where Python refuses to divide by its own zero.

    With ``divide="raise"`` so it is where NumPy would go on with infinity.
    """
    with np.errstate(all="ignore", divide=divide):
        try:
            return np.asarray(eval(line, {"np": np}, dict(known)), dtype=float)
        except (ZeroDivisionError, FloatingPointError):
            return np.asarray(np.nan)


def operands(seed: int) -> dict[str, Any]:
    """Numbers for the operands of such expressions."""
    random = np.random.RandomState(seed)
    values: dict[str, Any] = {name: random.uniform(-1.5, 1.5, (3, 3)) for name in MATRICES}
    return values | {"learning_rate": 0.7}


def value_of(latex: str, known: Mapping[str, Any]) -> Any:
    """What a formula says, read by the usual rules of precedence; ``known`` by symbols."""
    reader = _Reader(latex, known)
    with np.errstate(all="ignore"):
        result = reader.sum()
    assert reader.rest == [], reader.rest
    return result


class _Reader:
    """A reader by descent: sums of products of powers of what has its own bounds."""

    def __init__(self, latex: str, known: Mapping[str, Any]) -> None:
        self.rest = _TOKEN.findall(latex)
        self.known = known

    def take(self, *wanted: str) -> str:
        token = str(self.rest.pop(0))
        assert not wanted or token in wanted, (token, wanted)
        return token

    def next_is(self, *tokens: str) -> bool:
        return bool(self.rest) and self.rest[0] in tokens

    def sum(self) -> Any:
        if self.next_is("-"):
            self.take()
            total = -self.product()
        else:
            total = self.product()
        while self.next_is("+", "-"):
            sign, part = self.take(), self.product()
            total = total + part if sign == "+" else total - part
        return total

    def product(self) -> Any:
        result = self.power()
        while self.next_is(r"\circ", r"\cdot", r"\times", r"\,"):
            sign, factor = self.take(), self.power()
            result = result @ factor if sign == r"\cdot" else result * factor
        return result

    def power(self) -> Any:
        base = self.atom()
        while self.next_is("^"):
            self.take()
            self.take("{")
            if self.next_is(r"\top"):
                self.take()
                base = np.transpose(base)
            else:
                base = base ** self.sum()
            self.take("}")
        return base

    def braced(self) -> Any:
        self.take("{")
        result = self.sum()
        self.take("}")
        return result

    def atom(self) -> Any:
        token = self.take()
        if token in self.known:
            return self.known[token]
        if token[0].isdigit():
            return float(token)
        read: dict[str, Callable[[], Any]] = {
            "e": self.exponential,
            "[": self.bracket,
            r"\frac": self.fraction,
            r"\left": self.delimited,
            r"\sqrt": lambda: np.sqrt(self.braced()),
            r"\begin{cases}": self.cases,
            r"\sum": lambda: self.reduced(np.sum),
            r"\operatorname{mean}": lambda: self.reduced(np.mean),
            r"\max": lambda: np.maximum(*self.arguments()),
            r"\min": lambda: np.minimum(*self.arguments()),
            r"\tanh": lambda: np.tanh(*self.arguments()),
            r"\ln": lambda: np.log(*self.arguments()),
        }
        return read[token]()

    def exponential(self) -> Any:
        self.take("^")
        return np.exp(self.braced())

    def fraction(self) -> Any:
        above = self.braced()
        return above / self.braced()

    def delimited(self) -> Any:
        absolute = self.take("(", "|") == "|"
        result = self.sum()
        self.take(r"\right")
        self.take("|" if absolute else ")")
        return np.abs(result) if absolute else result

    def compared(self) -> Any:
        left = self.sum()
        relation = _RELATIONS[self.take(*_RELATIONS)]
        return relation(left, self.sum())

    def bracket(self) -> Any:
        result = self.compared() * 1.0
        self.take("]")
        return result

    def arguments(self) -> list[Any]:
        self.take("(")
        found = [self.sum()]
        while self.next_is(","):
            self.take()
            found.append(self.sum())
        self.take(")")
        return found

    def cases(self) -> Any:
        then = self.sum()
        self.take("&")
        condition = self.compared()
        self.take(r"\\")
        otherwise = self.sum()
        self.take("&")
        self.take(r"\text{otherwise}")
        self.take(r"\end{cases}")
        return np.where(condition, then, otherwise)

    def reduced(self, function: Any) -> Any:
        axis = None
        if self.next_is("_"):
            self.take()
            self.take("{")
            axis = {"r": 0, "k": 1}[self.take("r", "k")]
            self.take("}")
        return function(self.product(), axis=axis, keepdims=axis == 1)
