import { equal, ok, test } from "./harness.js";
import { withPalette } from "../../../nn_view/stepper/js/base/palette_tokens.js";

const palette = { text: "#000001", scale: [[0, "#000002"], [1, "#000003"]], series: ["#000004"] };

test("a token becomes the colour with its number in the palette", () => {
  equal(withPalette({ line: { color: "rgb(0, 0, 0)" } }, palette), { line: { color: "#000001" } });
  equal(withPalette([[0, "rgb(0, 0, 1)"], [1, "rgb(0, 0, 2)"]], palette), [[0, "#000002"], [1, "#000003"]]);
  equal(withPalette(["rgb(0, 0, 3)"], palette), ["#000004"]);
});

test("a faint token becomes a colour with an opacity", () => {
  equal(withPalette("rgba(0, 0, 0, 0.5)", palette), "#00000180");
});

test("numbers, other colours and packed arrays stay as they are", () => {
  const z = [1, 2];
  const packed = { bdata: "rgb(0, 0, 0)", dtype: "f8" };
  const figure = withPalette({ z, packed, paper: "rgba(0,0,0,0)", none: null }, palette);
  ok(figure.z === z, "an array of numbers was copied");
  equal(figure, { z, packed, paper: "rgba(0,0,0,0)", none: null });
});
