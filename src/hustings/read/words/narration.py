"""What minutes tell between the words of those who speak: a sitting opened, a vote, who read out
what. Nobody says it, though it stands below somebody's label.

Each is a formula of one house or another, at the start of a paragraph; words of people who talk to
each other (``I``, ``we``, a question) are never one. What is only near a formula is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import CAPITAL, TALK, Line, date_in, ends_sentence, is_shouted, opens_paragraph
from .pages import numbered_heads

LONGEST = 400
"""Characters of the longest line that tells what happened."""
LONGEST_DOUBTED = 160
"""Characters of the longest paragraph that is doubted."""
LINES = 6
"""So many lines one formula may take."""
SHOUTED = 0.1
"""Share of lines in capitals from which capitals are how a text is written, not its headings."""
LONGEST_ENTRY = 60
"""Characters of the longest line in a list of votes."""
_CLOCK = (
    r"(?:\d|o'clock|noon|midnight|heures?|ore\b|uur\b|Uhr\b|час|de la (?:mañana|tarde|noche)|"
    r"alle\b)"
)
_SITTING = (
    r"(?:sitting|meeting|session|hearing|committee|subcommittee|house|senate|council|assembly|"
    r"parliament|proceedings|court|board|conference|debate)"
)
_WHICH = (
    r"(?:drafting|remaining|consequential|verbal|further|said|first|second|third|fourth|fifth|"
    r"sixth|seventh|eighth|ninth|tenth|last|of the|original)"
)
_ENGLISH = (
    rf"(?:the )?{_SITTING}s? (?:\w+ ){{0,3}}?(?:was|were|is|stood|stands|rose|commenced|began|"
    rf"convened|met|re-?convened|resumed|adjourned|concluded|ended|closed|recessed|opened|"
    rf"suspended|continued)\b.{{0,80}}{_CLOCK}",
    r"question (?:again |accordingly )?(?:put|proposed|agreed|negatived|declared)\b",
    r"question,? that .{0,200}\bput\b",
    r"on question,? [^?!]{0,200}\b(?:agreed|read|negatived|resolved|disagreed|withdrawn|passed|"
    r"carried|committed|stand part|ordered|received)\b",
    r"moved,? that\b",
    r"their lordships (?:again )?divided\b",
    r"house (?:again )?(?:resumed|adjourned|in committee)\b[^?!]{0,100}$",
    r"bills? (?:reported (?:with|without)|(?:to be )?read (?:\d|a |the )|passed,? and|"
    r"(?:re-?)?committed to)\b",
    r"the report of (?:the )?amendments? to be received\b",
    rf"(?:{_WHICH} ){{0,3}}(?:amendments?|clauses?|schedules?|motion|new clause)s?\b[^.;?!]{{0,80}}"
    r"\b(?:agreed(?: to)?(?= |[.,;]?$)|negatived|withdrawn|disagreed to)",
    rf"(?:on )?(?:(?:new )?clause \d{{1,3}}[a-z]?|(?:{_WHICH} )?schedule)(?: \([^()]{{3,120}}\))?"
    r"\s?[:.—–-]{0,2}$",
    r"(?:(?:in )?clause \d{1,3}[a-z]?, )?page \d{1,4}, lines? \d{1,3}\b",
    r"(?:main )?question,? .{0,120}\b(?:agreed to|negatived|put forthwith)",
    r"(?:the )?[^\W\d_]+(?: having)? (?:again )?divided:",
    r"(?:the )?[^\W\d_]+ (?:adjourned|suspended|resumed|rose)(?: accordingly)? at\b.*\d",
    r"the (?:[^\W\d_]+ ){1,3}then adjourned\b",
    r"(?:the )?(?:house|committee|senate|council|assembly|lords)(?: having)? (?:again )?divided\b",
    r"(?:motion|(?:lords )?amendments?|bill|clauses?|schedules?|resolution|leave|new clause)s?\b"
    r"[^.;]{0,80}\b(?:agreed to|negatived|withdrawn|disagreed to|granted|read (?:a|the) "
    r"(?:first|second|third) time|put and|adjourned|lost|carried|not moved|called)\b",
    r"(?:amendments?|motion|new clause)s? (?:proposed|made|moved)\b",
    r"(?:several |an? |some )?(?:hon\.? |opposition |government )?members? (?:rose|indicated|"
    r"interrupted|stood|interjecting|having)\b",
    r"(?:resolved|ordered)[,:]? that\b",
    r"(?:division|tellers for|ayes|noes|yeas|nays|not voting|abstentions?)\b[^.]{0,30}\d",
    r"the (?:[\w.]+ ){0,4}clerk (?:called|read|proceeded|reported|designated|redesignated)\b",
    r"the result was announced\b",
    r"the (?:yeas and nays|vote|question)\b.{0,40}\b(?:were|was|resulted)\b",
    r"there (?:was|being) no objection\b",
    r"so .{0,140}\b(?:was|were) (?:agreed to|rejected|passed|suspended|ordered)\b",
    r"(?:a|the) (?:recorded vote|motion to reconsider|quorum)\b.{0,60}\bwas\b",
    r"the (?:amendment|motion|resolution|bill|nomination|joint resolution|text|previous question|"
    r"preamble|question|agenda|minutes|draft \w+)s?\b.{0,100}\b(?:was|were) (?:agreed to|adopted|"
    r"rejected|ordered|read|laid|passed|withdrawn|taken|approved|confirmed)\b",
    r"the (?:text|material|amendment|bill|article|statement)s? .{0,80}\b(?:is|are|was|were) as "
    r"follows:?",
    r"(?:accordingly|thereupon|whereupon)\b,?.{0,120}\b(?:was|were|the)\b",
    r"(?:a |an? [\w -]+ )vote was (?:taken|called)\b",
    r"it was (?:so )?(?:decided|agreed|resolved)\b",
    r"at the invitation of the president\b",
    r"(?:upon )?(?:recessing|resuming|commencing|adjourning) at\b",
    r"(?:sitting|meeting|session|hearing) (?:suspended|resumed|adjourned|closed)\b",
    r"(?:question no\.?\s?\d+\b[^.?!]{0,140}\s)?(?:mr|mrs|ms|miss|dr|prof|eng|capt|maj|col|gen|hon)"
    r"\b\.? [^:?!]{2,120}\basked the (?:[\w-]+ ){0,4}(?:minister|attorney|secretary|president)\b"
    r"[^:.?!]{0,160}:",
)
_FRENCH = (
    rf"(?:l['’]ordre du jour étant épuisé, )?(?:la|cette) (?:séance|réunion|audition)\b"
    rf"[^.]{{0,60}}\b(?:est|était|a été|reprend|commence|"
    rf"s'achève|se termine|suspendue)\b[^.]{{0,60}}{_CLOCK}",
    r"(?:m\.|mme|mm\.|mmes) .{3,60} (?:remplace|quitte|prend place)\b.{0,60}\bfauteuil",
    r"présidence de\b",
    r"il est procédé (?:au|à)\b",
    r"(?:nombre de votants|suffrages exprimés|majorité absolue|nombre de suffrages|pour "
    r"l['’]adoption|contre)\b[ .:]{0,60}\d+$",
)
_ITALIAN = (
    rf"la (?:seduta|riunione)\b[^.]{{0,60}}\b(?:comincia|termina|inizia|è (?:tolta|sospesa|ripresa|"
    rf"aperta))\b[^.]{{0,60}}{_CLOCK}",
    r"\(?segue la votazione",
    r"presidenza d\w{1,4}['’ ]",
    r"(?:[^\W\d_]+ ){1,4}?(?:,? ?segretari[oa],? |\([^()]+\),? )(?:legge|dà lettura|procede|fa )",
    r"[^\W\d_]+(?: [^\W\d_]+){0,3}, segretari[oa],? (?:legge|dà lettura|procede|fa)\b",
)
_SPANISH = (
    rf"se (?:abre|levanta|suspende|reanuda|inicia|reinicia) la (?:sesión|reunión|audiencia|"
    rf"comparecencia)\b.{{0,80}}{_CLOCK}",
    r"(?:efectuada|realizada) la votación\b",
    r"(?:eran|eram)(?: las| as)? \d+ horas\b",
    r"(?:é|foi) (?:aberta|suspensa|encerrada) a (?:sessão|reunião)\b",
    r"(?:inicia|levanta|encerra|suspende)-se a (?:sessão|reunião)\b",
    r"la sessió (?:s['’]obre|se suspèn|s['’]aixeca|es reprèn|comença)\b",
    r"\(?(?:ocupa|abandona) la presidencia\b",
    r"(?:submetid[oa]s?|post[oa]s?|sometid[oa]s?|puest[oa]s?) (?:à|a) (?:votação|votación)\b",
)
_DUTCH = (
    r"de vergadering (?:wordt|is)\b.{0,80}\b(?:geschorst|geopend|gesloten|hervat)\b",
    r"de (?:algemene )?beraadslaging wordt (?:gesloten|geopend|geschorst|hervat)\b",
    r"(?:sluiting|aanvang|schorsing)\s+\d",
)
_GERMAN = (
    r"(?:schluss|beginn|unterbrechung|ende|fortsetzung)(?: der (?:sitzung|beratung))?:?\s*"
    r"(?:von |um )?\d{1,2}[.:]\d\d",
    rf"die (?:sitzung|beratung|verhandlung|versammlung) (?:wird|ist|war|wurde)\b.{{0,60}}{_CLOCK}",
    r"drucksachen?\s+\d",
    r"überweisungsvorschlag\b",
)
_RUSSIAN = (
    r"результаты? голосования\b",
    r"(?:проголосовало|воздержал[ио]сь|голосовало|не голосовало|не проголосовало)\b.{0,60}\d",
    r"результат: (?:не )?(?:принят|отклон)",
    rf"(?:заседание|совещание|собрание)\b.{{0,60}}\b(?:закры|откры|прерва|возобнов|начал|законч)"
    rf"\w*.{{0,60}}{_CLOCK}",
    r"председательствует\b",
    r"(?:звучит|исполняется|идёт|идет) (?:\S+ )?(?:гимн|голосование|запись|регистрация)\b",
    r"\(?после перерыва\)?$",
)
_APPLAUSE = (
    r"(?:(?:vivos |grandes |prolongados |vifs |nombreux |lebhafter |anhaltender )?"
    r"(?:aplausos|protestos|risos|rumores|protestas|risas|applausi|proteste|commenti|applaudissements|rires|exclamations|"
    r"protestations|beifall|zurufe?|heiterkeit|applaus|applause|laughter|аплодисменты|oklaski)\b"
    r"[^.?!]{0,120}[.]?$)",
)
_WIDE = (
    r"(?:午前|午後|上午|下午).{1,12}(?:開議|開会|散会|休憩|閉会|再開|延会|開會|散會|休會|开会|散会|休会)$",
    r"(?:会议|會議|本会議|委員会).{0,4}[于於に].{2,16}(?:开始|開始|暂停|暫停|恢复|恢復|结束|結束|散会|休憩)。?$",
)
NARRATED = re.compile(
    rf"^(?:{'|'.join((*_ENGLISH, *_FRENCH, *_ITALIAN, *_SPANISH, *_DUTCH, *_GERMAN, *_RUSSIAN))}|"
    rf"{'|'.join((*_APPLAUSE, *_WIDE))})",
    re.IGNORECASE,
)
"""How a paragraph begins that tells what happened in a sitting."""
_NEAR = re.compile(
    r"^(?:(?:l['’]|les |cet |ces |la |le )(?:sous-)?(?:amendements?|articles?|ensemble|motions?|"
    r"incident|discussion|débat|délibération|propositions?|projets?|séance|réunion)\b.{0,100}\b"
    r"(?:est|sont|n['’]est pas|ne sont pas|a été|"
    r"ont été)\b|"
    r"(?:l['’]|gli |il |la |le |i )(?:emendament[oi]|articol[oi]|mozion[ei]|senato|camera|"
    r"assemblea|seduta)\b.{0,60}\b(?:è|sono|approva|respinge|non approva)\b|"
    r"(?:si procede|si passa|on passe|il est passé|"
    r"quedan|se aprueba|se rechaza|se procede|comienza la)\b|"
    r"(?:der|die|das) (?:antrag|gesetzentwurf|änderungsantrag|sitzung)\b.{0,60}\b"
    r"(?:wird|ist|wurde)\b|"
    r"de (?:motie|vergadering|leden|beraadslaging)\b.{0,60}\b(?:wordt|is|worden|zijn)\b|"
    rf"(?:the )?(?:{_SITTING}|chair|clerk|secretary|president|members?|minutes|motion|bill|"
    r"amendment|draft \w+|report|applause|bell)s?\b.{0,90}\b(?:was|were|rose|left|entered|read|"
    r"took|resumed|adjourned|closed|called|noted|agreed|approved|adopted|sat|stood|thanked|"
    r"reported)\b|"
    r"[^.?!]{0,80}\b(?:votação|votación|votazione|scrutin|stemming|abstimmung|głosowani\w+|"
    r"голосовани\w+|omröstning\w*|äänesty\w+|hlasování|vote)\b[^?!]{0,120}$|"
    r"(?:[^\W\d_][^\W_]+ ){1,3}(?:joined|left|entered|added|looks?|walks?|enters?|exits?|nods?|"
    r"laughs?|sits|stands|smiles)\b)",
    re.IGNORECASE,
)
"""How a short paragraph begins that may tell what happened."""
_LIST = re.compile(
    r"^(?:(?:yeas|nays|ayes|noes|not voting|in favour|against|abstaining|absent|answered .present.|"
    r"present|pour|contre|abstentions?|votos? (?:a favor|en contra)|favorevoli|contrari|astenuti|"
    r"ja|nein|enthaltungen|voor|tegen|за|против|воздержались|賛成|反対|tá|níl|staon)"
    r"(?:\s*[-–—:]+\s*\d{0,4})?:?|division no\.? \d+.{0,20}|roll ?call.{0,30})$",
    re.IGNORECASE,
)
"""The head of a list of votes."""
_RUNNING = re.compile(
    r"^(?:\S+ )?\d{1,4}\s?/\s?\d{1,4}$|"
    r"^.{0,60}\b(?:pág|page|seite|página|pagina|p|стр)\.?\s?\d{1,4}$",
    re.IGNORECASE,
)
"""A running head with the page's number."""


_REMARK = re.compile(
    r"^\*{0,2}\[(?:not[ae]s?|observ|comment|anmerkung|bemerkung|remark|memo|замечан|примечан)"
    r"[^\[\]\n]{0,60}\]\s?[:：]",
    re.IGNORECASE,
)
"""What whoever wrote a talk down remarks on it: ``**[NOTES OF OBSERVATION]:** calm``."""
_ENTRY = re.compile(r"^[^\W\d_]['’\w-]+(?: ['’\w-]+)?, [^\W\d_][^,.]{0,30}\.?$")
"""Who votes: ``Aldous, Peter.``"""
_SENTENCES = re.compile(rf"(?<![Hh]on)(?<=[^\W\d_]{{3}})[.!]\s+{CAPITAL}")
"""Two sentences: somebody goes on."""


def narrated(lines: Sequence[Line], labelled: set[int]) -> dict[int, str]:
    """Kinds of lines (``note``, ``heading``, ``page``) that tell what nobody says, by index."""
    out: dict[int, str] = {}
    shouted, running = _headings(lines, labelled), numbered_heads(lines, labelled)
    i = 0
    while i < len(lines):
        stop = i + 1
        if i in labelled:
            pass
        elif is_list_head(lines[i].text):
            stop = _list_end(lines, i, labelled)
            out |= dict.fromkeys(range(i, stop), "note")
        elif i in running or is_running(lines[i].text):
            # before headings: what heads every page in capitals heads no part
            out[i] = "page"
        elif i in shouted:
            out[i] = "heading"
            if i and i - 1 not in labelled and lines[i - 1].text.isdecimal():
                out[i - 1] = "page"
        elif is_narrated(lines, i) or (lines[i].gap and _REMARK.match(lines[i].text)):
            stop = _paragraph_end(lines, i, labelled)
            out |= dict.fromkeys(range(i, stop), "note")
        i = stop
    return out


def is_narrated(lines: Sequence[Line], i: int) -> bool:
    """Whether a paragraph begins on a line that tells what happened.

    >>> from hustings.read.words.lines import split_lines
    >>> is_narrated(split_lines("The House divided: Ayes 3, Noes 2."), 0)
    True
    >>> is_narrated(split_lines("The House divided us all, I think."), 0)
    False
    """
    words = lines[i].text
    bare = words.lstrip("*_ -–—")
    return (
        len(words) <= LONGEST
        and opens_paragraph(lines, i)
        and bool(NARRATED.match(bare))
        and not TALK.search(words)
        and not _SENTENCES.search(words)
    )


def nearly_narrated(words: str) -> bool:
    """Whether a short paragraph may tell what happened, not what is said."""
    return len(words) <= LONGEST_DOUBTED and bool(_NEAR.match(words)) and not TALK.search(words)


def is_running(words: str) -> bool:
    """Whether a line is a running head with the page's number.

    >>> is_running("31-12044 3/9"), is_running("6 de mayo de 2031 Pág. 2"), is_running("1/2")
    (True, True, False)
    """
    found = _RUNNING.match(words)
    if not found or TALK.search(words):
        return False
    return date_in(words) is not None or ("/" in words and " " in words and words[0].isdigit())


def is_list_head(words: str) -> bool:
    """Whether a line heads a list of votes: ``Against:``, ``YEAS--51``."""
    return not words[0].islower() and bool(_LIST.match(words))


def _paragraph_end(lines: Sequence[Line], i: int, labelled: set[int]) -> int:
    """The line after the paragraph that begins on a line."""
    stop = i + 1
    while stop < min(len(lines), i + LINES) and stop not in labelled and not lines[stop].gap:
        if ends_sentence(lines[stop - 1].text) or lines[stop - 1].text[-1] in ":)]—":
            break
        stop += 1
    return stop


def _list_end(lines: Sequence[Line], i: int, labelled: set[int]) -> int:
    """The line after a list of votes: lines too short for words said."""
    stop = i + 1
    while stop < len(lines) and stop not in labelled:
        words = lines[stop].text
        said = ends_sentence(words) and not _ENTRY.match(words)
        if len(words) > LONGEST_ENTRY or said or TALK.search(words):
            break
        stop += 1
    return stop


def _headings(lines: Sequence[Line], labelled: set[int]) -> set[int]:
    """Lines in capitals that head a part, where capitals are not how the text is written."""
    found = {
        i
        for i, line in enumerate(lines)
        if i not in labelled
        and ":" not in line.text
        and line.text[0] not in "([（"
        and is_shouted(line.text)
    }
    capitals = sum(line.text.isupper() for i, line in enumerate(lines) if i in found)
    return found if capitals <= SHOUTED * len(lines) + 1 else set()
