"""Languages read by tables: causes, quotations, dates and forecasts in each of them."""

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.suggest import counted, in_language
from hustings.suggest.languages import languages, rows, settings

CAUSES = [
    ("de", "Der Kai ist laut, weil die Fähre nachts fährt.", "weil", "die Fähre nachts fährt"),
    ("de", "Da die Fähre nachts fährt, ist der Kai laut.", "Da", "die Fähre nachts fährt"),
    (
        "de",
        "Die Fähre fährt nachts. Deshalb ist der Kai laut.",
        "Deshalb",
        "Die Fähre fährt nachts",
    ),
    ("de", "Der Lärm führt zu Streit im Rat.", "führt", "Der Lärm"),
    (
        "fr",
        "Le quai est bruyant parce que le bac passe la nuit.",
        "parce que",
        "le bac passe la nuit",
    ),
    (
        "fr",
        "Le bac passe la nuit. C'est pourquoi le quai est bruyant.",
        "C'est pourquoi",
        "Le bac passe la nuit",
    ),
    ("fr", "Le bruit provoque une dispute.", "provoque", "Le bruit"),
    (
        "es",
        "El muelle es ruidoso porque el barco pasa de noche.",
        "porque",
        "el barco pasa de noche",
    ),
    (
        "es",
        "El barco pasa de noche. Por eso el muelle es ruidoso.",
        "Por eso",
        "El barco pasa de noche",
    ),
    ("es", "El ruido provocó una disputa.", "provocó", "El ruido"),
    ("ru", "На причале шумно, потому что паром ходит ночью.", "потому что", "паром ходит ночью"),
    ("ru", "Паром ходит ночью. Поэтому на причале шумно.", "Поэтому", "Паром ходит ночью"),
    ("ru", "Шум вызвал спор в совете.", "вызвал", "Шум"),
]
QUOTED = [
    ("de", "„Der Kai wird morgen geschlossen“, sagte Edda Voss am Montag.", "Edda Voss"),
    ("de", "Tobias Renn schrieb: „Der Kai bleibt für alle offen.“", "Tobias Renn"),
    ("fr", "« Le quai sera fermé demain matin », a déclaré Edda Voss lundi.", "Edda Voss"),
    ("fr", "« Le quai sera fermé demain matin », dit-il.", "il"),
    ("es", "«El muelle estará cerrado mañana», dijo Edda Voss el lunes.", "Edda Voss"),
    ("es", "Tobías Renn escribió: «El muelle sigue abierto para todos».", "Tobías Renn"),
    ("ru", "«Причал закроют завтра утром», — сказала Эдда Восс.", "Эдда Восс"),
    ("ru", "Тобиас Ренн написал: «Причал открыт для всех».", "Тобиас Ренн"),
]
REPORTED = [
    ("de", "Edda Voss sagte, dass der Kai im Winter geschlossen ist.", "Edda Voss"),
    ("fr", "Edda Voss a déclaré que le quai est fermé en hiver.", "Edda Voss"),
    ("es", "Edda Voss afirmó que el muelle está cerrado en invierno.", "Edda Voss"),
    ("ru", "Эдда Восс заявила, что причал зимой будет закрыт.", "Эдда Восс"),
]
DATES = [
    ("de", "Am 17. Dezember 1999 begann es.", "1999-12-17"),
    ("de", "Seit 1998 gilt das.", "1998/.."),
    ("de", "In den späten 1930er Jahren kam die Fähre.", "1937~/1939"),
    ("de", "Im vergangenen Jahr war es ruhig.", "1999"),
    ("fr", "Le 17 décembre 1999, tout a commencé.", "1999-12-17"),
    ("fr", "Au XIXe siècle, le quai était neuf.", "18XX"),
    ("fr", "Il y a dix ans, le quai était calme.", "1990~"),
    ("es", "El 17 de diciembre de 1999 empezó todo.", "1999-12-17"),
    ("es", "Vale hasta 2035.", "../2035"),
    ("es", "El año pasado fue tranquilo.", "1999"),
    ("ru", "Всё началось 17 декабря 1999 года.", "1999-12-17"),
    ("ru", "Это было в 1998 году.", "1998"),
    ("ru", "Два года назад было тихо.", "1998"),
]
FORECASTS = [
    ("de", "Der Kai wird bald verschwinden.", "Der Kai wird gestrichen."),
    ("fr", "Le quai va bientôt disparaître.", "Le quai est peint."),
    ("es", "El muelle va a desaparecer.", "El muelle está detrás."),
    ("ru", "Причал скоро исчезнет.", "Причал стоит."),
]


@pytest.mark.parametrize(("language", "text", "cue", "cause"), CAUSES)
def test_a_cause_is_told_by_its_cue_and_stands_on_its_side(language, text, cue, cause):
    [claim] = in_language(language).causes(text)
    assert (claim.cue.text, claim.cause.text) == (cue, cause)
    assert claim.tier == "strong"
    for span in (claim.cue, claim.cause, claim.effect):
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ist der Kai laut, weil die Fähre fährt?"),
        ("de", "Deshalb möchte ich Sie fragen."),
        ("fr", "Le quai est-il bruyant parce que le bac passe ?"),
        ("es", "Por eso le pido la palabra."),
        ("ru", "На причале шумно, потому что ходит паром?"),
    ],
)
def test_questions_and_requests_are_no_sure_causes(language, text):
    assert in_language(language).causes(text) == []


@pytest.mark.parametrize(("language", "text", "source"), QUOTED)
def test_who_is_quoted_is_named(language, text, source):
    [quote] = in_language(language).quotations(text)
    assert (quote.kind, quote.source.text) == ("direct", source)
    assert quote.quote in text


@pytest.mark.parametrize(("language", "text", "source"), REPORTED)
def test_a_report_has_its_source(language, text, source):
    [report] = in_language(language).quotations(text)
    assert (report.kind, report.source.text) == ("reported", source)


@pytest.mark.parametrize(
    ("language", "text", "source", "cue"),
    [
        (
            "es",
            "La alcaldesa declara que el muelle es demasiado estrecho.",
            "La alcaldesa",
            "declara",
        ),
        ("de", "Die Reederei ließ ihn wissen, dass der Kai zu schmal ist.", "Die Reederei", "ließ"),
    ],
)
def test_a_verb_that_asks_for_what_stands_behind_it_is_read(language, text, source, cue):
    (found,) = in_language(language).quotations(text, "all")
    assert (found.source.text, found.cue.text) == (source, cue)


@pytest.mark.parametrize(("language", "text", "edtf"), DATES)
def test_a_date_reads_as_edtf(language, text, edtf):
    assert [d.edtf for d in in_language(language).dates(text, "2000-01-17")] == [edtf]


@pytest.mark.parametrize(("language", "text", "other"), FORECASTS)
def test_what_is_to_come_is_told_from_what_is(language, text, other):
    assert [p.tier for p in in_language(language).predictions(text)] == ["strong"]
    assert in_language(language).predictions(other) == []


def test_what_counts_from_the_day_of_speaking_needs_one():
    [found] = in_language("de").dates("Im vergangenen Jahr war es ruhig.", None, "all")
    assert (found.edtf, found.tier) == ("", "all")
    with pytest.raises(OptionError, match="day of speaking"):
        in_language("de").dates("Im vergangenen Jahr.", "gestern")


def test_a_language_without_tables_is_refused():
    with pytest.raises(UnknownName):
        in_language("xx")


@pytest.mark.parametrize("language", languages())
def test_a_language_is_a_folder_of_tables(language):
    told = settings(language)
    assert told["name"]
    assert len(told["small_words"].split()) >= 15
    assert sorted(told["time"]["months"], key=int) == [str(n) for n in range(1, 13)]
    for table in ("causes", "reporting", "dates", "forecasts"):
        assert rows(table, language)
    assert in_language(language).causes("") == []


def test_a_count_is_told_in_its_own_language_alone():
    german = counted("causes", "strong", "de")
    assert (german.right, german.found) == (20, 21)
    assert "two texts of news and parliament" in german.says
    assert counted("relations", "strong", "de") is None
