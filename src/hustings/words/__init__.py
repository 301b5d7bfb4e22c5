"""Words over texts: counted (`counting`), and each in its context (`lines`)."""

from .counting import (
    Stretch,
    WordChoice,
    WordList,
    WordRow,
    folded_word,
    is_unparted,
    keyness,
    word_list,
    words,
)
from .lines import Concordance, Line, expression, is_expression, sorted_lines

__all__ = [
    "Concordance",
    "Line",
    "Stretch",
    "WordChoice",
    "WordList",
    "WordRow",
    "expression",
    "folded_word",
    "is_expression",
    "is_unparted",
    "keyness",
    "sorted_lines",
    "word_list",
    "words",
]
