"""The one family of errors a user can put right: named for the user's problem, carrying what to do next."""


class CoachError(Exception):
    """Something the user can put right. `message` says what is wrong, `remedy` what to do next."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()
