"""The key of a copy without names: what leads back from pseudonyms and new ids to the old ones.

It lies elsewhere than the copy, is for its owner alone, and is encrypted with a passphrase where
the extra ``private`` is installed.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError, NotWritable, OptionError
from .names import Name

KIND = "hustings key"
SALT = 16
SCRYPT = {"n": 2**15, "r": 8, "p": 1}
"""About 0.1 s and 32 MiB a try."""


@dataclass(frozen=True, slots=True)
class Key:
    """The names, the ids (new -> old), and what coders are called in the copy (old -> new)."""

    names: Sequence[Name]
    ids: Mapping[str, str]
    coders: Mapping[str, str] = field(default_factory=dict)


def write_key(path: Path, key: Key, *, passphrase: str = "", plain: bool = False) -> None:
    """Write a key, readable by its owner alone, encrypted unless ``plain``. Never over anything."""
    names = [{**asdict(n), "exact": sorted(n.exact)} for n in key.names]
    body = json.dumps(
        {"names": names, "ids": dict(key.ids), "coders": dict(key.coders)}, ensure_ascii=False
    )
    if plain:
        data: dict[str, Any] = {"kind": KIND, "plain": json.loads(body)}
    elif passphrase:
        salt = os.urandom(SALT)
        sealed = _fernet(passphrase, salt).encrypt(body.encode())
        data = {"kind": KIND, "salt": base64.b64encode(salt).decode(), "sealed": sealed.decode()}
    else:
        raise OptionError(
            "A key needs a passphrase, or say that it is to be kept as it is (--plain-key)."
        )
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False)
    except OSError as error:
        raise NotWritable(f"{path} cannot be written: {error.strerror or error}.") from None


def read_key(path: Path, *, passphrase: str = "") -> Key:
    """A key as it was written. Raises InputError where it is none, or the passphrase is wrong."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}.") from None
    except ValueError:
        raise InputError(f"{path.name} is no key of a copy without names.") from None
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise InputError(f"{path.name} is no key of a copy without names.")
    body = data["plain"] if "plain" in data else json.loads(_opened(path, data, passphrase))
    try:
        names = tuple(
            Name(n["original"], n["pseudonym"], n["kind"], tuple(n["forms"]), frozenset(n["exact"]))
            for n in body["names"]
        )
        return Key(names, dict(body["ids"]), dict(body["coders"]))
    except (KeyError, TypeError, ValueError):
        raise InputError(f"{path.name} is no whole key of a copy without names.") from None


def _opened(path: Path, data: Mapping[str, str], passphrase: str) -> bytes:
    if not passphrase:
        raise InputError(f"{path.name} is encrypted; give its passphrase.")
    from cryptography.fernet import InvalidToken

    try:
        salt = base64.b64decode(data["salt"])
        plain: bytes = _fernet(passphrase, salt).decrypt(data["sealed"])
    except (InvalidToken, KeyError, TypeError, ValueError):
        raise InputError(f"The passphrase does not open {path.name}.") from None
    return plain


def _fernet(passphrase: str, salt: bytes) -> Any:
    try:
        from cryptography.fernet import Fernet
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
    except ImportError:
        raise OptionError(
            "To encrypt a key install hustings[private], or keep it as it is (--plain-key) in a "
            "place nobody else can read."
        ) from None
    raw = Scrypt(salt=salt, length=32, **SCRYPT).derive(passphrase.encode())
    return Fernet(base64.urlsafe_b64encode(raw))
