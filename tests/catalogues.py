"""What the program says in pictures and captions, and its translations (src/hustings/locales).

``python -m tests.catalogues`` writes the catalogues anew: what is new waits in them for a
translation, what is said no more is taken out. Where each sentence is said stands beside it.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hustings.model.standard import shipped_forms
from hustings.suggest.languages import languages
from hustings.suggest.measured import places as measured_in
from hustings.wording import ENGLISH, LANGUAGES, NOUNS, WORDS, entries

SOURCE = Path(__file__).parent.parent / "src" / "hustings"
LOCALES = SOURCE / "locales"
FORMS = {
    "de": (2, "(n != 1)"),
    "ru": (
        3,
        "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)",
    ),
}
"""Language -> how many plural forms it has, and which goes with a number."""

FUNCTIONS = {"say"}
"""What ``hustings.wording`` says by itself."""
Message = tuple[str, ...]
"""A sentence; or two, of one thing and of many."""


@cache
def said() -> dict[Message, list[str]]:
    """Every message of the program, and the files that say it."""
    found: dict[Message, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for message in _messages(tree, FUNCTIONS if where == "wording.py" else imported(tree)):
            places = found.setdefault(message, [])
            if where not in places:
                places.append(where)
    for word in WORDS:
        if not any(message[0] == word for message in found):
            found[(word,)] = ["wording.py"]
    for form in shipped_forms():
        told = re.sub(r"{\w+}", "", form.reading)
        worded = (form.reading,) if re.search(r"\w", told) else ()
        choices = [c for f in form.fields for c in f.choices if re.search(r"[a-z]", c)]
        for word in (form.label, form.description, *worded, *choices):
            found.setdefault((word,), ["codebooks/forms.toml"])
    for where in sorted(measured_in(languages())):
        found.setdefault((where,), ["suggest/measured.py"])
    for noun in NOUNS:
        found.setdefault(_counted(noun), ["wording.py"])
    return found


def imported(tree: ast.AST) -> set[str]:
    """What a module takes from ``hustings.wording``."""
    return {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("wording")
        for name in node.names
    }


def _messages(tree: ast.AST, taken: set[str]) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in taken:
            continue
        words = [a.value for a in node.args if isinstance(a, ast.Constant)]
        texts = [w for w in words if isinstance(w, str)]
        if node.func.id == "say" and len(texts) == 1:
            yield (texts[0],)
        elif node.func.id == "say_many" and len(texts) == len(("one", "many")):
            yield (texts[0], texts[1])
        elif node.func.id == "counted" and texts:
            yield _counted(*texts)


def _counted(one: str, many: str = "") -> Message:
    return f"{{n}} {one}", f"{{n}} {many or one + 's'}"


def translations(language: str) -> dict[Message, list[str]]:
    """The catalogue of a language: messages and the forms of their translations."""
    text = (LOCALES / f"{language}.po").read_text(encoding="utf-8")
    return {tuple(k.split("\0")): v.split("\0") for k, v in entries(text).items() if k}


def written(language: str, known: dict[Message, list[str]]) -> str:
    """A catalogue of all that is said."""
    number, rule = FORMS[language]
    head = [
        'msgid ""',
        'msgstr ""',
        f'"Language: {language}\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        f'"Plural-Forms: nplurals={number}; plural={rule};\\n"',
    ]
    blocks = ["\n".join(head)]
    for message, places in said().items():
        forms = known.get(message, [""] * (number if len(message) > 1 else 1))
        lines = [f"#: {place}" for place in places]
        lines.append(f"msgid {_quoted(message[0])}")
        if len(message) > 1:
            lines.append(f"msgid_plural {_quoted(message[1])}")
            lines += [f"msgstr[{k}] {_quoted(form)}" for k, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {_quoted(forms[0])}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    """Write every catalogue anew."""
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        path = LOCALES / f"{language}.po"
        known = translations(language) if path.exists() else {}
        path.write_text(written(language, known), encoding="utf-8")
        waiting = [m[0] for m in said() if m not in known]
        print(f"{path.name}: {len(said())} messages, {len(waiting)} wait for a translation")


if __name__ == "__main__":
    main()
