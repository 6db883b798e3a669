// What PostgreSQL's errors mean to us: try again, not now, or our own fault. Known by SQLSTATE alone: a message may hold a value.

/** A collision with another transaction: nothing was done, and the same work may succeed at once. */
export function isPassing(error: unknown): boolean {
  return ["40001", "40P01"].includes(sqlState(error));
}

/**
 * The database cannot save now: gone, starting, stopping, out of disk, memory or connections, or waiting too long.
 * What was being done is not acknowledged, and may be sent again.
 */
export function isBusy(error: unknown): boolean {
  const state = sqlState(error);
  return (
    isPassing(error) ||
    ["08", "53", "57", "58"].includes(state.slice(0, 2)) ||
    state === "55P03" ||
    state === "25P03" ||
    isConnectionLost(error)
  );
}

/** The code of a PostgreSQL error, or "". */
export function sqlState(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : "";
}

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOENT", "EHOSTUNREACH"].includes(code)) return true;
  // The driver has no codes of its own for these.
  return /^Connection terminated|timeout exceeded when trying to connect|not queryable|Cannot use a pool after|^timeout expired/.test(
    error.message,
  );
}
