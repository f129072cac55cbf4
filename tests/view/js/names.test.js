import { briefly, drawn, isNamed, longest, write } from "/nn_view/stepper/js/base/names.js";
import { equal, test } from "./harness.js";

test("a name that fits is left as it is", () => {
  equal(briefly(["height", "r256"], 6), ["height", "r256"]);
  equal(briefly(["r256", "r255"], 1), ["r256", "r255"]);
});

test("a longer name keeps its beginning", () => {
  equal(briefly(["sepal length (cm)", "petal length (cm)", "kind"], 10.9), ["sepal len…", "petal len…", "kind"]);
});

test("names that begin alike show what tells them apart", () => {
  const names = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)"];
  equal(briefly(names, 6), ["se…len", "se…wid", "petal…"]);
  equal(briefly(["a".repeat(9), "a".repeat(10)], 6), ["aa…aaa", "aa…aaa"]);
});

test("a name that is cut says the whole of it, and one that is not says nothing more", () => {
  const heads = [document.createElement("th"), document.createElement("th")];
  write(heads, ["sepal length", "x1"], 6);
  const told = () => heads.map((head) => [head.textContent, head.title, head.ariaLabel]);
  equal(told(), [["sepal…", "sepal length", "sepal length"], ["x1", "", null]]);
  write(heads, ["y", "x1"], 6);
  equal(told(), [["y", "", null], ["x1", "", null]]);
});

test("a name means nothing to Plotly", () => {
  equal(drawn(["<b>a & b</b>"], 20), ["&lt;b&gt;a &amp; b&lt;/b&gt;"]);
});

test("the data's own names are told from the usual ones", () => {
  equal(isNamed(["x1", "x2"], "x"), false);
  equal(isNamed(["y"], "y"), false);
  equal(isNamed(["y1", "y2"], "y"), false);
  equal(isNamed(["x2", "x1"], "x"), true);
  equal(isNamed(["door"], "y"), true);
});

test("the longest of no names has no character", () => {
  equal([longest([]), longest(["a", "abc"])], [0, 3]);
});
