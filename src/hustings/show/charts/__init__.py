"""Counts drawn: for and against, over time, tables of two variables."""
