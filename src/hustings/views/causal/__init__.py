"""Causal maps as pages show them: factors, arrows, runs, and the sentences of a mark."""
