// The messages on the screen: each once, under its day, with its choices. What is said meanwhile is asked of page.js.
import { $, make } from "./dom.js";

const shown = new Map(); // a line's key → its element: each is shown once, however often it is told
let lastDay = "";

export function clearLog() {
  shown.clear();
  lastDay = "";
  $("log").replaceChildren();
}

export function isShown(key) {
  return shown.has(key);
}

// `press(payload, label)` sends a choice and settles once it was answered; `query` tells the server who asks for a file;
// `enclose(files)` sends a picture or a file, where the line asks for one.
export function drawLine(key, line, press, query, enclose) {
  const at = new Date(line.at);
  if (dayOf(at) !== lastDay) $("log").append(make("p", "day", (lastDay = dayOf(at))));
  const element = make("div", line.mine ? "line mine" : "line");
  element.append(make("span", "unseen", line.mine ? "Bạn: " : "Trợ lý: "));
  if (line.text) element.append(drawText(line.text));
  (line.files || []).forEach((file, place) => element.append(drawFile(file, `/file/${line.id}/${place}${query}`)));
  element.append(make("p", "when", clock(at)));
  if (line.choices && line.choices.length) element.append(drawChoices(line.choices, press));
  if (line.takes_file) element.querySelector(".choices").prepend(drawPicker(enclose));
  $("log").append(element);
  shown.set(key, element);
  return element;
}

export function drawHello(words) {
  if (!$("log").childElementCount) $("log").append(make("p", "hello", words));
}

// Where an own message stands: "unsent" or "failed" with words, or "" once it is kept.
export function mark(item, state, words) {
  const element = shown.get("m" + item.id);
  if (!element) return;
  element.className = "line mine " + state;
  element.querySelector(".when").textContent = words || clock(new Date(item.at));
}

export function settleChoices() {
  let old = false; // a question is old once its person spoke after it, or another was asked
  for (const element of [...$("log").children].reverse()) {
    const row = element.querySelector(".choices");
    if (row) row.classList.toggle("old", old);
    old = old || Boolean(row) || element.classList.contains("mine");
  }
}

// An address of this same server can be pressed; any other stays text.
function drawText(text) {
  const said = make("div", "said");
  for (const part of text.split(/(https?:\/\/\S+)/)) {
    const own = part.startsWith(location.origin + "/");
    const piece = own ? make("a", "", part) : document.createTextNode(part);
    if (own) Object.assign(piece, { href: part, target: "_blank", rel: "noopener noreferrer" });
    said.append(piece);
  }
  return said;
}

// A picture is seen, and pressed to be kept; any other file is only kept.
function drawFile(file, url) {
  const link = make("a", "file", file.picture ? "" : "Tải về: " + file.name);
  link.href = url;
  link.download = file.name;
  if (file.picture) {
    const picture = make("img");
    picture.src = url;
    picture.alt = file.name;
    link.append(picture);
  }
  return link;
}

function drawPicker(enclose) {
  const label = make("label", "pick", "Chọn ảnh hoặc tệp");
  const picker = make("input", "unseen");
  picker.type = "file";
  picker.accept = "image/jpeg,image/png,.pdf,.docx,.xlsx";
  picker.addEventListener("change", () => picker.files.length && enclose(picker.files));
  label.append(picker);
  return label;
}

function drawChoices(choices, press) {
  const row = make("div", "choices");
  for (const choice of choices) {
    const button = make("button", "", choice.label);
    button.type = "button";
    button.addEventListener("click", async () => {
      const all = row.querySelectorAll("button");
      all.forEach((one) => (one.disabled = true));
      await press(choice.press, choice.label.replace(/^\S+\. /, ""));
      all.forEach((one) => (one.disabled = false));
    });
    row.append(button);
  }
  return row;
}

function clock(at) {
  return at.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false });
}

function dayOf(at) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
  return days === 0 ? "Hôm nay" : days === 1 ? "Hôm qua" : at.toLocaleDateString("vi-VN");
}
