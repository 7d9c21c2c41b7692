"""What every page must pass: axe, no sideways movement, targets large enough, all from our own host."""

from __future__ import annotations

from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Error, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What is not broken stays in the page: gathering it takes twice as long as finding it.
_AXE = "(options) => axe.run(document, options).then(({violations}) => ({violations}))"

_TARGETS = """() => {
  const inText = (e) => getComputedStyle(e).display === 'inline' && e.closest('p,li,dd,blockquote,summary');
  const all = document.querySelectorAll('a[href],button,summary,select,textarea,input:not([type=hidden])');
  return [...all].filter((e) => e.checkVisibility() && !inText(e) && !e.matches('.skip')).map((e) => {
    const box = (e.closest('label') ?? e).getBoundingClientRect();
    return [e.outerHTML.slice(0, 120), box.width, box.height];
  }).filter(([, width, height]) => width && (width < 47.5 || height < 47.5));
}"""


def axe(page: Page) -> None:
    """No violation of WCAG 2.2 A or AA, nor of axe's best practices, in the state the page is in."""
    try:
        found = _violations(page)
    except Error as error:
        if "navigation" not in str(error):
            raise
        # The form that was just sent has only now led on: what it led to is asked instead.
        page.wait_for_load_state()
        found = _violations(page)
    assert found.violations_count == 0, found.generate_report()


def _violations(page: Page) -> AxeResults:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return AxeResults(page.evaluate(_AXE, {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}))


def no_sideways(page: Page) -> None:
    """Nothing is wider than the screen."""
    width, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= screen, f"{page.url} is {width} wide on a screen of {screen}"


def targets_48(page: Page) -> None:
    """Everything to press is at least 48 × 48 CSS pixels, except links within a sentence."""
    small = page.evaluate(_TARGETS)
    assert small == [], small


def only_from_here(page: Page) -> None:
    """Reload the page and see that no request leaves our own host."""
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.reload(wait_until="networkidle")
    assert hosts <= {urlsplit(page.url).netloc, ""}


def focus_order(page: Page, steps: int = 60) -> list[str]:
    """Press Tab until the focus leaves the page; each stop's words, each seen to be visibly focused."""
    stops: list[str] = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement;
              if (!e || e === document.body) return null;
              const ring = e.closest('.tick,.choice') ?? e;
              return [e.innerText?.trim() || e.value || e.id, getComputedStyle(ring).outlineStyle]; }"""
        )
        if seen is None:
            break
        words, outline = seen
        assert outline == "solid", f"no focus ring on {words}"
        stops.append(words)
    return stops
