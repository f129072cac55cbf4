// The stepper on a page: the run that is shown, the reader's choices, and the panels, assembled.
import { leaveField, whenIdle } from "../base/dom.js";
import { assistReader } from "../page/assist.js";
import { importPlotly, keepLoading } from "../base/plotly.js";
import { createAskFirst } from "../asking/ask_first.js";
import { showProjection } from "../page/projection.js";
import { areSingleKeysOn } from "../page/single_keys.js";
import { applyPalette, paletteName } from "../base/theme.js";
import { createActions, whenShown } from "../run/actions.js";
import { createAddressKeeper } from "../run/address.js";
import { firstChoices, readChart, readPosition, writtenPosition } from "../run/choices.js";
import { watchConnection } from "../page/connection.js";
import { createEditRequests } from "../run/edit_requests.js";
import { createFormer } from "../run/former.js";
import { listenToKeys } from "../run/keys.js";
import { createModel } from "../run/model.js";
import { createPageLinks } from "../run/page_links.js";
import { createPlayer, SPEEDS } from "../run/player.js";
import { compare, step } from "../run/position.js";
import { createRuns } from "../run/runs.js";
import { createView } from "../panels/view.js";

/** @import { Call, Instance, StepperData } from "../types/page.d.ts" */
/** @import { Choices } from "../run/choices.js" */
/** @import { Client } from "../run/client.js" */
/** @import { Model } from "../run/model.js" */
/** @import { Position } from "../run/position.js" */

/**
 * @param {HTMLElement} host
 * @param {Call<StepperData>} call
 * @returns {Instance<StepperData>}
 */
export function mount(host, call) {
  const choices = firstChoices(call.data);
  let direction = 1;
  /** @type {Position | null} */
  let settled = null;
  /**
   * What is shown: its numbers are drawn, its charts are or follow.
   * @type {Model | null}
   */
  let drawn = null;
  /** @type {"none" | "coming" | "there"} whether Plotly is loaded */
  let charts = "none";
  let away = false;

  const runs = createRuns({ ask: call.ask, player: () => player, arrived, changed: tell });
  const redraw = () => runs.shown && player.resume();
  const former = createFormer({ ask: call.ask, tellOf: () => (away ? undefined : call.tell), changed: () => runs.coming || redraw() });
  /** Actions are called and positions are drawn only when a run is shown. */
  const run = () => {
    if (!runs.shown) throw new Error("No run is shown yet.");
    return runs.shown;
  };
  const names = () => run().names;
  const reach = () => run().client.known.state;
  const growing = () => !reach().finished && !run().client.known.stopped;
  const player = createPlayer({ names, reach, growing, show, follow, busy, held: () => askFirst.holds() });
  /** In a file nobody assesses an answer. */
  const refuse = call.ask ? () => view.status.note(run().spec.words.ask_no_server) : null;
  const askFirst = createAskFirst({ run, choices, player: () => player, choose, redraw, refuse });
  player.setPace({ delay: SPEEDS[choices.speed] });
  const keeper = createAddressKeeper((position) => away || call.report(position), () => names()[0]);
  const edits = createEditRequests(() => call, () => away || run().client.known.offline, () => choices.editing);
  const links = createPageLinks(() => call, () => away || run().client.known.offline);
  const actions = createActions({ run, choices, player, reach, choose, request: edits.ask });
  const guarded = whenShown({
    ...actions,
    ...askFirst.actions,
    answer: () => view.card.focus(),
    help: () => view.help.toggle(run().spec.words),
    signs: () => view.legend.show(run().spec.words),
    projection: () => choose({ projection: !choices.projection }),
    enlarge: () => choose({ enlarged: choices.enlarged ? "" : view.atHand() }),
    /** One thing at a time: the enlarged panel, then projection. */
    leave() {
      if (choices.enlarged) choose({ enlarged: "" });
      else if (choices.projection) choose({ projection: false });
    },
    blank() {
      player.play(0);
      view.screen.blank(run().spec.words.blank);
    },
    fullscreen: () => view.screen.fullscreen(),
    "copy-link": copyLink,
    pictures() {
      // What plays stops: the images are those of this moment.
      player.play(0);
      view.pictures.show(modelAt(player.position));
    },
    forget: former.forget,
    setStopped: (stopped) => run().client.setStopped(stopped),
    linkTo: links.to,
  }, () => runs.shown);
  const view = createView(guarded);
  const { root } = view;
  const endKeys = listenToKeys(guarded, areSingleKeysOn);
  const assistance = assistReader(root, () => runs.shown?.spec.words.glossary);
  const endConnection = watchConnection((lost) => {
    away = lost;
    // It was not told where the reader went, and a restarted one has forgotten the session.
    if (!lost) keeper.repeat();
    tell();
  });
  const observer = new ResizeObserver(() => refresh());

  host.append(root);
  for (const element of view.sized) observer.observe(element);
  root.addEventListener("pointerdown", () => leaveField(root));
  choosePalette();
  open(call.data);
  former.open(call.data.former, call.data.version);

  /** @param {StepperData} data */
  function open(data) {
    view.status.restart();
    runs.open(data);
  }

  /**
   * Another run is shown.
   * @param {boolean} alike whether it has the form of the one before
   */
  function arrived(alike) {
    if (alike) choices.serial += 1;
    else measureAgain();
    // Where a field has asked for this run, another that was opened since then stays.
    const asker = edits.answered();
    if (!asker || asker === choices.editing) choices.editing = null;
    unsettle();
  }

  function measureAgain() {
    choices.serial += 1;
    choices.layout += 1;
  }

  /**
   * Say what the reader should know: of a run that cannot be opened, or else of the shown one.
   * @param {Client} [client]
   */
  function tell(client = runs.shown?.client) {
    const { shown } = runs;
    if (!client) return;
    const { known } = client.known.problem || !shown ? client : shown.client;
    const spec = (shown?.client ?? client).known.spec;
    // Until the specification is here there are no words for anything but a refusal.
    if (!spec && !known.problem) return;
    const offline = known.offline || away;
    view.status.update({ ...known, offline }, spec?.settings.iterations ?? Infinity, spec?.words ?? {});
  }

  function busy() {
    runs.forgetWanted();
    unsettle();
  }

  /** What was asked for is not drawn yet. */
  function unsettle() {
    root.dataset.ready = root.dataset.numbers = "false";
  }

  /** @param {Position} position */
  function modelAt(position) {
    const values = run().client.values(position.iteration);
    return values && createModel(run(), choices, position, values, former.known, askFirst.at(position));
  }

  /**
   * @param {Position} position
   * @param {boolean} more steps follow at once
   */
  function show(position, more) {
    const { shown } = runs;
    if (!shown) return false;
    if (settled) direction = compare(position, settled) < 0 ? -1 : 1;
    shown.client.want(position.iteration, direction);
    const model = modelAt(position);
    if (!model) return false;
    applyPalette(root, model.palette);
    const { pace } = player;
    view.draw(model, { unit: pace.unit, playing: pace.playing, speed: choices.speed });
    assistance.check();
    root.dataset.playing = pace.playing === 0 ? "false" : "true";
    settled = position;
    drawn = model;
    askFirst.rest(position, () => step(position, direction, "quantity", names(), reach()));
    // At every step, or a pause would seem to have begun at the last one that was waited for.
    keeper.note(writtenPosition(position, shown.names, model.cell, choices));
    if (!more) root.dataset.numbers = "true";
    return true;
  }

  /** Draw the charts of what is shown; before that, bring what draws them. */
  function follow() {
    if (charts !== "there") return loadCharts();
    if (!drawn) return;
    view.paint(drawn);
    if (root.dataset.numbers !== "true") return;
    root.dataset.ready = "true";
    // What comes next is computed from what is hidden.
    if (!drawn.hidden) drawAhead(drawn.position, [direction, -direction]);
  }

  /**
   * Draw the neighbours unseen, one in each idle moment: a reader's click waits for one at most.
   * @param {Position} position
   * @param {number[]} steps
   */
  function drawAhead(position, [by, ...others]) {
    whenIdle(() => {
      if (!runs.shown || settled !== position || root.dataset.ready === "false") return;
      const beside = modelAt(step(position, by, "quantity", names(), reach()));
      if (beside) view.ahead(beside);
      if (others.length) drawAhead(position, others);
    });
  }

  /** @param {Partial<Choices>} change */
  function choose(change) {
    Object.assign(choices, change);
    unsettle();
    if ("projection" in change) choosePalette();
    if ("enlarged" in change) measureAgain();
    player.resume();
  }

  function refresh() {
    measureAgain();
    player.resume();
  }

  /** The numbers are there and can be stepped through: what evaluates for long holds up nobody. */
  function loadCharts() {
    if (charts === "coming") return;
    charts = "coming";
    keepLoading(call.bring ?? (() => importPlotly(call.data.plotly)), () => {
      charts = "there";
      player.followAgain();
    });
  }

  function choosePalette() {
    const name = paletteName(host, choices.projection);
    showProjection(choices.projection);
    if (runs.shown && name !== choices.paletteName) measureAgain();
    choices.paletteName = name;
    root.dataset.palette = name;
  }

  function copyLink() {
    keeper.flush();
    navigator.clipboard?.writeText(location.href).then(view.transport.showCopied);
  }

  return {
    update(next) {
      const before = call.data;
      call = next;
      choosePalette();
      const { query, opened } = next.data;
      if (query !== before.query) edits.heard();
      if (opened !== before.opened) {
        keeper.opened();
        links.end();
        const { position, digits } = next.data;
        Object.assign(choices, readPosition(position), { digits, chart: readChart(next.data), ask: next.data.ask ?? 0 });
      }
      if (query !== runs.query || opened !== before.opened) open(next.data);
      else player.resume();
      // After the run that is opened, for which the reader waits.
      former.open(next.data.former, next.data.version);
    },
    dispose() {
      drawn = null;
      keeper.dispose();
      edits.heard();
      links.end();
      askFirst.dispose();
      endKeys();
      assistance.dispose();
      endConnection();
      observer.disconnect();
      player.dispose();
      runs.dispose();
      former.dispose();
      view.dispose();
    },
  };
}
