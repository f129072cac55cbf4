import { createSheetStore } from "../../../nn_view/stepper/js/by_hand/store.js";
import { equal, ok, test } from "./harness.js";

const NAME = "backprop-by-hand";
const filled = (text) => ({ text, number: Number(text), verdict: "right", sentences: ["Right."], right: "", wrong: [] });

/** A store of an empty browser; what is there before is given. */
function opened(sheet, before) {
  localStorage.clear();
  if (before !== undefined) localStorage.setItem(NAME, before);
  const store = createSheetStore(() => {});
  store.open(sheet);
  return store;
}

test("what is filled in is kept by sheet", () => {
  const store = opened("seed=1 3");
  store.set("z1 0 0 0", filled("0.5"));
  store.open("seed=1 4");
  equal(store.get("z1 0 0 0"), undefined);
  store.open("seed=1 3");
  equal(store.get("z1 0 0 0").text, "0.5");
  store.set("z1 0 0 0", null);
  equal(localStorage.getItem(NAME), "{}");
});

test("only the sheets that were filled in last are kept", () => {
  const store = opened("0");
  for (let at = 0; at < 25; at += 1) {
    store.open(`sheet ${at}`);
    store.set("z1 0 0 0", filled("1"));
  }
  store.open("sheet 5");
  store.set("z1 0 0 1", filled("2"));
  const kept = Object.keys(JSON.parse(localStorage.getItem(NAME)));
  equal(kept.length, 20);
  equal(kept.at(-1), "sheet 5");
  ok(!kept.includes("sheet 4"));
});

test("a cleared sheet is brought back until a cell is filled in", () => {
  const store = opened("a");
  store.set("z1 0 0 0", filled("0.5"));
  store.clear();
  ok(store.wasCleared);
  equal(store.get("z1 0 0 0"), undefined);
  store.bringBack();
  ok(!store.wasCleared);
  equal(store.get("z1 0 0 0").text, "0.5");
  store.clear();
  store.set("z1 0 0 1", filled("1"));
  ok(!store.wasCleared);
});

test("what is no sheet is not read", () => {
  for (const text of ["", "[]", "null", "{", '"a"', '{"a": null}', '{"a": {"z1 0 0 0": 3, "z1 0 0 1": {"text": "1"}}}']) {
    const store = opened("a", text);
    equal(store.get("z1 0 0 0"), undefined);
    equal(store.get("z1 0 0 1"), undefined);
    store.set("z1 0 0 0", filled("0.5"));
    equal(store.get("z1 0 0 0").text, "0.5");
  }
});
