// The run that is shown, and the one that is on its way to be shown.

import { createClient } from "./client.js";
import { clamp, compare } from "./position.js";

/** @import { Ask, StepperData, WrittenPosition } from "../types/page.d.ts" */
/** @import { Specification } from "../types/specification.d.ts" */
/** @import { Client } from "./client.js" */
/** @import { Player } from "./player.js" */
/** @import { Position } from "./position.js" */

/**
 * @typedef {{client: Client, spec: Specification, names: string[], query: string, opened: number}}
 *   Run `names` are those of its quantities
 */

/**
 * @param {object} options
 * @param {Ask} [options.ask] is asked instead of the server
 * @param {() => Player} options.player
 * @param {(alike: boolean) => void} options.arrived called when another run is shown; whether it has
 *   the form of the one before
 * @param {(client: Client) => void} options.changed called when something new is known of a run
 */
export function createRuns({ ask, player, arrived, changed }) {
  /** @type {Run | null} */
  let shown = null;
  /** @type {{client: Client, query: string, opened: number, position: WrittenPosition} | null} */
  let coming = null;
  /**
   * A position that is not trained yet, to go to when it is.
   * @type {Position | null}
   */
  let wanted = null;

  /** @param {Client} client */
  function news(client) {
    if (coming?.client === client) arrive();
    else if (shown?.client === client) {
      goToWanted(shown);
      player().resume();
    }
    changed(client);
  }

  /** The first numbers of a new run: show it where the reader was, or as near as can be. */
  function arrive() {
    if (!coming) return;
    const { client, query, opened } = coming;
    const { spec, state, curve } = client.known;
    // Before the server has said how far the training is, there is no nearest.
    if (!spec || !curve) return;
    const names = spec.quantities.map(({ name }) => name);
    const target = positionIn(names, coming);
    const nearest = clamp(target, names, state);
    client.want(nearest.iteration, 1);
    if (!client.values(nearest.iteration)) return;
    const alike = shown?.spec === spec;
    shown?.client.dispose();
    shown = { client, spec, names, query, opened };
    coming = null;
    wanted = compare(target, nearest) > 0 && !state.finished ? target : null;
    arrived(alike);
    player().moveTo(nearest);
  }

  /**
   * Where a new run is to be opened.
   * @param {string[]} names of its quantities
   * @param {{opened: number, position: WrittenPosition}} asked
   * @returns {Position}
   */
  function positionIn(names, { opened, position }) {
    if (shown && opened === shown.opened) {
      const { iteration, index } = player().position;
      // The same quantity, or the nearest before it that this network has as well.
      const kept = shown.names.slice(0, index + 1).findLast((name) => names.includes(name));
      return { iteration, index: Math.max(0, names.indexOf(kept ?? "")) };
    }
    return { iteration: position.at, index: Math.max(0, names.indexOf(position.quantity)) };
  }

  /**
   * Go to the position that was asked for, once it is trained and the reader has not moved on.
   * @param {Run} run
   */
  function goToWanted({ names, client }) {
    if (!wanted || compare(clamp(wanted, names, client.known.state), wanted) !== 0) return;
    player().moveTo(wanted);
    wanted = null;
  }

  return {
    /** The run that is shown, or null before the first is here. */
    get shown() {
      return shown;
    },
    /** Whether another run is on its way, with which all is drawn again. */
    get coming() {
      return coming !== null;
    },
    /** The settings that were opened last, as a query. */
    get query() {
      return (coming ?? shown)?.query;
    },
    /**
     * Open the run of other settings; the one that is shown stays until the new one is here.
     * @param {StepperData} data
     */
    open({ query, form, version, position, opened }) {
      coming?.client.dispose();
      const client = createClient({ query, form, version, ask, changed: () => news(client) });
      coming = { client, query, opened, position };
      client.start(shown?.opened === opened ? player().position.iteration : position.at);
    },
    /** The reader moves by themselves: the position that was asked for no longer counts. */
    forgetWanted() {
      wanted = null;
    },
    dispose() {
      coming?.client.dispose();
      shown?.client.dispose();
    },
  };
}
