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


def test_what_is_asked_for_is_not_said():
    assert quotations("The president has asked for my advice.", "medium") == []


def test_as_somebody_put_it_names_who_is_quoted():
    found = only("As Mara Ostrow put it, \u201cthe quay is ours and stays ours.\u201d")
    assert found.source.text == "Mara Ostrow"


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "The Lindholm Post reported last week that the quay is to be sold.",
            "The Lindholm Post",
            "the quay is to be sold",
        ),
        (
            "We have heard from the traders that the tolls rise every year.",
            "the traders",
            "the tolls rise every year",
        ),
        (
            "The point was made by Mr. Renn that the bay is shallow.",
            "Mr. Renn",
            "the bay is shallow",
        ),
        (
            "Voss refused the offer, said she was never asked about it.",
            "Voss",
            "she was never asked about it",
        ),
        ("That is where he said, I hereby close the quay.", "he", "I hereby close the quay"),
    ],
)
def test_reports_of_speech_are_the_middle_tier(text, source, words):
    found = [q for q in quotations(text, "medium") if words in q.quote]
    assert [q.source.text for q in found] == [source]


@pytest.mark.parametrize(
    ("text", "source", "quote", "tier"),
    [
        (
            "Ostrow said again and again that the quay was sold.",
            "Ostrow",
            "the quay was sold",
            "medium",
        ),
        (
            "Voss said in the debate on the ban that they had no boats.",
            "Voss",
            "they had no boats",
            "medium",
        ),
        (
            "Renn explained how the guild lost its hall.",
            "Renn",
            "the guild lost its hall",
            "medium",
        ),
        ("She said, well, the ferry is late.", "She", ", well, the ferry is late", "medium"),
        ("He used to say that boats sink at night.", "He", "boats sink at night", "strong"),
        ("The theory was that the ferry would pay.", "The theory", "the ferry would pay", "medium"),
    ],
)
def test_reports_told_at_length_and_in_talk(text, source, quote, tier):
    (found,) = quotations(text, "medium")
    assert found.source is not None
    assert (found.source.text, found.quote.strip(" ,.")) == (source, quote.strip(" ,."))
    assert found.tier == tier


def test_quotation_marks_may_be_said():
    text = "Ostrow said, quote, we will never leave the quay, end quote, and sat down."
    (found,) = quotations(text)
    assert (found.quote, found.kind) == ("we will never leave the quay", "direct")
    assert found.source is not None
    assert found.source.text == "Ostrow"


@pytest.mark.parametrize(
    "text",
    [
        "It's maintained on public land by the guild.",
        "The sea adds even more salt to it.",
        "They responded by closing the quay at night.",
        "When you write a letter to the guild, it waits.",
        "First let me say that the quay is loud.",
    ],
)
def test_verbs_of_saying_that_report_nobody_stay_behind_the_switch(text):
    assert quotations(text, "medium") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Gazette reports that the quay was sold.", "The Gazette"),
        ("Aldous Brandt in his last address told us that the quay was sold.", "Aldous Brandt"),
        ('There is a chapter of the Guide that says, "All boats sink at night."', "chapter of"),
    ],
)
def test_whose_report_it_is(text, source):
    (found,) = quotations(text, "medium")
    assert found.source is not None
    assert source in found.source.text


def test_a_name_behind_a_dash_signs_a_quotation():
    (found,) = quotations('"We will never leave the quay." \u2014 Mara Ostrow, on the ban.')
    assert found.source is not None
    assert found.source.text == "Mara Ostrow"
    (other,) = quotations('"We will never leave the quay." \u2014 Yes, that is well known.')
    assert other.source is None


def test_a_view_somebody_else_holds_needs_no_that():
    found = only("Renn felt he could sail it with less fuss.", "medium")
    assert (found.quote, found.tier) == ("he could sail it with less fuss", "medium")
    assert [f.tier for f in quotations("I thought we were late for it.", "medium")] == []


def test_who_said_it_may_stand_behind_without_a_name():
    text = "The ferry stops for good next year, said the harbour master."
    found = only(text)
    assert found.source is not None
    assert text[found.source.start : found.source.end] == "the harbour master"
    assert found.quote == "The ferry stops for good next year"


def test_what_anybody_finds_is_no_report():
    assert quotations("You find that there were fifty people building them.", "medium") == []
    assert quotations("They write boats down according to their own standards.") == []


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        ("Voss said, you know, that the quay is loud.", "Voss", "the quay is loud"),
        (
            "As reported by the Lindholm Gazette, the quay will be sold in May.",
            "the Lindholm Gazette",
            "the quay will be sold in May",
        ),
        (
            "The response by the harbour master was that the quay is safe.",
            "the harbour master",
            "the quay is safe",
        ),
        (
            "Voss described the Ferry Company as a tired old giant of the bay.",
            "Voss",
            "a tired old giant of the bay",
        ),
        ("Renn, you've been saying that the quay is loud.", "you", "the quay is loud"),
        ("I think Voss thought that the quay was loud.", "Voss", "the quay was loud"),
        ("Some people think that the quay is loud.", "Some people", "the quay is loud"),
    ],
)
def test_who_holds_a_view_told_in_talk(text, source, quote):
    told = [(q.source.text if q.source else None, q.quote) for q in quotations(text, "medium")]
    assert (source, quote) in told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('And she was like, "The quay is far too loud."', "she"),
        ('The guy is like "There is a long line at the quay."', "The guy"),
        ('There is a trader, going into shops and saying, "I am king of the quay!"', "a trader"),
        ('You said so, and I quote. "The quay is far too loud."', "You"),
        ('Edda Voss at BBN said, "The quay is far too loud."', "Edda Voss at BBN"),
    ],
)
def test_whose_words_are_told_in_talk(text, source):
    (found,) = [q for q in quotations(text, "medium") if q.kind == "direct"]
    assert found.source is not None
    assert found.source.text == source


@pytest.mark.parametrize(
    "text",
    [
        "I will come back to something you said earlier today.",
        "They announced a new plan for the quay.",
        "She has said that to me, right, okay.",
        "Others wanted that boat and so I made one.",
        "It appears that the quay is loud at night.",
        "He had written up this long plan for the quay.",
    ],
)
def test_a_thing_said_or_wanted_is_no_view(text):
    assert quotations(text, "medium") == []


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        ("Here was a man who said he had met the mayor.", "a man", "he had met the mayor"),
        (
            "She asked about the quay, to which Edda Voss responded that it was closed.",
            "Edda Voss",
            "it was closed",
        ),
        ("He, in so many words, told you that the quay is loud.", "He", "the quay is loud"),
        ("And he said yes, I am here on the quay.", "he", "yes, I am here on the quay"),
        (
            "The harbour master is saying the quay is loud.",
            "The harbour master",
            "the quay is loud",
        ),
        (
            "And he's saying how the ferry will change the town.",
            "he",
            "the ferry will change the town",
        ),
        (
            "All that the clerk said was that the order came from above.",
            "the clerk",
            "the order came from above",
        ),
        (
            "Voss made it clear to the council that the quay would close.",
            "Voss",
            "the quay would close",
        ),
        (
            "Voss has made clear, once the pier is built, that the quay will close.",
            "Voss",
            "the quay will close",
        ),
        ("I heard Mara Ostrow say the quay was loud.", "Mara Ostrow", "the quay was loud"),
        ("Renn apologized to the Guild for saying the quay was loud.", "Renn", "the quay was loud"),
        ("They criticized Voss for claiming that the quay is loud.", "Voss", "the quay is loud"),
        ("In her view, the quay is loud.", "her", "the quay is loud"),
    ],
)
def test_views_told_by_other_constructions(text, source, quote):
    told = [(q.source.text if q.source else None, q.quote) for q in quotations(text, "medium")]
    assert (source, quote) in told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Voss: She apologized for saying \u201chalf.\u201d", "She"),
        ("I heard Mara Ostrow ask, \u201cWho will pay for the quay?\u201d", "Mara Ostrow"),
        ("The mentor counseled, \u201cGo to the quay and ask again.\u201d", "The mentor"),
    ],
)
def test_a_label_and_what_is_heard_leave_the_source(text, source):
    (found,) = [q for q in quotations(text, "medium") if q.kind == "direct"]
    assert found.source is not None
    assert found.source.text == source


@pytest.mark.parametrize(
    "text",
    [
        "Now, did he say that the quay is loud?",
        "What did Voss say that the council liked?",
        "Is Voss saying that the quay is loud?",
        "There is another point that should be made here.",
        "You are claiming my time, sir, for the quay.",
        "They fired Voss for selling the quay.",
    ],
)
def test_what_is_asked_or_names_a_thing_is_no_view_either(text):
    assert quotations(text, "medium") == []


def test_a_speaker_before_a_report_makes_it_no_less_sure():
    (found,) = quotations("Voss: He said the quay is loud.")
    assert found.source is not None
    assert (found.source.text, found.quote) == ("He", "the quay is loud")


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        ("My mama said, where is your coat?", "My mama", "where is your coat"),
        (
            "The council explained on 19 May 2002 that 33 boats were sold.",
            "The council",
            "33 boats were sold",
        ),
        (
            "The quay is loud at night, as said by the mayor.",
            "the mayor",
            "The quay is loud at night",
        ),
    ],
)
def test_views_in_more_wordings(text, source, quote):
    told = [(q.source.text if q.source else None, q.quote) for q in quotations(text, "medium")]
    assert (source, quote) in told


def test_as_said_by_then_names_nobody():
    assert quotations("The quay is loud, as said by then.", "medium") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Chair now recognizes that the member from Norham has five minutes.",
        "The Chair notes that a quorum is present in the hall.",
        'We won something called "The Harbour Prize" that year.',
        "You said something about the pilots that you did not like.",
        'They wanted to publish it as a book called "The Adaptive Quay" that year.',
        'I hate using the word "idea" for it.',
        "The courage of those who testified before this council would not be tolerated.",
    ],
)
def test_formulas_names_of_things_and_something_said_report_nothing(text):
    assert quotations(text, "medium") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I was told I could not work with the pilots.", "I could not work with the pilots"),
        ("We were told the quay was closed for good.", "the quay was closed for good"),
        ("It's been said that the pilots agreed to it.", "the pilots agreed to it"),
        (
            "The suggestion that we were paid by the port is absurd.",
            "we were paid by the port is absurd",
        ),
        (
            "I spoke despite directives from the Port Office and the mayor that I refuse to appear.",
            "I refuse to appear",
        ),
    ],
)
def test_what_one_was_told_and_what_is_suggested_is_reported(text, told):
    [report] = quotations(text, "medium")
    assert (report.kind, report.quote) == ("reported", told)


def test_what_was_told_yesterday_is_no_clause():
    assert quotations("I was told this yesterday at the quay.", "medium") == []
