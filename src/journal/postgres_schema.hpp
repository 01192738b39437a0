#pragma once
// The tables in PostgreSQL: those of schema.hpp, and one for what a cut line leaves open. A later version adds steps behind
// these and never changes one that was released.
//
// `organisation` is the first column of every key, so that a distributed PostgreSQL can keep an organisation together.

namespace schakel::journal {

inline constexpr const char* postgres_schema_sql = R"(
CREATE TABLE version(number BIGINT NOT NULL PRIMARY KEY);
INSERT INTO version(number) VALUES (1);
CREATE TABLE organisation(organisation BIGINT NOT NULL PRIMARY KEY);
CREATE TABLE journal(organisation BIGINT NOT NULL, position BIGINT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL,
  body TEXT NOT NULL, PRIMARY KEY (organisation, position));
CREATE TABLE command(organisation BIGINT NOT NULL, id BYTEA NOT NULL, position BIGINT NOT NULL, made BIGINT NOT NULL,
  PRIMARY KEY (organisation, id));
CREATE TABLE keyring(organisation BIGINT NOT NULL, owner TEXT NOT NULL, key BYTEA NOT NULL,
  PRIMARY KEY (organisation, owner));
CREATE TABLE ballot(organisation BIGINT NOT NULL, round BIGINT NOT NULL, ballot BYTEA NOT NULL, sheet TEXT NOT NULL,
  PRIMARY KEY (organisation, round, ballot));
CREATE TABLE taken(organisation BIGINT NOT NULL, round BIGINT NOT NULL, person BIGINT NOT NULL,
  PRIMARY KEY (organisation, round, person));
CREATE TABLE session(token BYTEA NOT NULL PRIMARY KEY, organisation BIGINT NOT NULL, person BIGINT NOT NULL,
  expires BIGINT NOT NULL);
CREATE TABLE link(token BYTEA NOT NULL PRIMARY KEY, organisation BIGINT NOT NULL, person BIGINT NOT NULL,
  expires BIGINT NOT NULL, used BIGINT NOT NULL);
CREATE TABLE writer(name BYTEA NOT NULL PRIMARY KEY, batch BIGINT NOT NULL);
)";

}  // namespace schakel::journal
