"""Plain HTML forms: small, urlencoded, one value a field."""

from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

MOST_FIELDS: Final = 20
MOST_DIGITS: Final = 6


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form; an unreadable body gives none."""
    body = await request.body()
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def whole(text: str) -> int:
    """A whole number from 0 on as a form sends it; -1, which numbers nothing, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else -1
