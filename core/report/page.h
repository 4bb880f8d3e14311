// What every page that stands for itself is made of: one file of HTML that opens from disk, asks nothing of anybody else,
// is light or dark as the reader likes it and black on white on paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grapevine {

// The whole file, with the style that all reports share and `style` behind it. A policy in it forbids scripts and anything
// from another place. `title` is escaped here, `body` is HTML.
std::string page_of(std::string_view title, const std::string& body, std::string_view style = {});

// `title` is escaped here, `inside` is HTML.
std::string section(std::string_view title, const std::string& inside, std::string_view look = {});
std::string folded(std::string_view title, const std::string& inside);  // both HTML; nothing where there is nothing inside
// Plain text, escaped here; `look` is a class.
std::string paragraph(std::string_view text, std::string_view look = {});

// Words as they are said, escaped where they are written.
struct Heading {
  std::string_view text;
  bool figure = false;  // aligned to the right
};
struct Cell {
  std::string html;
  std::string_view look;  // a class, or empty
};

// A table whose first column names its rows. On a narrow screen each row becomes a block that repeats the headings.
class HtmlTable {
 public:
  HtmlTable(std::string_view look, std::string_view caption, std::vector<Heading> headings);
  void row(std::string_view look, const std::vector<Cell>& cells);
  std::string done() { return std::move(html_) + "</tbody></table></div>\n"; }

 private:
  std::vector<Heading> headings_;
  std::string html_;
};

}  // namespace grapevine
