"""TOML from strangers: keys and values are only so deep.

``tomllib`` keeps every beginning of a dotted key: one of 50,000 parts takes 8 GB.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from ..errors import NotReadable

LARGEST = 20_000_000
"""Bytes; a codebook of 10,000 concepts has 2 MB."""
DEEPEST = 40
"""Parts of one dotted key."""

_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*+\.[ \t]*+){{{DEEPEST}}}")


def toml_of(data: bytes, name: str) -> dict[str, Any]:
    """What a TOML file says. Raises NotReadable where it is none, huge, or nested too deeply."""
    if len(data) > LARGEST:
        raise NotReadable(f"{name} is larger than {LARGEST / 1e6:.0f} MB; split it.", name=name)
    try:
        text = data.decode("utf-8-sig")
        if _DEEP_KEY.search(text):
            raise NotReadable(
                f"{name} has a key of more than {DEEPEST} parts; it is no codebook.", name=name
            )
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as wrong:
        raise NotReadable(f"{name} is not well-formed TOML: {wrong}.", name=name) from wrong
    except RecursionError:
        raise NotReadable(f"{name} is nested too deeply to be read.", name=name) from None
