"""A small fictional project in which two people tell who stood to whom, and when."""

from __future__ import annotations

from pathlib import Path

from hustings.project import Project

VOSS = [
    ("The Ferry Company was founded in 1908.", "Town", "founds", "Ferry Company", "1908"),
    (
        "The Quay League split from the Harbour Party in 1987.",
        "Quay League",
        "splits from",
        "Harbour Party",
        "1987",
    ),
    (
        "The Harbour Party supports the Dockers' Branch.",
        "Harbour Party",
        "supports",
        "Dockers' Branch",
        "1990/..",
    ),
    (
        "The Saltmarsh Trust supports the Harbour Party.",
        "Saltmarsh Trust",
        "supports",
        "Harbour Party",
        "1988~",
    ),
    (
        "The Trust opposes the Dockers' Branch.",
        "Saltmarsh Trust",
        "opposes",
        "Dockers' Branch",
        "1988/2019",
    ),
    (
        "The Quay League criticises the Ferry Company.",
        "Quay League",
        "criticises",
        "Ferry Company",
        "199X",
    ),
    (
        "The Guild opposes the Ferry Company.",
        "Traders' Guild",
        "opposes",
        "Ferry Company",
        None,
    ),
    (
        "The Ferry Company absorbed the Bay Omnibus in 1958.",
        "Ferry Company",
        "absorbs",
        "Bay Omnibus",
        "1958",
    ),
    (
        "The Carters merged with the Dockers' Branch in 1921.",
        "Carters' Guild",
        "merges with",
        "Dockers' Branch",
        "1921",
    ),
    ("Edda Voss leads the Harbour Party.", "Edda Voss", "leads", "Harbour Party", None),
]
RENN = [
    (
        "The League walked out of the Harbour Party in 1991.",
        "Quay League",
        "splits from",
        "Harbour Party",
        "1991",
    ),
    (
        "The Trust stands with the Dockers' Branch.",
        "Saltmarsh Trust",
        "supports",
        "Dockers' Branch",
        "1996/2004",
    ),
    (
        "The Party funds the Dockers' Branch.",
        "Harbour Party",
        "funds",
        "Dockers' Branch",
        "2001",
    ),
]
EVENTS = [
    ("VOSS", "The last night ferry sailed in 1954.", "last night ferry", "1954"),
    ("RENN", "The last night ferry sailed in 1965.", "last night ferry", "1965"),
    ("VOSS", "The quay lights went out from 1941 to 1945.", "quay lights out", "1941/1945"),
    ("VOSS", "Dock families lived on the quay in the thirties.", "dock families", "193X"),
    ("VOSS", "The quay has been a car park since about 1984.", "car park", "1984~/.."),
    ("RENN", "The flood took the lower quay around 1936.", "flood", "1936~"),
    ("RENN", "Once the children swam off the steps.", "children swim", None),
]


def text() -> str:
    """The debate, a turn for each sentence."""
    lines = [f"VOSS: {words}" for words, *_ in VOSS]
    lines += [f"RENN: {words}" for words, *_ in RENN]
    lines += [f"{who}: {words}" for who, words, *_ in EVENTS]
    lines.append("RENN: Voss says the Company will sink the ferry by 2030.")
    return "\n".join(lines) + "\n"


def told(path: Path) -> Project:
    """The project: 13 relations, 7 events, a prediction Renn tells as Voss's."""
    folder = path.parent
    source = folder / "quay-debate.txt"
    source.write_text(text(), encoding="utf-8")
    project = Project.create(path)
    key = project.add(source)[0].id
    project.describe(key, date="2024-03-14", title="Quay debate")
    whole = project.transcript(key).text

    def code(words: str, form: str, values: dict[str, object], **more: object) -> None:
        start = whole.index(words)
        project.code(key, start, start + len(words), form, values, **more)

    for words, actor, relation, target, about in (*VOSS, *RENN):
        values = {"actor": actor, "relation": relation, "target": target}
        code(words, "relation", values, **({"about": about} if about else {}))
    for _, words, event, about in EVENTS:
        code(words, "event", {"event": event}, **({"about": about} if about else {}))
    code(
        "the Company will sink the ferry by 2030",
        "prediction",
        {"outcome": "the ferry is given up", "direction": "happens"},
        holder="VOSS",
        commitment="reports",
        about="2030",
    )
    return project
