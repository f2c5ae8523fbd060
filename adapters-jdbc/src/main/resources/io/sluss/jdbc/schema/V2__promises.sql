-- Version 2: promises and what is told of them. Every key holds the resource, but for one, which is told below.

-- What was promised. Neither a number nor a word that was said: callers and targets are keyed hashes, the number to call is
-- encrypted, code and word were drawn by lot. Once a promise is over, dial_target, caller_key and target_key are null.
-- Room is left on each page, so that it can be leased in place.
CREATE TABLE sluss_promise (
    resource     text        NOT NULL,
    offer        text        NOT NULL,
    id           text        NOT NULL,
    contact      text        NOT NULL,
    kind         text        NOT NULL,
    starts       timestamptz NOT NULL,
    ends         timestamptz NOT NULL,
    place        text,
    mode         text        NOT NULL,
    made_at      timestamptz NOT NULL,
    origin       text        NOT NULL,
    reason       text,
    region       text,
    language     text,
    queue_ticket text,
    arrived_at   timestamptz NOT NULL,
    code         text        NOT NULL,
    word         text        NOT NULL,
    safe_to_call boolean,
    dial_target  bytea,
    caller_key   text,
    target_key   text,
    state        text        NOT NULL,
    revision     integer     NOT NULL,
    due_at       timestamptz NOT NULL,
    attempts     text[]      NOT NULL, -- each '2026-11-24T11:00:00Z BUSY'
    carried_over integer     NOT NULL,
    broken       boolean     NOT NULL,
    lease_holder text,
    lease_until  timestamptz,
    CONSTRAINT sluss_promise_key PRIMARY KEY (resource, offer)
) WITH (fillfactor = 70);

-- An offer makes one promise, also when it is accepted at two resources at once. Where the rows are spread by their
-- resource this cannot be a key: CREATE INDEX instead of CREATE UNIQUE INDEX will do there, and nothing else changes.
CREATE UNIQUE INDEX sluss_promise_offer ON sluss_promise (offer);

CREATE INDEX sluss_promise_id ON sluss_promise (id);
CREATE INDEX sluss_promise_caller ON sluss_promise (caller_key) WHERE caller_key IS NOT NULL;
CREATE INDEX sluss_promise_target ON sluss_promise (target_key) WHERE target_key IS NOT NULL;

-- What is old enough to be dropped. Rows come about in the order of their times, so a summary of each range of pages
-- will do, and costs next to nothing to keep. Nothing is looked for by contact but to unlink one that has become anonymous.
CREATE INDEX sluss_promise_ends ON sluss_promise USING brin (ends) WITH (pages_per_range = 32, autosummarize = on);

-- The callbacks to come, so it stays small: of those that are due, few at any time, the first are leased; and all of them
-- are looked through for what is overdue.
CREATE INDEX sluss_promise_due ON sluss_promise (resource, due_at) WHERE state = 'MADE' AND kind = 'CALLBACK';

-- How many callbacks were leased when, and by whom: the pace is counted from it. Kept for a day.
CREATE TABLE sluss_lease (
    resource text        NOT NULL,
    begun_at timestamptz NOT NULL,
    holder   text        NOT NULL,
    leases   integer     NOT NULL,
    CONSTRAINT sluss_lease_key PRIMARY KEY (resource, begun_at, holder)
);

-- What other systems are to be told, until they were. The resource is the promise's, or empty where it is about none.
CREATE TABLE sluss_outbox (
    id          text        NOT NULL,
    resource    text        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL,
    happened_at timestamptz NOT NULL,
    data        text[]      NOT NULL, -- names and values in turn
    attempts    integer     NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL DEFAULT '-infinity',
    CONSTRAINT sluss_outbox_key PRIMARY KEY (id, resource)
);

CREATE INDEX sluss_outbox_happened ON sluss_outbox (happened_at, next_at);

INSERT INTO sluss_schema (version) VALUES (2);
