// What was typed and is not saved yet, kept by this window until it is.
import type { Plan } from "../api/documents";
import { base } from "../team/here";

export interface Draft {
  plan: Plan;
  /** What it was made from. */
  revision: number;
}
const key = (project: string, name: string) => `report-${base}-${project}-${name}`;

export function keepDraft(project: string, name: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key(project, name), JSON.stringify(draft));
    else localStorage.removeItem(key(project, name));
  } catch {
    // no room: it is still in the page
  }
}

export function keptDraft(project: string, name: string): Draft | null {
  try {
    const found = JSON.parse(localStorage.getItem(key(project, name)) ?? "null") as Draft | null;
    return found && Array.isArray(found.plan.parts) ? found : null;
  } catch {
    return null;
  }
}
