"""Results -> pictures and pages: one drawing for screen, report, print and file.

The way through: a result is laid out (``arranging``, ``map_places``, ``spreading``), drawn (the
``…_svg``), given title, legend and caption (``figures``), and written as SVG, PNG or PDF (``svg``).
Pages of their own are made of such figures: ``report``, ``account``, ``document``.
"""
