#pragma once
// Chat doors as their screens show them, and one's own name in each chat. No secret is ever shown, and nobody reads who is known
// in a chat but they themselves.

#include "domain/chat_door.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

struct ChatDoorView {
  domain::ChatDoorId door;
  domain::ChatKind kind = domain::ChatKind::mattermost;
  std::string address;  // what is pasted over there
  Date since;
};
BOOST_DESCRIBE_STRUCT(ChatDoorView, (), (door, kind, address, since))
struct ChatDoorsView {
  std::vector<ChatDoorView> doors;
};
BOOST_DESCRIBE_STRUCT(ChatDoorsView, (), (doors))

// One in which somebody can be known: not Teams, where everybody reads what is answered.
struct MyChat {
  domain::ChatDoorId door;
  domain::ChatKind kind = domain::ChatKind::mattermost;
  bool tied = false;
};
BOOST_DESCRIBE_STRUCT(MyChat, (), (door, kind, tied))
struct MyChatsView {
  std::vector<MyChat> chats;
};
BOOST_DESCRIBE_STRUCT(MyChatsView, (), (chats))

struct ConnectChatOrder {
  domain::ChatKind kind = domain::ChatKind::mattermost;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(ConnectChatOrder, (), (kind, secret))
// To be said in a chat, once.
struct ChatCode {
  std::string code;  // "BCDF-2345"
  std::uint32_t minutes = 10;
};
BOOST_DESCRIBE_STRUCT(ChatCode, (), (code, minutes))

// `server`: Schakel's own address.
[[nodiscard]] ChatDoorsView chat_doors_view(const domain::State& state, const std::string& server);
[[nodiscard]] MyChatsView my_chats_view(const domain::State& state, const Viewer& viewer);

}  // namespace schakel::service
