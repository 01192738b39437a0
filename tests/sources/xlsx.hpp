#pragma once
// Workbooks made by hand, whole and broken ones: the parts of a zip archive, by name.

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace schakel::sources::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string archive_of(const Parts& parts) {
  zip_source_t* const whole = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(whole);
  zip_t* const zip = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : parts) {
    (void)zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  }
  (void)zip_close(zip);
  zip_stat_t about;
  (void)zip_source_stat(whole, &about);
  std::string bytes(about.size, '\0');
  (void)zip_source_open(whole);
  (void)zip_source_read(whole, bytes.data(), bytes.size());
  (void)zip_source_close(whole);
  zip_source_free(whole);
  return bytes;
}

// One sheet, and the shared texts when there are any.
inline Parts book_of(const std::string& sheet, const std::string& shared = "") {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  Parts parts = {
      {"_rels/.rels", "<Relationships><Relationship Id='a' Type='" + type + "officeDocument' Target='xl/workbook.xml'/></Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='Tasks' sheetId='1' r:id='b'/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='b' Type='" + type + "worksheet' Target='worksheets/sheet1.xml'/></Relationships>"},
      {"xl/worksheets/sheet1.xml", sheet}};
  if (!shared.empty()) parts.emplace_back("xl/sharedStrings.xml", shared);
  return parts;
}

inline std::string sheet_of(const std::string& rows) { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"; }
inline std::string said(const std::string& place, const std::string& text) {
  return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}
// A table as Planner makes it, with these rows behind its heading.
inline std::string plan_of(const std::string& rows) {
  return archive_of(book_of(sheet_of("<row r='1'>" + said("A1", "Task ID") + said("B1", "Task Name") + said("C1", "Progress") + said("D1", "Assigned To") + "</row>" + rows)));
}

}  // namespace schakel::sources::test
