#pragma once
// A table of ties as it comes in: from, to, weight and at are taken, all other columns are not. Held whole while it is read.

#include <string>

#include "sources/reader.hpp"

namespace schakel::sources {

class TableReader : public SourceReader {
 public:
  TableReader(const std::string& file, Gathering& gathering) : file_(file), gathering_(gathering) {}
  void feed(std::string_view piece) override;
  void end() override;

 private:
  std::string file_;
  Gathering& gathering_;
  std::string text_;
};

}  // namespace schakel::sources
