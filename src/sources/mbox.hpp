#pragma once
// mbox (RFC 4155) and single mails (.eml, a file of a Maildir): heads only. Bodies are passed over line by line and never kept.
//
//   From anna@x.org Mon Mar  2 09:30:00 2026     begins a mail: behind an empty line or at the top, with a moment in it
//   From: …
//                                                an empty line ends its head
//   >From here on                                a body
//
// Careful  a body with a whole mbox in it that was not quoted reads as more mails; there is no telling them apart

#include "sources/lines.hpp"
#include "sources/mail.hpp"
#include "sources/reader.hpp"

namespace schakel::sources {

class MboxReader : public SourceReader {
 public:
  MboxReader(const std::string& file, Gathering& gathering);
  void feed(std::string_view piece) override;
  void end() override;

 private:
  void line(const Line& line);
  enum class In { nothing, head, body };

  std::string file_;
  Gathering& gathering_;
  Lines lines_;
  MailHead head_;
  In in_ = In::nothing;
  bool empty_before_ = true;
};

class MailReader : public SourceReader {
 public:
  MailReader(const std::string& file, Gathering& gathering);
  void feed(std::string_view piece) override;
  void end() override;
  // The head is over: whoever reads the file may stop.
  [[nodiscard]] bool enough() const { return over_; }

 private:
  void line(const Line& line);

  std::string file_;
  Gathering& gathering_;
  Lines lines_;
  MailHead head_;
  bool any_ = false;
  bool over_ = false;
};

}  // namespace schakel::sources
