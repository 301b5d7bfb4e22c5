// While the browser prints, the window is the report and nothing else: a frame would be cut at its end.

/** What the report is made of at this moment. */
export interface Sheet {
  style: string;
  body: string;
}

/** Lays the report over everything, with its own styles alone; gives back what puts all back. */
export function laid({ style, body }: Sheet): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  const paper = document.createElement("main");
  paper.innerHTML = body;
  const rest = [...document.body.children].filter(
      (e): e is HTMLElement => e instanceof HTMLElement,
    ),
    hidden = rest.map((e) => e.hidden),
    sheets = [...document.styleSheets],
    disabled = sheets.map((s) => s.disabled),
    adopted = [...document.adoptedStyleSheets]; // the list itself is what is written to
  for (const element of rest) element.hidden = true;
  for (const one of sheets) one.disabled = true;
  document.adoptedStyleSheets = [sheet];
  document.body.append(paper);
  return () => {
    paper.remove();
    document.adoptedStyleSheets = adopted;
    sheets.forEach((one, i) => (one.disabled = disabled[i] ?? false));
    rest.forEach((element, i) => (element.hidden = hidden[i] ?? false));
  };
}

/** From now on the browser prints the report; what is given back ends it. */
export function printsInstead(now: () => Sheet): () => void {
  let back: (() => void) | null = null;
  const before = (): void => {
    back ??= laid(now());
  };
  const after = (): void => {
    back?.();
    back = null;
  };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
    after();
  };
}
