-- Files, in sealed chunks: what is in them, and what they are called, no server knows. They come before the change that names them, so of
-- a record that may not be there yet.
CREATE TABLE file_chunk (
  tenant uuid NOT NULL REFERENCES tenant,
  record uuid NOT NULL,
  file uuid NOT NULL,
  chunk int NOT NULL CHECK (chunk >= 0),
  box text NOT NULL,
  PRIMARY KEY (tenant, record, file, chunk)
);
-- Sealed bytes do not shrink.
ALTER TABLE file_chunk ALTER COLUMN box SET STORAGE EXTERNAL;

ALTER TABLE file_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON file_chunk TO banyan_app USING (tenant = ANY ((SELECT my_tenants())::uuid[]));
CREATE POLICY backs_up ON file_chunk TO banyan_backup USING ((SELECT current_user) = 'banyan_backup');
-- Erasing a record takes its files along.
CREATE POLICY erases ON file_chunk TO banyan_eraser USING (tenant = ANY ((SELECT my_tenants())::uuid[]));

GRANT SELECT, INSERT ON file_chunk TO banyan_app, banyan_backup;
GRANT SELECT, DELETE ON file_chunk TO banyan_eraser;
