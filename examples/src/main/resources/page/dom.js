/** Makes elements without markup in strings, so that nothing a server or a person wrote becomes markup. */

/** An element with attributes (`class`, `for` …; functions are listeners) and children (elements or texts). */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter(isThere));
  return made;
}

/** Puts children in the place of whatever an element holds. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.filter(isThere));
}

function isThere(child) {
  return child !== null && child !== undefined && child !== false && child !== '';
}

export function byId(id) {
  return document.getElementById(id);
}

/** With a capital letter first. */
export function capital(text) {
  return text ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : '';
}
