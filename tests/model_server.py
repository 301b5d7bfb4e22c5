"""A model server played on this machine: it answers as the test wants, or not at all."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def server(answer: Callable[[Any], Any]) -> Iterator[tuple[str, list[Any]]]:
    """A server that answers every request with ``answer(payload)``: items, bytes, or None for an error."""
    seen: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append((self.path, dict(self.headers), body))
            given = answer(body)
            if given is None:
                self.send_error(500)
                return
            if not isinstance(given, bytes):
                content = json.dumps({"items": given})
                given = json.dumps(
                    {"choices": [{"message": {"content": content}}], "usage": {"total_tokens": 7}}
                ).encode()
            try:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(given)
            except OSError:
                pass

        def log_message(self, *args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/v1", seen
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
