"""Sentences of a fictional harbour, parsed by hand: one word a line with its lemma, tag, link, the
number of its head and the kind of name it is part of."""

from __future__ import annotations

from hustings.suggest.relations.parsed.words import Parse, Word

ACCUSED = (
    "The Guild accused the Port Office of betraying Edda Voss.",
    """
    The the DT det 1
    Guild guild NNP nsubj 2 ORG
    accused accuse VBD ROOT 2
    the the DT det 5 ORG
    Port port NNP compound 5 ORG
    Office office NNP dobj 2 ORG
    of of IN prep 2
    betraying betray VBG pcomp 6
    Edda edda NNP compound 9 PERSON
    Voss voss NNP dobj 7 PERSON
    . . . punct 2
    """,
)
EXPELLED = (
    "Arno Brandt, who leads the Circle, was expelled from the Guild by its council.",
    """
    Arno arno NNP compound 1 PERSON
    Brandt brandt NNP nsubjpass 9 PERSON
    , , , punct 1
    who who WP nsubj 4
    leads lead VBZ relcl 1
    the the DT det 6
    Circle circle NNP dobj 4 ORG
    , , , punct 1
    was be VBD auxpass 9
    expelled expel VBN ROOT 9
    from from IN prep 9
    the the DT det 12
    Guild guild NNP pobj 10 ORG
    by by IN agent 9
    its its PRP$ poss 15
    council council NN pobj 13
    . . . punct 9
    """,
)
TREATY = (
    "The Guild signed a treaty with Lindholm.",
    """
    The the DT det 1
    Guild guild NNP nsubj 2 ORG
    signed sign VBD ROOT 2
    a a DT det 4
    treaty treaty NN dobj 2
    with with IN prep 4
    Lindholm lindholm NNP pobj 5 GPE
    . . . punct 2
    """,
)
SUPPOSED = (
    "If the Guild attacks Lindholm, Voss will resign from it.",
    """
    If if IN mark 3
    the the DT det 2
    Guild guild NNP nsubj 3 ORG
    attacks attack VBZ advcl 8
    Lindholm lindholm NNP dobj 3 GPE
    , , , punct 8
    Voss voss NNP nsubj 8 PERSON
    will will MD aux 8
    resign resign VB ROOT 8
    from from IN prep 8
    it it PRP pobj 9
    . . . punct 8
    """,
)
HEAD = (
    "Mara Ostrow served as head of the Port Office.",
    """
    Mara mara NNP compound 1 PERSON
    Ostrow ostrow NNP nsubj 2 PERSON
    served serve VBD ROOT 2
    as as IN prep 2
    head head NN pobj 3
    of of IN prep 4
    the the DT det 8 ORG
    Port port NNP compound 8 ORG
    Office office NNP pobj 5 ORG
    . . . punct 2
    """,
)
STOOD = (
    "We have always stood with the Guild.",
    """
    We we PRP nsubj 3
    have have VBP aux 3
    always always RB advmod 3
    stood stand VBN ROOT 3
    with with IN prep 3
    the the DT det 6
    Guild guild NNP pobj 4 ORG
    . . . punct 3
    """,
)
REFUSED = (
    "The leaders of the Guild refused to support Voss.",
    """
    The the DT det 1
    leaders leader NNS nsubj 5
    of of IN prep 1
    the the DT det 4
    Guild guild NNP pobj 2 ORG
    refused refuse VBD ROOT 5
    to to TO aux 7
    support support VB xcomp 5
    Voss voss NNP dobj 7 PERSON
    . . . punct 5
    """,
)
HE = (
    "Brandt left early. He has criticised the farmers.",
    """
    Brandt brandt NNP nsubj 1 PERSON
    left leave VBD ROOT 1
    early early RB advmod 1
    . . . punct 1
    He he PRP nsubj 6
    has have VBZ aux 6
    criticised criticise VBN ROOT 6
    the the DT det 8
    farmers farmer NNS dobj 6
    . . . punct 6
    """,
)
CALL = (
    "I call on the Guild to leave.",
    """
    I i PRP nsubj 1
    call call VBP ROOT 1
    on on IN prep 1
    the the DT det 4
    Guild guild NNP pobj 2 ORG
    to to TO aux 6
    leave leave VB xcomp 1
    . . . punct 1
    """,
)
LEADER = (
    "I was Leader of the Opposition then.",
    """
    I i PRP nsubj 1
    was be VBD ROOT 1
    Leader leader NNP attr 1 ORG
    of of IN prep 2 ORG
    the the DT det 5 ORG
    Opposition opposition NNP pobj 3 ORG
    then then RB advmod 1
    . . . punct 1
    """,
)
BILL = (
    "The Guild supports the tax Bill.",
    """
    The the DT det 1
    Guild guild NNP nsubj 2 ORG
    supports support VBZ ROOT 2
    the the DT det 5
    tax tax NN compound 5
    Bill bill NNP dobj 2 PERSON
    . . . punct 2
    """,
)
TROOPS = (
    "We equip our troops in Lindholm.",
    """
    We we PRP nsubj 1
    equip equip VBP ROOT 1
    our our PRP$ poss 3
    troops troop NNS dobj 1
    in in IN prep 3
    Lindholm lindholm NNP pobj 4 GPE
    . . . punct 1
    """,
)
US = (
    "The Guild met the US yesterday.",
    """
    The the DT det 1
    Guild guild NNP nsubj 2 ORG
    met meet VBD ROOT 2
    the the DT det 4
    US us NNP dobj 2 GPE
    yesterday yesterday NN npadvmod 2 DATE
    . . . punct 2
    """,
)
NEAREST = (
    "Renn left. Voss spoke. He has criticised the Guild.",
    """
    Renn renn NNP nsubj 1 PERSON
    left leave VBD ROOT 1
    . . . punct 1
    Voss voss NNP nsubj 4 PERSON
    spoke speak VBD ROOT 4
    . . . punct 4
    He he PRP nsubj 8
    has have VBZ aux 8
    criticised criticise VBN ROOT 8
    the the DT det 10
    Guild guild NNP dobj 8 ORG
    . . . punct 8
    """,
)
ENVOY = (
    "The Envoy to Lindholm who criticised the Guild left.",
    """
    The the DT det 1
    Envoy envoy NNP nsubj 8
    to to IN prep 1
    Lindholm lindholm NNP pobj 2 GPE
    who who WP nsubj 5
    criticised criticise VBD relcl 3
    the the DT det 7
    Guild guild NNP dobj 5 ORG
    left leave VBD ROOT 8
    . . . punct 8
    """,
)
GOOD = (
    "The Guild won. It is good to support Voss.",
    """
    The the DT det 1
    Guild guild NNP nsubj 2 ORG
    won win VBD ROOT 2
    . . . punct 2
    It it PRP nsubj 5
    is be VBZ ROOT 5
    good good JJ acomp 5
    to to TO aux 8
    support support VB xcomp 5
    Voss voss NNP dobj 8 PERSON
    . . . punct 5
    """,
)
OURS = (
    "Our minister, Edda Voss, spoke.",
    """
    Our our PRP$ poss 1
    minister minister NN nsubj 6
    , , , punct 1
    Edda edda NNP compound 4 PERSON
    Voss voss NNP appos 1 PERSON
    , , , punct 1
    spoke speak VBD ROOT 6
    . . . punct 6
    """,
)
APOLOGY = (
    "I make no apology for standing up for the Guild.",
    """
    I i PRP nsubj 1
    make make VBP ROOT 1
    no no DT det 3
    apology apology NN dobj 1
    for for IN prep 3
    standing stand VBG pcomp 4
    up up RP prt 5
    for for IN prep 5
    the the DT det 9
    Guild guild NNP pobj 7 ORG
    . . . punct 1
    """,
)
CAUSE = (
    "The Guild found common cause with the Circle.",
    """
    The the DT det 1
    Guild guild NNP nsubj 2 ORG
    found find VBD ROOT 2
    common common JJ amod 4
    cause cause NN dobj 2
    with with IN prep 4
    the the DT det 7
    Circle circle NNP pobj 5 ORG
    . . . punct 2
    """,
)
TWO_SIGNED = (
    "The Guild and the Circle signed a treaty.",
    """
    The the DT det 1
    Guild guild NNP nsubj 5 ORG
    and and CC cc 1
    the the DT det 4
    Circle circle NNP conj 1 ORG
    signed sign VBD ROOT 5
    a a DT det 7
    treaty treaty NN dobj 5
    . . . punct 5
    """,
)
APPOSED = (
    "Renn spoke with another person, Edda Voss.",
    """
    Renn renn NNP nsubj 1 PERSON
    spoke speak VBD ROOT 1
    with with IN prep 1
    another another DT det 4
    person person NN pobj 2
    , , , punct 4
    Edda edda NNP compound 7 PERSON
    Voss voss NNP appos 4 PERSON
    . . . punct 1
    """,
)
GRATEFUL = (
    "We are grateful for the support of the Guild.",
    """
    We we PRP nsubj 1
    are be VBP ROOT 1
    grateful grateful JJ acomp 1
    for for IN prep 2
    the the DT det 5
    support support NN pobj 3
    of of IN prep 5
    the the DT det 8
    Guild guild NNP pobj 6 ORG
    . . . punct 1
    """,
)
SUCH_AS = (
    "The Guild works with bodies such as the Circle.",
    """
    The the DT det 1
    Guild guild NNP nsubj 2 ORG
    works work VBZ ROOT 2
    with with IN prep 2
    bodies body NNS pobj 3
    such such JJ amod 6
    as as IN prep 4
    the the DT det 8
    Circle circle NNP pobj 6 ORG
    . . . punct 2
    """,
)
NOUNS = (
    "Workers attacked farmers.",
    """
    Workers worker NNS nsubj 1
    attacked attack VBD ROOT 1
    farmers farmer NNS dobj 1
    . . . punct 1
    """,
)


def parsed(text: str, rows: str) -> Parse:
    """The words of ``rows`` at their places in ``text``."""
    words, at = [], 0
    for number, row in enumerate(filter(None, (line.split() for line in rows.splitlines()))):
        word, lemma, tag, link, head, *entity = row
        at = text.index(word, at)
        end = at + len(word)
        words.append(Word(number, at, end, word, lemma, tag, link, int(head), "".join(entity)))
        at = end
    return Parse(words)
