"""Statements counted without a network: by stance, over time, by two variables, side by side."""
