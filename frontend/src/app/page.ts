// What a page says of itself, in a file NAME.page.ts beside it.
import type { Component } from "svelte";
import type { ProjectInfo } from "../api/types";

type Loaded = Promise<{ default: Component }>;
export interface Page {
  name: string;
  label: string;
  /** Its place in the bar, in steps of ten: another page finds room between two. */
  order: number;
  /** Its group of keys in the hint bar. */
  keys: string;
  /** A second group, for what is done inside the page. */
  inside?: string;
  /** Its page in the docs, which every Hustings serves. */
  help?: string;
  count?: (counts: ProjectInfo["counts"], project: ProjectInfo) => number;
  load: () => Loaded;
  /** Reached from another page, not from the bar. */
  hidden?: boolean;
  /** The page whose place in the bar it has while it is open. */
  under?: string;
  /** Letters that mean something of its own here, not what they mean anywhere. */
  ownLetters?: string;
  /** Seen only where it has something to show. */
  when?: (project: ProjectInfo) => boolean;
}
