-- Devices that fell into other hands, and what is kept aside: of them, and of people who had left.

CREATE TABLE cut_device (
  tenant uuid NOT NULL REFERENCES tenant,
  device uuid NOT NULL,
  person uuid NOT NULL,
  cut_by uuid NOT NULL,
  cut_on text NOT NULL,
  PRIMARY KEY (tenant, device)
);

-- A change as it was sent, in no record. What was left out stays, and is listed.
CREATE TABLE set_aside (
  tenant uuid NOT NULL,
  id uuid NOT NULL,
  stream uuid NOT NULL,
  record uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  act text NOT NULL,
  author uuid NOT NULL,
  device uuid NOT NULL,
  received_on text NOT NULL,
  why text NOT NULL CHECK (why IN ('device', 'left')),
  change text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'released', 'discarded')),
  settled_by uuid,
  settled_on text,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cut_device', 'set_aside'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY mine ON %I TO banyan_app USING (tenant = ANY ((SELECT my_tenants())::uuid[]))', name);
    EXECUTE format('CREATE POLICY backs_up ON %I TO banyan_backup USING ((SELECT current_user) = ''banyan_backup'')', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO banyan_backup', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON cut_device, set_aside TO banyan_app;
GRANT UPDATE (state, settled_by, settled_on) ON set_aside TO banyan_app;
-- Erasing a record takes what was kept aside of it along.
CREATE POLICY erases ON set_aside TO banyan_eraser USING (tenant = ANY ((SELECT my_tenants())::uuid[]));
GRANT SELECT, DELETE ON set_aside TO banyan_eraser;
