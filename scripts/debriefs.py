"""The debriefs of strong, middling and weak talks as pictures in docs/debriefs, and a page with them side by side."""

import shutil
import sys
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.scenarios import load_library  # noqa: E402  (the path comes first)
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


def debriefed(browser: Browser, url: str, scenario: Scenario, seller: str) -> None:
    """Play one talk over the interface and take the picture of its debrief."""
    locale = "zh-CN" if scenario.language == "zh" else "en-GB"
    context = browser.new_context(
        locale=locale, viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, reduced_motion="reduce"
    )
    page, api = context.new_page(), f"{url}/api/practices"
    begun: dict[str, Any] = page.request.post(api, data={"scenario": scenario.slug, "trainee": "Lin Yue"}).json()
    practice = begun["id"]
    for number, text in enumerate(scenario.talks[seller].turns):
        page.request.post(f"{api}/{practice}/turns", data={"client_turn_id": f"t{number}", "text": text})
    page.request.post(f"{api}/{practice}/finish")
    page.goto(f"{url}/practices/{practice}/scorecard")
    page.click("button[name=skip]")
    page.wait_for_selector("#needs")
    page.goto(f"{url}/practices/{practice}/scorecard")
    page.screenshot(path=FOLDER / f"{scenario.slug}-{seller}.png", animations="disabled")
    context.close()


def page_of(scenarios: list[Scenario]) -> str:
    """The page around the pictures."""
    parts = [HEAD]
    for each in scenarios:
        parts.append(f"## {each.title}\n")
        parts.append("| " + " | ".join(SELLERS) + " |\n|" + "---|" * len(SELLERS))
        shown = (f"![{each.slug}, {seller}]({each.slug}-{seller}.png)" for seller in SELLERS)
        parts.append("| " + " | ".join(shown) + " |\n")
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
        browser.close()
    (FOLDER / "README.md").write_text(page_of(scenarios), encoding="utf-8")


if __name__ == "__main__":
    main()
