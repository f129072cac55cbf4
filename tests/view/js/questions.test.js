import { createQuestions } from "../../../nn_view/stepper/js/asking/questions.js";
import { Refusal } from "../../../nn_view/stepper/js/practice/ask.js";
import { equal, ok, test } from "./harness.js";

const place = (quantity, number = 1) => ({ query: "seed=3", iteration: 4, quantity, number, digits: 3 });

/** Questions of a server that answers when it is told to; `asked` is what it was asked for. */
function open() {
  const asked = [];
  const connected = [];
  let news = 0;
  const waiting = [];
  const questions = createQuestions(
    () => {
      news += 1;
      waiting.splice(0).forEach((resolve) => resolve());
    },
    (told) => {
      const connection = { told, ended: false };
      connected.push(connection);
      return {
        questionAt: (query, about) => new Promise((answer, refuse) => asked.push({ query, about, answer, refuse })),
        dispose() {
          connection.ended = true;
        },
      };
    },
  );
  const until = async (condition) => {
    while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  return { questions, asked, connected, until, news: () => news };
}

test("the question of a place is asked for first, then the next one, and both are kept", async () => {
  const { questions, asked, until } = open();
  const places = [place("z1", 3), place("a1", 3)];
  questions.want(places);
  questions.want(places);
  await until(() => asked.length === 1);
  equal(asked[0].about, { iteration: 4, quantity: "z1", seed: 2, digits: 3 });
  asked[0].answer({ kind: "sign" });
  await until(() => asked.length === 2);
  questions.want(places);
  asked[1].refuse(new Refusal("No."));
  await until(() => questions.at(places[1]));
  equal([questions.at(places[0]), questions.at(places[1])], [{ question: { kind: "sign" } }, { reason: "No." }]);
  equal([questions.at(place("z1", 4)), asked.length], [null, 2]);
  questions.dispose();
});

test("who steps on is asked nothing about what was passed", async () => {
  const { questions, asked, connected, until } = open();
  questions.want([place("z1")]);
  questions.want([place("a1")]);
  await until(() => asked.length === 1);
  equal(asked[0].about.quantity, "a1");
  questions.want([place("z2")]);
  ok(connected[0].ended, "a question of a place that was left is still asked for");
  questions.dispose();
});

test("a server that is away is told, and that it is back", async () => {
  const { questions, asked, connected, until, news } = open();
  questions.want([place("z1")]);
  await until(() => asked.length === 1);
  connected[0].told(true);
  connected[0].told(true);
  equal([questions.isLost(), news()], [true, 1]);
  connected[0].told(false);
  equal([questions.isLost(), news()], [false, 2]);
  questions.dispose();
});
