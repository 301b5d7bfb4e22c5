"""One value of an attribute with the time it holds for."""

from __future__ import annotations

import pytest

from hustings.errors import CodingError
from hustings.model.dated import dated_value


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (("  Harbour  League ", "", ""), "Harbour League"),
        (("Harbour League", "1958", "1964"), "Harbour League 1958/1964"),
        (("Harbour League", "", "1964"), "Harbour League ../1964"),
        (("Free Port 1964/..; Guild 1958/1964", "", ""), "Free Port 1964/..; Guild 1958/1964"),
        ((" ", "1958", ""), ""),
    ],
)
def test_a_value_is_written_with_its_time(given, text) -> None:
    assert dated_value(*given) == text


@pytest.mark.parametrize(
    "given",
    [("Guild", "last spring", ""), ("Guild", "1964", "1958"), ("Guild; Circle", "1958", "1964")],
)
def test_a_time_that_is_none_and_values_told_apart_by_nothing_are_refused(given) -> None:
    with pytest.raises(CodingError):
        dated_value(*given)
