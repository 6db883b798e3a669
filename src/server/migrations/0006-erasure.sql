-- Erasing: what was proposed, approved and held back; and a role of its own, the only one that may change what stands in the log.

-- The hash of what was signed, where body, facts and what was readable were erased since: the chain of a device holds by it.
ALTER TABLE change ADD COLUMN erased text COLLATE "C";
-- The number in its stream at which a record was erased. The row stays: nothing can be added to it.
ALTER TABLE record ADD COLUMN erased bigint;
CREATE INDEX record_erased ON record (tenant, stream, erased) WHERE erased IS NOT NULL;

-- Proposed by one, and once another has approved it the certificate: who, when, how much, and nothing of what it was. Nobody is named where
-- only the list beside the database told that it was erased.
CREATE TABLE erasure (
  tenant uuid NOT NULL REFERENCES tenant,
  record uuid NOT NULL,
  class text COLLATE "C" NOT NULL,
  why text NOT NULL CHECK (why IN ('retention', 'request')),
  proposed_by uuid,
  proposed_on text,
  approved_by uuid,
  erased_on text,
  changes int,
  PRIMARY KEY (tenant, record)
);

-- Held back: a record, a class, or all there is.
CREATE TABLE hold (
  tenant uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  record uuid,
  class text COLLATE "C",
  reason text NOT NULL,
  held_by uuid NOT NULL,
  held_on text NOT NULL,
  lifted_by uuid,
  lifted_on text,
  PRIMARY KEY (tenant, id)
);

-- How many years an organisation keeps a class, where it decided that itself.
CREATE TABLE kept_for (
  tenant uuid NOT NULL REFERENCES tenant,
  class text COLLATE "C" NOT NULL,
  years int NOT NULL CHECK (years BETWEEN 1 AND 100),
  PRIMARY KEY (tenant, class)
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['erasure', 'hold', 'kept_for'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY mine ON %I FOR SELECT TO banyan_app USING (tenant = ANY ((SELECT my_tenants())::uuid[]))', name);
    EXECUTE format('CREATE POLICY backs_up ON %I TO banyan_backup USING ((SELECT current_user) = ''banyan_backup'')', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO banyan_backup', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['tenant', 'stream', 'key_entry', 'change', 'wrap', 'record', 'fact', 'counted', 'erasure', 'hold', 'kept_for'] LOOP
    EXECUTE format('CREATE POLICY erases ON %I TO banyan_eraser USING (tenant = ANY ((SELECT my_tenants())::uuid[]))', name);
  END LOOP;
END $$;
-- Which day it is.
CREATE POLICY erases ON installation FOR SELECT TO banyan_eraser USING (true);

GRANT SELECT ON erasure, hold, kept_for TO banyan_app;
-- A push never makes undone what was erased.
REVOKE UPDATE ON record FROM banyan_app;
GRANT UPDATE (revision, created, withdrawn, to_recount, waiting, state, first_stamp, last_stamp, circle, circle_stamp, folded) ON record TO banyan_app;

GRANT SELECT ON installation, tenant, stream, key_entry, change, wrap, record, fact, counted, erasure, hold, kept_for TO banyan_eraser;
GRANT UPDATE (n) ON stream TO banyan_eraser;
GRANT UPDATE (head, body, facts, erased) ON change TO banyan_eraser;
GRANT DELETE ON wrap TO banyan_eraser;
GRANT UPDATE (erased, folded, state, to_recount, waiting) ON record TO banyan_eraser;
GRANT INSERT, UPDATE, DELETE ON fact, counted TO banyan_eraser;
GRANT INSERT, UPDATE ON erasure, hold TO banyan_eraser;
GRANT INSERT, UPDATE, DELETE ON kept_for TO banyan_eraser;
