"""Hustings talks to nobody: with every outgoing connection refused, everything still works."""

import socket
from pathlib import Path
from typing import Any

import pytest

from hustings.demo import make_demo
from hustings.reports import report
from hustings.views.causal import maps
from hustings.views.causal.what_if import what_if_view
from hustings.views.network import networks
from hustings.views.reviewing import review


def test_nothing_is_asked_of_the_world_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: socket.socket, address: Any) -> None:
        raise AssertionError(f"an outgoing connection to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with make_demo(tmp_path / "demo.hustings") as project:
        study = {"variable1": "holder", "variable2": "concept", "forms": ["position"]}
        assert networks.network_view(project, study).ties
        view = maps.map_view(project, {"holders": ["Ines Calder"]})
        first = view.concepts[0]["name"]
        assert what_if_view(
            project, {"holders": ["Ines Calder"], "set": {first: 1.0}, "draws": 50}
        ).factors
        assert review.find(project) > 0
        assert "Ines Calder" in report(project)
