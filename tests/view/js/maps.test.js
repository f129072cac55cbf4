import { createMaps } from "../../../nn_view/stepper/js/charts/maps.js";
import { equal, test } from "./harness.js";

/** A client that remembers what it is asked, and answers when it is told to. */
function createAsked() {
  const asked = [];
  const get = (route, { map, from }, read) =>
    new Promise((resolve) => {
      const answer = (numbers) => read(numbers && new Response(numbers)).then(resolve);
      asked.push({ route, map, from, answer });
    });
  return { asked, get };
}

const modelAt = (client, iteration, available = 100) => ({
  client,
  available,
  position: { iteration },
  spec: { output: { axes: [[0, 1]], block: 4 } },
});
const block = (count) => Float32Array.from({ length: 2 * count }, (_, at) => at);
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a map is there once its block has come, and the next blocks are asked for as well", async () => {
  const client = createAsked();
  let arrived = 0;
  const maps = createMaps(() => (arrived += 1));
  equal(maps.at(modelAt(client, 5), "a2,1"), null);
  equal(client.asked.map(({ from }) => from), [4, 8, 12]);
  await client.asked[0].answer(block(4));
  await settled();
  equal(arrived, 1);
  equal(maps.at(modelAt(client, 6), "a2,1"), [4, 5]);
  equal(client.asked.length, 3);
});

test("who goes back gets the blocks before", () => {
  const client = createAsked();
  const maps = createMaps(() => {});
  maps.at(modelAt(client, 40), "a2,1");
  maps.at(modelAt(client, 39), "a2,1");
  equal(client.asked.map(({ from }) => from), [40, 44, 48, 36, 32, 28]);
});

test("a block that was cut short is asked for again when more is trained", async () => {
  const client = createAsked();
  const maps = createMaps(() => {});
  maps.at(modelAt(client, 0, 2), "a2,1");
  equal(client.asked.length, 1);
  await client.asked[0].answer(block(2));
  await settled();
  equal(maps.at(modelAt(client, 1, 2), "a2,1"), [2, 3]);
  equal(client.asked.length, 1);
  maps.at(modelAt(client, 1, 4), "a2,1");
  equal(client.asked.length, 2);
});

test("each map is asked for by its name, and another run has maps of its own", async () => {
  const client = createAsked();
  const maps = createMaps(() => {});
  maps.at(modelAt(client, 0, 4), "a2,1");
  maps.at(modelAt(client, 0, 4), "a1,1");
  equal(client.asked.map(({ map }) => map), ["a2,1", "a1,1"]);
  await client.asked[0].answer(block(4));
  await settled();
  const other = createAsked();
  equal(maps.at(modelAt(other, 0, 4), "a2,1"), null);
  equal(other.asked.length, 1);
});
