"""Several coders of the same texts: who codes what, what is decided between them."""
