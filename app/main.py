"""The composition root: settings in, a service out. The only place that knows every part."""

import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, partial

from fastapi import FastAPI
from starlette.datastructures import State
from starlette.staticfiles import StaticFiles

from app.coaching.desk import Desk, Shelf
from app.coaching.limits import Limits
from app.config import Settings
from app.content.clearest import clearest_of
from app.content.counts import load_counts
from app.content.cues import lexicons
from app.content.rubric import load_rubrics
from app.content.rules import load_rules
from app.content.scenario.library import load_library
from app.places import place
from app.store.store import Store
from app.voices.breaker import Breaker
from app.voices.choose import voice_for
from app.web import failures
from app.web.api import after, exports, health, practices, rules
from app.web.gate import Gate
from app.web.pages import routers

LOG = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """The service, ready to be served: files are read now, all else is opened when it starts.

    Raises UnknownRubric and ContentError.
    """
    app = FastAPI(
        title="SPIN Coach",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(settings),
        telemetry={"logs": False},
    )
    app.add_middleware(
        Gate, public_url=settings.public_url, any_host=settings.trust_network and not settings.public_url
    )
    app.state.settings = settings
    _read(app.state, settings)
    failures.install(app)
    for router in (practices.router, after.router, exports.router, rules.router, health.router, *routers):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=place("static")), name="static")
    return app


def _limits(settings: Settings) -> Limits:
    return Limits(
        longest_turn=settings.max_turn_chars,
        answer=settings.answer_seconds + 10,
        calls=settings.model_calls if settings.has_model else 0,
        in_queue=settings.queue_seconds,
    )


def _read(state: State, settings: Settings) -> None:
    """All that the service reads once; raises UnknownRubric, and ContentError for rules that cannot be used."""
    state.book, state.counts = load_rules(ready=()), load_counts()
    state.rubrics = load_rubrics(settings.rubrics, settings.rubric)
    state.rubric = state.rubrics.standard.rubric
    # Asked for by the first who looks at the rules; nobody waits for it at the start.
    state.words = cache(partial(lexicons, state.book.cues))
    state.clearest = cache(partial(clearest_of, state.book.cues))
    state.scenarios_folder = settings.scenarios or place("scenarios")
    state.library = load_library(state.scenarios_folder, state.rubrics.known)
    for mistake in (*state.rubrics.mistakes, *state.library.mistakes):
        LOG.warning("left out: %s", mistake.sentence())


def _lifespan(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        state = app.state
        state.store = Store(settings.database_url)
        shelf = Shelf(state.library, state.book, state.rubrics)
        model = settings.model if settings.has_model else ""
        state.breaker = Breaker(settings.rest_after, settings.rest_seconds)
        async with voice_for(settings, state.breaker) as voice:
            state.voice_name = voice.name
            state.desk = Desk(state.store, shelf, voice, model, _limits(settings))
            await state.desk.open()
            # Rules, scenarios and libraries stay; to search them for garbage would halt every stream for 0.1 s.
            gc.collect()
            gc.freeze()
            try:
                yield
            finally:
                await state.desk.close()
                state.store.close()

    return lifespan
