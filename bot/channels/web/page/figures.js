// The ward's figures of this month, drawn from whatever kinds and groups the server names.
import { $, make } from "./dom.js";

let before = null;

export async function refreshFigures() {
  let got;
  try {
    got = await (await fetch("/figures")).json();
  } catch {
    return; // the next event asks again
  }
  if (JSON.stringify(got) === JSON.stringify(before)) return;
  const changes = drawFigures(got);
  if (changes.length) $("changed").textContent = "Số liệu vừa đổi. " + changes.slice(0, 5).join("; ") + ".";
  before = got;
}

function drawFigures(got) {
  const changes = [];
  const heads = [...got.areas, { name: "Tổng", label: "cả phường" }];
  const table = make("table");
  const body = table.createTBody();
  drawHeads(table.createTHead().insertRow(), heads);
  for (const heading of got.headings) {
    body.insertRow().append(titled("heading", heading.label, heads.length));
    for (const kind of heading.kinds) {
      body.insertRow().append(titled("kind", kind.label, heads.length));
      for (const count of kind.counts) {
        const row = body.insertRow();
        row.append(scoped(make("th", "", count.label), "row"));
        count.cells.forEach((cell, i) => {
          const was = cellBefore(kind, count, i);
          const changed = before !== null && was !== cell && !(was === undefined && (cell === "–" || cell === "0"));
          row.append(make("td", (cell === "–" ? "none" : "") + (changed ? " new" : ""), cell));
          if (changed && i < got.areas.length) changes.push(`${heads[i].label}, ${count.label}: ${cell}`);
        });
      }
    }
  }
  $("none").textContent = got.none.length ? `Không có: ${got.none.join("; ")}.` : "";
  $("silent").textContent = got.silent.length ? `Chưa ai báo: ${got.silent.join("; ")}.` : "";
  $("month").textContent = "Số liệu " + got.month;
  $("table").replaceChildren(table);
  return changes;
}

function titled(name, label, columns) {
  const title = scoped(make("th", name), "rowgroup");
  title.append(make("span", "", label)); // stays in sight while the groups are pulled sideways
  title.colSpan = columns + 1;
  return title;
}

function drawHeads(row, heads) {
  const word = heads[0].label.replace(heads[0].name, "").trim(); // "tổ", "thôn"
  row.append(scoped(make("th", "", word), "col"));
  for (const head of heads) {
    const cell = scoped(make("th", "", head.name), "col");
    cell.setAttribute("aria-label", head.label);
    row.append(cell);
  }
}

function cellBefore(kind, count, i) {
  const same = (list, one) => list && list.find((other) => other.label === one.label);
  const kinds = before && before.headings.flatMap((heading) => heading.kinds);
  const row = same((same(kinds, kind) || {}).counts, count);
  return row && row.cells[i];
}

function scoped(head, scope) {
  head.scope = scope;
  return head;
}
