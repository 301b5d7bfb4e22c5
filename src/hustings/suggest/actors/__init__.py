"""Who is named: what a name looks like, what kind of actor it is, who a pronoun may be."""
