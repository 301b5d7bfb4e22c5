"""What comes of each kind of transcript file, and what is left: read by the reference."""

from __future__ import annotations

_STYLED = (
    "tracked deletions and hidden words, fonts (words struck through are seen, and stay), "
    "pictures, footnote marks, page layout"
)
_CUES = "positions and styles on the screen"
_TIERS = "tiers and layers that hold no words said"

_ELEMENTS = "elements of a markup of its own, but for who speaks by them"
KEPT = {
    "text": ("words, labels, times and headings as they stand", _ELEMENTS),
    "markdown": ("words, headings, bold names, front matter", f"links, pictures, {_ELEMENTS}"),
    "docx": ("paragraphs, headings, bold names, tables; tracked insertions", _STYLED),
    "odt": ("paragraphs, headings, bold names, tables", _STYLED),
    "rtf": ("paragraphs", _STYLED),
    "pdf": ("the text layer with its page numbers", "pictures of text (no recognition), layout"),
    "html": (
        "words, headings, bold names",
        "scripts, menus, pictures, deleted and hidden words (what is struck through, or hidden "
        "from speech alone, stays)",
    ),
    "epub": ("chapters in reading order", "fonts, pictures, footnote marks, page layout"),
    "srt": ("words, times, names of speakers; cues that name nobody are flagged", _CUES),
    "vtt": ("words, times, names of speakers; cues that name nobody are flagged", _CUES),
    "sbv": ("words, times", _CUES),
    "substation": ("words, times, names of speakers", _CUES),
    "ttml": ("words, times, agents", _CUES),
    "json": ("segments, speakers, times", "words' single times and scores"),
    "otranscribe": ("words, time stamps", "the recording's link"),
    "csv": ("columns of words, speaker, time, kind and section", "other columns"),
    "xlsx": ("columns of words, speaker, time, kind and section", "other columns, other sheets"),
    "tei": (
        "utterances, speakers, times, headings, the sitting's date; questions and answers that "
        "elements of another XML name, or its records of who speaks",
        "annotation of single words",
    ),
    "sitting": (
        "speeches of the Bundestag's (before 2017 its text), Hansard's (British, Australian, "
        "Canadian), the Handelingen's, the Assemblée nationale's and TheyWorkForYou's XML, "
        "speakers with office or party, interjections, times of speeches, the sitting's date",
        "contents, votes by name, annexes",
    ),
    "noscribe": ("words, speakers, times; what others say meanwhile as turns", "the recording"),
    "inqscribe": ("words, labels, times", "the recording, fonts, snippets"),
    "transana": ("transcripts of episodes, times", "clips, keywords, notes, recordings"),
    "akoma-ntoso": ("speeches, speakers, headings", "references to laws and persons"),
    "elan": ("utterances, speakers, times", _TIERS),
    "exmaralda": ("utterances, speakers, times", _TIERS),
    "folker": ("utterances, speakers, times", _TIERS),
    "transcriber": ("turns, speakers, times", "background noises and topics"),
    "praat": (
        "intervals with words, times; a tier's name as speaker, or who a tier of names says",
        _TIERS,
    ),
    "chat": (
        "main lines, speakers (codes; names are proposed), times, the date",
        "dependent tiers (%mor, %com)",
    ),
    "uima": ("the text of the document", "annotations"),
    "webanno": ("the text of the document", "annotations"),
}
"""Name of a format -> (what is kept, what is left)."""
