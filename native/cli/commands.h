// Every command, one function each, and the table that finds them.
#pragma once

#include <span>
#include <string_view>

#include "cli/console.h"
#include "cli/options.h"

namespace grapevine {

Exit run_command(const Words& words, Console& console);
Exit compare_command(const Words& words, Console& console);
Exit why_command(const Words& words, Console& console);
Exit silence_command(const Words& words, Console& console);
Exit audit_command(const Words& words, Console& console);
Exit tree_command(const Words& words, Console& console);
Exit sweep_command(const Words& words, Console& console);
Exit merge_command(const Words& words, Console& console);
Exit analyze_command(const Words& words, Console& console);
Exit calibrate_command(const Words& words, Console& console);
Exit report_command(const Words& words, Console& console);
Exit replay_command(const Words& words, Console& console);
Exit validate_command(const Words& words, Console& console);
Exit link_command(const Words& words, Console& console);
Exit scenarios_command(const Words& words, Console& console);
Exit schema_command(const Words& words, Console& console);
Exit network_generate_command(const Words& words, Console& console);
Exit network_import_command(const Words& words, Console& console);
Exit network_stats_command(const Words& words, Console& console);
Exit import_command(const Words& words, Console& console);
Exit cascade_command(const Words& words, Console& console);
Exit queue_command(const Words& words, Console& console);
Exit selftest_command(const Words& words, Console& console);
Exit drill_list_command(const Words& words, Console& console);
Exit drill_validate_command(const Words& words, Console& console);
Exit drill_play_command(const Words& words, Console& console);
Exit drill_score_command(const Words& words, Console& console);
Exit drill_report_command(const Words& words, Console& console);
Exit drill_pack_command(const Words& words, Console& console);
Exit serve_command(const Words& words, Console& console);
Exit manual_command(const Words& words, Console& console);
Exit completion_command(const Words& words, Console& console);

struct CliCommand {
  std::string_view name;     // as typed, "network stats"
  std::string_view summary;  // for the list of commands
  Exit (*run)(const Words& words, Console& console);
};
// In the order of the overview.
std::span<const CliCommand> command_table();

// The whole program but for main(): argv in, exit code out. Never throws.
Exit command_line(int count, const char* const* words);

}  // namespace grapevine
