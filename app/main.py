"""The web application, put together."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app import __version__
from app.language.portraits import portrait
from app.language.usual import UsualNames
from app.settings import Settings
from app.store.session import connect
from app.web import (
    about,
    api,
    articles,
    comparing,
    downloads,
    errors,
    events,
    feeds,
    lanes,
    mapping,
    narrowing,
    news,
    profiles,
    timeline,
)
from app.web.assets import STATIC, Assets
from app.web.caching import ETags
from app.web.database import Database
from app.web.security import SecurityHeaders


def create_app(settings: Settings) -> FastAPI:
    """Wire the application over the database of the settings, whose schema has to be the newest."""
    engine = connect(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        engine.dispose()

    app = FastAPI(
        title="Parley",
        summary="Events told of in news articles, every claim traced to its sentence.",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its page needs inline scripts, which our policy forbids
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.database = Database(engine)
    app.state.usual = UsualNames(settings.gazetteer)
    app.state.portrait = portrait
    app.state.now = partial(dt.datetime.now, dt.UTC)
    app.mount("/static", Assets(directory=STATIC))
    for router in (
        timeline.router,
        lanes.router,
        feeds.router,
        comparing.router,
        mapping.router,
        news.router,
        profiles.router,
        narrowing.router,
        api.views,
        downloads.router,
        events.router,
        articles.router,
        about.router,
        api.router,
    ):
        app.include_router(router)
    errors.install(app)
    app.add_middleware(ETags)
    app.add_middleware(GZipMiddleware, minimum_size=500)
    app.add_middleware(SecurityHeaders, settings=settings)  # the outermost: it sees every answer
    return app


def application() -> FastAPI:
    """Make the application of the environment's settings: what ``parley serve`` gives to each of its workers."""
    return create_app(Settings())
