// The stepper on a page: the run that is shown, the reader's choices, and the panels, assembled.

import { bringPlotly } from "../base/plotly.js";
import { applyPalette, paletteName } from "../base/theme.js";
import { createActions } from "../run/actions.js";
import { createPlaceKeeper } from "../run/address.js";
import { createSource } from "../run/client.js";
import { stayAwake } from "../run/connection.js";
import { listenToKeys } from "../run/keys.js";
import { createModel } from "../run/model.js";
import { createPlayer, SPEEDS, START_SPEED } from "../run/player.js";
import { clamp, compare, first, step } from "../run/position.js";
import { createView } from "../panels/view.js";

const idle = window.requestIdleCallback ?? ((action) => setTimeout(action, 30));

/** A change that led to nothing by then is asked for once more. */
const ASK_AGAIN_MS = 4000;

/** Parts of the place as the page writes them: rows and cells count from 1. */
function readPlace({ row, cell }) {
  const [line, column] = cell ? cell.split(",").map(Number) : [1, 1];
  return {
    row: row === "mean" ? "mean" : Number(row || 1) - 1,
    cell: { row: line - 1, column: column - 1 },
  };
}

/**
 * @param {HTMLElement} host
 * @param {any} call what Streamlit handed over: `{data, report, tell}`; with `bring`, what answers
 *   instead of a server
 */
export function mount(host, call) {
  const state = {
    ...readPlace(call.data.place),
    weight: null,
    inspect: null,
    editing: null,
    digits: call.data.digits,
    projection: call.data.view === "projection",
    speed: START_SPEED,
    paletteName: "",
    charts: false,
    serial: 0,
  };
  /** The run that is shown, and the one that is on its way to be. */
  let live = null;
  let coming = null;
  /** A place that is not trained yet, to go to when it is. */
  let wish = null;
  let direction = 1;
  let settled = null;
  let away = false;
  let again = 0;

  const names = () => live.names;
  const reach = () => live.source.known.state;
  const growing = () => !reach().finished && !live.source.known.stopped;
  const player = createPlayer({ names, reach, growing, show, busy });
  player.setPace({ delay: SPEEDS[state.speed] });
  const keeper = createPlaceKeeper((position) => call.report(position), () => names()[0]);
  const actions = createActions({ run: () => live, state, player, names, reach, choose, request });
  const own = {
    help: () => live && view.help.toggle(live.spec.words),
    projection: () => choose({ projection: !state.projection }),
    "copy-link": copyLink,
    pictures() {
      // What plays stands still: the pictures are those of this moment.
      player.play(0);
      view.pictures.show(modelAt(player.place));
    },
    setStopped: (stopped) => live.source.setStopped(stopped),
  };
  const guarded = Object.fromEntries(
    Object.entries({ ...actions, ...own }).map(([name, action]) => [
      name,
      (...values) => (live ? action(...values) : undefined),
    ]),
  );
  const view = createView(guarded);
  const { root } = view;
  const endKeys = listenToKeys(guarded);
  const endAwake = stayAwake((lost) => {
    away = lost;
    // A server that was started anew has forgotten the session: the place tells it all again.
    if (!lost) keeper.repeat();
    tell();
  });
  const observer = new ResizeObserver(() => refresh());

  host.append(root);
  for (const element of view.sized) observer.observe(element);
  root.addEventListener("pointerdown", leaveField);
  choosePalette();
  bringCharts();
  open(call.data);

  /** Open the run of other settings; the one that is shown stays until the new one is here. */
  function open({ query, version, place, opened }) {
    coming?.source.dispose();
    const source = createSource({ query, version, bring: call.bring, changed: () => changed(source) });
    coming = { source, query, opened, place };
    view.status.restart();
    source.start();
  }

  function changed(source) {
    if (coming?.source === source) arrive(source);
    else if (live?.source === source) {
      granted();
      player.resume();
    }
    tell(source);
  }

  /** Say what the reader should know: of a run that cannot be opened, or else of the shown one. */
  function tell(source = live?.source) {
    if (!source) return;
    const { known } = source.known.problem || !live ? source : live.source;
    const { words, settings } = (live?.source ?? source).known.spec ?? {};
    // Until the specification is here there are no words for anything but a refusal.
    if (!words && !known.problem) return;
    const offline = known.offline || away;
    view.status.update({ ...known, offline }, settings?.iterations ?? Infinity, words ?? {});
  }

  /** The first numbers of a new run: show it where the reader stood, or as near as can be. */
  function arrive(source) {
    const { spec, state: trained } = source.known;
    if (!spec) return;
    const all = spec.quantities.map(({ name }) => name);
    const wanted = wantedPlace(all);
    const there = clamp(wanted, all, trained);
    source.want(there.iteration, 1);
    if (!source.frame(there.iteration)) return;
    live?.source.dispose();
    live = { source, spec, names: all, query: coming.query, opened: coming.opened };
    coming = null;
    wish = compare(wanted, there) > 0 && !trained.finished ? wanted : null;
    state.serial += 1;
    state.editing = null;
    player.stand(there);
  }

  function wantedPlace(all) {
    const asked = coming.place;
    if (live && coming.opened === live.opened) {
      const { iteration, index } = player.place;
      // The quantity by its name, or the nearest before it that this network has as well.
      const kept = live.names.slice(0, index + 1).findLast((name) => all.includes(name));
      return { iteration, index: Math.max(0, all.indexOf(kept)) };
    }
    return { iteration: asked.at, index: Math.max(0, all.indexOf(asked.quantity)) };
  }

  /** Go to the place that was wished for, once it is trained and the reader has not moved on. */
  function granted() {
    if (!wish || compare(clamp(wish, names(), reach()), wish) !== 0) return;
    player.stand(wish);
    wish = null;
  }

  function busy() {
    wish = null;
    root.dataset.ready = "false";
  }

  function modelAt(place) {
    const frame = live.source.frame(place.iteration);
    return frame && createModel(live, state, place, frame);
  }

  function show(place, more) {
    if (!live) return false;
    if (settled) direction = compare(place, settled) < 0 ? -1 : 1;
    live.source.want(place.iteration, direction);
    const model = modelAt(place);
    if (!model) return false;
    applyPalette(root, live.spec.palettes[state.paletteName]);
    const { pace } = player;
    view.draw(model, { unit: pace.unit, playing: pace.playing, speed: state.speed });
    root.dataset.playing = pace.playing === 0 ? "false" : "true";
    settled = place;
    // At every step, or a pause would seem to have begun at the last one that was waited for.
    notePlace(place, model.cell);
    if (!more) rest(place);
    return true;
  }

  function rest(place) {
    root.dataset.ready = state.charts ? "true" : "false";
    drawAhead(place, [direction, -direction]);
  }

  /** Draw the neighbours unseen, one in each idle moment: a reader's click waits for one at most. */
  function drawAhead(place, [by, ...others]) {
    idle(() => {
      if (!live || settled !== place || root.dataset.ready === "false") return;
      const beside = modelAt(step(place, by, "quantity", names(), reach()));
      if (beside) view.ahead(beside);
      if (others.length) drawAhead(place, others);
    });
  }

  function notePlace(place, cell) {
    keeper.note({
      at: place.iteration,
      quantity: names()[place.index],
      row: state.row === "mean" ? "mean" : String(state.row + 1),
      cell: `${cell.row + 1},${cell.column + 1}`,
      digits: state.digits,
      view: state.projection ? "projection" : "",
    });
  }

  function choose(change) {
    Object.assign(state, change);
    root.dataset.ready = "false";
    if ("projection" in change) choosePalette();
    player.resume();
  }

  function refresh() {
    state.serial += 1;
    player.resume();
  }

  /** The numbers are readable without their colours: a chart library that is late delays nothing. */
  function bringCharts() {
    const { plotly } = call.data;
    bringPlotly(plotly && new URL(plotly, document.baseURI).href).then(
      () => choose({ charts: true }),
      () => setTimeout(bringCharts, 1000),
    );
  }

  /** Ask the page for a run in which a weight is set by hand; gives the sentence why it cannot. */
  function request(change) {
    if (!call.tell) return "edit_alone";
    if (away || live.source.known.offline) return "edit_offline";
    const { query } = call.data;
    call.tell(change);
    // A session that is just beginning anew has no ear yet; twice the same change is the same.
    clearTimeout(again);
    again = setTimeout(() => !away && call.data.query === query && call.tell(change), ASK_AGAIN_MS);
    return null;
  }

  function choosePalette() {
    const name = paletteName(host, state.projection);
    document.documentElement.dataset.bpView = state.projection ? "projection" : "";
    if (live && name !== state.paletteName) state.serial += 1;
    state.paletteName = name;
    root.dataset.palette = name;
  }

  function copyLink() {
    keeper.flush();
    navigator.clipboard?.writeText(location.href).then(view.transport.showCopied);
  }

  /** A click on the stepper leaves the field of the sidebar: the keys are the stepper's again. */
  function leaveField() {
    const active = document.activeElement;
    if (active instanceof HTMLElement && !root.contains(active)) active.blur();
  }

  return {
    update(next) {
      const before = call.data;
      call = next;
      choosePalette();
      const { query, opened } = next.data;
      // It was heard: what leads back to the settings before is another wish.
      if (query !== before.query) clearTimeout(again);
      if (opened !== before.opened) {
        Object.assign(state, readPlace(next.data.place), { digits: next.data.digits });
      }
      if (query !== (coming ?? live)?.query || opened !== before.opened) open(next.data);
      player.resume();
    },
    dispose() {
      keeper.dispose();
      clearTimeout(again);
      endKeys();
      endAwake();
      observer.disconnect();
      document.documentElement.dataset.bpView = "";
      player.dispose();
      coming?.source.dispose();
      live?.source.dispose();
      view.dispose();
    },
  };
}
