// A drawing in sheets that lie above one another: what is painted once, what moves, the legend.

export const svg = <K extends keyof SVGElementTagNameMap>(kind: K): SVGElementTagNameMap[K] =>
  document.createElementNS("http://www.w3.org/2000/svg", kind);

/** Takes the legend out of a drawing that is so many pixels high without it, and gives an empty
 *  sheet as large as the drawing, and one with the legend. */
export function halved(root: SVGSVGElement, high: number): [SVGSVGElement, SVGSVGElement] {
  const [, , wide = 0, all = 0] = (root.getAttribute("viewBox") ?? "").split(" ").map(Number),
    parts = [...root.children],
    drawn = parts.findIndex((part) => part.querySelector("g.stage")),
    [sheet, legend] = [svg("svg"), svg("svg")];
  legend.append(...parts.slice(drawn + 1));
  for (const [one, top, tall] of [
    [root, 0, high],
    [sheet, 0, high],
    [legend, high, Math.max(0, all - high)],
  ] as const) {
    one.setAttribute("viewBox", `0 ${top} ${wide} ${tall}`);
    one.setAttribute("width", String(wide));
    one.setAttribute("height", String(tall));
  }
  for (const name of ["font-family", "font-size"]) {
    const value = root.getAttribute(name);
    if (value) for (const one of [sheet, legend]) one.setAttribute(name, value);
  }
  sheet.setAttribute("aria-hidden", "true");
  sheet.setAttribute("class", "sheet");
  return [sheet, legend];
}

/** A line is meant as well by a hand beside it. */
export function touchable(path: SVGPathElement): void {
  const touch = svg("path");
  touch.setAttribute("class", "touch");
  touch.setAttribute("d", path.getAttribute("d") ?? "");
  path.before(touch);
}
