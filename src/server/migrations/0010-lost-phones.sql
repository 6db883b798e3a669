-- A phone that fell into other hands holds keys, and calls itself what it likes: what is kept aside is what its person sends, by whichever
-- device, until they have keys that were said in the organisation's log at this entry or later.
DROP TABLE cut_device;

CREATE TABLE cut_person (
  tenant uuid NOT NULL REFERENCES tenant,
  person uuid NOT NULL,
  n int NOT NULL,
  cut_by uuid NOT NULL,
  cut_on text NOT NULL,
  PRIMARY KEY (tenant, person)
);
ALTER TABLE cut_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE cut_person FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON cut_person TO banyan_app USING (tenant = ANY ((SELECT my_tenants())::uuid[]));
CREATE POLICY backs_up ON cut_person TO banyan_backup USING ((SELECT current_user) = 'banyan_backup');
GRANT SELECT, INSERT ON cut_person TO banyan_backup;
GRANT SELECT, INSERT ON cut_person TO banyan_app;
GRANT UPDATE (n, cut_by, cut_on) ON cut_person TO banyan_app;

-- Why a change was left out for good.
ALTER TABLE set_aside ADD COLUMN reason text;
GRANT UPDATE (reason) ON set_aside TO banyan_app;
