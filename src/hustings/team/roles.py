"""Who may do what: every address below a project in one table, which a test holds against the API's
own description. Five ordered roles; each may what those before it may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ..model.roles import ROLES

NOBODY: Final = "nobody"
"""The least role for what a server for several people does not offer at all."""

Kind = Literal["read", "write", "export", "rights"]
"""``read`` computes or shows; ``write`` changes the project; ``export`` takes it out of the house
(with the project's setting); ``rights`` is about people, and no key for scripts reaches it.
"""
Blind = Literal["own", "hidden", "same"]
"""What a coder gets who codes blind: only of his ``own`` statements, nothing (``hidden``), or the
``same`` as everybody, as nothing of anybody's coding is in it.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One address: verb and path below the project, the least role, its kind, the blind rule."""

    verb: str
    path: str
    least: str
    kind: Kind
    blind: Blind


READER, CODER, JUDGE, MANAGER, OWNER = ROLES

TABLE: Final = tuple(
    Rule(*row)
    for row in (
        # the project and its log
        ("GET", "", READER, "read", "same"),
        ("PATCH", "", OWNER, "rights", "same"),
        ("DELETE", "", OWNER, "rights", "same"),
        ("GET", "/project", READER, "read", "own"),
        ("POST", "/project/copy", NOBODY, "export", "hidden"),
        ("GET", "/projects", READER, "read", "same"),
        ("POST", "/projects", NOBODY, "rights", "hidden"),
        ("POST", "/projects/open", NOBODY, "rights", "hidden"),
        ("POST", "/projects/forget", NOBODY, "rights", "hidden"),
        ("POST", "/projects/rename", NOBODY, "rights", "hidden"),
        ("PUT", "/choices", NOBODY, "rights", "hidden"),
        ("GET", "/live", READER, "read", "own"),
        ("POST", "/presence", READER, "read", "own"),
        ("GET", "/history", READER, "read", "own"),
        ("GET", "/history/{number}", READER, "read", "own"),
        ("POST", "/undo", CODER, "write", "own"),
        ("POST", "/redo", CODER, "write", "own"),
        # people
        ("GET", "/members", READER, "rights", "same"),
        ("PATCH", "/members/{account}", MANAGER, "rights", "same"),
        ("DELETE", "/members/{account}", READER, "rights", "same"),
        ("GET", "/invitations", MANAGER, "rights", "same"),
        ("POST", "/invitations", MANAGER, "rights", "same"),
        ("DELETE", "/invitations/{invitation}", MANAGER, "rights", "same"),
        ("GET", "/keys", READER, "rights", "same"),
        ("POST", "/keys", READER, "rights", "same"),
        ("DELETE", "/keys/{made}", READER, "rights", "same"),
        ("GET", "/audit", MANAGER, "rights", "same"),
        # texts
        ("GET", "/library", READER, "read", "own"),
        ("GET", "/transcripts", READER, "read", "own"),
        ("POST", "/transcripts", MANAGER, "write", "same"),
        ("GET", "/transcripts/{key}", READER, "read", "same"),
        ("GET", "/transcripts/{key}/cited", READER, "read", "same"),
        ("PATCH", "/transcripts/{key}", MANAGER, "write", "same"),
        ("DELETE", "/transcripts/{key}", MANAGER, "write", "hidden"),
        ("POST", "/transcripts/{key}/erase", OWNER, "write", "same"),
        ("POST", "/transcripts/{key}/correct", MANAGER, "write", "same"),
        ("POST", "/transcripts/{key}/again", MANAGER, "write", "same"),
        ("GET", "/transcripts/{key}/recording", READER, "read", "same"),
        # a place on the server's disk is nobody's to name
        ("POST", "/transcripts/{key}/recording", NOBODY, "write", "same"),
        ("POST", "/recordings/transcribe", NOBODY, "write", "same"),
        ("DELETE", "/transcripts/{key}/recording", MANAGER, "write", "same"),
        ("GET", "/transcripts/{key}/about", READER, "read", "same"),
        ("POST", "/transcripts/{key}/mend", MANAGER, "write", "hidden"),
        ("POST", "/transcripts/{key}/passage", MANAGER, "write", "hidden"),
        ("POST", "/transcripts/{key}/replace", MANAGER, "write", "hidden"),
        ("PUT", "/transcripts/{key}/finished", CODER, "write", "own"),
        ("POST", "/intake", MANAGER, "write", "same"),
        ("POST", "/intake/read", MANAGER, "write", "same"),
        ("POST", "/intake/names", MANAGER, "write", "same"),
        ("POST", "/intake/import", MANAGER, "write", "same"),
        ("POST", "/intake/cancel", MANAGER, "write", "same"),
        ("GET", "/unsettled", READER, "read", "own"),
        ("POST", "/unsettled", MANAGER, "write", "hidden"),
        ("POST", "/join/seams", MANAGER, "read", "same"),
        ("POST", "/join", MANAGER, "write", "hidden"),
        ("GET", "/beside", READER, "read", "own"),
        ("POST", "/beside", MANAGER, "write", "same"),
        # statements; that those of others are a manager's is kept where they are written
        ("GET", "/statements", READER, "read", "own"),
        ("GET", "/statements/names", READER, "read", "own"),
        ("POST", "/statements", CODER, "write", "same"),
        ("POST", "/statements/recode", MANAGER, "write", "hidden"),
        ("POST", "/statements/delete", CODER, "write", "own"),
        ("GET", "/statements/{key}", READER, "read", "own"),
        ("PATCH", "/statements/{key}", CODER, "write", "own"),
        ("DELETE", "/statements/{key}", CODER, "write", "own"),
        ("GET", "/statements/{key}/history", READER, "read", "own"),
        ("GET", "/export", MANAGER, "export", "hidden"),
        ("POST", "/statements/export", MANAGER, "export", "hidden"),
        # the codebook
        ("GET", "/forms", READER, "read", "same"),
        ("POST", "/forms", MANAGER, "write", "same"),
        ("PUT", "/forms/{name}", MANAGER, "write", "same"),
        ("GET", "/search", READER, "read", "own"),
        ("GET", "/actors", READER, "read", "own"),
        ("POST", "/actors", CODER, "write", "same"),
        ("POST", "/actors/merge", MANAGER, "write", "hidden"),
        ("PATCH", "/actors/{key}", MANAGER, "write", "same"),
        ("DELETE", "/actors/{key}", MANAGER, "write", "same"),
        ("GET", "/concepts", READER, "read", "own"),
        ("POST", "/concepts", CODER, "write", "same"),
        ("POST", "/concepts/merge", MANAGER, "write", "hidden"),
        ("PATCH", "/concepts/{key}", MANAGER, "write", "same"),
        ("DELETE", "/concepts/{key}", MANAGER, "write", "same"),
        ("GET", "/people", READER, "read", "own"),
        ("GET", "/people/proposed", READER, "read", "own"),
        ("POST", "/people/refuse", MANAGER, "write", "same"),
        ("PUT", "/people/{key}/attributes", MANAGER, "write", "same"),
        ("POST", "/people/attribute", MANAGER, "write", "same"),
        ("GET", "/people/attributes.csv", MANAGER, "export", "same"),
        ("GET", "/people/{key}", READER, "read", "own"),
        ("POST", "/people/attributes", MANAGER, "write", "same"),
        ("GET", "/memos", READER, "read", "own"),
        ("POST", "/memos", CODER, "write", "same"),
        ("GET", "/memos/table.csv", MANAGER, "export", "own"),
        ("PUT", "/memos/{key}", CODER, "write", "own"),
        ("DELETE", "/memos/{key}", CODER, "write", "own"),
        ("GET", "/factors", READER, "read", "own"),
        ("POST", "/factors", MANAGER, "write", "hidden"),
        ("GET", "/periods", READER, "read", "same"),
        ("POST", "/periods", MANAGER, "write", "same"),
        ("DELETE", "/periods/{name}", MANAGER, "write", "same"),
        # suggestions
        ("GET", "/suggestions", READER, "read", "own"),
        ("POST", "/suggestions/{key}", CODER, "write", "own"),
        ("GET", "/review", READER, "read", "own"),
        ("GET", "/review/ranks", READER, "read", "own"),
        ("GET", "/review/look", READER, "read", "same"),
        ("POST", "/review/look", CODER, "write", "same"),
        ("POST", "/review/mute", MANAGER, "write", "same"),
        ("POST", "/review/decide", CODER, "write", "own"),
        ("GET", "/review/blind", READER, "read", "own"),
        ("PUT", "/review/blind", MANAGER, "write", "same"),
        ("POST", "/review/blind/done", CODER, "write", "own"),
        ("GET", "/review/actors", READER, "read", "own"),
        ("GET", "/review/mentions", READER, "read", "own"),
        # a model would be asked by the server, in the server's network: not offered
        ("GET", "/model", READER, "read", "own"),
        ("POST", "/model/preview", NOBODY, "write", "hidden"),
        ("POST", "/model/ask", NOBODY, "write", "hidden"),
        ("POST", "/model/stop", NOBODY, "write", "hidden"),
        # what is computed
        ("GET", "/network/opening", READER, "read", "own"),
        ("POST", "/network", READER, "read", "own"),
        ("POST", "/network/drawing", READER, "read", "own"),
        ("POST", "/network/evidence", READER, "read", "own"),
        ("POST", "/network/compare", READER, "read", "own"),
        ("POST", "/network/measures", READER, "read", "own"),
        ("POST", "/network/export", READER, "read", "own"),
        ("POST", "/windows", READER, "read", "own"),
        ("POST", "/windows/network", READER, "read", "own"),
        ("POST", "/windows/evidence", READER, "read", "own"),
        ("POST", "/polarization", READER, "read", "own"),
        ("POST", "/backbone", READER, "read", "own"),
        ("POST", "/barplot", READER, "read", "own"),
        ("POST", "/barplot/evidence", READER, "read", "own"),
        ("POST", "/chart", READER, "read", "own"),
        ("POST", "/chart/evidence", READER, "read", "own"),
        ("POST", "/chart/export", READER, "read", "own"),
        ("POST", "/words", READER, "read", "same"),
        ("POST", "/words/export", READER, "read", "same"),
        ("POST", "/kwic", READER, "read", "same"),
        ("POST", "/kwic/export", READER, "read", "same"),
        ("GET", "/map/opening", READER, "read", "own"),
        ("GET", "/map/holders", READER, "read", "own"),
        ("POST", "/map", READER, "read", "own"),
        ("POST", "/map/drawing", READER, "read", "own"),
        ("POST", "/map/evidence", READER, "read", "own"),
        ("POST", "/map/whatif", READER, "read", "own"),
        ("POST", "/map/paths", READER, "read", "own"),
        ("POST", "/map/compare", READER, "read", "own"),
        ("POST", "/map/export", READER, "read", "own"),
        ("POST", "/relations", READER, "read", "own"),
        ("POST", "/relations/balance", READER, "read", "own"),
        ("POST", "/relations/export", READER, "read", "own"),
        ("POST", "/lineage", READER, "read", "own"),
        ("POST", "/lineage/export", READER, "read", "own"),
        ("POST", "/timeline", READER, "read", "own"),
        ("POST", "/timeline/paper", READER, "read", "own"),
        ("POST", "/timeline/order", READER, "read", "own"),
        ("POST", "/timeline/export", READER, "read", "own"),
        ("POST", "/ascription", READER, "read", "own"),
        ("POST", "/ascription/evidence", READER, "read", "own"),
        ("POST", "/positions", READER, "read", "own"),
        ("POST", "/sentences", READER, "read", "own"),
        ("GET", "/report", READER, "read", "own"),
        ("GET", "/account", READER, "read", "own"),
        ("GET", "/account/page", READER, "read", "own"),
        ("GET", "/account/speakers", READER, "read", "own"),
        ("GET", "/changed", READER, "read", "own"),
        # files between people, and differences between coders
        ("POST", "/hand-over", MANAGER, "export", "hidden"),
        ("GET", "/share", MANAGER, "read", "hidden"),
        ("PUT", "/share/names", MANAGER, "write", "hidden"),
        ("POST", "/share/check", MANAGER, "read", "hidden"),
        ("POST", "/share", MANAGER, "export", "hidden"),
        ("POST", "/share/with-key", OWNER, "export", "hidden"),
        ("POST", "/share/reveal", OWNER, "write", "hidden"),
        ("POST", "/merge-file", MANAGER, "write", "hidden"),
        ("GET", "/conflicts", MANAGER, "read", "hidden"),
        ("POST", "/conflicts/settle", MANAGER, "write", "hidden"),
        ("GET", "/differences", JUDGE, "read", "hidden"),
        ("GET", "/differences/mine", CODER, "read", "own"),
        ("GET", "/decisions", JUDGE, "read", "hidden"),
        ("POST", "/decisions", JUDGE, "write", "hidden"),
        ("POST", "/decisions/agreed", JUDGE, "write", "hidden"),
        # a first look at a text nobody has coded
        ("GET", "/look/{transcript}", READER, "read", "own"),
        ("POST", "/look/{transcript}/{mark}", CODER, "write", "own"),
        ("GET", "/reports", READER, "read", "own"),
        ("POST", "/reports/preview", READER, "read", "own"),
        ("PUT", "/reports/{name}", MANAGER, "write", "hidden"),
        ("POST", "/reports/{name}/rename", MANAGER, "write", "hidden"),
        ("DELETE", "/reports/{name}", MANAGER, "write", "hidden"),
        ("GET", "/reports/{name}/file", READER, "read", "own"),
        ("GET", "/studies", READER, "read", "own"),
        ("GET", "/builds", READER, "read", "same"),
        ("GET", "/exporters", READER, "read", "same"),
        ("POST", "/studies/{build}", READER, "read", "own"),
        ("POST", "/studies/{build}/evidence", READER, "read", "own"),
        ("PUT", "/studies/{name}", MANAGER, "write", "hidden"),
        ("DELETE", "/studies/{name}", MANAGER, "write", "hidden"),
        ("POST", "/studies/{name}/rename", MANAGER, "write", "hidden"),
        # who codes what: each coder his own, those who look after the project all
        ("GET", "/assignments", READER, "read", "own"),
        ("POST", "/assignments", MANAGER, "write", "same"),
        ("POST", "/assignments/again", MANAGER, "write", "same"),
        ("POST", "/assignments/{key}/begin", CODER, "write", "own"),
        ("POST", "/assignments/open", OWNER, "write", "same"),
        ("POST", "/assignments/{key}/finish", CODER, "write", "own"),
        ("POST", "/assignments/{key}/reopen", CODER, "write", "own"),
        ("POST", "/assignments/{key}/return", JUDGE, "write", "same"),
        ("POST", "/assignments/{key}/give", MANAGER, "write", "same"),
        ("DELETE", "/assignments/{key}", MANAGER, "write", "same"),
        ("GET", "/coders", READER, "read", "own"),
        ("POST", "/agreement", JUDGE, "read", "hidden"),
        ("POST", "/agreement/export", JUDGE, "export", "hidden"),
        # ledgers
        ("GET", "/quotations", READER, "read", "own"),
        ("POST", "/quotations/{key}/compare", READER, "read", "own"),
        ("POST", "/quotations/{key}/check", CODER, "write", "own"),
        ("GET", "/forecasts", READER, "read", "own"),
        ("POST", "/forecasts/{key}/verdicts", CODER, "write", "own"),
        ("DELETE", "/verdicts/{key}", CODER, "write", "own"),
        ("PUT", "/forecasts/ranges", MANAGER, "write", "same"),
        # other programs
        ("GET", "/exchange", READER, "read", "same"),
        ("POST", "/exchange/look", MANAGER, "write", "same"),
        ("POST", "/exchange/import", MANAGER, "write", "hidden"),
        ("POST", "/exchange/cancel", MANAGER, "write", "same"),
        ("POST", "/exchange/export", MANAGER, "export", "hidden"),
    )
)


def at_least(role: str, least: str) -> bool:
    """Whether a role reaches another.

    >>> at_least("manager", "coder"), at_least("owner", NOBODY), at_least("", "reader")
    (True, False, False)
    """
    return role in ROLES and least in ROLES and ROLES.index(role) >= ROLES.index(least)


def rule(verb: str, path: str) -> Rule | None:
    """The rule for a request below a project; None for an address there is not.

    A fixed word goes before a part that is filled in: ``/statements/recode`` is no statement's id.
    """
    verb = "GET" if verb == "HEAD" else verb
    fitting = (known for pattern, known in _patterns() if pattern.fullmatch(path))
    return next((known for known in fitting if known.verb == verb), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    ordered = sorted(TABLE, key=lambda known: known.path.count("{"))
    return tuple((re.compile(re.sub(r"\{\w+\}", "[^/]+", r.path)), r) for r in ordered)
