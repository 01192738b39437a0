#pragma once
// The tables of schakel.db. A later version adds steps behind these and never changes one that was released.

namespace schakel::journal {

inline constexpr int schema_version = 1;

// WITHOUT ROWID everywhere: a row's place in the file is its key, so that no table remembers in which order rows came.
inline constexpr const char* schema_sql = R"(
CREATE TABLE version(number INTEGER NOT NULL) STRICT;
INSERT INTO version(number) VALUES (1);
CREATE TABLE organisation(organisation INTEGER NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE journal(organisation INTEGER NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
  body TEXT NOT NULL, PRIMARY KEY (organisation, position)) STRICT, WITHOUT ROWID;
CREATE TABLE command(organisation INTEGER NOT NULL, id BLOB NOT NULL, position INTEGER NOT NULL, made INTEGER NOT NULL,
  PRIMARY KEY (organisation, id)) STRICT, WITHOUT ROWID;
CREATE TABLE keyring(organisation INTEGER NOT NULL, owner TEXT NOT NULL, key BLOB NOT NULL,
  PRIMARY KEY (organisation, owner)) STRICT, WITHOUT ROWID;
CREATE TABLE ballot(organisation INTEGER NOT NULL, round INTEGER NOT NULL, ballot BLOB NOT NULL, sheet TEXT NOT NULL,
  PRIMARY KEY (organisation, round, ballot)) STRICT, WITHOUT ROWID;
CREATE TABLE taken(organisation INTEGER NOT NULL, round INTEGER NOT NULL, person INTEGER NOT NULL,
  PRIMARY KEY (organisation, round, person)) STRICT, WITHOUT ROWID;
CREATE TABLE session(token BLOB NOT NULL PRIMARY KEY, organisation INTEGER NOT NULL, person INTEGER NOT NULL,
  expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE link(token BLOB NOT NULL PRIMARY KEY, organisation INTEGER NOT NULL, person INTEGER NOT NULL,
  expires INTEGER NOT NULL, used INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)";

}  // namespace schakel::journal
