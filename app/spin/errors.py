"""One family of errors, named for the user's problem; the text says what to do next."""


class CoachError(Exception):
    """Something the user can act on. Edges turn it into a status, an exit code or a sentence; nothing here knows of them."""
