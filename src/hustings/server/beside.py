"""A server of one project for another server (:mod:`.neighbours`): each line it reads asks for one
more address, and the end of what it reads ends it.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from ..errors import HustingsError
from ..project import Project
from .entrance import Entrance
from .run import serve


def answer(**told: str) -> None:
    """One line of what was asked."""
    print(json.dumps(told), flush=True)


def main(path: str, coder: str) -> None:
    """Serve a project until nobody asks any more."""
    try:
        project = Project.open(Path(path), coder=coder)
    except HustingsError as error:
        answer(error=str(error))
        return

    entrance = Entrance(place=project.path)

    def listen(end: Callable[[], None]) -> None:
        def wait() -> None:
            for _ in sys.stdin:
                answer(address=entrance.address(), name=project.name)
            end()

        threading.Thread(target=wait, daemon=True).start()

    with project:
        serve(project, entrance, held=listen)


if __name__ == "__main__":
    main(*sys.argv[1:3])
