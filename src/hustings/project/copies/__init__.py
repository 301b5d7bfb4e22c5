"""Copies of a project: handed over, without names, merged again, as a bundle for other programs."""
