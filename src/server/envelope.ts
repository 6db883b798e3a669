// Reads an envelope from what arrived, whatever it is. Total: an Envelope in exactly the form of docs/formats.md, or a Problem that
// names a member of that form and never repeats what stood there.
import {
  type Act,
  type Address,
  FORMAT,
  factsHash,
  type Head,
  type Part,
  type StatedFacts,
  signedText,
  type Value,
} from "#core/change/change.ts";
import { findStamp } from "#core/change/clock.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { keyIn } from "#core/seal/box.ts";
import { hashText } from "#core/seal/bytes.ts";
import { CIRCLE } from "#core/seal/circle.ts";
import type { SealedChange, Wrap } from "#core/seal/keyring.ts";
import { PUBLIC_KEY, SIGNATURE } from "#core/seal/pair.ts";
import { SEALED_CODEC } from "#core/seal/record-seal.ts";
import { hasExactly, isCount, isObject, isSafeKey, isText, isUuid } from "./form.ts";
import { MOST_ADDRESSES, MOST_BODY, MOST_CIRCLE, MOST_HEAD, MOST_REWRAPS, MOST_SEEN, MOST_WRAP } from "./limits.ts";
import { readFacts } from "./stated.ts";

/** An envelope and the canonical text of its head, which is what was signed and what is stored. */
export interface ReadEnvelope extends SealedChange {
  readonly rewraps: readonly Wrap[];
  readonly text: string;
}

const always = ["head", "body", "facts", "signature"];
const beside = ["wrap", "rewraps"];

export function readEnvelope(value: unknown): ReadEnvelope | Problem {
  if (!isObject(value) || !hasExactly(value, [...always, ...beside.filter((name) => value[name] !== undefined)]))
    return problem("change.malformed");
  const head = readHead(value["head"]);
  if (isProblem(head)) return head;
  const { body, signature } = value;
  if (!isText(body)) return malformed("body");
  if (body.length > MOST_BODY) return problem("change.too-large", { field: "body" });
  const facts = value["facts"] === null ? null : readFacts(value["facts"]);
  if (isProblem(facts)) return facts;
  if (signature !== null && !(isText(signature) && SIGNATURE.test(signature))) return malformed("signature");
  if (head.codec === SEALED_CODEC && !isBox(body)) return malformed("body");
  const { wrap = null, rewraps = [] } = value;
  if (wrap !== null && !isWrapOf(head, body, wrap)) return malformed("wrap");
  if (!areRewraps(head, rewraps) || (head.act === "circle" && (body !== "" || !isNothing(head.shown))))
    return malformed("rewraps");
  const text = signedText(head);
  if (text.length > MOST_HEAD) return problem("change.too-large", { field: "head" });
  if (hashText(body) !== head.bodyHash) return problem("change.hash-differs", { field: "body" });
  if (factsHash(facts) !== head.factsHash) return problem("change.hash-differs", { field: "facts" });
  if (head.act === "restate" && (facts === null || body !== "" || !isNothing(head.shown)))
    return malformed(facts === null ? "facts" : body === "" ? "shown" : "body");
  return { head, body, facts: facts as StatedFacts | null, signature, wrap, rewraps, text };
}

/** A wrap stands beside a sealed body, and is of the key that body is under. */
function isWrapOf(head: Head, body: string, wrap: unknown): wrap is Wrap {
  const isOfBody = head.codec === SEALED_CODEC && isWrap(wrap) && wrap.again === undefined;
  return (
    isOfBody &&
    wrap.record === head.record &&
    wrap.generation === head.generation &&
    wrap.circle === head.circle &&
    wrap.key === keyIn(body)
  );
}

/** Keys of a record for those who read it from here on come with the `circle` that says so, and with nothing else. */
function areRewraps({ act, record }: Head, rewraps: unknown): rewraps is readonly Wrap[] {
  if (!Array.isArray(rewraps) || rewraps.length > MOST_REWRAPS) return false;
  if (act !== "circle") return rewraps.length === 0;
  return rewraps.every((wrap) => isWrap(wrap) && wrap.record === record && wrap.again === true);
}

function isWrap(wrap: unknown): wrap is Wrap {
  return (
    isObject(wrap) &&
    hasExactly(wrap, [
      "record",
      "generation",
      "circle",
      "epoch",
      "key",
      "box",
      ...(wrap["again"] === undefined ? [] : ["again"]),
    ]) &&
    (wrap["again"] === undefined || wrap["again"] === true) &&
    isUuid(wrap["record"]) &&
    isEpoch(wrap["generation"]) &&
    isCircle(wrap["circle"]) &&
    isEpoch(wrap["epoch"]) &&
    isText(wrap["key"]) &&
    PUBLIC_KEY.test(wrap["key"]) &&
    isBox(wrap["box"]) &&
    wrap["box"].length <= MOST_WRAP
  );
}

function isEpoch(value: unknown): boolean {
  return isCount(value) && value >= 1 && value < 1_000_000;
}

function isBox(value: unknown): value is string {
  return isText(value) && /^[A-Za-z0-9_-]+$/.test(value);
}

function isNothing({ set, seen }: Part): boolean {
  return Object.keys(set).length === 0 && Object.keys(seen).length === 0;
}

/** The id of a change, as far as one can be read: what a refusal is about. */
export function idOf(value: unknown): string | null {
  const head = isObject(value) ? value["head"] : undefined;
  const id = isObject(head) ? head["id"] : undefined;
  return isUuid(id) ? id : null;
}

const ids = ["id", "tenant", "stream", "record", "author", "device"] as const;
const members = [
  ...ids,
  "v",
  "type",
  "act",
  "stamp",
  "saidAt",
  "schema",
  "circle",
  "generation",
  "shown",
  "codec",
  "bodyHash",
  "factsHash",
];

function readHead(head: unknown): Head | Problem {
  if (!isObject(head)) return malformed("head");
  if (head["v"] !== FORMAT) return Number.isInteger(head["v"]) ? problem("change.format-unknown") : malformed("v");
  if (!hasExactly(head, head["chain"] === undefined ? members : [...members, "chain"])) return malformed("head");
  const wrong =
    ids.find((name) => !isUuid(head[name])) ?? Object.keys(forms).find((name) => !forms[name]?.(head[name]));
  if (wrong !== undefined) return malformed(wrong);
  const shown = readPart(head["shown"]);
  return isProblem(shown) ? shown : (head as unknown as Head);
}

const forms: { readonly [member: string]: (value: unknown) => boolean } = {
  type: (value) => isText(value) && /^[a-z][a-z0-9-]{0,59}$/.test(value),
  act: isAct,
  stamp: (value) => findStamp(value) !== undefined,
  saidAt: (value) => value === null || findStamp(value) !== undefined,
  schema: (value) => isCount(value) && value >= 1 && value < 100_000,
  circle: (value) => value === "team" || isUuid(value) || isCircle(value),
  generation: (value) => isCount(value) && value < 1_000_000,
  codec: (value) => isCount(value) && value < 1_000,
  bodyHash: isHash,
  chain: (value) => value === undefined || isChain(value),
  factsHash: (value) => value === null || isHash(value),
};

/** A circle as a key log names one. */
function isCircle(value: unknown): boolean {
  return isText(value) && value.length <= MOST_CIRCLE && CIRCLE.test(value);
}

const ACTS: ReadonlySet<string> = new Set(["create", "edit", "withdraw", "restore", "circle", "restate"]);

function isAct(value: unknown): value is Act {
  if (typeof value === "string" && ACTS.has(value)) return true;
  return isText(value) && /^move:[A-Za-z][A-Za-z0-9-]{0,59}$/.test(value) && isSafeKey(value.slice("move:".length));
}

function isChain(value: unknown): boolean {
  return isObject(value) && hasExactly(value, ["count", "hash"]) && isCount(value["count"]) && isHash(value["hash"]);
}

function isHash(value: unknown): boolean {
  return isText(value) && /^[0-9a-f]{64}$/.test(value);
}

function readPart(part: unknown): Part | Problem {
  if (!isObject(part) || !hasExactly(part, ["set", "seen"]) || !isObject(part["set"]) || !isObject(part["seen"]))
    return malformed("shown");
  const said = Object.entries(part["set"]);
  const seen = Object.entries(part["seen"]);
  if (said.length > MOST_ADDRESSES || seen.length > MOST_ADDRESSES)
    return problem("change.too-large", { field: "shown" });
  if (!said.every(([address, value]) => isAddress(address) && !address.startsWith("@") && isValue(value)))
    return malformed("shown.set");
  if (!seen.every(([address, stamps]) => isAddress(address) && areStamps(stamps))) return malformed("shown.seen");
  return part as unknown as Part;
}

/** Any address, known or not: what this version does not know is kept. Only names that JavaScript itself owns are refused. */
function isAddress(address: string): address is Address {
  if (address.startsWith("@")) return address === "@state" || address === "@withdrawn";
  return (
    isText(address) && address.length <= 300 && address.split(/[/=]/).every((name) => name !== "" && isSafeKey(name))
  );
}

function areStamps(stamps: unknown): boolean {
  return Array.isArray(stamps) && stamps.length <= MOST_SEEN && stamps.every((stamp) => findStamp(stamp) !== undefined);
}

function isValue(value: unknown): value is Value {
  if (!isObject(value)) return value === null || isPlain(value) || typeof value === "boolean";
  const entries = Object.entries(value);
  return entries.length <= 10 && entries.every(([key, part]) => isText(key) && isSafeKey(key) && isPlain(part));
}

function isPlain(value: unknown): boolean {
  return isText(value) || (typeof value === "number" && Number.isFinite(value));
}

function malformed(field: string): Problem {
  return problem("change.malformed", { field });
}
