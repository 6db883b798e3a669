// Where people open the app: what passkeys are bound to. It is set by whoever runs the server, and believed from no request.
import { isIP } from "node:net";

export interface Place {
  /** `https://banyan.example.org` */
  readonly origin: string;
  /** `banyan.example.org` */
  readonly name: string;
}

/** Nothing where the address has no name: an authenticator is bound to a name, and to no number. */
export function placeOf(address: string | undefined): Place | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { origin, hostname } = new URL(address);
  return hostname === "" || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 ? undefined : { origin, name: hostname };
}
