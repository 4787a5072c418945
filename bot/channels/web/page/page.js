// The page: a chat, and in the demo the choice of who to be beside the ward's figures. It keeps only what is unsent.
import { $, make } from "./dom.js";
import { refreshFigures } from "./figures.js";
import { clearLog, drawHello, drawLine, isShown, mark, settleChoices } from "./log.js";
import { put, query, sendAll, sendSoon, waiting } from "./outgoing.js";

const LONGEST = 4000;
const RECONNECTING = "Đang nối lại…";
const wide = matchMedia("(min-width: 1000px)");
let session = null; // what the server says this page is: {ward, people}
let person = "";
let stream = null;
let heardAt = 0;

// --- saying -----------------------------------------------------------------------------------------------------------
function tell(what, label, file) {
  const item = put(person, what, label, file);
  drawUnsent(item);
  settleChoices();
  toEnd();
  sendAll(mark);
  return item.done;
}

function drawUnsent(item) {
  if (item.person !== person || isShown("m" + item.id)) return;
  drawLine("m" + item.id, { mine: true, at: item.at, text: item.label });
  mark(item, "unsent", "đang gửi…");
}

function press(payload, label) {
  return tell({ press: payload }, label);
}

function toEnd() {
  $("log").scrollTop = $("log").scrollHeight;
}

function toStartOf(element) {
  toEnd();
  const above = $("log").getBoundingClientRect().top + 12 - element.getBoundingClientRect().top;
  if (above > 0) $("log").scrollTop -= above; // a long answer is read from its beginning
}

// --- hearing ----------------------------------------------------------------------------------------------------------
function listen() {
  hush();
  stream = new EventSource("/stream" + query(person));
  heardAt = Date.now();
  stream.onmessage = (event) => {
    heardAt = Date.now();
    $("state").textContent = "";
    take(JSON.parse(event.data));
    sendSoon();
    if (session.people.length) refreshFigures();
  };
  stream.onerror = () => {
    $("state").textContent = RECONNECTING;
    if (stream && stream.readyState === EventSource.CLOSED) {
      hush(); // refused, not merely cut: perhaps the bot now runs another way
      setTimeout(begin, 2000);
    }
  };
}

function hush() {
  if (stream) stream.close();
  stream = null;
}

function take(lines) {
  const log = $("log");
  const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const past = !log.childElementCount;
  if (past) log.setAttribute("aria-live", "off"); // only what comes is read aloud
  let answer = null;
  if (!lines.length) drawHello(hello());
  for (const line of lines) {
    const key = (line.mine ? "m" : "b") + line.id;
    if (isShown(key)) {
      if (line.mine) mark(line, "", "");
      continue;
    }
    const drawn = drawLine(key, line, press, query(person), sendFile);
    if (!line.mine && !answer) answer = drawn;
  }
  waiting.forEach(drawUnsent);
  settleChoices();
  if (answer && nearEnd && !past) toStartOf(answer);
  else if (lines.length && nearEnd) toEnd();
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
}

function hello() {
  const me = session.people.find((one) => one.key === person);
  if (!me) {
    return "Xin chào. Nếu chưa tham gia, xin nhắn mã tham gia do phường cấp, hoặc mã dùng một lần của mình. " +
      "Đã tham gia rồi thì cứ nhắn như nói bình thường.";
  }
  const next = me.example ? `Cứ nhắn như nói bình thường, ví dụ:\n${me.example}` : "Xin bấm Danh mục hoặc Trợ giúp, hoặc cứ nhắn như nói bình thường.";
  return `${me.name} – ${me.about}.\n${next}`;
}

// --- the demo: who to be ----------------------------------------------------------------------------------------------
function drawPeople() {
  $("choose").replaceChildren(...session.people.map((one) => {
    const item = make("li");
    const button = make("button");
    button.type = "button";
    button.dataset.key = one.key;
    button.append(make("b", "", one.name), make("span", "", one.about));
    button.addEventListener("click", () => {
      if (!wide.matches) $("people").open = false;
      become(one.key);
      $("text").focus();
    });
    item.append(button);
    return item;
  }));
}

function become(key) {
  if (key === person && stream) return;
  if (key !== person) clearLog();
  person = key;
  if (key) history.replaceState(null, "", "#" + key);
  for (const button of $("choose").querySelectorAll("button")) {
    if (button.dataset.key === key) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  const me = session.people.find((one) => one.key === key);
  $("me").textContent = me ? me.name : "";
  listen();
}

// --- the composer -----------------------------------------------------------------------------------------------------
function fit() {
  $("text").style.height = "";
  if ($("text").value) $("text").style.height = $("text").scrollHeight + 2 + "px";
}

function sendText() {
  const text = $("text").value.trim();
  const length = [...text].length;
  const over = length > LONGEST;
  $("note").textContent = over ? `Tin dài ${length} chữ, nhiều nhất là ${LONGEST}. Xin chia làm hai tin.` : "";
  if (!text || over || !session) return;
  $("text").value = "";
  fit();
  tell({ text }, text);
}

function sendFile(files) {
  if (!session) return;
  const photo = files[0].type.startsWith("image/");
  tell({ other: photo ? "photo" : "file" }, photo ? "(một tấm ảnh)" : "(một tệp)", files[0]);
}

function listenToPerson() {
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    sendText();
  });
  $("text").addEventListener("input", () => {
    $("note").textContent = "";
    fit();
  });
  $("text").addEventListener("keydown", (event) => {
    // isComposing, 229: a Vietnamese keyboard is still putting a letter together
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    sendText();
  });
  $("text").addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    sendFile(event.clipboardData.files);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) sendFile(event.dataTransfer.files);
  });
  for (const button of document.querySelectorAll("[data-say]")) {
    button.addEventListener("click", () => session && tell({ text: button.dataset.say }, button.dataset.say));
  }
}

// --- life -------------------------------------------------------------------------------------------------------------
function arrangeDrawers() {
  const parts = [$("people"), $("figures")]; // shut on a phone, one open at a time; always open beside the chat
  const arrange = () => parts.forEach((part) => (part.open = wide.matches));
  wide.addEventListener("change", arrange);
  arrange();
  for (const part of parts) {
    part.addEventListener("toggle", () => {
      if (!part.open || wide.matches) return;
      for (const other of parts) if (other !== part) other.open = false;
    });
  }
}

async function begin() {
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/session", { method: "POST", headers, body: "{}" });
    if (!answer.ok) throw new Error(answer.statusText);
    session = await answer.json();
  } catch {
    $("state").textContent = RECONNECTING;
    setTimeout(begin, 2000);
    return;
  }
  const keys = session.people.map((one) => one.key);
  document.body.classList.toggle("trial", keys.length > 0);
  $("trial").hidden = $("people").hidden = $("figures").hidden = !keys.length;
  $("ward").textContent = session.ward;
  drawPeople();
  become([person, location.hash.slice(1)].find((key) => keys.includes(key)) || keys[0] || "");
  sendAll(mark);
}

// A hidden page holds no stream: a browser opens only six to one server, and a phone in the pocket should rest.
document.addEventListener("visibilitychange", () => {
  if (!session) return;
  if (document.hidden) hush();
  else if (!stream) listen();
});
window.addEventListener("online", sendSoon);
setInterval(() => {
  if (!stream || Date.now() - heardAt < 40000) return; // the server beats every 15 seconds
  $("state").textContent = RECONNECTING;
  listen();
}, 5000);
arrangeDrawers();
listenToPerson();
begin();
