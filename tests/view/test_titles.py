"""The title of a table, wherever this process meets the table again."""

from __future__ import annotations

import pytest

from nn_core import Dataset, Settings
from nn_view.links import address, setting_rows, titles
from nn_view.wording.pages import DATA_SETS
from tests.helpers.pages import opened, state


def table(rows: int) -> Dataset:
    inputs = tuple((float(at), float(at % 3)) for at in range(rows))
    return Dataset("own", inputs, tuple((one[1] / 2,) for one in inputs), input_names=("a", "b"))


@pytest.mark.parametrize("rows", [7, 60])
def test_a_link_to_own_data_finds_their_title_here(rows: int) -> None:
    settings = Settings(dataset=table(rows))
    assert titles.of(settings.dataset) == DATA_SETS["own"]
    query = address.settings_values(settings)
    titles.keep(settings.dataset, "temperatures")
    # In the link as such there is no title: it is told nobody who has not the numbers.
    assert "temperatures" not in address.settings_query(settings)
    opened_by_a_link = opened(**query)
    assert list(state(opened_by_a_link).tables) == ["temperatures"]
    read = address.parse(query).settings
    assert setting_rows.by_field()["dataset"].in_table(read) == "temperatures"
    assert setting_rows.by_field()["dataset"].told(read) == "temperatures"


def test_built_in_data_keep_their_titles() -> None:
    titles.keep(Dataset.truth_table(), "mine")
    assert titles.of(Dataset.truth_table()) == DATA_SETS["truth_table"]


def test_so_many_titles_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "MOST", 2)
    for rows in (3, 4, 5):
        titles.keep(table(rows), f"{rows} rows")
    assert titles.of(table(3)) == DATA_SETS["own"]
    assert [titles.of(table(rows)) for rows in (4, 5)] == ["4 rows", "5 rows"]
