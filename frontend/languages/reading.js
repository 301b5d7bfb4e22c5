// @ts-check
// How wuchale reads our files: what it passes over by itself is read too, and what is compared with
// a value, or names a property, is left as it is.
import { pofile } from "wuchale";
import { adapter } from "@wuchale/svelte";
import { SvelteTransformer } from "../node_modules/@wuchale/svelte/dist/transformer.js";
import { COUNTING, heuristic, isMute, SPOKEN } from "./words.js";

const isText = (node) => node?.type === "Literal" && typeof node.value === "string";

/** Whether an element has words of its own, and not only elements with words in it. */
const speaks = (node) =>
  node.fragment.nodes.some((child) => child.type === "Text" && child.data.trim());

/** What stands in elements without words of their own (a list, a choice) is no part of a sentence. */
const apart = (message) => {
  if (message.details.scope === "markup") message.details.scope = "apart";
  return message;
};

/** @param {SvelteTransformer} reader */
function mended(reader) {
  const over = (node) => (isText(node) ? [] : reader.visit(node));
  const { visitBinaryExpression, visitAttribute, visitCallExpression } = reader;
  /** Whether what an expression gives is shown as it stands, so that its strings are words. */
  const showing = (shown, visit) => {
    const before = reader.heuristciDetails.shown;
    reader.heuristciDetails.shown = shown;
    const messages = visit();
    reader.heuristciDetails.shown = before;
    return messages;
  };
  let inAttribute = false;
  const visitSv = (node) => {
    if (node.name === "option" && speaks(node) && !node.attributes.some((a) => a.name === "value"))
      throw new Error(
        `${reader.heuristciDetails.file}: an <option> with words needs a value; in another language its words are others.`,
      );
    const holds = node.type === "RegularElement" || node.type === "Component";
    if (!holds || !reader.inCompoundText || speaks(node)) return reader.visit(node);
    reader.inCompoundText = false;
    return reader.visit(node).map(apart);
  };
  Object.assign(reader, {
    visitSv,
    visitPropertyDefinition: (node) => (node.value ? reader.visit(node.value) : []),
    visitCatchClause: (node) => reader.visit(node.body),
    visitThrowStatement: (node) => reader.visit(node.argument),
    visitBinaryExpression: (node) =>
      /^[!=]==?$/.test(node.operator)
        ? [...over(node.left), ...over(node.right)]
        : visitBinaryExpression(node),
    visitProperty: (node) => [
      ...(node.computed ? over(node.key) : []),
      ...reader.visit(node.value),
    ],
    visitMemberExpression: (node) => [...reader.visit(node.object), ...over(node.property)],
    visitSwitchCase: (node) => [
      ...(node.test ? over(node.test) : []),
      ...node.consequent.flatMap(reader.visit),
    ],
    visitCallExpression: (node) => {
      const before = reader.commentDirectives.context;
      // "turn" beside a number has other forms than "turn" over a column
      if (COUNTING.test(node.callee.name)) reader.commentDirectives.context = "counted";
      const messages = showing(false, () => visitCallExpression(node));
      reader.commentDirectives.context = before;
      return messages;
    },
    visitExpressionTag: (node) =>
      inAttribute
        ? reader.visit(node.expression)
        : showing(true, () => reader.visit(node.expression)),
    visitAttribute: (node) => {
      if (isMute(node.name)) return [];
      inAttribute = true;
      const messages = showing(SPOKEN.has(node.name), () => visitAttribute(node));
      inAttribute = false;
      return messages;
    },
    // words are there before the first page is, so nothing need be worked out again
    visitVariableDeclarator: reader.defaultVisitVariableDeclarator,
  });
  reader.mixedVisitor = reader.initMixedVisitor();
  return reader;
}

/** Catalogues are written only when asked for, so that a build changes no file. */
const storage = (options) => {
  const kept = pofile({ dir: "src/locales" })(options);
  const still = process.env.HUSTINGS_WORDS !== "write";
  if (still) kept.save = async () => {};
  return kept;
};

const plain = { wrapInit: (expr) => expr, wrapUse: (expr) => expr };
const runtime = {
  initReactive: ({ funcName }) => (funcName == null ? false : null),
  useReactive: false,
  plain,
  reactive: plain,
};

const files = {
  include: ["src/**/*.svelte", "src/**/*.ts"],
  ignore: ["**/*.test.ts", "**/*.d.ts", "src/api/*schema.ts", "src/main.ts"],
};

/** The pages' components and scripts, read alike: their words are looked up once a file. */
export const pages = () => ({
  ...adapter({ heuristic, runtime, storage, loader: "custom", files }),
  transform: ({ content, filename, index, expr, matchUrl }) =>
    mended(
      new SvelteTransformer(content, filename, index, heuristic, [], expr, runtime, matchUrl),
    ).transformSv(),
});
