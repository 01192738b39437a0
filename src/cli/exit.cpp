#include "cli/exit.hpp"

#include "cli/args.hpp"

namespace schakel::cli {

Exit exit_of(const Error& error) {
  if (is_wrong_usage(error)) return Exit::usage;
  switch (error.kind) {
    case ErrorKind::invalid_input:
    case ErrorKind::not_found:
    case ErrorKind::forbidden:
    case ErrorKind::conflict: return Exit::input;
    case ErrorKind::too_large:
    case ErrorKind::cancelled: return Exit::limit;
    case ErrorKind::storage: return Exit::fault;
  }
  return Exit::fault;
}

}  // namespace schakel::cli
