// What Streamlit carries of a component: it takes the real module, with its style sheets, and hands
// it each call.
// Streamlit calls the entry again on new data and on a change of theme, without a cleanup in
// between: one instance an element. Where newer data came while this script was loading, it runs the
// cleanup of the older call at once: only the newest one's ends the instance.

/** @import { Call, Instance } from "./js/types/page.d.ts" */

/**
 * @typedef {{height?: number}} Data of any component
 * @typedef {{mount: (host: HTMLElement, call: Call<Data>) => Instance<Data>}} Entry
 * @typedef {{update: (call: Call<Data>) => void, endWith: (call: Call<Data>) => void}} Loading an
 *   instance that may still have to be loaded; it ends with its newest call
 */

/** @type {WeakMap<HTMLElement, Loading>} */
const instances = new WeakMap();
// Firefox never asks again for a module that could not be loaded, unless it has another address.
/** @type {(failures: number) => Promise<{mount: Entry["mount"], sheets: Record<string, string>}>} */
const load = async (failures) => {
  const path = failures ? `BUNDLE_PATH?again=${failures}` : "BUNDLE_PATH";
  const { take, sheets } = await import(new URL(path, document.baseURI).href);
  return { ...take("ENTRY"), sheets };
};

/**
 * @param {HTMLElement} host
 * @param {Call<Data>} call
 * @returns {Loading}
 */
function create(host, call) {
  const { height } = call.data;
  // What is below a chart stays where it is when the chart arrives.
  if (height) host.style.minHeight = `${height}px`;
  /** @type {Instance<Data> | null} */
  let live = null;
  let gone = false;
  const style = document.createElement("style");
  const start = (failures = 0) =>
    load(failures).then(
      ({ mount, sheets }) => {
        if (gone) return;
        style.textContent = "SHEETS"
          .split(" ")
          .map((name) => sheets[name])
          .join("\n");
        host.append(style);
        live = mount(host, call);
      },
      () => {
        if (!gone) setTimeout(start, 1000, failures + 1);
      },
    );
  start();
  return {
    update(next) {
      call = next;
      if (live) live.update(next);
    },
    endWith(given) {
      if (given !== call) return;
      gone = true;
      instances.delete(host);
      if (live) live.dispose();
      style.remove();
    },
  };
}

/**
 * @param {object} given by Streamlit
 * @param {Data} given.data
 * @param {HTMLElement} given.parentElement
 * @param {(name: string, value: object) => void} given.setStateValue
 * @param {(name: string, value: object) => void} given.setTriggerValue
 * @returns {() => void} the cleanup
 */
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  /** @type {Call<Data>} */
  const call = {
    data,
    report: (state) => setStateValue("position", state),
    tell: (event) => setTriggerValue("event", event),
  };
  const instance = instances.get(parentElement) ?? create(parentElement, call);
  instances.set(parentElement, instance);
  instance.update(call);
  return () => instance.endWith(call);
}
