// A month as a grid of days. Python says what each was; a tap or Enter opens one, arrows move between them.
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const TURNS = { PageUp: -1, PageDown: 1 };

export default function ({ data, parentElement, setTriggerValue }) {
  const had = parentElement.querySelector(":focus")?.dataset;
  parentElement.querySelector(".month")?.remove();
  const turn = (by) => setTriggerValue("turned", by);
  const month = make("div", { className: "month" }, [
    make("div", { className: "turn" }, [
      turner("«", "A year earlier", () => turn(-12), data.earliest),
      turner("‹", "A month earlier", () => turn(-1), data.earliest),
      make("strong", { textContent: data.title, ariaLive: "polite" }),
      turner("›", "A month later", () => turn(1), data.latest),
      turner("»", "A year later", () => turn(12), data.latest),
    ]),
    make("table", { ariaLabel: data.title }, [
      make("thead", {}, [make("tr", {}, data.weekdays.map((name) => make("th", { textContent: name, scope: "col" })))]),
      make("tbody", {}, data.weeks.map((week) => make("tr", {}, week.map((cell) => dayOf(cell, data, setTriggerValue))))),
    ]),
  ]);
  parentElement.append(month);
  const days = [...month.querySelectorAll("td button:not(:disabled)")];
  const entry = days.find((day) => day.dataset.day === (data.chosen ?? data.today)) ?? days.at(-1);
  for (const day of days) day.tabIndex = day === entry ? 0 : -1; // one stop for the Tab key, arrows for the rest
  month.addEventListener("keydown", (event) => moved(event, days, data, turn));
  if (had) focusAgain(month, had, entry);
}

function make(name, values, children = []) {
  const element = Object.assign(document.createElement(name), values);
  element.append(...children);
  return element;
}

function turner(sign, words, onclick, disabled) {
  const button = make("button", { type: "button", textContent: sign, title: words, onclick, disabled });
  button.ariaLabel = words;
  button.dataset.turn = words;
  return button;
}

function dayOf(cell, data, setTriggerValue) {
  if (!cell) return make("td", {});
  const button = make(
    "button",
    { type: "button", disabled: !cell.open, ariaLabel: cell.words, onclick: () => setTriggerValue("picked", cell.day) },
    [`${cell.number}`, make("small", { textContent: `${cell.glyph}${cell.pain && ` ${cell.pain}`}` })],
  );
  button.dataset.day = cell.day;
  if (cell.day === data.today) button.setAttribute("aria-current", "date");
  if (cell.open) button.setAttribute("aria-pressed", String(cell.day === data.chosen));
  return make("td", {}, [button]);
}

function moved(event, days, data, turn) {
  const at = days.indexOf(event.target);
  if (at < 0) return;
  const by = STEPS[event.key];
  if (by && days[at + by]) {
    days[at].tabIndex = -1;
    days[at + by].tabIndex = 0;
    days[at + by].focus();
  } else if (TURNS[event.key] && !(TURNS[event.key] > 0 ? data.latest : data.earliest)) {
    turn(TURNS[event.key]);
  } else if (!by) return;
  event.preventDefault();
}

// Drawn anew, the calendar keeps the place of the keyboard.
function focusAgain(month, had, entry) {
  const same = [...month.querySelectorAll("button:not(:disabled)")].find(
    (button) => (had.day && button.dataset.day === had.day) || (had.turn && button.dataset.turn === had.turn),
  );
  (same ?? entry)?.focus({ preventScroll: true });
}
