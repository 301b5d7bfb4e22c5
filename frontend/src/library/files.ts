// Files out of a file field or a drop, folders and all; hidden files are left out.

const hidden = (path: string) =>
  path.split("/").some((p) => p.startsWith(".") || p.startsWith("~$") || p === "__MACOSX");

export function chosen(list: FileList | null): Given[] {
  return [...(list ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter((g) => !hidden(g.name));
}

export async function dropped(items: DataTransferItemList): Promise<Given[]> {
  // the entries must be taken before anything is waited for
  const entries = [...items]
    .map((item) => item.webkitGetAsEntry())
    .filter((e): e is FileSystemEntry => e !== null);
  const out: Given[] = [];
  for (const entry of entries) await walk(entry, out);
  return out.filter((g) => !hidden(g.name));
}

async function walk(entry: FileSystemEntry, out: Given[]): Promise<void> {
  const name = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    out.push({
      name,
      file: await new Promise<File>((done, failed) =>
        (entry as FileSystemFileEntry).file(done, failed),
      ),
    });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    );
    if (!some.length) return;
    for (const inner of some.sort((a, b) =>
      a.name.localeCompare(b.name, undefined, { numeric: true }),
    ))
      await walk(inner, out);
  }
}

export function base64(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => failed(new Error(`${file.name} could not be read by the browser.`));
    reader.readAsDataURL(file);
  });
}

/** A file a person chose or dropped; `name` has its folders. */
export interface Given {
  name: string;
  file: File;
}
