"""Charts over statements: stances, time, two variables, what is coded together; as answers and as
figures.

Options travel flat: those of the question as they are called in Python, those that select
statements, and what says how a chart looks (``SHOWING``). ``asking`` reads them and counts,
``pages`` draws, ``said`` puts it into words, ``dating`` says which texts have no day.
"""

from .asking import chart_made
from .pages import chart_figure, chart_sentences, chart_table, chart_view
from .said import told

__all__ = [
    "chart_figure",
    "chart_made",
    "chart_sentences",
    "chart_table",
    "chart_view",
    "told",
]
