"""Forms, actors and concepts of a project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .. import store
from ..errors import CodingError, OptionError, UnknownName
from ..model import (
    Actor,
    Concept,
    Form,
)
from ..model.chains import tidied
from ..model.dated import dated_value
from . import codec
from .base import ChangeSet, composed, properties_of, tidy
from .codebook import completed, form_data, form_of, knowing, standard_forms, widened
from .memos import Memoing


def _united(target: Mapping[str, Any], others: list[Any]) -> dict[str, Any]:
    """What the one that stays takes over: names as aliases, attributes, kind and colour; its own
    come first."""
    aliases = list(target["aliases"])
    attributes: dict[str, str] = {}
    for record in others:
        names = (record["name"], *record["aliases"])
        aliases += [a for a in names if a not in aliases and a != target["name"]]
    for record in reversed([target, *others]):
        attributes |= record["attributes"]
    after: dict[str, Any] = {"aliases": aliases, "attributes": attributes}
    for plain in ("kind", "color"):
        if plain in target:
            after[plain] = next((r[plain] for r in (target, *others) if r[plain]), "")
    return after


class Naming(Memoing):
    """What a project speaks of and in which forms."""

    def forms(self) -> list[Form]:
        """The forms of statement, in order."""
        return list(self._forms().values())

    def define_form(self, form: Form | Mapping[str, Any]) -> Form:
        """Make a form, or change one of the same name.

        A field that statements use cannot be dropped or change its kind: CodingError says how many
        use it.
        """
        made = form if isinstance(form, Form) else form_of(form)
        made = form_of(form_data(made))
        before = store.get(self.database, "forms", made.name)
        keys = {f.key: f.name for f in self.forms() if f.key and f.name != made.name}
        if made.key and made.key in keys:
            raise CodingError(
                f"The key {made.key!r} belongs to the form {keys[made.key]!r} already."
            )
        if before and isinstance(form, Mapping):
            made = knowing(made, form, form_of(before["form"], strict=False))
        if before:
            self._keeps_what_is_used(form_of(before["form"], strict=False), made)
        told = f"Changed the form {made.name!r}" if before else f"Made the form {made.name!r}"
        with self.changing("form", told) as change:
            if before:
                change.update("forms", before, {"form": form_data(made)})
            else:
                position = store.count(self.database, "forms")
                change.insert(
                    "forms", {"id": made.name, "position": position, "form": form_data(made)}
                )
        return made

    def take_shipped_forms(self) -> list[str]:
        """Give the project's forms the choices and fields the shipped ones of their names have
        beyond them, and make those that are not there; one undoable change.

        No statement changes. Returns the names of the forms that grew or are new.
        """
        touched: list[str] = []
        with self.changing("form", "") as change:
            for position, shipped in enumerate(standard_forms()):
                before = store.get(self.database, "forms", shipped.name)
                if before is None:
                    taken = {f.key for f in self.forms()}
                    made = replace(shipped, key="" if shipped.key in taken else shipped.key)
                    record = {"id": made.name, "position": position, "form": form_data(made)}
                    change.insert("forms", record)
                    touched.append(shipped.name)
                    continue
                own = form_of(before["form"], strict=False)
                grown = widened(completed(own), shipped)
                if grown != own:
                    change.update("forms", before, {"form": form_data(grown)})
                    touched.append(shipped.name)
            change.summary = f"Took over what is new in the forms {', '.join(touched)}"
        return touched

    def actors(self) -> list[Actor]:
        """All actors, by name."""
        return [codec.actor_of(r) for r in store.fetch(self.database, "actors", order="name")]

    def attributed(self) -> Mapping[str, Mapping[str, str]]:
        """The attributes of every actor that has any, by name."""
        return self.database.kept(
            "attributes",
            ("actors",),
            lambda: {a.name: dict(a.attributes) for a in self.actors() if a.attributes},
        )

    def concepts(self) -> list[Concept]:
        """All concepts, by name."""
        return [codec.concept_of(r) for r in store.fetch(self.database, "concepts", order="name")]

    def uses(self, table: str, keys: Iterable[str] | None = None) -> dict[str, int]:
        """How many statements use each actor or concept (by id): all, or those of ``keys``."""
        if keys is not None:
            return store.used(self.database, table, list(keys))
        return dict(
            self.database.kept(
                ("uses", table), ("statements", table), lambda: store.used(self.database, table)
            )
        )

    def make(self, table: str, name: str, **properties: Any) -> str:
        """Make an actor or a concept; returns its id. A name that is there already is refused."""
        name = tidy(name)
        if store.fetch(self.database, table, name=name):
            raise CodingError(f"There is {name!r} already.")
        with self.changing("make", f"Made the {table[:-1]} {name!r}") as change:
            key: str = change.made(table, name)
            if properties and change.rows:
                row = change.rows[-1]
                change.rows[-1] = replace(
                    row, after={**(row.after or {}), **properties_of(table, properties)}
                )
        return key

    def change_name(self, table: str, key: str, **properties: Any) -> None:
        """Change name, aliases, kind, description, parent, attributes or colour of an actor or
        concept.
        """
        before = self.known_record(table, key, table[:-1])
        properties = properties_of(table, properties)
        if "name" in properties:
            properties["name"] = tidy(properties["name"])
            other = store.fetch(self.database, table, name=properties["name"])
            if other and other[0]["id"] != key:
                raise CodingError(
                    f"There is {properties['name']!r} already. Merge the two instead."
                )
        if table == "concepts" and properties.get("parent"):
            parents = {r["id"]: r["parent"] for r in store.fetch(self.database, "concepts")}
            above: str | None = properties["parent"]
            if above not in parents:
                raise UnknownName("concept", above, ())
            for _ in parents:
                if above == key:
                    raise CodingError(f"{before['name']!r} cannot stand under itself.")
                above = parents.get(above) if above else None
        if before["aliases"] and {"name", "aliases"} & properties.keys():
            called, aliases = ({**before, **properties}[c] for c in ("name", "aliases"))
            properties["aliases"] = [a for a in aliases if a != called]
        with self.changing(
            "rename" if "name" in properties else "describe", f"Changed {before['name']!r}"
        ) as change:
            change.update(table, before, properties)

    def set_attribute(
        self, people: Iterable[str], attribute: str, value: str, since: str = "", until: str = ""
    ) -> int:
        """Give several people (names or ids) one value of an attribute, in the place of what they
        had of it; "" takes the attribute from them. One undoable change; returns how many changed.

        ``since`` and ``until`` are EDTF; ``value`` may hold times of its own instead. Raises
        UnknownName, OptionError where nobody or no attribute is named, CodingError for a time.
        """
        name, called = " ".join(attribute.split()), self.ids_by_name("actors")
        if not name:
            raise OptionError("Name the attribute. Nothing was changed.")
        known = self.names_by_id("actors")
        keys = []
        for who in people:
            key = who if who in known else called.get(composed(who))
            if key is None:
                raise UnknownName("actor", who, known.values())
            keys.append(key)
        text = dated_value(value, since, until)
        with self.changing("describe", "") as change:
            changed = 0
            for record in self._several("actors", keys, "person"):
                others = {k: v for k, v in record["attributes"].items() if k != name}
                after = {**record["attributes"], name: text} if text else others
                changed += change.update("actors", record, {"attributes": after})
            many = f"{changed} {'person' if changed == 1 else 'people'}"
            change.summary = f"Set {name} of {many}" if text else f"Took {name} from {many}"
        return changed

    def merge(self, table: str, keys: Iterable[str], into: str) -> int:
        """Make several actors or concepts one; their names become aliases. Returns the statements
        touched.
        """
        target = self.known_record(table, into, table[:-1])
        others = [r for r in self._several(table, keys, table[:-1]) if r["id"] != into]
        if not others:
            raise OptionError("Choose at least one other to merge.")
        gone = {r["id"] for r in others}
        kind = {"actors": "actor", "concepts": "concept"}[table]
        fields = {f.name: [x.name for x in f.fields if x.kind == kind] for f in self.forms()}
        names = ", ".join(repr(r["name"]) for r in others)
        with self.changing("merge", f"Merged {names} into {target['name']!r}") as change:
            touched = self._say_anew(change, kind, fields, gone, into)
            self._hang_anew(change, kind, gone, into)
            for record in others:
                change.delete(table, record)
            self.follow_memos(change, gone, into)
            after = _united(target, others)
            if kind == "concept":
                after["parent"] = self._parent_without(target, gone)
            change.update(table, target, after)
        return touched

    def _say_anew(
        self,
        change: ChangeSet,
        kind: str,
        fields: Mapping[str, list[str]],
        gone: set[str],
        into: str,
    ) -> int:
        """Statements that name one of ``gone`` name ``into`` instead; how many were touched."""
        touched = 0
        for record in store.fetch(self.database, "statements"):
            values = dict(record["values"])
            for name in fields.get(record["form"], []):
                if values.get(name) in gone:
                    values[name] = into
            after: dict[str, Any] = {"values": values}
            if kind == "actor":
                after |= {c: into for c in ("speaker", "holder") if record[c] in gone}
                steps = [into if key in gone else key for key in record["via"]]
                held = after.get("holder", record["holder"])
                after["via"] = list(tidied(record["speaker"], steps, held))
            touched += change.update("statements", record, after)
        return touched

    def _hang_anew(self, change: ChangeSet, kind: str, gone: set[str], into: str) -> None:
        """Turns of an actor that goes are the other's; concepts below one that goes hang below the
        other."""
        if kind == "actor":
            for turn in store.fetch(self.database, "turns", speaker=list(gone)):
                change.update("turns", turn, {"speaker": into})
            return
        for child in store.fetch(self.database, "concepts", parent=list(gone)):
            if child["id"] != into:
                change.update("concepts", child, {"parent": into})

    def _parent_without(self, concept: Mapping[str, Any], gone: set[str]) -> str | None:
        """The parent of a concept once others are gone: that of the highest of them above it, in
        whose place it then stands.
        """
        parents = {r["id"]: r["parent"] for r in store.fetch(self.database, "concepts")}
        parent, above = concept["parent"], concept["parent"]
        for _ in parents:  # ends also where an earlier version left a circle
            if above in gone:
                parent = parents.get(above)
            above = parents.get(above) if above else None
        return parent if parent is None else str(parent)

    def drop(self, table: str, key: str) -> None:
        """Delete an actor or concept nothing uses. Raises CodingError where something does."""
        record = self.known_record(table, key, table[:-1])
        used = self.uses(table, [key]).get(key, 0)
        spoken = len(store.fetch(self.database, "turns", speaker=key)) if table == "actors" else 0
        if used or spoken:
            n, thing = (used, "statement") if used else (spoken, "turn")
            what = f"{n:,} {thing}{'s' * (n != 1)}"
            raise CodingError(
                f"{record['name']!r} is used by {what}. Recode them, or merge it into another."
            )
        with self.changing("delete", f"Deleted the {table[:-1]} {record['name']!r}") as change:
            for child in (
                store.fetch(self.database, "concepts", parent=key) if table == "concepts" else []
            ):
                change.update("concepts", child, {"parent": None})
            change.delete(table, record)
            self.follow_memos(change, [key], None)

    def _forms(self) -> Mapping[str, Form]:
        return self.database.kept(
            "forms",
            ("forms",),
            lambda: {
                r["id"]: completed(form_of(r["form"], strict=False))
                for r in store.fetch(self.database, "forms", order="position,id")
            },
        )

    def _form(self, name: str) -> Form:
        form = self._forms().get(name)
        if form is None:
            raise UnknownName("form", name, self._forms())
        return form

    def _keeps_what_is_used(self, before: Form, after: Form) -> None:
        gone = [f for f in before.fields if (g := after.field(f.name)) is None or g.kind != f.kind]
        for field in gone:
            used = sum(
                1
                for r in store.fetch(self.database, "statements", form=before.name)
                if field.name in r["values"]
            )
            if used:
                raise CodingError(
                    f"The field {field.name!r} of {before.name!r} is used by {used:,} "
                    f"{'statement' if used == 1 else 'statements'}; "
                    f"it cannot be dropped "
                    "or change its kind. Add a new field instead."
                )
