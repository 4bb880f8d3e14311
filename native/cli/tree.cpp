// grapevine tree: who showed one story to whom, in one future.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/scenario_input.h"
#include "report/cascade_tree.h"
#include "report/wording.h"

namespace grapevine {

namespace {

struct Request {
  std::string word, story = "largest", output;
  std::int32_t replicate = 0;
  ScenarioOptions changes;
};

// The story that is asked for among those of the future: by number, the first of the timeline's complaints, or the largest.
Result<std::uint32_t> choose(std::span<const Story> stories, const std::string& which) {
  const auto number_of = [&](auto found) { return static_cast<std::uint32_t>(found - stories.begin()); };
  if (stories.empty()) return Error{"--story", "a future without stories", "a future in which somebody posts", "choose another replicate"};
  if (which == "largest")
    return number_of(std::max_element(stories.begin(), stories.end(), [](const Story& a, const Story& b) { return a.reach < b.reach; }));
  if (which == "first") {
    const auto found = std::find_if(stories.begin(), stories.end(), [](const Story& s) { return s.cause >= kTimelineCause && !s.defect; });
    if (found != stories.end()) return number_of(found);
    return Error{"--story", "first", "a scenario whose timeline has a story", "use largest, or a number"};
  }
  std::uint32_t number = 0;
  const auto [end, code] = std::from_chars(which.data(), which.data() + which.size(), number);
  if (code == std::errc() && end == which.data() + which.size() && number < stories.size()) return number;
  return Error{"--story", "\"" + shown(which) + "\"", fmt::format("largest, first, or a number from 0 to {}", stories.size() - 1), "choose one of these"};
}

void print_summary(const CascadeTree& tree, const Story& story, const Graph& graph, Console& console) {
  const bool company = story.root == kCompanyId;
  const std::string author = company ? "the company" : fmt::format("person {}", graph.label(static_cast<std::int32_t>(story.root)));
  const auto passed = std::count_if(tree.people.begin(), tree.people.end(), [](const TreePerson& p) { return p.passed_on && p.depth > 0; });
  console.print_line(fmt::format("{} by {}, {}", story.valence < 0 ? "A complaint" : "Praise", author, moment_to_string(story.born)));
  console.print_line(fmt::format("  met by            {}", counted(story.reach, "person", "people")));
  console.print_line(fmt::format("  passed on by      {}", grouped(passed)));
  console.print_line(fmt::format("  deepest           {}", counted(tree.depth, "hop", "hops")));
  console.print_line(fmt::format("  widest            {} at one depth", counted(tree.widest, "person", "people")));
  console.print_line(fmt::format("  beyond one hop    {:.1f} %", tree.beyond_one_hop * 100));
  console.print_line(fmt::format("  mean distance     {:.2f} (2 when everybody heard of the author)", tree.structural_virality));
}

}  // namespace

Exit tree_command(const Words& words, Console& console) {
  Request request;
  Options options("tree", "Who showed one story to whom, in one future: the cascade as a tree.",
                  "grapevine tree influencer-in-the-queue --story first -o tree.csv");
  options.argument("SCENARIO", request.word, true, "a file, \"-\", a link, or a name that grapevine scenarios lists");
  options.whole("--replicate", request.replicate, 0, 999'999, "which future, from 0");
  options.text("--story", request.story, "WHICH", "largest, first (of the timeline), or its number in that future");
  options.text("-o,--output", request.output, "FILE", "write a line a person: person, from, minutes, how, depth, passed_on");
  request.changes.declare(options, "change a parameter, from the start or from path=value@moment");
  if (const auto exit = options.parse(words, console)) return *exit;
  request.changes.read_given(options);

  auto input = load_scenario(request.word, request.changes);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  const auto scenario = with_changes(std::move(input->scenario), request.changes.changes, request.changes.max_people);
  if (!scenario) return console.fail(Exit::invalid_input, scenario.errors());
  const auto world = build_world(*scenario, input->network);
  if (!world) return console.fail(Exit::invalid_input, world.errors());
  for (const TimelineEntry& entry : scenario->timeline)
    for (const EventSpec& event : entry.events)
      if (const auto* story = std::get_if<StoryEvent>(&event))
        if (const auto person = find_person(**world, story->who); !person) return console.fail(Exit::invalid_input, person.errors());

  Simulation simulation(*world, *scenario);
  std::vector<Sighting> sightings;
  simulation.start(static_cast<std::uint32_t>(request.replicate));
  simulation.keep_sightings(&sightings);
  simulation.advance(scenario->end());
  const auto number = choose(simulation.stories(), request.story);
  if (!number) return console.fail(Exit::usage, number.errors());
  const Story& story = simulation.stories()[*number];
  const CascadeTree tree = cascade_tree(sightings, *number, story);
  if (!request.output.empty())
    if (const auto error = write_file(request.output, cascade_csv(tree, *(*world)->graph))) return console.fail(Exit::invalid_input, *error);
  print_summary(tree, story, *(*world)->graph, console);
  return Exit::done;
}

}  // namespace grapevine
