"""Statements read one at a time are those read at once."""

from pathlib import Path

from hustings import store
from hustings.model import Selection, Transcript
from hustings.project import Project
from hustings.project.asking import Asked


def test_each_statement_is_the_one_read_at_once(tmp_path: Path) -> None:
    with Project.create(tmp_path / "each.hustings") as project:
        project.add(Transcript("The dam was built in May. " * 20, id="d1", title="Hearing"))
        project.code_many(
            {
                "transcript": "d1",
                "start": 5 * (30 - k),
                "end": 5 * (30 - k) + 12,
                "form": "position" if k % 2 else "code",
                "values": {"concept": f"dam {k}", "agreement": True}
                if k % 2
                else {"code": f"dam {k}"},
                "holder": "Voss" if k % 3 else None,
                "about": "1950" if k % 5 == 0 else None,
            }
            for k in range(30)
        )
        for selection in (Selection(), Selection(forms=("code",)), Selection(holders=("Voss",))):
            asked = project.asked(Asked(selection))
            told = list(store.each(project.database, asked))
            assert told == store.records(project.database, asked)
            assert told
        forms = {id(record["form"]) for record in store.each(project.database, asked)}
        assert len(forms) == 2
