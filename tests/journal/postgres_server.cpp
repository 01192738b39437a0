#include "journal/postgres_server.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

namespace schakel::test {

namespace {

// The newest one's programs; "" when there is none.
std::string programs() {
  std::string newest;
  std::error_code none;
  for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
    if (std::filesystem::exists(version.path() / "bin/postgres")) newest = std::max(newest, version.path().string() + "/bin/");
  }
  return newest;
}

// PostgreSQL refuses to run as root.
const passwd* somebody_else() {
  if (::geteuid() != 0) return nullptr;
  const passwd* user = ::getpwnam("postgres");
  return user != nullptr ? user : ::getpwnam("nobody");
}

pid_t run(const std::string& program, std::vector<std::string> arguments, const std::string& output) {
  const passwd* const user = somebody_else();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // it ends with the tests, however they end
  if (::getppid() != parent) ::_exit(126);
  const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(out, 1);
  ::dup2(out, 2);
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

}  // namespace

bool PostgresServer::is_installed() {
  if (!programs().empty()) return true;
  MESSAGE("skipped: PostgreSQL (not installed)");
  return false;
}

PostgresServer& PostgresServer::shared() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer() {
  if (const passwd* const user = somebody_else()) {
    if (::chown(files().c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("cannot give the folder away");
  }
  int status = 0;
  const pid_t making = run(programs() + "initdb", {"-D", files() + "/data", "-A", "trust", "-U", "tester", "--no-sync", "-E", "UTF8",
                                                   "--locale", "C.UTF-8"}, files() + "/log");
  ::waitpid(making, &status, 0);
  if (status != 0) throw std::runtime_error("initdb failed, see " + files() + "/log");
  start();
}

PostgresServer::~PostgresServer() { stop(SIGINT); }

void PostgresServer::start() {
  const std::string url = "host=" + files() + " user=tester dbname=postgres";
  for (int attempt = 0; attempt < 600; ++attempt) {
    // It refuses as long as a child of one that was killed has not found out.
    if (postmaster_ == 0 || ::waitpid(postmaster_, nullptr, WNOHANG) == postmaster_) {
      postmaster_ = run(programs() + "postgres",
                        {"-D", files() + "/data", "-k", files(), "-c", "listen_addresses=", "-c", "max_connections=50"},
                        files() + "/log");
    }
    if (PQping(url.c_str()) == PQPING_OK) return;
    ::usleep(50'000);
  }
  throw std::runtime_error("PostgreSQL does not start, see " + files() + "/log");
}

void PostgresServer::stop(int signal) {
  if (postmaster_ == 0) return;
  ::kill(postmaster_, signal);
  ::waitpid(postmaster_, nullptr, 0);
  postmaster_ = 0;
}

std::string PostgresServer::new_database() {
  const std::string name = "test" + std::to_string(++databases_);
  PGconn* const line = PQconnectdb(("host=" + files() + " user=tester dbname=postgres").c_str());
  PQclear(PQexec(line, ("CREATE DATABASE " + name).c_str()));
  PQfinish(line);
  return "postgresql:///" + name + "?user=tester&host=" + files();
}

}  // namespace schakel::test
