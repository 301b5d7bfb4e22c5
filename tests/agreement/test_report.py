"""A report over several coders: each number says what it rests on, and none is made up."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hustings.agreement import AgreementOptions, Document, Material, report
from hustings.agreement.fields import same_time
from hustings.agreement.links import link_agreement
from hustings.agreement.unitizing import layered, marked_alpha
from hustings.agreement.words import sentences
from hustings.errors import OptionError, UnknownName
from hustings.model import Field, Form, Statement

CODE = Form("code", (Field("code", "concept"),))
TEXT = (
    "MODERATOR: Should the ferry run at night?\n"
    "ADA: It should run. It is cheap and people need it.\n"
    "BRAM: It is not cheap. The harbour sleeps at night.\n"
    "ADA: Nobody asked the harbour. Ask the people who work there."
)
TURNS = ((0, 41), (42, 93), (94, 145), (146, 207))
SENTENCES = ((11, 41), (47, 61), (62, 93), (100, 116), (117, 145), (151, 176), (177, 207))
ANNA = ((47, 61, "demand"), (62, 93, "cost"), (100, 116, "cost"), (117, 145, "rest"),
        (177, 207, "voice"))  # fmt: skip
BEN = ((47, 61, "demand"), (62, 73, "cost"), (78, 93, "demand"), (100, 116, "cost"),
       (117, 135, "rest"), (151, 176, "voice"))  # fmt: skip


def said(coder: str, start: int, end: int, form: str = "code", text: str = "d", **more: Any):  # type: ignore[no-untyped-def]
    values = more.pop("values", {})
    return Statement(
        f"{coder}{text}{start}", text, start, end, "", form, values, "Ada", coder=coder, **more
    )


def material(*statements: Statement, forms: tuple[Form, ...] = (CODE,), **more: Any) -> Material:
    coders = {s.coder for s in statements}
    texts = sorted({s.transcript for s in statements})
    done = dict.fromkeys(coders, "2026-01-01")
    documents = [Document(t, t, len(TEXT), done, TURNS, SENTENCES) for t in texts]
    return Material(list(statements), more.pop("documents", documents), forms, **more)


def ferry() -> Material:
    return material(
        *(said("Anna", a, b, values={"code": c}) for a, b, c in ANNA),
        *(said("Ben", a, b, values={"code": c}) for a, b, c in BEN),
    )


def test_one_in_two_is_found_and_what_is_found_is_coded_alike() -> None:
    made = report(ferry())
    found = made.finding["code"]
    assert (found.f1, found.matched, found.only) == (
        pytest.approx(6 / 11),
        3,
        {"Anna": 2, "Ben": 3},
    )
    assert found.token_f1 == pytest.approx(0.6789, abs=5e-5)
    code = made.fields["code"]["code"]
    assert (code.percent, code.alpha, code.n, code.low) == (1.0, 1.0, 3, None)
    assert code.why_no_interval.startswith("There are too few documents (1)")


@pytest.mark.parametrize(
    ("unit", "presence", "codes"),
    [("turn", None, 1.0), ("sentence", 0.35, 0.5517), ("character", 0.3234, 0.4174)],
)
def test_the_unit_decides_the_number(unit: Any, presence: float | None, codes: float) -> None:
    fields = report(ferry(), AgreementOptions(unit=unit)).fields["code"]
    assert fields["code"].alpha == pytest.approx(codes, abs=5e-5)
    if presence is not None:
        assert fields["presence"].alpha == pytest.approx(presence, abs=5e-5)


def test_what_a_coder_has_not_finished_is_missing_and_never_absent() -> None:
    rows = [said(c, 47, 61, text=t, values={"code": "x"}) for c in ("Anna", "Ben") for t in "de"]
    texts = [
        Document("d", "First", 207, {"Anna": "2026-01-01", "Ben": "2026-01-02"}),
        Document("e", "Second", 207, {"Anna": "2026-01-01"}),
    ]
    given = Material(rows, texts, [CODE])
    made = report(given)
    assert [t.transcript for t in made.universe.transcripts] == ["d"]
    assert [(t.transcript, t.why) for t in made.universe.left_out] == [
        ("e", "Ben has not declared it finished.")
    ]
    assert len(report(given, AgreementOptions(universe="all")).universe.transcripts) == 2


def test_of_a_text_coded_blind_nothing_is_told_where_not_all_is_seen() -> None:
    done = {"Anna": "2026-01-01", "Ben": "2026-01-02"}
    made = report(Material([], [Document("d", "First", 207, done, shut=True)], [CODE]))
    assert not made.universe.transcripts
    assert [t.why for t in made.universe.left_out] == ["Coded blind until all have finished it."]
    assert sentences(made) == ("No text was compared: 1 text coded blind is not seen yet.",)


def test_read_and_nothing_found_counts() -> None:
    rows = [said("Anna", 47, 61, values={"code": "x"})]
    done = {"Anna": "2026-01-01", "Ben": "2026-01-02"}
    made = report(Material(rows, [Document("d", "D", 207, done)], [CODE]))
    assert (made.finding["code"].f1, made.finding["code"].only) == (0.0, {"Anna": 1, "Ben": 0})
    assert (
        made.fields["code"]["code"].why
        == "No statement was made by two coders: nothing to compare."
    )


def test_one_category_is_undefined_and_said_in_words() -> None:
    field = report(ferry()).fields["code"]["commitment"]
    assert (field.percent, field.alpha, field.ac1) == (1.0, None, None)
    assert field.why.startswith("Only “asserts” occurs (3 units): there is nothing to correct for")


def test_one_unit_is_told_as_one() -> None:
    made = report(material(*(said(c, 47, 61, values={"code": "x"}) for c in ("Anna", "Ben"))))
    field = made.fields["code"]["code"]
    assert field.why.startswith("Only “x” occurs (1 unit): ")
    assert field.notes == ("Only 1 unit: read the counts first.",)
    assert "; 1 is the same passage (half or more shared): 100 % (F1)." in sentences(made)[0]


def test_an_empty_field_is_a_value_of_its_own() -> None:
    rows = (
        said("Anna", 0, 10, values={"code": "x"}), said("Ben", 0, 10),
        said("Anna", 20, 30, values={"code": "y"}), said("Ben", 20, 30, values={"code": "y"}),
    )  # fmt: skip
    cells = report(material(*rows)).fields["code"]["code"].confusions
    assert ("x", "(empty)", 1, ("Annad0", "Bend0")) in cells


def test_each_confusion_holds_the_statements_it_counts() -> None:
    made = report(ferry())
    for layers in made.fields.values():
        for field in layers.values():
            assert sum(c.n for c in field.confusions) == field.n
            assert all(len(c.ids) == 2 * c.n for c in field.confusions)


def test_three_coders_have_one_alpha_and_a_row_for_each_pair() -> None:
    rows = [
        said(c, a, a + 10, values={"code": "y" if c == "Cleo" and a == 0 else "x"})
        for c in ("Anna", "Ben", "Cleo") for a in (0, 20)
    ]  # fmt: skip
    field = report(material(*rows)).fields["code"]["code"]
    assert field.n == 2
    assert [p.name for p in field.pairs] == ["Anna · Ben", "Anna · Cleo", "Ben · Cleo"]
    assert field.pairs[0].alpha is None
    assert field.pairs[1].percent == 0.5
    # five x and one y: D_o = 2/6, D_e = 2·5·1/(6·5)
    assert field.alpha == pytest.approx(0.0)


def test_a_reversed_arrow_is_counted_apart() -> None:
    def links(coder: str, told: str) -> list[Statement]:
        return [
            said(coder, i, i + 1, "cause", values={"cause": x[0], "effect": x[1], "sign": x[2]},
                 holder="Ada")
            for i, x in enumerate(told.split())
        ]  # fmt: skip

    rows = [*links("Anna", "pq+ qr- rs+"), *links("Ben", "pq+ qr+ sr+ pt+")]
    found = link_agreement(rows, ("Anna", "Ben"), {})[0]
    assert (found.directed, found.undirected, found.signed) == (4 / 7, 6 / 7, 2 / 7)
    assert (found.reversed, found.same_sign, found.shared) == (1, 1, 2)


def test_marked_or_not_is_layered_alpha_of_one_code() -> None:
    spans = {
        "Anna": [(0, 4, "x"), (6, 9, "x")], "Ben": [(1, 5, "x")], "Cleo": [(0, 2, "x"), (8, 20, "x")]
    }  # fmt: skip
    assert marked_alpha(spans, 40) == pytest.approx(layered(spans, 40).value)  # type: ignore[arg-type]


def test_times_are_equal_at_the_coarser_precision() -> None:
    assert same_time("2024-03", "2024-03-14")
    assert not same_time("2024-03", "2024-04-01")


def test_the_same_seed_gives_the_same_bytes_and_no_number_is_none_of_json() -> None:
    first, second = (json.dumps(report(ferry()).as_data(), allow_nan=False) for _ in range(2))
    assert first == second


def test_alone_nobody_agrees() -> None:
    with pytest.raises(OptionError, match=r"two coders or more, and there is one \(Anna\)"):
        report(material(said("Anna", 0, 5)))
    with pytest.raises(UnknownName):
        report(ferry(), AgreementOptions(coders=("Anna", "Dora")))


def test_a_sign_is_told_by_what_it_means() -> None:
    cause = Form("cause", (Field("sign", "choice", choices=("+", "-", "?")),))
    signs = (("+", "-"), ("-", "-"))  # Anna's and Ben's, of two passages
    rows = [
        said(coder, start, end, "cause", values={"sign": sign})
        for (start, end), both in zip(SENTENCES, signs, strict=False)
        for coder, sign in zip(("Anna", "Ben"), both, strict=True)
    ]
    assert (
        "Ben used only lowers."
        in report(material(*rows, forms=(cause,))).fields["cause"]["sign"].notes
    )
