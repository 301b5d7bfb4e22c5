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
    ("fr", "Le quai est bruyant parce qu'il fait nuit.", "parce qu'", "il fait nuit"),
    ("fr", "— Si le bac passe, le quai est bruyant.", "Si", "le bac passe"),
    ("fr", "Le bac fait que le quai est bruyant.", "fait que", "Le bac"),
    ("de", "Hätte der Rat gezahlt, wäre der Kai ruhig.", "Hätte", "der Rat gezahlt"),
    (
        "de",
        "Die Ursache des Streits liegt in der Fähre.",
        "Ursache des Streits liegt in",
        "der Fähre",
    ),
    ("es", "El muelle no calla jamás, porque pasa el barco.", "porque", "pasa el barco"),
    (
        "de",
        "Die Fähre hat zu Streit innerhalb des Rates der Bucht (RdB) geführt und viel gekostet.",
        "zu Streit innerhalb des Rates der Bucht (RdB) geführt",
        "Die Fähre hat",
    ),
    ("fr", "Elle quitte le quai, suite à sa déception.", "suite à", "sa déception"),
    (
        "ru",
        "Паром ходит ночью. По той же причине на причале шумно.",
        "По той же причине",
        "Паром ходит ночью",
    ),
    ("fr", "Les bacs sont la cause des odeurs.", "sont la cause des", "Les bacs"),
    ("fr", "Elle garde le quai, ce pourquoi il est calme.", "ce pourquoi", "Elle garde le quai"),
]
QUOTED = [
    ("de", "„Der Kai wird morgen geschlossen“, sagte Edda Voss am Montag.", "Edda Voss"),
    ("de", "Tobias Renn schrieb: „Der Kai bleibt für alle offen.“", "Tobias Renn"),
    ("fr", "« Le quai sera fermé demain matin », a déclaré Edda Voss lundi.", "Edda Voss"),
    ("fr", "« Le quai sera fermé demain matin », dit-il.", "il"),
    ("es", "«El muelle estará cerrado mañana», dijo Edda Voss el lunes.", "Edda Voss"),
    ("es", "Tobías Renn escribió: «El muelle sigue abierto para todos».", "Tobías Renn"),
    ("de", '„Der Kai wird morgen geschlossen", sprach die Wirtin.', "die Wirtin"),
    ("de", "«Der Kai wird morgen geschlossen», sagte Edda Voss.", "Edda Voss"),
    ("de", "»Der Kai«, fuhr Renn fort, »wird morgen wirklich geschlossen.«", "Renn"),
    ("de", "Es heißt, dass Tobias Renn sagte: „Der Kai bleibt für alle offen.“", "Tobias Renn"),
    ("fr", "« Le quai, disait Mme Voss, sera fermé demain matin. »", "Mme Voss"),
    (
        "es",
        "«El muelle estará cerrado mañana», había dicho la vieja alcaldesa.",
        "la vieja alcaldesa",
    ),
    ("ru", "Я его спросил: «Когда закроют наш причал?»", "Я"),
    ("ru", "«Причал закроют завтра утром», -- грустно сказала она.", "она"),
    ("ru", "По словам Э. А. Восс, причал «закроют завтра рано утром».", "Э. А. Восс"),
    ("ru", "«Причал закроют завтра утром», — сказала Эдда Восс.", "Эдда Восс"),
    ("ru", "Тобиас Ренн написал: «Причал открыт для всех».", "Тобиас Ренн"),
]
REPORTED = [
    ("de", "Dem Wirt am Kai sagte er, dass die Fähre im Winter nicht fährt.", "er"),
    ("fr", "Je suis tous les orateurs lorsqu'ils affirment que le quai est fermé en hiver.", "ils"),
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Da geht es nicht um den Kai, sondern um die Fähre."),
        ("de", "Wenn auch viele kamen, so blieb der Kai doch leer."),
        ("de", "Sie sah sich veranlasst, am Kai zu bleiben."),
        ("fr", "Le conseil donne suite à la lettre."),
        ("fr", "Cela fait suite à la réunion."),
        ("de", "Ich sage das, weil es hier erwähnt wurde."),
        ("de", "Es lag nicht weil er fuhr am Kai."),
        ("fr", "Le conseil a mené à bien son projet de quai."),
        ("fr", "J'ai fait que travailler au quai."),
        ("es", "Como un resucitado volvió al muelle, cantando."),
        ("es", "Como tuve ocasión de explicar ayer, el muelle es viejo."),
    ],
)
def test_what_only_looks_like_a_cause_is_no_sure_one(language, text):
    assert in_language(language).causes(text) == []


@pytest.mark.parametrize(("language", "text", "source"), QUOTED)
def test_who_is_quoted_is_named(language, text, source):
    [quote] = in_language(language).quotations(text)
    assert (quote.kind, quote.source.text) == ("direct", source)
    assert quote.quote in text


STORIES = [
    (
        "fr",
        "— Le quai sera fermé, dit Renn.\n— Et le bac ?\n— Il reste, répondit-elle.",
        ["Renn", "", "elle"],
    ),
    (
        "es",
        "—El muelle —dijo Renn— se cierra.\n—¿Y el barco?\n—Se queda —repuso la vieja.",
        ["Renn", "Renn", "", "la vieja"],
    ),
    (
        "ru",
        "— Причал закроют, — сказал Ренн.\n— А паром?\n— Останется, — шепнула она.",
        ["Ренн", "", "она"],
    ),
]


@pytest.mark.parametrize(("language", "text", "sources"), STORIES)
def test_lines_behind_dashes_are_said_where_a_report_stands_among_them(language, text, sources):
    found = in_language(language).quotations(text)
    assert [q.source.text if q.source else "" for q in found] == sources
    assert {q.kind for q in found} == {"direct"}
    assert all(text[q.start : q.end] == q.quote for q in found)
    if language != "fr":  # dashes part the report from what is said
        assert not any("Renn" in q.quote or "Ренн" in q.quote for q in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "— Pourquoi le quai ?\n— Parce que le bac passe."),
        ("es", "—¿Por qué el muelle?\n—Porque pasa el barco."),
        ("ru", "— Почему причал?\n— Потому что ходит паром."),
        ("de", "— Der Kai, sagte Renn, wird geschlossen.\n— Und die Fähre?"),
        ("fr", "- le quai, dit-on\n- le bac"),
    ],
)
def test_dashes_without_a_report_or_in_german_quote_nobody(language, text):
    assert [q for q in in_language(language).quotations(text, "all") if q.kind == "direct"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das steht in dem Buch „Der Kai und seine alte Fähre“ von 1990."),
        ("fr", "Une exposition sur le thème « Le quai et son vieux bac » ouvre."),
        ("es", "Se publicó el libro «El muelle y su viejo barco» de Renn."),
        ("ru", "Вышла книга «Причал и старый паром на реке»."),
    ],
)
def test_a_title_in_marks_is_no_quotation(language, text):
    [title] = in_language(language).quotations(text, "all")
    assert (title.kind, title.tier) == ("title", "all")


def test_a_closing_mark_at_the_start_of_a_part_opens_nothing():
    text = "und so blieb es.“ Renn ging. „Der Kai wird morgen geschlossen“, sagte er."
    [quote] = in_language("de").quotations(text)
    assert quote.quote == "Der Kai wird morgen geschlossen"


def test_marks_inside_marks_belong_to_what_is_quoted():
    text = "Он сказал: «Фильм «Причал» мы сняли зимой у реки»."
    [quote] = in_language("ru").quotations(text)
    assert quote.quote == "Фильм «Причал» мы сняли зимой у реки"


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
    assert (german.right, german.found) == (24, 27)
    assert "texts of parliament and older print the rules had not seen" in german.says
    elsewhere = counted("quotations", "strong", "de")
    assert "two texts of news and parliament" in elsewhere.says
    assert counted("relations", "strong", "de") is None


def test_a_condition_behind_marks_names_no_source():
    rules = in_language("de")
    talk = "Am Kai zu sitzen ist eine „Wonne“, so {who}."
    [named] = rules.quotations(talk.format(who="die Wirtin Edda Voss"), tier="medium")
    assert named.source.text == "die Wirtin Edda Voss"
    assert rules.quotations(talk.format(who="man noch einen Platz bekommt"), tier="medium") == []


@pytest.mark.parametrize(
    ("language", "text", "view", "source"),
    [
        (
            "de",
            "Die Händler fürchten, dass der alte Steg einstürzt.",
            "der alte Steg einstürzt",
            "Die Händler",
        ),
        (
            "de",
            "Das Gerücht, dass der alte Steg verkauft ist, blieb.",
            "der alte Steg verkauft ist",
            None,
        ),
        (
            "fr",
            "Le maire craint que le vieux quai soit vendu.",
            "le vieux quai soit vendu",
            "Le maire",
        ),
        ("fr", "La rumeur que le vieux quai est vendu court.", "le vieux quai est vendu", None),
        (
            "es",
            "El alcalde teme que el viejo muelle se venda.",
            "el viejo muelle se venda",
            "El alcalde",
        ),
        ("es", "El rumor de que el viejo muelle se vende corre.", "el viejo muelle se vende", None),
        (
            "ru",
            "Мэр боится, что старый причал скоро продадут.",
            "старый причал скоро продадут",
            "Мэр",
        ),
        (
            "ru",
            "Слух, что старый причал скоро продадут, не умер.",
            "старый причал скоро продадут",
            None,
        ),
    ],
)
def test_views_told_by_verbs_of_thinking_and_by_nouns(language, text, view, source):
    [found] = in_language(language).quotations(text, "medium")
    assert view in found.quote
    assert (found.source.text if found.source else None) == source
