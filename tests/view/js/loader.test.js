import { equal, test } from "./harness.js";

const moduleOf = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/** The loader as Streamlit gets it, of a component that writes its data and counts how often it begins. */
async function loader() {
  const bundle = moduleOf(`
    let begun = 0;
    const mount = (host, call) => {
      const root = document.createElement("p");
      begun += 1;
      const update = ({ data }) => { root.textContent = data.text + begun; };
      host.append(root);
      update(call);
      return { update, dispose: () => root.remove() };
    };
    export const take = () => ({ mount });
    export const sheets = { none: "" };
  `);
  const text = await (await fetch("/nn_view/stepper/loader.js")).text();
  const module = await import(moduleOf(text.replaceAll("BUNDLE_PATH", bundle).replace("SHEETS", "none")));
  const host = document.createElement("div");
  const call = (text) => module.default({ data: { text }, parentElement: host });
  return { bundle, call, shown: () => host.querySelector("p")?.textContent ?? null };
}

/** Wait until the component has been loaded and begun. */
async function begun(bundle) {
  await import(bundle);
  await new Promise((done) => setTimeout(done));
}

test("a component is updated by newer data and ends with its last call", async () => {
  const { bundle, call, shown } = await loader();
  call("a");
  await begun(bundle);
  equal(shown(), "a1");
  const end = call("b");
  equal(shown(), "b1");
  end();
  equal(shown(), null);
  call("c");
  await begun(bundle);
  equal(shown(), "c2");
});

test("a component stays when the call before the newest one ends late", async () => {
  const { bundle, call, shown } = await loader();
  const endOfOlder = call("old");
  const end = call("new");
  endOfOlder();
  await begun(bundle);
  equal(shown(), "new1");
  endOfOlder();
  equal(shown(), "new1");
  end();
  equal(shown(), null);
});

test("a component that has ended before it was loaded never begins", async () => {
  const { bundle, call, shown } = await loader();
  call("a")();
  await begun(bundle);
  equal(shown(), null);
});
