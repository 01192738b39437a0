#pragma once
// Lines: bytes that come in pieces, cut into lines without their end (LF or CRLF). However the pieces are cut, the lines are the same.
//
// Edges   a line longer than `most` bytes is given once, its beginning, with `cut`; memory stays at that
// Cost    O(bytes); a line within one piece is not copied

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace schakel::sources {

struct Line {
  std::string_view text;
  std::uint64_t number = 0;
  bool cut = false;
};

class Lines {
 public:
  explicit Lines(std::size_t most) : most_(most) {}

  template <class Take>
  void feed(std::string_view piece, Take&& take) {
    while (!piece.empty()) {
      const std::size_t end = piece.find('\n');
      if (end == std::string_view::npos) return hold(piece);
      const std::string_view part = piece.substr(0, end);
      piece.remove_prefix(end + 1);
      if (!begun_) {
        give(part, take);
        continue;
      }
      hold(part);
      give_held(take);
    }
  }

  template <class Take>
  void end(Take&& take) {
    if (begun_) give_held(take);
  }

 private:
  // One byte more than may be in a line, so that what is too long is seen, and CR does not count.
  void hold(std::string_view part) {
    begun_ = true;
    const std::size_t room = most_ + 2 - std::min(waiting_.size(), most_ + 2);
    waiting_.append(part.substr(0, room));
    lost_ = lost_ || part.size() > room;
  }
  template <class Take>
  void give_held(Take&& take) {
    // Of a line whose end was lost only the beginning counts, and that is too long anyhow.
    give(waiting_, take);
    waiting_.clear();
    begun_ = lost_ = false;
  }
  template <class Take>
  void give(std::string_view text, Take&& take) {
    if (!lost_ && !text.empty() && text.back() == '\r') text.remove_suffix(1);
    const bool cut = text.size() > most_;
    take(Line{.text = text.substr(0, most_), .number = ++number_, .cut = cut});
  }

  std::size_t most_;
  std::string waiting_;
  bool begun_ = false;
  bool lost_ = false;
  std::uint64_t number_ = 0;
};

}  // namespace schakel::sources
