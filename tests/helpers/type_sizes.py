"""How large the type is that a page shows: what is too small for the last rows of a room."""

from __future__ import annotations

from playwright.sync_api import Page

#: Pixels at 1920 x 1080: words, digits in cells, and what names rows, columns, ticks and lines.
WORDS, DIGITS, LABELS = 20, 22, 16


def too_small(page: Page) -> list[str]:
    """The texts of the page beside the stepper that are smaller than a projector needs.

    Left out: the sidebar, what is hidden, and the parts of a formula, which has its own sizes.
    """
    found: list[str] = page.evaluate(
        """([words, digits, labels]) => {
            const found = [];
            const left = '[data-testid=stSidebar], [aria-hidden=true], dialog, style, math';
            const named = 'svg, th, .bp-matrix-note, .bp-second';
            const app = document.querySelector('[data-testid=stApp]');
            const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const text = texts.currentNode;
                const one = text.parentElement;
                const box = one.getBoundingClientRect();
                if (!text.data.trim() || one.closest(left) || !one.checkVisibility()) continue;
                if (box.width < 3 || box.height < 3) continue;
                const size = parseFloat(getComputedStyle(one).fontSize);
                const least = one.closest(named) ? labels : one.closest('td') ? digits : words;
                if (size < least - 0.01) found.push(`${size} ${one.tagName} ${text.data.trim()}`);
            }
            for (const canvas of document.querySelectorAll('[data-testid=stDataFrame] canvas')) {
                if (!canvas.closest('[data-testid=stDataFrameEditor], .st-key-editor')) {
                    found.push(`canvas ${canvas.outerHTML.slice(0, 80)}`);
                }
            }
            return found;
        }""",
        [WORDS, DIGITS, LABELS],
    )
    return found
