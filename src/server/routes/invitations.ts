// Invitations: how somebody comes in for the first time, or once more after a forgotten password or a lost phone.
// Promise: whoever takes one becomes that person, so only the person's own organisation makes it, by somebody who may say so in its signed
// log; and an invitation that was taken, is over or never was is answered alike.
import { Type } from "typebox";
import { mayAdmit, mayReadmit } from "#core/access/can.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { SignedEntry } from "#core/seal/key-log.ts";
import { accountForm, closed, deviceName, faultIn, keepAccount, proofForm } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { isText, isUuid } from "../form.ts";
import { entriesShape } from "../key-shape.ts";
import { INVITATION_MILLIS, MOST_SIGN_INS } from "../limits.ts";
import { findHome, makeInvitation, openInvitation, takeInvitation } from "../store/invitations.ts";
import { grantsOf } from "../store/people.ts";
import type { Visitor } from "../visitors.ts";

const id = Type.String({ maxLength: 36 });

export function invitationRoutes(door: Door, context: AppContext): void {
  const { programme, store, demonstration, visitors, day, now } = context;
  const rules = () => ({ roles: programme.roles, on: day() });

  /** Who is not of this organisation alone can be invited anew only by who administers it: a team's lead would get more than they lead. */
  async function mayInvite(by: Visitor, tenant: string, person: string): Promise<boolean> {
    const found = await findHome(store, person);
    if (found?.home !== tenant) return false;
    const here = by.grants.filter((grant) => grant.tenant === tenant);
    if (mayAdmit(programme.roles, here, by.id, day())) return true;
    const theirs = (await grantsOf(store, person)).filter((grant) => grant.tenant === tenant);
    return by.id !== person && !found.elsewhere && mayReadmit(programme.roles, here, by.id, theirs, day());
  }

  door.route({
    method: "POST",
    url: "/api/invitations",
    needs: "signed-in",
    says: "Makes an invitation for somebody of an organisation, good for a week and once, with the signed entry that says so. An earlier one of theirs is over.",
    schema: { body: closed({ id, tenant: id, person: id, proof: proofForm, entries: entriesShape }) },
    most: MOST_SIGN_INS,
    handler: async ({ body, person: by }) => {
      const { tenant, person, entries } = body;
      if (demonstration) return problem("door.not-found");
      if (![body.id, tenant, person].every(isUuid)) return problem("door.bad-request", { field: "id" });
      const wrong = notSaid(entries, by.id, tenant, person);
      if (wrong) return wrong;
      if (!(await mayInvite(by, tenant, person))) return problem("door.not-allowed");
      await makeInvitation(store, rules(), { ...body, endsAt: now() + INVITATION_MILLIS });
      return {};
    },
  });

  door.route({
    method: "POST",
    url: "/api/invitations/open",
    needs: "nobody",
    says: "Whom an invitation is for, where, and the whole key log of that organisation, to be believed by nothing but the root that the link names.",
    schema: { body: closed({ id, proof: proofForm }) },
    most: MOST_SIGN_INS,
    handler: ({ body: { id: which, proof } }) =>
      isUuid(which) ? openInvitation(store, { id: which, proof, now: now() }) : problem("invitation.over"),
  });

  door.route({
    method: "POST",
    url: "/api/invitations/take",
    needs: "nobody",
    says: "Takes an invitation: the person has the keys and the account that come with it, and is signed in here and nowhere else.",
    schema: {
      body: closed({ id, proof: proofForm, ...accountForm, entries: entriesShape, device: deviceName }),
    },
    most: MOST_SIGN_INS,
    handler: async ({ body: { id: which, proof, entries, device = "", ...account }, reply }) => {
      const wrong = faultIn(account) ?? (isText(device) ? undefined : problem("door.bad-request", { field: "device" }));
      if (wrong) return wrong;
      if (!isUuid(which)) return problem("invitation.over");
      const shown = { id: which, proof, now: now() };
      // Looked at first: nobody makes the server hash proofs by invitations that are none.
      const { person } = await openInvitation(store, shown);
      const kept = await keepAccount(account);
      await visitors.signIn(reply, device, (signIn) =>
        takeInvitation(store, rules(), { ...shown, account: kept, entries, signIn }),
      );
      visitors.forget(person.id);
      return { person: person.id };
    },
  });
}

/** One entry, by who asks, that invites this person to this organisation. Whether it is believed is asked of the log. */
function notSaid(entries: readonly SignedEntry[], by: string, tenant: string, person: string): Problem | undefined {
  const [invites] = entries;
  const saying = invites?.entry.saying;
  const isSaid =
    entries.length === 1 &&
    invites?.entry.by === by &&
    invites.entry.tenant === tenant &&
    saying?.says === "invited" &&
    saying.person === person;
  return isSaid ? undefined : problem("door.bad-request", { field: "entries" });
}
