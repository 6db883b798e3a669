// Faults of the seal, to be planted one at a time: each would let somebody read, say or hide what they may not.
import type { Fault } from "./faults.ts";

const keyring = "src/core/seal/keyring.test.ts";
const person = "src/core/seal/person-keys.test.ts";

export const sealFaults: readonly Fault[] = [
  {
    says: "whoever an administrator names is in, though nobody made sure whose keys these are",
    file: "src/core/seal/circle.ts",
    find: "if (keys === undefined || !isWanted(state, place, person, on)) return false;",
    replace: "return keys !== undefined && isWanted(state, place, person, on);",
    caughtBy: keyring,
  },
  {
    says: "who was let in stays in with other keys",
    file: "src/core/seal/circle.ts",
    find: "person} ${keys}`) ||",
    replace: "person} ${state.keysEver.get(person)?.[0]?.n}`) ||",
    caughtBy: keyring,
  },
  {
    says: "no new epoch begins when somebody leaves",
    file: "src/core/seal/circle.ts",
    find: "return hasLeft || hasOtherKeys ||",
    replace: "return hasOtherKeys ||",
    caughtBy: keyring,
  },
  {
    says: "no new epoch begins when somebody lost a phone",
    file: "src/core/seal/circle.ts",
    find: "return hasLeft || hasOtherKeys ||",
    replace: "return hasLeft ||",
    caughtBy: keyring,
  },
  {
    says: "who came back with other keys never reads what people by name share",
    file: "src/core/seal/circle.ts",
    find: "|| hasCome(state, place, last.n);",
    replace: ";",
    caughtBy: keyring,
  },
  {
    says: "a circle of people by name is open to all of the team",
    file: "src/core/seal/circle.ts",
    find: "const isNamed = named === undefined || named.people.includes(grant.person);",
    replace: "const isNamed = named === undefined || named.people.length > 0;",
    caughtBy: keyring,
  },
  {
    says: "a grant that has run out leaves its secrets good",
    file: "src/core/seal/circle.ts",
    find: "grant.toOn < on &&",
    replace: "grant.toOn < grant.toOn &&",
    caughtBy: keyring,
  },
  {
    says: "the whole team shares one key, whatever the kind of record",
    file: "src/core/seal/circle.ts",
    find: '(role.may[type.id] ?? role.may["*"])?.includes("read")',
    replace: "Object.keys(role.may).length > 0",
    caughtBy: keyring,
  },
  {
    says: "an entry of the key log need not follow the one before",
    file: "src/core/seal/key-log.ts",
    find: "entry.n !== state.next || entry.before !== state.head",
    replace: "false",
    caughtBy: keyring,
  },
  {
    says: "an entry of the key log need not be signed",
    file: "src/core/seal/key-log.ts",
    find: "if (!signer || !(await isSignedBy(platform, signer, text, signature)))",
    replace: "if (!signer)",
    caughtBy: keyring,
  },
  {
    says: "an entry may be said by anybody whose signature is right",
    file: "src/core/seal/key-log.ts",
    find: "if (!isAllowed(roles, state, entry))",
    replace: "if (false)",
    caughtBy: keyring,
  },
  {
    says: "a supervisor may take over an administrator",
    file: "src/core/access/can.ts",
    find: '!allowsAnywhere(roles, role, "admit") && leads.some((grant) => grant.stream === null || grant.stream === stream),',
    replace: "leads.length > 0 && (role !== '' || stream !== null),",
    caughtBy: keyring,
  },
  {
    says: "a change is believed whoever signed it",
    file: "src/core/seal/keyring.ts",
    find: 'if (!isSigned || hashText(body) !== head.bodyHash) return { fault: "not-signed" };',
    replace: "void isSigned;",
    caughtBy: keyring,
  },
  {
    says: "a record keeps its key when somebody has left",
    file: "src/core/seal/keyring.ts",
    find: "wrap.circle === circle && wrap.epoch === epoch);\n    if (standing)",
    replace: "wrap.circle === circle);\n    if (standing)",
    caughtBy: keyring,
  },
  {
    says: "the proof unlocks as well",
    file: "src/core/seal/person-keys.ts",
    find: 'unlocks: half("unlock")',
    replace: 'unlocks: half("proof")',
    caughtBy: person,
  },
  {
    says: "what is sealed to somebody opens as anything",
    file: "src/core/seal/pair.ts",
    find: "return utf8ToBytes(canonicalText(about)) as",
    replace: "return utf8ToBytes(canonicalText(about).slice(0, 0)) as",
    caughtBy: person,
  },
  {
    says: "a dropped change does not show",
    file: "src/core/seal/chain.ts",
    find: "known[head.chain.count]?.hash === head.chain.hash",
    replace: "known.length > 0",
    caughtBy: "src/core/seal/chain.test.ts",
  },
  {
    says: "the chain counts changes and does not look at them",
    file: "src/core/seal/chain.ts",
    find: "hash: hashText(`${hash} ${hashText(signed)}`)",
    replace: "hash: hashText(`${hash} ${count}`)",
    caughtBy: "src/core/seal/chain.test.ts",
  },
];
