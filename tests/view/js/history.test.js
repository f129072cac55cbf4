import { areOfOnePlace, keepHistory, stampHistory } from "../../../nn_view/stepper/js/page/history.js";
import { equal, test } from "./harness.js";

const address = (search) => new URL(search, "http://here/");

test("a place is another one, and the settings are the same in any order", () => {
  equal(areOfOnePlace(address("?seed=3&lr=2&at=4"), address("?lr=2&seed=3&quantity=a1&cell=1,2")), true);
  equal(areOfOnePlace(address("?seed=3&chart=output"), address("?seed=3&chart=gradients&ask=2")), true);
  equal(areOfOnePlace(address("?seed=3"), address("?seed=4")), false);
  equal(areOfOnePlace(address("?seed=3"), address("?")), false);
});

test("another place is no entry, another setting is one, and both carry the position", () => {
  const begun = location.href;
  keepHistory();
  keepHistory();
  document.body.click();
  history.replaceState(null, "", "?seed=3&at=4");
  let at = "6";
  const end = stampHistory(() => {
    const stamped = new URL(location.href);
    stamped.searchParams.set("at", at);
    history.replaceState(null, "", stamped);
  });
  const entries = history.length;
  history.pushState(null, "", "?seed=3&at=5");
  equal([history.length - entries, location.search], [0, "?seed=3&at=6"]);
  at = "7";
  history.pushState(null, "", "?seed=4&at=5");
  equal([history.length - entries, location.search], [1, "?seed=4&at=7"]);
  end();
  history.replaceState(null, "", begun);
});

test("a page and its settings are one entry, whichever comes first", () => {
  const begun = location.href;
  keepHistory();
  const fresh = () => {
    window.dispatchEvent(new PopStateEvent("popstate"));
    document.body.click();
  };
  const clicks = [
    ["data", "data?seed=4"],
    ["data?seed=5", "sweep?seed=5"],
    // A link that the session follows by itself.
    ["sweep", "sweep?seed=5&entry=w1-1-1", "check?seed=5&entry=w1-1-1"],
  ];
  for (const addresses of clicks) {
    fresh();
    const entries = history.length;
    for (const address of addresses) history.pushState(null, "", address);
    equal(history.length - entries, 1);
    equal(location.href.endsWith(String(addresses.at(-1))), true);
  }
  fresh();
  history.replaceState(null, "", begun);
});

test("what is touched next is the next entry, drawn or not", () => {
  const begun = location.href;
  keepHistory();
  history.replaceState(null, "", "data?seed=3");
  const entries = history.length;
  const touches = [
    ["data?seed=4", new KeyboardEvent("keydown", { key: "Enter" })],
    ["sweep?seed=4", new PointerEvent("pointerdown")],
    ["sweep?seed=5", new Event("drop")],
  ];
  for (const [address, touch] of touches) {
    document.dispatchEvent(touch);
    history.pushState(null, "", address);
  }
  equal(history.length - entries, 3);
  document.dispatchEvent(new Event("change"));
  history.pushState(null, "", "sweep?seed=6");
  document.dispatchEvent(new MouseEvent("click", { detail: 1 }));
  history.pushState(null, "", "data?seed=6");
  equal([history.length - entries, location.href.endsWith("data?seed=6")], [4, true]);
  document.body.click();
  history.replaceState(null, "", begun);
});

test("what was pushed before Back or Forward is dropped, until something is touched", () => {
  const begun = location.href;
  keepHistory();
  history.replaceState(null, "", "data?seed=6");
  const entries = history.length;
  window.dispatchEvent(new PopStateEvent("popstate"));
  for (const late of ["sweep?seed=6", "data?seed=5"]) history.pushState(null, "", late);
  equal([history.length - entries, location.href.endsWith("data?seed=6")], [0, true]);
  history.replaceState(null, "", "data?seed=5");
  equal(location.href.endsWith("data?seed=6"), true);
  history.pushState(null, "", "data?seed=6&at=3");
  equal([history.length - entries, location.href.endsWith("data?seed=6&at=3")], [0, true]);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", altKey: true }));
  history.pushState(null, "", "sweep?seed=7");
  equal([history.length - entries, location.href.endsWith("data?seed=6&at=3")], [0, true]);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  history.pushState(null, "", "sweep?seed=7");
  equal(history.length - entries, 1);
  history.replaceState(null, "", begun);
});
