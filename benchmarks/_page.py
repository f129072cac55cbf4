"""Timing inside the page: from a user's event to the frame in which the result is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

MARKS = ("numbers", "ready")
"""What the stepper says when it is drawn: its numbers, then its charts too."""

#: The callback of a frame, registered after those of the page, checks whether the result is drawn.
#: A message sent from the callback arrives after that frame is painted.
SCRIPT = """
window.timed = (kind, ready) => new Promise(resolve => {
  const began = { at: 0 };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now() - began.at);
  const look = () => (ready() ? port2.postMessage(0) : requestAnimationFrame(look));
  window.addEventListener(kind, event => {
    began.at = event.timeStamp;
    requestAnimationFrame(look);
  }, { once: true });
});
// What draws within frames is seen at its change. That frame is painted when a message from there
// arrives, or when the next frame begins: under load that may be before the message.
window.painted = (marks, target, began, when = () => true) => new Promise(resolve => {
  const drawn = new Set(), seen = {};
  const note = mark => {
    seen[mark] ??= performance.now() - began();
    if (Object.keys(seen).length === marks.length) resolve(seen);
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => note(data);
  const look = () => {
    drawn.forEach(note);
    if (Object.keys(seen).length < marks.length) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const observer = new MutationObserver(() => {
    for (const mark of marks) {
      if (drawn.has(mark) || !document.querySelector(`[data-${mark}=true]`) || !when()) continue;
      drawn.add(mark);
      port2.postMessage(mark);
    }
    if (drawn.size === marks.length) observer.disconnect();
  });
  const attributeFilter = marks.map(mark => `data-${mark}`);
  observer.observe(target, { subtree: true, childList: target === document, attributeFilter });
});
window.opened = window.painted(['numbers', 'ready'], document, () => 0);
window.stepped = (kind, marks, when) => {
  let at = 0;
  window.addEventListener(kind, event => { at = event.timeStamp; }, { once: true, capture: true });
  const root = document.querySelector('[data-numbers]');
  return window.painted(marks, root, () => at, () => at && when());
};
window.follow = root => {
  const seen = { positions: [], times: [], frames: [] };
  let frame = 0;
  const count = () => { frame += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  new MutationObserver(() => {
    const position = `${root.dataset.iteration} ${root.dataset.quantity}`;
    if (seen.positions.at(-1) === position) return;
    seen.positions.push(position);
    seen.times.push(performance.now());
    seen.frames.push(frame);
  }).observe(root, { attributeFilter: ['data-iteration', 'data-quantity'] });
  return seen;
};
"""


@dataclass(frozen=True)
class Spread:
    """Many samples in milliseconds."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        return self.at(0.5)

    @property
    def p95(self) -> float:
        return self.at(0.95)

    def at(self, fraction: float) -> float:
        ordered = sorted(self.samples)
        return ordered[round(fraction * (len(ordered) - 1))]

    def __str__(self) -> str:
        return f"{self.median:.0f} ms (95 %: {self.p95:.0f} ms, n = {len(self.samples)})"


def timed(page: Page, act: Callable[[], None], ready: str, kind: str = "click") -> float:
    """Milliseconds from the event of ``kind`` that ``act`` causes until ``ready`` is painted.

    ``ready`` is a JavaScript expression over the page.
    """
    page.evaluate(f"() => {{ window.result = window.timed('{kind}', () => {ready}); }}")
    act()
    return float(page.evaluate("window.result"))


def stepped(page: Page, act: Callable[[], None], ready: str = "true") -> dict[str, float]:
    """Milliseconds from the key press that ``act`` causes until each of ``MARKS`` is painted.

    The page sets ``data-<mark>`` to true in the frame that draws it; what is drawn before
    ``ready``, a JavaScript expression, holds does not count.
    """
    page.evaluate(
        f"() => {{ window.result = window.stepped('keydown', {list(MARKS)}, () => {ready}); }}"
    )
    act()
    found: dict[str, float] = page.evaluate("window.result")
    return found
