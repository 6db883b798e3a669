// Sizes and rates: how much we take at once. Everything larger gets a problem before any work is done.

/** Changes in one push. */
export const MOST_CHANGES = 500;
/** Letters of one change: its canonical head, and its body. */
export const MOST_HEAD = 64_000;
export const MOST_BODY = 256_000;
/** Keys of one record: each time somebody left or its readers changed. */
export const MOST_REWRAPS = 2_000;
/** Letters of a circle's name, and of the box that wraps a record's key. */
export const MOST_CIRCLE = 1_000;
export const MOST_WRAP = 600;
/** Entries of a key log and secrets in one post; circles or people one entry names. */
export const MOST_ENTRIES = 1_000;
export const MOST_BOXES = 10_000;
export const MOST_CIRCLES = 200;
/** Letters of the reason for a hold. */
export const MOST_REASON = 300;
/** Changes of one person kept aside in an organisation, waiting to be looked at. */
export const MOST_ASIDE = 500;
/** Changes of one record: what is folded anew whenever one is added. */
export const MOST_OF_RECORD = 2_000;
/** Addresses in one part, stamps seen at one address, facts of one record. */
export const MOST_ADDRESSES = 2_000;
export const MOST_SEEN = 500;
export const MOST_FACT_ROWS = 1_000;
/** Chunks of files, of 64 KiB each: of one record, ten files of the largest size; of an organisation, some 13 GB. */
export const MOST_CHUNKS_OF_RECORD = 1_530;
export const MOST_CHUNKS_OF_ORGANISATION = 150_000;
/** Bytes of a request. */
export const MOST_REQUEST = 8_000_000;
/** Changes and records on one page. */
export const MOST_PULLED = 1_000;
/** Bytes of changes on one page: the last one may go over. */
export const MOST_PULLED_BYTES = 4_000_000;
export const MOST_LISTED = 1_000;
/** Records to recount that are offered at once; the others come when these have been stated. */
export const MOST_OFFERED = 500;
/** Requests a minute: of one person, of one address that nobody signed in from, of one address for files of the app, and attempts to sign in. */
export const MOST_BY_PERSON = 60_000;
export const MOST_BY_STRANGER = 1_200;
export const MOST_FILES = 60_000;
export const MOST_SIGN_INS = 60;
/** Lines that are open for hints, of everybody. */
export const MOST_LISTENING = 5_000;
/** Proofs that wait to be hashed. */
export const MOST_WAITING = 200;
/** Passkeys of one person. */
export const MOST_PASSKEYS = 10;
/** How long an invitation is good for. */
export const INVITATION_MILLIS = 7 * 24 * 3_600_000;
