"""A network drawn: places, folded ties, camps, shapes."""
