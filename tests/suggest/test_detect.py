"""What the kinds find over one transcript, as suggestions for review."""

import json

import pytest

from hustings.errors import UnknownName
from hustings.model import Actor, Suggestion, Transcript, Turn
from hustings.plugins import installed_now
from hustings.suggest import detect, suggest

TEXT = (
    "Mara Ostrow: Why is the quay loud?\n\n"
    "Tobias Renn: The quay is loud because the ferry runs at night. Edda Voss said that the harbour is too small. "
    "By 2030 trade will fall. The Traders' Guild opposes the Ferry Company.\n\n"
    "[The audience left because of the noise.]"
)
ACTORS = ["Traders' Guild", "Ferry Company"]
FORBIDDEN = {"stance", "agreement", "sign", "holder", "commitment"}


def transcript():
    answer = TEXT.index("The quay is loud because")
    note = TEXT.index("[The")
    return Transcript(
        text=TEXT,
        id="night",
        turns=(
            Turn(13, 34, "question", "Mara Ostrow"),
            Turn(answer, note - 2, "answer", "Tobias Renn"),
            Turn(note, len(TEXT), "direction"),
        ),
    )


def test_every_kind_is_found_with_cue_and_reason():
    found = suggest(transcript(), actors=ACTORS, plugins=False)
    assert {s.kind for s in found} == {
        "causes",
        "quotations",
        "actors",
        "relations",
        "dates",
        "predictions",
    }
    for s in found:
        assert s.cue is not None
        assert 0 <= s.cue[0] < s.cue[1] <= len(TEXT)
        assert s.why
        assert s.state == "open"
        assert 0 < s.score <= 1


def test_what_a_person_must_decide_is_never_filled_in():
    for s in suggest(transcript(), tier="all", actors=ACTORS, plugins=False):
        assert not FORBIDDEN & set(s.values)


def test_the_same_text_gives_the_same_suggestions():
    first, again = (
        suggest(transcript(), tier="all", actors=ACTORS, plugins=False) for _ in range(2)
    )
    assert repr(first) == repr(again)
    assert len({s.id for s in first}) == len(first)


def test_only_somebodys_words_are_searched():
    causes = suggest(transcript(), kinds=["causes"], plugins=False)
    assert [TEXT[s.cue[0] : s.cue[1]] for s in causes] == ["because"]


def test_values_can_be_written_as_json():
    assert json.loads(
        json.dumps([dict(s.values) for s in suggest(transcript(), tier="all", plugins=False)])
    )


def test_kinds_and_tiers_that_are_not_there_are_refused():
    with pytest.raises(UnknownName, match="caus"):
        suggest(transcript(), kinds=["caus"])
    with pytest.raises(UnknownName, match="weak"):
        suggest(transcript(), tier="weak")


def test_known_actors_are_not_proposed_again():
    names = {
        s.values["name"]
        for s in suggest(transcript(), kinds=["actors"], actors=ACTORS, plugins=False)
    }
    assert "Ferry Company" not in names
    assert "Edda Voss" in names


def test_a_plug_in_joins_the_queue_and_must_keep_the_rules(monkeypatch):
    def noisy(t):
        yield Suggestion(
            "p1", "noise", t.id, 0, 4, (0, 4), {"word": "Mara"}, 0.5, "mine", "1", "a reason"
        )
        yield Suggestion(
            "p2", "noise", t.id, 0, 4, (0, 4), {"sign": "+"}, 0.5, "mine", "1", "fills in a sign"
        )
        yield Suggestion("p3", "noise", t.id, 0, 4, None, {}, 0.5, "mine", "1", "without a cue")
        yield Suggestion(
            "p4", "noise", t.id, 0, 9999, (0, 4), {}, 0.5, "mine", "1", "outside the text"
        )

    monkeypatch.setattr(detect, "suggesters", lambda: {"noise": noisy})
    plain = Transcript(text=TEXT, id="night")
    assert [s.id for s in suggest(plain, kinds=["noise"])] == ["p1"]


def test_the_date_of_a_transcript_settles_what_is_counted_from_it():
    text = "The ferry came two years ago. In ten years trade will be gone."
    dated = Transcript(text=text, id="night", date="2020-07-29")
    assert [s.values["about"] for s in suggest(dated, kinds=["dates"], plugins=False)] == [
        "2018",
        "2030~",
    ]
    (said,) = suggest(dated, kinds=["predictions"], plugins=False)
    assert (said.values["horizon"], said.values["horizon_words"]) == ("2030~", "In ten years")
    assert (
        suggest(
            Transcript(text=text, id="night", date="some time in July"),
            kinds=["dates"],
            plugins=False,
        )
        == []
    )


def test_an_installed_package_brings_its_suggester_by_entry_point(tmp_path, monkeypatch):
    (tmp_path / "harbour_words.py").write_text(
        "from hustings.model import Suggestion\n"
        "def find(t):\n"
        "    at = t.text.index('harbour')\n"
        "    yield Suggestion('h1', 'harbour', t.id, at, at + 7, (at, at + 7), {}, 0.7, 'harbour/words', '1', 'Said.')\n"
        "def broken(t):\n"
        "    raise RuntimeError('no tide table')\n"
    )
    info = tmp_path / "harbour_words-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-words\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[hustings.suggesters]\nharbour = harbour_words:find\ntide = harbour_words:broken\nlost = harbour_words:gone\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    installed_now.cache_clear()
    try:
        found = suggest(Transcript(text=TEXT, id="night"))
        assert [s.id for s in found if s.kind == "harbour"] == ["h1"]
        assert {"causes", "quotations"} <= {s.kind for s in found}
        assert suggest(Transcript(text=TEXT, id="night"), kinds=["tide"]) == []
        with pytest.raises(UnknownName, match="lost"):
            suggest(Transcript(text=TEXT, id="night"), kinds=["lost"])
    finally:
        installed_now.cache_clear()


def test_a_suggester_that_fails_is_named_in_the_log(monkeypatch, caplog):
    def broken(t):
        raise RuntimeError("no tide table")

    monkeypatch.setattr(detect, "suggesters", lambda: {"tide": broken})
    assert suggest(Transcript(text=TEXT, id="night"), kinds=["tide"]) == []
    assert "'tide' failed on 'night' and is left out: RuntimeError: no tide table" in caplog.text


def test_a_first_name_beside_a_known_person_is_guessed_to_be_one():
    text = Transcript(text="We asked Tobias. Then Tobias left, and Lindholm slept.", id="night")
    known = [
        Actor("a1", "Tobias Renn", kind="person"),
        Actor("a2", "Ferry Company", kind="organisation"),
    ]
    (found,) = (
        s
        for s in suggest(text, kinds=["actors"], actors=known, plugins=False)
        if s.values["name"] == "Tobias"
    )
    assert found.values["kind_guess"] == "person"
    assert found.why.endswith("may be Tobias Renn.")
