import { createPageLinks } from "../../../nn_view/stepper/js/run/page_links.js";
import { equal, test } from "./harness.js";

const MODEL = { query: "seed=3&data=own&columns=a%2Cb", position: { iteration: 12, index: 0 } };

/** A page that remembers what it is told. */
function page({ offline = false, alone = false } = {}) {
  const told = [];
  const call = alone ? {} : { tell: (event) => told.push(event) };
  const links = createPageLinks(() => call, () => offline);
  return { told, links };
}

const click = (options) => new MouseEvent("click", { cancelable: true, ...options });

test("a link is an address with the settings, the iteration and the value", () => {
  const { href } = page().links.to(MODEL, "check", "entry", "w1,3,2");
  const address = new URL(href);
  equal(address.pathname.endsWith("/check"), true);
  equal(Object.fromEntries(address.searchParams), {
    seed: "3",
    data: "own",
    columns: "a,b",
    at: "12",
    entry: "w1,3,2",
  });
});

test("a click tells the session, and the browser does not follow the address", () => {
  const { told, links } = page();
  const event = click();
  links.to(MODEL, "check", "entry", "w1,3,2").onclick(event);
  equal(told, [{ kind: "open", page: "check", name: "entry", value: "w1,3,2", at: 12 }]);
  equal(event.defaultPrevented, true);
  links.end();
});

test("another tab, or a server that is away, is left to the browser", () => {
  for (const key of ["ctrlKey", "metaKey", "shiftKey"]) {
    const { told, links } = page();
    const event = click({ [key]: true });
    links.to(MODEL, "paths", "entry", "b1,1,1").onclick(event);
    equal([told, event.defaultPrevented], [[], false]);
  }
  const { told, links } = page({ offline: true });
  const event = click();
  links.to(MODEL, "paths", "entry", "b1,1,1").onclick(event);
  equal([told, event.defaultPrevented], [[], false]);
});

test("a file has no other pages", () => {
  equal(page({ alone: true }).links.to(MODEL, "check", "entry", "w1,1,1"), null);
});
