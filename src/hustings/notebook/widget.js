// A picture whose marks open their sentences; nothing is fetched, nothing of a text is run.

const ORDER = ["speaker", "holder", "commitment", "date", "document"];

/** A drawing is made smaller down to this share of its size; beyond it is scrolled in its box. */
const LEAST = 0.75;

function picture(source) {
  const page = new DOMParser().parseFromString(source, "image/svg+xml");
  const svg = document.importNode(page.documentElement, true);
  svg.style.minWidth = `${LEAST * svg.viewBox.baseVal.width}px`;
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  return svg;
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function told(sentence) {
  const said = sentence.holder === sentence.speaker ? { ...sentence, holder: "" } : sentence;
  return ORDER.map((key) =>
    key === "holder" && said.holder ? `view of ${said.holder}` : said[key],
  )
    .filter(Boolean)
    .join(" · ");
}

function row(id, sentence) {
  const item = element("li", "", { dir: "auto" });
  if (sentence) {
    item.append(element("q", sentence.quote || id), element("small", told(sentence)));
  } else {
    item.append(element("small", `${id}: its words were not given to explore()`));
  }
  return item;
}

const idsOf = (mark) => mark.dataset.ids.split(" ").filter(Boolean);

function heading(name, ids) {
  const sentences = ids.length === 1 ? "1 sentence" : `${ids.length} sentences`;
  return name ? `${name} — ${sentences}` : "Choose a mark to open its sentences.";
}

function ends(mark) {
  return new Set((mark.dataset.ends || "").split("\n").filter(Boolean));
}

/** What is neither the mark nor touches its ends stands back. */
function light(marks, mark) {
  const near = mark ? ends(mark) : new Set();
  for (const other of marks) {
    const touches = [...ends(other)].some((end) => near.has(end));
    other.classList.toggle("back", near.size > 0 && other !== mark && !touches);
  }
}

export function render({ model, el }) {
  const box = element("div", "", { class: "hustings-explorer" });
  const drawing = element("div", "", { class: "drawing" });
  const title = element("p", heading("", []), { "aria-live": "polite" });
  const list = element("ul");
  box.append(drawing, title, list);
  el.append(box);
  let marks = [];

  function choose(mark) {
    const ids = mark ? idsOf(mark) : [];
    for (const other of marks) other.setAttribute("aria-pressed", String(other === mark));
    title.textContent = heading(mark ? mark.dataset.name : "", ids);
    const sentences = model.get("sentences");
    list.replaceChildren(...ids.map((id) => row(id, sentences[id])));
    model.set("chosen", ids);
    model.save_changes();
  }

  function draw() {
    const svg = picture(model.get("picture"));
    marks = [...svg.querySelectorAll(".mark[data-ids]")];
    drawing.replaceChildren(svg);
    choose(null);
  }

  const markOf = (event) => event.target.closest?.(".mark[data-ids]");
  const opened = (event) => {
    const mark = markOf(event);
    if (mark) choose(mark);
  };
  drawing.addEventListener("click", opened);
  drawing.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    opened(event);
  });
  for (const kind of ["mouseover", "focusin"])
    drawing.addEventListener(kind, (event) => light(marks, markOf(event)));
  for (const kind of ["mouseleave", "focusout"])
    drawing.addEventListener(kind, () => light(marks, null));
  model.on("change:picture", draw);
  draw();
  return () => model.off("change:picture", draw);
}

export default { render };
