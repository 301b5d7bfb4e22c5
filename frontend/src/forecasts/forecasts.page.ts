import type { Page } from "../app/page";

export default {
  name: "forecasts",
  order: 60,
  label: "Forecasts",
  keys: "Forecasts",
  help: "how-to/judge-forecasts",
  load: () => import("./ForecastsPage.svelte"),
} satisfies Page;
