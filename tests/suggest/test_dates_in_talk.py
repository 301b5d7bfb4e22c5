"""Times as they are told in talk: what waits for a day, and what is no time."""

import pytest

from hustings.suggest import dates


def test_a_time_goes_on_over_the_end_of_an_indented_line():
    text = "It was built in March\n           1968, after the Second World\n           War."
    found = {f.edtf for f in dates(text)}
    assert "1968-03" in found


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("in January or February 2016", "[2016-01,2016-02]"),
        ("on Friday, 30 th August this year", "2024-08-30"),
        ("on August 30th of last year", "2023-08-30"),
        ("in two thousand and eight", "2008"),
        ("from '64 to '65", "1964?/1965?"),
        ("at next year's fair", "2025"),
    ],
)
def test_times_as_they_are_spoken(words, edtf):
    (found,) = dates(f"The quay was shut {words}.", written="2024-09-06", tier="strong")
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "words",
    [
        "in the summer",
        "in the next financial year",
        "at the turn of the century",
        "half a century ago",
        "over the course of the past years",
    ],
)
def test_seasons_and_budget_years_wait_for_a_person(words):
    (found,) = dates(f"The quay was shut {words}.", written="2024-09-06", tier="medium")
    assert (found.cue.text, found.edtf) == (words, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We met on the quay the next year, I think.", "the next year"),
        ("And the very next day, she said so.", "the very next day"),
        ("Renn called the council later that day.", "later that day"),
        ("I moved to the quay in the same year, too.", "in the same year"),
        ("And later in the same year, I left.", "later in the same year"),
        ("That was two weeks after our wedding, on the quay.", "two weeks after our wedding"),
        (
            "They moved out during the beginning of the pandemic.",
            "during the beginning of the pandemic",
        ),
        ("Years later she came to the quay.", "Years later"),
        ("He told me this past weekend.", "this past weekend"),
        ("We shut the quay over Easter.", "over Easter"),
        ("We were back on the quay the following Monday.", "the following Monday"),
        ("I sang on the quay in ninth grade.", "in ninth grade"),
    ],
)
def test_what_counts_from_a_time_told_before_is_found_open(text, words):
    (found,) = dates(text, written="2024-09-06", tier="medium")
    assert (found.cue.text, found.edtf) == (words, "")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Yeah, but still 2013. We sold the boat.", ["2013"]),
        ("I think 1968, maybe 1969, on the quay.", ["1968", "1969"]),
        ("We had like 2000 dollars, maybe 1900 boats.", []),
        ("They paid just 1950 of them.", []),
    ],
)
def test_a_year_a_speaker_feels_for(text, years):
    assert [d.edtf for d in dates(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "It was the same as before on the quay.",
        "That was a good week on the quay.",
        "They are the same kind of year books.",
        "Many years passed on the quay.",
    ],
)
def test_a_likeness_is_no_time(text):
    assert dates(text, written="2024-09-06", tier="medium") == []


def test_what_counts_from_a_day_nobody_knows_is_of_the_middle_tier():
    (found,) = dates("He came last year.", tier="medium")
    assert (found.tier, found.edtf) == ("medium", "")
    assert dates("He came last year.") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The case will be heard on 30 January.", "2021-01-30"),
        ("We're going to open up on November 9th.", "2020-11-09"),
        ("The council met on 30 January.", "2020-01-30"),
        ("The council met on November 9th.", "2019-11-09"),
        ("On November, the 21st, he called me.", "2019-11-21"),
        ("I was away from the 14th to the 21st of August.", "2020-08-14/2020-08-21"),
        ("in the early days of November of 1985", "1985-11-01/1985-11-10~"),
        ("It closed in late October of \u201986.", "1986-10-21~/1986-10-31"),
        ("It closed in May \u201986.", "1986-05?"),
        ("He came in \u201888 and left.", "1988?"),
    ],
)
def test_a_day_without_a_year_is_ahead_where_its_clause_tells_of_the_future(text, edtf):
    (found,) = dates(text, written="2020-09-29", tier="medium")
    assert found.edtf == edtf


def test_a_day_told_again_at_once_is_the_same_day():
    found = dates(
        "We'll open on November 9th. Why November 9th? Nobody knows.", written="2020-09-29"
    )
    assert [d.edtf for d in found] == ["2020-11-09", "2020-11-09"]


def test_a_weekday_before_its_date_is_no_time_of_its_own():
    (found,) = dates("It was on Friday afternoon, November 21, 1986.", tier="medium")
    assert found.edtf == "1986-11-21"


def test_one_in_a_thousand_is_no_year():
    assert dates("one in 1000 islanders was ill") == []


def test_a_teacher_is_no_time():
    assert dates("I took English under Miss Linda Voss.", tier="all") == []


@pytest.mark.parametrize("mark", ["'", "\u2018", "\u2019"])
def test_a_short_year_may_stand_behind_what_one_thinks(mark):
    text = f"I think {mark}96 was the first, maybe {mark}97. Then\u2014{mark}99, it was."
    assert [d.edtf for d in dates(text)] == ["1996?", "1997?", "1999?"]


def test_the_rest_of_a_year_waits_for_a_person():
    [found] = dates("Over the remainder of this decade we build.", tier="medium")
    assert (found.cue.text, found.edtf) == ("Over the remainder of this decade", "")


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("We left nine years after founding the guild.", "nine years after founding", ""),
        ("That was one year before because we voted then.", "one year before", ""),
        ("In this day and age nobody pays.", "In this day and age", ""),
        ("When Brandt died, they voted.", "When Brandt died", ""),
        ("When the war ended he came home.", "When the war ended", ""),
        ("In ancient times the bay was deep.", "In ancient times", ""),
        ("Since 9/11 the pier is guarded.", "Since 9/11", ""),
        ("It will open by the end of the year.", "by the end of the year", "../2023-12"),
        ("The quay will change in ten years.", "in ten years", "2033~"),
        ("It will be done within two years.", "within two years", "2025"),
        ("Not this year, nor even into '25.", "'25", "2025?"),
        ("It was lost in '28.", "'28", "1928?"),
        ("If you look at 2019, it was the opposite.", "2019", "2019"),
        ("It grew throughout 2020 into 2021.", "2021", "2021"),
        ("Throughout this pandemic they met.", "Throughout this pandemic", ""),
        ("Under the czars, the bay was closed.", "Under the czars", ""),
    ],
)
def test_more_wordings_of_time(text, words, edtf):
    found = dates(text, written="2023-05-02", tier="medium")
    assert (words, edtf) in [(d.cue.text, d.edtf) for d in found]


@pytest.mark.parametrize(
    "text",
    [
        "She is currently at home and he is presently the clerk.",
        "I was a fan of Star Wars.",
        "Constitutional revolution only works early. Digital revolution does not.",
        "The civil war on the left between the two camps goes on.",
        "The war on drugs failed.",
        "The age of consent is sixteen.",
        "The course covers it in ten weeks.",
        "So the Cultural Revolution generation left.",
        "I have a good tie with the Trump administration.",
    ],
)
def test_what_names_no_time(text):
    assert dates(text, written="2023-05-02", tier="all") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She took office on 11 January 2020. It rained on 11 January.", "2020-01-11"),
        ("It rained on 11 January. She took office on 11 January 2020.", "2020-01-11"),
        ("In January 2020 the ship came. On 11 January it sank.", "2020-01-11"),
        ("In January 2020 the ship came. It will sink on 11 January.", "2024-01-11"),
        ("The ship came in May 2020. On 11 January it sank.", "2023-01-11"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_told_beside_it(text, edtf):
    days = [d for d in dates(text, written="2023-05-02") if "11 January" in d.cue.text]
    assert edtf in [d.edtf for d in days if "2020" not in d.cue.text]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("They ruled in the 12th and 13th centuries.", "12th and 13th centuries", "1100/1299"),
        (
            "From the third to the fifth century they ruled.",
            "third to the fifth century",
            "0200/0499",
        ),
        ("Oil was cheap between '73 and '85.", "'73 and '85", "1973?/1985?"),
        ("We will talk about 2028 after this.", "2028", "2028"),
        ("The pier will open by the end of the month.", "by the end of the month", ""),
        ("In his second term the pier fell.", "In his second term", ""),
        ("When Holm was mayor the pier fell.", "When Holm was mayor", ""),
        ("In the run-up to the election he lied.", "In the run-up to the election", ""),
        ("On Election Day the pier fell.", "On Election Day", ""),
        (
            "During the first Holm administration it fell.",
            "During the first Holm administration",
            "",
        ),
    ],
)
def test_centuries_terms_and_ends_of_months(text, words, edtf):
    assert [(d.cue.text, d.edtf) for d in dates(text, tier="medium")] == [(words, edtf)]


def test_whom_one_stands_before_is_no_time():
    assert dates("I swore before God and before Parliament.", tier="medium") == []
