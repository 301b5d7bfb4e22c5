"""Statements as columns: kept, packed, spliced with each write, parted into layers."""
