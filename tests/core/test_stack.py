"""Stacks of networks: every operation equals NumPy's, network by network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core.arrays.stack import Shared, Stack, stacked
from tests.helpers.lines import evaluated, expressions, operands

NETWORKS = 4
Operation = Callable[..., Any]


def arrays(*shape: int, seed: int = 0) -> list[np.ndarray]:
    random = np.random.RandomState(seed)
    return [random.randn(*shape) for _ in range(NETWORKS)]


def same(together: Any, alone: list[Any]) -> None:
    """Compare the result of a stack with the results of each network."""
    assert isinstance(together, Stack)
    assert together.shape == (*np.shape(alone[0]), NETWORKS)
    for at, one in enumerate(alone):
        np.testing.assert_allclose(np.asarray(together)[..., at], one, rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("name", ["sum", "mean", "max"])
@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [None, 0, 1, -1])
def test_a_reduction_of_a_stack_is_that_of_each_network(
    name: str, axis: int | None, keepdims: bool
) -> None:
    own = arrays(3, 5)
    found = getattr(Stack.of(own), name)(axis=axis, keepdims=keepdims)
    same(found, [getattr(one, name)(axis=axis, keepdims=keepdims) for one in own])


@pytest.mark.parametrize("function", [np.sum, np.mean, np.max])
def test_numpy_functions_accept_a_stack(function: Operation) -> None:
    own = arrays(3, 5)
    same(function(Stack.of(own), axis=1), [function(one, axis=1) for one in own])


def test_an_outer_product_of_vectors_is_that_of_each_network() -> None:
    own, given = arrays(3), np.array([1.0, -2.0])
    together, shared = Stack.of(own), Shared.of(given)
    same(np.outer(together, together), [np.outer(one, one) for one in own])
    same(np.outer(together, shared), [np.outer(one, given) for one in own])
    same(np.outer(shared, together), [np.outer(given, one) for one in own])
    assert np.array_equal(np.outer(shared, shared), np.outer(given, given))


def test_an_axis_that_no_network_has_is_refused() -> None:
    with pytest.raises(ValueError, match="An array of 2 axes has no axis 2"):
        Stack.of(arrays(3, 5)).sum(axis=2)


@pytest.mark.parametrize("shape", [(3, 5), (4,), ()])
def test_a_transpose_is_that_of_each_network(shape: tuple[int, ...]) -> None:
    own = arrays(*shape)
    same(Stack.of(own).T, [np.transpose(one) for one in own])


@pytest.mark.parametrize(
    ("left", "right"), [((3, 5), (5, 2)), ((5,), (5, 2)), ((3, 5), (5,)), ((5,), (5,))]
)
def test_matrix_products_are_those_of_each_network(
    left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    a, b = arrays(*left), arrays(*right, seed=1)
    same(Stack.of(a) @ Stack.of(b), [one @ other for one, other in zip(a, b, strict=True)])
    same(Shared.of(a[0]) @ Stack.of(b), [a[0] @ other for other in b])
    same(Stack.of(a) @ Shared.of(b[0]), [one @ b[0] for one in a])
    same(a[0] @ Stack.of(b), [a[0] @ other for other in b])
    same(Stack.of(a) @ b[0], [one @ b[0] for one in a])


def test_a_shared_array_combines_with_a_stack_element_by_element() -> None:
    own, given = arrays(3, 5), arrays(3, 5, seed=2)[0]
    together, shared = Stack.of(own), Shared.of(given)
    same(shared - together, [given - one for one in own])
    same(together * shared, [one * given for one in own])
    same(np.maximum(shared, together), [np.maximum(given, one) for one in own])
    same(np.where(shared > 0, together, 0.0), [np.where(given > 0, one, 0.0) for one in own])
    same(np.where(together > 0, together, shared), [np.where(one > 0, one, given) for one in own])
    same(np.where(together > 0, 1.0, shared), [np.where(one > 0, 1.0, given) for one in own])
    same(shared.T @ together, [given.T @ one for one in own])
    assert len(shared) == len(together) == 3


def test_a_shared_array_alone_behaves_as_numpys() -> None:
    given = arrays(3, 5)[0]
    shared = Shared.of(given)
    for found, expected in [
        (np.exp(shared), np.exp(given)),
        (shared.T @ shared, given.T @ given),
        (np.where(shared > 0, shared, 0), np.where(given > 0, given, 0)),
        (shared.sum(axis=0), given.sum(axis=0)),
    ]:
        np.testing.assert_array_equal(np.asarray(found), expected)


@given(expressions(), st.integers(0, 2**16))
@examples(max_examples=150)
def test_a_line_on_a_stack_gives_each_networks_value(line: str, seed: int) -> None:
    each = [operands(seed + at) for at in range(NETWORKS)]
    together: dict[str, Any] = {
        name: Stack.of([one[name] for one in each]) if np.ndim(each[0][name]) else each[0][name]
        for name in each[0]
    }
    found = evaluated(line, together)
    for at, one in enumerate(each):
        alone = evaluated(line, one)
        own = found[..., at] if found.ndim > alone.ndim else found
        np.testing.assert_allclose(own, alone, rtol=1e-9, atol=1e-12)


def test_the_stack_of_one_network_is_repeated_for_many() -> None:
    one = Stack.of([np.arange(6.0).reshape(2, 3)])
    many = stacked(one, 4)
    assert many.shape == (2, 3, 4)
    for network in range(4):
        assert np.asarray(many)[..., network].tolist() == np.asarray(one)[..., 0].tolist()
