// What was said and not yet answered for. Sent one at a time under the same id until the server has it, reloads included.
const KEPT = "waiting";
const answered = new Map(); // id → what to do once it is answered
let sending = false;
let hurry = () => {};

export const waiting = JSON.parse(sessionStorage.getItem(KEPT) || "[]");

export function query(person) {
  return person ? "?person=" + encodeURIComponent(person) : "";
}

// `what` is {text} or {press} or {other}; `label` is how it is shown meanwhile.
export function put(person, what, label) {
  const item = { id: newId(), person, what, label, at: new Date().toISOString() };
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
  const timer = setTimeout(() => stop.abort(), 20000);
  try {
    const body = JSON.stringify({ id: item.id, ...item.what });
    const headers = { "Content-Type": "application/json" };
    return (await fetch("/say" + query(item.person), { method: "POST", headers, body, signal: stop.signal })).status;
  } catch {
    return 0;
  } finally {
    clearTimeout(timer);
  }
}

function keep() {
  sessionStorage.setItem(KEPT, JSON.stringify(waiting));
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // only there on https and localhost
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
