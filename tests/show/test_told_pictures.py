"""Pictures of relations, lineage and told time: what is drawn is what is told."""

import re

from hustings.show.relations_svg import Arrow, DrawnActor, drawable, relations_picture
from hustings.show.times.axis import axis_of, fitted, said_year, year_of
from hustings.show.times.drawing import timeline_picture
from hustings.show.times.history import Bracket, History, Piece
from hustings.show.times.lineage_svg import DrawnLane, DrawnTurning, lineage_picture
from hustings.show.times.told_order_svg import Jump, Telling, Told, told_order_svg


def actor(name, place, silent=False, kind="person"):
    return DrawnActor(name, kind, place, ("s1",), silent=silent)


def marks(svg):
    """Name -> ids of every mark a key can reach."""
    found = re.findall(r'class="mark"[^>]*data-ids="([^"]*)" data-name="([^"]*)"', svg)
    return {name: ids.split() for ids, name in found}


def test_a_minus_tie_is_dashed_and_a_plus_tie_solid_and_each_opens_its_sentences():
    two = (actor("Guild", (0.1, 0.5)), actor("Company", (0.9, 0.5)))
    minus = relations_picture(two, [Arrow("Guild", "Company", "opposes", "-", ("s1", "s2"))]).svg()
    plus = relations_picture(two, [Arrow("Guild", "Company", "supports", "+", ("s1",))]).svg()
    assert 'stroke-dasharray="7 4"' in minus
    assert 'stroke-dasharray="7 4"' not in plus
    assert marks(minus)["Guild opposes Company (minus): 2 sentences"] == ["s1", "s2"]
    assert ">opposes" in minus


def test_who_is_only_spoken_of_has_a_dashed_outline_and_says_so():
    drawn = relations_picture([actor("Guild", (0.5, 0.5), silent=True)], []).svg()
    assert 'stroke-dasharray="3 2.5"' in drawn
    assert "Guild, only spoken of: 1 sentence" in marks(drawn)


def test_of_too_many_actors_the_picture_counts_what_it_leaves_out():
    many = [actor(f"A{i:03}", (i / 70, 0.5)) for i in range(70)]
    assert "not drawn: 10 actors" in relations_picture(many, []).svg()
    assert "not drawn: 12 actors and 3 arrows" in relations_picture(many, [], left_out=(2, 3)).svg()


def test_a_picture_draws_the_ties_told_most_often_between_the_actors_it_shows():
    ties = [
        Arrow("Guild", f"A{i:03}", "funds", "+", ("s1", "s2") if i == 170 else ("s1",))
        for i in range(200)
    ]
    drawn = drawable(ties, {"Guild", *(f"A{i:03}" for i in range(10, 200))})
    assert len(drawn) == 160
    assert [t.target for t in drawn[:3]] == ["A170", "A010", "A011"]


def test_a_name_with_markup_stays_text():
    drawn = relations_picture([actor('<b onclick="x">', (0.5, 0.5))], []).svg()
    assert "<b" not in drawn


def test_two_dates_of_one_split_are_joined_by_a_bracket_and_neither_is_chosen():
    lanes = [
        DrawnLane("Party", (None, None), (None, None)),
        DrawnLane("League", (1987, 1987), (None, None)),
    ]
    told = [
        DrawnTurning("forks", "League", "Party", "splits 1987", (1987.0, 1987.9), ("s1",), "●"),
        DrawnTurning("forks", "League", "Party", "splits 1991", (1991.0, 1991.9), ("s2",), "◇"),
    ]
    found = marks(lineage_picture(lanes, told).svg())
    assert found["League: 4 years apart"] == ["s1", "s2"]
    assert {"League splits 1987 Party: 1 sentence", "League splits 1991 Party: 1 sentence"} <= {
        *found
    }


def piece(**more):
    usual = {
        "lane": "Voss",
        "statements": ("s1",),
        "form": "event",
        "words": "flood",
        "when": "1936",
    }
    return Piece(**{**usual, "first": 1936.0, "last": 1936.99, **more})


def history(*pieces, **more):
    return History(tuple(dict.fromkeys(p.lane for p in pieces)), pieces, **more)


def test_a_year_is_a_point_a_period_a_bar_unknown_digits_hatched_and_about_fades():
    assert "<circle" in timeline_picture(history(piece(), piece(first=1900.0, last=2000.0))).svg()
    assert "url(#tl-hatch" in timeline_picture(history(piece(hatched=True, last=1950.0))).svg()
    assert "url(#tl-soft" in timeline_picture(history(piece(soft=True, last=1950.0))).svg()
    assert "url(#tl-hatch" not in timeline_picture(history(piece(last=1950.0))).svg()


def test_one_event_with_two_dates_is_a_mark_of_its_own():
    bracket = Bracket("ferry: 11 years apart", 1954.0, 1965.0, ("s1", "s2"))
    drawn = timeline_picture(history(piece(), brackets=(bracket,))).svg()
    assert marks(drawn)["ferry: 11 years apart"] == ["s1", "s2"]


def test_no_statement_is_lost_where_there_is_no_room():
    many = [piece(statements=(f"s{i}",), words=f"w{i}", first=1900.0 + i % 90) for i in range(900)]
    many = [p if p.first < p.last else piece(statements=p.statements) for p in many]
    drawn = timeline_picture(history(*many)).svg()
    ids = {i for told in re.findall(r'data-ids="([^"]*)"', drawn) for i in told.split()}
    assert ids == {f"s{i}" for i in range(900)}


def test_a_jump_back_is_solid_and_a_jump_forward_dashed():
    told = (
        Told(("s1",), "event", "a", "1990", 1990.0, 1990.9, at=0),
        Told(("s2",), "event", "b", "1930", 1930.0, 1930.9, at=1),
    )
    back = told_order_svg(Telling(told, (Jump(1, 0, 1, -59, ("s1", "s2")),)))
    ahead = told_order_svg(Telling(told, (Jump(1, 0, 1, 59, ("s1", "s2")),)))
    assert marks(back)["Jump 1: back 59 years"] == ["s1", "s2"]
    assert 'stroke-dasharray="5 3"' not in back
    assert 'stroke-dasharray="5 3"' in ahead


def test_years_before_christ_are_said_so_and_an_axis_has_round_years():
    assert (said_year(-43), year_of("-0043-01-01")) == ("44 BC", -43.0)
    assert axis_of([1900.0, 2000.0], 0, 600).ticks() == [1900, 1920, 1940, 1960, 1980, 2000]
    assert fitted("night ferry", 500) == "night ferry"
    assert fitted("night ferry", 5) == ""


def test_a_timeline_that_would_be_too_tall_keeps_its_marks_and_counts_those_without_words():
    pieces = tuple(
        Piece(
            (f"s{k}{i}",), "event", f"What befell {k}{i}", "1950", 1950 + i, 1951 + i, lane=f"L{k}"
        )
        for k in range(5)
        for i in range(8)
    )
    history = History(tuple(f"L{k}" for k in range(5)), pieces)
    whole = timeline_picture(history, width=400.0)
    folded = timeline_picture(history, width=400.0, tallest=800.0)
    assert whole.size[1] > 800 >= folded.size[1]
    ids = [i for found in marks(folded.svg()).values() for i in found]
    assert sorted(ids) == sorted(p.statements[0] for p in pieces)
    assert "marks without words: no room" in folded.svg()
    assert timeline_picture(history, width=400.0, tallest=5000.0) == whole


def test_in_little_width_a_lane_has_its_name_over_it_and_the_years_have_the_width():
    lanes = [DrawnLane("Ferrymen's League of the Bay", (1931, 1931), (1962, 1962))]
    turnings = [DrawnTurning("begins", lanes[0].name, None, "founded 1931", (1931, 1931), ("s1",))]
    narrow, wide = (lineage_picture(lanes, turnings, width=w).svg() for w in (350.0, 900.0))
    place = r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>Ferrymen'
    over, before = (tuple(map(float, re.search(place, d).groups())) for d in (narrow, wide))
    bars = [float(re.search(r'<path d="M[\d.]+ ([\d.]+)H', d)[1]) for d in (narrow, wide)]
    assert over[1] < bars[0] - 9
    assert before[0] == 10
    assert abs(before[1] - bars[1]) <= 4


def stretches_of_today(svg):
    """From where to where the line of the day of speaking is drawn."""
    (d,) = re.findall(r'<path d="([^"]*)" stroke="[^"]*" stroke-width="1.4"/>', svg)
    return [(float(a), float(b)) for a, b in re.findall(r"M[\d.]+ ([\d.]+)V([\d.]+)", d)]


def test_the_day_of_speaking_stands_back_where_words_are():
    long = piece(words="The last night boat was taken off", first=1980.0, last=1980.9)
    apart = piece(words="x", first=1920.0, last=1920.9)
    svg = timeline_picture(history(apart, long, today=1982.0)).svg()
    ((_, over), (under, _)) = stretches_of_today(svg)
    (y,) = re.findall(r'y="([\d.]+)"[^>]*>The last night', svg)
    assert over < float(y) - 8 < float(y) < under
    later = piece(words="y", first=1990.0, last=1990.9)
    whole = timeline_picture(history(apart, later, today=1982.0)).svg()
    assert len(stretches_of_today(whole)) == 1


def test_in_the_order_of_telling_no_words_lie_on_the_day_of_speaking():
    told = tuple(
        Told((f"s{i}",), "event", "The boat was taken off", "1990", 1990.0, 1990.9, at=i)
        for i in range(3)
    )
    svg = told_order_svg(Telling(told, today=1990.2))
    (line,) = re.findall(r'd="M66.0 ([\d.]+)H', svg.split("day of speaking")[0])[-1:]
    tops = [float(y) for y in re.findall(r'y="([\d.]+)"[^>]*>The boat', svg)]
    assert all(not y - 12 < float(line) < y + 2 for y in tops)
