// Scenarios for property tests: random differences from the shipped ones, every value one that the format
// allows.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace grapevine::test {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The shipped scenarios by name, from the source tree.
inline const std::vector<std::pair<std::string, std::string>>& shipped_files() {
  static const auto files = [] {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& file : std::filesystem::directory_iterator(GRAPEVINE_SOURCE_DIR "/scenarios"))
      if (file.path().extension() == ".json")
        all.emplace_back(file.path().stem().string(), read_file(file.path().string()));
    std::sort(all.begin(), all.end());
    return all;
  }();
  return files;
}

// A scenario of the tests' own, so that they do not depend on the figures that are shipped.
inline Scenario example() {
  return *parse_scenario(
      R"({"grapevine": 1, "name": "example", "title": "Example", "days": 14, "people": 5000, "series_hours": 3,
    "parameters": {"support.phone.agents": 2, "support.social.agents": 2},
    "timeline": [
      {"at": "D4 08:30", "title": "Backlog", "event": {"kind": "surge", "channel": "social", "contacts": 120, "hours": 1}},
      {"at": "D4 09:00", "title": "Complaint", "event": {"kind": "story", "rank": 1, "branching": 1.6, "asks_support": true}}],
    "what_ifs": [{"title": "By influence", "timeline": [{"at": "D0", "set": {"triage.policy": "triage"}}]}]})");
}

inline std::vector<ShippedScenarioText> shipped_texts() {
  std::vector<ShippedScenarioText> texts;
  for (const auto& [name, json] : shipped_files()) texts.push_back({name, json});
  return texts;
}

inline std::string all_of(const Errors& errors) {
  std::string text;
  for (const Error& error : errors) text += to_string(error) + "\n";
  return text;
}

class RandomScenarios {
 public:
  explicit RandomScenarios(std::uint64_t seed) : stream_(seed) {}

  std::uint32_t below(std::uint32_t n) { return to_below(stream_.next32(), n); }

  // A shipped scenario with up to `edits` differences.
  Scenario next(std::uint32_t edits) {
    Scenario scenario =
        *parse_scenario(shipped_files()[below(static_cast<std::uint32_t>(shipped_files().size()))].second);
    for (std::uint32_t i = below(edits) + 1; i > 0; --i) edit(scenario);
    std::stable_sort(scenario.timeline.begin(), scenario.timeline.end(), earlier);
    return scenario;
  }

  // A number from the range, at its ends or anywhere, often with all 53 bits.
  double number(double minimum, double maximum) {
    switch (below(5)) {
      case 0:
        return minimum + 0.0;
      case 1:
        return maximum;
      case 2:
        return std::clamp(1e-7 * below(1000), minimum, maximum) + 0.0;
      case 3:
        return std::clamp(minimum + 0.01 * below(1000), minimum, maximum) + 0.0;
      default:
        return std::clamp(minimum + (maximum - minimum) * stream_.unit(), minimum, maximum) + 0.0;
    }
  }

  double value(std::size_t parameter) {
    const ParameterInfo& info = parameter_table()[parameter];
    // these must fit each other at every moment of the timeline: any of these values do
    if (info.path.starts_with("contact.") && info.path.ends_with("_share"))
      return default_value(parameter) * stream_.unit();
    if (info.path.starts_with("participation.") && info.path.ends_with("_share")) return 0.02 * stream_.unit();
    if (info.path == "people.employees_share" || info.path == "people.partners_share") return 0.2 * stream_.unit();
    if (info.path.ends_with("open_from_hour")) return 0.5 * below(16);
    if (info.path.ends_with("open_until_hour")) return 12 + 0.25 * below(49);
    if (info.is_flag() || info.is_integer() || info.is_choice())
      return whole(static_cast<std::int64_t>(info.minimum), static_cast<std::int64_t>(info.maximum));
    return number(info.minimum, info.maximum);
  }

  std::int64_t whole(std::int64_t minimum, std::int64_t maximum) {
    return minimum +
           static_cast<std::int64_t>(stream_.next() % static_cast<std::uint64_t>(maximum - minimum + 1));
  }

  std::size_t parameter(bool on_timeline) {
    for (;;) {
      const std::size_t i = below(static_cast<std::uint32_t>(parameter_table().size()));
      if (!on_timeline || parameter_table()[i].role != Role::fixed) return i;
    }
  }

  TimelineEntry entry(const Scenario& scenario) {
    TimelineEntry entry;
    entry.at = whole(0, scenario.end() / kMinute - 1) * kMinute;
    if (below(2)) entry.title = title();
    if (below(2)) {
      entry.events.push_back(event());
      return entry;
    }
    for (std::uint32_t i = below(3) + 1; i > 0; --i) {
      const std::size_t which = parameter(true);
      std::erase_if(entry.changes, [&](const ParameterChange& change) { return change.parameter == which; });
      entry.changes.push_back({which, value(which)});
    }
    std::sort(entry.changes.begin(), entry.changes.end(),
              [](const auto& a, const auto& b) { return a.parameter < b.parameter; });
    return entry;
  }

  EventSpec event() {
    switch (below(4)) {
      case 0: {
        StoryEvent story{{}, number(-1, 1), number(0, 10), below(2) == 1};
        if (below(2))
          story.who.person = whole(0, 4294967294);
        else
          story.who.rank = static_cast<std::int32_t>(whole(1, 2147483647));
        return story;
      }
      case 1:
        return DefectEvent{number(0, 100), number(0.01, 3650), number(0, 1)};
      case 2:
        return PressEvent{number(0, 1), number(-1, 1)};
      default:
        return SurgeEvent{static_cast<std::int32_t>(below(4)), static_cast<std::int32_t>(whole(1, 100'000)),
                          number(0.01, 720)};
    }
  }

  std::string title() {
    static constexpr const char* kTitles[] = {"Weekend shift", "Überstunden", "“Sorry”, said \\nobody/",
                                              "苦情",          "🍇",           "<b>bold</b> & %s %n",
                                              "#s=1.2.3"};
    return kTitles[below(std::size(kTitles))];
  }

  NetworkSpec network() {
    NetworkSpec network;
    network.kind = static_cast<NetworkSpec::Kind>(below(4));
    network.strong_share = number(0, 1);
    switch (network.kind) {
      case NetworkSpec::Kind::power_law:
        network.mean_degree = number(1, 50);
        network.exponent = number(1.5, 6);
        network.max_degree = below(2) ? 0 : static_cast<std::int32_t>(whole(60, 1000));
        break;
      case NetworkSpec::Kind::barabasi_albert:
        network.attach = static_cast<std::int32_t>(whole(1, 50));
        break;
      case NetworkSpec::Kind::watts_strogatz:
        network.mean_degree = 2.0 * static_cast<double>(whole(1, 50));
        network.rewire = number(0, 1);
        break;
      default:
        network.mean_degree = number(1, 20);
        network.blocks = static_cast<std::int32_t>(whole(1, 20));
        network.inside_share = number(0, 1);
    }
    return network;
  }

 private:
  void edit(Scenario& scenario) {
    switch (below(10)) {
      case 0:
      case 1:
      case 2: {
        const std::size_t which = parameter(false);
        set(scenario.parameters, which, value(which));
        break;
      }
      case 3:
      case 4:
      case 5:
        scenario.timeline.push_back(entry(scenario));
        break;
      case 6:
        if (scenario.what_ifs.size() < 5) scenario.what_ifs.push_back({title(), {entry(scenario)}});
        break;
      case 7:
        scenario.seed = static_cast<std::uint64_t>(whole(0, 9007199254740991));
        break;
      case 8:
        scenario.network = network();
        break;
      default:
        edit_head(scenario);
    }
  }

  void edit_head(Scenario& scenario) {
    switch (below(7)) {
      case 0:
        scenario.title = title();
        break;
      case 1:
        scenario.days += static_cast<std::int32_t>(below(30));
        break;
      case 2:
        scenario.people = static_cast<std::int32_t>(whole(1500, 20'000));
        break;
      case 3:
        scenario.start = civil_from_days(whole(0, 100'000));
        break;
      case 4:
        scenario.replicates = static_cast<std::int32_t>(whole(1, 100'000));
        break;
      case 5:
        scenario.what_ifs.clear();
        break;
      default:
        scenario.timeline.clear();
    }
  }

  Stream stream_;
};

}  // namespace grapevine::test
