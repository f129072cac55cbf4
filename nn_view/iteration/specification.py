"""The specification of a run: all that the stepper draws, but for the numbers themselves."""

from __future__ import annotations

from typing import Any

from nn_core import MAX_EDITS, Quantity, Settings, quantities_for
from nn_core.lines import quantities
from nn_core.lines.line import Line, line_of
from nn_core.lines.listing import axes_by_name
from nn_core.lines.names import term
from nn_core.lines.tree import read
from nn_core.training.batches import Batches
from nn_view.iteration import (
    error_curve,
    expression,
    gradient_sizes,
    matrix,
    network,
    output_figure,
    output_map,
    tutorial,
)
from nn_view.iteration.blocks import OTHER, Blocks, blocks_for, parts
from nn_view.iteration.flow import flow
from nn_view.iteration.form import by_form
from nn_view.iteration.rules import causes, other_way
from nn_view.iteration.window import first_length, window_length
from nn_view.style.mathml import explained, mathml
from nn_view.style.palette import PALETTES
from nn_view.wording.reading.glossary import marked
from nn_view.wording.stepper import AXES, FAULT, WORDS


def _differs(quantity: Quantity, settings: Settings) -> dict[str, Any] | None:
    """What this quantity would be under the other rule, or without the mistake."""
    if quantity.name not in causes(settings):
        return None
    sentence = quantity.difference
    if settings.mistake:
        right = settings.mistake.right
        line = quantity.correct and quantity.correct.code
        sentence = FAULT.format(right=right, line=line) if line else ""
    return {
        "kind": "fault" if settings.mistake else "rule",
        "sentence": sentence,
        "causes": causes(settings)[quantity.name],
        "block": f"{OTHER}{quantity.name}",
        "this": settings.rule,
        "other": other_way(settings).rule,
    }


def _cancellation(settings: Settings) -> tuple[list[str], Line | None]:
    """The factors of the error's derivative that cancel, and the line of their product."""
    factors = [one.name for one in quantities_for(settings) if one.cancelled]
    if not factors:
        return [], None
    network = settings.network
    by_row = network.activation_of(network.last).by_row
    line = line_of(quantities.error_d_z_by_row if by_row else quantities.error_d_z)
    return factors, line.renamed(dict(zip(line.operands, factors, strict=True)))


def _cancelling(
    quantity: Quantity, settings: Settings, operands: expression.Operands
) -> dict[str, Any]:
    """What is said of factors that cancel, at each of them and at what replaces their product."""
    factors, product = _cancellation(settings)
    last = settings.network.last
    others = [one for one in factors if one != quantity.name]
    here = product is not None and quantity.role == "error_d_z" and quantity.layer == last
    return {
        "cancelled": {"product": f"error_d_z{last}", "other": others[0]}
        if quantity.cancelled
        else None,
        "cancels": {
            "factors": factors,
            "explain": expression.explain(read(product.expression), operands),
        }
        if here and product
        else None,
    }


def _quantity(
    quantity: Quantity,
    settings: Settings,
    blocks: Blocks,
    symbols: dict[str, str],
    operands: expression.Operands,
) -> dict[str, Any]:
    rows, columns = (len(blocks.axes[axis]) for axis in blocks.axis(quantity.name))
    factors = [{"quantity": name, "mathml": symbols[name]} for name in quantity.chain]
    return {
        "name": quantity.name,
        "step": quantity.step,
        "group": quantity.group,
        "layer": quantity.layer,
        "target": quantity.target,
        "kind": quantity.kind,
        "sentence": marked(quantity.sentence),
        "code": quantity.code,
        "shape": quantity.shape,
        "size": f"{rows} × {columns}",
        "tutorial_name": quantity.tutorial_name,
        "tutorial": {
            "line": tutorial.line(settings, quantity),
            "told": tutorial.told(settings, quantity),
        },
        "formula": explained(quantity.latex),
        "symbol": symbols[quantity.name],
        "tokens": expression.tokens(quantity.tree),
        "explain": expression.explain(quantity.tree, operands),
        "chain": {
            "left": mathml(quantity.chain_latex),
            "factors": factors,
            "lit": list(quantity.lit),
        }
        if quantity.chain
        else None,
        "differs": _differs(quantity, settings),
        "flow": flow(quantity),
        "saturates": quantity.role == "a_d_z"
        and len(quantity.axes) == 2
        and not (quantity.correct or quantity.cancelled),
        # The derivative by a bias is the bias itself, by the tutorial's rule or by mistake.
        "stays_zero": quantity.role == "z_d_b" and quantity.copied is not None,
        **_cancelling(quantity, settings, operands),
    }


def _axis_words(settings: Settings) -> dict[str, list[str]]:
    last = len(settings.layers) - 1
    words = {name: [*AXES[name]] for name in ("rows", "test_rows", "inputs", "outputs", "one")}
    for layer in range(1, last):
        names = AXES["hidden" if last == 2 else "hidden_of"]
        words[settings.network.axis(layer)] = [name.format(layer=layer) for name in names]
    return words


def _figures() -> dict[str, Any]:
    figures = {}
    for name, palette in PALETTES.items():
        large = name.endswith("projection")
        figures[name] = {
            "matrix": matrix.figure(palette) | {"key": name},
            "network": network.figure(palette, large),
            "curve": error_curve.figure(palette, large),
            "output": output_figure.figure(palette, large),
            "gradients": gradient_sizes.figure(palette, large),
            "config": matrix.CONFIG,
        }
    return figures


@by_form
def build(settings: Settings) -> dict[str, Any]:
    """The specification for these settings, ready for JSON; do not change what it returns.

    It does not depend on where the training starts: on the seed, or on given parameters.
    """
    blocks = blocks_for(settings)
    listed = quantities_for(settings)
    sizes = {name: len(labels) for name, labels in blocks.axes.items()}
    operands = expression.Operands(axes_by_name(settings.network), sizes, parts(settings))
    symbols = {quantity.name: mathml(quantity.symbol_latex) for quantity in listed}
    return {
        "settings": {
            "iterations": settings.iterations,
            "rule": settings.rule,
            "batches": Batches(settings).per_epoch,
        },
        "layers": list(settings.layers),
        "window": window_length(settings),
        "first": first_length(settings),
        "stride": blocks.stride,
        "axes": blocks.axes,
        "axis_words": _axis_words(settings),
        "constants": blocks.constants,
        "blocks": blocks.places,
        "parameters": [
            {
                "name": state.name,
                "layer": term(state.name).layer,
                "new": state.next,
                "delta": f"delta_{state.name}",
                "change": f"change_{state.name}",
            }
            for state in settings.states
            if state.is_parameter
        ],
        "kept": [
            {"name": state.name, "new": state.next}
            for state in settings.states
            if not state.is_parameter
        ],
        "edits": [edit._asdict() for edit in settings.edits],
        "most_edits": MAX_EDITS,
        "quantities": [_quantity(one, settings, blocks, symbols, operands) for one in listed],
        "network": network.structure(settings),
        "output": output_map.described(settings),
        "figures": _figures(),
        "palettes": PALETTES,
        "words": WORDS,
    }
