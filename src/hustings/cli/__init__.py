"""The command line: one short function per command; the same verbs as in Python and on the page.

Exit codes: 0 done, 1 something about the input (one sentence on standard error), 2 wrong usage.
"""

from __future__ import annotations

from . import projects  # isort: skip
from . import coding  # isort: skip
from . import people  # isort: skip
from . import noting  # isort: skip
from . import agreeing  # isort: skip
from . import merging  # isort: skip
from . import assigning  # isort: skip
from . import adjudicating  # isort: skip
from . import keeping  # isort: skip
from . import ledgers  # isort: skip
from . import computing  # isort: skip
from . import structures  # isort: skip
from . import charting  # isort: skip
from . import accounts  # isort: skip
from . import describing, exchanging  # isort: skip
from . import asking  # isort: skip
from . import drawing  # isort: skip
from . import sharing  # isort: skip
from . import completing  # isort: skip
from . import teaming  # isort: skip
from .common import main

__all__ = [
    "accounts",
    "adjudicating",
    "agreeing",
    "asking",
    "assigning",
    "charting",
    "coding",
    "completing",
    "computing",
    "describing",
    "drawing",
    "exchanging",
    "keeping",
    "ledgers",
    "main",
    "merging",
    "noting",
    "people",
    "projects",
    "sharing",
    "structures",
    "teaming",
]
