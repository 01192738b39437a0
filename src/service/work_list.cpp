#include "service/work_list.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "exchange/work_csv.hpp"
#include "identity/base64.hpp"
#include "sources/work_file.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t projects_told = 100;

std::string name_of_file(const std::string& said) {
  const std::string_view name = trimmed(said);
  return name.empty() ? "work.csv" : shortened(mended_utf8(name.substr(0, 400)));
}

class WorkListReader {
 public:
  WorkListReader(const WorkOrder& order, const WorkOwners& owners) : order_(order), owners_(owners) {
    read_.bring.programme = order.programme;
  }

  Result<WorkRead> read() && {
    const std::size_t count = order_.files.size() + (order_.work ? 1U : 0U);
    if (count > work_files_most) {
      return fail(ErrorKind::too_large, std::to_string(count) + " files came at once; at most " + std::to_string(work_files_most) + " are taken",
                  "error.too_many_files", {{"count", std::to_string(count)}, {"most", std::to_string(work_files_most)}});
    }
    TRY(know_project_owners());
    if (order_.work) read_file("work.csv", *order_.work);
    for (const WorkFileOrder& file : order_.files) {
      const std::string name = name_of_file(file.name);
      read_file(name, TRY(bytes_of(file, name)));
    }
    if (stopped_) read_.bring.items.clear();
    read_.view.items = read_.bring.items.size();
    for (const auto& [project, items] : without_) {
      if (read_.view.without.size() < projects_told) read_.view.without.push_back({project, items});
    }
    return std::move(read_);
  }

 private:
  static Result<std::string> bytes_of(const WorkFileOrder& file, const std::string& name) {
    if (file.text.has_value() == file.workbook.has_value()) {
      return invalid(name + " is neither text nor a workbook", "error.work_file_form", {{"file", name}});
    }
    if (file.text) return *file.text;
    auto bytes = identity::from_base64url(*file.workbook);
    if (!bytes || !sources::is_workbook(*bytes)) return invalid(name + " is no workbook", "error.bad_archive", {{"file", name}});
    return std::move(*bytes);
  }

  static Error without_silo(const std::string& said) {
    return {ErrorKind::invalid_input, shortened(said) + " is in no silo", "error.work_no_silo", {{"value", shortened(said)}}};
  }

  Result<void> know_project_owners() {
    for (const ProjectOwner& one : order_.owners) {
      if (!owners_.has(one.owner)) return fail(ErrorKind::not_found, "nobody here has the id " + shortened(one.owner), "error.unknown_own_id", {{"id", shortened(one.owner)}});
      if (!owners_.in_silo(one.owner)) return Failure(without_silo(one.owner));
      project_owner_[one.project] = one.owner;
    }
    return {};
  }

  void read_file(const std::string& name, const std::string& bytes) {
    if (sources::work_kind(bytes) == sources::WorkKind::table) {
      read_own_table(name, bytes);
    } else {
      read_export(name, bytes);
    }
  }

  void read_own_table(const std::string& name, const std::string& text) {
    exchange::WorkReading reading = exchange::read_work(text, name);
    note(reading);
    WorkFileRead about{.name = name};
    for (std::size_t i = 0; i < reading.items.size(); ++i) {
      WorkRow& item = reading.items[i];
      if (!owners_.has(item.owner)) {
        refuse(name, reading.lines[i], item.owner, Error{ErrorKind::not_found, "nobody here has the id " + item.owner, "error.unknown_own_id", {{"id", item.owner}}});
      } else if (!owners_.in_silo(item.owner)) {
        refuse(name, reading.lines[i], item.owner, without_silo(item.owner));
      } else {
        about.items += take(name, reading.lines[i], std::move(item)) ? 1 : 0;
      }
    }
    read_.view.files.push_back(std::move(about));
  }

  void read_export(const std::string& name, const std::string& bytes) {
    sources::WorkFile file = sources::read_work_file(bytes, name);
    note(file);
    WorkFileRead about{.name = name, .kind = file.kind, .items = 0, .finished = file.finished, .confidential = file.confidential};
    for (sources::FoundWork& found : file.items) {
      auto owner = owner_of(found);
      if (!owner) {
        refuse(name, found.line, found.owners.empty() ? "" : found.owners.front(), owner.error());
        ++without_[found.project];
        continue;
      }
      WorkRow row{.id = std::move(found.id), .title = std::move(found.title), .owner = std::move(*owner), .text = {}, .from = found.from, .until = found.until};
      if (order_.descriptions) row.text = std::move(found.text);
      about.items += take(name, found.line, std::move(row)) ? 1 : 0;
    }
    read_.view.files.push_back(std::move(about));
  }

  Result<std::string> owner_of(const sources::FoundWork& found) const {
    bool several = false, siloless = false;
    for (const std::string& said : found.owners) {
      const auto known = owners_.find(said);
      if (!known.id.empty() && owners_.in_silo(known.id)) return known.id;
      siloless = siloless || !known.id.empty();
      several = several || known.several;
    }
    if (const auto named = project_owner_.find(found.project); named != project_owner_.end()) return named->second;
    const std::string id = shortened(found.id);
    if (found.owners.empty()) return fail(ErrorKind::not_found, id + " is assigned to nobody", "error.work_unassigned", {{"id", id}});
    const std::string said = shortened(found.owners.front());
    if (siloless) return Failure(without_silo(said));
    if (several) return fail(ErrorKind::not_found, "more than one person here is called " + said, "error.work_owner_several", {{"value", said}});
    return fail(ErrorKind::not_found, "nobody here is known as " + said, "error.work_owner_unknown", {{"value", said}});
  }

  // Of all files together an id is there once.
  bool take(const std::string& name, std::uint64_t line, WorkRow row) {
    const auto [known, is_new] = file_of_.emplace(row.id, name);
    if (!is_new) {
      const std::string id = shortened(row.id);
      refuse(name, line, row.id, Error{ErrorKind::invalid_input, "the id " + id + " is already in " + known->second, "error.work_in_two_files",
                                       {{"value", id}, {"file", known->second}}});
      return false;
    }
    read_.bring.items.push_back(std::move(row));
    return true;
  }

  void refuse(const std::string& name, std::uint64_t line, std::string_view value, const Error& error) {
    add(exchange::refused_at(name, line, value, error));
  }
  void add(const exchange::Refused& refused) {
    WorkBroughtView& view = read_.view;
    if (view.refused.size() < exchange::kept_refusals) view.refused.push_back({refused.file, refused.line, refused.value, refused.sentence, refused.code});
    ++view.refused_in_all;
  }
  void note(const exchange::Reading& reading) {
    for (const exchange::Refused& refused : reading.refused) add(refused);
    read_.view.refused_in_all += reading.refused_in_all - reading.refused.size();
    for (const exchange::Refused& one : reading.noticed) {
      if (read_.view.noticed.size() < exchange::kept_refusals) read_.view.noticed.push_back({one.file, one.line, one.value, one.sentence, one.code});
    }
    stopped_ = stopped_ || reading.stopped;
  }

  const WorkOrder& order_;
  const WorkOwners& owners_;
  WorkRead read_{};
  bool stopped_ = false;
  std::map<std::string, std::uint64_t> without_;
  std::unordered_map<std::string, std::string> project_owner_;
  std::unordered_map<std::string, std::string> file_of_;  // own id → the file it came in
};

}  // namespace

Result<WorkRead> read_work_list(const WorkOrder& order, const WorkOwners& owners) { return WorkListReader(order, owners).read(); }

}  // namespace schakel::service
