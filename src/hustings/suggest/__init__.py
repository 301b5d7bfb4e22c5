"""What a person may want to code, found offline, each with its cue and its reason; a person decides."""

from .causes import causes
from .quotations import quotations

__all__ = ["causes", "quotations"]
