"""One module a page: what it shows, as a dataclass, and the routes that show it."""

from typing import Final

from app.web.pages import history, home, hr, practice, rules, scorecard, switch, trainer

routers: Final = tuple(page.router for page in (home, practice, scorecard, history, rules, trainer, hr, switch))
