#pragma once
// Slack's export, unpacked: a folder with lists, and a folder for each conversation with a file for each day.
//
//   users.json                    [{"id":"U1","is_bot":false,"profile":{"email":"anna@x.org"}}]
//   dms.json mpims.json           [{"id":"D1","name":"…","members":["U1","U2"]}]          conversations of named people
//   general/2026-03-02.json       [{"type":"message","user":"U1","text":"… <@U2>","ts":"1772443800.000100","thread_ts":"…"}]
//
// Messages with a subtype (somebody joined, a bot) are left out, but for those that are messages all the same.
// Careful  days of one conversation come in their order, one conversation after another

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "sources/chat.hpp"
#include "sources/gathering.hpp"

namespace schakel::sources {

class SlackReader {
 public:
  explicit SlackReader(Gathering& gathering) : gathering_(gathering) {}

  void users(std::string_view text, const std::string& file);
  // dms.json and mpims.json; the other lists name people who may read, not who are spoken to.
  void conversations(std::string_view text, const std::string& file);
  void day(const std::string& conversation, std::string_view text, const std::string& file);

 private:
  [[nodiscard]] bool documents(std::string_view text, const std::string& file, std::vector<boost::json::object>& all);
  void message(const boost::json::object& said, const std::vector<std::string>* members, const std::string& file);

  Gathering& gathering_;
  ChatPeople people_;
  std::map<std::string, std::vector<std::string>, std::less<>> members_;  // of a conversation, by its number and its name
  std::string conversation_;
  std::map<std::string, Speakers, std::less<>> threads_;  // of that conversation
};

}  // namespace schakel::sources
