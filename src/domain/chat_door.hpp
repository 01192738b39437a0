#pragma once
// Chat doors: chat servers of the organisation's own that ask in people's name, when those say so there. What a server sends is
// believed for the secret that it gave; it is sealed under the door's key, so that taking the door away forgets it.
//
// Whoever tied their name in that chat to themselves is known by a hash over the door's address and that name. It is sealed under
// their own key: who has a name in which chat is in the record for themselves alone, and goes with them. What somebody asked or
// said there is nowhere.

#include <map>
#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/rhythm.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

inline constexpr std::size_t chat_doors_most = 10;
inline constexpr std::size_t chat_secret_shortest = 16;
inline constexpr std::size_t chat_secret_longest = 200;

struct ChatDoor {
  ChatDoorId id;
  ChatKind kind = ChatKind::mattermost;  // never `program`
  Secret secret;
  std::string address;  // the last part of it, which nobody guesses; it opens nothing without the secret
  Date since;
  std::map<std::string, PersonId, std::less<>> names;  // hash of a name there → whose it is; each person once
};

// --- facts
struct ChatConnected {
  ChatDoorId door;
  ChatKind kind = ChatKind::mattermost;
  Secret secret;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(ChatConnected, (), (door, kind, secret, address))
// The address and the names stay.
struct ChatSecretReplaced {
  ChatDoorId door;
  ChatKind kind = ChatKind::mattermost;
  Secret secret;
};
BOOST_DESCRIBE_STRUCT(ChatSecretReplaced, (), (door, kind, secret))
// Its key was deleted in the same transaction; nobody's name is tied there any more.
struct ChatTakenAway {
  ChatDoorId door;
  ChatKind kind = ChatKind::mattermost;
};
BOOST_DESCRIBE_STRUCT(ChatTakenAway, (), (door, kind))
struct ChatNameTied {
  ChatDoorId door;
  PersonId person;
  Secret name;  // 64 hexadecimal digits; the person's key
};
BOOST_DESCRIBE_STRUCT(ChatNameTied, (), (door, person, name))
struct ChatNameUntied {
  ChatDoorId door;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(ChatNameUntied, (), (door, person))

// --- commands
// By a facilitator; the address is for the service to make.
struct ConnectChat {
  ChatKind kind = ChatKind::mattermost;
  std::string secret;  // as the chat server gave it
  std::string address;
};
struct ReplaceChatSecret {
  ChatDoorId door;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(ReplaceChatSecret, (), (door, secret))
struct TakeChatAway {
  ChatDoorId door;
};
BOOST_DESCRIBE_STRUCT(TakeChatAway, (), (door))
// By whoever's name it is, after the service has taken their code. A name that was somebody else's is theirs no longer.
struct TieChatName {
  ChatDoorId door;
  std::string name;  // its hash
};
struct UntieChatName {
  ChatDoorId door;
};
BOOST_DESCRIBE_STRUCT(UntieChatName, (), (door))

}  // namespace schakel::domain
