"""What users of other programs complained of: letters, captions and annotations that went wrong
without a word.
"""

import pytest

from hustings.errors import UnknownFormat
from hustings.model import Transcript
from hustings.read import decode, read

CENTRAL = {
    "Polish": "Łukasz Żak: Opłata rośnie, źle się dzieje. Właśnie że tak.",
    "Czech": "Není to příliš drahé, řekl starosta. Přístav je plný.",
    "Slovak": "Poplatok stúpa, ľudia sú nahnevaní, žiaľ. Môže to byť ťažké.",
    "Hungarian": "A díj nő, mondta Kőrösi. Az éjszakai hajó zajos, fűzfák állnak ott.",
    "Croatian": "Šime: Naknada raste, veći čamac će doći, žao mi je.",
    "Romanian": "Taxa creşte şi nu ştim de ce ţara plăteşte în fiecare an.",
}
WESTERN = {
    "German": "Zoë Müller: Die Gebühr steigt, größer, schöner, übrigens.",
    "French": "La traversée coûte déjà très cher, où êtes-vous, ça va, Noël.",
    "Spanish": "¿Qué año es? El niño está aquí, ¡sí! Según él, más.",
    "Portuguese": "Não é possível, à tarde a lição será pensão, avó põe.",
    "Danish": "Færgen er støjende, åh nej, en ø. Børnene går.",
    "Finnish": "Hyvää päivää, öljyä, Šakki on täällä.",
}


@pytest.mark.parametrize("language", CENTRAL)
def test_central_european_letters_are_told_by_their_alphabet(language: str) -> None:
    text = CENTRAL[language]
    found = decode(text.encode("cp1250"))
    assert (found.text, found.encoding, found.certain) == (text, "cp1250", False)


@pytest.mark.parametrize("language", WESTERN)
def test_western_letters_stay_western(language: str) -> None:
    text = WESTERN[language]
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    "text",
    ["It’s the café’s fee – “no”.", "Größe, Müller, schön", "Эдда Восс: нет", "naïve Zoë, déjà vu"],
)
def test_utf8_that_was_saved_twice_is_read_as_it_was(text: str) -> None:
    twice = "".join(
        bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode("utf-8")
    ).encode("utf-8")
    found = decode(twice)
    assert (found.text, found.certain) == (text, False)
    assert [a.encoding for a in found.alternatives] == ["utf-8"]
    assert decode(twice, encoding="utf-8").text != text


@pytest.mark.parametrize("text", ["„Ä“ und ANDRÉ…, É…", "SÃO PAULO, ÂME, Ñ", "café”—", "Ð Ñ ok"])
def test_letters_before_signs_are_no_mangled_letters(text: str) -> None:
    found = decode(text.encode())
    assert (found.text, found.certain) == (text, True)


def said(talk: Transcript) -> list[tuple[str | None, str]]:
    return [(t.speaker, talk.text[t.start : t.end]) for t in talk.turns]


def test_captions_put_together_from_several_files_hold_no_second_head() -> None:
    head = "WEBVTT\n\nSTYLE\n::cue() {\n  font-family: Arial;\n}\n\n"
    one = f"{head}00:34.000 --> 00:36.000 line:85%,end\n<v Ann Lee>Line one.\n\n"
    two = f"{head}14:17.000 --> 14:20.000\n<v Bo Marsh>Line two.\n"
    talk = read((one + two).encode(), name="talk.vtt")
    assert said(talk) == [("Ann Lee", "Line one."), ("Bo Marsh", "Line two.")]


def test_a_label_and_a_time_in_cues_of_their_own_name_the_turn() -> None:
    cue = "00:01:16.400 --> 00:01:28.180\n"
    pieces = ("Ann: ", "[00:01:16]", " The fee rises again.")
    first = "\n\n".join(f"{cue}<v S04>{piece}" for piece in pieces)
    second = "00:01:29.000 --> 00:01:33.000\n<v S01>It does not."
    talk = read(f"WEBVTT\n\n{first}\n\n{second}\n".encode(), name="talk.vtt")
    assert said(talk) == [("Ann", "The fee rises again."), ("S01", "It does not.")]
    assert talk.turns[0].begins_at == 76.4


def test_letters_that_webanno_escapes_are_letters() -> None:
    words = r"#Text=K\u00F6ln pays \uD83D\uDE00, \\n is no end."
    talk = read(f"#FORMAT=WebAnno TSV 3.2\n\n{words}\n".encode(), name="talk.tsv")
    assert said(talk) == [(None, r"Köln pays 😀, \n is no end.")]


def test_annotations_that_stay_behind_are_counted() -> None:
    rows = (
        "1-1\t0-3\tFee\tPER[1]\t_\t",
        "1-2\t4-9\trises\tPER[1]\tup|down\t",
        "1-3\t10-12\tin\t_\tup\t",
    )
    tsv = "#FORMAT=WebAnno TSV 3.2\n\n#Text=Fee rises in\n" + "\n".join(rows) + "\n"
    # one over two words, and three that stand beside one word each
    assert read(tsv.encode(), name="talk.tsv").attributes["dialect"] == (
        "WebAnno; 4 annotations left out"
    )
    xmi = (
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///cas" xmlns:t="http:///t">'
        '<cas:Sofa sofaString="Ann: Fee rises."/><t:Token begin="0" end="3"/>'
        '<t:Cause begin="5" end="8"/></xmi:XMI>'
    )
    assert read(xmi.encode(), name="talk.xmi").attributes["dialect"] == (
        "UIMA; 1 annotation left out"
    )


def test_annotations_of_brat_are_nobodys_words() -> None:
    for name in ("talk.ann", "talk.txt"):
        with pytest.raises(UnknownFormat, match="hustings import"):
            read(b"T1\tFee 4 7\tfee\nT2\tX 4 7;19 24\tfee noise\n", name=name)
