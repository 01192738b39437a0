#include "http/device.hpp"

#include <span>
#include <utility>

namespace schakel::http {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;  // what stands in the header, what we call it

// Browsers name those they descend from too, so the most particular sign comes first.
constexpr Sign browsers[] = {{"Edg", "edge"},       {"OPR/", "opera"},    {"SamsungBrowser/", "samsung"}, {"FxiOS/", "firefox"},
                             {"Firefox/", "firefox"}, {"CriOS/", "chrome"}, {"Chrome/", "chrome"},          {"Safari/", "safari"}};
constexpr Sign systems[] = {{"Android", "android"}, {"iPhone", "ios"}, {"iPad", "ios"},  {"Windows", "windows"},
                            {"CrOS", "chromeos"},   {"Macintosh", "mac"}, {"Linux", "linux"}};

std::string_view first_sign(std::string_view text, std::span<const Sign> signs) {
  for (const auto& [sign, name] : signs) {
    if (text.find(sign) != std::string_view::npos) return name;
  }
  return "other";
}

}  // namespace

std::string rough_device(std::string_view user_agent) {
  const auto browser = first_sign(user_agent, browsers);
  const auto system = first_sign(user_agent, systems);
  if (browser == "other" && system == "other") return {};
  return std::string(browser) + " " + std::string(system);
}

}  // namespace schakel::http
