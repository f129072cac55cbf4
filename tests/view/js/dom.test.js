import { fill, h, setAttributes } from "../../../nn_view/stepper/js/base/dom.js";
import { listenToKeys } from "../../../nn_view/stepper/js/run/keys.js";
import { equal, test } from "./harness.js";

test("a sentence's places are filled by their names", () => {
  equal(fill("iteration {at} of {all}", { at: 3, all: 100 }), "iteration 3 of 100");
});

test("a place without a value stays as it is, so that it is noticed", () => {
  equal(fill("{what}?", {}), "{what}?");
});

test("text from outside never becomes markup", () => {
  const element = h("p", {}, "<b>bold</b>");
  equal([element.children.length, element.textContent], [0, "<b>bold</b>"]);
});

test("an attribute without a value is left out or taken away", () => {
  const element = h("p", { title: null, hidden: true });
  equal([element.hasAttribute("title"), element.hidden], [false, true]);
  setAttributes(element, { hidden: false, lang: "en" });
  equal([element.hidden, element.lang], [false, "en"]);
});

function pressed(press) {
  const calls = [];
  const actions = new Proxy({}, { get: (_, name) => () => calls.push(name) });
  const end = listenToKeys(actions);
  press();
  end();
  return calls;
}
const key = (name, options = {}) =>
  new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...options });

test("each key does what the help says", () => {
  const calls = pressed(() => {
    for (const name of ["ArrowRight", "ArrowLeft", " ", "Home", "End", "?"]) {
      document.body.dispatchEvent(key(name));
    }
    document.body.dispatchEvent(key("ArrowRight", { shiftKey: true }));
    document.body.dispatchEvent(key("ArrowLeft", { shiftKey: true }));
  });
  equal(calls, [
    ...["next", "previous", "toggle", "first", "last", "help"],
    ...["next-iteration", "previous-iteration"],
  ]);
});

test("keys of one letter or sign can be switched off, and the others stay", () => {
  const calls = [];
  const actions = new Proxy({}, { get: (_, name) => () => calls.push(name) });
  const end = listenToKeys(actions, () => false);
  for (const name of ["b", ".", "f", "P", "z", "?", "PageDown", " ", "Escape"]) {
    document.body.dispatchEvent(key(name));
  }
  end();
  equal(calls, ["next", "toggle", "leave"]);
});

test("keys do nothing while somebody types", () => {
  for (const tag of ["input", "textarea", "select"]) {
    const field = h(tag);
    document.body.append(field);
    equal(
      pressed(() => field.dispatchEvent(key("ArrowRight"))),
      [],
    );
    field.remove();
  }
});

test("who has switched or moved something keeps the letters, and it keeps its own keys", () => {
  for (const [tag, options] of [
    ["input", { type: "checkbox" }],
    ["input", { type: "radio" }],
    ["input", { type: "range" }],
    ["button", { role: "radio" }],
    ["div", { role: "slider" }],
  ]) {
    const control = h(tag, options);
    document.body.append(control);
    const calls = pressed(() => {
      for (const name of ["ArrowRight", "PageDown", "Home", " ", "b", "P", "Escape"]) {
        control.dispatchEvent(key(name));
      }
    });
    equal([tag, options, calls], [tag, options, ["blank", "projection", "leave"]]);
    control.remove();
  }
});

test("the browser's own shortcuts stay its own", () => {
  for (const modifier of ["ctrlKey", "metaKey", "altKey"]) {
    equal(
      pressed(() => document.body.dispatchEvent(key("ArrowLeft", { [modifier]: true }))),
      [],
    );
  }
});

test("space on a button presses that button and nothing else", () => {
  const button = h("button");
  document.body.append(button);
  equal(
    pressed(() => button.dispatchEvent(key(" "))),
    [],
  );
  button.remove();
});
