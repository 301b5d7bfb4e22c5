"""Parts of an interview published one after another, put together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..errors import OptionError
from ..model import Section, Statement, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts put together: the ``transcript``, and where each part (by id) begins in it."""

    transcript: Transcript
    starts: dict[str, int]

    def statements(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Statements of the parts as statements of the whole; those of other texts as they are."""
        return tuple(
            s.with_(
                transcript=self.transcript.id,
                start=s.start + self.starts[s.transcript],
                end=s.end + self.starts[s.transcript],
            )
            if s.transcript in self.starts
            else s
            for s in statements
        )

    def part_at(self, offset: int) -> str:
        """The id of the part a code point of the whole comes from."""
        places = sorted((start, part) for part, start in self.starts.items())
        return places[max(bisect_left(places, (offset + 1, "")) - 1, 0)][1]


def join_parts(
    parts: Sequence[Transcript], *, id: str = "", title: str = "", between: str = "\n\n"
) -> Joined:
    """Parts of an interview published one after another as one transcript, a section per part.

    Text, turns and sections are those of the parts, shifted; the date is the first part's. Raises
    OptionError for fewer than two parts, or for parts with the same id.
    """
    if not parts[1:]:
        raise OptionError("At least two parts are needed to join.")
    ids = [p.id for p in parts]
    if len(set(ids)) < len(ids):
        raise OptionError(f"Two of the parts have the same id: {', '.join(ids)}.")
    text, starts = "", {}
    turns: list[Turn] = []
    sections: list[Section] = []
    seen: set[str] = set()
    for n, part in enumerate(parts):
        text += between if n else ""
        shift = starts[part.id] = len(text)
        text += part.text
        for turn in part.turns:
            label = None if turn.label_start is None else turn.label_start + shift
            number = turn.id if turn.id not in seen else ""
            seen.add(turn.id)
            turns.append(
                replace(
                    turn,
                    start=turn.start + shift,
                    end=turn.end + shift,
                    label_start=label,
                    id=number,
                )
            )
        sections.append(Section(part.title or f"Part {n + 1}", shift, len(text), 1))
        sections += [
            replace(s, start=s.start + shift, end=s.end + shift, level=s.level + 1)
            for s in part.sections
        ]
    first = parts[0]
    attributes = {
        k: v for k, v in first.attributes.items() if all(p.attributes.get(k) == v for p in parts)
    }
    language = first.language if all(p.language == first.language for p in parts) else None
    return Joined(
        Transcript(
            text,
            tuple(turns),
            id or first.id,
            title or first.title,
            first.date,
            language,
            tuple(sections),
            first.source,
            attributes,
        ),
        starts,
    )
