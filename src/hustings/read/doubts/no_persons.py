"""What stands where a name stands and names no person: a party, a place, a part of the sitting."""

from __future__ import annotations

import re
from collections.abc import Container

from ..words.lines import date_in
from ..words.speaker_names import ends_a_sentence, is_asked

_NO_PERSON = re.compile(
    r"^(?:(?:coffee |lunch |short )?(?:break|recess)|pause|intermission|adjournment|(?:\d+\.\s?)?"
    r"(?:sitzung|session|sitting|séance|sesión|sessió|sessão|seduta|zitting|posiedzenie|заседание|"
    r"meeting)\b.*|script info|v4\+? styles|events|"
    r"(?:tagesordnungspunkt|agenda item|item|top|point)\s*\d.*|inhalt|contents|"
    r"annex.*|appendix.*|anlage.*|begin(?:n)?|end(?:e)?|start|page.*|seite.*|column.*|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|ayes|noes|yeas|nays|abstentions?|total|"
    r"(?:monday|montag|lundi|lunes)\b.*|present|absent|excused|member|members excused|name|party|"
    r"chapter.*|kapitel.*|part \w+|scene.*|question \d+|answer \d+|"
    r"(?:tape|reel|side|cassette|disc|track)\s(?:number|no\.?|\d+|[A-Z]\b).*|"
    r"(?:step|day|week|slide|exhibit|figure|fig\.?|table|tabelle|tableau|tabla|chapter|clause|"
    r"schedule|schritt|tag)\s\d+\w?|photo.*|tel|fax|"
    r"(?:\d{1,3}\.|nächster|zweiter|letzter) (?:punkt|gegenstand)|(?-i:[IVX]{3,5})|"
    r"\d{1,3}\. \w*vorlage|"
    r"(?:entschließungs|abänderungs|zusatz|dringlicher? |selbständiger? )\w*antrag|wortmeldungen|"
    r"verlangen|gemeinsame beratung|redezeitbeschränkung|dauer der sitzung|schlu(?:ß|ss) der "
    r"sitzung|"
    r"(?:motion|amendment|resolution|bill|order|question|item|antrag|drucksache|article|artikel|"
    r"section|sec)\s(?:no\.?\s?)?\d+.*|(?:a |the )?recorded vote|"
    r"(?:(?:now,? )?therefore|whereas|resolved|be it)\b.*|translation\b.*|"
    r"(?:antrag|entwurf|bericht|beschlussempfehlung|unterrichtung|beratung|große anfrage|"
    r"kleine anfrage)\s(?:der|des|von|eines|einer)\b.*|"
    r"(?:projet|proposition|rapport|discussion|dépôt|suite)\s(?:de|du|des|d['’]|sur)\b.*|"
    r"(?:proposición|proyecto|dictamen|pregunta|interpelación|moción)\s(?:de|del|no|sobre|con)\b.*|"
    r"(?:motion|report|petition|message|notice|statement)\s(?:by|of|from|on|to)\b.*|"
    r"(?:mixed )?discussion(?:,? re)?|"
    r"(?:short |long )?description|file ?name|other notes|tool ?tip|shortcut|"
    r"(?:action|decision|note|poll|goal|step|case|example|vote|next step|follow-up)"
    r"(?: items?| points?| required)?(?:\s#?[\d.]+)?|(?:straw )?polls?|votes?|(?:sub)?topics?|"
    r"links?|slides?|disclaimer|"
    r"conclusions?|consensus|summary|rationale|references?|respuestas? posibles?|"
    r"posibles? respuestas?|\w+意[見见]|beschlüsse?|décisions?|acuerdos?)$",
    re.IGNORECASE,
)
"""Words that stand where a name stands and name no person."""


def is_no_person(speaker: str, parties: Container[str]) -> bool:
    """Whether a speaker is a party, a place, a part of the sitting or a sentence; ``parties`` are
    known from other labels, case folded.

    >>> is_no_person("Recess", ()), is_no_person("HL", {"hl"}), is_no_person("Edda Voss", ())
    (True, True, False)
    """
    if speaker.casefold() in parties and speaker.isupper():
        return True
    if _NO_PERSON.match(speaker) or date_in(speaker) is not None:
        return True
    return ends_a_sentence(speaker) and not is_asked(speaker.rstrip("."))
