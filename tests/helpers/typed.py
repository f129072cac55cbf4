"""Lines that are typed: good ones, random ones, and hostile ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from nn_core import Settings
from nn_core.lines.listing import axes_by_name
from nn_core.setup.declaring import CombinationError
from tests.helpers import strategies

HOSTILE = (
    "__import__('os').system('ls')",
    "open('/etc/passwd').read()",
    "().__class__.__bases__[0].__subclasses__()",
    "w1.__class__",
    "np.__dict__",
    "np.load('x')",
    "np.fromfile(w1)",
    "np.f2py",
    "w1.tofile(w1)",
    "w1.sum.__self__",
    "np.lib.format.os",
    "np.exp.__name__",
    "9**9**9",
    "9**9**9**9",
    "((9**16)**16)**16",
    "w1 ** w1",
    "2 ** 100000",
    "1e400 * w1",
    "1" + "0" * 150 + " * w1",
    "(" * 10_000 + "w1" + ")" * 10_000,
    "(" * 90 + "w1" + ")" * 90,
    "-" * 190 + "w1",
    "~" * 100 + "w1",
    "w1" + " + w1" * 5_000,
    "w1" + ".T" * 90,
    "np.outer(" * 5 + "w1" + ", w1)" * 5,
    "outer(" * 5 + "z1" + ", z1)" * 5,
    "np.outer(z1.sum(axis=1), z1.sum(axis=1))",
    "outer(z1 @ z1.T, z1 @ z1.T)",
    "z1 @ z1.T",
    "z1.max(axis=1, keepdims=True) * z1.max(axis=1, keepdims=True).T",
    "diagonal(diagonal(z1))",
    "ｗ1 * 2",
    "w1 × 2",
    "w1 − 2",
    "w１",
    "wᵢ",
    "w1\u200b",
    "'w1'",
    '"w1" * 1000000',
    "b'w1'",
    "f'{w1}'",
    "lambda: w1",
    "(lambda w1: w1)(w1)",
    "[w1 for _ in w1]",
    "{w1: w1}",
    "(w1 for w1 in w1)",
    "(x := w1)",
    "w1 if w1 else w1",
    "w1 and w1",
    "not w1",
    "w1[0]",
    "*w1",
    "**w1",
    "w1; w1",
    "w1\nimport os",
    "w1 # w1",
    "yield w1",
    "await w1",
    "None",
    "True",
    "...",
    "1j * w1",
    "0x10 * w1",
    "1_000 * w1",
    "1if w1 else 2",
    "w1 is w1",
    "w1 in w1",
    "0 < w1 < 1",
    "w1 % 2",
    "w1 // 2",
    "w1 << 2",
    "np",
    "np.exp",
    "len",
    "exec(w1)",
    "eval(w1)",
    "print(w1)",
    "np.sum(w1, 0, None, w1)",
    "np.sum(w1, out=w1)",
    "w1.sum(axis=0.0)",
    "w1.sum(axis=w1)",
    "w1.sum(keepdims=1)",
    "w1.sum(axis=(0, 1))",
    "np.where(w1)",
    "np.random.randn(3, 5)",
    "\x00",
    "\\x77",
    "",
    " ",
)
"""What must be refused, whatever the network."""

_LETTERS = st.sampled_from("abwznpTsum._0123456789+-*/@()<>=!, xe")
_WORDS = st.sampled_from(
    [
        *("w1", "b1", "z1", "a1", "w2", "inputs", "output", "a2", "error", "error_d_z1", "z1_d_w1"),
        *("learning_rate", "t", "z1_d_b1", "new_w2", "delta_w2", "z2_d_a1", "a1_d_z1", "z3"),
        *("np.exp(", "np.log(", "np.sqrt(", "np.outer(", "np.dot(", "np.sum(", "np.where(", "len("),
        *("np.maximum(", "diagonal(", "outer(", "np.ones_like(", "np.float_power(", "np.divide("),
        *(".T", ".sum()", ".sum(axis=0)", ".mean(1)", ".max(axis=1, keepdims=True)", ".real"),
        *("(", ")", ")", ",", "+", "-", "*", "/", "@", "**", ">", "<=", "==", "=", "0", "1", "2.5"),
        *("9e8", "1e-9", "16", "-16", "__", ".", "lambda ", " if ", " for ", "[", "]", "'", ":="),
    ]
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.text(_LETTERS, max_size=40),
    st.lists(_WORDS, max_size=24).map("".join),
    st.lists(_WORDS, max_size=24).map(" ".join),
)
"""Texts that anyone might type, few of them lines."""


def _leaves(names: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from([*names, "2", "0.5", "0", "1e-3", "9e8", "16"])


def grown(names: list[str]) -> st.SearchStrategy[str]:
    """Expressions over some names, most of which fit together if the names have the same axes."""

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.builds("({}) {} ({})".format, inner, st.sampled_from("+-*/"), inner),
            st.builds("({}) ** {}".format, inner, st.sampled_from(["2", "-1", "0.5", "-16", "16"])),
            st.builds("-({})".format, inner),
            st.builds("1.0 * (({}) > ({}))".format, inner, inner),
            st.builds("(({}) <= ({})) * ({})".format, inner, inner, inner),
            st.builds(
                "np.{}({})".format,
                st.sampled_from(["exp", "log", "sqrt", "abs", "tanh", "log1p", "ones_like"]),
                inner,
            ),
            st.builds(
                "np.{}({}, {})".format,
                st.sampled_from(["maximum", "minimum", "multiply", "divide", "subtract"]),
                inner,
                inner,
            ),
            st.builds("np.where(({}) > ({}), {}, {})".format, inner, inner, inner, inner),
        )

    return st.recursive(_leaves(names), grow, max_leaves=6)


@st.composite
def with_line(draw: st.DrawFn, base: st.SearchStrategy[Settings] | None = None) -> Settings:
    """Settings with a typed line that fits them: grown, or made of the right line."""
    settings = draw(strategies.settings() if base is None else base)
    known = axes_by_name(settings.network)
    listed = [*settings.quantities]
    at = draw(st.integers(0, len(listed) - 1))
    one = listed[at]
    right = one.code.partition(" = ")[2]
    before = {*known} - {other.name for other in listed[at:]}
    alike = sorted(name for name in before if known[name] == one.axes) or [right]
    numbers = sorted(name for name in before if known[name] == ())
    tries = [
        draw(grown([*alike, *numbers])),
        draw(grown([right, *alike])) if len(right) < 60 else right,
        draw(st.sampled_from(["0.5 * ({})", "-({})", "({}) + 0.25", "np.tanh({})"])).format(right),
    ]
    for text in draw(st.permutations(tries)):
        try:
            return replace(settings, lines=((one.name, text),))
        except (CombinationError, ValueError):
            continue
    return settings
