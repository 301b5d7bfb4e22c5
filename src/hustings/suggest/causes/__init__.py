"""Claims of cause: the cue, the clauses on either side of it, and what makes a claim doubtful."""
