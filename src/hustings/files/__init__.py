"""Files of what there is: (bytes, name, media type), for the command line and the server."""

from __future__ import annotations

from .agreement import AGREEMENT_FORMATS, agreement_bytes
from .charted import CHART_FORMATS, TABLE_FORMATS, chart_file, kwic_file, table_bytes, words_file
from .documents import DOCUMENT_FORMATS, document_file
from .maps import MAP_FORMATS, map_bytes, map_file, map_voices
from .networks import (
    NETWORK_FORMATS,
    attributed,
    figure_data,
    network_bytes,
    network_data,
    network_file,
    network_voices,
)
from .picture import PICTURES, File, picture, shown_as
from .relations import (
    LINEAGE_FORMATS,
    RELATION_FORMATS,
    lineage_file,
    relations_bytes,
    relations_file,
)
from .statements import (
    PASSAGES,
    STATEMENT_FORMATS,
    passages_bytes,
    statements_file,
    write_statements,
)
from .timelines import TIMELINE_FORMATS, timeline_bytes, timeline_file

__all__ = [
    "AGREEMENT_FORMATS",
    "CHART_FORMATS",
    "DOCUMENT_FORMATS",
    "LINEAGE_FORMATS",
    "MAP_FORMATS",
    "NETWORK_FORMATS",
    "PASSAGES",
    "PICTURES",
    "RELATION_FORMATS",
    "STATEMENT_FORMATS",
    "TABLE_FORMATS",
    "TIMELINE_FORMATS",
    "File",
    "agreement_bytes",
    "attributed",
    "chart_file",
    "document_file",
    "figure_data",
    "kwic_file",
    "lineage_file",
    "map_bytes",
    "map_file",
    "map_voices",
    "network_bytes",
    "network_data",
    "network_file",
    "network_voices",
    "passages_bytes",
    "picture",
    "relations_bytes",
    "relations_file",
    "shown_as",
    "statements_file",
    "table_bytes",
    "timeline_bytes",
    "timeline_file",
    "words_file",
    "write_statements",
]
