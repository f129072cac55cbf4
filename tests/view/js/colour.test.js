import {
  atScale,
  luminance,
  rgb,
  wantsLightText,
} from "../../../nn_view/stepper/js/base/colour.js";
import { close, equal, ok, test } from "./harness.js";

const scale = [
  [0, "#000080"],
  [0.5, "#ffffff"],
  [1, "#800000"],
];

test("a colour's channels are read from its hex digits", () => {
  equal(rgb("#ff8000"), [255, 128, 0]);
});

test("luminance runs from black to white", () => {
  close(luminance([0, 0, 0]), 0);
  close(luminance([255, 255, 255]), 1);
  ok(luminance([0, 255, 0]) > luminance([255, 0, 0]), "green is lighter than red");
});

test("a place on the scale lies between the colours beside it", () => {
  equal(atScale(scale, 0), [0, 0, 128]);
  equal(atScale(scale, 1), [128, 0, 0]);
  equal(atScale(scale, 0.5), [255, 255, 255]);
  equal(atScale(scale, 0.75), [191.5, 127.5, 127.5]);
});

test("beyond the scale its end goes on", () => {
  equal(atScale(scale, -3), atScale(scale, 0));
  equal(atScale(scale, 7), atScale(scale, 1));
});

test("text is light on a dark cell and dark on a light one", () => {
  equal(wantsLightText(scale, 1, 1), true);
  equal(wantsLightText(scale, -1, 1), true);
  equal(wantsLightText(scale, 0, 1), false);
});

test("a matrix of zeros, and a value that is not finite, stand on the middle of the scale", () => {
  equal(wantsLightText(scale, 0, 0), false);
  equal(wantsLightText(scale, NaN, 1), false);
  equal(wantsLightText(scale, Infinity, 1), false);
});
