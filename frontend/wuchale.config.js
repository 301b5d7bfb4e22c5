// @ts-check
// The words of the pages and their translations: docs/how-to/translate.md.
import { defineConfig } from "wuchale";
import { pages } from "./languages/reading.js";

export default defineConfig({
  locales: ["en", "de", "ru"],
  ai: null,
  logLevel: "warn",
  adapters: { pages: pages() },
});
