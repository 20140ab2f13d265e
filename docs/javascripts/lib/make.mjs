// An element with these properties and this inside. Keeps no state.

export function make(tag, { role, ...properties } = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  if (role) element.setAttribute("role", role); // as a property, only newer browsers know it
  element.append(...inside);
  return element;
}
