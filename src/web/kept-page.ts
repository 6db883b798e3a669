// A page of changes as it lies on a device, when something of it must not lie there any more, or more comes behind it.
import { signedText } from "#core/change/change.ts";
import { hashText } from "#core/seal/bytes.ts";
import type { Pulled } from "./api.ts";

/** A page with nothing on it, that has come to this number and is not the last. */
export const nothingOf = (stream: string, logId: string, next = 0): Pulled => ({
  logId,
  stream,
  changes: [],
  next,
  more: true,
  toRecount: [],
});

/** The records of which something is on this page. */
export function recordsOn({ changes, checkpoints = [] }: Pulled): readonly string[] {
  return [...changes.map(({ envelope }) => envelope.head.record), ...checkpoints.map(({ record }) => record)];
}

function checkpointsWithout(records: ReadonlySet<string>, { checkpoints }: Pick<Pulled, "checkpoints">) {
  return checkpoints && { checkpoints: checkpoints.filter(({ record }) => !records.has(record)) };
}

/** The page as it would come now: of what was erased since, heads and what was signed. */
export function asErased(erased: ReadonlySet<string>, { changes, wraps = [], ...page }: Pulled): Pulled {
  return {
    ...page,
    ...checkpointsWithout(erased, page),
    wraps: wraps.filter(({ record }) => !erased.has(record)),
    changes: changes.map((kept) => {
      const { head } = kept.envelope;
      if (!erased.has(head.record) || kept.erased !== undefined) return kept;
      return { ...kept, envelope: { ...kept.envelope, body: "", facts: null }, erased: hashText(signedText(head)) };
    }),
  };
}

/** The page as it comes to somebody who reads these records no more. */
export function without(gone: ReadonlySet<string>, { changes, wraps = [], ...page }: Pulled): Pulled {
  return {
    ...page,
    ...checkpointsWithout(gone, page),
    wraps: wraps.filter(({ record }) => !gone.has(record)),
    changes: changes.filter(({ envelope }) => !gone.has(envelope.head.record)),
  };
}

/** Two pages that follow each other, as one. What was gone at the end of the first and came again on the second is there. */
export function together(first: Pulled, second: Pulled): Pulled {
  const come = new Set(second.changes.map(({ envelope }) => envelope.head.record));
  const gone = [...new Set([...(first.gone ?? []), ...(second.gone ?? [])])].filter((record) => !come.has(record));
  const erased = [...(first.erased ?? []), ...(second.erased ?? [])];
  const wraps = [...(first.wraps ?? []), ...(second.wraps ?? [])];
  return {
    ...second,
    changes: [...first.changes, ...second.changes],
    wraps: [...new Map(wraps.map((wrap) => [wrap.box, wrap])).values()],
    ...(gone.length > 0 && { gone }),
    ...(erased.length > 0 && { erased }),
  };
}
