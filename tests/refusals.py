"""What the program refuses with, and its translations (src/hustings/locales/refusals.*.po).

``python -m tests.refusals`` writes the catalogues anew: what is new waits in them for a
translation, what is said no more is taken out. Where each sentence is raised stands beside it.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from hustings import errors
from hustings.refusals import END
from hustings.wording import ENGLISH, LANGUAGES, entries

from .catalogues import LOCALES, SOURCE

RAISED = {
    name
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.HustingsError) and kind is not errors.UnknownName
}
NO_ROUTE = re.compile(
    r"cli/|demo\.|shown\.|notebook/|networks/frames|exchange/scanning|store/(migrate|team)\.|"
    r"store/(postgres|file/rescue)|team/(keeping|shelves|team)\.|"
    r"server/(team_run|entrance|team_workers)|maps/record|read/transcribing|"
    r"agreement/(table|gamma|unitizing|intervals|values|spans)\."
)
"""Modules a page never comes to: what only the command line, Python and who keeps a server ask."""
PLACE = "\0"


def _first(words: list[ast.expr]) -> list[ast.expr]:
    return words[:1]


WORDS_OF = {
    "Wrong": list,
    "Refused": list,
    "Flag": lambda words: words[1:],
    "turn_away": lambda words: words[3:],
    "HTTPException": lambda words: words[1:],
}
"""Which words of a call a person reads, where it is not the first."""

UNKNOWN = (
    "There is no {1} {2}.",
    "Did you mean {1}?",
    "Did you mean {1} or {2}?",
    "Did you mean {1} or {2} or {3}?",
    "There are: {1}.",
    "There are: {1} and {2} more.",
    "There are none yet.",
)
"""What UnknownName puts together."""
PIECES = (
    *"conflict difference member note suggestion verdict text actors concepts".split(),
    *"interviewer interviewee question answer".split(),
    "an assignment",
    "a number",
    "a whole number",
    "yes or no",
    "a name on one line",
    "a number from {1} to {2}",
    "is protected by a password",
    "is damaged or no PDF",
    "somebody else",
    "it is too long or too deep",
    " at letter {1}",
    "taken back",
    "undone",
    "1 later change stands",
    "{1} later changes stand",
    "{1} statements",
    "{1} turns",
    "1 statement",
    "1 turn",
    "There is no page /{1} here.",
    "The answer to {1}",
    "The text in which suggestions are looked for",
    "The model's answer",
    "What was saved is safe.",
    "What was saved is safe; this was not done.",
)
"""What sentences are put together of, where a helper is given it."""
EXPRESSIONS = (
    "bad character range {1}",
    "bad escape {1}",
    "bad escape (end of pattern)",
    "look-behind requires fixed-width pattern",
    "min repeat greater than max repeat",
    "missing ), unterminated subpattern",
    "multiple repeat",
    "nothing to repeat",
    "unbalanced parenthesis",
    "unexpected end of pattern",
    "unknown extension {1}",
    "unterminated character set",
)
"""What Python says is wrong with a regular expression."""
MISASKED = (
    "What was asked is not understood at {1}: {2}.",
    "Field required",
    "Extra inputs are not permitted",
    "JSON decode error",
    "Input should be {1}",
    "Input should be {1} or {2}",
    "Input should be a valid boolean, unable to interpret input",
    "Input should be a valid dictionary",
    "Input should be a valid dictionary or object to extract fields from",
    "Input should be a valid integer",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be a valid list",
    "Input should be a valid number",
    "Input should be a valid number, unable to parse string as a number",
    "Input should be a valid string",
    "Input should be greater than {1}",
    "Input should be greater than or equal to {1}",
    "Input should be less than or equal to {1}",
    "List should have at least {1} item after validation, not {2}",
    "String should have at least {1} character",
    "String should have at most {1} characters",
    "Not Found.",
    "Method Not Allowed.",
)
"""What the server's libraries say of a request that is none."""
TABLES = {"MAGIC", "_TROUBLES", "_STATES"}
"""Tables of what went wrong; the last of a row are its words."""
TOLD = {*RAISED, *WORDS_OF, "UnknownName"}
"""What is called with the words of a refusal."""
NOTED = {"maps/compare.py"}
"""Modules whose notes a page shows."""


@cache
def said() -> dict[str, list[str]]:
    """Every sentence of every error, and the files that raise it."""
    found = {sentence: ["errors.py"] for sentence in UNKNOWN}
    found |= {piece: [] for piece in (*PIECES, *EXPRESSIONS, *MISASKED)}
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        if NO_ROUTE.match(where):
            continue
        told = {*TOLD, "append"} if where in NOTED else TOLD
        module = Module(ast.parse(path.read_text(encoding="utf-8")), told)
        for sentence in (s for message in module.messages() for s in _sentences(message)):
            places = found.setdefault(sentence, [])
            if where not in places:
                places.append(where)
    return found


class Module:
    """What one module raises; its constants and what its functions return are known."""

    def __init__(self, tree: ast.Module, told: set[str]) -> None:
        self.tree, self.told = tree, told
        self.constants: dict[str, ast.expr] = {}
        self.returned: dict[str, list[ast.expr]] = {}
        for node in tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self.constants[name] = value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    self.constants[name] = value
                case ast.FunctionDef(name=name):
                    told = (n.value for n in ast.walk(node) if isinstance(n, ast.Return))
                    self.returned[name] = [value for value in told if value is not None]

    def messages(self) -> Iterator[str]:
        """Every message, PLACE for what changes in it."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)) if (
                    called in self.told
                ):
                    for word in WORDS_OF.get(called, _first)(node.args):
                        yield from self._said(word)
                        yield from self._last_of(word)
        for table in TABLES & self.constants.keys():
            said = self._last_of(self.constants[table])
            yield from (re.sub(r"\{\w+\}", PLACE, text) for text in said)

    def _last_of(self, table: ast.expr) -> Iterator[str]:
        """The words at the end of the rows of a table: tuples, or the name of one."""
        if isinstance(table, ast.Name):
            table = self.constants.get(table.id, table)
        for row in ast.walk(table):
            if isinstance(row, ast.Tuple) and not isinstance(row.elts[-1], ast.Tuple):
                yield from self._said(row.elts[-1])

    def _said(self, node: ast.expr) -> list[str]:
        """Everything a piece of source text may say."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                return _each(self._said(part) for part in parts)
            case ast.FormattedValue(value=ast.IfExp() | ast.Name() as value):
                return self._said(value)
            case ast.BinOp(left=left, right=right, op=ast.Add()):
                return _each([self._said(left), self._said(right)])
            case ast.IfExp(body=one, orelse=other):
                return [*self._said(one), *self._said(other)]
            case ast.Name(id=name) if isinstance(
                self.constants.get(name), ast.Constant | ast.JoinedStr
            ):
                return self._said(self.constants[name])
            case ast.Call(func=ast.Name(id=name)) if name in self.returned:
                return [text for value in self.returned[name] for text in self._said(value)]
            case ast.Call(func=ast.Attribute(value=template, attr="format")):
                return [re.sub(r"\{\w*\}", PLACE, text) for text in self._said(template)]
        return [PLACE]


def _each(parts: Iterable[list[str]]) -> list[str]:
    return ["".join(pieces) for pieces in product(*parts)]


def _sentences(message: str) -> Iterator[str]:
    """The sentences of a message, what changes in each numbered; none that is nothing else."""
    for sentence in re.split(rf"{END.pattern}|(?<={PLACE}) (?=Nothing )", message):
        if re.search(r"\w\w", sentence.replace(PLACE, "")):
            first, *others = sentence.split(PLACE)
            yield first + "".join(f"{{{n}}}{after}" for n, after in enumerate(others, 1))


def translations(language: str) -> dict[str, str]:
    """The catalogue of a language."""
    path = LOCALES / f"refusals.{language}.po"
    return entries(path.read_text(encoding="utf-8")) if path.exists() else {}


def written(language: str, known: dict[str, str]) -> str:
    """A catalogue of all that is said."""
    head = f'"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"'
    blocks = [f'msgid ""\nmsgstr ""\n{head}']
    for sentence, places in said().items():
        lines = [f"#: {place}" for place in places]
        lines.append(f"msgid {json.dumps(sentence, ensure_ascii=False)}")
        lines.append(f"msgstr {json.dumps(known.get(sentence, ''), ensure_ascii=False)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def main() -> None:
    """Write every catalogue anew."""
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        known = translations(language)
        path = LOCALES / f"refusals.{language}.po"
        path.write_text(written(language, known), encoding="utf-8")
        waiting = [sentence for sentence in said() if sentence not in known]
        print(f"{path.name}: {len(said())} sentences, {len(waiting)} wait for a translation")


if __name__ == "__main__":
    main()
