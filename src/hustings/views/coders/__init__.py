"""Coders beside one another: who coded what, where they differ, what is to be settled."""
