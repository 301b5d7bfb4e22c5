"""What the program answers, one dataclass per answer: the one place the server's description and
the pages' types come from.

Offsets are code points, end exclusive. orjson writes these as they are. All are frozen but the rows
of which one answer may hold ten thousand.
"""
