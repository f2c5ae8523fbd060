-- Version 1: the slot book. PostgreSQL 13 or later. Every key begins with the resource, so that rows can be spread by it.

-- Which of these files have been applied. Each tells it itself, whoever applies it: JdbcSchema, Flyway or psql.
CREATE TABLE sluss_schema (
    version integer NOT NULL PRIMARY KEY
);

-- The slots that somebody has taken a place in. No row, or a row of which none is taken: as many places as the rules say.
-- Room is left on each page, so that the count changes in place without touching an index.
CREATE TABLE sluss_slot (
    resource text        NOT NULL,
    starts   timestamptz NOT NULL,
    ends     timestamptz NOT NULL,
    capacity integer     NOT NULL,
    taken    integer     NOT NULL,
    CONSTRAINT sluss_slot_key PRIMARY KEY (resource, starts, ends),
    CONSTRAINT sluss_slot_never_over_booked CHECK (taken BETWEEN 0 AND capacity)
) WITH (fillfactor = 50);

CREATE INDEX sluss_slot_ends ON sluss_slot (ends);

-- Who has those places: as many rows as are taken. held_until is null once a place is confirmed.
CREATE TABLE sluss_hold (
    resource   text        NOT NULL,
    starts     timestamptz NOT NULL,
    ends       timestamptz NOT NULL,
    holder     text        NOT NULL,
    held_until timestamptz,
    CONSTRAINT sluss_hold_key PRIMARY KEY (resource, starts, ends, holder)
);

-- Only what is not confirmed, so it stays small: what has run out is found here.
CREATE INDEX sluss_hold_unconfirmed ON sluss_hold (resource, starts, ends, held_until) WHERE held_until IS NOT NULL;

INSERT INTO sluss_schema (version) VALUES (1);
