// What a team's stream of changes tells besides changes: who is here, and an ended right.
import { team, type Present } from "./team.svelte";

export function heard(source: EventSource): void {
  source.addEventListener("presence", (event: MessageEvent<string>) => {
    team.present = (JSON.parse(event.data) as { here: Present[] }).here;
  });
  // another role, or none: the page is opened anew as what one is now
  source.addEventListener("role", () => location.reload());
}
