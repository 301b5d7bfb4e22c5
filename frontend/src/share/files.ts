// Files between the page and the disk, in base64 on the way.
import { base64 } from "../versions/base64";
import type { NewText } from "../api/types";

/** Have the browser keep a file. */
export function keepFile(name: string, content: string): void {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}

export const read = async (file: File): Promise<NewText> => ({
  name: file.name,
  content: base64(await file.arrayBuffer()),
});
