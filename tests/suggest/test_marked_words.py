"""Words in quotation marks in German, French, Spanish and Russian: said by somebody, or a name."""

from __future__ import annotations

import pytest

from hustings.suggest.tables.quotations import quotations


def strong(language: str, text: str) -> list[str]:
    """The surest quotations of a text."""
    return [q.quote for q in quotations(text, "strong", language) if q.kind != "reported"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das läuft unter der Förderlinie „innovative Lehr- und Lernkonzepte“ im Rat."),
        ("de", "Das Portal „Häfen und Fähren der Bucht“ ist alt."),
        ("de", "Titel: »Sitzung der Gruppe vom 12. 12. 2031«. Beginn: 15 Uhr."),
        ("fr", "Le « Rapport annuel sur les bacs de la baie » est paru."),
        ("fr", "C'est juste « l'application de la grisaille au verre », et rien d'autre."),
        ("es", "Tiene el botón de ‘mostrar la lista de barcos’ abajo."),
        ("es", "Es «compatible con los estándares del muelle», y ya."),
        ("ru", "Директор АО «Научное и технологическое оборудование порта» уехал."),
        ("ru", "Подписан указ «О досрочном прекращении полномочий капитана порта»."),
    ],
)
def test_a_name_in_quotation_marks_is_not_among_the_surest(language: str, text: str) -> None:
    assert strong(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "Wir sagen: „Das Schiff fährt nachts weiter“!", "Das Schiff fährt nachts weiter"),
        ("de", "Das „Wir können das nicht bezahlen“ hört man.", "Wir können das nicht bezahlen"),
        ("fr", "Alors « Non, ne fais pas ça » et voilà.", "Non, ne fais pas ça"),
        ("fr", "Mon patron m'a dit « Ce n'est plus possible ».", "Ce n'est plus possible"),
        ("es", "Y me dijo: ‘No, pues es que es tarde’.", "No, pues es que es tarde"),
        ("es", "Como decía Ostrow: ‘Nada por la fuerza’.", "Nada por la fuerza"),
        ("ru", "И вдруг «Мы не можем за это платить» слышно.", "Мы не можем за это платить"),
    ],
)
def test_a_sentence_in_quotation_marks_is(language: str, text: str, said: str) -> None:
    assert strong(language, text) == [said]


def test_a_second_quotation_right_behind_is_said_as_the_first() -> None:
    text = (
        "Er beginnt mit: »Es lohnt sich wieder, hier zu sein«, und »die Lage der Bucht im Winter«."
    )
    assert strong("de", text) == [
        "Es lohnt sich wieder, hier zu sein",
        "die Lage der Bucht im Winter",
    ]
    assert strong("de", "Er nennt »die Lage der Bucht im Winter« gut.") == []
