"""How one actor stands to another: the wordings that tell it, and who stands at either end."""
