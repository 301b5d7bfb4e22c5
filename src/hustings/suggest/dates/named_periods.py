"""Wordings that name a time: "the Cultural Revolution", "under Mao", "after the death of "
"Holm", "when
the war ended". Found, never dated: when a period was is a person's to say.
"""

from __future__ import annotations

import re
from functools import cache

from ..languages import word_list

_NAME = (
    r"(?:(?!(?:I|He|She|We|You|They|The|An?|And|But|So|When|If|For|It|Is|Was|Many|Few|Several|All|Most|More|Two|Three|Four|Five|Ten|Both|Other|What|Which|Our|These|Those|Every|Some|Any|That|This|My|Your|His|Her|Its|Their|No|"
    r"In|At)\b)[A-Z]\w*(?:\.\w+)*(?:['\u2019-][A-Z]\w+)?)"
)
_NAMES = rf"(?:{_NAME}\s)*{_NAME}"
_TIME = (
    r"(?:during|after|before|since|until|till|throughout|amidst?|following|"
    r"(?:by|at|on|around|from|until|since|during|in|near|towards?|after|before) the "
    r"(?:time|outset|start|beginning|end|height|eve|peak|dawn) of|"
    r"in the (?:wake|midst|aftermath|middle|course) of|in the (?:run-up|lead-up) to)"
)
_RULES = (
    r"(?:leadership|rule|reign|presidency|tenure|direction|command|chairmanship|premiership|aegis|"
    r"administration)"
)
_HAPPENS = (
    r"(?:death|fall|collapse|rise|founding|foundation|formation|birth|election|resignation|arrest|"
    r"assassination|murder|victory|defeat|arrival|return|departure|ouster|speech|secret "
    r"speech|reforms?|"
    r"coup|invasion|leadership|presidency|inauguration|exile|execution|dissolution|split|merger|"
    r"takeover|visit|trial|bankruptcy|retirement|birth)"
)


_OF_THE_TIME = r"\s(?:generation|veterans?|heroe?s?|films?|movies?|museums?|memorials?|novels?)\b"
"""What is named after a time: "the Cultural Revolution generation"."""
_TURNS = (
    r"(?:died|fell|collapsed|crumbled|resigned|abdicated|came\s(?:in)?to\s(?:power|office)|"
    r"took\s(?:power|over|office)|"
    r"(?:was|were|got)\s(?:first\s)?(?:elected|shot|assassinated|killed|overthrown|re-?elected)|"
    r"left\soffice|ended)"
)


@cache
def periods() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """(pattern, words in lower case of which it needs one)."""
    names = "|".join(sorted(word_list("periods"), key=lambda w: (-len(w), w)))
    events = "|".join(sorted(word_list("events"), key=lambda w: (-len(w), w)))
    small = (
        r"(?:[Cc]old [Ww]ar|[Cc]ivil [Ww]ar|[Gg]reat [Dd]epression|[Mm]iddle [Aa]ges|[Ww]orld "
        r"[Ww]ar)"
    )
    return tuple(
        (re.compile(p), frozenset(needs))
        for p, needs in (
            (
                rf"(?<![\w'-])(?:[Tt]he\s+|(?<=\bin\s)|(?<=\b(?:from|into)\s)|"
                rf"(?<=during\s)|(?<=before\s)|(?<=(?:after|since|until)\s))"
                rf"(?:{_NAME}['\u2019]s\s)?(?:{_NAME}[\s-]\s*)"
                rf"+(?:{names})(?:\s+(?:I{{1,3}}|One|Two|Forward)\b)?"
                rf"(?![\w-]|\s[A-Z]|{_OF_THE_TIME})",
                [w.lower() for w in word_list("periods")],
            ),
            (
                rf"(?<![\w'-])(?:[Tt]he\s{small}|World\s+[Ww]ar)(?:\s+(?:I{{1,3}}|One|Two)\b)"
                r"?(?![\w-]|\s[A-Z]|\s(?:on|between|within|against|among|for)\b)",
                "war depression ages".split(),
            ),
            (
                rf"(?<!\ba\s)(?<!\ban\s)(?<![\w'-])(?:[Tt]he\s+|(?<=[a-z,]\s)){_NAME}\s+"
                r"(?:revolution|war|famine|uprising)(?![\w-]|\s[A-Z])",
                "revolution war famine uprising".split(),
            ),
            (
                rf"(?<![\w'-])(?i:{_TIME})\s+[Tt]he\s+(?:{names})(?![\w-]|\s[A-Z])",
                [w.lower() for w in word_list("periods")],
            ),
            (
                rf"(?<![\w'-])(?i:{_TIME})\s+(?:(?:the|this|that)\s+)?(?:last\s+|first\s+|second\s+|great\s+|"
                r"global\s+|financial\s+|oil\s+|general\s+|"
                rf"{_NAME}\s+)*(?:{events})(?![\w-])",
                word_list("events"),
            ),
            (
                r"(?<![\w'-])(?:the\s)?(?:era|age|time|times|days|period|epoch|heyday)"
                r"\sof\s(?:the\s)?(?:so-called\s)?"
                rf"(?:{_NAMES}|[a-z]+-[a-z]+|[a-z]+ism\b)",
                "era age time times days period epoch heyday".split(),
            ),
            (
                rf"(?<!\ba\s)(?<!\ban\s)(?<![\w'-])(?:the\s)?(?:{_NAME}|[Cc]olonial|[Ss]oviet|"
                r"[Vv]ictorian|post-war|pre-war|inter-?war|wartime|[Ss]talinist)"
                r"\s(?:era|age|years|times|period|epoch)(?![\w-])",
                "era age years times period epoch".split(),
            ),
            (
                rf"(?<![\w'-])(?:the\s)?{_NAME}\s(?:presidency|years)"
                r"(?=\s(?:in|and|was|had|when|that)\b|[.,;:!?]|$)",
                "presidency years".split(),
            ),
            (
                rf"(?<![\w'-])(?i:{_TIME}|under|into) [Tt]he "
                rf"(?:(?:first|second|last|previous|current)\s)?(?:{_NAME}\s)+(?:[Aa]dministration|"
                r"[Pp]residency|[Gg]overnment|[Yy]ears|[Ee]ra)(?![\w-]|\s[A-Z])",
                "administration presidency government years era".split(),
            ),
            (
                rf"(?<![\w'-])[Uu]nder\s(?!(?:{_NAME}\s+)*(?:Security|Act|Article|Title|Section|"
                rf"Rule|Law|"
                r"Amendment|Constitution|Code|Order|Programme?|Plan|"
                r"Treaty)\b)(?![A-Z]{4,}\b)(?!(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Coach|Sister)\b)(?:the\s{_RULES}\s(?:of|fo)\s)?(?:President\s|King\s|"
                rf"Queen\s)?{_NAMES}(?=[,.;:!?]|\s(?:in|the|and|it|we|they|to|as|he|she|I|you|"
                r"people|there|this|everybody|everyone)\b|$)"
                rf"|(?<![\w'-])[Uu]nder\sthe\s{_RULES}\s(?:of|fo)\s{_NAMES}",
                ["under"],
            ),
            (
                r"(?<![\w'-])(?:[Aa]fter|[Bb]efore|[Ss]ince|[Uu]ntil|[Ff]ollowing|[Dd]uring|"
                r"[Bb]y the time of|[Aa]round)\s"
                rf"(?:the\s(?:\w+\s)?{_HAPPENS}\sof\s(?:the\s)?{_NAMES}|"
                rf"{_NAMES}['\u2019]s?\s(?:\w+\s)?{_HAPPENS})(?![\w-])",
                "after before since until following during time around".split(),
            ),
            (
                r"(?<![\w'-])[Tt]he\s(?:rise|fall|collapse|dissolution|break-?up)"
                rf"\sof\s(?:the\s)?{_NAMES}",
                "rise fall collapse dissolution break".split(),
            ),
            (
                rf"(?<![\w'-])[Dd]uring\s(?!{_NOT_A_PERIOD}\b){_NAME}(?:-\d+)?(?![\w'\u2019-]|"
                r"\s[A-Z])",
                ["during"],
            ),
            (
                rf"(?<![\w'-])(?:[Aa]fter|[Bb]efore|[Ss]ince|[Uu]ntil)\s(?!{_NOT_A_PERIOD}\b)"
                rf"{_NAME}(?=[,.;:!?]|$)",
                "after before since until".split(),
            ),
            (
                r"(?<![\w'-])[Ss]ince\s(?-i:[A-Z]{3,})\s(?:emerged|began|broke out|struck|"
                r"started|hit)",
                ["since"],
            ),
            (
                rf"(?<![\w'-])(?:[Ww]hen|[Bb]y the time|[Oo]nce|[Aa]fter|[Bb]efore|[Uu]ntil)\s"
                rf"(?:{_NAMES}|the\s(?:{_NAME}\s)+(?:\w+\s)?)\s?{_TURNS}(?![\w-])",
                "died fell collapsed power elected shot assassinated killed overthrown resigned "
                "office ended crumbled abdicated".split(),
            ),
            (
                rf"(?<![\w'-])(?:[Ww]hen|[Bb]y the time|[Oo]nce|[Aa]fter|[Bb]efore)\sthe\s"
                rf"(?:\w+\s)?(?:{events})\s(?:ended|broke\sout|began|started|was\sover)"
                r"(?![\w-])",
                word_list("events"),
            ),
            (
                r"(?<![\w'-])[Uu]nder\s(?:the\s)?(?:(?:old|ancien|military|colonial|one-party)\s"
                r"(?:regime|rule)|czars?|tsars?|emperors?|shahs?|kings|sultans?|communists|nazis|"
                r"fascists|bolsheviks|monarchy|dictatorship|junta|mandate|communism|fascism|apartheid|"
                r"socialism|slavery)(?![\w-])",
                ["under"],
            ),
            (
                r"(?<![\w'-])[Ii]n\s(?:ancient|medieval|biblical|prehistoric|feudal|colonial|modern|"
                r"Roman|Victorian|Soviet|tsarist)\stimes(?![\w-])"
                r"|(?<![\w'-])(?:[Bb]y|[Aa]t|[Aa]round|[Ss]ince|[Uu]ntil)\smid-?century(?![\w-])",
                "times century midcentury".split(),
            ),
            (
                r"(?<![\w'-])(?i:in|during|of|since|after|until|before)\s"
                rf"(?:his|her|their|{_NAME}['\u2019]s?)\s(?:first|second|third|last|final)\s"
                r"(?:term|administration|presidency|tenure)(?![\w-])",
                "term administration presidency tenure".split(),
            ),
            (
                rf"(?<![\w'-])(?:[Ww]hen|[Ww]hile|[Ss]ince)\s(?:{_NAMES})\s(?:was|were)\s"
                r"(?:still\s|the\s)?(?:president|prime minister|mayor|governor|chancellor|pope|"
                r"king|queen|emperor|in\s(?:office|power|charge)|at\sthe\shelm)(?![\w-])",
                "president minister mayor governor chancellor pope king queen emperor office power "
                "charge helm".split(),
            ),
            (
                r"(?<![\d/'-])(?:(?:[Ss]ince|[Aa]fter|[Bb]efore|[Oo]n|[Uu]ntil|[Ff]ollowing|[Dd]uring|"
                r"of)\s)9/11(?![\d/]|-\w)",
                "since after before on until following during of".split(),
            ),
            (
                r"(?<![\w'-])(?:post|pre|inter)-?war(?![\w-])|(?<![\w'-])[Ww]artime(?![\w-])",
                "post pre inter war postwar prewar interwar wartime".split(),
            ),
            (
                r"(?<![\w'-])(?:[Tt]he\s+)?government\sof\s(?:[A-Z][\w.]*\s){1,3}(?=and|in|was|"
                r"had)",
                ["government"],
            ),
        )
    )


_NOT_A_PERIOD = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|I|You|He|She|It|They|We|Mr|Ms|Mrs|Dr|"
    r"Congress|Parliament|Senate|Court|Committee|Judge|Justice|God|Lord|Christ|Breakfast|Dinner|"
    r"That|This|The|All)"
)
