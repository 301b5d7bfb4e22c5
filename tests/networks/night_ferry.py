"""The night ferry debate of Lindholm Bay, in eight statements."""

from hustings.model import Statements

# Calder and Pell for the ferry, Renn against it; Voss on both sides of the quay.
ROWS = [
    # id, document, date, speaker, concept, agreement, salience, frame
    ("1", "d1", "2024-01-08", "Calder", "night ferry", True, 2, "jobs"),
    ("2", "d1", "2024-01-08", "Calder", "night ferry", True, 2, "jobs"),
    ("3", "d1", "2024-01-08", "Renn", "night ferry", False, -2, "noise"),
    ("4", "d2", "2024-01-10", "Pell", "night ferry", True, 1, "jobs"),
    ("5", "d2", "2024-01-10", "Voss", "car-free quay", True, 0, ""),
    ("6", "d3", "2025-01-08", "Voss", "car-free quay", False, -1, "noise"),
    ("7", "d3", "2025-01-08", "Renn", "car-free quay", False, -1, "noise"),
    ("8", "d3", "2025-01-08", "Calder", "night ferry", True, 2, "jobs"),
]
NAMES = ("id", "document", "date", "speaker", "concept", "agreement", "salience", "frame")
KINDS = {"agreement": "boolean", "salience": "integer", "frame": "name"}


def ferry(rows=ROWS, scales=None):
    columns = {name: [row[i] for row in rows] for i, name in enumerate(NAMES)}
    return Statements.from_columns(columns, KINDS, scales)
