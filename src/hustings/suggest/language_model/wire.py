"""One request to a server that speaks the OpenAI chat protocol, and its reply, read with care."""

from __future__ import annotations

import http.client
import json
import os
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

KEY_VARIABLE = "HUSTINGS_MODEL_KEY"
MAX_REPLY = 4_000_000


def as_sent(body: Mapping[str, Any]) -> bytes:
    """The very bytes of a request."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True).encode("utf-8")


def post(url: str, data: bytes, timeout: float) -> dict[str, Any]:
    """One POST, no proxy, no redirect; the whole reply within ``timeout`` seconds."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    deadline = time.monotonic() + timeout
    connection = kind(parts.hostname or "", parts.port, timeout=timeout)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    key = os.environ.get(KEY_VARIABLE)
    if key:
        headers["Authorization"] = f"Bearer {key}"
    try:
        connection.request("POST", parts.path.rstrip("/") + "/chat/completions", data, headers)
        if connection.sock is not None:
            connection.sock.settimeout(max(0.01, deadline - time.monotonic()))
        response = connection.getresponse()
        if response.status != 200:
            raise ValueError(f"the server answered {response.status} {response.reason}")
        pieces: list[bytes] = []
        size = 0
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            if connection.sock is not None:
                connection.sock.settimeout(left)
            piece = response.read1(65536)
            if not piece:
                break
            size += len(piece)
            if size > MAX_REPLY:
                raise ValueError("the reply is longer than 4 MB")
            pieces.append(piece)
    finally:
        connection.close()
    reply = _json(b"".join(pieces).decode("utf-8"))
    if not isinstance(reply, dict):
        raise ValueError("the reply is not a chat completion")
    return reply


def _json(text: str) -> Any:
    """JSON of a stranger. Raises ValueError, also where it is nested without end."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("the reply is nested without end") from None


def items_of(reply: Mapping[str, Any]) -> list[Any]:
    try:
        content = reply["choices"][0]["message"]["content"]
        items = _json(content)["items"]
    except (KeyError, IndexError, TypeError, json.JSONDecodeError) as error:
        raise ValueError("the reply has no items in the form asked for") from error
    if not isinstance(items, list):
        raise ValueError("the reply has no items in the form asked for")
    return items


def plainly(error: Exception, timeout: float) -> str:
    if isinstance(error, TimeoutError):
        return f"no whole reply within {timeout:g} seconds."
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return "the reply is no JSON."
    return f"{error}." if str(error) else f"{type(error).__name__}."
