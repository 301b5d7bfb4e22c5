"""Who is quoted, as far as the words say."""

import pytest

from hustings.suggest import quotations


def only(text, tier="strong"):
    found = quotations(text, tier)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("\u201cThe ferry wakes us every night,\u201d said Jonas Pell.", "Jonas Pell"),
        ("\u201cThe ferry wakes us every night,\u201d Jonas Pell said.", "Jonas Pell"),
        ("Jonas Pell said: \u201cThe ferry wakes us every night.\u201d", "Jonas Pell"),
        ("Jonas Pell told the council, \u201cThe ferry wakes us every night.\u201d", "Jonas Pell"),
        ("According to Jonas Pell, \u201cthe ferry wakes us every night.\u201d", "Jonas Pell"),
        ('"The ferry wakes us every night," she added.', "she"),
        (
            "\u201cThe ferry wakes us,\u201d said Jonas Pell, a resident. \u201cIt has to stop at once.\u201d",
            "Jonas Pell",
        ),
    ],
)
def test_who_is_quoted_is_named_by_the_words_beside_the_verb(text, source):
    for found in quotations(text):
        assert found.kind == "direct"
        assert found.source is not None
        assert found.source.text == source
        assert text[found.source.start : found.source.end] == source


def test_a_source_in_the_paragraph_before_is_found():
    found = only(
        "Edda Voss wrote to the council:\n\n\u201cThe harbour is too shallow for two ferries.\u201d"
    )
    assert found.source is not None
    assert found.source.text == "Edda Voss"


def test_a_quotation_goes_on_over_paragraphs():
    text = "\u201cThe quay is old,\u201d Ines Calder said. \u201cIt was built for carts.\n\n\u201cNow it carries lorries every night.\u201d"
    sources = [q.source.text for q in quotations(text) if q.source]
    assert sources == ["Ines Calder"] * 3


def test_words_nobody_is_named_for_stay_unstated():
    found = only("\u201cWe will not be moved from this quay.\u201d")
    assert found.source is None
    assert found.cue.text == "\u201c"


@pytest.mark.parametrize(
    "text",
    [
        "There is room. The question is: which of them will be let in, and which stay outside?",
        'And continuing with it: please tell us about the harbour\'s "autonomy", as we heard it.',
        'Let me paint you the "typical" ferryman of our town, as the papers have him.',
    ],
)
def test_an_article_or_an_order_is_nobodys_name(text):
    named = [q.source.text.lower() for q in quotations(text, tier="all") if q.source]
    assert not {"the", "please", "let me", "let"} & set(named)


def test_the_quoted_words_leave_out_the_marks():
    text = "Tobias Renn said: \u201cWe lose half our trade.\u201d"
    found = only(text)
    assert text[found.start : found.end] == found.quote == "We lose half our trade."


def test_a_report_with_that_is_strong():
    found = only("Tobias Renn argued that the car-free quay would ruin the traders.")
    assert found.kind == "reported"
    assert found.quote == "the car-free quay would ruin the traders"
    assert found.source is not None
    assert found.source.text == "Tobias Renn"


def test_according_to_names_a_source():
    found = only("The quay is sinking, according to the Port Office.")
    assert (found.quote, found.source and found.source.text) == (
        "The quay is sinking",
        "the Port Office",
    )


def test_a_noun_that_looks_like_a_verb_reports_nothing():
    assert quotations("The remarks were long and the reports were short.", "all") == []


def test_one_who_was_asked_is_not_the_source():
    assert all(
        q.source is None
        for q in quotations("Ines Calder was asked, \u201cWhy does the ferry run at night?\u201d")
    )


def test_scare_quotes_and_titles_are_told_apart_and_kept_back():
    text = "The so-called \u2018quiet\u2019 ferry stars in \u201cThe Night Boat of Lindholm\u201d."
    assert quotations(text) == []
    assert [q.kind for q in quotations(text, "all")] == ["scare", "title"]


def test_a_block_after_a_colon_is_a_quotation():
    text = "The Ferry Company wrote:\n\nOur engines have been quiet since spring and will stay so."
    found = only(text, "medium")
    assert (found.kind, found.source and found.source.text) == ("block", "The Ferry Company")


def test_an_apostrophe_opens_no_quotation():
    assert (
        quotations("The traders' guild and the ferry's crew don't agree, and that's that.", "all")
        == []
    )


def test_marks_around_nothing_quote_nothing():
    assert quotations("He said \u201c,\u201d and left.", "all") == []


# -- what nobody said --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "I should say that the night ferry is loud.",
        "I\u2019ll just say that the quay belongs to all of us.",
        "I must say that the traders were patient.",
        "I\u2019ve said that the harbour is too small.",
        "We would say that the plan is dead.",
        "Let me say that we have heard a lot of complaints.",
        "You could argue that the ferry pays for itself.",
        "Some might say that the Guild has lost its way.",
        "If he says that the engines are quiet, ask the residents.",
        "Edda Voss never said that the quay is sinking.",
        "Nobody said that the traders should leave.",
        "Are you saying that the ferry is too loud?",
        "Did she say that the Port Office agreed?",
        "I accept what you\u2019re saying that the quay is not perfect.",
        "They wrote a letter saying that the ferry should stop.",
        "The evidence suggests that the ferry is not the loudest ship.",
        "You\u2019ve said that several times, but it is not true.",
        "She said something different today than she said at the hearing.",
        "The boats leave according to the rules of the harbour.",
    ],
)
def test_what_is_supposed_denied_asked_or_the_speakers_own_is_no_sure_quotation(text):
    assert quotations(text) == []
    assert all(q.source is None or q.why for q in quotations(text, "all"))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("You said that the ferry leaves at ten.", "You"),
        ("When you said that the ferry was late, did you mean Monday?", "you"),
        ("She has now said that the quay will close.", "She"),
        ("The Port Office\u2019s engineers have warned that the piles are rotten.", "engineers"),
        ("According to the harbour master, the boats are full.", "the harbour master"),
        ("Edda Voss told the hearing that the berth is too short.", "Edda Voss"),
        ("Ines Calder said the quay would be closed by spring.", "Ines Calder"),
    ],
)
def test_what_somebody_else_said_is_kept(text, source):
    found = only(text)
    assert found.source is not None
    assert found.source.text.endswith(source)


def test_why_a_report_is_doubted_is_said():
    found = only("You could argue that the ferry pays for itself.", "all")
    assert found.tier == "all"
    assert found.why.endswith("supposed, not said.")


def test_a_date_or_a_form_of_address_is_not_taken_for_the_source():
    text = "Mr. Renn, in July, 2019, your clerk, Jonas Pell, told me that the ferry \u201cdoes not sell any berths\u201d."
    assert {q.source and q.source.text for q in quotations(text)} == {"your clerk, Jonas Pell"}


@pytest.mark.parametrize("mark", [":", " -", " \u2013", " \u2014"])
def test_a_paragraph_that_leads_on_names_who_is_quoted_in_the_next(mark):
    text = f"The harbour master, Edda Voss, said{mark}\n\n\u201cThe quay belongs to the town, and I to the quay.\u201d"
    found = only(text)
    assert found.source is not None
    assert found.source.text == "The harbour master, Edda Voss"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("- Mr Renn says the boat will bring cars.", "Mr Renn"),
        (
            "Somebody at the council wrote to me, \u201cCould the crew be spread more evenly?\u201d",
            "Somebody at the council",
        ),
        (
            "Their man on the pier says, \u201cWe would hire a third crew tomorrow.\u201d",
            "Their man on the pier",
        ),
    ],
)
def test_a_source_is_named_whole_and_without_a_dash(text, source):
    found = only(text)
    assert found.source is not None
    assert found.source.text == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The traders call the quay a \u2018ghost street\u2019 at night.", "The traders"),
        (
            "He was denounced by the Harbour League as a \u2018wrecker\u2019 twice.",
            "the Harbour League",
        ),
        ("One must go \u2018down to the boats\u2019 as Voss put it.", "Voss"),
    ],
)
def test_a_few_words_with_a_verb_of_calling_are_the_middle_tier(text, source):
    (found,) = [q for q in quotations(text, "medium") if q.kind == "scare"]
    assert found.source is not None
    assert found.source.text == source


def test_scare_quotes_without_a_word_of_calling_stay_in_the_widest_tier():
    text = "The \u2018enlightened\u2019 visitors came by boat."
    assert quotations(text, "medium") == []
    assert [q.kind for q in quotations(text, "all")] == ["scare"]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("His claim that the ferry pays for itself is old.", "His", "the ferry pays for itself"),
        ("As Mara Ostrow put it, the quay is ours.", "Mara Ostrow", "the quay is ours"),
        ("He made the point that the boats are old.", "He", "the boats are old"),
        ("For Mara Ostrow, the quay is a home.", "Mara Ostrow", "the quay is a home"),
        ("Our documents show that the ferry ran late.", "Our documents", "the ferry ran late"),
        ("Most traders believe that the ban will stay.", "Most traders", "the ban will stay"),
    ],
)
def test_views_told_without_a_verb_of_saying_are_the_middle_tier(text, source, words):
    found = [q for q in quotations(text, "medium") if q.source and q.source.text == source]
    assert found, quotations(text, "all")
    assert words in found[0].quote


def test_dialogue_of_a_scene_is_no_strong_quotation():
    scene = (
        'Mara came down.\n\n"You are late for the boat," said the old man.\n\n'
        '"The ferry broke down at noon," she answered.\n\n'
    )
    told = 'Years later the mayor said "we have never mended that pier" and left.'
    strong = [q.quote for q in quotations(scene + told)]
    assert strong == ["we have never mended that pier"]
    assert {q.tier for q in quotations(scene, "medium") if q.kind == "direct"} == {"medium"}
