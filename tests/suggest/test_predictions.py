"""What is said to come."""

import pytest

from hustings.suggest import predictions


@pytest.mark.parametrize(
    "text",
    [
        "The night ferry will become a habit.",
        "I expect the traders to leave the quay.",
        "Trade is going to fall on the quay.",
        "The guild won't accept the ban.",
    ],
)
def test_a_sentence_about_the_future_is_a_prediction(text):
    (found,) = predictions(text)
    assert (found.start, found.end) == (0, len(text))


def test_the_horizon_is_read_from_the_same_sentence():
    (found,) = predictions("By 2030 the quay will have no cars. It was built in 1950.")
    assert found.horizon == "2030"


@pytest.mark.parametrize(
    "text", ["The will of the people counts.", "I will add one thing.", "The ferry was late."]
)
def test_the_noun_will_and_announcements_are_no_predictions(text):
    assert predictions(text, "medium") == []


def test_the_direction_is_a_guess_from_the_verb():
    assert predictions("Trade will fall.")[0].direction_guess == "falls"
    assert predictions("The ferry will not return.")[0].direction_guess == "does not happen"


def test_a_question_counts_less():
    sure, asked = (
        predictions("Trade will fall.", "medium")[0],
        predictions("Do you think trade will fall?", "medium")[0],
    )
    assert asked.question
    assert asked.score < sure.score


@pytest.mark.parametrize(
    "text",
    [
        "I'm going to share a story about the quay.",
        "I\u2019ll close with a question.",
        "The Guild was going to sue the town.",
        "It is one thing if you're going to close the quay.",
        "If you look at the plan, you will see two piers.",
        "Can I expect an answer by spring?",
        "What, shall we say, is the plan?",
    ],
)
def test_intentions_and_what_was_to_come_are_no_sure_predictions(text):
    assert predictions(text) == []


@pytest.mark.parametrize(
    "text", ["I'm going to lose my shop.", "I will be forgotten by then.", "We're going to drown."]
)
def test_what_will_happen_to_the_speaker_is_a_prediction(text):
    assert len(predictions(text)) == 1


@pytest.mark.parametrize(
    ("words", "horizon"),
    [
        ("before 2040", "../2039"),
        ("before May 2031", "../2031-04"),
        ("before 1 January 2031", "../2030-12-31"),
        ("before the 2040s", "../2039"),
        ("until 2040", "../2040"),
    ],
)
def test_before_a_time_is_over_where_that_time_begins(words, horizon):
    assert predictions(f"The harbour will be empty {words}.")[0].horizon == horizon


def test_a_horizon_counted_from_the_day_of_speaking_keeps_its_words():
    text = "In ten years the quay will be gone."
    (open_ended,) = predictions(text)
    assert (open_ended.horizon, open_ended.horizon_words) == (None, "In ten years")
    (settled,) = predictions(text, written="2020-07-29")
    assert settled.horizon == "2030~"


def test_a_date_that_has_passed_is_no_horizon():
    text = "The pier that fell in 1999 will be rebuilt."
    assert predictions(text, written="2020")[0].horizon is None
    assert predictions("The pier will be rebuilt in 2031.", written="2020")[0].horizon == "2031"


@pytest.mark.parametrize(
    "text",
    [
        "It will snow tomorrow.",
        "I am anticipating the collapse of the harbour trust.",
        "I have the expectation of a long strike.",
        "I think a strike is coming.",
        "The quay is destined for something like this.",
        "The ferry is bound to sink one day.",
        "The truce cannot last.",
        "So we will probably enter a winter without boats.",
        "The town must, and will be judged by its harbour.",
    ],
)
def test_the_wordings_of_what_is_to_come_are_sure(text):
    (found,) = predictions(text)
    assert found.tier == "strong"


@pytest.mark.parametrize(
    "text", ["They are going to the quay.", "The guests are going to Port Ellery in droves."]
)
def test_going_to_a_place_is_motion(text):
    assert predictions(text, "all") == []


@pytest.mark.parametrize(
    "text",
    [
        "Others will pose as friends of the ferry.",
        "We want boats that will carry cars.",
        "The committee will stand in recess.",
        "We will talk about the pier.",
        "I don't think a night ferry is possible.",
    ],
)
def test_purposes_habits_and_the_order_of_the_day_are_not_sure(text):
    assert predictions(text) == []


def test_what_was_to_come_belongs_to_the_widest_tier():
    assert predictions("He knew the pier would sink.", "medium") == []
    assert [f.tier for f in predictions("He knew the pier would sink.", "all")] == ["all"]


def test_what_endures_or_falls_is_nobodys_purpose():
    found = predictions("Lindholm is a town that will endure.")
    assert [p.cue.text for p in found] == ["will endure"]
    assert predictions("They ordered boats that will carry cars.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The first question will go to Voss.",
        "Each of you will have two minutes for it.",
        "We expect you to be on time.",
        "They built a wall so that it will be quiet.",
        "Will they do what must be done.",
    ],
)
def test_the_order_of_the_talk_and_what_is_asked_of_people_are_not_sure(text):
    assert predictions(text) == []


def test_a_comma_and_which_goes_on_with_what_comes():
    (found,) = predictions("They hold elections, which will strengthen the town.")
    assert found.tier == "strong"


@pytest.mark.parametrize(
    "text",
    [
        "Now we'll go to Tobias Renn.",
        "We will be very transparent about the pier.",
        "I'll get back to your office on that.",
        "We certainly will look into the pier.",
    ],
)
def test_what_speakers_do_themselves_is_of_the_widest_tier(text):
    assert predictions(text, "medium") == []
    assert [p.tier for p in predictions(text, "all")] in ([], ["all"])


@pytest.mark.parametrize(
    "text",
    [
        "You'll end up with a pier that is too heavy.",
        "The bank won't let you pay for the pier.",
        "They want to make sure it's not going to happen again.",
        "We hope that the pier will be open.",
        "The record will so reflect.",
        "I expect all members of the council to wear a badge.",
    ],
)
def test_habits_hopes_and_orders_are_not_sure(text):
    assert predictions(text) == []
    assert [p.tier for p in predictions(text, "medium")] == ["medium"]


@pytest.mark.parametrize(
    "text",
    [
        "Our projections today forecast seven percent growth in 2022.",
        "The economists expect that the pier closes.",
        "The pier will be busy next year.",
        "We will drown if the pier breaks.",
    ],
)
def test_forecasts_of_models_and_what_befalls_are_sure(text):
    assert [p.tier for p in predictions(text)] == ["strong"]


@pytest.mark.parametrize(
    "text",
    [
        "The pier isn't going to last.",
        "The town is gonna lose its pier.",
        "A strike is inevitable.",
        "The bank looks set to fail.",
        "It's only a matter of time before the pier falls.",
        "Sooner or later the pier falls.",
        "In the long run, honest trade wins.",
    ],
)
def test_what_is_to_come_is_told_without_will_too(text):
    assert len(predictions(text)) == 1


def test_a_run_that_is_past_is_no_forecast():
    assert predictions("In the long run the pier was saved.", "medium") == []
