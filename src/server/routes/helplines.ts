// Whom to call, for everybody: open records of helplines, of every organisation, before anybody signs in.
// Promise: what stands on a helpline's poster, and nothing else of its record; not whose record it is. No number that is known to be
// wrong or closed, and no record that takes the others off the list.
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { asDoor } from "../store/database.ts";

export function helplineRoutes(door: Door, { store }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/helplines",
    needs: "nobody",
    says: "Helplines by country: name, number, when it answers, in which languages, whether calling is free.",
    schema: {},
    handler: () => asDoor(store, (sql) => sql(HELPLINES)),
  });
}

const HELPLINES = `
SELECT r.folded->>'country' AS country, r.folded->>'name' AS name, r.folded->>'telephone' AS telephone, r.folded->>'hours' AS hours,
  r.folded->>'languages' AS languages, coalesce(r.folded->>'free' = 'yes', false) AS free
FROM record r
WHERE r.type = 'helpline' AND r.created AND NOT r.withdrawn AND r.folded->>'telephone' IS NOT NULL
  AND (r.folded->>'closedOn' IS NULL OR r.folded->>'closedOn' > day_here() COLLATE "C")
  AND r.folded->>'checkedFound' IS DISTINCT FROM 'wrong'
ORDER BY 1, CASE jsonb_typeof(r.folded->'order') WHEN 'number' THEN (r.folded->>'order')::numeric END NULLS LAST, 2 LIMIT 500`;
