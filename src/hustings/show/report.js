// Every mark opens its quotes: one listener, data inlined, nothing fetched.
const DATA = JSON.parse(document.getElementById("data").textContent);
const WORDS = DATA.words;
const plural = new Intl.PluralRules(document.documentElement.lang);
const counted = (n) => (WORDS.counted[plural.select(n)] ?? WORDS.counted.other).replace("#", n);
const worded = (value) => WORDS.values[value] ?? value;
const rows = new Map(DATA.statements.map((s) => [s.id, s]));
const box = document.querySelector("aside");
let before = null;
function add(parent, tag, text, className) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  parent.append(element);
  return element;
}
function open(name, ids) {
  const told = ids.map((id) => rows.get(id)).filter(Boolean);
  box.replaceChildren();
  const close = add(box, "button", WORDS.close);
  close.addEventListener("click", shut);
  add(box, "h3", name);
  add(box, "p", counted(told.length), "quiet small");
  for (const s of told) {
    const card = add(box, "article");
    add(card, "p", `${worded(s.form)}: ${s.reading}`, "quiet small");
    add(card, "p", s.quote, "said").dir = "auto";
    const whose = s.holder === null ? WORDS.nobody : s.holder === s.speaker && !s.chain ? "" : WORDS.held.replace("#", () => s.holder);
    add(card, "p", `${s.speaker || WORDS.somebody} ${worded(s.commitment)}${whose}${s.chain ? `, ${s.chain}` : ""} · ${s.title}`, "quiet small");
    const place = add(card, "button", WORDS.where, "small");
    place.addEventListener("click", () => show(s.id));
  }
  box.hidden = false;
  close.focus();
}
function shut() { box.hidden = true; before?.focus(); }
function show(id) {
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  const marks = [...document.querySelectorAll("mark")].filter((m) => m.dataset.ids.split(" ").includes(id));
  for (const mark of marks) mark.classList.add("here");
  marks[0]?.scrollIntoView({ block: "center" });
}
function act(event) {
  const mark = event.target.closest("[data-ids]");
  if (!mark || !mark.dataset.ids) return;
  if (event.type === "keydown") { if (event.key !== "Enter" && event.key !== " ") return; event.preventDefault(); }
  before = mark;
  open(mark.dataset.name || WORDS.sentences, mark.dataset.ids.split(" "));
}
document.addEventListener("click", act);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); else if (!(event.target instanceof HTMLButtonElement)) act(event); });
