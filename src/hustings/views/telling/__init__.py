"""The history told as a page shows it: lanes, what is dated apart, and the order of telling.

``known`` says what each statement is, ``spans`` when; ``histories`` draws of both what
``timelines`` puts on the page, ``orders`` the same statements as they were told.
"""

from .known import readings
from .orders import TellingAsked, told_order_view
from .timelines import (
    history_of,
    history_text,
    periods,
    quotes,
    study_of_file,
    timeline_on_paper,
    timeline_view,
)

__all__ = [
    "TellingAsked",
    "history_of",
    "history_text",
    "periods",
    "quotes",
    "readings",
    "study_of_file",
    "timeline_on_paper",
    "timeline_view",
    "told_order_view",
]
