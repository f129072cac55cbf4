// The page of the stepper: builds every panel once and draws a model in them.

import { h, setAttributes, setText } from "../base/dom.js";
import { setSentence } from "../base/sentence.js";
import { largest } from "../base/theme.js";
import { unlinked } from "../page/glossary.js";
import { createCard } from "../asking/card.js";
import { createVerdict } from "../asking/verdict.js";
import { createGradients } from "../charts/gradients.js";
import { createOutput } from "../charts/output.js";
import { createTabs } from "../charts/tabs.js";
import { createNetwork } from "../network/network.js";
import { createGradientLinks, createOwnValueLink, createPracticeLink } from "../quantity/cell_links.js";
import { createChain } from "../quantity/chain.js";
import { createExplanation } from "../quantity/explanation.js";
import { createQuantity, spoken } from "../quantity/quantity.js";
import { createCurve } from "./curve.js";
import { createDataTable } from "./data_table.js";
import { createDiagnosis } from "./diagnosis.js";
import { createHead } from "../page/head.js";
import { createHelp } from "../page/help.js";
import { createLegend } from "../page/legend.js";
import { createPictures } from "./pictures.js";
import { createRail } from "./rail.js";
import { createScreen } from "../page/screen.js";
import { createSkip } from "../page/skip.js";
import { createStatus } from "./status.js";
import { createTransport } from "./transport.js";
import { createWeights } from "./weights.js";

/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */
/** @import { ShownPace } from "./transport.js" */

/** A step is announced when the reader rests on it, not while keys are held. */
const ANNOUNCE_MS = 500;

/** @param {PageActions} actions */
export function createView(actions) {
  const head = createHead(actions);
  const transport = createTransport(actions);
  const status = createStatus(actions);
  const rail = createRail(actions);
  const network = createNetwork(actions);
  const tabs = createTabs(actions);
  const output = createOutput(actions);
  const gradients = createGradients(actions);
  const curve = createCurve(actions, [tabs.element, output.choice]);
  const charts = [curve, output, gradients];
  const data = createDataTable(actions);
  const diagnosis = createDiagnosis(actions);
  const card = createCard(actions);
  const verdict = createVerdict(actions);
  const quantity = createQuantity(actions, card.element);
  const explanation = createExplanation(actions);
  const gradientLinks = createGradientLinks(actions);
  const ownValueLink = createOwnValueLink(actions);
  const practiceLink = createPracticeLink(actions);
  const weights = createWeights(actions);
  const help = createHelp();
  const legend = createLegend();
  const pictures = createPictures((model) => [output, gradients].flatMap(({ images }) => images(model)));
  const screen = createScreen();
  const announcer = h("div", { class: "bp-announcer", "aria-live": "polite" });
  const opening = h("p", { class: "bp-opening" }, h("span", { class: "bp-spinner", "aria-hidden": "true" }));
  const links = [gradientLinks.element, ownValueLink.element, practiceLink.element];
  const chain = createChain(actions, links);
  quantity.element.append(chain.element, verdict.none, verdict.element, explanation.element);
  curve.element.append(diagnosis.element);
  const body = h("div", { class: "bp-body" });
  body.append(...[rail, network, curve, data, quantity, weights].map((panel) => panel.element));
  const root = h(
    "div",
    {
      class: "bp",
      "data-testid": "stepper",
      "data-numbers": "false",
      "data-ready": "false",
      "data-opened": "false",
    },
    head.element,
    h("div", { class: "bp-frame" }, transport.element, status.element, body),
    opening,
    announcer,
    help.element,
    diagnosis.card,
    legend.element,
    pictures.element,
    screen.element,
  );
  const skip = createSkip(root);
  /** The panels that one can enlarge. */
  const large = { quantity, network, curve, data, weights };
  const names = /** @type {(keyof typeof large)[]} */ (Object.keys(large));
  let announcing = 0;

  /** @param {Model} model */
  function announce(model) {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      const { position, quantity: now, hidden, asked, spec } = model;
      const where = `${position.iteration}, ${now.group}: ${now.name}.`;
      const question = hidden && asked?.question ? `${asked.question.text} ${spec.words.asking.enter}` : "";
      setSentence(announcer, [where, unlinked(now.sentence), question || spoken(model)].join(" "));
    }, ANNOUNCE_MS);
    if (model.hidden) setText(announcer, "");
  }

  /**
   * A panel that is enlarged has a projector's type.
   * @param {Model} model
   * @param {keyof typeof large} name
   */
  const sized = (model, name) =>
    model.enlarged === name
      ? { ...model, projection: true, figures: model.spec.figures[largest(model.paletteName)] }
      : model;

  /** @param {Model} model */
  const withRoom = (model) => ({ ...sized(model, "quantity"), room: quantity.room(model) });

  return {
    root,
    help,
    legend,
    pictures,
    screen,
    transport,
    status,
    card,
    /** What is observed for its size: the stage gives way where a formula takes a second line. */
    sized: [root, quantity.row],
    /**
     * Draw a model in every panel, but for its charts; each redraws only what changed.
     * @param {Model} model
     * @param {ShownPace} pace
     */
    draw(model, pace) {
      setAttributes(root, {
        "data-iteration": model.position.iteration,
        "data-quantity": model.quantity.name,
        "data-opened": "true",
        "data-projection": model.projection ? "true" : null,
      });
      setAttributes(body, {
        "data-enlarged": model.enlarged || null,
        "data-chain-hidden": model.hidden?.chain ? "true" : null,
        "data-order-hidden": model.hidden?.order ? "true" : null,
      });
      for (const name of names) {
        large[name].element.classList.toggle("bp-enlarged", model.enlarged === name);
      }
      card.update(model);
      quantity.open(model);
      const room = withRoom(model);
      opening.hidden = true;
      skip.write(model.spec.words.skip);
      head.write(model.spec.words, () => actions.linkTo(model, "lessons", "lesson", "tour.1"));
      transport.update({ ...model, ...pace });
      for (const panel of [rail, chain, gradientLinks, ownValueLink, practiceLink, explanation, verdict]) panel.update(model);
      explanation.element.hidden = verdict.isShown();
      network.update(sized(model, "network"));
      tabs.update(model);
      curve.place({ error: curve.chart, output: output.element, gradients: gradients.element }[model.chart]);
      for (const chart of charts) chart.update(sized(model, "curve"));
      data.update(model);
      diagnosis.update(model);
      weights.update(sized(model, "weights"));
      quantity.update(room);
      announce(model);
    },
    /**
     * Draw the charts of a model whose numbers are drawn.
     * @param {Model} model
     */
    paint(model) {
      rail.keepInSight();
      chain.keepInSight();
      network.paint(sized(model, "network"));
      for (const chart of charts) chart.paint(sized(model, "curve"));
      weights.paint();
      quantity.paint();
    },
    /**
     * Draw a position's operation ahead, unseen.
     * @param {Model} model
     */
    ahead(model) {
      // A hidden result leaves another room, which cannot be measured unseen.
      if (!model.hidden) quantity.ahead(withRoom(model));
    },
    /** The panel with the keyboard's focus, or else the one under the pointer, or the quantity. */
    atHand() {
      const is = (/** @type {string} */ state) =>
        names.find((name) => large[name].element.matches(state));
      return is(":has(:focus-visible)") ?? is(":hover") ?? "quantity";
    },
    dispose() {
      clearTimeout(announcing);
      skip.dispose();
      for (const panel of [network, ...charts, quantity, weights]) panel.dispose();
      root.remove();
    },
  };
}
