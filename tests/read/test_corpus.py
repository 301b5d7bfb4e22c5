"""A folder or zip is read as a corpus, its file names by a pattern the person sees."""

import io
import zipfile
from pathlib import Path

import pytest

from hustings.errors import NotReadable, OptionError
from hustings.read import read_corpus, read_files
from hustings.read.corpus import fields_of, iso_date, propose_pattern

TALK = b"Mara: So?\nInes: Yes.\nMara: Why?\nInes: So.\n"


def filled(root: Path) -> Path:
    for name in ("2031-05-10_Edda Voss.txt", "2031-05-03_Ines Calder.txt"):
        (root / name).write_bytes(TALK)
    return root


def test_a_folder_is_read_with_dates_and_people_of_its_file_names(tmp_path: Path) -> None:
    corpus = read_corpus(filled(tmp_path))
    assert corpus.pattern == "{date}_{person}"
    assert [(t.date, t.attributes["person"]) for t in corpus.transcripts] == [
        ("2031-05-03", "Ines Calder"),
        ("2031-05-10", "Edda Voss"),
    ]
    row = corpus.preview()[0]
    assert (row["turns"], row["error"]) == (4, "")
    assert row["speakers"] == [{"name": "Mara", "turns": 2}, {"name": "Ines", "turns": 2}]


def test_the_pattern_is_corrected_by_the_person(tmp_path: Path) -> None:
    corpus = read_corpus(filled(tmp_path), pattern="{date}_{guest}")
    assert corpus.entries[0].fields == {"date": "2031-05-03", "guest": "Ines Calder"}
    assert read_corpus(tmp_path, pattern="").entries[0].fields == {}
    with pytest.raises(OptionError, match="no field"):
        read_corpus(tmp_path, pattern="date")


def test_a_file_that_cannot_be_read_stays_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TALK)
    (tmp_path / "b.docx").write_bytes(b"no zip")
    (tmp_path / ".hidden").write_bytes(b"x")
    corpus = read_corpus(tmp_path)
    assert [e.path for e in corpus.entries] == ["a.txt", "b.docx"]
    assert "zip archive" in corpus.entries[1].error
    assert len(corpus.transcripts) == 1


def test_a_link_that_leaves_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "secret.txt"
    inside.mkdir()
    outside.write_bytes(TALK)
    (inside / "a.txt").symlink_to(outside)
    assert "outside of the folder" in read_corpus(inside).entries[0].error


def test_a_zip_is_read_in_natural_order_and_without_the_mac_s_extras() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("talk 10.txt", "talk 2.txt", "__MACOSX/talk 2.txt", "sub/.DS_Store"):
            archive.writestr(name, TALK)
    assert [e.path for e in read_corpus(out.getvalue()).entries] == ["talk 2.txt", "talk 10.txt"]


def test_a_zip_with_a_path_that_leaves_it_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../evil.txt", TALK)
    with pytest.raises(NotReadable, match="outside"):
        read_corpus(out.getvalue())


def test_what_is_neither_folder_nor_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TALK)
    with pytest.raises(NotReadable, match="neither"):
        read_corpus(tmp_path / "a.txt")
    with pytest.raises(NotReadable, match="cannot be read"):
        read_corpus(tmp_path / "nothing.zip")
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotReadable, match="no files"):
        read_corpus(tmp_path / "empty")


@pytest.mark.parametrize(
    ("stems", "pattern"),
    [
        (["2031-05-03_Ines Calder", "2031-05-10_Edda Voss"], "{date}_{person}"),
        (["Interview_Voss_20310503", "Interview_Calder_20310510"], "Interview_{person}_{date}"),
        (["Voss - 3.5.2031", "Calder - 10.5.2031"], "{person} - {date}"),
        (["a", "b"], ""),
        (
            ["2031-05-03 Ines Calder - The ferry", "2031-05-10 Edda Voss - The port"],
            "{date} {person} - {title}",
        ),
        (["Ines Calder 3 May 2031", "Edda Voss 10 May 2031"], "{person} {date}"),
        (["2031-05 Night sailings", "2031-06 at the quay"], "{date} {title}"),
        (["1931_Calder", "1932_Voss"], "{date}_{person}"),
        (
            ["2031-05-03 Jonas Pell - Sleep", "2031-05-10 Jonas Pell - Work"],
            "{date} {person} - {title}",
        ),
        (["2031-05-03_x", "b"], ""),
    ],
)
def test_a_pattern_is_proposed_only_where_all_names_share_it(
    stems: list[str], pattern: str
) -> None:
    assert propose_pattern(stems) == pattern


def test_dates_are_dates() -> None:
    assert iso_date("on 2031-02-30") is None
    assert fields_of("soon_Ines", "{date}_{person}") is None


def test_a_pattern_gives_title_date_and_person(tmp_path: Path) -> None:
    (tmp_path / "3 May 2031 Ines Calder - The night ferry.txt").write_bytes(TALK)
    (t,) = read_corpus(tmp_path, pattern="{date} {person} - {title}").transcripts
    assert (t.title, t.date, t.attributes["person"]) == (
        "The night ferry",
        "2031-05-03",
        "Ines Calder",
    )


@pytest.mark.parametrize(
    ("pattern", "says"), [("{date}{person}", "nothing between"), ("{a} {a}", "twice")]
)
def test_a_pattern_that_cannot_be_read_one_way_is_refused(
    tmp_path: Path, pattern: str, says: str
) -> None:
    with pytest.raises(OptionError, match=says):
        read_corpus(filled(tmp_path), pattern=pattern)


def test_a_preview_says_what_was_understood_and_what_is_uncertain() -> None:
    talk = (
        "Mara: So?\nInes: Yes.\nMara: Why?\nInes: So.\nMara: Ah.\nInes: Oh.\nInez: " + "No. " * 100
    )
    corpus = read_files(
        [
            ("talk.txt", talk.encode()),
            ("scan.bin", b"\x00\x01" * 50),
            ("far.txt", "It lies outside."),
        ]
    )
    read_, refused, outside = corpus.preview()
    assert (read_["format"], read_["speeches"], read_["times"]) == ("text", 7, False)
    assert read_["begins"][0] == {
        "kind": "speech",
        "speaker": "Mara",
        "begins_at": None,
        "words": "So?",
    }
    assert read_["begins"][6]["words"].endswith("…")
    assert any("may be" in w for w in read_["warnings"])
    assert "turns" not in refused
    assert refused["error"].endswith(".")
    assert outside["error"] == "It lies outside."


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    read_corpus(filled(tmp_path), progress=lambda *step: told.append(step))
    assert told == [(0, 2, "2031-05-03_Ines Calder.txt"), (1, 2, "2031-05-10_Edda Voss.txt")]


def test_the_person_of_a_file_name_is_offered_as_the_guest_and_not_imposed(tmp_path: Path) -> None:
    (tmp_path / "2031-05-03_Edda Voss.txt").write_text(
        "- So?\n\n- Yes.\n\n- Why?\n\n- So.\n", encoding="utf-8"
    )
    (t,) = read_corpus(tmp_path, pattern="{date}_{person}").transcripts
    assert {x.speaker for x in t.turns} == {None}
    assert [(p["what"], p["name"]) for p in t.proposals if p["what"] == "guest"] == [
        ("guest", "Edda Voss")
    ]


def test_progress_tells_the_pages_of_a_pdf() -> None:
    data = (Path(__file__).parents[2] / "examples" / "formats" / "ferry.pdf").read_bytes()
    told: list[str] = []
    read_files([("a.pdf", data)], progress=lambda done, of, what: told.append(what))
    assert told == ["a.pdf", "a.pdf, page 1 of 2", "a.pdf, page 2 of 2"]


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("The quay, one year on\nRecorded on 3 May 2031 in the library\n\n", "2031-05-03"),
        ("The quay, one year on\n\n", None),
        ("Born 4 June 1960, recorded on 3 May 2031\n\n", None),
    ],
)
def test_the_one_day_named_before_anybody_speaks_is_offered(above: str, day: str | None) -> None:
    words = (
        "Mara: When did you hear of it?\nInes: On 9 July 2019.\n"
        "Mara: And then?\nInes: I went home.\n"
    )
    (row,) = read_files([("talk.txt", (above + words).encode())]).preview()
    assert (row["date"], row["dated_above"]) == (None, day)


def test_where_nobody_is_named_the_first_question_ends_what_stands_above() -> None:
    words = (
        "A lamp in the fog\n\nThe Lamp, 2 November 2030\n\nHow many came?\n\n"
        "Forty, on 9 July 2019.\n\nAnd then?\n\nThen nobody.\n"
    )
    (row,) = read_files([("talk.txt", words.encode())]).preview()
    assert (row["speakers"], row["dated_above"]) == ([], "2030-11-02")
