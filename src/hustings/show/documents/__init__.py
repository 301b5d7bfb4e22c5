"""Pages one reads: reports, composed documents, the account of a speaker, excerpts."""
