"""How peoples are called before another's name or a noun: "the Sino-Soviet split", "the German
invasion"."""

from __future__ import annotations

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


def country_of(name: str) -> str:
    """The country a people's name before a hyphen or noun calls: "Sino" is China."""
    return PREFIXES.get(name, name)
