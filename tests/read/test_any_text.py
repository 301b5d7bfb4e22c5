"""Turns of any text are disjoint, in order, inside the text and not blank."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.model import TURN_KINDS
from hustings.read import CONVENTIONS, find_turns

# for any text --------------------------------------------------------------------------------------------------

LINES = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
        st.sampled_from(
            [
                *(
                    "Mara: So?",
                    "- And?",
                    "— No.",
                    "Q. Why?",
                    "A. So.",
                    "[applause]",
                    "[Mara] Hm.",
                    "**Ines:** 😀",
                    "# I. The quay",
                ),
                *(
                    "II. The end",
                    "Ines  0:03",
                    "TOBIAS RENN",
                    "",
                    "(laughs)",
                    "\u00a0- x",
                    "#00:01:02-3#",
                    "**What?**",
                    "---",
                    "Note: x",
                ),
            ]
        ),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from([None, *CONVENTIONS]))
def test_turns_are_disjoint_in_order_inside_the_text_and_not_blank(
    lines: list[str], convention: str | None
) -> None:
    text = "\n".join(lines)
    at = 0
    for turn in find_turns(text, convention=convention).turns:
        assert turn.kind in TURN_KINDS
        assert at <= turn.start < turn.end <= len(text)
        assert text[turn.start : turn.end].strip() == text[turn.start : turn.end] != ""
        assert turn.label_start is None or at <= turn.label_start <= turn.start
        at = turn.end
