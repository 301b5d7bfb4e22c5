"""Work behind the pages: looking for suggestions, learning from decisions, asking a model. One
thing after another.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from ..errors import HustingsError, OptionError
from ..guards.door import unforeseen
from ..model import Suggestion, Tier
from ..project import Project
from ..suggest.training import LEAST
from ..views.answers.models import ModelRun
from ..views.answers.review import LookingState, Ranks
from ..views.reviewing import learning, models, review
from .searching import Board

PAUSE = 0.01
"""Seconds waited after a decision before learning, so that a burst of them is learnt from once."""

MORE = 10
"""Examples more, and passages are proposed anew."""

AHEAD = 150
"""Suggestions whose words are ranked beforehand; others are ranked when first asked about."""


class ReviewWorker:
    """A thread that starts with the first task. No request waits for it: answers come from what is
    ready.
    """

    useful: bool
    """Whether passages are asked for in the order of their use: then all are ranked, not only those
    ahead.
    """

    def __init__(
        self,
        project: Project,
        stopping: Callable[[], bool] = lambda: False,
        board: Board | None = None,
    ) -> None:
        self.project = project
        self.board = board or Board()
        self.stopping = stopping
        self.learner = learning.Learner()
        self.asking: ModelRun | None = None
        self.trouble = ""
        self.took: float | None = None
        self.useful = False
        self._proposed_at: int | None = None
        self._tasks: list[tuple[str, Callable[[], None]]] = []
        self._running = ""
        self._stop_asking = threading.Event()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._more: set[str] = set()

    # -- the thread
    # ------------------------------------------------------------------------------------------

    def soon(self, name: str, task: Callable[[], None]) -> None:
        """Do ``task`` in the background; one of the same name that waits already is replaced."""
        with self._wake:
            self._tasks = [(n, t) for n, t in self._tasks if n != name]
            # learning is short and somebody is waiting for it
            self._tasks.insert(0 if name == "learn" else len(self._tasks), (name, task))
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._work, name="hustings-worker", daemon=True
                )
                self._thread.start()
            self._wake.notify()

    def _work(self) -> None:
        while True:
            with self._wake:
                self._running = ""
                self._wake.notify_all()
                if not self._tasks and not self._wake.wait(timeout=30):
                    self._thread = None
                    return
                if not self._tasks:
                    continue
                self._running, task = self._tasks.pop(0)
            try:
                task()
            except HustingsError as error:
                self.trouble = str(error)
            except Exception as error:  # the thread must outlive whatever a task meets
                self.trouble = unforeseen(error, "The text in which suggestions are looked for")

    def busy(self, name: str) -> bool:
        """Whether a task of this name waits or runs."""
        with self._wake:
            return self._running == name or any(n == name for n, _ in self._tasks)

    def quiet(self, timeout: float = 30.0) -> bool:
        """Wait until nothing is left to do; for tests and scripts."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._running and not self._tasks, timeout)

    # -- looking
    # ---------------------------------------------------------------------------------------------

    @property
    def looking(self) -> LookingState | None:
        """How far the search has come, also where another process of the server searches."""
        return self.board.state

    def look(
        self,
        transcript: str | None = None,
        *,
        kinds: tuple[str, ...] = (),
        tier: str = "strong",
        told: bool = True,
    ) -> None:
        """Look for suggestions in a text or in all; ``told`` False shows nobody how far it is."""
        review.within(tier)
        name = f"look {transcript or ''} {','.join(kinds)} {tier}"

        def said(done: int, of: int, title: str) -> bool:
            if told:
                self.board.tell(LookingState(done, of, title, cast(Tier, tier)))
            return not self.stopping()

        def task() -> None:
            try:
                review.find(self.project, transcript, kinds=kinds, tier=tier, said=said)
            finally:
                if told:
                    self.board.tell(None)
            self.learn()

        if told and self.board.mine is None:
            self.board.tell(LookingState(0, 0, "", cast(Tier, tier)))
        self.soon(name, task)

    def look_new(self, said: Callable[[str], object] = lambda _: None) -> None:
        """Look in every text where nobody ever looked; says of each how much was found."""
        looked = {s.transcript for s in self.project.suggestions()} | set(
            self.project.note("searched")
        )
        new = [t for t in self.project.transcripts() if t["id"] not in looked]

        def task() -> None:
            try:
                for i, text in enumerate(new):
                    if self.stopping():
                        break
                    self.board.tell(LookingState(i, len(new), text["title"], "strong"))
                    found = review.find(self.project, text["id"])
                    said(f"{text['title']}: {found} suggestions to review")
            finally:
                self.board.tell(None)
            self.learn()

        if new:
            self.board.tell(LookingState(0, len(new), new[0]["title"], "strong"))
            self.soon("look new", task)

    # -- learning
    # --------------------------------------------------------------------------------------------

    def learn(self) -> None:
        """Learn again from what is coded now, in the background."""

        def task() -> None:
            time.sleep(PAUSE)
            began = time.perf_counter()
            given = learning.lessons(self.project)
            more = sorted(self._more)
            self._more.clear()
            open_ = self.project.suggestions(state=["open", "later"], kind=list(_TEACHABLE))
            words = learning.asked(self.project, open_ if self.useful else open_[:AHEAD])
            texts = [w for fields in words.values() for w in fields.values()]
            self.learner.learn(given, [*texts, *more])
            self.took = time.perf_counter() - began
            self._propose(sum(1 for _, concept in given.labelled if concept is not None))

        self.soon("learn", task)

    def _propose(self, taught: int) -> None:
        """After the first few statements with a concept, and every ten more, look for passages that
        may have one.
        """
        if taught < LEAST or not self.project.note("searched"):
            return
        if self._proposed_at is None and self.project.suggestions(kind="concepts"):
            self._proposed_at = taught
        if self._proposed_at is None or taught >= self._proposed_at + MORE:
            self._proposed_at = taught
            self.look(kinds=("concepts",), told=False)

    def ranks(self, ids: Sequence[str]) -> Ranks:
        """Concepts for some suggestions, as learnt last; what is not known yet is learnt in the
        background.
        """
        chosen: list[Suggestion] = self.project.suggestions(id=list(ids))
        words = learning.asked(self.project, chosen)
        out = {key: learning.ranks(self.learner, told) for key, told in words.items()}
        unknown = {w for key, found in out.items() if found is None for w in words[key].values()}
        learnt = self.learner.learnt
        behind = learnt is None or learnt.revision != self.project.revision
        if unknown - self._more or (behind and not self.busy("learn")):
            self._more |= unknown
            self.learn()
        return Ranks(
            ranks={key: found for key, found in out.items() if found is not None},
            pending=self.busy("learn"),
            learnt_from=len(learnt.labelled) if learnt else 0,
            method=self.learner.method,
        )

    # -- asking a model
    # --------------------------------------------------------------------------------------

    def ask(self, wanted: models.Wanted, consent: models.Consented | None) -> ModelRun:
        """Ask a model in the background; refused at once where a consent is needed and not
        given."""
        if self.asking is not None and self.asking.running:
            raise OptionError("A model is being asked already; wait for it or stop it.")
        models.check(self.project, wanted, consent)
        self._stop_asking.clear()
        begun = self.asking = models.beginning(wanted)

        def said(state: ModelRun) -> bool:
            self.asking = state
            return not (self._stop_asking.is_set() or self.stopping())

        def task() -> None:
            try:
                self.asking = models.ask(self.project, wanted, consent, said)
            except HustingsError as error:
                self.asking = replace(self.asking or begun, running=False, error=str(error))
            except Exception as error:  # asking must be possible again whatever came back
                told = unforeseen(error, "The model's answer")
                self.asking = replace(self.asking or begun, running=False, error=told)
            self.learn()

        threading.Thread(target=task, name="hustings-model", daemon=True).start()
        return begun

    def stop_asking(self) -> None:
        """Send no more turns to the model; what came back stays."""
        self._stop_asking.set()


_TEACHABLE = ("causes", "predictions", "dates", "concepts")
