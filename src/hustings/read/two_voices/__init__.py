"""Talks of two voices whose turns are marked without names."""
