// Which pieces of a map are drawn and which are folded into a list, and how an arrow is said.

/** Factors up to which a piece is folded, where there are larger ones. */
export const FOLDED = 2;

/** Pieces that are listed and not drawn: the small ones beside larger ones, but for those in use. */
export function foldedPieces(
  pieces: readonly (readonly string[])[],
  held: readonly string[] = [],
): (readonly string[])[] {
  if (!pieces.some((piece) => piece.length > FOLDED)) return [];
  return pieces.filter(
    (piece) => piece.length <= FOLDED && !piece.some((name) => held.includes(name)),
  );
}

export const said = (arrow: { sign: number }): string =>
  arrow.sign > 0 ? "raises" : arrow.sign < 0 ? "lowers" : "acts on";
