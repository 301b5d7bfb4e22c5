"""The codes of REFI-QDA: as a codebook of their own (``.qdc``), and inside a project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ...errors import NotReadable, OptionError
from ...guards.archive import write_bytes
from ...model import Concept
from ..bundle import Bundle, Report, concept_paths, count, levels
from .code_tree import CodeTree
from .elements import (
    CODEBOOK,
    COLOR,
    Element,
    add,
    child,
    children,
    document,
    guid_of,
    parsed,
    printed,
    root_element,
    tag,
    targets,
    words,
)

_DEEPEST = 100
"""Levels of codes that are read."""
_PARTINGS = {"atlas": "::", "taguette": "/"}
"""Programs that write levels into flat names, and how they part them."""


def concepts_of(codes: Element, memos: dict[str, Sequence[str]] | None = None) -> list[Concept]:
    """The codes below an element as concepts, those above first; ``memos`` takes the GUIDs of the
    notes of each, by its id.
    """
    concepts: list[Concept] = []
    _collect(codes, None, concepts, {} if memos is None else memos)
    return concepts


def _collect(
    parent: Element,
    above: str | None,
    concepts: list[Concept],
    memos: dict[str, Sequence[str]],
    depth: int = 0,
) -> None:
    for code in children(parent, "Code"):
        guid = guid_of(code.get("guid")) or f"code {len(concepts) + 1}"
        attributes = {} if code.get("isCodable", "true") in ("true", "1") else {"codable": "no"}
        memos[guid] = list(targets(code, "NoteRef"))
        concepts.append(
            Concept(
                id=guid,
                name=code.get("name") or "",
                parent=above,
                description=words(code, "Description"),
                attributes=attributes,
                color=color_of(code.get("color") or ""),
            )
        )
        if depth < _DEEPEST:
            _collect(code, guid, concepts, memos, depth + 1)


_THREE = re.compile(r"(?:rgb\()?\s*(\d{1,3})\s*[,;]\s*(\d{1,3})\s*[,;]\s*(\d{1,3})\s*\)?$")
_CLEAR = re.compile(r"#?(?:ff(?P<behind>[0-9a-f]{6})|(?P<before>[0-9a-f]{6})(?:ff)?)$")


FULL = 0xFF
"""The most of red, green or blue."""


def color_of(written: str) -> str:
    """A colour as #rrggbb (or #rgb), however a program wrote it; "" where nobody can tell.

    >>> color_of("255,0,0"), color_of("#FFF"), color_of("#ff336699"), color_of("#80336699")
    ('#ff0000', '#fff', '#336699', '')
    """
    text = written.strip().casefold()
    if COLOR.match(text):
        return text
    three, clear = _THREE.match(text), _CLEAR.match(text)
    if three and all(int(part) <= FULL for part in three.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in three.groups())
    return f"#{clear['behind'] or clear['before']}" if clear else ""


def tell_codes(codes: Element | None, concepts: Sequence[Concept], report: Report) -> None:
    """Say what of the codes did not come as it was: two of one name at one place, and colours."""
    paths = Counter(concept_paths(concepts).values())
    same = [path for path, many in paths.items() if many > 1]
    if same:
        report.approximated.append(
            f"{count(len(same), 'code')} there more than once with one name at one place, for "
            f"example {same[0]!r}: each name is one code here."
        )
    every = () if codes is None else codes.iter()
    colors = [c.get("color") or "" for c in every if tag(c) == "Code"]
    unread = [color for color in colors if color and not color_of(color)]
    if unread:
        report.left.append(f"{count(len(unread), 'colour')}, for example {unread[0][:20]!r}.")


def unflattened(concepts: list[Concept], origin: str, report: Report) -> list[Concept]:
    """Levels for programs that write them into flat names: ATLAS.ti 8 ``a::b``, Taguette
    ``a/b``."""
    parting = next((p for tool, p in _PARTINGS.items() if tool in origin.casefold()), None)
    if parting is None or any(c.parent for c in concepts):
        return concepts
    if not any(parting in c.name for c in concepts):
        return concepts
    tree = levels(concepts, parting)
    if parting == _PARTINGS["atlas"]:
        report.approximated.append(
            "Code names with :: were taken for folders of ATLAS.ti and became levels."
        )
    return tree


def read_codebook(root: Element, path: Path) -> Bundle:
    """A codebook as a Bundle of concepts. Raises NotReadable where the XML is something else."""
    if tag(root) == "Project":
        raise NotReadable(
            f"{path.name} is the inside of a REFI-QDA project, without its texts. Import the "
            "whole project (.qdpx) it was taken out of, or export it there once more.",
            path=str(path),
        )
    if tag(root) != "CodeBook":
        raise NotReadable(f"{path.name} is XML, but not a REFI-QDA codebook.", path=str(path))
    origin = root.get("origin") or ""
    report = Report(dialect="REFI-QDA codebook" + (f" ({origin})" if origin else ""))
    codes_told = child(root, "Codes")
    concepts = unflattened(concepts_of(codes_told), origin, report)
    tell_codes(codes_told, concepts, report)
    sets = [printed(s) for s in children(child(root, "Sets"), "Set")]
    if sets:
        report.left.append(f"{count(len(sets), 'set')} of codes: kept for export, not shown.")
    report.imported = {"concepts": len(concepts)}
    codes = {name: guid for guid, name in concept_paths(concepts).items()}
    kept = {"codes": codes, "codebook_sets": sets}
    return Bundle(concepts=tuple(concepts), extras={"refi": kept}, report=report, name=path.stem)


def write_codebook_refi(bundle: Bundle, path: str | Path) -> Report:
    """The concepts as a REFI-QDA codebook (.qdc). Raises OptionError where there are none."""
    if not bundle.concepts:
        raise OptionError(
            "There is no concept to write; a REFI-QDA codebook needs one code at least."
        )
    root = root_element(CODEBOOK, "CodeBook", origin="Hustings")
    codes = CodeTree(bundle)
    codes.into(add(root, "Codes"))
    kept = (bundle.extras.get("refi") or {}).get("codebook_sets") or ()
    sets = [s for s in map(parsed, kept) if _is_whole(s, codes)]
    if sets:
        add(root, "Sets").extend(sets)
    write_bytes(Path(path), document(root))
    report = Report(dialect="REFI-QDA codebook", imported={"concepts": len(bundle.concepts)})
    if any(c.aliases for c in bundle.concepts):
        report.left.append("Other names of concepts: a codebook has no place for them.")
    return report


def _is_whole(group: Element, codes: CodeTree) -> bool:
    """Whether all codes of a set are there."""
    return all(guid_of(m.get("guid")) in codes.taken for m in children(group, "MemberCode"))
