"""The key of a copy without names: it comes back whole, to its owner alone, or not at all."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from hustings.errors import InputError, NotWritable, OptionError
from hustings.private.keys import Key, read_key, write_key
from hustings.private.names import Name

KEY = Key(
    (Name("Ines Calder", "Person 1", "person", ("Calder", "Ms Calder"), frozenset({"Ms Calder"})),),
    {"n7": "t1"},
    {"Anna": "coder A"},
)


@pytest.mark.parametrize("kept", [{"plain": True}, {"passphrase": "grey harbour"}])
def test_a_key_comes_back_as_it_was_written(tmp_path: Path, kept: dict[str, object]) -> None:
    path = tmp_path / "copy.key"
    write_key(path, KEY, **kept)  # type: ignore[arg-type]
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert read_key(path, passphrase="grey harbour") == KEY
    assert ("Calder" in path.read_text("utf-8")) == ("plain" in kept)


def test_a_key_is_written_over_nothing_and_never_open_by_chance(tmp_path: Path) -> None:
    path = tmp_path / "copy.key"
    with pytest.raises(OptionError, match="needs a passphrase"):
        write_key(path, KEY)
    assert not path.exists()
    path.write_text("kept")
    with pytest.raises(NotWritable, match="cannot be written"):
        write_key(path, KEY, plain=True)
    assert path.read_text() == "kept"


def test_only_its_passphrase_opens_a_key(tmp_path: Path) -> None:
    path = tmp_path / "copy.key"
    write_key(path, KEY, passphrase="grey harbour")
    with pytest.raises(InputError, match=r"is encrypted; give its passphrase\."):
        read_key(path)
    with pytest.raises(InputError, match=r"does not open copy\.key"):
        read_key(path, passphrase="Grey harbour")


SEALED = {"kind": "hustings key", "salt": "AAAA", "sealed": "gAAAA"}
STRANGE = [
    ("no key of", "Dear Ines,"),
    ("no key of", [1]),
    ("no key of", {"kind": "door key"}),
    ("no whole key", {"kind": "hustings key", "plain": {"names": [], "ids": {}}}),
    ("no whole key", {"kind": "hustings key", "plain": [1]}),
    ("no whole key", {"kind": "hustings key", "plain": {"names": [3], "ids": {}, "coders": {}}}),
    ("does not open", SEALED),
    ("does not open", {"kind": "hustings key"}),
    ("does not open", {**SEALED, "salt": 4}),
    ("does not open", {**SEALED, "sealed": ["x"]}),
]


@pytest.mark.parametrize(("told", "written"), STRANGE)
def test_what_is_no_key_is_refused_in_a_sentence(
    tmp_path: Path, told: str, written: object
) -> None:
    path = tmp_path / "letter.key"
    path.write_text(written if isinstance(written, str) else json.dumps(written))
    with pytest.raises(InputError, match=told):
        read_key(path, passphrase="grey harbour")
    with pytest.raises(InputError, match="No such file"):
        read_key(tmp_path / "lost.key")
