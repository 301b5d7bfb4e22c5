// A file from the server, kept where the browser keeps files.
import { fetched } from "./ask";
import type { Sent } from "./contract";
import { base } from "../team/here";

export async function save<Address extends string>(
  name: string,
  address: Address,
  ...[body]: Sent<"POST", `/api${Address}`>
): Promise<void> {
  const answer = await fetched(base + address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(((await answer.json()) as { error: string }).error);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
