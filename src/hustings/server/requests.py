"""What the API takes: strict types, no field more.

Options of a study are described as their builder has them and judged by the builder itself: its
sentences say what would fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from inspect import Parameter, signature
from typing import Annotated, Any, Literal, TypeVar, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, create_model

from ..agreement import AgreementOptions
from ..maps import causal_map, what_if
from ..model import Field as FormField
from ..model import Form, Selection
from ..model.documents import ReportPlan
from ..model.memos import MemoOn
from ..networks import (
    ascription,
    backbone,
    barplot,
    co_occurrence,
    compare_positions,
    crosstab,
    lineage,
    over_time,
    polarization,
    relation_network,
    stances,
    windows,
)
from ..networks.options import Options
from ..project import OWN
from ..project.asking import Asked as Statements
from ..show.looks import MapLook, NetworkLook
from ..suggest.own_model import Consent
from ..times import timeline
from ..views.models import Wanted


class Body(BaseModel):
    """Wrong types and unknown fields are refused, not bent into shape."""

    model_config = ConfigDict(strict=True, extra="forbid")


def given(body: Body) -> dict[str, Any]:
    """Only what the client sent, defaults left out; what is unjudged stays as it came."""
    return dict(body.model_dump(exclude_unset=True, by_alias=True, warnings=False))


class Asked(Body):
    """Options as they are called in Python. What they hold is judged by the builder, in its words:
    here it is only described.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra={"additionalProperties": False})


Request = TypeVar("Request", bound=Asked)


def with_options(*sources: Any) -> Callable[[type[Request]], type[Request]]:
    """Give a request the options of its builders: fields of a dataclass, named parameters of a
    function.
    """

    def filled(body: type[Request]) -> type[Request]:
        found: dict[str, Any] = {}
        for source in sources:
            found |= options_of(source)
        own = {k: v for k, v in found.items() if k not in body.model_fields}
        return create_model(body.__name__, __base__=body, __doc__=body.__doc__, **own)

    return filled


def options_of(source: Any) -> dict[str, tuple[Any, Any]]:
    """Name -> (type, default) of everything a builder takes by name."""
    if is_dataclass(source):
        defaults = {f.name: f.default for f in fields(source)}
    else:
        named = signature(source).parameters.values()
        defaults = {p.name: p.default for p in named if p.kind is Parameter.KEYWORD_ONLY}
    types = get_type_hints(source)
    return {
        name: (Annotated[types[name], UNJUDGED], None if given in NOTHING else given)
        for name, given in defaults.items()
    }


NOTHING = (MISSING, Parameter.empty)
UNJUDGED = get_args(SkipValidation[Any])[-1]  # type: ignore[misc]
"""What a field is marked with whose value nobody but its builder judges."""


class NewText(Body):
    """A file to add: its name and its bytes in base64."""

    name: str = Field(max_length=400)
    content: str
    encoding: str | None = None


class LookedFile(NewText):
    """A file of another program; of a table also what columns hold, and the order of day and
    month."""

    types: dict[str, str] = Field(default_factory=dict)
    dates: Literal["", "dmy", "mdy"] = ""


class MergeFile(NewText):
    """A copy of the project somebody worked on: its name and its bytes in base64."""

    preview: bool = False


class ConflictDecision(Body):
    """What is to stand of a conflict: ours or theirs."""

    conflict: str
    choice: str


class ConflictDecisions(Body):
    """Decisions on conflicts, written as one change."""

    decisions: list[ConflictDecision]


class HandOver(Body):
    """Which texts are handed over, to whom; none named: all."""

    to: str = Field(min_length=1, max_length=200)
    transcripts: list[str] = []
    blind: bool = False


class ShareRow(Body):
    """One row of the table of names."""

    original: str = Field(max_length=400)
    forms: list[str] = []
    kind: str = "person"
    pseudonym: str = Field("", max_length=400)


class ShareNames(Body):
    """A table of names."""

    names: list[ShareRow]


class ShareCopy(ShareNames):
    """What a copy without names replaces, and which attributes of people stay here."""

    without: list[str] = []
    history: bool = False


class ShareKey(Body):
    """How the key is kept: encrypted with a passphrase, or as it is where there is none."""

    passphrase: str = ""


class ShareWithKey(ShareCopy):
    """A copy, and the key that leads back."""

    key: ShareKey


class SharedBack(Body):
    """A copy that was worked on, and its key."""

    copied: NewText
    key: NewText
    passphrase: str = ""


class OwnReading(Body):
    """What is to stand in the place of two coders' statements: what is given of it."""

    start: int | None = None
    end: int | None = None
    form: str | None = None
    values: dict[str, Any] | None = None
    speaker: str | None = None
    holder: str | None = None
    commitment: str | None = None
    about: str | None = None
    memo: str | None = None


class Adjudicated(Body):
    """A decision on a difference: a, b, both, neither, of bounds shared or either; own with a
    statement.
    """

    difference: str
    choice: str
    reason: str = Field("", max_length=10_000)
    statement: OwnReading | None = None


class Assigning(Body):
    """Which texts are given to whom (no text named: all); ``double``: the share two coders code;
    ``calibration``: how many texts all code; ``by``: an attribute of texts they are drawn evenly
    by; ``shares``: what each codes alone, by name; ``turns``: passages of about so many turns
    instead of whole texts.
    """

    transcripts: list[str] = []
    coders: list[str] = Field(max_length=200)
    shares: dict[str, float] = {}
    double: float | None = None
    seed: int = 0
    blind: bool = True
    calibration: int = 0
    by: str = Field("", max_length=200)
    turns: int = Field(0, ge=0, le=10_000)
    preview: bool = False


class LookingAgain(Body):
    """Who looks a second time at a share of what he has finished, so many days after that."""

    coders: list[str] = Field([], max_length=200)
    share: float = 0.1
    days: int = 14
    seed: int = 0


class GivenBack(Body):
    """Why a text is given back to its coder."""

    reason: str = Field(max_length=2000)


class GivenTo(Body):
    """Who gets a text that nobody has begun."""

    coder: str = Field(max_length=200)


class LookedInto(Body):
    """Which text coded blind an owner looks into, and why."""

    transcript: str
    reason: str = Field(max_length=2000)


class ErasedText(Body):
    """The title of the text that is erased, typed once more."""

    title: str = Field(max_length=2000)


class AgreedOnes(Body):
    """The text whose agreed statements are taken over, and between whom."""

    transcript: str
    coders: list[str] = []


class Description(Body):
    """Properties of a transcript."""

    title: str | None = None
    date: str | None = None
    language: str | None = None
    attributes: dict[str, str] | None = None
    proposals: list[dict[str, Any]] | None = None


class RecordingPlace(Body):
    """Where a recording lies on this machine."""

    path: str = Field(min_length=1, max_length=4000)


class Listening(Body):
    """A recording and the folder of a speech model, both on this machine."""

    path: str = Field(min_length=1, max_length=4000)
    model: str = Field(min_length=1, max_length=4000)
    language: str | None = Field(None, max_length=20)


class Encoding(Body):
    """The encoding a text is to be read in again."""

    encoding: str = Field(max_length=40)


class NewName(Body):
    """What something is to be called."""

    to: str = Field(max_length=200)


class Correction(Body):
    """One correction of who speaks when; see ``Project.correct`` for the verbs."""

    verb: str
    turn: str | None = None
    kind: str | None = None
    speaker: str | None = None
    at: int | None = None
    name: str | None = None
    into: str | None = None
    other: str | None = None
    turns: list[str] | None = None
    code: str | None = None


class NewStatement(Body):
    """A statement; ``holder`` left out is the speaker, null is unstated."""

    id: str | None = Field(default=None, max_length=64)
    transcript: str
    start: int
    end: int
    form: str
    values: dict[str, Any]
    speaker: str | None = None
    holder: str | None = Field(default_factory=lambda: OWN)
    via: list[str] = Field(default_factory=list, max_length=20)
    """Who stands between: the speaker says that they say that the holder holds."""
    commitment: str = "asserts"
    about: str | None = None
    memo: str = ""


class EditedStatement(Body):
    """What is to change of a statement."""

    start: int | None = None
    end: int | None = None
    form: str | None = None
    values: dict[str, Any] | None = None
    speaker: str | None = None
    holder: str | None = None
    via: list[str] | None = Field(default=None, max_length=20)
    commitment: str | None = None
    about: str | None = None
    memo: str | None = None
    status: str | None = None
    revision: int | None = None
    """The revision at which it was read; left out: whatever it is now is changed."""


class NewMemo(Body):
    """A memo; ``of`` is the id of the text, concept or person, "" for the project."""

    on: MemoOn
    of: str = Field(default="", max_length=64)
    text: str


class ChangedMemo(Body):
    """A memo's words."""

    text: str


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list in an address, which commas divide."""
    return tuple(part for part in text.split(",") if part)


class Filter(Body):
    """Which statements are meant, by what they are; lists are divided by commas. Sent in an
    address, or as ``where`` of what is done with all that fit.
    """

    transcript: str = ""
    form: str = ""
    speaker: str = ""
    holder: str = ""
    commitment: str = ""
    concept: str = ""
    actor: str = ""
    coder: str = ""
    layers: str = "coders"
    """"coders" (their own), "gold" (what was settled), names of coders; empty: each thing once.
    Where statements are named by their ids they are meant in whatever layer."""
    since: str = ""
    until: str = ""
    stance: Literal["for", "against", ""] = ""
    memo: Literal["yes", "no", ""] = ""
    q: str = ""
    ids: str = ""

    def asked(self) -> Statements:
        """As the project takes it."""
        selection = Selection(
            forms=listed(self.form),
            transcripts=listed(self.transcript),
            coders=listed(self.coder),
            commitments=listed(self.commitment),
            # a name may hold a comma itself
            speakers=(self.speaker, *listed(self.speaker)) if self.speaker else (),
            holders=(self.holder, *listed(self.holder)) if self.holder else (),
            concepts=tuple(c for c in (self.concept, self.actor) if c),
            since=self.since or None,
            until=self.until or None,
            layers=() if self.ids else listed(self.layers),
        )
        return Statements(
            selection,
            words=self.q,
            ids=listed(self.ids) or None,
            stance=None if not self.stance else self.stance == "for",
            noted=None if not self.memo else self.memo == "yes",
        )


class Ids(Body):
    """Some statements."""

    ids: list[str]


class Which(Body):
    """Some statements by their ids, or all that fit ``where``; ``total`` is how many that were when
    a person saw them: where it is another number now, nothing is done.
    """

    ids: list[str] | None = None
    where: Filter | None = None
    total: int | None = None


class Recoding(Which):
    """The same change on many statements (``set``: as in EditedStatement, without the span)."""

    set: EditedStatement


class Chosen(Which):
    """Some statements as a file; ``by`` is what passages stand under (formats docx and html)."""

    format: str
    by: Literal["code", "speaker", "text"] = "code"


class Properties(Body):
    """Of an actor or a concept; which of them fit is checked by the project."""

    name: str | None = None
    aliases: list[str] | None = None
    kind: str | None = None
    description: str | None = None
    parent: str | None = None
    attributes: dict[str, str] | None = None
    color: str | None = None


class Merge(Body):
    """Several actors or concepts become one."""

    from_: list[str] = Field(alias="from")
    into: str


class WhichChange(Body):
    """One change to take back; left out: the newest of the coder. ``with_dependents``: what stands
    on it too.
    """

    id: int | None = None
    with_dependents: bool = False


class Decision(Body):
    """What became of a suggestion; with the statement that was made of it, or the actor that was
    confirmed.
    """

    state: str
    statement: NewStatement | None = None
    actor: Properties | None = None


class LookDecision(Body):
    """What becomes of a mark of a first look: kept to be made a statement of, put off, rejected."""

    state: Literal["open", "later", "rejected"]


class FactorDecision(Body):
    """What two factors are to each other: ``b`` is ``a``, its opposite, or neither."""

    a: str
    b: str
    decision: Literal["same", "opposite", "apart"]


class Refusal(Body):
    """Two who are two."""

    one: str
    other: str


class Period(Body):
    """One value of an attribute and when it holds (EDTF)."""

    attribute: str
    value: str
    since: str = ""
    until: str = ""


class Periods(Body):
    """All attributes of one person."""

    rows: list[Period]


class AttributeTable(Body):
    """The text of a CSV."""

    text: str


class PeoplesAttribute(Body):
    """One value of an attribute for several people (ids); "" takes it from them."""

    people: list[str] = Field(max_length=20_000)
    attribute: str = Field(max_length=200)
    value: str
    since: str = ""
    until: str = ""


class GivenOriginal(Body):
    """An original: its text, or a transcript of the project."""

    original: str | None = None
    transcript: str | None = None


class CheckedQuotation(GivenOriginal):
    """What came of a check; left out: what the comparison says."""

    check: str | None = None
    source: str | None = None


class NewVerdict(Body):
    """A verdict on a prediction, by who codes."""

    outcome: str
    on: str | None = None
    evidence: str = ""


class AgreedRanges(Body):
    """Lowest and highest probability for words of likelihood."""

    ranges: dict[str, list[float]]


class Mended(Body):
    """Other words for one turn (its id); none: the turn goes."""

    turn: str
    words: str


class Passage(Body):
    """A new turn behind another (``after``: its id; null: before the first)."""

    words: str
    after: str | None = None
    speaker: str | None = None
    kind: str | None = None


class Settling(Body):
    """What a person decided about one passage: here (with start and end), keep or delete."""

    statement: str
    do: str
    start: int | None = None
    end: int | None = None


class Settled(Body):
    """Several decisions, one change."""

    decisions: list[Settling]


class Parts(Body):
    """Transcripts to join, in order."""

    ids: list[str]
    title: str | None = None


class Relink(Body):
    """A correction of an alignment; see ``Project.relink`` for the verbs."""

    left: str
    right: str
    verb: str
    one: list[int] | None = None
    other: list[int] | None = None


class WaitingFile(Body):
    """A file that waits."""

    key: str


class WantedFile(Body):
    """A format to write: its name, the ending of the file where it has several, and for REFI-QDA
    who opens it.
    """

    format: str
    suffix: str = ""
    dialect: str | None = None


class Names(Body):
    """File names, and the pattern they are to be read by (null: found)."""

    names: list[str]
    pattern: str | None = None


class ChosenFile(Body):
    """One file to import; title and date as a person corrected them."""

    key: str
    title: str | None = None
    date: str | None = None


class Import(Body):
    """The files to import, and the pattern of their names."""

    files: list[ChosenFile]
    pattern: str = ""


class WaitingFiles(Body):
    """Some of the files that wait."""

    keys: list[str]


class PackedFile(Body):
    """A file of a zip that was not read yet."""

    key: str


class Look(Body):
    """Where to look for suggestions: a text or all, some kinds or all, how wide."""

    transcript: str | None = None
    kinds: list[str] = Field(default_factory=list)
    tier: str = "strong"


class Share(Body):
    """How much is to be coded without help."""

    share: float
    seed: int = 1


class BlindPassage(Body):
    """A passage that was coded without help, by its beginning."""

    transcript: str
    start: int


class Method(Body):
    """A method to be shown whatever its rate, or not."""

    method: str
    shown: bool = True


class Several(Body):
    """Suggestions that are one to a person, such as a name in many texts, and what becomes of
    them."""

    ids: list[str]
    state: str


class Consenting(Body):
    """Leave to send turns to a host for a model."""

    host: str
    model: str
    turns: list[int]

    def given(self) -> Consent:
        """As the room that asks takes it."""
        return Consent(self.host, self.model, tuple(self.turns))


class Asking(Body):
    """What a model is to be asked."""

    url: str
    model: str
    transcript: str
    kinds: list[str] = Field(default_factory=lambda: ["causes"])
    turns: list[int] | None = None
    timeout: float = Field(default=60.0, gt=0, le=600)
    consent: Consenting | None = None

    def wanted(self) -> Wanted:
        """Without the consent."""
        turns = None if self.turns is None else tuple(self.turns)
        return Wanted(self.url, self.model, self.transcript, tuple(self.kinds), turns, self.timeout)


class SavedStudy(Body):
    """A study to keep: what is built, and its options as the page has them."""

    model_config = ConfigDict(extra="allow")

    build: str = "network"
    page: dict[str, Any] | None = None


class KeptStudy(SavedStudy):
    """A study that is kept under a name."""

    name: str


@with_options(ReportPlan)
class ComposedReport(Asked):
    """A report as a person composes it; what it holds is judged by the report itself."""

    authors: SkipValidation[list[str]] = Field(default_factory=list)
    parts: SkipValidation[list[dict[str, Any]]] = Field(default_factory=list)


@with_options(Form)
class NewForm(Asked):
    """A form, as it stands in a codebook file."""

    fields: SkipValidation[tuple[FormField, ...]] = ()


@with_options(Selection, Options)
class NetworkStudy(Asked):
    """A network: what selects statements, and what is made of them."""


class NetworkCell(NetworkStudy):
    """A cell of a network, or without a column a whole row."""

    row: SkipValidation[str] = ""
    column: SkipValidation[str | None] = None


@with_options(windows, NetworkLook)
class NetworkDrawing(NetworkStudy):
    """A network as it is to look in a window of so many pixels; ``index`` names a window in
    time."""

    wide: int = Field(1000, ge=200, le=4000)
    high: int = Field(640, ge=200, le=4000)
    index: SkipValidation[int | None] = None


@with_options(windows, NetworkLook)
class NetworkFile(NetworkStudy):
    """A network as a file; the look is for pictures, ``index`` names a window, ``name`` its
    study."""

    format: SkipValidation[str] = ""
    name: SkipValidation[str] = ""
    index: SkipValidation[int | None] = None


@with_options(windows)
class WindowsStudy(NetworkStudy):
    """A measure over moving windows of a network."""

    measure: SkipValidation[str] = "statements"


@with_options(windows)
class WindowStudy(NetworkStudy):
    """One of the windows, by its number from 0."""

    index: SkipValidation[int | None] = None


class WindowCell(WindowStudy):
    """A cell of a window; without a row the whole window."""

    row: SkipValidation[str] = ""
    column: SkipValidation[str | None] = None


@with_options(polarization)
class CampsStudy(NetworkStudy):
    """Camps of a network."""


@with_options(backbone)
class BackboneStudy(NetworkStudy):
    """The backbone of a network."""


@with_options(barplot)
class CountsStudy(NetworkStudy):
    """How often each value of a variable is said."""


class CountsBar(CountsStudy):
    """One bar, or all bars of a value."""

    value: SkipValidation[str] = ""
    level: SkipValidation[int | str | None] = None


@with_options(Selection, stances, over_time, crosstab, co_occurrence)
class ChartStudy(Asked):
    """A chart: which, what selects statements, what is counted, and how it looks."""

    chart: SkipValidation[str] = "stances"
    duplicates: SkipValidation[str] = "include"
    exclude: SkipValidation[dict[str, list[str]] | None] = None
    invert: SkipValidation[list[str]] = Field(default_factory=list)
    most: SkipValidation[int] = 0
    cells: SkipValidation[str] = "counts"
    title: SkipValidation[str] = ""
    caption: SkipValidation[str] = ""


class ChartDrawing(ChartStudy):
    """A chart as it is to look in a window of so many pixels."""

    width: int = Field(1000, ge=240, le=4000)


class ChartPlace(ChartStudy):
    """A place of a chart, by what its mark says: a row, a column, or both."""

    row: SkipValidation[str] = ""
    column: SkipValidation[str] = ""


class ChartFile(ChartStudy):
    """A chart as a file; ``column``: one or two, how wide a picture is printed; ``name`` its
    study."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"
    name: SkipValidation[str] = ""


class ListedWords(Body):
    """Whose words are counted, and which are listed."""

    transcripts: list[str] = Field(default_factory=list)
    speakers: list[str] = Field(default_factory=list)
    against: str = ""
    small: bool = False
    without: list[str] = Field(default_factory=list)
    least: int = Field(1, ge=1)
    letters: int = Field(1, ge=1)
    order: str = "count"
    format: str = Field("", max_length=20)


class WordsInContext(Body):
    """Words to find ("noise, car*" or /an expression/), in whose speech, and how lines are
    sorted."""

    words: str = Field("", max_length=2000)
    transcripts: list[str] = Field(default_factory=list)
    speakers: list[str] = Field(default_factory=list)
    sort: str = "text"
    format: str = Field("", max_length=20)


class TwoNetworks(Body):
    """Two studies to lay side by side."""

    a: NetworkStudy = Field(default_factory=NetworkStudy)
    b: NetworkStudy = Field(default_factory=NetworkStudy)


@with_options(AgreementOptions)
class AgreementStudy(Asked):
    """Who and what is compared."""


class AgreementFile(AgreementStudy):
    """Agreement as a file: csv (units by coders), json or txt (methods)."""

    format: str = Field(max_length=20)


class FinishedText(Body):
    """Whether a coder has read a text to its end; without a coder, whoever asks."""

    coder: str | None = Field(None, max_length=200)
    finished: bool = True


@with_options(Selection, causal_map)
class MapStudy(Asked):
    """A causal map: what selects statements, and what is drawn of them."""


@with_options(MapLook)
class MapFile(MapStudy):
    """A causal map as a file; the look is for pictures."""

    format: SkipValidation[str] = ""


@with_options(MapLook)
class MapDrawing(MapStudy):
    """A causal map as it is to look on a page: factors that are held are drawn, whatever is folded;
    ``wide``: pixels of the window, 0 of any."""

    held: list[str] = Field(default_factory=list, max_length=200)
    wide: float = Field(0, ge=0, le=20_000)


@with_options(what_if)
class MapRun(MapStudy):
    """A run of a map, with draws and without single sentences where asked."""

    draws: SkipValidation[int] = 0
    seed: SkipValidation[int] = 1
    leave_one_out: SkipValidation[bool] = False


class MapPaths(MapStudy):
    """The paths from one factor to another."""

    from_: SkipValidation[str] = Field(default="", alias="from")
    to: SkipValidation[str] = ""
    max_length: SkipValidation[int] = 4


class TwoMaps(Body):
    """Two accounts to lay side by side, and factors to hold in both."""

    a: MapStudy = Field(default_factory=MapStudy)
    b: MapStudy = Field(default_factory=MapStudy)
    set: dict[str, float] | None = None


@with_options(Selection, relation_network)
class RelationsStudy(Asked):
    """Relations as some tell them; ``compare`` lays another teller's beside those of the one."""

    compare: SkipValidation[str | None] = None
    width: SkipValidation[float] = 1000.0
    height: SkipValidation[float] = 620.0


class RelationsFile(RelationsStudy):
    """Relations as a file; ``column``: one or two, how wide a picture is printed."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"


@with_options(Selection, lineage)
class LineageStudy(Asked):
    """Which organisation came out of which, as some tell it."""

    told_by: SkipValidation[list[str]] = Field(default_factory=list)
    compare: SkipValidation[str | None] = None
    width: SkipValidation[float] = 1100.0


class LineageFile(LineageStudy):
    """Lineages as a picture; ``column``: one or two, how wide it is printed."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"


@with_options(Selection, timeline)
class TimelineStudy(Asked):
    """The history told."""

    width: SkipValidation[float] = 1100.0


class TimelineFile(TimelineStudy):
    """The history told as a file; ``column``: one or two, how wide a picture is printed."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"


class ToldOrder(Body):
    """Whose telling, of which text, and from how many years on a step is a jump."""

    holder: str = ""
    text: str = ""
    jump: int = 15
    width: float = 1100.0


@with_options(Selection, ascription)
class AscriptionStudy(Asked):
    """Who ascribes views to whom."""


@with_options(Selection, ascription)
class AscribedViews(Asked):
    """One teller of one holder's views."""

    teller: SkipValidation[str] = ""
    holder: SkipValidation[str] = ""


@with_options(Selection, compare_positions)
class PositionsStudy(Asked):
    """What two people are for and against."""

    one: SkipValidation[str] = ""
    other: SkipValidation[str] = ""


class NamedPeriod(Body):
    """A named period as somebody dates it (EDTF)."""

    name: str = Field(max_length=200)
    edtf: str = Field(max_length=200)
    aliases: list[str] = Field(default_factory=list)
    dating: str = ""


class StudyQuestion(Body):
    """The options of a question asked by its name, as they are called in Python."""

    options: dict[str, Any] = Field(default_factory=dict)


class StudyPart(StudyQuestion):
    """A part of the answer that is pointed at, such as a row and a column."""

    at: dict[str, Any] = Field(default_factory=dict)
