"""Timing inside the page: from a user's event to the frame in which the result is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

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
window.opened = new Promise(resolve => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  const look = () => document.querySelector('[data-testid=stepper][data-ready=true]')
    ? port2.postMessage(0) : requestAnimationFrame(look);
  requestAnimationFrame(look);
});
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
