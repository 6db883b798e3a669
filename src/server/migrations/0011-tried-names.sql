-- Names that were tried in vain at the door, for every process on this database and after a restart. By a keyed hash: whoever mistypes may
-- have written a password where the name belongs.
CREATE TABLE tried_name (
  hash text COLLATE "C" PRIMARY KEY,
  times int NOT NULL,
  at timestamptz NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX tried_name_at ON tried_name (at);

ALTER TABLE tried_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE tried_name FORCE ROW LEVEL SECURITY;
CREATE POLICY door ON tried_name TO banyan_app USING ((SELECT current_setting('banyan.door', true)) = 'open');
GRANT SELECT, INSERT, UPDATE, DELETE ON tried_name TO banyan_app;
