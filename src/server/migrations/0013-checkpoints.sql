-- What records come to, as devices of their members folded, sealed and signed it (docs/formats.md, sealed checkpoint 1; decision 0028). Of each
-- record the last; nothing here is counted from, and nothing is lost with it. Whether one stands (this log, and its author in the record's circle
-- with the keys they have now) is asked whenever it is handed out. No backup holds any: a restored server goes by another log.
CREATE TABLE checkpoint (
  tenant uuid NOT NULL,
  record uuid NOT NULL,
  stream uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  up_to bigint NOT NULL,
  count int NOT NULL,
  log_id uuid NOT NULL,
  author uuid NOT NULL,
  made_on text COLLATE "C" NOT NULL,
  generation int NOT NULL,
  key text COLLATE "C" NOT NULL,
  box text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (tenant, record),
  FOREIGN KEY (tenant, stream) REFERENCES stream
);
-- Whose there are in a stream.
CREATE INDEX checkpoint_author ON checkpoint (tenant, stream, author);
-- Sealed bytes do not shrink.
ALTER TABLE checkpoint ALTER COLUMN box SET STORAGE EXTERNAL;
-- What is worth another one.
CREATE INDEX record_grown ON record (tenant, stream, record) WHERE revision >= 5 AND erased IS NULL;

ALTER TABLE checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON checkpoint TO banyan_app USING (tenant = ANY ((SELECT my_tenants())::uuid[]));
-- Erasing a record takes it along.
CREATE POLICY erases ON checkpoint TO banyan_eraser USING (tenant = ANY ((SELECT my_tenants())::uuid[]));

GRANT SELECT, INSERT ON checkpoint TO banyan_app;
GRANT UPDATE (up_to, count, log_id, author, made_on, generation, key, box, signature) ON checkpoint TO banyan_app;
GRANT SELECT, DELETE ON checkpoint TO banyan_eraser;
