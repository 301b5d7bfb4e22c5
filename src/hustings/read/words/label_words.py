"""Words that labels are made of, and words no label is: titles, offices, parts in a talk."""

from __future__ import annotations


def words_of(words: str) -> frozenset[str]:
    """Words parted by bars or, where there are none, by blanks."""
    return frozenset(words.split("|") if "|" in words else words.split())


PARTICLES = words_of(
    "de da do dos das del della di du la le les van von vom zu zur zum der den den ter ten al el "
    "bin ibn ben bint abu ole arap wa "
    "y e i und and of the for in für et et. af av på à d' l' o' "
    "poseł posłanka pan pani heer mevrouw pro tempore señor señora senyor senyora sieur mr m. mme"
)
NOT_NAMES = words_of(
    "from|to|cc|bcc|name|age|pro|con|pros|cons|ingredients|occupation|address|town|born|gender|"
    "note|notes|nb|n.b.|ps|p.s.|source|sources|example|examples|figure|fig|fig.|table|photo|photos|image|video|audio|"
    "date|dates|time|place|location|venue|duration|length|subject|re|title|topic|topics|url|http|https|ftp|mailto|www|"
    "tel|phone|email|e-mail|fax|isbn|doi|see|cf|cf.|warning|caution|important|update|correction|summary|abstract|"
    "redner/rednerinnen|rednerinnen und redner|redner und rednerinnen|"
    "keywords|background|method|methods|editor's note|editor's notes|editors' note|translator's "
    "note|hint|tip|remark|"
    "tape|tape number|reel|side|cassette|"
    "participants|present|attendees|speakers|project|file|recording|language|transcript|transcription|"
    "transcribed by|interviewed by|translated by|interview "
    "by|copyright|licence|license|contents|agenda|minutes|"
    "first|second|third|firstly|secondly|thirdly|fourthly|lastly|erstens|zweitens|drittens|viertens|fünftens|"
    "address|adresse|adresse mail|dirección|direccion|teléfono|telefono|téléphone|telefon|correo|"
    "courriel|indirizzo|адрес|адреса|телефон|факс|пошта|почта|"
    "mais|donc|alors|enfin|bref|car|pero|entonces|además|aber|denn|doch|ma|dunque|allora|inoltre|но|"
    "итак|однако|значит|premièrement|deuxièmement|troisièmement|primero|segundo|tercero|во-первых|во-вторых|в-третьих|finally|however|therefore|also|but|and|or|so|then|yes|no|well|today|yesterday|tomorrow|"
    "thank you|thanks|many thanks|danke|danke schön|vielen dank|herzlichen dank|besten dank|merci|"
    "merci beaucoup|gracias|muchas gracias|grazie|obrigado|obrigada|спасибо|большое спасибо|"
    "anmerkung|hinweis|quelle|quellen|datum|ort|zeit|thema|dauer|beispiel|teilnehmer|remarque|lieu|"
    "exemple|nota|fuente|fecha|lugar|tema|fonte|data|luogo|примечание|источник|дата|место|тема|註|注|附註|备注|備註|說明|说明"
)
QUESTIONERS = words_of(
    "q|question|i|int|interviewer|interviewerin|interviewers|iv|frage|f|pregunta|pergunta|domanda|вопрос|в|"
    "entrevistador|entrevistadora|intervieweur|intervieweuse|интервьюер"
)
ANSWERERS = words_of(
    "a|answer|r|resp|respondent|respondents|ie|interviewee|b|p|participant|antwort|befragte|"
    "befragter|befragte person|"
    "réponse|reponse|respuesta|resposta|risposta|ответ|о|entrevistado|entrevistada|гость|witness"
)
TITLES = words_of(
    "mr mrs ms miss mx dr prof professor rep representative sen senator sir dame lord lady the "
    "hon honourable "
    "honorable president vice minister chancellor chairman chairwoman chair chairperson speaker "
    "councillor mayor "
    "governor secretary judge justice captain commissioner rev father herr frau monsieur madame "
    "mme m señor señora "
    "sr sra don doña signor signora cllr m.p. mp mdb congressman congresswoman delegate alderman "
    "dipl ing"
)
ADDRESSES = words_of("mr mrs ms miss mx dr prof hon herr frau mme m señor señora sr sra dipl ing")
"""Titles that stand before a name, and never for it."""
ROLES = words_of(
    "chair chairman chairwoman chairperson chairlady leader whip president speaker moderator host "
    "guest presenter clerk "
    "minister secretary chancellor mayor governor senator councillor commissioner deputy member "
    "members delegate representative judge court witness counsel foreman officer bailiff reporter "
    "oyente locutor locutora presentador presentadora narrador narradora auditeur auditrice "
    "animateur animatrice hörer hörerin anrufer anruferin ascoltatore conduttore conduttrice "
    "journalist interpreter translator interviewer interviewee facilitator convener rapporteur "
    "audience voice voices man woman caller narrator announcer unknown participant teacher "
    "student bishop earl duke marquess viscount baroness baron attorney advocate director "
    "byline correspondent anchor coordinator parliamentarian under-secretary "
    "vorsitzender vorsitzende vorsitzenden präsident präsidentin vizepräsident vizepräsidentin "
    "alterspräsident alterspräsidentin ministerin kanzler kanzlerin staatssekretär "
    "staatssekretärin bundesminister bundesministerin staatsminister staatsministerin "
    "bundeskanzler bundeskanzlerin abgeordneter abgeordnete moderatorin sprecher sprecherin "
    "schriftführer schriftführerin protokollführer protokollführerin "
    "bürgermeister bürgermeisterin zeuge zeugin richter richterin senatorin "
    "président présidente ministre rapporteur rapporteure député députée modérateur modératrice "
    "maire secrétaire garde conseiller conseillère "
    "presidente presidenta ministro ministra secretario secretaria portavoz diputado diputada "
    "conseller consellera portaveu lletrat lletrada secretari secretària diputat "
    "moderador moderadora alcalde alcaldesa vicepresidente vicepresidenta "
    "prezydent prezes sekretarz wicepremier podsekretarz "
    "poseł posłanka senatorka marszałek wicemarszałek przewodniczący przewodnicząca premier "
    "voorzitter minister-president staatssecretaris wethouder burgemeester "
    "presidentessa relatore relatrice sindaco onorevole segretario "
    "председатель председательствующий председательствующая министр ведущий ведущая депутат "
    "спикер секретарь докладчик фракция депутатская руководитель губернатор член"
)
"""Words for an office or a part in a talk: with an article before them they name a speaker."""
PARTS = words_of(
    "interviewer|interviewers|interviewee|interviewees|interviewed by|presenter|presenters|host|"
    "hosts|guest|guests|moderator|moderators|chair|speaker|speakers|panelist|panelists|panellists|"
    "narrator|witness|zeuge|zeugin|respondent|transcriber|"
    "scribe|note taker|notetaker|facilitator|interpreter|"
    "interviewerin|moderatorin|moderation|gast|gäste|befragte|befragter|protokoll|intervieweur|"
    "intervieweuse|animateur|animatrice|invité|invitée|invités|entrevistador|entrevistadora|"
    "entrevistado|entrevistada|invitado|invitada|invitados|moderador|moderadora|ведущий|ведущая|"
    "гость|гостья|гости|интервьюер|собеседник|модератор"
)
"""Parts in a talk that a header gives with the name of who plays them."""
ARTICLES = words_of(
    "the a an another some several one hon noble der die das ein eine den le la les l' un une el "
    "los las de het een il lo i o os as uma um"
)
COLLECTIVE = words_of(
    "des voix|une voix|plusieurs voix|plusieurs députés|stimmen|zwischenrufe|eine stimme|voces|"
    "una voz|varios señores diputados|voci|una voce|vozes|uma voz|stemmen|een stem|glosy|głosy|"
    "голоса|голос|голоса из зала|из зала|голос из зала|voices|a voice|hon. members|hon members|"
    "an hon. member|hon member|some hon. members|several hon. members|an honourable member"
)
"""Labels of voices nobody can name, where words without a capital stand in a name."""
UNSPOKEN = words_of(
    "break|jingle|music|intro music|outro music|ayes|noes|yeas|nays|not voting|abstentions|"
    "tellers for the ayes|tellers for the noes|functional constituency|functional constituencies|"
    "geographical constituency|geographical constituencies|ja-stimmen|nein-stimmen|enthaltungen|"
    "votes pour|votes contre|votos a favor|votos en contra|abstenciones|"
    "功能團體|功能团体|功能界別|地方選區|地方选区"
)
"""What stands where a name stands, above a list of votes or a break: nobody says what follows."""
OPENERS = words_of(
    "and but so then if when why how what who where he she they we you it this that these those "
    "zum zur beim für nach aus über unter während pour dans avec après avant para sobre desde "
    "durante según при после для with about regarding concerning during after before"
)
"""Words that open a sentence, and no name of several words."""
