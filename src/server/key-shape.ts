// The form of what is posted of keys: entries of a log and the secrets that go with them. Closed: what is signed is exactly what is named here.
import { type TSchema, Type } from "typebox";
import type { SignedEntry } from "#core/seal/key-log.ts";
import type { KeyPost } from "#core/seal/tending.ts";
import { MOST_BOXES, MOST_CIRCLE, MOST_CIRCLES, MOST_ENTRIES } from "./limits.ts";

const closed = <T extends { readonly [name: string]: TSchema }>(shape: T) =>
  Type.Object(shape, { additionalProperties: false });
const text = (pattern: string, maxLength: number) => Type.String({ pattern: `^(${pattern})$`, maxLength });

export const uuid = text("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", 36);
const hash = text("[0-9a-f]{64}", 64);
const key = text("[A-Za-z0-9_-]{43}", 43);
const day = text("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", 10);
const role = text("[a-z]+(-[a-z]+)*", 60);
const stream = Type.Union([uuid, Type.Null()]);
const teamCircle = text("team [a-z-]+(\\+[a-z-]+)*", MOST_CIRCLE);
const circle = Type.Union([teamCircle, text("people [0-9a-f]{32}", 39)]);
const keys = closed({ signs: key, seals: key });
const count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const epoch = Type.Integer({ minimum: 1, maximum: 1_000_000 });
/** Each has one length: a secret and a share sealed by HPKE, a secret in a sealed box. */
const letters = (count: number) => text(`[A-Za-z0-9_-]{${count}}`, count);
const [sealedSecret, sealedShare, boxedSecret] = [letters(107), letters(108), letters(423)];

const saying = Type.Union([
  closed({ says: Type.Literal("founded"), person: uuid, keys }),
  closed({ says: Type.Literal("invited"), person: uuid, invitation: key }),
  closed({ says: Type.Literal("joined"), person: uuid, keys }),
  closed({ says: Type.Literal("known"), person: uuid, keys }),
  closed({
    says: Type.Literal("granted"),
    person: uuid,
    role,
    stream,
    fromOn: Type.Optional(day),
    toOn: Type.Optional(day),
  }),
  closed({ says: Type.Literal("ended"), person: uuid, role, stream }),
  closed({ says: Type.Literal("lost"), person: uuid, keys: count }),
  closed({
    says: Type.Literal("let-in"),
    stream: uuid,
    circles: Type.Array(circle, { minItems: 1, maxItems: MOST_CIRCLES }),
    person: uuid,
    keys: count,
  }),
  closed({
    says: Type.Literal("epoch"),
    stream: uuid,
    circle,
    epoch,
    commitment: key,
    seals: key,
    named: Type.Optional(
      closed({
        within: teamCircle,
        people: Type.Array(uuid, { maxItems: MOST_CIRCLES }),
        with: Type.Optional(Type.Array(role, { maxItems: MOST_CIRCLES })),
        of: Type.Optional(uuid),
      }),
    ),
  }),
  closed({
    says: Type.Literal("recovery"),
    keys,
    threshold: Type.Union([Type.Literal(2), Type.Literal(3)]),
    shares: Type.Array(
      closed({
        person: Type.Union([uuid, Type.Null()]),
        commitment: hash,
        box: Type.Union([sealedShare, Type.Null()]),
      }),
      { maxItems: 5 },
    ),
  }),
  closed({ says: Type.Literal("drilled") }),
]);

/** Entries as every route takes them that takes any. */
export const entriesShape = Type.Unsafe<readonly SignedEntry[]>(
  Type.Array(
    closed({
      entry: closed({
        v: Type.Literal(1),
        tenant: uuid,
        n: count,
        before: Type.Union([hash, Type.Null()]),
        by: uuid,
        on: day,
        saying,
      }),
      signature: text("[A-Za-z0-9_-]{86}", 86),
    }),
    { maxItems: MOST_ENTRIES },
  ),
);

const place = { stream: uuid, circle, epoch };

export const keyPostShape = {
  tenant: uuid,
  entries: entriesShape,
  boxes: Type.Unsafe<KeyPost["boxes"]>(
    Type.Array(closed({ ...place, person: uuid, box: sealedSecret }), { maxItems: MOST_BOXES }),
  ),
  befores: Type.Unsafe<KeyPost["befores"]>(
    Type.Array(closed({ ...place, box: boxedSecret }), { maxItems: MOST_ENTRIES }),
  ),
};
