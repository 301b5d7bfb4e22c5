"""How one actor stands to another: sentences in which two meet with a verb or noun that tells it.

Confirmed actors or, where none need be confirmed, candidates and groups ("the union").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ...model import Actor
from ..actors.finding import Mention
from ..quotations.found import covered
from ..quotations.marks import marks as quotation_marks
from ..sentences import Sentences
from ..spans import Span, overlaps, trim
from ..wrapping import over_wrapped_lines
from .clauses import AND
from .ends import ends
from .found import NounFound, RelationFound, told_relation
from .nouns import noun_relations
from .own import Speaker, own_relations
from .pairs import for_whom, joined_pairs
from .parsed.ends import Ends
from .parsed.finding import parsed_relations
from .parsed.pipeline import Parser
from .plain import plain_ends
from .speech import without_fillers
from .supposed import supposed_before
from .together import TOGETHER
from .told_between import between_two
from .told_by_verbs import NEGATED, by_verb, is_asked
from .verbs import relation_verbs
from .whose import by_pronoun
from .wordings import by_adjective, other_wordings

VERSION = "22"

_OBJECT_GAP = re.compile(r"\s+(?:the\s+|with\s+)?(?:\w+\s+)?", re.IGNORECASE)
"""Between a verb and its object."""


@over_wrapped_lines
def relations(
    text: str,
    actors: Sequence[Actor | str] = (),
    *,
    candidates: bool | None = None,
    speaker: Speaker | None = None,
    parser: Parser | None = None,
) -> list[RelationFound]:
    """Relations between actors told in ``text``, in order.

    ``actors`` are confirmed ones (Actor values or names); with ``candidates`` (default: where no
    actor is given) those count too that only capitals propose, and groups such as "the union".
    Both must be named in one sentence, in the clause of a verb of ``relation_verbs.tsv`` or joined
    by a noun or a role of the tables beside it. A passive with "by" turns the two round; what "and"
    joins counts for each; "not", "refuses to" and the like are marked and decide nothing. Where
    ``speaker`` tells who speaks, what one tells of oneself is found too. What grammar tells beside
    is found where a ``parser`` reads it (:func:`own_parser`: the one that is installed).
    """
    text = without_fillers(text)
    by_sentence = Sentences(text)
    open_to_all = not actors if candidates is None else candidates
    named = ends(text, actors, candidates=open_to_all)
    plain = plain_ends(text, named) if open_to_all else ()
    grouped, grouped_plain = (
        _in_sentences(by_sentence, named),
        _in_sentences(by_sentence, plain),
    )
    quoted = [m.outer for m in quotation_marks(text, single=False)] if speaker is not None else []
    found: list[RelationFound] = []
    for i in sorted({*grouped, *grouped_plain}):
        span, here, beside = (
            by_sentence.spans[i],
            grouped.get(i, []),
            grouped_plain.get(i, []),
        )
        both = sorted([*here, *beside], key=lambda m: m.start)
        verbs = _not_of_two(by_verb(text, span, both), {m.name for m in beside})
        told = [*_told(text, span, here, verbs), *_own(text, span, here, speaker, quoted)]
        found += told
        if beside:
            more = _own(text, span, both, speaker, quoted)
            found += _with_one_plain(text, more, {m.name for m in beside}, told)
    pairs = (
        *joined_pairs(text),
        *by_adjective(text),
        *_by_pronoun(text, by_sentence, named),
    )
    for pair in pairs:
        cue = Span.of(text, pair.start, pair.end)
        marks = (False, False)
        found.append(
            told_relation(text, pair.actor, pair.target, pair.relation, cue, marks, 0.6, False)
        )
    if parser is not None:
        told = list(found)
        found += (r for r in _by_grammar(parser, text, named, speaker) if _new(r, told))
    unique = {(r.actor, r.target, r.cue): r for r in found}
    return sorted(unique.values(), key=lambda r: (r.start, r.cue, r.actor, r.target))


def _by_grammar(
    own: Parser, text: str, named: list[Mention], speaker: Speaker | None
) -> Iterator[RelationFound]:
    """What a parser's reading of the sentences tells."""
    parse = own.parse(text)
    quoted = [m.outer for m in quotation_marks(text, single=False)]
    yield from parsed_relations(text, parse, Ends(text, parse, named, speaker, quoted))


def _new(found: RelationFound, told: Iterable[RelationFound]) -> bool:
    """Whether nothing told so far joins the same two in the same words."""
    return not any(
        {found.actor, found.target} == {r.actor, r.target}
        and overlaps((found.start, found.end), (r.start, r.end))
        for r in told
    )


def _not_of_two(told: Iterable[RelationFound], plain: set[str]) -> list[RelationFound]:
    """Relations of which one end at least is named and not only called by a noun."""
    return [r for r in told if not (r.actor in plain and r.target in plain)]


def _by_pronoun(text: str, by_sentence: Sentences, named: list[Mention]) -> Iterator[NounFound]:
    """ "Their leader, Edda Voss": whose the role is that stands before a name."""
    starts = sorted({i for m in named if (i := by_sentence.at(m.start)) is not None})
    yield from by_pronoun(text, (by_sentence.spans[i][0] for i in starts), named)


def _in_sentences(by_sentence: Sentences, named: Iterable[Mention]) -> dict[int, list[Mention]]:
    """Number of a sentence -> the actors it names, in order."""
    grouped: dict[int, list[Mention]] = {}
    for mention in named:
        i = by_sentence.at(mention.start)
        if i is not None:
            grouped.setdefault(i, []).append(mention)
    return grouped


def _own(
    text: str,
    sentence: tuple[int, int],
    named: list[Mention],
    speaker: Speaker | None,
    quoted: list[tuple[int, int]],
) -> list[RelationFound]:
    """What speakers tell of themselves, outside of what they quote."""
    if speaker is None:
        return []
    own = own_relations(text, sentence, named, speaker)
    return [r for r in own if not covered(quoted, r.cue.start)]


def _with_one_plain(
    text: str, more: list[RelationFound], plain: set[str], told: list[RelationFound]
) -> Iterator[RelationFound]:
    """Relations of somebody named with somebody called by a noun, told by no words that tell of two
    who are named."""
    for relation in more:
        one_plain = (relation.actor in plain) != (relation.target in plain)
        named = relation.cue.text.lower().startswith("call")  # "a company called Renn"
        aim = _AN_AIM.search(text, max(0, relation.cue.start - 24), relation.cue.start)
        only_aimed_at = aim and relation.target in plain
        if one_plain and not (
            named or only_aimed_at or any(overlaps(relation.cue, r.cue) for r in told)
        ):
            yield relation


_AN_AIM = re.compile(
    r"(?<!\bgoing)(?<!\bable)(?<!\bready)(?<!\bbegan)(?<!ed)(?<!\bused)(?<!\bhad)(?<!\bhas)"
    r"(?<!\bhave)(?<!\bchose)(?<!\bcame)(?<!\bwilling)(?<!\bwent on)(?<!\babout)\sto\s$"
)
"""Before a verb: "options to support" tells what for, not what is done."""


def _told(
    text: str, sentence: tuple[int, int], named: list[Mention], verbs: list[RelationFound]
) -> Iterator[RelationFound]:
    """The relations of one sentence; ``named`` are the actors it names, in order, ``verbs`` what
    its verbs tell."""
    told = [
        *verbs,
        *_together(text, sentence, named),
        *_done_by(text, sentence, named),
    ]
    yield from told
    known = {(r.relation, r.actor, r.target) for r in told}
    for noun in (
        *noun_relations(text, sentence, named),
        *for_whom(text, named),
        *other_wordings(text, sentence, named),
        *between_two(text, sentence, named),
    ):
        if (noun.relation, noun.actor.name, noun.target.name) in known:
            continue
        cue = Span.of(text, noun.start, noun.end)
        negated = bool(NEGATED.search(text, max(sentence[0], noun.start - 24), noun.start))
        marks = (negated, is_asked(text, sentence))
        yield told_relation(text, noun.actor, noun.target, noun.relation, cue, marks, 0.6, False)


def _together(
    text: str, sentence: tuple[int, int], named: list[Mention]
) -> Iterator[RelationFound]:
    """What two do together: "the Guild and the Circle work together"."""
    start, end = sentence
    for left, right in pairwise(named):
        if left.name == right.name or not AND.fullmatch(text, left.end, right.start):
            continue
        if supposed_before(text, start, left.start):
            continue
        for relation, pattern in TOGETHER:
            verb = pattern.match(text, right.end, end)
            if verb and not any(
                _OBJECT_GAP.fullmatch(text, verb.end(), m.start)
                for m in named
                if m.start > verb.end()
            ):
                cue = Span.of(text, *trim(text, *verb.span()))
                negated = bool(NEGATED.search(text, max(start, left.start - 9), verb.end()))
                marks = (negated, is_asked(text, sentence))
                yield told_relation(text, left, right, relation, cue, marks, 0.6, False)
                break


def _done_by(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[RelationFound]:
    """What a clause behind a name tells that another did to it: "the office (that) the Guild was
    running"."""
    for target, actor in pairwise(named):
        if target.name == actor.name or not _THAT.fullmatch(text, target.end, actor.start):
            continue
        for relation, pattern in relation_verbs():
            lead = _AUXILIARIES.match(text, actor.end, sentence[1])
            verb = pattern.match(text, lead.end(), sentence[1]) if lead else None
            if verb and _NO_OBJECT.match(text, verb.end()):
                cue = Span.of(text, *trim(text, *verb.span()))
                negated = bool(NEGATED.search(text, actor.end, verb.start()))
                marks = (negated, is_asked(text, sentence))
                yield told_relation(text, actor, target, relation, cue, marks, 0.5, False)
                break


_THAT = re.compile(r"\s+(?:that|which|who|whom)\s+(?:the\s+)?")

_AUXILIARIES = re.compile(
    r"\s+(?:(?:is|was|are|were|has|have|had|been|did|not|then|also|now|once|later|\w+ly)\s+)*"
)

_NO_OBJECT = re.compile(
    r"\s*(?:[.,;:!?)]|-|\u2014|\n|$|\s(?:at|in|on|for|from|during|and|but|when|since|after|"
    r"before|until|is|was|"
    r"has|had|then|there|here|as)\b)"
)
"""What may follow a verb whose object stands before it."""
