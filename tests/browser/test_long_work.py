"""A long answer tells how far it is, and its Stop ends it."""

from __future__ import annotations

import os
import signal
import time

import pytest

from hustings.server.jobs import Jobs
from hustings.server.routes import long

from .conftest import Visit


def working(jobs: Jobs) -> int:
    """The process that works on the one job there is."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        for job in list(jobs._open):
            if job.of and job.process is not None:
                return job.process
        time.sleep(0.005)
    raise AssertionError("no job began")


def test_a_long_answer_is_told_of_and_stopped(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long, "FEW", {"statements": 0})
    jobs = visit.served.jobs
    page = visit.go("#/network")
    page.wait_for_selector("g.node")
    page.set_default_timeout(90_000)
    page.keyboard.press("b")
    page.wait_for_selector("text=concepts give nearly the same network")
    page.get_by_label("method").select_option("penalty")
    process = working(jobs)
    os.kill(process, signal.SIGSTOP)  # so that it is in the middle of its work, however fast
    page.wait_for_selector("text=of 10,000 steps done")
    page.get_by_role("button", name="Stop").click()
    page.wait_for_selector("text=Stopped before it was done")
    visit.until("!document.querySelector('progress')")
    page.wait_for_selector("text=concepts give nearly the same network")  # as it was before
    page.get_by_role("button", name="Ask again").wait_for()
    end = time.monotonic() + 10
    while jobs._open:
        assert time.monotonic() < end, "the job goes on"
        time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
