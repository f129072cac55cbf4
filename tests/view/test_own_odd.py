"""Tables that nobody would think of: whatever is brought gives data or one sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nn_view.tables import table_notes, uploaded
from nn_view.tables.table_choice import RANDOM, Choice, proposed

CELLS = st.sampled_from(
    ["", "0", "1", "2", "-3.5", "1.200", "2,950", '"1,5"', "10%", "5 kg", "$5", "1'000", "?", "n/a"]
) | st.sampled_from(
    ["a", "b", "x1", "y", "#", "# by me", "Total", "true", "[H+]", "---", '"', "@data", "{", "=A1"]
)
SEPARATORS = st.sampled_from([",", ";", "\t", " ", "|"])


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Rows of about as many cells, of all that is found in tables."""
    separator, width = draw(SEPARATORS), draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))
    odd = draw(st.lists(st.lists(CELLS, max_size=6), max_size=2))
    lines = [separator.join(row) for row in (*odd[:1], *rows, *odd[1:])]
    return "\n".join(lines)


@given(tables(), st.booleans(), st.integers(0, 5))
def test_any_table_gives_data_or_a_sentence(text: str, named: bool, seed: int) -> None:
    try:
        brought = uploaded.from_text(text)
        for one in (brought, brought.with_first_line(named), brought.with_decimal(",")):
            assert all(one.notes)
            assert (doubt := table_notes.doubt(one.cells)) is None or doubt.decimal in doubt.values
            names = proposed(one.cells)
            choice = Choice(one.cells, names, RANDOM, 2, seed, test="random 1")
            data = choice.data()
            assert len(data.inputs) + len(data.test_inputs) <= 2
    except ValueError as refused:
        told = str(refused)
        assert told.endswith(".")
        assert "\n" not in told
        assert len(told) < 400
