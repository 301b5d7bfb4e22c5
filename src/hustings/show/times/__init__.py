"""Told time drawn: lanes, the order of telling, who came out of whom."""
