"""LaTeX as MathML, which every browser draws by itself."""

from __future__ import annotations

from functools import lru_cache

from latex2mathml.converter import convert


@lru_cache(maxsize=4096)
def mathml(latex: str) -> str:
    """The formula as an inline ``<math>`` element."""
    return str(convert(latex))
