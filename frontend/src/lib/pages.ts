// Every page in one table: its name in the bar, its keys, and where it is loaded from when asked for.
import type { Component } from "svelte";
import type { ProjectInfo } from "../api/types";
import { here } from "../team/here";

type Loaded = Promise<{ default: Component }>;
export interface Page {
  name: string;
  label: string;
  /** Its group of keys in the hint bar. */
  keys: string;
  count?: (counts: ProjectInfo["counts"], project: ProjectInfo) => number;
  load?: () => Loaded;
  /** Reached from another page, not from the bar. */
  hidden?: boolean;
  /** Seen only where it has something to show. */
  when?: (project: ProjectInfo) => boolean;
}

export const PAGES: Page[] = [
  { name: "library", label: "Library", keys: "Library" },
  { name: "read", label: "Read", keys: "Text" },
  { name: "review", label: "Review", keys: "Review", count: (c) => c.suggestions },
  { name: "statements", label: "Statements", keys: "Table", count: (c) => c.statements },
  {
    name: "quotations",
    label: "Quotations",
    keys: "Quotations",
    load: () => import("../quotations/QuotationsPage.svelte"),
  },
  {
    name: "forecasts",
    label: "Forecasts",
    keys: "Forecasts",
    load: () => import("../forecasts/ForecastsPage.svelte"),
  },
  {
    name: "network",
    label: "Network",
    keys: "Network",
    load: () => import("../network/NetworkPage.svelte"),
  },
  {
    name: "relations",
    label: "Relations",
    keys: "Relations",
    load: () => import("../relations/RelationsPage.svelte"),
  },
  {
    name: "timeline",
    label: "Timeline",
    keys: "Timeline",
    load: () => import("../timeline/TimelinePage.svelte"),
  },
  { name: "map", label: "Map", keys: "Map", load: () => import("../map/MapPage.svelte") },
  { name: "compare", label: "Compare", keys: "", load: () => import("../map/ComparePage.svelte") },
  {
    name: "account",
    label: "Account",
    keys: "Account",
    load: () => import("../account/AccountPage.svelte"),
  },
  { name: "people", label: "People", keys: "People" },
  { name: "codebook", label: "Codebook", keys: "" },
  {
    name: "workload",
    label: "Workload",
    keys: "",
    load: () => import("../workload/WorkloadPage.svelte"),
    when: (project) => here !== "" || project.coders > 1,
  },
  {
    name: "agreement",
    label: "Agreement",
    keys: "",
    load: () => import("../agreement/AgreementPage.svelte"),
    // Nothing of it is seen until a second person is there.
    when: (project) => project.coders > 1,
  },
  {
    name: "adjudicate",
    label: "Adjudicate",
    keys: "Adjudicate",
    load: () => import("../adjudicate/AdjudicatePage.svelte"),
    when: (project) => project.coders > 1,
  },
  {
    name: "merging",
    label: "Merge files",
    keys: "Merge files",
    count: (_, project) => project.conflicts,
    load: () => import("../merging/MergePage.svelte"),
    // Reached from Agreement, Adjudicate and Exchange; in the bar while something waits.
    when: (project) => project.conflicts > 0,
  },
  { name: "history", label: "History", keys: "" },
  {
    name: "members",
    label: "Members",
    keys: "",
    load: () => import("../team/MembersPage.svelte"),
    when: () => here !== "",
  },
  {
    name: "beside",
    label: "Side by side",
    keys: "Side by side",
    load: () => import("../versions/BesidePage.svelte"),
    hidden: true,
  },
  {
    name: "factors",
    label: "Factors",
    keys: "Factors",
    load: () => import("../factors/FactorsPage.svelte"),
    hidden: true,
  },
  {
    name: "look",
    label: "First look",
    keys: "First look",
    load: () => import("../look/LookPage.svelte"),
    hidden: true,
  },
  {
    name: "changed",
    label: "What changed",
    keys: "",
    load: () => import("../changed/ChangedPage.svelte"),
    hidden: true,
  },
  {
    name: "exchange",
    label: "Exchange",
    keys: "",
    load: () => import("../exchange/ExchangePage.svelte"),
    hidden: true,
  },
];
