// Addresses of places in the texts.
export function textPlace(transcript: string, at: number, statement = ""): string {
  return `#/read/${encodeURIComponent(transcript)}?at=${at}${statement ? `&statement=${encodeURIComponent(statement)}` : ""}`;
}
