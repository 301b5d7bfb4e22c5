"""Whether some words talk to somebody: first and second persons, calls, what chairs say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..words.lines import TALK_WORDS
from ..words.speaker_names import is_office

_ELIDED = re.compile(r"['’]")
"""What parts who talks from the word behind: ``I'm``, ``j'ai``."""
_ALSO = TALK_WORDS | frozenset(
    (
        "jag mig oss mitt mina jeg dere mój moja jo nosaltres vostè εγώ εμείς εσείς σας μας μου "
        "ben biz siz me us nos mich uns мне нам вам нас вас меня ci vi mij ons "
        "señorías señoría monsieur madame mesdames messieurs madam sir voorzitter onorevole "
        "onorevoli moi toi j ça c euh ben bah enfin um uh erm äh ähm "
        "colleghi kollege kollegin kollegen коллеги господа товарищи panie"
    ).split()
)
"""Words of people who speak to each other, and how they call each other."""
_SPEAKS = re.compile(
    # who thanks, agrees, calls somebody, or gives the floor
    r"^(?:thank|thanks|please|yes|no|well|order|so|and|but|okay|right|let['’]s|go\s(?:ahead|on)|hold\son|merci|oui|non|mais|et|"
    r"danke|bitte|ja|nein|doch|und|aber|gracias|sí|pero|grazie|sì|ma|obrigad[oa]|sim|não|mas|dank|"
    r"nee|maar|en|tack|nej|men|och|спасибо|да|нет|но|и|а|пожалуйста|dziękuję|proszę|gràcies|"
    r"ďakujem|děkuji|teşekkür|"
    # who greets
    r"hi|hey|hello|welcome|good\s(?:morning|afternoon|evening|day)|hallo|willkommen|"
    r"guten\s(?:morgen|tag|abend)|bonjour|bonsoir|bienvenue|hola|buen[oa]s\s(?:días|tardes|noches)|"
    r"bienvenid[oa]s|ciao|buon(?:giorno|asera)|benvenut[oi]|olá|bom\sdia|boa\s(?:tarde|noite)|"
    r"goede(?:morgen|middag|navond)|hej|god\s(?:morgon|morgen|dag|kväll|kveld)|здравствуйте|привет|"
    r"добр(?:ый|ое)\s(?:день|утро|вечер)|"
    # first persons of verbs that chairs and witnesses use
    r"[^\W\d_]{3,}(?:amos|emos|imos|iamo|ons|ujeme|uję|аем|яем|уем)|"
    r"sospendo|invito|metto|pongo|dichiaro|comunico|ringrazio|apro|chiudo|ricordo|prego|do|"
    r"suspendo|declaro|abro|someto|informo|agradezco|propongo|ruego|doy|cedo|convido|passo|peço|"
    r"agradeço|concedo|quero|quiero|digo|pido|voglio|chiedo|credo|repito|insisto|chcę|muszę|хочу|"
    r"думаю|прошу|благодарю|zamykam|otwieram|ogłaszam|udzielam|otváram|vyhlasujem)\b|"
    r"\b(?:señora? (?:president[ea]|ministr[oa]|senador|senadora|diputad[oa])|"
    r"(?:sra?\.|srs\.|senhora?) (?:presidente|deputad[oa]s?|ministr[oa])|presidente,|"
    r"mr\.? speaker|signora? presidente|meine damen|herr präsident|frau präsidentin|"
    r"(?:herr|fru) talman|уважаем\w+|proszę państwa|wysoka izbo|"
    r"the floor|recogni[sz]ed?|(?:a |la )pala[bv]ra|v\.?\s?ex[aª]|das wort|la parole|"
    r"(?:ha )?facoltà|la paraula|"
    r"het woord|слово|głos (?:ma|zabierze)|ordet|slovo)\b|\bпожалуйста\b|"
    # a name with its patronymic, as people are called by those who speak to them
    r"[,.!?]\s(?:\w+\s)?\w+(?:ович|евич|ьич|овна|евна|ична)[.!,]|[我你您咱俺僕私]|です|ます|ません",
    re.IGNORECASE,
)
"""What those say who speak, in a few words."""
LONGEST_CALL = 3
"""Words that only call somebody."""
LONGEST_SAYING = 200
"""Characters of the longest paragraph that is looked through for such sayings."""


def talks(words: str, tokens: Sequence[str]) -> bool:
    """Whether some words talk to somebody."""
    # ``I'm``, ``we're``, ``j'ai`` begin with whoever talks
    heads = [_ELIDED.split(w)[0] for w in tokens]
    if "?" in words or "？" in words or "I" in heads or words[-1] in "!！":
        return True
    if not _ALSO.isdisjoint(w.casefold() for w in (*tokens, *heads)) or is_call(words, tokens):
        return True
    return len(words) <= LONGEST_SAYING and _SPEAKS.search(words) is not None


def is_call(words: str, tokens: Sequence[str]) -> bool:
    """Whether some words only call somebody by an office: ``Senator.``, ``Governor Renn …``"""
    called = (
        len(tokens) <= LONGEST_CALL and words[-1] in ".…" and all(w[0].isupper() for w in tokens)
    )
    return called and any(map(is_office, tokens))
