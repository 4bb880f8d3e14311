#include "report/page.h"

#include <fmt/format.h>

#include "base/wording.h"
#include "report/markup.h"
#include "report/report_style.h"
#include "scenario/scenario.h"

namespace grapevine {

std::string page_of(std::string_view title, const std::string& body, std::string_view style) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"generator\" content=\"Grapevine {}\"/>\n<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
      escaped(language()), kEngineVersion, escaped(title), kReportStyle, style, body);
}

std::string section(std::string_view title, const std::string& inside, std::string_view look) {
  const std::string attribute = look.empty() ? "" : fmt::format(" class=\"{}\"", look);
  return fmt::format("<section{}>\n<h2>{}</h2>\n{}</section>\n", attribute, escaped(title), inside);
}

std::string folded(std::string_view title, const std::string& inside) {
  return inside.empty() ? "" : fmt::format("<details>\n<summary>{}</summary>\n{}</details>\n", title, inside);
}

std::string paragraph(std::string_view text, std::string_view look) {
  if (text.empty()) return "";
  return look.empty() ? fmt::format("<p>{}</p>\n", escaped(text)) : fmt::format("<p class=\"{}\">{}</p>\n", look, escaped(text));
}

HtmlTable::HtmlTable(std::string_view look, std::string_view caption, std::vector<Heading> headings) : headings_(std::move(headings)) {
  html_ = fmt::format("<div class=\"scroll\"><table class=\"wide {}\" aria-label=\"{}\">\n<thead><tr>", look, escaped(caption));
  for (const Heading& heading : headings_)
    html_ += heading.text.empty() ? std::string("<td></td>")
                                  : fmt::format("<th scope=\"col\"{}>{}</th>", heading.figure ? " class=\"figure\"" : "", escaped(heading.text));
  html_ += "</tr></thead>\n<tbody>\n";
}

void HtmlTable::row(std::string_view look, const std::vector<Cell>& cells) {
  html_ += look.empty() ? std::string("<tr>") : fmt::format("<tr class=\"{}\">", look);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string look_of_cell(headings_[i].figure ? "figure" : "");
    if (!cells[i].look.empty()) look_of_cell += (look_of_cell.empty() ? "" : " ") + std::string(cells[i].look);
    const std::string attribute = look_of_cell.empty() ? "" : fmt::format(" class=\"{}\"", look_of_cell);
    html_ += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", attribute, cells[i].html)
                    : fmt::format("<td data-of=\"{}\"{}>{}</td>", escaped(headings_[i].text), attribute, cells[i].html);
  }
  html_ += "</tr>\n";
}

}  // namespace grapevine
