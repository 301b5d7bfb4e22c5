// A drawing as the server sends it (src/hustings/show/sending.py), written out as the SVG it is of.
const SIGN = "\x7f";
const MARK = /\x7fM([^\x7f]*)\x7f([^\x7f]*)\x7f([^\x7f]*)\x7f([^>]*)>/g,
  TIE = /\x7fT([^\x7f]*)\x7f([^\x7f]*)\x7f(\d+) (\d+) ([^>]*)>/g,
  LOOK = /\x7f(\d+)/g,
  NODE = /data-node="([^"]*)"/g;

/** The whole SVG of a drawing that was sent in short; any other as it is. */
export function written(sent: string): string {
  if (!sent.startsWith(SIGN)) return sent;
  const end = sent.indexOf("\n"),
    looks = JSON.parse(sent.slice(SIGN.length, end)) as string[],
    drawn = sent.slice(end + 1),
    nodes = [...drawn.matchAll(NODE)].map(([, name = ""]) => name);
  return drawn
    .replace(TIE, (_, kind: string, ids: string, a: string, b: string, weight: string) => {
      const [one = "", other = ""] = [nodes[Number(a)], nodes[Number(b)]];
      const name = `${named(one)} – ${named(other)}: ${weight}`;
      return mark(kind, ids, name, put(` data-ends="${one}&#10;${other}" data-weight="${weight}"`));
    })
    .replace(MARK, (_, kind: string, ids: string, name: string, more: string) =>
      mark(kind, ids, name, more),
    )
    .replace(LOOK, (_, at: string) => looks[Number(at)] ?? "");
}
/** What a node is called, without what side it is of. */
const named = (node: string) => node.slice(node.indexOf("|") + 1);
const put = (...parts: string[]) => parts.join("");
const mark = (kind: string, ids: string, name: string, more: string) =>
  put(
    `<g class="mark${kind}" role="button" tabindex="0" data-ids="${ids}" data-name="${name}"${more}>`,
    `<title>${name}</title>`,
  );
