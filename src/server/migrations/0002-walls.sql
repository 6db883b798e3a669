-- The second wall. Whatever a query forgets, a row shows only to a role and a person it is meant for; the owner of the tables is
-- held too (FORCE), and has no policy for what people wrote: work that forgets to take a role sees nothing.
-- Settings are read in a sub-select, once a statement and not once a row.

-- The day it is: a demonstration's own, else the database's, in UTC.
CREATE FUNCTION day_here() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT today FROM installation), to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD'));

-- The setting names tenants, each alone or as tenant/from/to: the days on which a grant stands, either of which may be empty.
CREATE FUNCTION my_tenants() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN ARRAY(
    SELECT split_part(reach, '/', 1)::uuid
    FROM unnest(string_to_array(nullif(current_setting('banyan.tenants', true), ''), ',')) AS reach
    WHERE split_part(reach, '/', 2) COLLATE "C" <= day_here()
      AND (split_part(reach, '/', 3) = '' OR day_here() <= split_part(reach, '/', 3) COLLATE "C"));

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['migration', 'installation', 'person', 'sign_in', 'cut', 'tenant', 'stream', 'granted', 'key_entry', 'epoch_box', 'epoch_before', 'change', 'wrap', 'record', 'fact', 'counted'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  -- What a signed-in person's request may touch: rows of the tenants in which that person has a role.
  FOREACH name IN ARRAY ARRAY['tenant', 'stream', 'key_entry', 'epoch_before', 'change', 'wrap', 'record', 'fact', 'counted'] LOOP
    EXECUTE format('CREATE POLICY mine ON %I TO banyan_app USING (tenant = ANY ((SELECT my_tenants())::uuid[]))', name);
  END LOOP;
  -- What whoever sets an installation up may touch: who there is, and who may do what; nothing anybody wrote.
  FOREACH name IN ARRAY ARRAY['migration', 'installation', 'person', 'tenant', 'stream', 'granted', 'key_entry', 'epoch_box', 'epoch_before'] LOOP
    EXECUTE format('CREATE POLICY set_up ON %I TO CURRENT_USER USING (true)', name);
  END LOOP;
  -- What the door may touch before it knows who is there.
  FOREACH name IN ARRAY ARRAY['person', 'sign_in', 'granted', 'tenant', 'stream'] LOOP
    EXECUTE format('CREATE POLICY door ON %I TO banyan_app USING ((SELECT current_setting(''banyan.door'', true)) = ''open'')', name);
  END LOOP;
  -- What counts for a release: counted rows and the state of records, of every tenant, and nothing else.
  FOREACH name IN ARRAY ARRAY['tenant', 'record', 'counted', 'cut'] LOOP
    EXECUTE format('CREATE POLICY counts ON %I TO banyan_counter USING ((SELECT current_user) = ''banyan_counter'')', name);
  END LOOP;
END $$;

-- What is sealed to somebody is handed to nobody else. The recovery pair is nobody: it takes several people to open what is sealed to it.
CREATE POLICY own ON epoch_box FOR SELECT TO banyan_app
  USING (tenant = ANY ((SELECT my_tenants())::uuid[])
    AND person IN ((SELECT nullif(current_setting('banyan.person', true), '')::uuid), '00000000-0000-0000-0000-000000000000'));

-- Whom to call is for everybody, before anybody signs in: of what people wrote, the only thing the door may read.
CREATE POLICY door_helplines ON record FOR SELECT TO banyan_app
  USING ((SELECT current_setting('banyan.door', true)) = 'open' AND type = 'helpline');

CREATE POLICY everybody ON installation FOR SELECT TO banyan_app USING (true);
CREATE POLICY released ON cut FOR SELECT TO banyan_app USING (true);

GRANT SELECT ON installation, person, tenant, stream, granted, key_entry, epoch_box, epoch_before, change, wrap, record, fact, counted, cut TO banyan_app;
GRANT SELECT, INSERT, DELETE ON sign_in TO banyan_app;
GRANT UPDATE (n) ON stream TO banyan_app;
GRANT INSERT ON change TO banyan_app;
GRANT INSERT, UPDATE, DELETE ON wrap TO banyan_app;
GRANT INSERT, UPDATE ON record TO banyan_app;
GRANT INSERT, UPDATE, DELETE ON fact, counted TO banyan_app;

GRANT SELECT ON tenant, counted TO banyan_counter;
GRANT SELECT (tenant, record, type, created, withdrawn, to_recount, waiting) ON record TO banyan_counter;
GRANT SELECT, INSERT ON cut TO banyan_counter;
