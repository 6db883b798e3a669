-- Accounts: by what somebody signs in, and what lies there until their own device unlocks it. Nothing here opens anything: a bundle and a
-- wrap are sealed boxes, and of what proves who somebody is only a hash is kept, a slow one where it could be guessed.

-- The organisation that let somebody in, and alone may invite them anew. Nobody's in a demonstration.
ALTER TABLE person ADD COLUMN home uuid REFERENCES tenant;

CREATE TABLE account (
  person uuid PRIMARY KEY REFERENCES person,
  -- As the person writes it, and as it is compared (src/server/account.ts).
  name text NOT NULL,
  folded text COLLATE "C" NOT NULL UNIQUE,
  -- The person's secrets, under a master key that nobody has but them.
  bundle text NOT NULL
);

-- A way to sign in: the hash of its proof, and the master key under what else comes of the same secret.
CREATE TABLE way_in (
  person uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  way text COLLATE "C" NOT NULL CHECK (way IN ('password', 'code')),
  -- How a password becomes a secret (argon2id).
  settings jsonb CHECK ((settings IS NOT NULL) = (way = 'password')),
  verifier text NOT NULL,
  salt text NOT NULL,
  wrap text NOT NULL,
  PRIMARY KEY (person, way)
);

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  tenant uuid NOT NULL REFERENCES tenant,
  person uuid NOT NULL REFERENCES person,
  -- Of 32 random bytes: nobody guesses them, and SHA-256 is enough.
  proof_hash text NOT NULL,
  ends_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX invitation_person ON invitation (person);

-- From it comes what is answered about names that nobody has, the same each time they are asked for.
CREATE TABLE door_secret (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  secret text NOT NULL
);
INSERT INTO door_secret (secret) VALUES (gen_random_uuid()::text || gen_random_uuid()::text);

-- Where somebody is signed in, told to them alone: since when, when last, and what they called the device.
ALTER TABLE sign_in
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN began timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN last timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN device text NOT NULL DEFAULT '';
CREATE INDEX sign_in_person ON sign_in (person);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['account', 'way_in', 'invitation', 'door_secret'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['account', 'way_in', 'invitation', 'sign_in'] LOOP
    EXECUTE format('CREATE POLICY set_up ON %I TO CURRENT_USER USING (true)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['account', 'way_in', 'invitation', 'door_secret'] LOOP
    EXECUTE format('CREATE POLICY door ON %I FOR SELECT TO banyan_app USING ((SELECT current_setting(''banyan.door'', true)) = ''open'')', name);
  END LOOP;
END $$;

GRANT SELECT ON account, way_in, invitation, door_secret TO banyan_app;
GRANT UPDATE (last) ON sign_in TO banyan_app;
