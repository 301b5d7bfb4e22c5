"""``python -m hustings.cli``."""

from . import main

main()
