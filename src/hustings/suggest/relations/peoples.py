"""How peoples are called before another's name or a noun: "the Sino-Soviet split", "the German
invasion"."""

from __future__ import annotations

from ..actors.wordings import COUNTRIES

PREFIXES = {
    "Sino": "China",
    "Russo": "Russia",
    "Anglo": "Britain",
    "Franco": "France",
    "Austro": "Austria",
    "Greco": "Greece",
    "Indo": "India",
    "Italo": "Italy",
    "Hispano": "Spain",
    "Japano": "Japan",
    "Turco": "Turkey",
    "Germano": "Germany",
    "Soviet": "Soviet Union",
    "Japanese": "Japan",
    "Chinese": "China",
    "German": "Germany",
    "Russian": "Russia",
    "French": "France",
    "American": "United States",
    "Prussian": "Prussia",
    "Turkish": "Turkey",
    "Spanish": "Spain",
    "Polish": "Poland",
    "Israeli": "Israel",
    "Iranian": "Iran",
    "Iraqi": "Iraq",
    "Mexican": "Mexico",
    "British": "Britain",
    "Italian": "Italy",
    "Indian": "India",
    "Ukrainian": "Ukraine",
    "Greek": "Greece",
    "Swedish": "Sweden",
    "Danish": "Denmark",
}
"""How a people is called before another's name or a noun, and its country."""


_ENDINGS = (
    ("n", ""),
    ("ian", ""),
    ("ese", ""),
    ("i", ""),
    ("ian", "y"),
    ("ian", "ia"),
    ("an", ""),
)
"""How a people is called after its country: "Albanian", "Egyptian", "Japanese", "Iraqi"."""


def country_of(name: str) -> str:
    """The country a people's name before a hyphen or noun calls: "Sino" is China.

    >>> country_of("Sino"), country_of("Albanian"), country_of("Norman")
    ('China', 'Albania', 'Norman')
    """
    if name in PREFIXES:
        return PREFIXES[name]
    stems = (name.removesuffix(end) + more for end, more in _ENDINGS if name.endswith(end))
    return next((stem for stem in stems if stem in COUNTRIES), name)
