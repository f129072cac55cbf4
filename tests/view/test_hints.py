"""Hints for a calculation by hand."""

from __future__ import annotations

from nn_core import Settings, train
from nn_core.questions import Place, ask
from nn_view.questions.hints import hints
from tests.helpers.faulty import CLASSES

RUN = train(Settings(rule="exact"))


def test_hints_tell_more_and_more() -> None:
    assert hints(RUN, ask(RUN, Place(10, "delta_w2", (2, 0)), "value")) == (
        "This is computed from z2_d_w2 and error_d_z2.",
        "You need z2_d_w2[r1, h3], z2_d_w2[r2, h3], … and error_d_z2[r1, y], error_d_z2[r2, y], …",
        "Begin with 0.670 · 0.128 + …",
    )
    assert hints(RUN, ask(RUN, Place(10, "a1", (0, 0)), "value")) == (
        "This is computed from z1.",
        "You need z1[r1, h1]",
        "Begin with 1 / (1 + e^(−0.71))",
    )
    settings = Settings(rule="exact", output="softmax", dataset=CLASSES, optimizer="adam")
    run = train(settings)
    for name in ("error_d_z2", "mean_hat_w2", "new_w2"):
        first, second, _ = hints(run, ask(run, Place(4, name), "value"))
        assert first.startswith("This is computed from ")
        assert second.startswith("You need ")
    assert hints(RUN, ask(RUN, Place(10, "new_w2"), "move")) == ()
