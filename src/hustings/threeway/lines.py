"""Three versions of a text, line by line: both changes where they do not touch.

After Khanna, Kunal & Pierce (2007), A formal investigation of diff3: stable pieces, in which all
three agree, and between them pieces that at most one side changed.
"""

from __future__ import annotations

from difflib import SequenceMatcher


def merge_lines(base: str, ours: str, theirs: str) -> str | None:
    """The three merged, or None where both sides changed the same lines differently.

    >>> merge_lines("a\\nb\\nc", "a\\nb\\nC", "A\\nb\\nc")
    'A\\nb\\nC'
    >>> merge_lines("a", "b", "c") is None
    True
    """
    b, o, t = (text.split("\n") for text in (base, ours, theirs))
    mine, other = _matches(b, o), _matches(b, t)
    out: list[str] = []
    at, in_ours, in_theirs = 0, 0, 0
    stable = [n for n in range(len(b)) if n in mine and n in other] + [len(b)]
    for n in stable:
        to_ours = mine[n] if n < len(b) else len(o)
        to_theirs = other[n] if n < len(b) else len(t)
        if to_ours < in_ours or to_theirs < in_theirs:
            continue
        was = b[at:n]
        one, two = o[in_ours:to_ours], t[in_theirs:to_theirs]
        if one == two or two == was:
            out += one
        elif one == was:
            out += two
        else:
            return None
        if n < len(b):
            out.append(b[n])
        at, in_ours, in_theirs = n + 1, to_ours + 1, to_theirs + 1
    return "\n".join(out)


def _matches(a: list[str], b: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return {m.a + k: m.b + k for m in blocks for k in range(m.size)}
