// Taking an invitation: believed only where it leads back to the key in the link, and taken without telling the server its secret.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { base64urlnopad } from "@scure/base";
import { isProblem } from "#core/problem.ts";
import type { InvitationLink } from "#core/seal/invitation.ts";
import type { SignedEntry } from "#core/seal/key-log.ts";
import { signingPair } from "#core/seal/pair.ts";
import { publicOf, wayIn } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import { platform } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { keyOffice, ON } from "#test/key-office.ts";
import type { Api } from "./api.ts";
import { openInvitation, takeInvitation } from "./beginnings.ts";

const { roles } = programme;
const PASSWORD = "four words that hold";

/** An organisation that has invited somebody, and a server that hands out this log. */
async function invited(
  shown: (log: readonly SignedEntry[]) => readonly SignedEntry[] = (log) => log,
  claimed?: { readonly id: string; readonly name: string },
) {
  const office = await keyOffice(roles, []);
  const secret = platform.random(32);
  const person = { id: uuid(0x31), name: "Dale Heron", does: "Caseworker" };
  const { publicKey } = await signingPair(platform, wayIn(secret).unlocks);
  const { founder, tenant } = office;
  await office.say(founder.person, founder.signing, { says: "invited", person: person.id, invitation: publicKey });
  const link: InvitationLink = { id: uuid(0x41), secret, root: office.root.publicKey };
  const by = claimed ?? { id: founder.person, name: "Fern Avocet" };
  const sent: string[] = [];
  const api = {
    async post(path: string, body: unknown) {
      sent.push(JSON.stringify(body));
      if (path.endsWith("/open")) return { person, organisation: "Example", tenant, by, entries: shown(office.log()) };
      const { entries } = body as { readonly entries: readonly SignedEntry[] };
      assert.ok(await office.post({ tenant, entries, boxes: [], befores: [] }));
      return { person: person.id };
    },
  } as unknown as Api;
  return { office, link, api, sent, person };
}

describe("an invitation", () => {
  it("is believed where the log leads back to the key in its link, and names this very invitation", async () => {
    const { link, api, person } = await invited();
    const opened = await openInvitation(api, roles, link);
    assert.ok(!isProblem(opened) && !("notBelieved" in opened));
    assert.deepEqual([opened.person, opened.organisation, opened.isAgain], [person, "Example", false]);
    assert.equal(opened.by.name, "Fern Avocet");
  });

  it("is not believed under another root, from a log that was cut, or where the log names another key or inviter", async () => {
    const { link, api } = await invited();
    const other = await signingPair(platform, platform.random(32));
    const cut = await invited((log) => log.slice(1));
    const without = await invited((log) => log.slice(0, 1));
    const another = await invited(undefined, { id: uuid(0x32), name: "Somebody else" });
    for (const [asked, shown] of [
      [api, { ...link, root: other.publicKey }],
      [api, { ...link, secret: platform.random(32) }],
      [cut.api, cut.link],
      [without.api, without.link],
      [another.api, another.link],
    ] as const)
      assert.deepEqual(await openInvitation(asked, roles, shown), { notBelieved: true });
  });

  it("is taken with keys made here; password, code and secret are in nothing that is sent", async () => {
    const { office, link, api, sent, person } = await invited();
    const opened = await openInvitation(api, roles, link);
    assert.ok(!isProblem(opened) && !("notBelieved" in opened));
    const made = await takeInvitation(api, roles, ON, opened, { name: "dale", password: PASSWORD });
    assert.ok(!isProblem(made));
    const { keys } = made.unlocked;
    assert.deepEqual(office.state().people.get(person.id)?.keys, publicOf(keys));
    assert.equal(keys.trusts, link.root);
    const all = sent.join("\n");
    for (const secret of [PASSWORD, made.code, made.code.replaceAll("-", ""), base64urlnopad.encode(link.secret)])
      assert.ok(!all.includes(secret));
    // Good for once: the log names it no more.
    assert.deepEqual(await openInvitation(api, roles, link), { notBelieved: true });
  });
});
