"""What two do together: "the Guild and the Circle will merge", "Holm and Brandt were allies"."""

from __future__ import annotations

import re

_DO = (
    r"\s+(?:\w+ly |have |has |had |will |would |to |also |now |is |are |was |were |be |been |being "
    r"|(?:want|plan|hope|decide|agree|try|intend|need)(?:s|ed)? |of course |always |long |going "
    r"|about |once |then |both |never |again |all )*"
)
TOGETHER = tuple(
    (relation, re.compile(_DO + f"(?:{does})", re.IGNORECASE))
    for relation, does in (
        ("merges with", r"merg(?:ed?|ing)\b(?! (?:into|with|to)\b)"),
        (
            "allies with",
            r"(?:work(?:ed|ing)? together|co-?operat(?:e|ed|ing)|"
            r"(?:g[eo]t(?:s|ting)?|b(?:and|ond)(?:ed|ing)?|f(?:ight|ought|ighting)|liv(?:e|ed|ing)|"
            r"stay(?:ed|ing)?|stick(?:ing)?|stuck|act(?:ed|ing)?|go(?:ing)?|went|c[ao]me) together|"
            r"g[eo]t(?:s|ting)? (?:along|on)(?: well| fine| again)?(?=[.,;!?]| for\b| with each\b)|"
            r"(?:made|make|making) (?:up|peace|common cause)|share[ds]? (?:power|intelligence)|"
            r"(?:st(?:and|ood)|standing) (?:together|"
            r"united|side by side)|collaborat(?:e|ed|ing)|join(?:ed|ing)? forces|unit(?:ed?|ing)|"
            r"(?:close |old |good |firm )?(?:allies|partners|friends)|allied|married)\b",
        ),
        (
            "negotiates with",
            r"(?:(?:met|meet|meeting|negotiat(?:ed?|ing)|talk(?:ed|ing)?|bargain(?:ed|ing)?|confer(?:red|ring)?|"
            r"spoke|correspond(?:ed|ing)?|reconcil(?:ed?|ing)|agreed (?:to|on))\b"
            r"(?!\s+(?:the|an?|with|to)\b)|sign(?:ed|ing)? (?:the |an? )?(?:\w+ )?(?:treaty|"
            r"pact|deal|"
            r"agreement|accord|truce|ceasefire)\b)",
        ),
        (
            "splits from",
            r"(?:split|parted ways|broke up|separated|divorced)\b(?! (?:the|with|from)\b)",
        ),
        (
            "opposes",
            r"(?:clash(?:ed|ing)?|quarrel(?:led|ling)?|fell out|disagreed?|at war|at odds|"
            r"(?:bitter |old |great |arch )?(?:rivals|enemies|foes|adversaries)|"
            r"f(?:ight|ought)(?= (?:for|over|about|until|till|since|again)\b|"
            r"[.,;!?])|"
            r"(?:fought|oppose[ds]?|attack(?:ed)?|accus\w+|hat\w+) (?:each other|one another)|"
            r"went to war|in conflict|have (?:\w+ ){0,5}?(?:conflicts?|disputes|differences|"
            r"tensions|quarrels|disagreements))\b",
        ),
    )
)
"""What two do together: "the Guild and the Circle work together"."""
