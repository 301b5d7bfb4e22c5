"""The words and shapes names are told by: titles, organisations, countries, what is beside them."""

from __future__ import annotations

import re

_CAPITAL = (
    r"(?:[A-Z\u00c0-\u00d6\u00d8-\u00de\u0400-\u042f]|[a-z](?=[A-Z][A-Za-z]))[\w\u2019'&\-]*"
    r"(?:\.[A-Z][\w]*)*"
)


_INITIAL = r"(?:[A-Z]\.)+"


_ACRONYM = r"(?:[A-Z]\.){2,}(?!\w)|[A-Z](?:\.[A-Z])+(?!\w)"


_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Fr|Rev|Hon)\."


RUN = re.compile(
    rf"(?<![\w\u2019'])(?:{_TITLE}|{_ACRONYM}|{_INITIAL}(?=[ \u00a0][A-Z]|[A-Z])|{_CAPITAL})"
    rf"(?:[ \u00a0](?:the[ \u00a0](?=(?:Great|Terrible|Elder|Younger|Conqueror|Wise|Bold)\b)|"
    rf"(?:of|for|de|van|von|der|bin|al|la|du)[ \u00a0](?:the[ \u00a0])?)?"
    rf"(?:{_TITLE}|{_ACRONYM}|{_INITIAL}(?=[ \u00a0]?[A-Z])|{_CAPITAL}))*"
)


COMMON = frozenset(
    "a an the this that these those it its he she they we i you his her their our my your who "
    "what when "
    "where why how "
    "which if in on at by from with for to of as but and or nor so yet not no yes then there here "
    "now also however "
    "therefore thus hence although though while because since until unless after before during "
    "despite throughout "
    "through over under above below between among against about into onto upon within without "
    "across behind beyond "
    "first second third one two three four five six seven eight nine ten many most more much some "
    "any all "
    "each every "
    "both either neither such other another same only even just still already again once ever "
    "never always often "
    "sometimes perhaps maybe indeed instead rather quite very too well please thank thanks okay "
    "ok oh ah uh "
    "um hello "
    "is are was were be been being am do does did done have has had will would can could may "
    "might must "
    "shall should "
    "let lets i'm i've i'd i'll it's that's there's he's she's we're we've they're don't didn't "
    "can't won't isn't "
    "what's who's you're mr mrs ms dr sir madam everyone everybody someone somebody nobody "
    "nothing something "
    "anything everything people today tomorrow yesterday tonight recently traditionally finally "
    "firstly secondly "
    "given according moreover furthermore meanwhile otherwise nevertheless regardless whether "
    "whatever whenever "
    "wherever whoever like unlike contrary generally obviously clearly certainly absolutely "
    "actually basically "
    "especially particularly simply currently eventually originally historically good great right "
    "sure "
    "correct tell ask look see say said know think mean imagine consider note imagine take make "
    "get give come go "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august "
    "september october november december mondays tuesdays "
    " wednesdays thursdays fridays saturdays sundays christmas easter "
    "chapter part section question answer introduction conclusion inaudible "
    "crosstalk applause laughter god internet web online new old yeah yep nope wow hmm huh uh-huh "
    "sorry hello".split()
)


DOCTRINE = re.compile(
    r"(?:ism|isms|ist|ists|ian|ians|ese|ish|istic)$|^(?:American|Russian|Soviet|Western|Eastern|"
    r"European|"
    "German|African|"
    r"Asian|Greek|French|Dutch|Arab|Jewish|Muslim|Catholic|Marxist|Republican|Democratic|"
    r"Christian|Islamic|"
    "Anglo|Slavic|Latin)s?$"
)


GIVEN = frozenset(
    "Vivian Brian Ian Julian Adrian Damian Sebastian Lilian Lillian Fabian Gillian Christian "
    "Trish Marian".split()
)


ORGANISATION = re.compile(
    r"\b(?:Party|Union|Guild|Committee|Council|Company|Office|Ministry|Department|University|"
    r"Institute|Bank|Corp|"
    r"Corporation|Inc|Ltd|LLC|Association|Circle|Movement|Group|Front|League|Alliance|Federation|"
    r"Foundation|"
    "Congress|"
    r"Parliament|Senate|House|Court|Agency|Bureau|Commission|Church|Army|Navy|Force|Forces|Police|"
    r"Press|"
    "Times|Post|News|"
    r"Journal|Society|Club|Network|Center|Centre|Board|Authority|Administration|Government|"
    r"Socialists|Democrats|"
    r"Republicans|Communists|Workers|International|Media|Collective|Coalition|Organi[sz]ation|"
    r"Service|Trust|Fund|Labs?|Laborator(?:y|ies)|Colleges?|Schools?|Academy|Hospital|Ministries|"
    r"Assembly|Tribunal|Embassy|Caucus|Cabinet|Chamber|Cooperative|Technologies|Systems|Studios|"
    r"Industries|Partners|Holdings|Ventures|Airlines|Motors|Records|Museum|Enforcement|Magazine|"
    r"Radio|Television|Brigade|Regiment|Orchestra|Enterprises|Legion)\b"
)


HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt)\.?[ \u00a0]$|\b(?:President|Senator|"
    r"Congressman|"
    "Congresswoman|"
    r"Chairman|Chairwoman|Professor|Minister|Secretary|Governor|Mayor|Councillor|Captain|Comrade|"
    r"Judge|"
    "General|Chancellor|"
    r"King|Queen|Prince|Pope|Saint|Sir)[ \u00a0]$"
)


HE = re.compile(
    r"(?!,)[^A-Z.!?\n]{0,50}\b(?:he|she|his|her|him|himself|herself)\b|"
    r"[^A-Z.!?\n]{0,70}[.!?][\u201d\"\u2019]? "
    r"(?:He|She)\b|, who\b"
)


IT = re.compile(
    r"[^A-Z.!?\n]{0,40}\b(?:its|itself)\b|, which\b|[\u2019']s? (?:employees|platform|users|board|"
    r"members|executives|"
    r"lawyers|shareholders|headquarters|website|app|products?|services?|customers|engineers|chief|"
    r"director|ceo)\b|"
    r" (?:employees|executives|users|engineers|officials|spokes\w+)\b",
    re.IGNORECASE,
)


WORKS = re.compile(
    r"\b(?:founded|acquired|bought|purchased|join(?:s|ed)|work(?:s|ed) (?:for|at)|employed by|"
    r"companies like|"
    r"company like|"
    r"(?:ceo|head|chairman|founder|director|members?|employees?|spokes\w+|board|leader|"
    r"secretary) (?:of|at))"
    r"[ \u00a0](?:the[ \u00a0])?$",
    re.IGNORECASE,
)


THE = re.compile(r"\b[Tt]he[ \u00a0]$")


LABEL = re.compile(r"[ \u00a0]?:(?=\s)")


ROLE = re.compile(
    r"\b(?:activist|author|writer|artist|friend|comrade|leader|founder|journalist|historian|"
    r"philosopher|feminist|singer|"
    r"actor|actress|mayor|minister|senator|people like|figures like|named|by the name)[ ,\u00a0]+$",
    re.IGNORECASE,
)


PLACE_BEFORE = re.compile(
    r"\b(?:in|near|across|throughout|outside|inside)[ \u00a0](?:the[ \u00a0])?$"
)


PLACE_PERHAPS = re.compile(
    r"(?:\b(?:from|around)|\b(?:go|goes|going|went|gone|com(?:e|es|ing)|came|travel\w*|mov\w+|fl(?:y|ew|own|"
    r"ies|ying)|return\w*|back|trips?|visits?|dr(?:ive|ove|iven)|way|road|arriv\w+|\w*migrat\w+|"
    r"flights?|sail\w*|walk\w*|over|down|up|out|close|close(?:st|r)|near|north|south|east|west|"
    r"extend\w*|spread|export\w*|deport\w*|transfer\w*|assigned|posted|fled|flee\w*|took \w+)\b"
    r"[^.,;!?]{0,14}\bto)[ \u00a0](?:the[ \u00a0])?$"
)
"""Before a place, and before whom one hears from."""


ACTS = re.compile(
    r"[ \u00a0](?:is|was|has|had|said|says|told|wrote|himself|herself|did|does|would|and [A-Z]|"
    r"came|went|became|"
    r"(?:once|later|also|never|often|soon) \w+)\b|, who\b|[\u2019']s [a-z]"
)
"""Behind a name that does something."""
RANK = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon)\.?|"
    r"(?:Vice[ \u00a0-])?President(?:-elect)?|"
    r"Senator|Congress(?:man|woman)|Chair(?:man|woman|person)?|Professor|"
    r"(?:Prime[ \u00a0])?Minister|Secretary|"
    r"Governor|Mayor|Councillor|Captain|Comrade|Judge|Justice|General|Chancellor|King|Queen|"
    r"Prince|Princess|Pope|Saint|Sir|Lord|"
    r"Lady|Representative|Speaker|Attorney|Doctor|Father|Sister|Brother|Uncle|Aunt|Madam|"
    r"Gentleman)(?:[ \u00a0]|$)"
)
"""Titles that stand before a name, or alone as a form of address."""


SHORT = frozenset(
    "CEO CFO COO CTO VP AI API APIs GDP GNP TV PC IT HR PR URL PDF FAQ DVD CD DNA ID OK AM PM AD "
    "BC COVID HIV AIDS USB "
    "GPS SMS PS NB AKA ASAP FY Q R A".split()
)
"""Short forms in capitals that are nobody's."""


NOT_GIVEN = frozenset(
    "New North South East West Grand San Santa Los Las Saint St Great Puerto Latin Fort Mount "
    "Lake Port Old Upper "
    "Lower Middle Central Royal National World Big Black White Red Green Blue Cold First Second "
    "Third Free "
    "Open United".split()
)
"""First words that make two capitalised words a place or thing rather than a person."""


COUNTRIES = frozenset(
    x.replace("_", " ")
    for x in (
        "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria "
        "Azerbaijan Bahamas Bahrain "
        "Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia Botswana Brazil "
        "Britain "
        "Brunei Bulgaria "
        "Burundi Cambodia Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus "
        "Czechia "
        "Czechoslovakia "
        "Denmark Djibouti Dominica Ecuador Egypt England Eritrea Estonia Eswatini Ethiopia Fiji "
        "Finland "
        "France Gabon Gambia "
        "Georgia Germany East_Germany West_Germany Ghana Great_Britain Greece Grenada Guatemala "
        "Guinea "
        "Guyana Haiti "
        "Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Ivory_Coast "
        "Jamaica Japan Jordan "
        "Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya "
        "Lithuania Luxembourg "
        "Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Moldova "
        "Monaco Mongolia "
        "Montenegro "
        "Morocco Mozambique Myanmar Namibia Nepal Netherlands New_Zealand Nicaragua Niger Nigeria "
        "North_Korea Norway Oman "
        "Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia "
        "Rwanda "
        "Saudi_Arabia "
        "Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia South_Africa South_Korea "
        "Soviet_Union "
        "Spain Sri_Lanka "
        "Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia "
        "Turkey "
        "Turkmenistan "
        "Uganda Ukraine United_Kingdom United_States United_States_of_America Uruguay USA USSR UK "
        "US Uzbekistan Vatican "
        "Venezuela Vietnam Wales Yemen Yugoslavia Zambia Zimbabwe America U.S U.S.A U.K U.S.S.R"
    ).split()
)


GENERIC_LAST = frozenset(
    "Party Union Guild Committee Council Company Office State States Revolution War Street City "
    "University "
    "House Court "
    "Socialism Communism Communists Workers Democrats Republicans Movement Front Group Army "
    "Empire Church "
    "World".split()
)


def plain(words: str) -> str:
    name = " ".join(words.split())
    name = re.sub(r"[\u2019']s?$", "", name) if not re.search(r"s[\u2019']$", name) else name[:-1]
    return name.rstrip(".-'\u2019")


def is_name(words: list[str]) -> bool:
    return bool(ORGANISATION.search(words[-1])) or words[-1] in GIVEN
