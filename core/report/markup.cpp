#include "report/markup.h"

#include "report/terminal.h"

namespace grapevine {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char letter : printable(text)) switch (letter) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default: safe += letter;
    }
  return safe;
}

}  // namespace grapevine
