"""Projects as files: opened, made, copied, sealed, looked after, rescued."""
