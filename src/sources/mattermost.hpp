#pragma once
// Mattermost's bulk export (`mmctl export create`): one JSON document a line.
//
//   {"type":"user","user":{"username":"anna","email":"anna@x.org"}}
//   {"type":"post","post":{"channel":"…","user":"anna","message":"…","create_at":1772443800000,"replies":[{"user":"bas",…}]}}
//   {"type":"direct_post","direct_post":{"channel_members":["anna","bas"],"user":"anna",…}}
//
// Messages that Mattermost writes itself (a type such as system_join_channel) and those of bots are left out.

#include <boost/json/object.hpp>

#include "sources/chat.hpp"
#include "sources/lines.hpp"
#include "sources/reader.hpp"

namespace schakel::sources {

class MattermostReader : public SourceReader {
 public:
  MattermostReader(const std::string& file, Gathering& gathering);
  void feed(std::string_view piece) override;
  void end() override;

 private:
  void line(const Line& line);
  void user(const boost::json::object& user, bool machine);
  void post(const boost::json::object& post, const std::vector<std::string>& members, std::uint64_t line);
  void message(const boost::json::object& said, const std::vector<std::string>& members, const Speakers& before, std::uint64_t line);
  [[nodiscard]] std::vector<std::string> mentioned(std::string_view text) const;

  std::string file_;
  Gathering& gathering_;
  Lines lines_;
  bool begun_ = false;
  ChatPeople people_;
};

}  // namespace schakel::sources
