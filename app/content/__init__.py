"""Authored files become domain objects here; every mistake names its file, line, field and remedy."""
