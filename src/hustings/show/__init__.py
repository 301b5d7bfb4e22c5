"""Results -> pictures and pages: one drawing for screen, report, print and file.

The way through: a result is laid out and drawn in the folder of its kind (``networks``, ``maps``,
``charts``, ``times``), given title, legend and caption (``figures``), and written as SVG, PNG, PDF
(``svg``). Pages one reads are made of such figures (``documents``).
"""
