"""Small questions of words and lines that every step asks; nothing here decides of a file."""
