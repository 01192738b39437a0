#pragma once
// A list of work out of the files that a facilitator sends together: what was read, what was left aside, and why a line was not
// taken; and the command that brings it.
//
// Edges   an item is of the person to whom it is assigned, when they are known here and in a silo; else of who was named for its project; else it is
//         refused by its line, and counted for its project
// Limits  those of sources/work_file.hpp for each file, work_files_most together
// Fails   invalid_input: a file that is neither text nor a workbook, a named owner who is not here

#include "domain/command.hpp"
#include "service/views/overlap.hpp"
#include "service/work_owners.hpp"

namespace schakel::service {

inline constexpr std::size_t work_files_most = 50;

struct WorkRead {
  WorkBroughtView view;
  domain::BringWork bring;
};

[[nodiscard]] Result<WorkRead> read_work_list(const WorkOrder& order, const WorkOwners& owners);

}  // namespace schakel::service
