"""Views told without quotation marks: whose they are, and what reports nothing."""

import pytest

from hustings.suggest import quotations

from .test_quotations import only


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
