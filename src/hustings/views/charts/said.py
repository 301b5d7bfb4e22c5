"""A chart in words: its title, what it rests on, what its numbers are, what is not in it."""

from __future__ import annotations

from ...model import Study
from ...networks.charts.crosstabs import Crosstab
from ...networks.charts.meetings import CoOccurrence
from ...networks.charts.stance_counts import Stances
from ...networks.charts.time_counts import OverTime
from ...project import Project
from ...show.charts.count_table_svg import RESIDUALS
from ...show.charts.shared import Chart
from ...wording import ENGLISH, counted, say, say_many, spoken, worded
from ..answers.charts import ChartApart
from ..telling import heard
from .asking import Asked, Counted
from .dating import dated_to


def meaning(made: Counted, cells: str = "counts") -> str:
    """What a number of a chart is, in sentences."""
    if isinstance(made, Stances):
        counts = say(
            "A bar counts statements about a {variable}, not who makes them.",
            variable=worded(made.variable),
        )
        if made.yes_no:
            return f"{counts} {say('To the left against, to the right for.')}"
        steps = say("Steps are those of {qualifier}.", qualifier=worded(made.qualifier))
        return f"{counts} {steps}" if made.qualifier else counts
    if isinstance(made, OverTime):
        counts = (
            say("A bar counts statements by the time spoken of.")
            if made.time == "told"
            else say(
                "A bar counts statements by the date of the text, so many texts of one time make "
                "it high."
            )
        )
        return f"{counts} {say('All rows have one scale.')}"
    if isinstance(made, CoOccurrence):
        return f"{_paired(made)} {_expected() if cells == 'expected' else ''}".strip()
    if cells == RESIDUALS:
        return say(
            "Shown are adjusted residuals: how far a count lies from what the totals alone would "
            "give, in standard deviations it would have if each statement were drawn by itself. "
            "Statements of one text or person are not, so read it as a distance, never as a test."
        )
    more = _expected() if cells == "expected" else ""
    return f"{say('A cell counts statements.')} {more}".strip()


def _expected() -> str:
    return say(
        "Below it stands what chance would give: row total times column total, divided by all."
    )


def _paired(made: CoOccurrence) -> str:
    where = {
        "passage": say("A cell counts pairs of statements on words that overlap."),
        "turn": say("A cell counts pairs of statements that begin in the same turn."),
        "sentences": say_many(
            made.reach,
            "A cell counts pairs of statements that begin in the same sentence.",
            "A cell counts pairs of statements that begin within {n} sentences that follow one "
            "another.",
        ),
    }[made.within]
    sides = say(
        "One of a pair stands for its row, one for its column (on the diagonal two of the same); "
        "a pair of two different ones stands in two cells, and counts once in the total."
    )
    return f"{where} {sides}"


def rests_on(asked: Asked, drawn: Chart) -> str:
    """On what a chart rests, in sentences."""
    made = asked.made
    if made.why_empty:
        return made.why_empty
    if isinstance(made, CoOccurrence):
        rests = say(
            "n = {pairs} of {statements}",
            pairs=counted(made.n, "pair"),
            statements=counted(made.statements_n, "statement"),
        )
    else:
        rests = f"n = {counted(made.n, 'statement')}"
    parts = [f"{_whose(asked.study)}, {rests}."]
    parts += [f"{a.words}." for a in left_apart(made)]
    parts.append(drawn.unshown)
    if isinstance(asked.source, Project):
        parts.append(heard.rests_on(asked.source, lambda: _every(made)))
        parts.append(dated_to(asked.source, asked.study, made))
    return " ".join(p for p in parts if p)


def _whose(study: Study) -> str:
    names = [*(study.selection.speakers or study.selection.holders or ())]
    if not names:
        return say("In the speakers’ accounts")
    if len(names) == 1:
        return say("In what {name} says", name=names[0])
    return say_many(len(names), "In what {n} person says", "In what {n} people say")


def _every(made: Counted) -> list[str]:
    """Every statement a chart rests on."""
    if isinstance(made, Crosstab):
        return made.statements()
    return [i for value in made.values for i in made.statements(value)]


def told(made: Counted, cells: str = "counts") -> str:
    """What a chart rests on and what its numbers are, where it is printed as a table."""
    parts = [f"{a.words}." for a in left_apart(made)]
    what = "pair" if isinstance(made, CoOccurrence) else "statement"
    return " ".join([f"n = {counted(made.n, what)}.", *parts, meaning(made, cells)])


def left_apart(made: Counted) -> list[ChartApart]:
    """What stands nowhere in a chart, with how much it is."""
    if isinstance(made, OverTime):
        undated = (
            say_many(
                made.undated,
                "{n} statement of no time that is told not drawn",
                "{n} statements of no time that is told not drawn",
            )
            if made.time == "told"
            else say_many(
                made.undated,
                "{n} statement in texts without a date not drawn",
                "{n} statements in texts without a date not drawn",
            )
        )
        vague = say_many(
            made.vague,
            "{n} statement of a time longer than one {unit}, or without an end not drawn",
            "{n} statements of a time longer than one {unit}, or without an end not drawn",
            unit=worded(made.unit),
        )
        apart = (("undated", undated, made.undated), ("vague", vague, made.vague))
        return [ChartApart(part, words, n) for part, words, n in apart if n]
    if isinstance(made, Crosstab) and made.without:
        words = say_many(
            made.without,
            "{n} statement without “{variable}” not in it",
            "{n} statements without “{variable}” not in it",
            variable=worded(made.variables[1]),
        )
        return [ChartApart("", words, made.without)]
    return []


def title_of(asked: Asked) -> str:
    made = asked.made
    if isinstance(made, Stances):
        rows = _plural(made.variable)
        if made.yes_no:
            return say("{rows}, for and against", rows=rows)
        if made.qualifier:
            return say("{rows}, by {qualifier}", rows=rows, qualifier=worded(made.qualifier))
        return say("{rows}, by number of statements", rows=rows)
    if isinstance(made, OverTime):
        by = worded(made.variable)
        if made.time == "told":
            return say("Time spoken of, by {variable}", variable=by)
        return say("Statements over time, by {variable}", variable=by)
    if isinstance(made, CoOccurrence):
        return say("{rows} coded together", rows=_plural(made.variable))
    rows, columns = _plural(made.variables[0]), worded(made.variables[1])
    return say("{rows} by {columns}", rows=rows, columns=columns)


def _plural(variable: str) -> str:
    """A variable at the head of a title."""
    word = {"person": "people", "document": "texts"}.get(variable, f"{variable}s")
    told = worded(word)
    if told == word and spoken() != ENGLISH:  # a variable of one's own: it has no plural here
        told = variable
    return told[:1].upper() + told[1:]
