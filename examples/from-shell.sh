#!/bin/sh
# From a text to the report on the command line.
#
#     sh examples/from-shell.sh [FOLDER]
#
# The text is fictional and lies beside this script; what is made goes into FOLDER (or a new temporary one).
set -eu
here=$(dirname "$0")
folder=${1:-$(mktemp -d)}
project=$folder/night-ferry.hustings

# Read: who speaks when is found in the text.
hustings add "$project" "$here/night-ferry-debate.txt"
hustings info "$project" --json
id=$(hustings info "$project" --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["transcripts"][0]["id"])')

# Code: say what is said; where it stands is looked up. Offsets count Unicode code points, the end exclusive.
code() {
    span=$(python3 - "$here/night-ferry-debate.txt" "$1" <<'PY'
import sys
text, quote = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2]
print("--start", text.index(quote), "--end", text.index(quote) + len(quote))
PY
    )
    shift
    # $span is two options and two numbers: to be split
    # shellcheck disable=SC2086
    hustings code "$project" --transcript "$id" $span "$@"
}
code "I am for the night ferry" --form position --set "concept=Night ferry all year" --set agreement=yes
code "Tired crews make mistakes at the berth" \
    --form cause --set "cause=Crew fatigue" --set "effect=Mistakes at the berth" --set "sign=+"
code "after two mistakes the inspectors come, and they take sailings away" \
    --form cause --set "cause=Mistakes at the berth" --set "effect=Night sailings" --set "sign=-"
code "Every sailing we put after eleven makes the crews more tired" \
    --form cause --set "cause=Night sailings" --set "effect=Crew fatigue" --set "sign=+"
code "against the ferry at night" --form position --set "concept=Night ferry all year" --set agreement=no \
    --holder "Residents' Circle" --commitment reports

# See what follows, in Edda Voss's account, and who holds what.
hustings map "$project" --holder "Edda Voss" --json
hustings whatif "$project" --holder "Edda Voss" --set "Night sailings=1" --draws 1000 --seed 1 --json
hustings network "$project" --variable1 holder --variable2 concept --mode two-mode --qualifier agreement \
    --aggregation subtract --json

# A second thought costs nothing.
hustings undo "$project"
hustings report "$project" -o "$folder/night-ferry.html"
echo "Wrote $folder/night-ferry.html"
