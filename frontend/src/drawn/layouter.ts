// elkjs in a Web Worker, begun with the first map: a large one is laid out while the page goes on.
import type { ELK } from "elkjs/lib/elk-api";

let working: Promise<ELK> | null = null;

async function started(): Promise<ELK> {
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import("elkjs/lib/elk-api.js"),
    import("elkjs/lib/elk-worker.min.js?url"),
  ]);
  return new Elk({ workerUrl });
}

export const layouter = (): Promise<ELK> => (working ??= started());
