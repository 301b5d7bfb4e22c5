"""Networks as pages show them: names, places, ties, camps, and two side by side."""
