"""What the first network of a project costs in PostgreSQL: by whoever opens it first, after one
more statement was coded, and by whoever opens it next; and its map, which is kept, before a write
and after it was renewed (:mod:`hustings.server.renewing`, which waits a second here, not twenty).

``python benchmarks/in_postgres.py PROJECT ADDRESS``. The project (one of ``benchmarks/scale.py
--keep FOLDER``, its words beside it) is carried into a new schema of the database, and the schema
dropped afterwards. Each line: seconds by the clock, and of them of this process.
"""

from __future__ import annotations

import argparse
import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from pages import COMPUTED, coded

from hustings import store
from hustings.model import Selection
from hustings.project import Project
from hustings.project.answered import asked, kept_answer
from hustings.server import renewing
from hustings.server.jobs import Jobs
from hustings.server.ready import ready
from hustings.server.renewing import Renewing


def timed(what: str, act: Callable[[], object]) -> None:
    """Do something, and print what it took."""
    begun, used = time.monotonic(), time.process_time()
    act()
    print(f"{what:<40}{time.monotonic() - begun:8.2f}{time.process_time() - used:8.2f}", flush=True)


def main() -> None:
    """Carry a project there, and ask it thrice."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("project", type=Path)
    given.add_argument("address")
    chosen = given.parse_args()
    renewing.QUIET = 1.0
    names = json.loads(chosen.project.with_suffix(".json").read_text())
    server, schema = store.Postgres(chosen.address), f"p_{secrets.token_hex(6)}"

    def fill(there: store.Database) -> None:
        with Project.open(chosen.project) as here:
            here.carried(lambda whole: store.carry(whole, there))

    def opened() -> Project:
        project = Project(store.open_schema(server, schema), "coder 1")
        project.keep_columns()
        return project

    def network(project: Project) -> None:
        COMPUTED["network"](project, names)

    def its_map(project: Project) -> None:
        ready(project, "map", {})

    def renewed(project: Project) -> None:
        coded(project, names)
        question, jobs = asked(project, "map", {}), Jobs()
        with Renewing(lambda: {"": project}, jobs):
            while kept_answer(project, question) is None:
                time.sleep(0.1)
        jobs.close()

    def once_more(project: Project) -> None:
        coded(project, names)
        project.columns(Selection())
        network(project)

    try:
        timed("carried into PostgreSQL", lambda: store.create_schema(server, schema, fill=fill))
        first = opened()
        timed("its first network", lambda: network(first))
        timed("a statement coded, and its network", lambda: once_more(first))
        second = opened()
        timed("the first network of the next process", lambda: network(second))
        timed("a statement coded, and its network", lambda: once_more(second))
        timed("its first map of everybody", lambda: its_map(second))
        timed("a statement coded, and its map renewed", lambda: renewed(second))
        timed("its map", lambda: its_map(second))
    finally:
        server.drop(schema)
        server.close()


if __name__ == "__main__":
    main()
