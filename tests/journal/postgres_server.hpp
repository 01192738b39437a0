#pragma once
// PostgresServer: a real PostgreSQL of the tests' own: its files in a folder that goes away, reached by a socket in it.

#include <sys/types.h>

#include <string>

#include "journal/folder.hpp"

namespace schakel::test {

class PostgresServer {
 public:
  // Says that it is skipped when no PostgreSQL is installed.
  [[nodiscard]] static bool is_installed();
  // One for all tests of a program.
  [[nodiscard]] static PostgresServer& shared();

  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // The address of an empty database.
  [[nodiscard]] std::string new_database();
  [[nodiscard]] const std::string& files() const { return folder_.path(); }

  void start();
  void stop(int signal);  // SIGINT: as an administrator stops it; SIGKILL: as a power cut does

 private:
  Folder folder_;
  pid_t postmaster_ = 0;
  int databases_ = 0;
};

}  // namespace schakel::test
