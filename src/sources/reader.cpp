#include "sources/reader.hpp"

#include "sources/calendar.hpp"
#include "sources/git_log.hpp"
#include "sources/graphml.hpp"
#include "sources/mattermost.hpp"
#include "sources/mbox.hpp"
#include "sources/ties_table.hpp"

namespace schakel::sources {

std::unique_ptr<SourceReader> reader_of(Kind kind, std::string file, Gathering& gathering) {
  switch (kind) {
    case Kind::mbox: return std::make_unique<MboxReader>(file, gathering);
    case Kind::mail: return std::make_unique<MailReader>(file, gathering);
    case Kind::ics: return std::make_unique<CalendarReader>(file, gathering);
    case Kind::git: return std::make_unique<GitLogReader>(file, gathering);
    case Kind::mattermost: return std::make_unique<MattermostReader>(file, gathering);
    case Kind::graphml: return std::make_unique<GraphmlReader>(file, gathering);
    case Kind::csv: break;
  }
  return std::make_unique<TableReader>(file, gathering);
}

std::string_view source_name(Kind kind) {
  switch (kind) {
    case Kind::mbox:
    case Kind::mail: return "mail";
    case Kind::ics: return "meeting";
    case Kind::git: return "git";
    case Kind::mattermost: return "chat";
    case Kind::graphml: return "graph";
    case Kind::csv: break;
  }
  return "table";
}

}  // namespace schakel::sources
