// The stream of changes: whoever looks at a project sees at once what others do to it.

import { base, here } from "../team/here";
import { heard } from "../team/heard";

/** Milliseconds between two tries where the browser itself gave up on the stream of changes. */
const AGAIN = 2000;

/**
 * Calls `changed` whenever the project changed, here or elsewhere, and once when the stream of
 * changes begins; `moved` says that the file is not in its place. Calls `broken` as soon as the
 * stream breaks, with whether a server that does not know this browser took its place. Returns
 * how to stop.
 */
export function live(
  changed: (revision: number, moved: boolean) => void,
  broken: (stranger: boolean) => void,
): () => void {
  let source: EventSource,
    timer = 0;
  const begin = (): void => {
    source = new EventSource(`${base}/live`);
    source.addEventListener("changed", (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as { revision: number; lost?: boolean };
      changed(told.revision, told.lost ?? false);
    });
    if (here) heard(source);
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) {
        broken(false);
        return;
      }
      // a refusal, or a port nobody listens at: the browser does not try again by itself
      timer = window.setTimeout(begin, AGAIN);
      fetch(`${base}/project`).then(
        (answer) => broken(answer.status === 401),
        () => broken(false),
      );
    };
  };
  begin();
  // a page that is left closes its stream; that is no loss
  addEventListener("pagehide", () => source.close(), { once: true });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
