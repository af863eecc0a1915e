"""One module a page: what it shows, as a dataclass, and the routes that show it."""

from typing import Final

from app.web.pages import (
    account,
    after,
    history,
    home,
    hr,
    objections,
    practice,
    rules,
    scorecard,
    scorecard_pdf,
    seen,
    switch,
    trainer,
)

PAGES: Final = (
    home,
    practice,
    scorecard,
    scorecard_pdf,
    after,
    history,
    seen,
    rules,
    trainer,
    account,
    objections,
    hr,
    switch,
)
routers: Final = tuple(page.router for page in PAGES)
