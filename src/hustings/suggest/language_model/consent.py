"""Which machine may be sent which turns: this one, or another that a person consents to."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ...errors import OptionError
from ...model import SPOKEN_KINDS, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's leave to send turns to a host that is not this machine; turns by their numbers."""

    host: str
    model: str
    turns: tuple[int, ...]


def check(
    transcript: Transcript,
    *,
    url: str,
    model: str,
    turns: Sequence[int] | None = None,
    consent: Consent | None = None,
    asking: bool = True,
) -> tuple[str, list[int]]:
    """The host of ``url`` and the turns that would be sent, by number; raises OptionError where
    that is not allowed.

    ``asking`` False leaves the consent out: to show a person first what would be sent.
    """
    try:
        parts = urlsplit(url)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_right = urlsplit(""), False
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_right:
        raise OptionError(f"{url!r} is no web address; give one like http://127.0.0.1:11434/v1.")
    if not model.strip():
        raise OptionError("Name the model, as its server calls it.")
    places = transcript.turns or (Turn(0, len(transcript.text)),)
    spoken = [i for i, t in enumerate(places) if t.kind in SPOKEN_KINDS]
    if turns is not None and (strange := sorted(set(turns) - set(range(len(places))))):
        raise OptionError(f"There is no turn {strange[0] + 1}; the text has {len(places)}.")
    chosen = spoken if turns is None else [i for i in turns if i in spoken]
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise OptionError(
            f"{parts.hostname} would be sent the text unencrypted; use an https address."
        )
    if asking:
        _check_consent(parts.hostname, model, chosen, consent)
    return parts.hostname, chosen


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its name or number alone; no look-up is made."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_consent(host: str, model: str, turns: Sequence[int], consent: Consent | None) -> None:
    if is_loopback(host):
        return
    if consent is None:
        raise OptionError(
            f"{host} is another machine; it is sent nothing without a consent naming host, model "
            f"and turns."
        )
    if consent.host != host or consent.model != model:
        raise OptionError(
            f"The consent is for {consent.model} at {consent.host}, not for {model} at {host}."
        )
    extra = sorted(set(turns) - set(consent.turns))
    if extra:
        raise OptionError(
            f"The consent does not name turn {extra[0]}; ask for the turns it names, or get a "
            f"wider one."
        )
