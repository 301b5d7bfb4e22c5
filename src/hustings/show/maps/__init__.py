"""A causal map drawn: layers of factors, arrows round them."""
