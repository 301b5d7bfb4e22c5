// Every arrow leaves and reaches its factors at a place of its own, so that no two run as one.
import type { MapLink } from "../api/types";

/** Pixels between two ports of a side. */
export const PORT = 12;

export interface Port {
  id: string;
  side: "EAST" | "WEST";
}

export const leaving = (link: number): string => `${link}>`;
export const reaching = (link: number): string => `>${link}`;

/** The ports of a factor: one at the right for each arrow that leaves, one at the left for each
 *  that reaches it. */
export function portsOf(name: string, links: readonly MapLink[]): Port[] {
  return links.flatMap((l, i) => [
    ...(l.cause === name ? [{ id: leaving(i), side: "EAST" as const }] : []),
    ...(l.effect === name ? [{ id: reaching(i), side: "WEST" as const }] : []),
  ]);
}

/** How high a factor must be for its ports to stand apart. */
export function heightFor(ports: readonly Port[]): number {
  const east = ports.filter((p) => p.side === "EAST").length;
  return (Math.max(east, ports.length - east) + 1) * PORT;
}
