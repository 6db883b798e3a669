-- Passkeys: what somebody touches instead of typing, or after it. Of a passkey its public key is kept, and where it opens the person's keys,
-- their master key under a secret that only its authenticator works out.

CREATE TABLE passkey (
  -- As the authenticator names it.
  id text COLLATE "C" PRIMARY KEY,
  person uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  public_key text NOT NULL,
  -- How often it was used, where its authenticator counts.
  counter bigint NOT NULL,
  -- What the person calls it.
  label text NOT NULL,
  -- Without it the passkey is asked for after the password, and signs in nobody alone.
  wrap text,
  began timestamptz NOT NULL,
  last timestamptz
);
CREATE INDEX passkey_person ON passkey (person);

-- What an authenticator was asked to sign, until it has: once, and for minutes.
CREATE TABLE passkey_challenge (
  -- Of 32 random bytes: who reads the hash cannot answer for it.
  hash text COLLATE "C" PRIMARY KEY,
  -- To sign in alone; after the password of this person; or to add a passkey, in this sign-in of theirs.
  wants text NOT NULL CHECK (wants IN ('sign-in', 'second', 'add')),
  person uuid REFERENCES person CHECK ((person IS NULL) = (wants = 'sign-in')),
  session uuid CHECK ((session IS NOT NULL) = (wants = 'add')),
  ends_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_ends ON passkey_challenge (ends_at);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['passkey', 'passkey_challenge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY door ON %I TO banyan_app USING ((SELECT current_setting(''banyan.door'', true)) = ''open'')', name);
    EXECUTE format('CREATE POLICY set_up ON %I TO CURRENT_USER USING (true)', name);
  END LOOP;
END $$;

CREATE POLICY backs_up ON passkey TO banyan_backup USING ((SELECT current_user) = 'banyan_backup');
GRANT SELECT, INSERT ON passkey TO banyan_backup;
GRANT SELECT, UPDATE (counter, last) ON passkey TO banyan_app;
GRANT SELECT, INSERT, DELETE ON passkey_challenge TO banyan_app;
