// A quotation with its source (speaker, title, date, turn) to the clipboard, as the server words it.
import { api } from "../api";
import { shared } from "../app/state.svelte";

interface Place {
  transcript: string;
  start: number;
  end: number;
  /** The statement it bears: it says who speaks. */
  id?: string;
}

/** Copies where the browser lets a page write to the clipboard, or by a selection of its own. */
async function copy(words: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(words);
    return;
  }
  const field = document.createElement("textarea");
  field.value = words;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

export async function copyCited(place: Place | null | undefined): Promise<void> {
  if (!place) return;
  try {
    const { words, source } = await api.cited(place.transcript, place.start, place.end, place.id);
    await copy(words);
    shared.say(`Copied, with its source: ${source}`);
  } catch (error) {
    shared.trouble(error);
  }
}
