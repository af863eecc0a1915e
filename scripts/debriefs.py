"""The debriefs of strong, middling and weak talks as pictures in docs/debriefs, and a page with them side by side."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from playwright.sync_api import Browser, Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.scenario.library import load_library  # noqa: E402  (the path comes first)
from app.spin.scenario import Scenario  # noqa: E402
from scripts.screenshots import BROWSERS, serving  # noqa: E402

FOLDER: Final = ROOT / "docs" / "debriefs"
ACCOUNTS: Final = ("lifeng-chassis", "helinli-retail", "marrow-lake-surgery", "ketteridge-freight")
SELLERS: Final = ("strong", "middle", "weak")
WIDTH, HEIGHT, SCALE = 1280, 2300, 0.6
HEAD: Final = """# Debriefs

What a strong, a middling and a weak seller read after the talks that two Chinese and two English accounts ship. Made by
`python scripts/debriefs.py` from the running product; the sheet of needs is skipped, so that the account lies open.

两家中文客户、两家英文客户各自带的三场对话，结束后的复盘页如下，由 `python scripts/debriefs.py` 从运行中的产品截取。
需求清单已跳过，所以客户档案是揭晓的。
"""

AGAIN: Final = """The weak seller tries that one moment again, with the sentence and the question she was shown, and
then goes on as before.

销售照着复盘给的那一句和后面的提问，把那一刻重来一次，其余照旧。
"""


def begun(page: Page, api: str, scenario: Scenario) -> str:
    """A new practice over the interface; its id."""
    answer: dict[str, Any] = page.request.post(api, data={"scenario": scenario.slug, "trainee": "Lin Yue"}).json()
    return str(answer["id"])


def said(page: Page, api: str, practice: str, turns: Sequence[str]) -> None:
    """Say all of it, then end the talk."""
    for text in turns:
        page.request.post(f"{api}/{practice}/turns", data={"client_turn_id": uuid4().hex, "text": text})
    page.request.post(f"{api}/{practice}/finish")


def debriefed(browser: Browser, url: str, scenario: Scenario, seller: str) -> None:
    """Play one talk over the interface and take the picture of its debrief."""
    locale = "zh-CN" if scenario.language == "zh" else "en-GB"
    context = browser.new_context(
        locale=locale, viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, reduced_motion="reduce"
    )
    page, api = context.new_page(), f"{url}/api/practices"
    practice = begun(page, api, scenario)
    said(page, api, practice, scenario.talks[seller].turns)
    page.goto(f"{url}/practices/{practice}/scorecard")
    page.click("button[name=skip]")
    page.wait_for_selector("#needs")
    page.goto(f"{url}/practices/{practice}/scorecard")
    page.screenshot(path=FOLDER / f"{scenario.slug}-{seller}.png", animations="disabled")
    context.close()


def tried_again(browser: Browser, url: str, scenario: Scenario) -> None:
    """Play the weak talk, try its one point again with what is shown, and take the picture of both side by side."""
    locale = "zh-CN" if scenario.language == "zh" else "en-GB"
    context = browser.new_context(
        locale=locale, viewport={"width": WIDTH, "height": 900}, device_scale_factor=SCALE, reduced_motion="reduce"
    )
    page, api = context.new_page(), f"{url}/api/practices"
    turns = scenario.talks["weak"].turns
    first = begun(page, api, scenario)
    said(page, api, first, turns)
    page.goto(f"{url}/practices/{first}/scorecard")
    better = page.locator(".point .better dd").first.inner_text()
    asked = page.locator(".point .sought dd").first.inner_text()
    page.locator(".point form.again button").first.click()
    page.wait_for_url("**/practices/*")
    second = page.url.rpartition("/")[2]
    place = len(page.request.get(f"{api}/{second}").json()["turns"])
    said(page, api, second, [better, asked, *turns[place + 1 :]])
    page.goto(f"{url}/practices/{second}/scorecard")
    page.locator("section[aria-labelledby=again]").screenshot(
        path=FOLDER / f"{scenario.slug}-again.png", animations="disabled"
    )
    context.close()


def page_of(scenarios: list[Scenario]) -> str:
    """The page around the pictures."""
    parts = [HEAD]
    for each in scenarios:
        parts.append(f"## {each.title}\n")
        parts.append("| " + " | ".join(SELLERS) + " |\n|" + "---|" * len(SELLERS))
        shown = (f"![{each.slug}, {seller}]({each.slug}-{seller}.png)" for seller in SELLERS)
        parts.append("| " + " | ".join(shown) + " |\n")
        parts.append(AGAIN)
        parts.append(f"![{each.slug}, twice]({each.slug}-again.png)\n")
    return "\n".join(parts)


def main() -> None:
    """All of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    library = load_library(ROOT / "scenarios").scenarios
    scenarios = [library[slug].scenario for slug in ACCOUNTS]
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        for scenario in scenarios:
            for seller in SELLERS:
                debriefed(browser, url, scenario, seller)
                print(f"docs/debriefs/{scenario.slug}-{seller}.png")
            tried_again(browser, url, scenario)
        browser.close()
    (FOLDER / "README.md").write_text(page_of(scenarios), encoding="utf-8")


if __name__ == "__main__":
    main()
