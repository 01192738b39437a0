#include "service/views/chat.hpp"

#include <algorithm>

#include <boost/describe/enum_to_string.hpp>

namespace schakel::service {

using namespace domain;

ChatDoorsView chat_doors_view(const State& state, const std::string& server) {
  ChatDoorsView view;
  for (const auto& [id, door] : state.chat_doors) {
    const std::string kind = boost::describe::enum_to_string(door.kind, "?");
    view.doors.push_back({.door = id, .kind = door.kind, .address = server + "/chat/" + kind + "/" + door.address, .since = door.since});
  }
  return view;
}

MyChatsView my_chats_view(const State& state, const Viewer& viewer) {
  MyChatsView view;
  for (const auto& [id, door] : state.chat_doors) {
    if (door.kind == ChatKind::teams) continue;
    const bool tied = std::any_of(door.names.begin(), door.names.end(), [&](const auto& entry) { return entry.second == viewer.person; });
    view.chats.push_back({.door = id, .kind = door.kind, .tied = tied});
  }
  return view;
}

}  // namespace schakel::service
