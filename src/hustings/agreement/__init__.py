"""Do two coders see the same? Coefficients for values, spans and links, with their intervals.

Plain values in, plain values out: no project is needed. A number is never given where it is
undefined; ``why`` then says so in words. Formulas and sources: docs/concepts/agreement.md.
"""

from .differences import Difference, differences
from .gamma import Gamma, gamma, gamma_disorder
from .intervals import Interval, interval
from .passages import Document, Read
from .report import (
    Material,
    agreement,
    material_of,
    report,
)
from .results import AgreementOptions, AgreementReport, AgreementSettings
from .spans import Matching, matching, token_f1
from .unitizing import Layered, Unitized, layered, unitized
from .units import projected
from .values import LEVELS, NAMES, Coefficient, coefficient

__all__ = [
    "LEVELS",
    "NAMES",
    "AgreementOptions",
    "AgreementReport",
    "AgreementSettings",
    "Coefficient",
    "Difference",
    "Document",
    "Gamma",
    "Interval",
    "Layered",
    "Matching",
    "Material",
    "Read",
    "Unitized",
    "agreement",
    "coefficient",
    "differences",
    "gamma",
    "gamma_disorder",
    "interval",
    "layered",
    "matching",
    "material_of",
    "projected",
    "report",
    "token_f1",
    "unitized",
]
