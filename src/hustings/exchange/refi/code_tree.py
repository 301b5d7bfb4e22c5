"""Every code of an export by full path, with its GUID: concepts first, then what statements need
beyond them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...model import Concept
from ..bundle import Bundle, concept_paths
from .elements import COLOR, GUID, Element, add, guid_of, made_guid
from .parts import BRANCH, code_path

NONE: Mapping[str, Sequence[str]] = {}
"""No notes on any code."""


class CodeTree:
    """Codes by node; a node is a path, or a path and an id where two concepts have the same path.

    ``guid`` and ``label`` are by node, ``children`` the nodes below one ("" for the top),
    ``concept`` those that are concepts, ``made`` the GUIDs of those that are none, ``taken`` all.
    """

    def __init__(self, bundle: Bundle) -> None:
        self.kept: dict[str, str] = (bundle.extras.get("refi") or {}).get("codes") or {}
        self.guid: dict[str, str] = {}
        self.concept: dict[str, Concept] = {}
        self.children: dict[str, list[str]] = defaultdict(list)
        self.label: dict[str, str] = {}
        self.made: list[str] = []
        self.taken: set[str] = set()
        self._by_name: dict[str, list[str]] = defaultdict(list)
        paths = {guid: path or "·" for guid, path in concept_paths(bundle.concepts).items()}
        nodes = {c.id: self._node(paths[c.id], c.id) for c in bundle.concepts}
        for concept in bundle.concepts:
            above = nodes.get(concept.parent, "") if concept.parent else ""
            # a path begins with that of what it stands under, so no code stands under itself
            if above and not paths[concept.id].startswith(paths[concept.parent or ""] + "/"):
                above = ""
            node = nodes[concept.id]
            self.concept[node] = concept
            self.label[node] = concept.name
            self.children[above].append(node)
            self._by_name[concept.name].append(node)

    def _node(self, path: str, other: str) -> str:
        """The node of a path, with a GUID; a second concept of the same path gets a node of its
        own.
        """
        node = path if path not in self.guid else f"{path}\0{other}"
        kept = self.kept.get(path, "") if node == path else ""
        wishes = (guid_of(wish) for wish in (kept, other) if GUID.match(wish.strip()))
        free = (wish for wish in wishes if wish not in self.taken)
        self.guid[node] = next(free, None) or made_guid("code", node)
        self.taken.add(self.guid[node])
        return node

    def named(self, name: str) -> str:
        """The GUID of a concept by its path, or by its name where only one has it; made where there
        is none.
        """
        if name not in self.guid and len(self._by_name.get(name, ())) == 1:
            return self.guid[self._by_name[name][0]]
        return self.want(tuple(code_path(name).split("/")))

    def want(self, path: tuple[str, ...]) -> str:
        """The GUID of a path of levels, made (with those above) where it is not there."""
        whole = "/".join(path)
        if whole in self.guid:
            return self.guid[whole]
        above = ""
        for depth, label in enumerate(path, 1):
            node = "/".join(path[:depth])
            if node not in self.guid:
                self._node(node, "")
                self.label[node] = label
                self.children[above].append(node)
                self.made.append(self.guid[node])
            above = node
        return self.guid[whole]

    def into(
        self, parent: Element, at: str = "", memos: Mapping[str, Sequence[str]] = NONE
    ) -> None:
        """Add the codes below a node to an element, with their own below them; ``memos`` are the
        GUIDs of notes by the id of their concept.
        """
        for node in self.children[at]:
            concept = self.concept.get(node)
            element = add(
                parent,
                "Code",
                guid=self.guid[node],
                name=self.label[node],
                isCodable=str(_is_codable(node, concept)).lower(),
            )
            if concept and COLOR.match(concept.color):
                element.set("color", concept.color)
            if concept and concept.description:
                add(element, "Description", concept.description)
            for note in memos.get(concept.id, ()) if concept else ():
                add(element, "NoteRef", targetGUID=note)
            self.into(element, node, memos)


def _is_codable(node: str, concept: Concept | None) -> bool:
    """Whether passages may have a code: all but Hustings' own top, and those another program told
    of."""
    return node != BRANCH if concept is None else concept.attributes.get("codable") != "no"
