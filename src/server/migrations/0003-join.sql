-- Facts that name each other, made flat, for every event that what was just stated can touch. The rules are those of
-- src/core/fact/join.ts; store/join.db.test.ts holds the two against each other. Run in the transaction that changed the facts, under
-- the tenant's lock. A function, so that its plans are made once a connection and not once a change.
--   its_records: records whose facts under these rules were added, replaced or removed
--   its_persons: count ids that those records' person facts named before or name now
CREATE FUNCTION rejoin(its_tenant uuid, its_rules int, its_records uuid[], its_persons uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := its_records;
BEGIN
  -- Events elsewhere that happened on these occasions, or to these people and to whoever turned out to be their double.
  touched := touched || ARRAY (
    SELECT f.record FROM fact f
    WHERE f.tenant = its_tenant AND f.rules = its_rules AND f.role = 'event' AND f.occasion = ANY (its_records) AND f.record <> ALL (its_records));
  IF cardinality(its_persons) > 0 THEN
    touched := touched || ARRAY (
      WITH RECURSIVE twin (person) AS (
        SELECT unnest(its_persons)
        UNION
        SELECT f.person FROM twin JOIN fact f ON f.tenant = its_tenant AND f.same_as = twin.person AND f.rules = its_rules AND f.role = 'person'
      )
      SELECT f.record FROM twin JOIN fact f ON f.tenant = its_tenant AND f.person = twin.person
      WHERE f.rules = its_rules AND f.role = 'event' AND f.record <> ALL (its_records));
  END IF;

  WITH event AS MATERIALIZED (
    SELECT f.*, root_of(its_tenant, its_rules, f.person) AS root FROM fact f
    WHERE f.tenant = its_tenant AND f.record = ANY (touched) AND f.rules = its_rules AND f.role = 'event'
  ), flat AS MATERIALIZED (
    SELECT DISTINCT ON (e.record, e.kind, e.key, o.key)
      e.record, e.kind, e.key AS event, CASE WHEN o.key <> '' THEN e.key || '|' || o.key ELSE e.key END AS key,
      e.root AS person, e.subject, e.occasion, coalesce(e.month, o.month) AS month, coalesce(e.year, o.year) AS year,
      coalesce(e.country, o.country, p.country) AS country, coalesce(e.sex, o.sex, p.sex) AS sex,
      coalesce(e.age_band, o.age_band, p.age_band) AS age_band, coalesce(e.audience, o.audience, p.audience) AS audience,
      coalesce(e.topic, o.topic, p.topic) AS topic, coalesce(e.code, o.code, p.code) AS code,
      coalesce(e.answer, o.answer, p.answer) AS answer, coalesce(e.state, o.state, p.state) AS state,
      e.basis, e.quantity, e.fresh, e.minor, e.currency
    FROM event e
    LEFT JOIN fact o ON o.tenant = its_tenant AND o.record = e.occasion AND o.rules = its_rules AND o.role = 'occasion'
    LEFT JOIN LATERAL (
      SELECT f.* FROM fact f
      WHERE f.tenant = its_tenant AND f.person = e.root AND f.rules = its_rules AND f.role = 'person'
      ORDER BY f.record, f.kind, f.key LIMIT 1
    ) p ON true
    WHERE (e.occasion IS NULL OR o.record IS NOT NULL) AND coalesce(e.month, o.month) IS NOT NULL
    ORDER BY e.record, e.kind, e.key, o.key, o.kind
  ), gone AS (
    DELETE FROM counted c
    WHERE c.tenant = its_tenant AND c.record = ANY (touched) AND c.rules = its_rules
      AND NOT EXISTS (SELECT FROM flat WHERE flat.record = c.record AND flat.kind = c.kind AND flat.key = c.key)
  ), waits AS (
    UPDATE record r SET waiting = w.waiting
    FROM (
      SELECT t.record, (
        SELECT count(*) FROM event e
        WHERE e.record = t.record AND NOT EXISTS (SELECT FROM flat WHERE flat.record = e.record AND flat.kind = e.kind AND flat.event = e.key)
      )::int AS waiting
      FROM (SELECT DISTINCT unnest(touched) AS record) t
    ) w
    WHERE r.tenant = its_tenant AND r.record = w.record AND r.waiting <> w.waiting
  )
  INSERT INTO counted AS c (tenant, record, kind, key, rules, person, subject, occasion, month, year,
      country, sex, age_band, audience, topic, code, answer, state, basis, quantity, fresh, minor, currency)
  SELECT its_tenant, record, kind, key, its_rules, person, subject, occasion, month, year,
      country, sex, age_band, audience, topic, code, answer, state, basis, quantity, fresh, minor, currency
  FROM flat
  ON CONFLICT (tenant, record, kind, key, rules) DO UPDATE SET (person, subject, occasion, month, year,
      country, sex, age_band, audience, topic, code, answer, state, basis, quantity, fresh, minor, currency) =
    (excluded.person, excluded.subject, excluded.occasion, excluded.month, excluded.year,
      excluded.country, excluded.sex, excluded.age_band, excluded.audience, excluded.topic, excluded.code, excluded.answer, excluded.state,
      excluded.basis, excluded.quantity, excluded.fresh, excluded.minor, excluded.currency)
  WHERE c IS DISTINCT FROM excluded;
END $$;

-- The count id a person finally counts under: doubles followed to their end; a circle of doubles ends at its smallest id.
CREATE FUNCTION root_of(its_tenant uuid, its_rules int, its_person uuid) RETURNS uuid LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
  path uuid[] := ARRAY[its_person];
  here uuid := its_person;
  twin uuid;
BEGIN
  LOOP
    SELECT f.same_as INTO twin FROM fact f
    WHERE f.tenant = its_tenant AND f.person = here AND f.rules = its_rules AND f.role = 'person'
    ORDER BY f.record, f.kind, f.key LIMIT 1;
    IF twin IS NULL THEN RETURN here; END IF;
    IF twin = ANY (path) THEN
      RETURN (SELECT id FROM unnest(path[array_position(path, twin):]) AS circle (id) ORDER BY id LIMIT 1);
    END IF;
    path := path || twin;
    here := twin;
  END LOOP;
END $$;
