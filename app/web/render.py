"""Templates to pages: one strict Jinja environment a language, and the response that carries the page."""

from functools import cache
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.places import PACKAGE
from app.web.language import Tongue, tongue_of, tongues
from app.web.respelling import page_for
from app.web.words.keys import word

TEMPLATES: Final = PACKAGE / "web" / "templates"


@cache
def _environment(tag: str) -> Environment:
    tongue = tongues()[tag]
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(tongue.catalogue, newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    environment.filters["word"] = lambda key: word(key, tongue)
    environment.filters["number"] = tongue.number
    environment.filters["moment"] = tongue.moment
    environment.globals.update(tongue=tongue, tongues=list(tongues().values()))
    return environment


def text_of(tongue: Tongue, template: str, **context: object) -> str:
    """The template's text in that language."""
    return _environment(tongue.tag).get_template(template).render(**context)


def render(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """A page in the reader's language. Never kept by a shared cache: it speaks of her, in her language."""
    tongue = tongue_of(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return HTMLResponse(
        page_for(tongue, text_of(tongue, template, here=here, **context)),
        status,
        headers={
            "Content-Language": tongue.tag,
            "Vary": "Accept-Language, Cookie",
            "Cache-Control": "private, no-cache",
        },
    )
