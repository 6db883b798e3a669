// What an app of before had left in a tab: it kept what was not sent in the storage of that tab, and nowhere else.
// Promise: it is on the disk before it goes from there.
import type { OutboxDisk } from "./outbox-disk.ts";

export async function takeFromTab(tab: Storage | undefined, person: string, disk: OutboxDisk): Promise<void> {
  const lines = linesIn(tab?.getItem(`unsent ${person}`) ?? null);
  if (!tab || lines.length === 0) return;
  const isTaken = await disk.write(person, { add: lines.map((line) => ({ line })) }).then(
    () => true,
    () => false,
  );
  if (isTaken) tab.removeItem(`unsent ${person}`);
}

function linesIn(text: string | null): readonly string[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter((line) => typeof line === "string") : [];
  } catch {
    return [];
  }
}
