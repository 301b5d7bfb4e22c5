// @ts-check
// Says which words of the pages have no translation, and which translations do not fit what they
// translate. Run by `python hatch_build.py check`; `python hatch_build.py words` writes the
// catalogues anew.
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { matchesGlob } from "node:path";
import PO from "pofile";
import { getKey, IndexTracker } from "wuchale";
import config from "../wuchale.config.js";

/** As many may wait for a translation between two releases. It only ever shrinks. */
const WAITING = 250;

const [source, ...others] = config.locales;
const reader = config.adapters.pages;
const still = { plain: "words()", reactive: "words()" };

/** Every message of the sources by its key: where it stands. */
async function messages() {
  const found = new Map();
  const { include, ignore } = reader.files;
  for await (const filename of glob(include)) {
    if (ignore.some((pattern) => matchesGlob(filename, pattern))) continue;
    const content = readFileSync(filename, "utf8");
    const index = new IndexTracker();
    const matchUrl = () => null;
    const { msgs } = await reader.transform({ content, filename, index, expr: still, matchUrl });
    for (const { msgStr, context } of msgs)
      found.set(getKey(msgStr, context), { msgStr, filename });
  }
  return found;
}

/** The translations of a catalogue by the same keys. */
function catalogue(locale) {
  const text = readFileSync(`src/locales/${locale}.po`, "utf8");
  return new Map(
    PO.parse(text).items.map((one) => [
      getKey([one.msgid], one.msgctxt ?? undefined),
      one.msgstr[0],
    ]),
  );
}

/** What must stand in a translation as it stands in the source. */
const marks = (text) => (text.match(/<\/?\d+\/?>|\{\d+\}/g) ?? []).sort().join(" ");

const found = await messages();
let faults = 0;
for (const locale of others) {
  const known = catalogue(locale);
  const missing = [...found].filter(([key]) => !known.get(key));
  for (const [, { msgStr, filename }] of missing)
    console.log(`${locale}: no translation of “${msgStr.join(" ")}” (${filename})`);
  const unfit = [...found].filter(
    ([key, { msgStr }]) => known.get(key) && marks(known.get(key)) !== marks(msgStr[0]),
  );
  for (const [key, { msgStr }] of unfit)
    console.error(`${locale}: “${known.get(key)}” has not the places of “${msgStr[0]}”.`);
  if (missing.length > WAITING)
    console.error(
      `${locale}: ${missing.length} words have no translation, ${WAITING} may wait. Run` +
        ` 'python hatch_build.py words' and translate them in src/locales/${locale}.po.`,
    );
  faults += unfit.length + Number(missing.length > WAITING);
}
console.log(`${found.size} words of the pages in ${source}, ${others.join(", ")}`);
process.exit(faults ? 1 : 0);
