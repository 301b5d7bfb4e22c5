"""What changed in one person's account between two sides: each laid out (``sides``), what each
thing said on either side means (``verdicts``), forecasts by what they foresee (``foreseen``), all
of it together (``comparing``).
"""

from .comparing import Changes, changed
from .sides import Side
from .verdicts import VERDICTS, Change, Verdict

__all__ = ["VERDICTS", "Change", "Changes", "Side", "Verdict", "changed"]
