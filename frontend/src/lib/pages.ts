// Every page in one table: its name in the bar, its keys, and where it is loaded from when asked for.
import { OWN_PAGES } from "./own-pages";
import type { Component } from "svelte";
import type { ProjectInfo } from "../api/types";
import { here } from "../team/here";

type Loaded = Promise<{ default: Component }>;
export interface Page {
  name: string;
  label: string;
  /** Its group of keys in the hint bar. */
  keys: string;
  /** A second group, for what is done inside the page. */
  inside?: string;
  /** Its page in the docs, which every Hustings serves. */
  help?: string;
  count?: (counts: ProjectInfo["counts"], project: ProjectInfo) => number;
  load?: () => Loaded;
  /** Reached from another page, not from the bar. */
  hidden?: boolean;
  /** Seen only where it has something to show. */
  when?: (project: ProjectInfo) => boolean;
}

export const PAGES: Page[] = [
  { name: "library", label: "Library", keys: "Library", help: "how-to/add-a-corpus" },
  {
    name: "read",
    label: "Read",
    keys: "Text",
    inside: "Statement",
    help: "how-to/code-by-keyboard",
  },
  {
    name: "review",
    label: "Review",
    keys: "Review",
    inside: "Actors to confirm",
    help: "concepts/suggestions",
    load: () => import("../review/ReviewPage.svelte"),
  },
  {
    name: "statements",
    label: "Statements",
    keys: "Table",
    help: "how-to/code-by-keyboard",
    count: (c) => c.statements,
  },
  {
    name: "quotations",
    label: "Quotations",
    keys: "Quotations",
    help: "how-to/check-quotations",
    load: () => import("../quotations/QuotationsPage.svelte"),
  },
  {
    name: "forecasts",
    label: "Forecasts",
    keys: "Forecasts",
    help: "how-to/judge-forecasts",
    load: () => import("../forecasts/ForecastsPage.svelte"),
  },
  {
    name: "network",
    label: "Network",
    keys: "Network",
    help: "how-to/read-a-network",
    load: () => import("../network/NetworkPage.svelte"),
  },
  {
    name: "charts",
    label: "Charts",
    keys: "Charts",
    help: "how-to/draw-charts",
    load: () => import("../charts/ChartsPage.svelte"),
  },
  {
    name: "words",
    label: "Words",
    keys: "Words",
    help: "how-to/draw-charts",
    load: () => import("../words/WordsPage.svelte"),
  },
  {
    name: "relations",
    label: "Relations",
    keys: "Relations",
    help: "how-to/read-relations",
    load: () => import("../relations/RelationsPage.svelte"),
  },
  {
    name: "timeline",
    label: "Timeline",
    keys: "Timeline",
    help: "how-to/read-a-timeline",
    load: () => import("../timeline/TimelinePage.svelte"),
  },
  {
    name: "map",
    label: "Map",
    keys: "Map",
    help: "concepts/causal-maps",
    load: () => import("../map/MapPage.svelte"),
  },
  {
    name: "compare",
    label: "Compare",
    keys: "",
    help: "how-to/compare-speakers",
    load: () => import("../map/ComparePage.svelte"),
  },
  {
    name: "account",
    label: "Account",
    keys: "Account",
    help: "how-to/read-an-account",
    load: () => import("../account/AccountPage.svelte"),
  },
  {
    name: "report",
    label: "Reports",
    keys: "Reports",
    help: "how-to/compose-a-report",
    load: () => import("../report/ReportsPage.svelte"),
  },
  {
    name: "people",
    label: "People",
    keys: "People",
    help: "how-to/people",
    load: () => import("../people/PeoplePage.svelte"),
  },
  {
    name: "codebook",
    label: "Codebook",
    keys: "",
    load: () => import("../coding/CodebookPage.svelte"),
  },
  {
    name: "memos",
    label: "Memos",
    keys: "Memos",
    help: "how-to/write-memos",
    load: () => import("../memos/MemosPage.svelte"),
  },
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
    help: "how-to/agreement",
    load: () => import("../agreement/AgreementPage.svelte"),
    // Nothing of it is seen until a second person is there.
    when: (project) => project.coders > 1,
  },
  {
    name: "adjudicate",
    label: "Adjudicate",
    keys: "Adjudicate",
    help: "how-to/adjudicate",
    load: () => import("../adjudicate/AdjudicatePage.svelte"),
    when: (project) => project.coders > 1,
  },
  {
    name: "merging",
    label: "Merge files",
    keys: "Merge files",
    help: "how-to/work-with-files-between-people",
    count: (_, project) => project.conflicts,
    load: () => import("../merging/MergePage.svelte"),
    // Reached from Agreement, Adjudicate and Exchange; in the bar while something waits.
    when: (project) => project.conflicts > 0,
  },
  { name: "history", label: "History", keys: "", load: () => import("../HistoryPage.svelte") },
  {
    name: "members",
    label: "Members",
    keys: "",
    help: "how-to/run-a-team-server",
    load: () => import("../team/MembersPage.svelte"),
    when: () => here !== "",
  },
  {
    name: "beside",
    label: "Side by side",
    keys: "Side by side",
    help: "how-to/read-side-by-side",
    load: () => import("../versions/BesidePage.svelte"),
    hidden: true,
  },
  {
    name: "factors",
    label: "Factors",
    keys: "Factors",
    help: "how-to/merge-factors",
    load: () => import("../factors/FactorsPage.svelte"),
    hidden: true,
  },
  {
    name: "look",
    label: "First look",
    keys: "First look",
    help: "how-to/take-a-first-look",
    load: () => import("../look/LookPage.svelte"),
    hidden: true,
  },
  {
    name: "changed",
    label: "What changed",
    keys: "",
    help: "how-to/see-what-changed",
    load: () => import("../changed/ChangedPage.svelte"),
    hidden: true,
  },
  {
    name: "exchange",
    label: "Exchange",
    keys: "",
    help: "how-to/export",
    load: () => import("../exchange/ExchangePage.svelte"),
    hidden: true,
  },
  {
    name: "share",
    label: "Share without names",
    keys: "",
    help: "how-to/share-without-names",
    load: () => import("../share/SharePage.svelte"),
    hidden: true,
  },
  ...OWN_PAGES,
];
