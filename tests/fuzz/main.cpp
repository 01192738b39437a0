// schakel_fuzz --target=NAME [libFuzzer's own options] [corpus…]     --list names the targets

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "target.hpp"

namespace schakel::fuzz {
namespace {

const Target* chosen = nullptr;

const std::vector<Target>& targets() {
  static const std::vector<Target> all = [] {
    std::vector<Target> list;
    for (const auto part : {table_targets, json_targets, http_targets, stored_targets, sealed_targets, identity_targets, scenario_targets,
                            source_targets, chat_targets}) {
      for (const Target& target : part()) list.push_back(target);
    }
    return list;
  }();
  return all;
}

void choose(std::string_view name) {
  for (const Target& target : targets()) {
    if (target.name == name) chosen = &target;
  }
}

[[noreturn]] void list_them(int status) {
  for (const Target& target : targets()) std::printf("%.*s\n", static_cast<int>(target.name.size()), target.name.data());
  std::exit(status);
}

}  // namespace

void must(bool holds, const char* sentence) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", sentence);
  std::abort();
}

std::string_view take_line(std::string_view& bytes) {
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  bytes.remove_prefix(line.size() == bytes.size() ? line.size() : line.size() + 1);
  return line;
}

}  // namespace schakel::fuzz

extern "C" int LLVMFuzzerInitialize(int* count, char*** words);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  constexpr std::string_view option = "--target=";
  for (int i = 1; i < *count; ++i) {
    const std::string_view word = (*words)[i];
    if (word == "--list") schakel::fuzz::list_them(0);
    if (word.substr(0, option.size()) == option) schakel::fuzz::choose(word.substr(option.size()));
  }
  if (schakel::fuzz::chosen == nullptr) schakel::fuzz::list_them(2);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  schakel::fuzz::chosen->run({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
