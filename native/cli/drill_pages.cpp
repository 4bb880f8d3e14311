// grapevine drill report, drill pack: a drill on paper.
#include "cli/commands.h"
#include "cli/drill_input.h"
#include "cli/drill_job.h"
#include "cli/files.h"
#include "report/drill_report.h"

namespace grapevine {

namespace {

Exit give(const std::string& html, const std::string& output, Console& console) {
  if (output.empty()) {
    console.print(html);
    return Exit::done;
  }
  if (auto error = write_file(output, html)) return console.fail(Exit::internal_error, *error);
  console.note("written to " + shown_path(output));
  return Exit::done;
}

}  // namespace

Exit drill_report_command(const Words& words, Console& console) {
  DrillJob job;
  std::string output;
  Options options("drill report", "The after-action report of some teams: one HTML file that opens from disk and prints well.", "grapevine drill report weekend-video GV1.RED.… GV1.BLUE.… -o report.html");
  job.declare(options);
  options.text("-o,--output", output, "FILE", "where to write it; standard output by default");
  if (const auto exit = options.parse(words, console)) return *exit;
  const auto judged = job.run(true, console);
  if (!judged.result) return judged.exit;
  const DrillJudged& result = *judged.result;
  return give(drill_report_html({result.stage, result.codes, result.voters, result.scores, result.analyses, result.curves, result.alignments}), output, console);
}

Exit drill_pack_command(const Words& words, Console& console) {
  std::string word, output;
  Options options("drill pack", "The print pack of a drill: briefing, role cards, decision forms, events list, evaluator's sheet, table labels.", "grapevine drill pack weekend-video -o pack.html");
  options.argument("DRILL", word, true, "a file, \"-\", or a name that grapevine drill list tells");
  options.text("-o,--output", output, "FILE", "where to write it; standard output by default");
  if (const auto exit = options.parse(words, console)) return *exit;
  const auto drill = load_drill(word);
  if (!drill) return console.fail(Exit::invalid_input, drill.errors());
  return give(drill_pack_html(*drill), output, console);
}

}  // namespace grapevine
