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


@pytest.mark.parametrize("text", ["The will of the people counts.", "I will add one thing.", "The ferry was late."])
def test_the_noun_will_and_announcements_are_no_predictions(text):
    assert predictions(text, "medium") == []


def test_the_direction_is_a_guess_from_the_verb():
    assert predictions("Trade will fall.")[0].direction_guess == "falls"
    assert predictions("The ferry will not return.")[0].direction_guess == "does not happen"


def test_a_question_counts_less():
    sure, asked = predictions("Trade will fall.")[0], predictions("Do you think trade will fall?")[0]
    assert asked.question
    assert asked.score < sure.score
