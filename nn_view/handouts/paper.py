"""What is printed: a page of HTML by itself, with tables of numbers; everything in it escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from nn_view.style import names

_STYLE = Path(__file__).parent / "paper.css"
_SIZES = ((12, "wide wider"), (6, "wide"))
"""More columns than so many are set in smaller type, or they would not fit on the paper."""
_KEPT = ' translate="no"'
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def document(title: str, *parts: str) -> str:
    """A whole page: no script, nothing from elsewhere, made for A4 and Letter."""
    style = _STYLE.read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def element(name: str, *content: str, of: str = "", kept: bool = False) -> str:
    """An element around pieces of HTML, with the class ``of``.

    ``kept``: a browser that translates the page leaves it as it is, as names and formulas.
    """
    attribute = (f' class="{of}"' if of else "") + (_KEPT if kept else "")
    return f"<{name}{attribute}>{''.join(content)}</{name}>"


def text(name: str, content: str, of: str = "", kept: bool = False) -> str:
    """An element around plain text, which is escaped; ``kept`` as it is, or only its names."""
    whole = escape(content) if kept else names.marked(content, _kept_name, escape)
    return element(name, whole, of=of, kept=kept)


def _kept_name(name: str) -> str:
    return text("span", name, kept=True)


Cell = Callable[[int, int], str]


def table(
    name: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cell: Cell,
    titled: bool = True,
    kept: bool = True,
) -> str:
    """A table with its name and named rows and columns; ``cell`` makes each ``<td>``.

    Rows and columns without any name get no place for one; ``titled``: the name is printed;
    ``kept``: rows and columns have names, which no browser translates, and not words.
    """
    named = any(rows)
    lines = []
    if any(columns):
        head = "".join(_label("col", one) for one in columns)
        lines.append(element("thead", f"<tr>{'<td></td>' * named}{head}</tr>", kept=kept))
    body = []
    for at, label in enumerate(rows):
        cells = "".join(cell(at, column) for column in range(len(columns)))
        body.append(f"<tr>{_label('row', label) * named}{cells}</tr>")
    lines.append(element("tbody", *body, kept=kept))
    title = text("caption", name, kept=name.isidentifier()) if titled and name else ""
    label = f' aria-label="{escape(name)}"' if name and not titled else ""
    size = next((f' class="{of}"' for most, of in _SIZES if len(columns) > most), "")
    return f"<table{size}{label}>{title}{''.join(lines)}</table>"


def _label(scope: str, name: str) -> str:
    return f'<th scope="{scope}">{escape(name)}</th>' if name else "<td></td>"
