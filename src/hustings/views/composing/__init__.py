"""Composed reports and what stands in them: figures, tables, excerpts, the method in words."""
