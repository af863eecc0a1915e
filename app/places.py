"""Where the files that belong to the product lie, in a checkout and in an installed package alike."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def place(name: str) -> Path:
    """The folder of that name: inside the package (as every folder of a wheel is), else beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name
