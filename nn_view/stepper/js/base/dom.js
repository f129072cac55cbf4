// Building and changing elements: the few helpers that every panel uses.

/**
 * An element with attributes, listeners (`on…`) and children.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** Set a text only where it differs, so that an unchanged cell costs no layout. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Set or remove attributes, only where they differ. */
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

/** MathML from the server's own formulas as an element. */
export function math(markup) {
  const element = h("span");
  element.innerHTML = markup;
  return element;
}

/**
 * Fill `{name}` places of a sentence.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );
}

/**
 * The room inside an element, measured anew only when the layout has changed: reading it at every
 * step would make the browser lay the page out twice.
 * @returns {(serial: number) => {width: number, height: number}}
 */
export function measureOnce(element) {
  let measured = -1;
  let room = { width: 0, height: 0 };
  return (serial) => {
    if (serial !== measured) room = { width: element.clientWidth, height: element.clientHeight };
    measured = serial;
    return room;
  };
}
