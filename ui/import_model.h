// A company's own tickets on their way to a scenario: the table as it was read, what its columns are taken for, what the
// tickets say, and the scenario made of them. No ImGui here. Nothing of it is kept, and nothing leaves this device.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/ticket_tables.h"

namespace grapevine {

class ImportModel {
 public:
  enum class Phase : std::uint8_t { none, columns, trying, result };
  static constexpr std::int32_t kFewestPeople = 1000;
  static constexpr std::size_t kLetters = 22;  // of a cell that is shown

  ImportModel(int threads, std::int32_t most_people) : threads_(threads), most_people_(most_people) {}

  Errors open(std::string_view bytes, std::string_view name);  // errors leave what is open as it was
  void close();
  bool update(double slice_ms);              // whether there is something new to show
  bool busy() const { return phase_ == Phase::trying; }

  // --- what a person says
  void map(ColumnRole role, std::optional<std::size_t> column);
  void set_order(std::optional<DateOrder> order);
  void set_keep_names(bool keep);
  void set_people(std::int32_t people);      // of the scenario; the nearest that is allowed
  void confirm();                            // reads the tickets, and tries the scenario out
  void back();                               // to the columns

  // --- what there is to show
  Phase phase() const { return phase_; }
  const std::string& name() const { return name_; }
  const Table& table() const { return table_; }
  const Mapping& mapping() const { return mapping_; }
  const Preview& preview() const { return preview_; }
  std::optional<DateOrder> order() const { return rules_.order; }
  bool keeps_names() const { return keep_names_; }
  std::int32_t people() const { return options_.people; }
  const Errors& errors() const { return errors_; }            // why the columns as they are give no scenario
  const Tickets& tickets() const { return tickets_; }         // from `trying` on
  const std::vector<std::string>& skipped() const { return skipped_; }
  std::int32_t tried() const { return fit_ ? fit_->tried() : 0; }
  const TicketFit& fit() const { return *fit_; }              // when there is a result
  std::uint64_t changes() const { return changes_; }

 private:
  void look_again();

  int threads_;
  std::int32_t most_people_;
  Phase phase_ = Phase::none;
  std::string name_;
  Table table_;
  Mapping mapping_;
  Preview preview_;
  TicketRules rules_;
  OwnScenarioOptions options_;
  bool keep_names_ = false;
  Errors errors_;
  Tickets tickets_;
  std::vector<std::string> skipped_;
  std::optional<TicketFit> fit_;
  std::uint64_t changes_ = 1;
};

using ImportCommand = std::function<void(ImportModel&)>;

// By its name, as the page's text view asks for it: "map" (role's name as text, number of the column or −1), "dates" (0 as shown, 1 day
// first, 2 month first), "names" (0 or 1), "people", "confirm", "back", "close". Nothing else does anything.
void do_in_import(ImportModel& model, std::string_view action, std::int64_t number, std::string_view text);

// Whether a file is one of these tables rather than a scenario: by the ending of its name.
bool is_table_file(std::string_view file_name);

}  // namespace grapevine
