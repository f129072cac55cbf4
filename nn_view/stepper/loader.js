// What Streamlit carries of a component: it brings the real modules and hands them each call.
// Streamlit calls the entry again on new data and on a change of theme, without a cleanup in
// between: one instance an element, and the same cleanup every time.
const instances = new WeakMap();
const load = () => import(new URL("MODULE_PATH", document.baseURI).href);

function create(host, height) {
  // What stands below a chart stays where it is when the chart comes.
  if (height) host.style.minHeight = `${height}px`;
  let call = null;
  let live = null;
  let gone = false;
  const start = () =>
    load().then(
      (library) => {
        if (!gone) live = library.mount(host, call);
      },
      () => {
        if (!gone) setTimeout(start, 1000);
      },
    );
  start();
  return {
    update(next) {
      call = next;
      if (live) live.update(next);
    },
    cleanup() {
      gone = true;
      instances.delete(host);
      if (live) live.dispose();
    },
  };
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let instance = instances.get(parentElement);
  if (!instance) {
    instance = create(parentElement, data.height);
    instances.set(parentElement, instance);
  }
  instance.update({
    data,
    report: (position) => setStateValue("position", position),
    tell: (event) => setTriggerValue("event", event),
  });
  return instance.cleanup;
}
