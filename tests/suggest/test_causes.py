"""Causal claims: cue, cause and effect where the words have them."""

import pytest

from hustings.errors import UnknownName
from hustings.suggest import causes


def only(text, tier="strong"):
    found = causes(text, tier)
    assert len(found) == 1, found
    return found[0]


def test_because_puts_the_cause_on_its_right():
    claim = only("The quay is loud because the night ferry idles its engines.")
    assert claim.cue.text == "because"
    assert claim.effect.text == "The quay is loud"
    assert claim.cause.text == "the night ferry idles its engines"


def test_led_to_puts_the_cause_on_its_left():
    claim = only("The car-free quay led to quieter nights.")
    assert (claim.cause.text, claim.effect.text) == ("The car-free quay", "quieter nights")


def test_an_opening_because_takes_its_effect_from_behind_the_comma():
    claim = only("Because the ferry runs at night, the traders lose their morning customers.")
    assert claim.cause.text == "the ferry runs at night"
    assert claim.effect.text == "the traders lose their morning customers"


def test_therefore_looks_back_to_the_sentence_before():
    claim = only("The quay was closed to cars. Therefore the traders moved inland.")
    assert claim.cause.text == "The quay was closed to cars."[:-1]
    assert claim.effect.text == "the traders moved inland"


def test_spans_are_code_points_into_the_text_as_given():
    text = "\U0001f6a2\U0001f6a2 Caf\u00e9 Lindholm closed because of the night ferry."
    claim = only(text)
    for span in (claim.cue, claim.cause, claim.effect):
        assert text[span.start : span.end] == span.text
        assert claim.start <= span.start < span.end <= claim.end


@pytest.mark.parametrize(
    "text",
    [
        "Mara Ostrow asked if the ferry was late.",
        "We want to understand if the ban works.",
        "The ferry, if I understand you, is late.",
    ],
)
def test_whether_if_is_not_a_condition(text):
    assert causes(text) == []


def test_a_condition_is_marked_and_decides_nothing():
    claim = only("If the ferry stops, the guild will be content.")
    assert claim.conditional
    assert not hasattr(claim, "commitment")


def test_not_because_is_marked_as_negated():
    text = "He left, but not because of the ferry."
    assert causes(text) == []
    assert only(text, "all").negated


@pytest.mark.parametrize(
    "text",
    [
        "If you look at the minutes, the ferry was late every day.",
        "If I may say so, the quay is too short.",
        "Could you repeat that, because the engines were loud?",
        "Tell us about the ferry, because our readers do not know it.",
        "Is the quay quiet because the ferry stopped?",
        "It was not, as they say, because the traders left.",
    ],
)
def test_talk_requests_questions_and_denials_are_no_sure_causes(text):
    assert causes(text) == []
    assert all(c.tier == "all" for c in causes(text, "all"))


@pytest.mark.parametrize(
    ("text", "cause", "cue", "effect"),
    [
        ("Cheap talk breeds bad contracts.", "Cheap talk", "breeds", "bad contracts"),
        ("The ruling ruined the council.", "The ruling", "ruined", "the council"),
        ("The council was ruined by the ruling.", "the ruling", "ruined by", "The council"),
        ("The ban came to define the town.", "The ban", "define", "the town"),
        ("The closure turned the bay into a car park.", "The closure", "turned", "the bay into a"),
        ("This dispute culminates in a strike.", "This dispute", "culminates in", "a strike"),
        (
            "The lorries drove families out of the street.",
            "The lorries",
            "drove",
            "families out of",
        ),
        ("The law prohibits night sailings.", "The law", "prohibits", "night sailings"),
    ],
)
def test_verbs_of_making_and_unmaking_are_the_widest_tier(text, cause, cue, effect):
    assert causes(text, "medium") == []
    claim = only(text, "all")
    assert claim.cause.text == cause
    assert claim.cue.text.startswith(cue)
    assert claim.effect.text.startswith(effect)


@pytest.mark.parametrize(
    "text",
    [
        "We dismantled the fares.",
        "She wants to destroy the quay.",
        "The destroyed quay was never built again.",
        "They spoke of closing the harbour.",
        "The limits of the harbour are known.",
        "The harbour was closed.",
    ],
)
def test_deeds_of_speakers_intentions_and_nouns_claim_no_cause(text):
    assert causes(text, "all") == []


def test_a_condition_without_a_comma_is_parted_at_the_second_subject():
    claim = only("If the council closes the quay the traders will leave.")
    assert claim.cause.text == "the council closes the quay"
    assert claim.effect.text == "the traders will leave"


def test_for_that_reason_at_the_end_looks_back():
    claim = only("The engines are loud. The hotels closed for that reason.")
    assert (claim.cause.text, claim.effect.text) == ("The engines are loud", "The hotels closed")


def test_the_sign_is_a_guess_and_nothing_more():
    claim = only("The ban prevents accidents on the quay.", "medium")
    assert claim.sign_guess == "\u2212"
    assert "guess" in claim.why


def test_more_and_less_hint_at_a_negative_sign():
    claim = only("The more cars come to the quay, the less people stay.")
    assert claim.sign_guess == "\u2212"
    assert claim.cause.text == "cars come to the quay"


def test_weak_cues_stay_behind_the_switch():
    text = "The guild met after the ferry had sailed."
    assert causes(text) == []
    assert [c.cue.text for c in causes(text, "all")] == ["after"]


def test_every_tier_holds_the_one_before():
    text = "The noise led to protests. It also reduced trade, and people left after that because of it."
    counts = [{c.cue for c in causes(text, t)} for t in ("strong", "medium", "all")]
    assert counts[0] <= counts[1] <= counts[2]


def test_an_aim_counts_as_the_reason_and_says_so():
    claim = only("The council closed the quay so that children can play.")
    assert claim.cause.text == "children can play"
    assert "aim" in claim.why


def test_an_unknown_tier_is_refused():
    with pytest.raises(UnknownName, match="strng"):
        causes("", "strng")


def test_no_words_no_claims():
    assert causes("") == []
    assert causes("because") == []


@pytest.mark.parametrize(
    "text",
    [
        "Thank you very much for answering our questions.",
        "I apologize again for interrupting the harbour master.",
        "I\u2019m wondering, Mr. Renn, if you can tell us which pier is meant.",
        "She wondered, as did the passengers, if the ferry was late.",
        "Well, because.",
        "No, not at all, because of the noise.",
        "Especially if the ferry is late.",
        "Who can say if the ferry will be late?",
    ],
)
def test_thanks_whether_and_empty_words_claim_no_cause(text):
    assert causes(text, "strong") == []


def test_what_is_therefore_done_follows_from_the_sentence_before():
    claim = only("The quay is too short for the ferry. I therefore suggest a longer one.")
    assert claim.cause.text == "The quay is too short for the ferry"
    assert claim.effect.text == "I therefore suggest a longer one"


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        (
            "If you are a trader, boatman or fisher, you are dependent on the quay.",
            "you are a trader, boatman or fisher",
            "you are dependent on the quay",
        ),
        (
            "If it does, in my view, sir, it would only be for a season.",
            "it does",
            "it would only be for a season",
        ),
        (
            "Because the engines are loud, traders lose sleep, they say.",
            "the engines are loud",
            "traders lose sleep",
        ),
    ],
)
def test_an_aside_after_the_first_clause_is_not_taken_for_the_second(text, cause, effect):
    claim = only(text)
    assert claim.cause.text.startswith(cause)
    assert claim.effect.text == effect


def test_a_speakers_label_is_no_part_of_a_clause():
    claim = only("CALDER: The quay is loud because the ferry idles.")
    assert claim.effect.text == "The quay is loud"


def test_a_condition_repeated_is_one_condition():
    claim = only(
        "If we do well here, if we meet our duties, if we move ahead, then the quay will be safe."
    )
    assert claim.cause.text == "we do well here, if we meet our duties, if we move ahead"
    assert claim.effect.text == "the quay will be safe"


def test_a_quotation_that_opens_with_a_condition_is_read_by_itself():
    claim = only("He told us: \u201cIf you close the quay, the traders leave.\u201d")
    assert (claim.cause.text, claim.effect.text) == ("you close the quay", "the traders leave")


def test_a_reason_named_behind_a_colon_is_the_cause():
    claim = only("We want the ban for this reason: the nights were quiet.")
    assert (claim.cause.text, claim.effect.text) == ("the nights were quiet", "We want the ban")


def test_the_frame_of_a_condition_is_not_its_effect():
    claim = only("History shows that if we close the quay, the traders leave.")
    assert (claim.cause.text, claim.effect.text) == ("we close the quay", "the traders leave")


def test_that_as_a_subject_opens_the_effect():
    claim = only("If he closes the quay, that means trade falls.")
    assert (claim.cause.text, claim.effect.text) == ("he closes the quay", "that means trade falls")


def test_a_condition_without_its_other_half_claims_nothing():
    assert causes("The ferry was late. If they want it.") == []
    assert len(causes("The ferry was late. Because they wanted it.")) == 1


@pytest.mark.parametrize(
    ("text", "cue", "cause"),
    [
        ("But if the ferry stops, the guild will move.", "if", "the ferry stops"),
        ("The strike was the result of the new tolls.", "the result of", "the new tolls"),
        ("The old pier was eaten up by the tide.", "eaten up by", "the tide"),
        ("The tolls will mean ruin for the traders.", "will mean", "The tolls"),
        ("Once the ferry docks, the noise begins.", "Once", "the ferry docks"),
        ("The noise is loud enough that nobody sleeps.", "enough that", "The noise"),
        ("The wind was so strong that the ferry turned.", "so strong that", "The wind"),
        ("The law requires the traders to move inland.", "requires", "The law"),
        ("We saw rain making the quay a pond.", "making", "We saw rain"),
    ],
)
def test_connectives_and_verbs_of_the_widest_tier(text, cue, cause):
    claims = [c for c in causes(text, "all") if cue.casefold() in c.cue.text.casefold()]
    assert claims, causes(text, "all")
    assert claims[0].cause.text == cause


def test_a_gerund_behind_a_verb_or_preposition_is_nobodys_deed():
    assert not causes("They began closing the quay.", "all")
    assert not causes("There was talk about closing the quay.", "all")


@pytest.mark.parametrize(
    ("text", "cue", "cause"),
    [
        (
            "Had the ferry been on time, the market would have opened.",
            "Had",
            "the ferry been on time",
        ),
        (
            "The crane failed. That's what stopped the ferry.",
            "That's what stopped",
            "The crane failed",
        ),
        ("Whenever the ferry is late, the traders go home.", "Whenever", "the ferry is late"),
        (
            "The guild lost its hall. The result was a strike on the quay.",
            "The result was",
            "The guild lost its hall",
        ),
        (
            "The consequence of the ban was an empty quay.",
            "The consequence of the ban was",
            "the ban",
        ),
        ("The traders stayed out of fear.", "out of", "fear"),
        ("The harbour wall was too weak to hold the sea.", "too weak", "weak"),
    ],
)
def test_conditions_turned_round_and_nouns_of_effect(text, cue, cause):
    claim = only(text, "all")
    assert (claim.cue.text, claim.cause.text) == (cue, cause)


@pytest.mark.parametrize(
    "text",
    [
        "He had been on the ferry and would return.",
        "At the moment she lives in Lindholm Bay.",
        "It is a good cause we all share.",
    ],
)
def test_what_only_looks_like_a_condition_turned_round_claims_nothing(text):
    assert causes(text, "all") == []


@pytest.mark.parametrize(
    ("text", "cue", "tier"),
    [
        ("The quay is loud. It's one of the reasons we left.", "It's one of the reasons", "strong"),
        (
            "The boats are late, and that may be part of why traders leave.",
            "may be part of why",
            "medium",
        ),
        ("The ban helped, in that it emptied the quay.", "in that", "medium"),
        ("The strike got them a harbour.", "got", "all"),
    ],
)
def test_parts_of_reasons_and_what_something_got_somebody(text, cue, tier):
    assert (cue, tier) in [(c.cue.text, c.tier) for c in causes(text, "all")]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It had brakes, such that we could stop it.", "such that"),
        ("The lack of boats since 2006 adds to the trouble.", "adds to"),
        ("They had no shop. And so, the Guild found one.", "And so"),
    ],
)
def test_consequences_told_in_talk(text, cue):
    assert cue in [c.cue.text for c in causes(text, "all")]
