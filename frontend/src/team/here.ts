// Where this page is: of a team server, and in which of its projects. For one person: neither.

/** Whether a team server gave this page. */
export const isTeam = document.querySelector('meta[name="hustings"][content="team"]') !== null;

/** The project of a team this page is in; "" outside of any, and for one person. */
export const here = isTeam
  ? decodeURIComponent(/^\/p\/([^/]+)/.exec(location.pathname)?.[1] ?? "")
  : "";

/** What the addresses of the project begin with. */
export const base = here ? `/api/projects/${encodeURIComponent(here)}` : "/api";
