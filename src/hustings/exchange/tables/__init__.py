"""Statements as tables: csv, tsv, xlsx, parquet, JSON and W3C Web Annotations in and out, any data
frame in.

A file per kind of table gives or takes columns; ``statement_columns`` makes Statements of them.
"""

from .delimited import csv_rows, separator_line
from .frames import from_frame
from .reader import SUFFIXES, read_table
from .web_annotations import NO_TEXTS, read_web_annotations, web_annotations
from .workbooks import sheet_names, write_rows, xlsx_rows
from .writer import WRITES, memo_records, write_statements

__all__ = [
    "NO_TEXTS",
    "SUFFIXES",
    "WRITES",
    "csv_rows",
    "from_frame",
    "memo_records",
    "read_table",
    "read_web_annotations",
    "separator_line",
    "sheet_names",
    "web_annotations",
    "write_rows",
    "write_statements",
    "xlsx_rows",
]
