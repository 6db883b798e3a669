-- Facts that name each other, made flat, for every event that what was just stated can touch. The rules are those of
-- src/core/fact/join.ts; store/join.db.test.ts holds the two against each other. Run in the transaction that changed the facts,
-- under the tenant's lock. A function, so that its plans are made once a connection and not once a change.
--
-- Plans are made while tables are empty and nothing is known of them, and kept. So every look-up says by its form which index it
-- uses: one for each entry of a list, by the columns that find it; what else must hold stands outside (OFFSET 0 keeps it there).
-- Whoever calls has turned sequential scans off and generic plans on (store/push.ts).

-- The count id a person finally counts under: doubles followed to their end; a circle of doubles ends at its smallest id.
CREATE FUNCTION root_of(its_tenant uuid, its_rules int, its_person uuid) RETURNS uuid LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
  path uuid[] := ARRAY[its_person];
  here uuid := its_person;
  twin uuid;
BEGIN
  LOOP
    SELECT f.same_as INTO twin
    FROM (SELECT * FROM fact WHERE tenant = its_tenant AND person = here AND role = 'person' OFFSET 0) f
    WHERE f.rules = its_rules ORDER BY f.record, f.kind, f.key LIMIT 1;
    IF twin IS NULL THEN RETURN here; END IF;
    IF twin = ANY (path) THEN
      RETURN (SELECT id FROM unnest(path[array_position(path, twin):]) AS circle (id) ORDER BY id LIMIT 1);
    END IF;
    path := path || twin;
    here := twin;
  END LOOP;
END $$;

-- Records that state events which these records, or facts about these people, can change: events of the records themselves, events
-- on these occasions, events of these people and of everybody who turned out to be their double, or may.
CREATE FUNCTION touched_by(its_tenant uuid, its_rules int, its_records uuid[], its_persons uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  touched uuid[];
BEGIN
  touched := ARRAY (
    SELECT unnest(its_records)
    UNION
    SELECT f.record FROM unnest(its_records) AS t (record) CROSS JOIN LATERAL (
      SELECT record, rules FROM fact WHERE tenant = its_tenant AND occasion = t.record OFFSET 0) f
    WHERE f.rules = its_rules);
  IF cardinality(its_persons) = 0 THEN RETURN touched; END IF;
  RETURN ARRAY (
    WITH RECURSIVE twin (person) AS (
      SELECT unnest(its_persons)
      UNION
      SELECT f.person FROM twin CROSS JOIN LATERAL (
        (SELECT person, rules FROM fact WHERE tenant = its_tenant AND same_as = twin.person OFFSET 0)
        UNION ALL
        (SELECT person, rules FROM fact WHERE tenant = its_tenant AND may_be = twin.person OFFSET 0)) f
      WHERE f.rules = its_rules
    )
    SELECT unnest(touched)
    UNION
    SELECT f.record FROM twin CROSS JOIN LATERAL (
      SELECT record, rules FROM fact WHERE tenant = its_tenant AND person = twin.person AND role = 'event' OFFSET 0) f
    WHERE f.rules = its_rules);
END $$;

--   its_records: records whose facts under these rules were added, replaced or removed
--   its_persons: count ids that those records' person facts named before or name now
CREATE FUNCTION rejoin(its_tenant uuid, its_rules int, its_records uuid[], its_persons uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := touched_by(its_tenant, its_rules, its_records, its_persons);
  flat counted[];
  stale record;
  late record;
BEGIN
  flat := ARRAY (
    SELECT DISTINCT ON (e.record, e.kind, e.key, o.key) ROW (
      its_tenant, e.record, e.kind, CASE WHEN o.key <> '' THEN e.key || '|' || o.key ELSE e.key END, its_rules,
      r.person, coalesce(root_of(its_tenant, its_rules, p.may_be) <> r.person, false), e.subject, e.occasion, coalesce(e.month, o.month), coalesce(e.year, o.year),
      coalesce(e.country, o.country, p.country), coalesce(e.sex, o.sex, p.sex), coalesce(e.age_band, o.age_band, p.age_band),
      coalesce(e.audience, o.audience, p.audience), coalesce(e.topic, o.topic, p.topic), coalesce(e.code, o.code, p.code),
      coalesce(e.answer, o.answer, p.answer), coalesce(e.state, o.state, p.state),
      e.basis, e.quantity, e.fresh, e.minor, e.currency)::counted
    FROM unnest(touched) AS t (record)
    CROSS JOIN LATERAL (SELECT * FROM fact WHERE tenant = its_tenant AND record = t.record OFFSET 0) e
    LEFT JOIN LATERAL (SELECT * FROM fact WHERE tenant = its_tenant AND record = e.occasion OFFSET 0) o
      ON o.role = 'occasion' AND o.rules = its_rules
    CROSS JOIN LATERAL (SELECT root_of(its_tenant, its_rules, e.person) AS person OFFSET 0) r
    LEFT JOIN LATERAL (
      SELECT f.* FROM (SELECT * FROM fact WHERE tenant = its_tenant AND person = r.person AND role = 'person' OFFSET 0) f
      WHERE f.rules = its_rules ORDER BY f.record, f.kind, f.key LIMIT 1) p ON true
    WHERE e.role = 'event' AND e.rules = its_rules AND (e.occasion IS NULL OR o.record IS NOT NULL) AND coalesce(e.month, o.month) IS NOT NULL
    ORDER BY e.record, e.kind, e.key, o.key, o.kind);

  INSERT INTO counted AS c SELECT * FROM unnest(flat)
  ON CONFLICT (tenant, record, kind, key, rules) DO UPDATE SET (person, unsure, subject, occasion, month, year,
      country, sex, age_band, audience, topic, code, answer, state, basis, quantity, fresh, minor, currency) =
    (excluded.person, excluded.unsure, excluded.subject, excluded.occasion, excluded.month, excluded.year,
      excluded.country, excluded.sex, excluded.age_band, excluded.audience, excluded.topic, excluded.code, excluded.answer, excluded.state,
      excluded.basis, excluded.quantity, excluded.fresh, excluded.minor, excluded.currency)
  WHERE c IS DISTINCT FROM excluded;

  FOR stale IN
    SELECT c.* FROM unnest(touched) AS t (record)
    CROSS JOIN LATERAL (SELECT record, kind, key, rules FROM counted WHERE tenant = its_tenant AND record = t.record OFFSET 0) c
    WHERE c.rules = its_rules AND NOT EXISTS (SELECT FROM unnest(flat) AS f WHERE f.record = c.record AND f.kind = c.kind AND f.key = c.key)
  LOOP
    DELETE FROM counted WHERE tenant = its_tenant AND record = stale.record AND kind = stale.kind AND key = stale.key AND rules = its_rules;
  END LOOP;

  FOR late IN
    WITH waits (record, events) AS (
      SELECT t.record, count(e.kind)::int FROM unnest(touched) AS t (record)
      LEFT JOIN LATERAL (
        SELECT kind, key, role, rules FROM fact WHERE tenant = its_tenant AND record = t.record OFFSET 0
      ) e ON e.role = 'event' AND e.rules = its_rules AND NOT EXISTS (SELECT FROM unnest(flat) AS f WHERE f.record = t.record AND f.kind = e.kind AND split_part(f.key, '|', 1) = e.key)
      GROUP BY t.record
    )
    SELECT w.* FROM waits w
    CROSS JOIN LATERAL (SELECT waiting FROM record WHERE tenant = its_tenant AND record = w.record OFFSET 0) r
    WHERE r.waiting <> w.events
  LOOP
    UPDATE record SET waiting = late.events WHERE tenant = its_tenant AND record = late.record;
  END LOOP;
END $$;
