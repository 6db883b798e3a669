// What the ring knew of records, from the pages that came: where what was written down of it is not to be read.
import { makeChains } from "#core/seal/chain.ts";
import type { KnownOfRecord, Wrap } from "#core/seal/keyring.ts";
import type { SealedShelf } from "./sealed-shelf.ts";

/** From the pages that came, where what the ring knew is not to be read. */
export async function ringMadeAgain(
  records: readonly string[],
  streams: readonly string[],
  shelf: Pick<SealedShelf, "pages">,
): Promise<Map<string, KnownOfRecord>> {
  const chains = makeChains();
  const wraps = new Map<string, Map<string, Wrap>>();
  const readers = new Map<string, { readonly stamp: string; readonly circle: string }>();
  for (const stream of streams)
    for await (const page of shelf.pages(stream)) {
      for (const wrap of page.wraps ?? [])
        wraps.set(wrap.record, (wraps.get(wrap.record) ?? new Map()).set(wrap.box, wrap));
      for (const { envelope, erased, n } of page.changes) {
        const { head } = envelope;
        chains.follow({ head, n, ...(erased !== undefined && { erased }) });
        if ((head.act === "create" || head.act === "circle") && (readers.get(head.record)?.stamp ?? "") < head.stamp)
          readers.set(head.record, { stamp: head.stamp, circle: head.circle });
      }
    }
  return new Map(
    records.map((record) => {
      const said = readers.get(record);
      const known = { chains: chains.known(record), wraps: [...(wraps.get(record)?.values() ?? [])] };
      return [record, said ? { ...known, readers: said } : known];
    }),
  );
}
