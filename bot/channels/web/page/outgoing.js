// What was said and not yet answered for. Sent one at a time under the same id until the server has it, reloads included.
const KEPT = "waiting";
const MOST_BYTES = 5000000;
const PATIENCE = 20000; // milliseconds for a message
const FILE_PATIENCE = 120000; // and for a file on a slow line
const answered = new Map(); // id → what to do once it is answered
const files = new Map(); // id → the picture or file itself; a page loaded anew has only its name left and says so
let sending = false;
let hurry = () => {};

export const waiting = JSON.parse(sessionStorage.getItem(KEPT) || "[]");

export function query(person) {
  return person ? "?person=" + encodeURIComponent(person) : "";
}

// `what` is {text} or {press} or {other}; `label` is how it is shown meanwhile; `file` goes with an {other}.
export function put(person, what, label, file) {
  const item = { id: newId(), person, what, label, at: new Date().toISOString() };
  if (file) files.set(item.id, file);
  waiting.push(item);
  keep();
  item.done = new Promise((resolve) => answered.set(item.id, resolve));
  return item;
}

// `mark(item, state, words)` shows where a message stands: "unsent", "failed" or "".
export async function sendAll(mark) {
  if (sending) return;
  sending = true;
  let pause = 1000;
  while (waiting.length) {
    const item = waiting[0];
    const status = await post(item);
    if (status === 0 || status >= 500 || [401, 408, 429].includes(status)) {
      mark(item, "unsent", "chưa gửi được, đang thử lại…");
      await new Promise((resolve) => {
        hurry = resolve;
        setTimeout(resolve, pause);
      });
      pause = Math.min(pause * 2, 15000);
      continue;
    }
    pause = 1000;
    waiting.shift();
    files.delete(item.id);
    keep();
    mark(item, status === 200 ? "" : "failed", status === 200 ? "" : "Tin này không gửi được.");
    if (answered.has(item.id)) answered.get(item.id)();
    answered.delete(item.id);
  }
  sending = false;
}

// The line is back: do not wait out the pause.
export function sendSoon() {
  hurry();
}

async function post(item) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), files.has(item.id) ? FILE_PATIENCE : PATIENCE);
  try {
    if (files.has(item.id)) return await postFile(item, files.get(item.id), stop.signal);
    const body = JSON.stringify({ id: item.id, ...item.what });
    const headers = { "Content-Type": "application/json" };
    return (await fetch("/say" + query(item.person), { method: "POST", headers, body, signal: stop.signal })).status;
  } catch {
    return 0;
  } finally {
    clearTimeout(timer);
  }
}

// One that is too large is named and stays at home: the answer says how large one may be.
async function postFile(item, file, signal) {
  const asked = new URLSearchParams({ id: item.id, other: item.what.other, name: file.name, size: file.size });
  if (item.person) asked.set("person", item.person);
  const headers = { "Content-Type": "application/octet-stream" };
  const body = file.size > MOST_BYTES ? "" : file;
  return (await fetch("/enclose?" + asked, { method: "POST", headers, body, signal })).status;
}

function keep() {
  sessionStorage.setItem(KEPT, JSON.stringify(waiting));
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // only there on https and localhost
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
