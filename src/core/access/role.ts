// Roles and grants, as data. A grant is a role somebody has in one tenant, for one team or for all of it, for good or for a time. To admit
// is to say who there is: organisations, teams, colleagues and their roles.

/**
 * To sample is to draw records by lot and be told which: their ids, and nothing that stands in them. To readmit is to invite a colleague of
 * one's own teams once more, who forgot a password or lost a phone. To erase is to propose it; to approve that is somebody else's.
 */
export type Action =
  | "read"
  | "create"
  | "edit"
  | "withdraw"
  | `move:${string}`
  | "count"
  | "release"
  | "import"
  | "admit"
  | "readmit"
  | "sample"
  | "erase"
  | "approve-erasure";

/** The role that every organisation has somebody in: whoever sets it up, and lets others in. */
export const ADMINISTRATOR = "administrator";

export interface Role {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  /** Given only for a time: a grant of it that names no last day opens nothing. */
  readonly visiting?: boolean;
  /** Actions by record type id, "*" for every type; a type that is not named is refused. */
  readonly may: { readonly [type: string]: readonly (Action | "move:*")[] };
}

export interface Grant {
  readonly person: string;
  readonly role: string;
  readonly tenant: string;
  /** The stream it reaches, or null: every stream of the tenant. */
  readonly stream: string | null;
  /** The first and the last day it stands, both included; without them it stands from the start, and for good. */
  readonly fromOn?: string;
  readonly toOn?: string;
}

export interface Person {
  readonly id: string;
  readonly grants: readonly Grant[];
}
