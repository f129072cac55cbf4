"""Colours that can be read, and a network's picture that holds all of it."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from nn_core import Settings
from nn_view.iteration import network
from nn_view.style.palette import PALETTES, TURN

TEXT, MARK = 4.5, 3.0


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in pairs)


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_text_can_be_read_on_what_it_stands_on(name: str) -> None:
    colours: Any = PALETTES[name]
    for text in ("text", "muted", "accent", "differs"):
        for ground in ("background", "surface"):
            assert contrast(colours[text], colours[ground]) >= TEXT, (text, ground)
    for text in ("text", "muted", "accent"):
        assert contrast(colours[text], colours["accent_soft"]) >= TEXT, text
    assert contrast(colours["accent_text"], colours["accent"]) >= TEXT


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_marks_can_be_told_from_the_ground(name: str) -> None:
    colours: Any = PALETTES[name]
    for mark in ("positive", "negative", "saturated", "train", "test", "accent"):
        assert contrast(colours[mark], colours["background"]) >= MARK, mark


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_numbers_can_be_read_on_every_colour_of_the_scale(name: str) -> None:
    colours: Any = PALETTES[name]
    stops = colours["scale"]
    for (_, low), (_, high) in itertools.pairwise(stops):
        for share in (0, 0.25, 0.5, 0.75, 1):
            ground = mixed(low, high, share)
            best = max(contrast(ground, colours["ink"]), contrast(ground, colours["paper"]))
            assert best >= TEXT, ground


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_numbers_can_be_read_on_every_amount(name: str) -> None:
    colours: Any = PALETTES[name]
    (_, first), (turn, middle), (_, last) = colours["amounts"]
    assert turn == TURN
    for text, ends in zip(colours["on_amounts"], ((first, middle), (middle, last)), strict=True):
        for share in np.linspace(0, 1, 21):
            assert contrast(mixed(*ends, share), text) >= TEXT, (text, share)


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_the_scale_is_centred_on_zero_and_its_signs_are_blue_and_orange(name: str) -> None:
    stops = PALETTES[name]["scale"]
    assert [stop for stop, _ in stops] == [0, 0.25, 0.5, 0.75, 1]
    least, most = stops[0][1], stops[-1][1]
    assert int(least[5:7], 16) > int(least[1:3], 16)
    assert int(most[1:3], 16) > int(most[5:7], 16)


@pytest.mark.parametrize("hidden", [(5,), (1,), (16, 16, 16), (3, 8)])
def test_a_network_has_all_nodes_and_edges_within_its_picture(hidden: tuple[int, ...]) -> None:
    settings = Settings(hidden=hidden)
    drawn = network.structure(settings)
    layers = settings.layers
    assert len(drawn["nodes"]) == sum(layers) + len(layers) - 1
    assert len(drawn["edges"]) == sum(a * b for a, b in itertools.pairwise(layers))
    for node in drawn["nodes"]:
        assert 0 <= node["x"] <= 1
        assert 0 <= node["y"] <= 1
    places = [(node["x"], node["y"]) for node in drawn["nodes"]]
    assert len(set(places)) == len(places)
