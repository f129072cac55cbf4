import { createAddressKeeper } from "../../../nn_view/stepper/js/run/address.js";
import { equal, test } from "./harness.js";

const first = () => "z1";
const parameters = () => Object.fromEntries(new URL(location.href).searchParams);

/** The test's own address, whatever the ones before it have left. */
const clean = (search) => history.replaceState(null, "", `${location.pathname}${search}`);

test("a position is written into the address beside what stands there", () => {
  clean("?seed=7");
  const keeper = createAddressKeeper(() => {}, first);
  keeper.note({ at: 12, quantity: "delta_w1", cell: "3,2" });
  keeper.flush();
  equal(parameters(), { seed: "7", at: "12", quantity: "delta_w1", cell: "3,2" });
  equal(location.search.includes("cell=3,2"), true);
  keeper.dispose();
});

test("what is as usual leaves the address", () => {
  clean("?view=projection&seed=7&quantity=a1&digits=5");
  const keeper = createAddressKeeper(() => {}, first);
  keeper.note({ at: 1, view: "", quantity: "z1", digits: 3 });
  keeper.flush();
  equal(parameters(), { seed: "7", at: "1" });
  keeper.dispose();
});

test("a chart that is not named any more leaves the address", () => {
  clean("?seed=7&chart=output");
  const keeper = createAddressKeeper(() => {}, first);
  keeper.note({ at: 1 });
  keeper.flush();
  equal(parameters(), { seed: "7", at: "1" });
  keeper.note({ at: 1, chart: "gradients" });
  keeper.flush();
  equal(parameters(), { seed: "7", at: "1", chart: "gradients" });
  keeper.dispose();
});

test("of many positions in a row only the last is reported", () => {
  clean("");
  const reported = [];
  const keeper = createAddressKeeper((position) => reported.push(position.at), first);
  for (let at = 0; at < 200; at += 1) keeper.note({ at });
  keeper.flush();
  equal(reported, [199]);
  keeper.dispose();
});

test("the same position again is nothing new", () => {
  clean("");
  const reported = [];
  const keeper = createAddressKeeper((position) => reported.push(position.at), first);
  keeper.note({ at: 3 });
  keeper.flush();
  keeper.note({ at: 3 });
  keeper.flush();
  equal(reported, [3]);
  keeper.dispose();
});

test("the position is reported once more to a server that has forgotten it", () => {
  clean("");
  const reported = [];
  const keeper = createAddressKeeper((position) => reported.push(position.at), first);
  keeper.repeat();
  equal(reported, []);
  keeper.note({ at: 5 });
  keeper.flush();
  keeper.repeat();
  equal(reported, [5, 5]);
  keeper.dispose();
});

test("a click on a link to another page waits for the report, and none follows it", async () => {
  clean("");
  const heard = [];
  const keeper = createAddressKeeper((position) => heard.push(position.at), first);
  const link = document.body.appendChild(document.createElement("a"));
  link.href = "elsewhere";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    heard.push("left");
    keeper.note({ at: 8 });
  });
  keeper.note({ at: 7 });
  link.click();
  equal(heard, [7]);
  await new Promise((done) => setTimeout(done, 450));
  keeper.dispose();
  link.remove();
  equal(heard, [7, "left"]);
});

test("a file that is kept just after a step is kept at once, and leaves nothing", async () => {
  clean("");
  const heard = [];
  const keeper = createAddressKeeper((position) => heard.push(position.at), first);
  const link = document.body.appendChild(document.createElement("a"));
  link.href = "picture";
  link.download = "picture.svg";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    heard.push("kept");
  });
  keeper.note({ at: 7 });
  keeper.flush();
  link.click();
  keeper.note({ at: 8 });
  equal(heard, [7, "kept"]);
  await new Promise((done) => setTimeout(done, 450));
  keeper.dispose();
  link.remove();
  equal(heard, [7, "kept", 8]);
});
