// Every page there is, in the order of the bar. A page describes itself: this list finds its file.
import type { Page } from "./page";

const files = import.meta.glob<Page>("../**/*.page.ts", { eager: true, import: "default" });
export const PAGES: Page[] = Object.values(files).sort((one, other) => one.order - other.order);
