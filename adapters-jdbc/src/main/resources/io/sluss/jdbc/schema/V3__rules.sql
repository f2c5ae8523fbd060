-- Version 3: the rules that nodes share, and what staff ordered. Texts of rules and words of staff, none of callers.

-- The texts of rules, as they were first put in force or tried out. The number tells the order in which they came.
CREATE TABLE sluss_rules_text (
    version  text        NOT NULL,
    number   bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    source   text        NOT NULL,
    taken_at timestamptz NOT NULL,
    taken_by text        NOT NULL,
    CONSTRAINT sluss_rules_text_key PRIMARY KEY (version)
);

-- What each change put in force. Numbers follow each other without a gap: of two changes made at once, one finds its
-- number taken. What is in force is the row with the highest.
CREATE TABLE sluss_rules_change (
    sequence   bigint           NOT NULL,
    live       text             NOT NULL,
    tried      text,
    share      double precision,
    salt       text,
    withdrawn  text[]           NOT NULL,
    changed_at timestamptz      NOT NULL,
    changed_by text             NOT NULL,
    CONSTRAINT sluss_rules_change_key PRIMARY KEY (sequence),
    CONSTRAINT sluss_rules_change_trial CHECK ((tried IS NULL) = (share IS NULL) AND (tried IS NULL) = (salt IS NULL))
);

-- What staff ordered, and why; kept for good. A scope that is null means all.
CREATE TABLE sluss_audit (
    number  bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at      timestamptz NOT NULL,
    action  text        NOT NULL,
    service text,
    region  text,
    channel text,
    until   timestamptz NOT NULL,
    by      text        NOT NULL,
    why     text        NOT NULL,
    CONSTRAINT sluss_audit_key PRIMARY KEY (number)
);

-- The same entry is taken in once; those of the last day are found here, too.
CREATE UNIQUE INDEX sluss_audit_once
    ON sluss_audit (at, action, coalesce(service, ''), coalesce(region, ''), coalesce(channel, ''), until, by, why);

INSERT INTO sluss_schema (version) VALUES (3);
