"""One or two lines to copy for every command, shown under its help; a test tries each."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "open": ("hustings open talk.txt", "hustings open interviews/ --project study.hustings"),
    "demo": ("hustings demo",),
    "serve": ("hustings serve study.hustings", "hustings serve study.hustings --backup 10"),
    "recent": ("hustings recent", "hustings recent --forget"),
    "add": (
        "hustings add study.hustings talk.docx minutes.zip",
        "hustings add study.hustings interviews/ --preview",
    ),
    "info": ("hustings info study.hustings",),
    "turns": ("hustings turns study.hustings --transcript t1 --json",),
    "code": (
        "hustings code study.hustings --transcript t1 --start 120 --end 164 --form position "
        "--set 'concept=Night ferry' --set agreement=yes",
    ),
    "statements": (
        "hustings statements study.hustings --form cause --csv",
        "hustings statements study.hustings --holder 'Ines Calder'",
    ),
    "memos": (
        "hustings memos study.hustings --words guild",
        "hustings memos study.hustings --write 'Close to Tide tables' --on concept "
        "--of 'Night ferry'",
        "hustings memos study.hustings -o memos.csv",
    ),
    "forms": ("hustings forms study.hustings",),
    "undo": ("hustings undo study.hustings", "hustings undo study.hustings --change 12"),
    "redo": ("hustings redo study.hustings",),
    "history": (
        "hustings history study.hustings --limit 20",
        "hustings history study.hustings --change 12",
    ),
    "suggest": ("hustings suggest study.hustings --kind causes --tier strong",),
    "lineage": ("hustings lineage study.hustings --column one -o lineage.pdf",),
    "compose": ("hustings compose study.hustings", "hustings compose study.hustings plan.json"),
    "report": (
        "hustings report study.hustings -o report.html",
        "hustings report study.hustings --plan Report -o report.docx",
    ),
    "people": (
        "hustings people study.hustings --proposed",
        "hustings people study.hustings --export people.csv",
        "hustings people study.hustings --set party 'Harbour League' --of 'Ines Calder' "
        "--of 'Piet Harrow' --since 2031",
    ),
    "merge": (
        "hustings merge study.hustings 'I. Calder' 'Mayor Calder' --into 'Ines Calder'",
        "hustings merge study.hustings 'night boat' 'night ferry' --into 'Night ferry' --concepts",
    ),
    "ask": (
        "hustings ask study.hustings",
        "hustings ask study.hustings barplot --set variable=concept",
    ),
    "finish": ("hustings finish study.hustings t1 --coder Anna",),
    "agreement": (
        "hustings agreement study.hustings --coders Anna --coders Ben",
        "hustings agreement study.hustings -o agreement.csv",
    ),
    "backup": ("hustings backup study.hustings /media/stick/study.hustings",),
    "erase": ("hustings erase study.hustings t1 --yes 'The interview of the harbour master'",),
    "check": ("hustings check study.hustings",),
    "rescue": ("hustings rescue study.hustings -o rescued.hustings",),
    "quotations": (
        "hustings quotations study.hustings",
        "hustings quotations study.hustings --check s12 --original letter.txt",
    ),
    "forecasts": ("hustings forecasts study.hustings --today 2031-01-01",),
    "verdict": (
        "hustings verdict study.hustings s40 'came about' --on 2031-05-02 --evidence 'the minutes'",
    ),
    "network": (
        "hustings network study.hustings --qualifier agreement --aggregation subtract -o net.svg",
        "hustings network study.hustings --layout circle --column one -o figure.pdf",
        "hustings network sample.dna --variable1 organization --variable2 concept --json",
    ),
    "chart": (
        "hustings chart study.hustings stances -o stances.pdf",
        "hustings chart study.hustings crosstab --rows speaker --cells expected -o table.svg",
        "hustings chart study.hustings co_occurrence --within turn -o together.csv",
    ),
    "words": (
        "hustings words study.hustings --speakers 'Ines Calder' --against rest --order keyness",
        "hustings words study.hustings -o words.xlsx",
    ),
    "kwic": (
        "hustings kwic study.hustings 'noise, car*' --sort left",
        "hustings kwic study.hustings '/gr[ae]y/' -o grey.csv",
    ),
    "windows": ("hustings windows study.hustings --unit days --width 365 --step 30 -o w.csv",),
    "backbone": ("hustings backbone study.hustings --qualifier agreement",),
    "polarization": ("hustings polarization study.hustings --qualifier agreement",),
    "map": (
        "hustings map study.hustings --holder 'Ines Calder'",
        "hustings map study.hustings -o map.svg",
    ),
    "whatif": ("hustings whatif study.hustings --set 'Night sailings=1' --set Fares=-0.5",),
    "relations": (
        "hustings relations study.hustings --told-by 'Ines Calder' -o relations.svg",
        "hustings relations study.hustings --since 1990 --time told",
    ),
    "timeline": ("hustings timeline study.hustings --by actor -o timeline.svg",),
    "ascription": ("hustings ascription study.hustings",),
    "positions": ("hustings positions study.hustings 'Ines Calder' 'Tobias Renn'",),
    "periods": (
        "hustings periods study.hustings --name 'the long winter' --edtf 1978-12/1979-03 "
        "--dating 'Ines Calder'",
    ),
    "factors": ("hustings factors study.hustings", "hustings factors study.hustings --same A B"),
    "formats": ("hustings formats",),
    "import": (
        "hustings import study.hustings coded.qdpx",
        "hustings import study.hustings votes.csv --type agreement=boolean --dates dmy",
    ),
    "export": (
        "hustings export study.hustings study.qdpx",
        "hustings export study.hustings statements.xlsx",
        "hustings export study.hustings quotations.docx --by speaker",
    ),
    "transcribe": ("hustings transcribe study.hustings talk.mp3 --model ~/models/whisper-small",),
    "attach": ("hustings attach study.hustings t1 talk.mp3",),
    "replace": ("hustings replace study.hustings corrected.txt --transcript t1",),
    "join": ("hustings join study.hustings t1 t2 --title 'The whole interview'",),
    "align": ("hustings align study.hustings t1 t2 --json",),
    "account": (
        "hustings account study.hustings --of 'Ines Calder'",
        "hustings account study.hustings --of 'Ines Calder' -o account.html",
    ),
    "look": ("hustings look talk.txt --json",),
    "changed": (
        "hustings changed study.hustings --of 'Ines Calder'",
        "hustings changed study.hustings --of 'Ines Calder' --from t1 --to t2 --json",
    ),
    "assign": (
        "hustings assign study.hustings --coders Anna,Ben --double 0.2 --seed 7 --preview",
        "hustings assign study.hustings --coders Anna=2,Ben=1 --by type",
    ),
    "second-look": ("hustings second-look study.hustings --coders Anna --share 0.2 --seed 7",),
    "assignments": ("hustings assignments study.hustings --of Ben",),
    "hand-over": (
        "hustings hand-over study.hustings --to Ben -o ben.hustings",
        "hustings hand-over study.hustings --to Ben --assigned -o ben.hustings",
    ),
    "merge-files": (
        "hustings merge-files study.hustings ben.hustings --preview",
        "hustings merge-files study.hustings ben.hustings",
    ),
    "adjudicate": (
        "hustings adjudicate study.hustings d1 a --reason 'the speaker says so himself'",
        "hustings adjudicate study.hustings t1 agreed",
    ),
    "differences": ("hustings differences study.hustings t1",),
    "share": (
        "hustings share study.hustings --candidates",
        "hustings share study.hustings -o copy.hustings --table names.csv --key ../safe/key.json "
        "--plain-key",
    ),
    "reveal": ("hustings reveal study.hustings copy.hustings --key ../safe/key.json",),
    "scan": ("hustings scan copy.hustings report.html --forms names.csv",),
    "team": (
        "hustings team init /srv/hustings --owner Anna",
        "hustings team backup /srv/hustings /backup/hustings",
    ),
    "team init": (
        "hustings team init /srv/hustings --owner Anna",
        "hustings team init postgresql://hustings@localhost/hustings --owner Anna",
    ),
    "team account": ("hustings team account /srv/hustings Ben",),
    "team reset": ("hustings team reset /srv/hustings Ben",),
    "team backup": ("hustings team backup /srv/hustings /backup/hustings",),
    "team restore": ("hustings team restore /backup/hustings /srv/hustings",),
    "team check": ("hustings team check /srv/hustings",),
    "team add": ("hustings team add /srv/hustings study.hustings --name 'Night ferry'",),
    "team take": ("hustings team take /srv/hustings 'Night ferry' study.hustings",),
    "team erase": ("hustings team erase /srv/hustings 'Night ferry'",),
    "completion": ("hustings completion bash --install",),
}


def example_of(command: str) -> str:
    """What the help of a command ends with; "" where nothing is given."""
    lines = EXAMPLES.get(command, ())
    if not lines:
        return ""
    return ("Example:" if len(lines) == 1 else "Examples:") + "".join(f"\n  {x}" for x in lines)
