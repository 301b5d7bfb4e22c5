"""Names of speakers: their parts, and who may be one person."""
