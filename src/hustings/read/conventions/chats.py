"""Chats as programs export them: ``06/05/2031, 14:05 - Name: words``, ``[14:05] <name> words``,
``14:05:01 From Name to Everyone: words``. Lines of the program itself are notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..words.lines import Line
from .base import Convention

_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s[^\W\d_]{3,9}\.?\s\d{4})"
_OCLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
_DATED = re.compile(
    rf"^(?:\[{_DAY},?\s+{_OCLOCK}\]|\[{_OCLOCK},?\s+{_DAY}\]|{_DAY},?\s+{_OCLOCK}\s+[-–—]|"
    rf"{_DAY},?\s+{_OCLOCK}:?(?=\s))\s*"
)
_NAME = re.compile(r"^~?\s?(?P<name>[^\s:：\[\]<>][^:：\[\]<>\n]{0,50}?)\s?[:：](?:\s+|$)")
_NICK = re.compile(
    rf"^(?:\[?(?:{_DAY}[ T])?{_OCLOCK}(?:[.,]\d{{1,6}})?Z?\]?\s+)?"
    r"(?:<[@+%&~ ]?(?P<name>[^<>\s]{1,32})>\s+(?=\S)|"
    r"(?P<note>(?:\*{1,3}|-!-|-->|<--|→|←)\s+(?=\S)))"
)
_FROM = re.compile(
    rf"^{_OCLOCK}\s+(?:From|Von|De|Da|От)\s+(?P<name>.{{1,60}}?)(?:\s+(?:to|an|à|a|para|для)\s+"
    r".{1,60}?)?\s?:\s*"
)
_PASTED = re.compile(rf"^{_OCLOCK}?\t(?P<name>[^\t\n]{{1,60}}?):\t\s*")
"""``14:05:01<tab>Name:<tab>words``, as a meeting's chat is saved."""
_ABOVE = re.compile(
    rf"^(?P<name>[^\s\[\]:][^\[\]:\n]{{0,50}}?)(?:,?\s\[{_DAY},?\s+{_OCLOCK}\]:?|"
    rf"\s+[—–]\s+{_DAY},?\s+{_OCLOCK})$"
)
"""``Name, [06.05.2031 14:05]`` on a line of its own, as Telegram copies messages."""
SYSTEM = "chat"
"""What stands for a label where the program itself says something."""


def _chat(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    above = _ABOVE.match(line.text) if any(map(str.isdigit, line.text[-12:])) else None
    if above:
        return Mark(i, line.start, above["name"], line.end)
    if not any(map(str.isdigit, line.text[:24])) and line.text[0] not in "<*-":
        return None
    nick = _NICK.match(line.text)
    if nick and nick["name"]:
        return Mark(i, line.start + nick.start("name"), nick["name"], line.start + nick.end())
    if nick and line.text[0].isdigit() | (line.text[0] == "["):
        return Mark(i, line.start, SYSTEM, line.start, kind="note")
    sent = _FROM.match(line.text) or _PASTED.match(line.text)
    if sent:
        return Mark(i, line.start + sent.start("name"), sent["name"], line.start + sent.end())
    return _dated(i, line)


def _dated(i: int, line: Line) -> Mark | None:
    """A message behind a day and a time of it."""
    day = _DATED.match(line.text)
    if not day:
        return None
    named = _NAME.match(line.text[day.end() :].lstrip("\u200e\u200f"))
    if not named:
        return Mark(i, line.start, SYSTEM, line.start, kind="note")
    shift = line.text.index(named["name"], day.end())
    words = line.text.index(named[0].lstrip("~ "), day.end()) + len(named[0].lstrip("~ "))
    return Mark(i, line.start + shift, named["name"], line.start + words)


CONVENTIONS = (Convention("chat", "messages of a chat, with day and time", _chat),)
