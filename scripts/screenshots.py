"""The pictures of the README: every page, in both languages, from the running product playing a good conversation."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.scenario.library import load_library  # noqa: E402  (the path comes first)
from tests.service import Service  # noqa: E402

IMAGES: Final = ROOT / "docs" / "images"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
DESK, TELEPHONE = (1280, 860), (390, 844)
OPENED: Final = "document.querySelectorAll('details.criterion')[3].open = true"


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a set of pictures is made."""

    name: str
    locale: str
    scenario: str
    trainee: str
    scheme: Literal["light", "dark"]


READERS: Final = (
    Reader("zh", "zh-CN", "lifeng-chassis", "李敏", "light"),
    Reader("en", "en-GB", "marrow-lake-surgery", "Sam Carter", "light"),
)


@contextmanager
def serving() -> Iterator[str]:
    """The product with an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        # The trainer's page shows this name: in a picture it should not be that of somebody's disk.
        (Path(folder) / "scenarios").symlink_to(ROOT / "scenarios")
        service = Service(Path(folder), COACH_SCENARIOS="scenarios").start()
        try:
            yield service.url
        finally:
            service.stop()


def visit(browser: Browser, reader: Reader, size: tuple[int, int], scheme: Literal["light", "dark"]) -> BrowserContext:
    """A window for this reader."""
    return browser.new_context(
        locale=reader.locale,
        color_scheme=scheme,
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=1,
        reduced_motion="reduce",
    )


def say(page: Page, turns: tuple[str, ...]) -> None:
    """Say these, one after the other."""
    for text in turns:
        before = page.locator(".line.buyer").count()
        page.fill("#words", text)
        page.locator("#send[aria-disabled=false]").click()
        page.locator(".line.buyer").nth(before).wait_for()
        page.locator("#send[aria-disabled=false], #over:not([hidden])").first.wait_for()


def start(page: Page, url: str, reader: Reader) -> None:
    """Begin the reader's practice."""
    page.goto(url)
    page.fill("#trainee", reader.trainee)
    page.click(f"button[value={reader.scenario}]")
    page.locator("#send[aria-disabled=false]").wait_for()


def shoot(page: Page, name: str, *, full: bool = False) -> None:
    """One picture."""
    page.screenshot(path=IMAGES / f"{name}.png", full_page=full, animations="disabled")
    print(f"docs/images/{name}.png")


def practise(page: Page, url: str, reader: Reader, turns: tuple[str, ...]) -> None:
    """A whole conversation with its pictures."""
    start(page, url, reader)
    half = len(turns) // 2
    say(page, turns[:half])
    shoot(page, f"practice-{reader.name}")
    say(page, turns[half:])
    if page.locator("#end").is_visible():
        page.click("#end")
        page.click("#really-end")
    else:
        page.click("#over a")
    page.wait_for_url("**/scorecard")
    shoot(page, f"scorecard-{reader.name}")
    page.click("button[name=skip]")
    page.wait_for_selector("#needs")
    page.evaluate("document.getElementById('course').scrollIntoView()")
    shoot(page, f"course-{reader.name}")
    page.evaluate(OPENED)
    page.evaluate("document.getElementById('criteria').scrollIntoView()")
    shoot(page, f"criteria-{reader.name}")


def small(browser: Browser, url: str, reader: Reader, turns: tuple[str, ...]) -> None:
    """The conversation on a telephone at night."""
    context = visit(browser, reader, TELEPHONE, "dark")
    page = context.new_page()
    start(page, url, reader)
    say(page, turns[:4])
    shoot(page, f"telephone-{reader.name}")
    context.close()


def main() -> None:
    """All pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    scenarios = load_library(ROOT / "scenarios").scenarios
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        for reader in READERS:
            talks = scenarios[reader.scenario].scenario.talks
            context = visit(browser, reader, DESK, reader.scheme)
            page = context.new_page()
            for name in ("weak", "middle"):
                if name in talks:
                    start(page, url, reader)
                    say(page, talks[name].turns)
                    practice = f"{url}/api/practices/{page.url.rpartition('/')[2]}"
                    page.request.post(f"{practice}/finish")
                    page.request.post(f"{practice}/submission")
            practise(page, url, reader, talks["strong"].turns)
            page.request.post(f"{url}/api/practices/{page.url.split('/')[-2]}/submission")
            for name in ("", "history", "rules", "trainer", "hr"):
                page.goto(f"{url}/{name}")
                shoot(page, f"{name or 'home'}-{reader.name}")
            context.close()
            small(browser, url, reader, talks["strong"].turns)
        browser.close()


if __name__ == "__main__":
    main()
