// `recovery`: an organisation's recovery pair, split among its people, tried, and used. The secret is in the memory of this process while it
// runs and nowhere else. Promise: a drill writes nothing unless it is asked to tell of itself, and says no where a single share is wrong.
import { isProblem } from "#core/problem.ts";
import { isSealFault } from "#core/seal/box.ts";
import type { CirclePlace } from "#core/seal/circle.ts";
import { isKeyLogFault, readKeyLog } from "#core/seal/key-log.ts";
import { type KeyState, noKeys, RECOVERY } from "#core/seal/key-state.ts";
import type { KeysPage } from "#core/seal/keyring.ts";
import { keysOf, type PersonKeys } from "#core/seal/person-keys.ts";
import { openShare, printShare, type Recovered, splitRecovery, THRESHOLDS } from "#core/seal/recovery.ts";
import { isDesk, type RecoveryDesk, sitAtDesk } from "#core/seal/recovery-desk.ts";
import { type KeyPost, safetyNumber, saidAlone, type Tending } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import { dayAt } from "../day.ts";
import type { House } from "../house.ts";
import type { Keys, Staffed } from "../keeper.ts";
import { platform, shamir } from "../platform.ts";
import { inHouse, type Out, Wrong } from "./command.ts";
import { findPerson, organisationOf } from "./importer.ts";
import { readKey } from "./key-file.ts";
import { recoverFrom, wrongShare } from "./shares.ts";

export const recoveryHelp = `recovery drill --as KEYFILE FILE… [--organisation NAME] [--tell] [--json]
  Shows that the shares of an organisation's recovery pair still open all it has sealed: yes or no for each circle. Writes nothing, but with
  --tell the day, in the key log: for 90 days the last key-holder of a circle may then leave.
  FILE is a key file of somebody who holds a share, or a text file with the letters of a share on paper.
  recovery split --as KEYFILE --holders NAME,NAME,paper [--organisation NAME] [--json]
  Makes the pair, 2 of 3 or 3 of 5, and prints the shares on paper, once. For an administrator, while the holders look on.
  recovery share --as KEYFILE [--organisation NAME]
  Prints the share that is sealed to you, to be kept on paper as well.
  recovery let-in --as KEYFILE FILE… [--number "1234 5678 9012 3456 7890"] [--organisation NAME]
  Who waits to be let in, and their numbers; with one that you have compared by telephone, lets that person in again.`;

export interface RecoveryGiven {
  readonly as?: string | boolean | undefined;
  readonly organisation?: string | boolean | undefined;
  readonly holders?: string | boolean | undefined;
  readonly number?: string | boolean | undefined;
  readonly tell?: string | boolean | undefined;
  readonly json?: string | boolean | undefined;
}

interface Desk {
  readonly keys: Keys;
  readonly asking: PersonKeys;
  readonly person: Awaited<ReturnType<typeof findPerson>>;
  readonly staffed: Staffed;
  readonly state: KeyState;
  readonly tending: Tending;
}

export function recovery(given: RecoveryGiven, words: readonly string[], out: Out): Promise<void> {
  return inHouse(out, (house) => recoveryIn(house, given, words, out));
}

export async function recoveryIn(
  house: House,
  given: RecoveryGiven,
  [what, ...files]: readonly string[],
  out: Out,
): Promise<void> {
  const does = Object.hasOwn(acts, what ?? "") ? acts[what as keyof typeof acts] : undefined;
  if (!does) throw new Wrong("Say what to do: recovery drill, recovery split, recovery share or recovery let-in.");
  await does(await sitDown(house, given), given, files, out);
}

const acts = { drill, split, share, "let-in": letInAgain } as const;

async function drill(desk: Desk, { tell, json }: RecoveryGiven, files: readonly string[], out: Out): Promise<void> {
  const { keys, wrong, wrongFiles } = await recoverFrom(desk.state, desk.asking.trusts, desk.asking, files);
  const together = await sitTogether(desk, { keys, wrong });
  const circles = together.circles().map(({ opens, ...place }) => ({ ...named(desk, place), opens }));
  const shut = circles.filter(({ opens }) => !opens).length;
  const drilled = tell === true && wrongFiles.length === 0 ? await together.sayDrilled() : undefined;
  if (drilled) await post(desk, drilled);
  const isTold = drilled !== undefined;
  if (json === true) out.say(`${JSON.stringify({ circles, wrong: wrongFiles, told: isTold }, null, 2)}\n`);
  else {
    for (const { team, circle, opens } of circles) out.say(`${opens ? "yes" : "no "}  ${team} · ${circle}\n`);
    out.say(`${circles.length - shut} of ${circles.length} circles are opened by these shares.\n`);
    if (isTold) out.say("The key log tells of this drill.\n");
  }
  const complaints = [
    ...wrongFiles.map(wrongShare),
    ...(shut > 0
      ? ["Where it says no, somebody of that team lets the recovery pair in, and the drill is held again."]
      : []),
  ];
  if (complaints.length > 0) throw new Wrong(complaints.join("\n"));
}

async function split(desk: Desk, { holders, json }: RecoveryGiven, _: readonly string[], out: Out): Promise<void> {
  const { asking, staffed, state, tending } = desk;
  const asked = String(holders ?? "")
    .split(",")
    .map((one) => one.trim());
  if (THRESHOLDS[asked.length] === undefined)
    throw new Wrong(
      "--holders names three or five: colleagues by their name or id, and paper for whoever has no account.",
    );
  const who = asked.map((one) => (one === "paper" ? null : holderIn(staffed, state, one)));
  const made = await splitRecovery(platform, shamir, state, who);
  const { saying } = made;
  const said = await saidAlone(tending, state, asking, saying).catch((error: unknown) => {
    throw error instanceof TypeError ? new Wrong(NOT_SO) : error;
  });
  await post(desk, said);
  const number = safetyNumber(RECOVERY, saying.keys);
  const shares = made.shares.map((one, at) => ({
    holder: staffed.people.find(({ id }) => id === who[at])?.name ?? "paper",
    printed: who[at] === null ? printShare(one) : null,
  }));
  if (json === true) out.say(`${JSON.stringify({ threshold: saying.threshold, number, shares }, null, 2)}\n`);
  else {
    for (const { holder, printed } of shares) out.say(`${holder}: ${printed ?? "sealed to their keys"}\n`);
    out.say(`${saying.threshold} of these ${shares.length} open. The number of the pair is ${number}.\n`);
    out.say("Teams that have sealed something already let it in, once they have compared this number.\n");
  }
}

async function share({ state, asking }: Desk, _: RecoveryGiven, __: readonly string[], out: Out): Promise<void> {
  const own = await openShare(platform, state, asking);
  if (!own || isSealFault(own))
    throw new Wrong("No share of this organisation's recovery pair is sealed to your keys.");
  out.say(`${printShare(own)}\n`);
}

async function letInAgain(desk: Desk, { number }: RecoveryGiven, files: readonly string[], out: Out): Promise<void> {
  const { keys, wrong, wrongFiles } = await recoverFrom(desk.state, desk.asking.trusts, desk.asking, files);
  for (const file of wrongFiles) out.tell(wrongShare(file));
  const together = await sitTogether(desk, { keys, wrong });
  const waiting = together.waiting();
  const nameOf = (id: string): string => desk.staffed.people.find((one) => one.id === id)?.name ?? id;
  if (number === undefined) {
    for (const one of waiting) out.say(`${one.number}  ${nameOf(one.person)}\n`);
    out.say(
      waiting.length === 0
        ? "Nobody waits to be let in.\n"
        : "Compare the number by telephone, and say it with --number.\n",
    );
    return;
  }
  const meant = together.findWaiting(String(number));
  const made = meant && (await together.letIn(meant));
  if (!made) throw new Wrong("Nobody who waits has this number. Nobody was let in.");
  await post(desk, made);
  out.say(`${nameOf(meant.person)} is let in again.\n`);
}

const NOT_BELIEVED = "The key log of this organisation is not believed: it was not signed as your key file says.";

const NOT_SO =
  "This split is not allowed: an administrator says it, nobody holds two shares, and those who are not colleagues for good hold fewer than open it.";

/** Who asks, at which organisation, and its log as far as it goes. */
async function sitDown({ store, keeper, today }: House, { as, organisation }: RecoveryGiven): Promise<Desk> {
  const { person: id, secrets } = readKey(as);
  const asking = await keysOf(platform, id, secrets);
  const person = await findPerson(store, id);
  const staffed = await organisationOf(keeper, person, organisation);
  const tending = { platform, roles: programme.roles, root: asking.trusts, on: dayAt(today, Date.now()) };
  const desk = { keys: keeper.keys, asking, person, staffed, tending };
  const { roles } = programme;
  const state = await readKeyLog(platform, roles, asking.trusts, noKeys(staffed.tenant), (await pageOf(desk)).entries);
  if (isKeyLogFault(state)) throw new Wrong(NOT_BELIEVED);
  return { ...desk, state };
}

/** The desk of the pair, with all that is sealed to it. */
async function sitTogether(desk: Desk, recovered: Pick<Recovered, "keys" | "wrong">): Promise<RecoveryDesk> {
  const sat = await sitAtDesk(desk.tending, recovered, await pageOf(desk, RECOVERY));
  if (!isDesk(sat)) throw new Wrong(NOT_BELIEVED);
  return sat;
}

/** All there is of the keys of the organisation, and what is sealed to the pair where that is asked for. */
async function pageOf(
  { keys, person, staffed: { tenant } }: Pick<Desk, "keys" | "person" | "staffed">,
  sealedTo?: typeof RECOVERY,
): Promise<KeysPage> {
  const page = await keys.page(person, tenant, 0, sealedTo);
  if (isProblem(page)) throw new Wrong(page.says);
  return page;
}

async function post({ keys }: Desk, said: KeyPost): Promise<void> {
  const refused = await keys.post(said);
  if (refused) throw new Wrong(refused.says);
}

function holderIn({ people }: Staffed, state: KeyState, asked: string): string {
  const found = people.filter(({ id, name }) => id === asked || name === asked);
  const [one] = found;
  if (!one || found.length > 1 || !state.people.has(one.id))
    throw new Wrong("--holders names somebody who is no colleague with keys here, or two of one name: say their id.");
  return one.id;
}

/** A circle as people call it: the team, and the roles that share the key. */
function named({ staffed }: Desk, { stream, circle }: CirclePlace): { readonly team: string; readonly circle: string } {
  const labelOf = (id: string): string => programme.roles.find((role) => role.id === id)?.label ?? id;
  const team = staffed.teams.find((one) => one.stream === stream)?.name ?? stream;
  if (!circle.startsWith("team ")) return { team, circle: "people by name" };
  return { team, circle: circle.slice("team ".length).split("+").map(labelOf).join(", ") };
}
