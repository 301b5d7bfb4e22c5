// The project that is open, and others of the same person.
import { ask } from "./ask";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Projects = Schemas["ProjectsAnswer"];
export type RecentProject = Schemas["RecentProject"];
type Address = Schemas["ProjectAddress"];

export const projects = {
  all: () => ask("GET", "/projects"),
  open: (path: string) => ask("POST", "/projects/open", { path }),
  make: (name: string) => ask("POST", "/projects", { name }),
  rename: (name: string) => ask("POST", "/projects/rename", { name }),
  forget: (path: string) => ask("POST", "/projects/forget", { path }),
};
