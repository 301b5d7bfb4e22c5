"""Which language a text looks written in, and what follows."""

import pytest

from hustings.model import Suggestion, Transcript, Turn
from hustings.suggest import detect, language_of, language_read, left_out, suggest, unread

TEXTS = {
    "English": "The night ferry is loud and the people who live on the quay do not sleep. We asked the council for help, "
    "but they said that it was not their task. So the traders and the residents met in the hall, and this is what "
    "they agreed on: the ferry may come until ten.",
    "German": "Die Nachtfähre ist laut, und die Leute, die am Kai wohnen, können nicht schlafen. Wir haben den Rat um Hilfe "
    "gebeten, aber es hieß, das sei nicht seine Aufgabe. Also trafen sich die Händler und die Bewohner im Saal, und "
    "auf das haben sie sich geeinigt: Die Fähre darf bis zehn Uhr kommen.",
    "French": "Le bac de nuit est bruyant et les gens qui habitent sur le quai ne dorment pas. Nous avons demandé de l'aide "
    "au conseil, mais il a dit que ce n'était pas sa tâche. Alors les marchands et les habitants se sont réunis dans la "
    "salle pour trouver une solution avec nous.",
    "Spanish": "El barco de la noche es ruidoso y las personas que viven en el muelle no duermen. Pedimos ayuda al concejo, "
    "pero dijo que no era su tarea. Por eso los comerciantes y los vecinos se reunieron en la sala, y esto es lo que "
    "acordaron para el año que viene con los barcos.",
    "Dutch": "De nachtveerboot is luid en de mensen die op de kade wonen slapen niet. Wij hebben de raad om hulp gevraagd, "
    "maar die zei dat het niet zijn taak was. Daarom kwamen de handelaren en de bewoners bijeen in een zaal, en dat is "
    "wat zij met de veerdienst hebben afgesproken.",
    "Swedish": "Nattfärjan är högljudd och människorna som bor på kajen kan inte sova. Vi har bett rådet om hjälp men det "
    "var inte deras sak att göra så. Därför träffades handlarna och de boende i en sal, och det är vad de kom fram till: "
    "färjan får komma till klockan tio.",
    "a language in Cyrillic letters": "Нічний пором гуде, і люди, які живуть на набережній, не сплять. Ми просили раду "
    "про допомогу, але вона сказала, що це не її справа. Тому торговці й мешканці зустрілися в залі та домовилися, що "
    "пором ходить до десятої.",
    "Russian": "Ночной паром шумит, и люди, которые живут на набережной, не спят. Мы просили совет "
    "о помощи, но он сказал, что это не его дело. Поэтому торговцы и жители встретились в зале и договорились о том, "
    "что паром ходит до десяти.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_language_is_told_by_its_small_words_or_its_letters(name):
    assert language_of(TEXTS[name]) == name


def test_of_a_few_words_nothing_is_said():
    assert language_of("Die Fähre ist laut.") is None
    assert unread(Transcript(text="Die Fähre ist laut.")) == ""


def test_a_quotation_in_another_language_does_not_change_the_text():
    assert language_of(TEXTS["English"] * 3 + TEXTS["German"]) == "English"


def test_where_rules_cannot_read_they_find_nothing_and_say_so_once():
    dutch = Transcript(
        text=TEXTS["Dutch"] + " In 1929 zei Jonas Pell: „Dat verandert.”", id="nacht"
    )
    assert suggest(dutch, tier="all", plugins=False) == []
    says = unread(dutch)
    assert says.startswith("The rules that find suggestions know English, German, Spanish, French")
    assert "this text looks like Dutch" in says
    english = Transcript(text=TEXTS["English"], id="night")
    assert suggest(english, tier="all", plugins=False) != []
    assert unread(english) == ""


def test_the_language_a_person_entered_counts_before_the_words():
    assert unread(Transcript(text=TEXTS["German"], language="en-GB")) == ""
    assert unread(Transcript(text=TEXTS["English"], language="fr")) == ""
    assert "marked as Dutch" in unread(Transcript(text=TEXTS["English"], language="nl"))


def test_suggesters_of_other_packages_are_asked_in_any_language(monkeypatch):
    def own(t):
        yield Suggestion(
            "x1",
            "own",
            t.id,
            0,
            3,
            (0, 3),
            {},
            0.5,
            "own/articles",
            "1",
            "\u201cDie\u201d opens it.",
        )

    monkeypatch.setattr(detect, "suggesters", lambda: {"own": own})
    assert [s.kind for s in suggest(Transcript(text=TEXTS["German"], id="nacht"))] == ["own"]


def turns_of(*texts):
    """A transcript with one turn a text."""
    whole = "\n\n".join(texts)
    starts = [sum(len(t) + 2 for t in texts[:n]) for n in range(len(texts))]
    turns = tuple(
        Turn(start, start + len(text), "speech") for start, text in zip(starts, texts, strict=True)
    )
    return Transcript(text=whole, turns=turns, id="mixed")


def test_each_turn_is_read_by_the_rules_of_its_own_language():
    german = "Der Kai ist laut, weil die Fähre nachts fährt, und wir können nicht schlafen."
    english = "The quay is loud because the ferry runs at night, and we do not sleep at all."
    mixed = turns_of(TEXTS["English"], german, english)
    found = suggest(mixed, kinds=["causes"], plugins=False)
    told = [(mixed.text[slice(*s.cue)], language_read(s)) for s in found]
    assert ("weil", "de") in told
    assert ("because", "en") in told
    assert ("because", "de") not in told


def test_turns_in_a_language_nobody_reads_are_counted():
    mixed = turns_of(TEXTS["English"], TEXTS["English"], TEXTS["Dutch"])
    assert "1 turn looks written in another language and is left out" in unread(mixed)
    assert all(s.end <= len(TEXTS["English"]) * 2 + 2 for s in suggest(mixed, tier="all"))


def test_what_is_not_looked_for_in_a_language_is_said():
    german = Transcript(text=TEXTS["German"])
    assert left_out(german).startswith("In German the rules find causes, quotations, dates and")
    assert suggest(german, kinds=["actors", "relations"], tier="all") == []
    assert left_out(Transcript(text=TEXTS["English"])) == ""
    assert left_out(Transcript(text=TEXTS["German"], language="en")) == ""


def test_two_words_of_another_language_do_not_take_a_short_turn():
    """The word "he" is Finnish too: a short English turn stays English."""
    texts = [TEXTS["English"], "He said he cares about big stuff."]
    starts = [0, len(texts[0]) + 2]
    turns = tuple(
        Turn(start, start + len(text), "speech") for start, text in zip(starts, texts, strict=True)
    )
    assert unread(Transcript("\n\n".join(texts), turns=turns)) == ""
