"""Words an account is made of."""

from hustings.views.account.words import dated, joined, stands
from hustings.wording import counted


def test_words() -> None:
    assert counted(1, "tie") == "1 tie"
    assert counted(1000, "tie") == "1,000 ties"
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(list("abc")) == "a, b and c"
    assert joined(list("abcd"), 2) == "a, b and 2 more"
    assert joined(list("abc"), 2) == "a, b and c"  # "1 more" is no shorter than its name
    assert dated("2024-13") == "2024-13"


def test_several_stand_to_others_in_the_plural() -> None:
    assert stands("Americans", "supports") == "support"
    assert stands("The workers", "allies with") == "ally with"
    assert stands("Democrats", "criticises") == "criticise"
    assert stands("Engels", "opposes") == "opposes"  # one man
    assert stands("United States", "opposes") == "opposes"
