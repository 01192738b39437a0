#include "domain/chat_door.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

bool is_base64(std::string_view text) {
  const std::size_t end = text.find_last_not_of('=') + 1;
  const bool alphabet = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '/';
  });
  return alphabet && text.size() % 4 == 0 && text.size() - end <= 2;
}

// The sentence never says the secret.
Result<void> check_chat_secret(ChatKind kind, std::string_view secret) {
  const bool plain = std::all_of(secret.begin(), secret.end(), [](char c) { return c > ' ' && c <= '~'; });
  const bool sized = secret.size() >= chat_secret_shortest && secret.size() <= chat_secret_longest;
  if (plain && sized && (kind != ChatKind::teams || is_base64(secret))) return {};
  return refuse("error.chat_secret", {{"least", std::to_string(chat_secret_shortest)}, {"most", std::to_string(chat_secret_longest)}});
}

bool is_hash(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

const std::string* name_of(const ChatDoor& door, PersonId person) {
  for (const auto& [name, whose] : door.names) {
    if (whose == person) return &name;
  }
  return nullptr;
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const ConnectChat& asked) {
  TRY(needs_facilitator(state, asking));
  if (asked.kind == ChatKind::program) return refuse("error.chat_kind");
  TRY(check_chat_secret(asked.kind, asked.secret));
  if (state.index.by_chat_address.contains(asked.address)) return Facts{};
  if (state.chat_doors.size() >= chat_doors_most) return refuse("error.too_many", {{"count", std::to_string(chat_doors_most + 1)}, {"field", "chats"}, {"most", std::to_string(chat_doors_most)}});
  const ChatDoorId id(state.last.chat_door + 1);
  return Facts{ChatConnected{.door = id, .kind = asked.kind, .secret = {.owner = key_owner(id), .text = asked.secret}, .address = asked.address}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ReplaceChatSecret& asked) {
  TRY(needs_facilitator(state, asking));
  const ChatDoor* door = TRY(existing(state.chat_doors, asked.door, "error.unknown_chat"));
  TRY(check_chat_secret(door->kind, asked.secret));
  if (door->secret.text == asked.secret) return Facts{};
  return Facts{ChatSecretReplaced{.door = door->id, .kind = door->kind, .secret = {.owner = key_owner(door->id), .text = asked.secret}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const TakeChatAway& asked) {
  TRY(needs_facilitator(state, asking));
  const ChatDoor* door = TRY(existing(state.chat_doors, asked.door, "error.unknown_chat"));
  return Facts{ChatTakenAway{.door = door->id, .kind = door->kind}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const TieChatName& asked) {
  (void)TRY(existing(state, asking.person));
  const ChatDoor* door = TRY(existing(state.chat_doors, asked.door, "error.unknown_chat"));
  if (!is_hash(asked.name)) return refuse("error.bad_lock");
  Facts facts;
  if (const auto before = door->names.find(asked.name); before != door->names.end()) {
    if (before->second == asking.person) return facts;
    // Said on its own: when the next owner is forgotten, the one before does not have it again.
    facts.push_back(ChatNameUntied{.door = door->id, .person = before->second});
  }
  facts.push_back(ChatNameTied{.door = door->id, .person = asking.person, .name = {.owner = key_owner(asking.person), .text = asked.name}});
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const UntieChatName& asked) {
  (void)TRY(existing(state, asking.person));
  const ChatDoor* door = TRY(existing(state.chat_doors, asked.door, "error.unknown_chat"));
  if (name_of(*door, asking.person) == nullptr) return Facts{};
  return Facts{ChatNameUntied{.door = door->id, .person = asking.person}};
}

void fold_in(State& state, const ChatConnected& fact, Instant at) {
  state.last.chat_door = std::max(state.last.chat_door, fact.door.number());
  state.index.by_chat_address[fact.address] = fact.door;
  state.chat_doors[fact.door] = {.id = fact.door, .kind = fact.kind, .secret = fact.secret, .address = fact.address, .since = day_of(at), .names = {}};
}

void fold_in(State& state, const ChatSecretReplaced& fact, Instant) {
  if (ChatDoor* door = known(state.chat_doors, fact.door)) door->secret = fact.secret;
}

void fold_in(State& state, const ChatTakenAway& fact, Instant) {
  const ChatDoor* door = known(state.chat_doors, fact.door);
  if (door == nullptr) return;
  state.index.by_chat_address.erase(door->address);
  state.chat_doors.erase(fact.door);
}

void fold_in(State& state, const ChatNameTied& fact, Instant) {
  ChatDoor* door = known(state.chat_doors, fact.door);
  if (door == nullptr || fact.name.forgotten) return;
  std::erase_if(door->names, [&](const auto& entry) { return entry.second == fact.person; });
  door->names[fact.name.text] = fact.person;
}

void fold_in(State& state, const ChatNameUntied& fact, Instant) {
  ChatDoor* door = known(state.chat_doors, fact.door);
  if (door != nullptr) std::erase_if(door->names, [&](const auto& entry) { return entry.second == fact.person; });
}

void untie_names(State& state, PersonId person) {
  for (auto& [id, door] : state.chat_doors) {
    std::erase_if(door.names, [&](const auto& entry) { return entry.second == person; });
  }
}

}  // namespace schakel::domain
