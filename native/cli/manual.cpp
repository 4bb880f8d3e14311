// grapevine manual: the manual page, made from the same declarations as every --help.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "scenario/scenario.h"

namespace grapevine {

namespace {

// Text as roff takes it: no line begins a request, and backslashes and hyphens are themselves.
std::string roff(std::string_view text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool first = i == 0 || text[i - 1] == '\n';
    if (first && (text[i] == '.' || text[i] == '\'')) safe += "\\&";
    if (text[i] == '\\') safe += "\\e";
    else if (text[i] == '-') safe += "\\-";
    else safe += text[i];
  }
  return safe;
}

constexpr std::string_view kExits =
    "0 done; 1 internal error; 2 wrong usage; 3 invalid input; 4 a condition of --fail-if holds; 5 stopped, --resume goes on; "
    "6 other results than promised; 7 some runs failed; 130 interrupted\n";

}  // namespace

Exit manual_command(const Words& words, Console& console) {
  Options options("manual", "The manual page of all commands, as man reads it.", "grapevine manual > grapevine.1");
  if (const auto exit = options.parse(words, console)) return *exit;
  console.print(fmt::format(".TH GRAPEVINE 1 \"\" \"Grapevine {}\"\n.SH NAME\ngrapevine \\- word of mouth and support on a simulated public\n", kEngineVersion));
  console.print(".SH SYNOPSIS\n.B grapevine\n.I COMMAND\n[options] ...\n.SH DESCRIPTION\n");
  console.print(roff("What people say about a company, and what happens when it answers. Results go to standard output, everything else to "
                     "standard error. For thinking and for practising, not for forecasting.\n"));
  console.print(".SH COMMANDS\n");
  for (const CliCommand& command : command_table()) {
    std::string help;
    Words asked;
    asked.help = &help;
    command.run(asked, console);
    console.print(fmt::format(".SS {}\n.nf\n{}.fi\n", roff(command.name), roff(help)));
  }
  console.print(".SH EXIT STATUS\n" + roff(kExits));
  return Exit::done;
}

}  // namespace grapevine
