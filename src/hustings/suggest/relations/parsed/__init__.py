"""Relations told by the grammar of a sentence, where a parser of one's own is installed.

``pipeline`` finds the parser and makes plain ``words`` of what it says; ``arguments`` tell who does
what a verb says, ``ends`` who that is; ``by_verbs``, ``by_nouns`` and ``by_roles`` make claims of
them by the same tables as the rules without a parser (``frames``), and ``finding`` judges these.
"""
