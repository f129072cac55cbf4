"""The stepper in one HTML file with a run inside, which works offline, without a server.

The file contains the modules, the specification and the windows that the routes serve, and
Plotly.js, all compressed; its entry module answers the stepper's requests from them.
"""

from __future__ import annotations

import base64
import gzip
import json
import string
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import streamlit

from nn_core import Settings, Training
from nn_view.components.bundle import bundle, entry, styles
from nn_view.components.component import PLOTLY
from nn_view.iteration import curve, gradient_sizes, specification
from nn_view.iteration.blocks import blocks_for
from nn_view.iteration.window import window, window_length
from nn_view.links import cures, titles
from nn_view.links.address import DIGITS
from nn_view.links.setting_rows import told
from nn_view.stepper import STYLES
from nn_view.style.palette import PALETTES
from nn_view.wording import pages
from nn_view.wording import standalone as words

HERE = Path(__file__).parent
MOST_BYTES = 16_000_000
"""The most bytes of numbers in one file: a larger one would be slow to open."""
PLACE = {"at": "0", "quantity": "", "row": "1", "cell": "", "digits": str(DIGITS), "view": ""}


def most_iterations(training: Training) -> int:
    """How many iterations fit into one file, whichever comes first."""
    length = window_length(training.settings)
    windows = MOST_BYTES // (8 * blocks_for(training.settings).stride * length)
    return max(1, (windows - 1) * length)


def iterations_around(training: Training, at: int) -> tuple[int, int]:
    """The first and the last of the iterations around ``at`` that fit into one file."""
    end, most = training.run.last, most_iterations(training)
    if end < most:
        return 0, end
    first = max(0, min(at - most // 4, end - most + 1))
    return first, first + most - 1


def check(training: Training, first: int, last: int) -> None:
    """Raise ``ValueError`` for a range of iterations that is not trained or too long."""
    run = training.run
    end = run.last
    if last < first:
        raise ValueError(words.BACKWARDS.format(first=first, last=last))
    if not 0 <= last <= end:
        raise ValueError(words.NOT_TRAINED.format(last=last, most=end))
    asked = last - first + 1
    if asked > most_iterations(training):
        raise ValueError(words.TOO_MANY.format(most=most_iterations(training), asked=asked))


def page(training: Training, first: int, last: int, place: dict[str, str]) -> bytes:
    """The file for the iterations ``first`` … ``last``, opening at ``place``.

    It begins with the window of ``first``. ``place`` has the parameters of a link. Raises
    ``ValueError`` like ``check``.
    """
    check(training, first, last)
    run, settings = training.run, training.settings
    length = window_length(settings)
    start = first - first % length
    blocks = {
        "spec": _packed(json.dumps(specification.build(settings), allow_nan=False).encode()),
        "state": _packed(json.dumps(_state(training, first, last), allow_nan=False).encode()),
        "diagnosis": _packed(json.dumps(cures.as_data(run), allow_nan=False).encode()),
        "gradients": _packed(json.dumps(gradient_sizes.as_data(run), allow_nan=False).encode()),
        "plotly": _plotly(),
    }
    for at in range(start, last + 1, length):
        blocks[f"window-{at}"] = _packed(window(run, at))
    template = string.Template((HERE / "one_file.html").read_text(encoding="utf-8"))
    given = {"place": PLACE | place | {"at": str(min(max(int(place["at"]), first), last))}}
    return template.substitute(
        title=escape(title(settings, first, last)),
        heading=escape(words.HEADING),
        summary=escape(_summary(settings, first, last)),
        noscript=escape(words.NOSCRIPT),
        too_old=escape(pages.NEEDED),
        styles=_styles(),
        # A "</" in a string, and a "<" in a value, could end the script element.
        modules=bundle().replace("</", "<\\/"),
        entry=entry("standalone"),
        given=json.dumps(given).replace("<", "\\u003c"),
        blocks="\n".join(
            f'<script type="text/plain" id="{name}">{text}</script>'
            for name, text in blocks.items()
        ),
    ).encode()


def title(settings: Settings, first: int, last: int) -> str:
    """The title of the file for the iterations ``first`` … ``last``."""
    return words.TITLE.format(seed=settings.seed, range=_range(settings, first, last))


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 6, mtime=0)).decode()


@cache
def _plotly() -> str:
    return _packed(PLOTLY.read_bytes())


@cache
def _styles() -> str:
    themes = "".join(
        f':root[data-theme="{theme}"] {{ color-scheme: {theme}; '
        f"--st-background-color: {PALETTES[theme]['background']}; "
        f"--st-text-color: {PALETTES[theme]['text']}; }}\n"
        for theme in ("light", "dark")
    )
    return _font() + themes + (HERE / "one_file.css").read_text(encoding="utf-8") + styles(STYLES)


def _font() -> str:
    """The font of the pages (SIL Open Font License), with which matrices are laid out."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "media"
    file = next(folder.glob("SourceSansVF-Upright*.woff2"), None)
    if file is None:
        return ""
    packed = base64.b64encode(file.read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{packed})"
    return f'@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: {source}; }}\n'


def _state(training: Training, first: int, last: int) -> dict[str, Any]:
    """The answer of the route ``/run/state`` for a training that ends with ``last``."""
    state = curve.state(training)
    diverged = training.run.diverged
    broken = diverged is not None and diverged.iteration <= last
    if not broken:
        state |= {"diverged": None, "completed": last + 1}
    return state | {"finished": True, "bounds": {"from": first, "to": last}}


_IN_SUMMARY = (
    "iterations",
    "hidden",
    "seed",
    "learning_rate",
    "rule",
    "dataset",
    "fault",
    "lines",
    "edits",
)


def _summary(settings: Settings, first: int, last: int) -> str:
    more = ""
    if settings.mistake:
        more += words.FAULT.format(title=settings.mistake.title)
    if settings.edits:
        more += words.EDITS.format(count=len(settings.edits))
    more += "".join(f" · {one}" for one in told(settings, but=_IN_SUMMARY))
    return words.SUMMARY.format(
        range=_range(settings, first, last),
        network="-".join(map(str, settings.layers)),
        seed=settings.seed,
        rate=settings.learning_rate,
        rule=settings.rule,
        data=titles.of(settings.dataset),
        more=more,
    )


def _range(settings: Settings, first: int, last: int) -> str:
    """The iterations in the file, in words."""
    count = settings.iterations
    if first > 0 or last < count - 1:
        return words.RANGE.format(first=first, last=last, count=count)
    return words.ONE if count == 1 else words.WHOLE.format(count=count)
