"""Text that every database and every encoder can hold."""

NUL = "\0"


def clean(text: str) -> str:
    """The text without NUL (PostgreSQL refuses it) and without lone surrogates (UTF-8 cannot write them)."""
    return text.replace(NUL, "").encode("utf-8", "ignore").decode("utf-8")
