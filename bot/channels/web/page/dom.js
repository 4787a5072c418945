// The two ways an element is found or made. Text is only ever set here: a name that looks like HTML stays a name.
export const $ = (id) => document.getElementById(id);

export function make(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
