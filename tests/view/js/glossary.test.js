import { linked, unlinked, withSigns } from "../../../nn_view/stepper/js/page/glossary.js";
import { equal, test } from "./harness.js";

const html = (parts) => {
  const element = document.createElement("p");
  element.append(...parts);
  return element.innerHTML;
};

test("a link of a text becomes an element, and is left out where it is read aloud", () => {
  const text = "A [kink](#term-kink), once.";
  equal(unlinked(text), "A kink, once.");
  equal(html(linked(text)), 'A <a class="bp-explains" href="#term-kink">kink</a>, once.');
  equal(html(linked("plain")), "plain");
});

test("a sign of a term explains itself among other characters", () => {
  const glossary = { times: { words: "times.", sign: "∘", label: "" }, none: { words: "", sign: "", label: "" } };
  equal(html(withSigns("a ∘ (1 − ", glossary)), 'a <span data-term="times">∘</span> (1 − ');
  equal(html(withSigns("a + b", glossary)), "a + b");
});
