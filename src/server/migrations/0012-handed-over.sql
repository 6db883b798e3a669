-- What somebody hands over to whoever leads their team, because it was not accepted, is kept aside as well.
ALTER TABLE set_aside DROP CONSTRAINT set_aside_why_check;
ALTER TABLE set_aside ADD CONSTRAINT set_aside_why_check CHECK (why IN ('device', 'left', 'handed'));

-- A sign-in that somebody who leads its person has ended is kept until it would have ended by itself: so that the device hears of it and takes
-- them off, whoever holds it.
ALTER TABLE sign_in ADD COLUMN removed boolean NOT NULL DEFAULT false;
GRANT UPDATE (removed) ON sign_in TO banyan_app;
