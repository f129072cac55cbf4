// Builds and changes elements: the few helpers that every panel uses.

/**
 * An element with attributes, listeners (`on…`) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>}
 *   [attributes] one that is null, undefined or false is left out
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * Set a text only where it differs, so that an unchanged cell costs no layout.
 * @param {Node} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Give an element these children; those that are in their place already are left alone.
 * @param {Element} element
 * @param {Element[]} children
 */
export function setChildren(element, children) {
  children.forEach((child, at) => {
    const there = element.children[at];
    if (there === child) return;
    if (there) there.replaceWith(child);
    else element.append(child);
  });
  while (element.children.length > children.length) element.lastElementChild?.remove();
}

/**
 * Set or remove attributes, only where they differ.
 * @param {Element} element
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else {
      const text = value === true ? "" : String(value);
      if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    }
  }
}

/**
 * The nearest element that matches, from where an event happened upwards.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function closest({ target }, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

/**
 * A formula as an element.
 * @param {string} markup MathML from the server
 */
export function math(markup) {
  const element = h("span", { translate: "no" });
  element.innerHTML = markup;
  return element;
}

/**
 * Fill the `{name}` placeholders of a sentence.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );
}

/**
 * Leave the field of the sidebar, after a click on an element: the keys are the element's again.
 * @param {HTMLElement} element
 */
export function leaveField(element) {
  const active = document.activeElement;
  if (active instanceof HTMLElement && !element.contains(active)) active.blur();
}

/**
 * Do something when the browser has nothing else to do.
 * @type {(action: () => void) => void}
 */
export const whenIdle = (action) => {
  if (window.requestIdleCallback) window.requestIdleCallback(action);
  else setTimeout(action, 30);
};

/** @typedef {{width: number, height: number}} Size in pixels */

/**
 * The size inside an element, measured again only when the layout has changed: reading it at every
 * step would make the browser lay the page out twice.
 * @param {HTMLElement} element
 * @returns {(layout: number) => Size} for the serial number of a layout
 */
export function measureOnce(element) {
  let measured = -1;
  let size = { width: 0, height: 0 };
  return (layout) => {
    if (layout !== measured) size = { width: element.clientWidth, height: element.clientHeight };
    measured = layout;
    return size;
  };
}
