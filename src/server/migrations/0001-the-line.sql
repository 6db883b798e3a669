-- The line as tables: changes, the records they come to, the facts these state, and the flat table that is counted.
-- Rules every table keeps (read from the catalogue by test/contract/catalogue.db.test.ts): the tenant comes first in every primary
-- key, unique index and foreign key; ids are UUIDs made by the client; no sequences, no triggers that write, no exclusion
-- constraints, no inheritance; the keys of a period are columns of what is counted. Texts that are compared order by their bytes.

-- Outside any tenant ------------------------------------------------------------------------------------------------------------

CREATE TABLE installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  log_id uuid NOT NULL,
  programme text NOT NULL,
  demonstration boolean NOT NULL,
  today text,
  -- The public key that whoever set this installation up signs with: written once.
  root text,
  -- The demonstration is all in.
  loaded boolean NOT NULL DEFAULT false
);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  does text NOT NULL,
  organisation text NOT NULL,
  country text
);

CREATE TABLE sign_in (
  token_hash text COLLATE "C" PRIMARY KEY,
  person uuid NOT NULL REFERENCES person,
  ends_at timestamptz NOT NULL
);
CREATE INDEX sign_in_ends ON sign_in (ends_at);

CREATE TABLE cut (
  id uuid PRIMARY KEY,
  period text COLLATE "C" NOT NULL,
  version int NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  body jsonb NOT NULL,
  hash text NOT NULL,
  UNIQUE (period, version)
);

-- Inside a tenant ---------------------------------------------------------------------------------------------------------------

CREATE TABLE tenant (
  tenant uuid PRIMARY KEY,
  name text NOT NULL,
  country text,
  -- A partner's figures are waited for; the alliance itself reports nothing.
  partner boolean NOT NULL
);

-- One row a team, and the counter of its changes: raised in the transaction that adds them, and so locked until it commits.
CREATE TABLE stream (
  tenant uuid NOT NULL REFERENCES tenant,
  stream uuid NOT NULL,
  name text NOT NULL,
  n bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant, stream)
);

-- A role somebody has in a tenant; it reaches one stream, or the tenant itself and so all of it. It stands from a day to a day, both
-- included and each empty where it has no end: an auditor's second visit is a row of its own.
CREATE TABLE granted (
  tenant uuid NOT NULL REFERENCES tenant,
  person uuid NOT NULL,
  role text COLLATE "C" NOT NULL,
  reach uuid NOT NULL,
  from_on text COLLATE "C" NOT NULL DEFAULT '' CHECK (from_on ~ '^(\d{4}-\d\d-\d\d)?$'),
  to_on text COLLATE "C" NOT NULL DEFAULT '' CHECK (to_on ~ '^(\d{4}-\d\d-\d\d)?$'),
  PRIMARY KEY (tenant, person, role, reach, from_on)
);
CREATE INDEX granted_person ON granted (person);

-- The signed log of who belongs to an organisation and by which keys (docs/formats.md); what it grants stands in `granted` as well. An entry
-- that begins an epoch says so in columns: which epoch of a circle is the last is asked at every push.
CREATE TABLE key_entry (
  tenant uuid NOT NULL REFERENCES tenant,
  n int NOT NULL,
  entry text NOT NULL,
  signature text NOT NULL,
  stream uuid,
  circle text COLLATE "C",
  epoch int,
  PRIMARY KEY (tenant, n)
);
CREATE UNIQUE INDEX key_entry_epoch ON key_entry (tenant, stream, circle, epoch) WHERE epoch IS NOT NULL;

-- The secret of an epoch, sealed to one person of its circle.
CREATE TABLE epoch_box (
  tenant uuid NOT NULL,
  person uuid NOT NULL,
  stream uuid NOT NULL,
  circle text COLLATE "C" NOT NULL,
  epoch int NOT NULL,
  box text NOT NULL,
  PRIMARY KEY (tenant, person, stream, circle, epoch),
  FOREIGN KEY (tenant, stream) REFERENCES stream
);

-- The secret of the epoch before, under that of this one.
CREATE TABLE epoch_before (
  tenant uuid NOT NULL,
  stream uuid NOT NULL,
  circle text COLLATE "C" NOT NULL,
  epoch int NOT NULL,
  box text NOT NULL,
  PRIMARY KEY (tenant, stream, circle, epoch),
  FOREIGN KEY (tenant, stream) REFERENCES stream
);

-- The log. `head` is the canonical text that was signed; body and facts can be erased without breaking the signature.
CREATE TABLE change (
  tenant uuid NOT NULL,
  id uuid NOT NULL,
  stream uuid NOT NULL,
  n bigint NOT NULL,
  record uuid NOT NULL,
  revision int NOT NULL,
  type text NOT NULL,
  act text NOT NULL,
  author uuid NOT NULL,
  device uuid NOT NULL,
  stamp text COLLATE "C" NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  head text NOT NULL,
  body text NOT NULL,
  facts text,
  signature text,
  PRIMARY KEY (tenant, id),
  UNIQUE (tenant, stream, n),
  FOREIGN KEY (tenant, stream) REFERENCES stream
);
CREATE INDEX change_record ON change (tenant, record);

-- The secrets of records, each under the secret of a circle in an epoch. Its own table: erasing a record is erasing its rows here, and it
-- has a backup of its own.
CREATE TABLE wrap (
  tenant uuid NOT NULL,
  record uuid NOT NULL,
  generation int NOT NULL,
  -- Says which secret is inside: what a body that is sealed under it begins with.
  key text COLLATE "C" NOT NULL,
  circle text COLLATE "C" NOT NULL,
  epoch int NOT NULL,
  box text NOT NULL,
  -- Wrapped for those who read the record since: it seals nothing that comes.
  again boolean,
  PRIMARY KEY (tenant, record, generation, key, circle)
);

-- What the changes of a record come to, as far as the server can read: an open record's answers, a sealed record's acts.
CREATE TABLE record (
  tenant uuid NOT NULL,
  record uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  stream uuid NOT NULL,
  revision int NOT NULL,
  -- False while edits have arrived and the change that creates it has not.
  created boolean NOT NULL,
  withdrawn boolean NOT NULL,
  -- Its facts wait to be stated anew by a device that can read it.
  to_recount boolean NOT NULL,
  -- Events it states whose occasion has not arrived, under the newest rules it has facts of.
  waiting int NOT NULL DEFAULT 0,
  state text,
  first_stamp text COLLATE "C" NOT NULL,
  last_stamp text COLLATE "C" NOT NULL,
  -- Who reads it: the team, or people by name; and the stamp of the change that said so.
  circle text COLLATE "C" NOT NULL DEFAULT 'team',
  circle_stamp text COLLATE "C" NOT NULL DEFAULT '',
  folded jsonb,
  PRIMARY KEY (tenant, record),
  FOREIGN KEY (tenant, stream) REFERENCES stream
);
CREATE INDEX record_listed ON record (type, tenant, record) WHERE folded IS NOT NULL;
CREATE INDEX record_incomplete ON record (tenant) WHERE to_recount OR waiting > 0;

-- Facts as a record states them, one row each. Only the organisation reads its own.
CREATE TABLE fact (
  tenant uuid NOT NULL,
  record uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  rules int NOT NULL,
  role text NOT NULL,
  person uuid,
  same_as uuid,
  may_be uuid,
  subject uuid,
  occasion uuid,
  on_day text COLLATE "C",
  month text COLLATE "C" GENERATED ALWAYS AS (left(on_day, 7)) STORED,
  year smallint GENERATED ALWAYS AS (left(on_day, 4)::smallint) STORED,
  country text COLLATE "C",
  sex text COLLATE "C",
  age_band text COLLATE "C",
  audience text COLLATE "C",
  topic text COLLATE "C",
  code text COLLATE "C",
  answer text COLLATE "C",
  state text COLLATE "C",
  basis text NOT NULL,
  quantity int NOT NULL,
  fresh int NOT NULL,
  minor bigint,
  currency text,
  PRIMARY KEY (tenant, record, kind, key, rules)
);
-- Which events hang on an occasion; which happened to a person; who a person is, the first fact first; whose double somebody is, or may be.
CREATE INDEX fact_occasion ON fact (tenant, occasion) WHERE occasion IS NOT NULL;
CREATE INDEX fact_happened ON fact (tenant, person) WHERE role = 'event' AND person IS NOT NULL;
CREATE INDEX fact_person ON fact (tenant, person, record, kind, key) WHERE role = 'person' AND person IS NOT NULL;
CREATE INDEX fact_double ON fact (tenant, same_as) WHERE same_as IS NOT NULL;
CREATE INDEX fact_asked ON fact (tenant, may_be) WHERE may_be IS NOT NULL;

-- Facts that name each other, made flat (src/core/fact/join.ts is the reference). A dimension that nobody said is null.
CREATE TABLE counted (
  tenant uuid NOT NULL,
  record uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  rules int NOT NULL,
  person uuid,
  -- The person may turn out to be a double of another: nobody has answered yet.
  unsure boolean NOT NULL,
  subject uuid,
  occasion uuid,
  month text COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  country text COLLATE "C",
  sex text COLLATE "C",
  age_band text COLLATE "C",
  audience text COLLATE "C",
  topic text COLLATE "C",
  code text COLLATE "C",
  answer text COLLATE "C",
  state text COLLATE "C",
  basis text COLLATE "C" NOT NULL,
  quantity int NOT NULL,
  fresh int NOT NULL,
  minor bigint,
  currency text COLLATE "C",
  PRIMARY KEY (tenant, record, kind, key, rules)
);
-- A count over every organisation reads the rows of its years and kinds.
CREATE INDEX counted_year ON counted (year, kind);
