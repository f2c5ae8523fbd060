-- Version 5: what is measured of the ledger. Rows of before have null in the new columns.

-- The language served, how likely it was that a lot fell as it did, and what an agent told at the end of a contact: that
-- it was solved stands in detail. Whether there is a case, never which.
ALTER TABLE sluss_event
    ADD COLUMN language        text,
    ADD COLUMN propensity      double precision,
    ADD COLUMN referred_to     text,
    ADD COLUMN case_opened     boolean,
    ADD COLUMN report_complete boolean,
    ADD COLUMN follow_up       boolean,
    ADD COLUMN handling_micros bigint;

-- A contact began when it arrived; as long as that is not known, when it was first heard of. Those of a time are read in
-- that order.
DROP INDEX sluss_contact_began;
CREATE INDEX sluss_contact_began ON sluss_contact (began, contact);

-- A contact that came back names the one before, until either may not be linked to its caller any more.
CREATE INDEX sluss_event_came_back ON sluss_event (subject) WHERE kind = 'RECONTACT';

INSERT INTO sluss_schema (version) VALUES (5);
