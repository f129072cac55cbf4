"""The stepper in a notebook: ``show(Settings(…))`` at the end of a cell, without a server.

It works wherever a notebook shows the HTML of a result: Jupyter, Colab, marimo, VS Code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from nn_core import Settings, Training, quantities_for
from nn_core.checks import one_of, whole
from nn_view.handouts import one_file

_HEIGHT = 720
_LEAST, _MOST = 200, 5000
_FRAME = (
    '<iframe title="{title}" srcdoc="{page}" width="100%" height="{height}" '
    # A page of its own: it can reach nothing of the notebook.
    'sandbox="allow-scripts allow-downloads" allow="clipboard-write; fullscreen" '
    'style="border: 0; width: 100%; min-width: 320px;"></iframe>'
)


@dataclass(frozen=True)
class Stepper:
    """The stepper with a run inside; a notebook shows it as the result of a cell.

    ``page``: the whole page as HTML; ``height`` in pixels.
    """

    title: str
    page: str = field(repr=False)
    height: int

    def _repr_html_(self) -> str:
        return _FRAME.format(title=escape(self.title), page=escape(self.page), height=self.height)


def show(settings: Settings, at: int = 0, quantity: str = "", height: int = _HEIGHT) -> Stepper:
    """Train, and show the stepper at iteration ``at`` and a ``quantity`` such as ``"delta_w1"``.

    ``height`` of the frame in pixels, 200 to 5000. The notebook grows by about 3 MB: the page needs
    no server and no network. If the run is too long for one page, it has the iterations around
    ``at``. Raises ``ValueError`` for an iteration or a quantity that the run does not have.
    """
    training = Training(settings)
    training.advance(settings.iterations)
    at = whole("at", at, 0, training.run.last)
    if quantity:
        one_of("quantity", quantity, [one.name for one in quantities_for(settings)])
    height = whole("height", height, _LEAST, _MOST)
    first, last = one_file.iterations_around(training, at)
    place = {"at": str(at), "quantity": quantity}
    page = one_file.page(training, first, last, place).decode()
    return Stepper(one_file.title(settings, first, last), page, height)
