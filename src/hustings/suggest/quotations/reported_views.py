"""Views told without a verb of saying right beside them: "his claim that …", "as Renn put it, …",
"for Renn, the quay is …", "…, you added, …"; and whose a few words in quotation marks are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from ..languages import word_list
from ..sentences import Sentences
from ..spans import trim
from ..words import windows
from .leading_words import NAME, SOMEBODY, TELLER
from .report_doubts import unmade
from .reported_frames import frames
from .sources import who_goes_on

Subject = Callable[[str, int, int], tuple[int, int] | None]
"""Finds the words before a verb that name its subject: (text, low, verb) -> span."""


@dataclass(frozen=True, slots=True)
class ViewFound:
    """Spans of what is told, of the words that tell it, and of who is named as its source, None
    where nobody is; ``doubt`` says why it may tell nothing."""

    content: tuple[int, int]
    source: tuple[int, int] | None
    cue: tuple[int, int]
    doubt: str = ""
    as_words: bool = False
    """Whether the wording tells words, even where the speaker tells his own."""


_HAVING_SAID = r"(?:(?:saying|claiming|arguing|suggesting)|having said)"
_A_CLAUSE = (
    r"(?:he|she|they|we|I|you|it|there|this|that)(?:['\u2019]\w+)?\s\w|"
    r"(?:the|his|her|their|our|my|some|all|most|[A-Z][\w'\u2019-]*)"
    r"\s[\w'\u2019 -]{0,40}?\b(?:is|are|was|were|has|have|had|will|would|can|"
    r"could|should|must|did|does|do)(?:n['\u2019]t)?\b"
)
_NOBODY = frozenset("i we my our it this that".split())
_REACH = 120, 140
"""Code points around a word without which a pattern cannot hold."""
_REPORTS = (
    "report reports rumor rumors rumour rumours allegation allegations accusation accusations "
    "study studies survey surveys poll polls memo memos"
)
_ADDED = frozenset(
    "said says added adds wrote argued argues claimed claims noted insisted explained told warned "
    "suggested pointed remarked".split()
)
_OBLIGING = frozenset({"point out", "say", "note", "put it", "see it"})
"""Present tense behind "as you": a courtesy, no report."""
_LEAST = 3
"""Words a view must have."""
_NEAR = 60
"""Code points before a cue in which its own subject stands."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, frozenset[str]], ...]:
    """(pattern, where what is told stands, words of which it needs one)."""
    answers = "|".join(sorted(word_list("answer_nouns"), key=lambda w: (-len(w), w)))
    nouns = "|".join(sorted(word_list("telling_nouns"), key=lambda w: (-len(w), w)))
    saying = (
        r"(?:once |also |always |just |already |now |\w+ly )?(?:put it|puts it|"
        r"(?:would |might |used to )?(?:put|describe|say|see)s? it|described it|saw it|say|says|"
        r"said|"
        r"wrote|writes|noted|notes|point out|points out|pointed out|observed|argued|argues|"
        r"claims?|testified|"
        r"claimed|explained|explains|told \w+|tells \w+|mentioned|stated|suggested|reported|warned)"
    )
    owner = (
        r"(?P<who>(?i:his|her|their|your|its)|(?:[Tt]he\s+)?(?:[A-Z][\w.-]*\s+)"
        r"{0,3}[\w.-]+(?=['\u2019]s?\s))"
        r"(?:['\u2019]s?)?"
    )
    return tuple(
        (re.compile(pattern), place, frozenset(triggers))
        for pattern, place, triggers in (
            (
                rf"(?:(?<=^)|(?<=[.!?,;:\n-] )|(?<=\bBut )|(?<=\bAnd ))[Aa]s\s+{SOMEBODY}\s+"
                rf"(?P<cue>{saying})(?:\s(?:in|at|on|to|about|back)\s[^.,;:!?\n]{{2,40}}?)?,",
                "behind",
                {"as"},
            ),
            (
                rf"(?<=[,\u2014-] )as\s+{SOMEBODY}\s+(?P<cue>{saying})(?=[.,;!?]|\s-|$)",
                "before",
                {"as"},
            ),
            (
                rf"\b{owner}\s+(?:\w+\s+){{0,2}}?(?P<cue>{nouns})\s+(?:is |was |has been |"
                r"being )?that\s+(?=\w)",
                "behind",
                word_list("telling_nouns"),
            ),
            (
                rf"\b(?P<cue>(?:ma(?:de|kes?|king)|t(?:akes?|ook)|(?:is|are|was|were) (?:of|under)|"
                r"ha(?:s|ve|d)|express(?:es|ed)|with|put forward|"
                rf"holds?|held|shar(?:e|es|ed)) (?:(?:the|a|an|this) )?(?:\w+ ){{0,2}}?(?:{nouns}))"
                r"\s+(?:that|as if|as though|to the effect that)\s+(?=\w)",
                "subject",
                word_list("telling_nouns"),
            ),
            (
                r"(?P<cue>\b(?:describe[sd]?|characteri[sz]e[sd]?|depict(?:s|ed)?|portray(?:s|ed)?|"
                r"denounce[sd]?|hail(?:s|ed)?|brand(?:s|ed)?|dismiss(?:es|ed)?|regard(?:s|ed)?|"
                r"paint(?:s|ed)?|"
                r"ridicule[sd]?|condemn(?:s|ed)?|refer(?:s|red) "
                r"to)\b(?:\s+[\w\u2019'-]+){1,7}?\s+as)\s+"
                r"(?!(?:we|I|he|she|they|soon|well|much|long|part|being)\b)(?=[\w-]+\s+[\w,-])",
                "subject",
                frozenset(
                    "describe describes described characterize characterizes characterized "
                    "characterise "
                    "characterises characterised depict depicts depicted portray portrays "
                    "portrayed "
                    "denounce denounces denounced hail hails hailed brand brands branded dismiss "
                    "dismisses "
                    "dismissed regard regards regarded paint paints painted ridicule ridicules "
                    "ridiculed "
                    "condemn condemns condemned refers referred".split()
                ),
            ),
            (
                rf"\b[Tt]he\s+(?:\w+\s+)?(?P<cue>(?:{answers}|{nouns})\s+(?:by|from|"
                rf"of))\s+(?P<who>{NAME})"
                r"\s+(?:is|was|has been)\s+that\s+(?=\w)",
                "behind",
                word_list("answer_nouns") | word_list("telling_nouns"),
            ),
            (
                rf"(?:(?<=^)|(?<=[.!?,;:\n-] ))[Aa]s\s+(?P<cue>(?:\w+ly\s+)?(?:reported|noted|"
                rf"stated|told|"
                r"announced|pointed out|mentioned|confirmed|recorded|put|described|said|"
                r"observed)\s+by)\s+"
                rf"(?P<who>(?:[Tt]he\s+)?{NAME}(?:\s\([A-Z]+\))?),",
                "behind",
                {"as"},
            ),
            (
                r"(?<=[,\u2014-] )as\s+(?P<cue>(?:\w+ly\s+)?(?:reported|noted|stated|told|"
                r"announced|mentioned|confirmed|described|said|observed|put)\s+by)\s+"
                rf"(?P<who>(?=[A-Z]|the\s|an?\s|my\s|our\s|his\s|her\s|their\s){NAME})(?=[.;!?]|$)",
                "before",
                {"as"},
            ),
            (
                rf"(?P<cue>(?:{nouns}|point|case|it)\s+(?:is|was|were|has been|have been)\s+"
                r"(?:\w+ly\s+)?(?:made|raised|put forward|argued|said|claimed|suggested|noted|"
                rf"stated|stressed|believed|feared)\s+by)\s+(?P<who>{NAME})\s+that\s+(?=\w)",
                "behind",
                frozenset("by".split()),
            ),
            (
                rf"\b(?P<cue>(?:heard|learn(?:ed|t)|know|understand) from)\s+(?P<who>{NAME})"
                r"\s+that\s+(?=\w)",
                "behind",
                frozenset("heard learned learnt know understand".split()),
            ),
            (
                r"\b(?P<who>(?:(?:the|some|many|several|these|recent|earlier|press|news|media)\s+)*"
                r"(?P<cue>reports?|rumou?rs?|allegations?|accusations?|stud(?:y|ies)|surveys?|"
                r"polls?|memos?))\s+(?:(?:that )?(?:says?|said|shows?|showed|suggests?) )?that\s+"
                r"(?!(?:is|was|were|are|has|have|had|will|would|can|did|does|do|\w+ed)\b)(?=\w)",
                "behind",
                frozenset(_REPORTS.split()),
            ),
            (
                r"(?<=, )(?P<who>he|she|they|you|[A-Z][\w.\u2019'-]+(?:\s+[A-Z][\w.\u2019'-]+)"
                r"{0,3}|"
                r"the\s+\w+)\s+(?P<cue>said|says|added|adds|wrote|argued|argues|claimed|"
                r"claims|noted|"
                r"insisted|explained|told (?:us|me|you)|warned|suggested|pointed out|remarked)"
                r",\s+(?=[a-z])",
                "around",
                _ADDED,
            ),
            (
                r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|[Ee]very(?:body|one)|[A-Z]\w+)"
                r"(?:['\u2019](?:s|re)|\s(?:is|was|were|are))\s(?:all |just )?"
                r"(?P<cue>like),\s+(?=\w)",
                "behind",
                {"like"},
            ),
            (
                r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey)\s(?P<cue>goes|go|went),\s+"
                r"(?!(?:and|but|so|then|because|which|where|when|as|too|of course)\b)(?=\w)",
                "behind",
                {"goes", "go", "went"},
            ),
            (
                r"(?P<who>(?P<cue>\b[Tt]he (?:\w+ )?(?:claims?|arguments?|theory|assumption|belief|"
                r"story|word|rumou?r|allegation|excuse|complaint|criticism|promise|premise|notion|"
                r"accusation|thinking|feeling|fear)))(?: at the time| back then| then)? "
                r"(?:is|was|were|has been)(?: always| basically| simply)?"
                r"(?:, [^.,;!?]{2,60},)?\s+that\s+(?=\w)",
                "behind",
                frozenset(
                    "claim claims argument arguments theory assumption belief story word rumor "
                    "rumour allegation excuse complaint criticism promise premise notion "
                    "accusation thinking feeling fear".split()
                ),
            ),
            (
                r"\b(?P<who>[Ii]t)\s?(?P<cue>(?:\bis|\bwas|\bhas been|\bhad been|"
                r"['\u2019]s(?: been)?)(?: \w+ly| often| "
                r"sometimes)? (?:said|claimed|argued|believed|thought|reported|alleged|suggested|"
                r"rumou?red|feared|estimated|predicted))\s+that\s+(?=\w)",
                "unstated",
                frozenset(
                    "said claimed argued believed thought reported alleged suggested rumored "
                    "rumoured feared estimated predicted".split()
                ),
            ),
            (
                r"\b(?P<cue>(?:ma(?:de|kes?|king) (?:it )?(?:\w+ly )?(?:clear|plain|known|explicit|"
                r"obvious)|let it be known|(?:is|was|are|went) on (?:the )?record(?: saying)?|"
                r"leaves? no doubt|left no doubt)(?: to [^,.;!?\n]{2,50}?)?)"
                r"(?:,[^,.;!?\n]{2,80},)?\s+that\s+(?=\w)",
                "subject",
                frozenset("clear plain known explicit obvious record doubt".split()),
            ),
            (
                rf"\b(?:[Aa]ll|[Ww]hat|(?:[Tt]he (?:\w+ )?|[Oo]ne )thing)(?: that)?\s+{TELLER}\s+"
                r"(?P<cue>(?:had |has |always |actually |really |then |just )*(?:said|says|told "
                r"\w+|argued|wrote|claimed|stressed|suggested|explained|noted|asked))"
                r"(?: to \w+| in \w+| about \w+)?\s+(?:is|was)(?:\s+that|,)?\s+(?=\w)",
                "behind",
                frozenset(
                    "said says told argued wrote claimed stressed suggested explained noted "
                    "asked".split()
                ),
            ),
            (
                rf"\b(?:hear[ds]?|listened to|watched)\s+{TELLER}"
                r"(?:\s(?:him|her|them)sel(?:f|ves))?\s+(?P<cue>say|tell (?!the truth)\w+|claim|"
                r"argue|explain|declare|announce|admit|"
                r"insist|testify|complain)\b(?:\s+that)?,?\s+(?=\w)",
                "behind",
                frozenset("hear heard hears listened watched".split()),
            ),
            (
                r"\b(?P<cue>apologi[sz](?:e[sd]?|ing)(?:\s+to\s+[^,.;!?\n]{2,40}?)?\s+for\s+"
                rf"{_HAVING_SAID})\s+(?:that\s+)?(?={_A_CLAUSE})",
                "subject",
                frozenset(
                    "apologize apologise apologizes apologises apologized apologised "
                    "apologizing apologising".split()
                ),
            ),
            (
                r"\b(?:critici[sz]|attack|denounc|blam|mock|punish|fir|condemn|scold|fault|rebuk|"
                rf"prais|thank|arrest|jail)\w*\s+{TELLER}\s+for\s+(?P<cue>{_HAVING_SAID})\s+"
                rf"(?:that\s+)?(?={_A_CLAUSE})",
                "behind",
                frozenset({"saying", "claiming", "arguing", "suggesting", "said"}),
            ),
            (
                rf"(?:(?<=^)|(?<=[.!?,;:\n] )|(?<=\n))[Ii]n\s+(?P<who>his|her|their|{NAME}"
                r"(?=['\u2019]s?\s))(?:['\u2019]s?)?\s+(?:own\s+)?(?P<cue>view|opinion|words|"
                r"judge?ment|eyes|estimation|telling|account|mind|version)"
                r"(?:,\s+|\s+(?=\w+ (?:is|was|are|were)"
                r"\b))(?=\w)",
                "behind",
                frozenset(
                    "view opinion words judgment judgement eyes estimation telling account "
                    "mind version".split()
                ),
            ),
            (
                r"(?:(?<=^)|(?<=[.!?\n] )|(?<=\n))(?P<cue>For|To)\s+(?P<who>(?:him|her|them|"
                r"[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w"
                r"\u2019'-]+){0,2}|the\s+\w+s)),\s+(?=[\w\u201c\"\u2018'])",
                "behind",
                {"for", "to"},
            ),
        )
    )


def views(text: str, by_sentence: Sentences, subject: Subject) -> Iterator[ViewFound]:
    """Every view told so, one per place; "I" and "we" tell their own and are left out."""
    for pattern, place, triggers in (*_patterns(), *frames()):
        stretches = windows(text, triggers, *_REACH) if triggers else [(0, len(text))]
        for match in (m for low, high in stretches for m in pattern.finditer(text, low, high)):
            if _TO.search(text, max(0, match.start() - 3), match.start()) and not _WHAT.match(
                text, match.start()
            ):
                continue  # "I should like to report that"
            if _IS_VERB.search(text[max(0, match.start() - 30) : match.end("cue")]):
                continue
            i = by_sentence.at(match.start("cue"))
            if i is None:
                continue
            found = _view(text, by_sentence.spans[i], match, place, subject)
            if found is not None and _says_enough(text, found):
                yield found


def _says_enough(text: str, view: ViewFound) -> bool:
    """Whether what is told has words enough; "to" before a verb counts as one."""
    words = len(text[slice(*view.content)].split())
    return words + text[slice(*view.cue)].endswith((" to", " to be")) >= _LEAST


def _view(
    text: str, sentence: tuple[int, int], match: re.Match[str], place: str, subject: Subject
) -> ViewFound | None:
    """The view one match tells, None where it is the speaker's own or nobody's."""
    cue, content = match.span("cue"), _content(text, sentence, match, place)
    if place in ("nobody", "sentence"):
        lead = text[sentence[0] : cue[0]]
        nobodys = _SUPPOSED.search(lead) or _OF_ABSTRACT.search(match.group())
        return None if nobodys else ViewFound(content, None, cue)
    if place == "lawgiver":
        law = _LAW.search(text, sentence[0], cue[0])
        return ViewFound(content, law.span("who"), cue) if law else None
    if place == "opening":
        own = _OWN.search(text, sentence[0], cue[0]) or _MODAL.search(text, sentence[0], cue[0])
        being = _BEING.search(text, sentence[0], cue[0])
        who = subject(text, sentence[0], being.start()) if being else None
        return None if own else ViewFound(content, who, cue)
    asked = place in ("subject", "unsaid")
    source = subject(text, sentence[0], cue[0]) if asked else match.span("who")
    if source is None and place == "unsaid":
        who = who_goes_on(text, sentence[0], cue[0])
        own = _OWN.search(text, max(sentence[0], cue[0] - _NEAR), cue[0])
        return None if own else ViewFound(content, who, cue)
    if source is None:
        goes_on = place == "subject" and _goes_on(text, sentence[0], cue[0])
        who = who_goes_on(text, sentence[0], cue[0]) if goes_on else None
        return ViewFound(content, who, cue) if goes_on else None
    if _ABSTRACT.fullmatch(text, *source):
        return None  # "the message of communism is that"
    whose = re.split("['\u2019]", text[source[0] : source[1]].lower())[0]
    if place not in ("unstated", "own") and whose in _NOBODY:
        return None
    if place != "own" and whose == "you" and text[slice(*cue)] in _OBLIGING:
        return None
    if place == "subject" and _AS.search(text, sentence[0], source[0]):
        return None  # "as you found it to be"
    told = place in ("subject", "saying")
    doubt = unmade(text, *sentence, source, match) if told else ""
    return ViewFound(content, trim(text, *source), cue, doubt, place == "own")


def _goes_on(text: str, low: int, at: int) -> bool:
    """Whether "and" goes on with a subject that stands further before and is not the speaker."""
    lead = text[low:at]
    return bool(_AND_ON.search(lead)) and not (_OWN.search(lead) or _SUPPOSED.search(lead))


_ABSTRACT = re.compile(
    r"(?:the\s|his\s|her\s|our\s|this\s|all\s)?(?:\w+\s)?[a-z]+(?:ism|ity|ness|tion|hood|ship|cracy)|"
    r"(?:the\s|his\s|her\s|our\s|this\s)?(?:\w+\s)?(?:history|life|film|song|poem|painting|war)"
)
"""What has a message and is nobody."""
_OF_ABSTRACT = re.compile(r"\b(?:of|in)\s(?:\w+\s)?[a-z]+(?:ism|ity|ness|hood|ship|cracy)\s")
_TO = re.compile(r"\bto\s$", re.IGNORECASE)
_WHAT = re.compile(r"what\b", re.IGNORECASE)
_AS = re.compile(r"(?<![,\w])as\s$|\s\bas\s$", re.IGNORECASE)
_LAW = re.compile(
    r"(?P<who>(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Ii]ts)\s(?:[\w'\u2019-]+\s){0,4}?(?:[Ll]aws?|[Aa]cts?|[Bb]ill|"
    r"[Ll]egislation|[Cc]onstitution|[Tt]reaty|[Cc]ode|[Cc]harter|[Rr]ules?|[Cc]ontract|[Aa]greement|"
    r"[Ss]tatute|[Aa]mendment|[Aa]rticle|[Dd]irective|[Pp]olicy|[Cc]lause|[Ss]ection))"
    r"\s(?:(?:also|now|already|explicitly|\w+ly)\s)?$"
)
"""A text that lays down what it "requires that"."""
_BEING = re.compile(r"\b(?:is|was|are|were|has|have|had)\b|['\u2019](?:s|re|ve)\b")
_MODAL = re.compile(r"\b(?:would|could|should|might|may|can|will|let)\b|['\u2019](?:d|ll)\b")
_AND_ON = re.compile(r"\w,? (?:and|but) (?:(?:has|have|had|then|also|even|later|\w+ly) ?)*$")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Ll]et)\b(?!\s(?:think|believe|guess|suppose|mean)\b)")
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|suppose|nobody|not)\b[^,;]*$", re.IGNORECASE)
_IS_VERB = re.compile(r"(?<![.!?]\s)\b[A-Z][\w.]*\s(?:reports|shows|polls)$")
"""Behind a name it is the verb: "the Gazette reports that"."""


def _content(
    text: str, sentence: tuple[int, int], match: re.Match[str], place: str
) -> tuple[int, int]:
    low, high = sentence
    if place == "told":
        return match.span("told")
    if place in ("around", "sentence"):
        return trim(text, low, high)
    if place == "before":
        return trim(text, low, match.start())
    return trim(text, match.end(), high)
