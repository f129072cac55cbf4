"""What breaks a layout: pages that scroll where they should not, and text that is cut off."""

from __future__ import annotations

from playwright.sync_api import Page


def overflow(page: Page) -> tuple[int, int]:
    """By how much the page is larger than its window, across and down."""
    across, down = page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid=stMain]');
            return [main, document.documentElement].reduce(([x, y], one) => [
                Math.max(x, one.scrollWidth - one.clientWidth),
                Math.max(y, one.scrollHeight - one.clientHeight)], [0, 0]);
        }"""
    )
    return across, down


def cut_off(page: Page) -> list[str]:
    """Numbers and controls of which a part cannot be seen, in the window or in their box."""
    found: list[str] = page.evaluate(
        """() => {
            const seen = element => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && !element.closest('[inert], dialog, .bp-announcer');
            };
            return [...document.querySelectorAll(
                '.bp button, .bp select, .bp td .bp-number, .bp figcaption')]
                .filter(seen)
                .filter(element => {
                    const box = element.getBoundingClientRect();
                    const rail = element.closest('.bp-rail, .bp-explanation, .bp-data-scroll');
                    return !rail && (box.left < -1 || box.right > innerWidth + 1);
                })
                .map(element => element.outerHTML.slice(0, 120));
        }"""
    )
    return found
