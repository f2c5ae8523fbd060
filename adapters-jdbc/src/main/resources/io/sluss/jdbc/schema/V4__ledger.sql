-- Version 4: the ledger of offers. Every key but that of visits begins with the contact, so that rows can be spread by it.

-- The contacts of which something is known. Whoever changes anything of a contact changes its row first, so that one goes
-- after the other. A contact that nothing may link to its caller any more has the number under which that was noted.
CREATE TABLE sluss_contact (
    contact  text        NOT NULL,
    began    timestamptz NOT NULL,
    changes  bigint      NOT NULL,
    unlinked bigint,
    CONSTRAINT sluss_contact_key PRIMARY KEY (contact)
) WITH (fillfactor = 80);

CREATE INDEX sluss_contact_began ON sluss_contact (began);

CREATE INDEX sluss_contact_unlinked ON sluss_contact (unlinked) WHERE unlinked IS NOT NULL;

-- What happened, of each contact in the order of position. The key says what can happen once: "once" is empty for what
-- happens once to its subject, and otherwise tells apart what may happen often. What is not counted is kept because what
-- comes later depends on it. Nobody's number, key or word is in it.
CREATE TABLE sluss_event (
    contact      text        NOT NULL,
    position     integer     NOT NULL,
    subject      text        NOT NULL,
    kind         text        NOT NULL,
    once         text        NOT NULL,
    counted      boolean     NOT NULL,
    at           timestamptz NOT NULL,
    origin       text        NOT NULL,
    region       text,
    reason       text,
    urgency      text,
    arm          text,
    channel      text,
    channel_name text,
    rule_set     text,
    outcome      text,
    detail       text,
    span_micros  bigint,
    CONSTRAINT sluss_event_once PRIMARY KEY (contact, subject, kind, once)
);

-- The offers that somebody was put and nothing has become of, so that those are found that have expired.
CREATE TABLE sluss_open_offer (
    contact    text        NOT NULL,
    offer      text        NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sluss_open_offer_key PRIMARY KEY (contact, offer)
);

CREATE INDEX sluss_open_offer_expires_at ON sluss_open_offer (expires_at);

-- Numbers what is written of visits, so that other nodes find what is new to them.
CREATE SEQUENCE sluss_visit_number;

-- Who was here, when and about what: the only link between a contact and its caller, who is a keyed hash. Channels are
-- separated by spaces.
CREATE TABLE sluss_visit (
    caller   text        NOT NULL,
    contact  text        NOT NULL,
    at       timestamptz NOT NULL,
    reason   text,
    services text        NOT NULL,
    number   bigint      NOT NULL,
    CONSTRAINT sluss_visit_key PRIMARY KEY (caller, contact)
);

CREATE INDEX sluss_visit_contact ON sluss_visit (contact);

CREATE INDEX sluss_visit_by_number ON sluss_visit (number);

INSERT INTO sluss_schema (version) VALUES (4);
