"""The night ferry debate of Lindholm Bay, in eight statements."""

import itertools

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


CAMPS = (("Calder", "Pell", "Moss"), ("Renn", "Guild", "Thorn"))


def quay(sides=CAMPS, concepts=("night ferry", "car-free quay"), turn=None, months=1):
    """Everybody speaks on every concept: the first side for, the second against, or as ``turn`` says."""
    rows = []
    for month, concept in itertools.product(range(months), concepts):
        for side, names in enumerate(sides):
            for name in names:
                stance = side == 0
                if turn is not None:
                    stance = turn(name, concept, month, stance)
                rows.append((f"m{month}", f"2024-{month + 1:02d}-01", name, concept, stance))
    columns = dict(
        zip(
            ("document", "date", "speaker", "concept", "agreement"),
            zip(*rows, strict=True),
            strict=True,
        )
    )
    return Statements.from_columns(
        {k: list(v) for k, v in columns.items()}, {"agreement": "boolean"}
    )
