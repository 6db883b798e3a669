// A million counted facts over five years, as a busy programme would have them: for the bench of counting, and for nothing else.
// Everything is drawn from hashes of running numbers, so that every run counts the same. All of it is invented.
import { inTenants, type Store } from "#server/store/database.ts";

export const TENANTS = 25;
const YEARS = "generate_series(2014, 2018) AS y";

/** The id of the nth organisation, the same in every run. */
export function tenantId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

const tenant = "('00000000-0000-4000-8000-' || lpad(t::text, 12, '0'))::uuid";
const id = (...parts: readonly string[]): string => `md5(concat_ws('-', ${parts.join(", ")}))::uuid`;
const dice = (parts: string, most: number): string => `((hashtext(concat_ws('-', ${parts})) & 2147483647) % ${most})`;
const pick = (parts: string, words: readonly string[]): string =>
  `(ARRAY[${words.map((word) => (word === "" ? "NULL" : `'${word}'`)).join(", ")}])[1 + ${dice(parts, words.length)}]`;

const COUNTRIES = ["BR", "DO", "BO", "CO", "NI", "PE", "BD", "IN", "ID", "PH", "TH"];
const country = `(ARRAY['${COUNTRIES.join("', '")}'])[1 + t % ${COUNTRIES.length}]`;
const columns =
  "tenant, record, kind, key, rules, person, subject, occasion, month, year, country, sex, age_band, audience, topic, code, answer, state, basis, quantity, fresh, unsure";

/** 165 attendances in 200 rows, most on days of one topic, one in 50 people perhaps a double; 30 services; the rest committees, companies and heads without names. */
const inserts = [
  `WITH day AS (
     SELECT y, d, ${dice("'t', y, d", TENANTS)} AS t, 1 + ${dice("'m', y, d", 12)} AS m,
       ${pick("'a', y, d", ["children", "children", "children", "children", "children", "parents", "community", "government", "police", "company-staff"])} AS audience,
       ${pick("'n', y, d", ["one", "one", "one", "two"])} AS topics, ${pick("'o', y, d", ["recognise-report", "rights-and-peers", "recognise-report", "online-safety", "life-skills"])} AS topic
     FROM ${YEARS}, generate_series(1, 6700) AS d
   ), taught AS (
     SELECT y, d, t, m, audience, unnest(CASE topics WHEN 'one' THEN ARRAY[topic] ELSE ARRAY[topic, 'first-response'] END) AS topic FROM day
   ), seat AS (
     SELECT taught.*, a, ${dice("'p', y, d, a", 500)} AS p FROM taught, generate_series(1, 20) AS a
   )
   INSERT INTO counted (${columns})
   SELECT ${tenant}, ${id("'seat'", "y", "d", "a")}, 'attended', '|' || topic, 1, ${id("'person'", "t", "audience", "p")}, NULL, ${id("'day'", "y", "d")}, y || '-' || lpad(m::text, 2, '0'), y,
     ${country}, ${pick("'s', t, audience, p", ["female", "female", "female", "male", "male", ""])}, ${pick("'b', t, audience, p + y + m / 9", ["12-14", "12-14", "15-17", "0-11", "18-24", ""])}, audience, topic,
     NULL, ${pick("'k', y, d, a", ["yes", "yes", "no", ""])}, NULL, 'row', 1, 0, ${dice("'u', t, audience, p", 50)} = 0 FROM seat`,
  `INSERT INTO counted (${columns})
   SELECT ${tenant}, ${id("'service'", "y", "n")}, 'service-delivered', '', 1, ${id("'child'", "t", "p")}, NULL, NULL, y || '-' || lpad((1 + n % 12)::text, 2, '0'), y,
     ${country}, ${pick("'cs', t, p", ["female", "female", "female", "male"])}, ${pick("'cb', t, p + n / 9000", ["12-14", "15-17", "15-17", "0-11"])}, ${pick("'ca', t, p", ["survivor", "survivor", "at-risk"])}, NULL,
     ${pick("'cc', y, n", ["shelter", "health", "psychosocial", "education", "legal-aid", "vocational"])}, NULL, NULL, 'row', 1, 0, false
   FROM (SELECT y, n, ${dice("'st', y, n", TENANTS)} AS t, ${dice("'sp', y, n", 250)} AS p FROM ${YEARS}, generate_series(1, 30000) AS n) s`,
  `INSERT INTO counted (${columns})
   SELECT ${tenant}, ${id("kind", "y", "n")}, kind, '', 1, NULL, ${id("kind", "t", "p")}, NULL, y || '-' || lpad((1 + n % 12)::text, 2, '0'), y,
     ${country}, NULL, NULL, CASE kind WHEN 'company-trained' THEN 'company-staff' END, CASE kind WHEN 'committee-supported' THEN 'child-protection' END,
     CASE kind WHEN 'committee-supported' THEN ${pick("'sc', y, n", ["training", "mentoring", "materials", "money", "visit"])} END, CASE kind WHEN 'policy-step' THEN 'yes' END, NULL, 'row', 1, 0, false
   FROM (SELECT y, n, (ARRAY['committee-supported', 'policy-step', 'company-trained'])[1 + n % 3] AS kind, ${dice("'ut', y, n", TENANTS)} AS t, ${dice("'up', y, n", 40)} AS p FROM ${YEARS}, generate_series(1, 4000) AS n) s`,
  `INSERT INTO counted (${columns})
   SELECT ${tenant}, ${id("'heads'", "y", "n")}, 'attended-headcount', n || '|rights-and-peers', 1, NULL, NULL, ${id("'headday'", "y", "n / 4")}, y || '-' || lpad((1 + n % 12)::text, 2, '0'), y,
     ${country}, ${pick("'hs', y, n", ["female", "male", ""])}, NULL, 'children', 'rights-and-peers', NULL, NULL, NULL, 'headcount', 10 + ${dice("'hq', y, n", 30)}, ${dice("'hf', y, n", 10)}, false
   FROM (SELECT y, n, ${dice("'ht', y, n / 4", TENANTS)} AS t FROM ${YEARS}, generate_series(1, 1000) AS n) s`,
] as const;

/** Fills the counted table; answers how many rows it holds then. Takes about a minute. */
export async function addMillionFacts(store: Store): Promise<number> {
  const tenants = Array.from({ length: TENANTS }, (_, n) => tenantId(n));
  let count = 0;
  for (const insert of inserts) {
    const [last] = await inTenants(store, tenants, async (sql) => {
      await sql("SET LOCAL statement_timeout = 0");
      await sql(insert);
      return sql<{ count: number }>("SELECT count(*) FROM counted");
    });
    count = last?.count ?? 0;
  }
  return count;
}
