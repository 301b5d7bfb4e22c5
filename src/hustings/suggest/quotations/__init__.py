"""Whose words: quotation marks, reported speech, wordings that lend somebody's words."""
