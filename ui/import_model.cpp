#include "ui/import_model.h"

#include <algorithm>
#include <utility>

namespace grapevine {

Errors ImportModel::open(std::string_view bytes, std::string_view name) {
  auto table = read_table(bytes, name);
  if (!table) return table.errors();
  close();
  name_ = name;
  table_ = std::move(*table);
  mapping_ = guess_columns(table_.columns);
  phase_ = Phase::columns;
  look_again();
  return {};
}

void ImportModel::close() {
  phase_ = Phase::none;
  table_ = {};
  rules_ = {};
  keep_names_ = false;
  tickets_ = {};
  skipped_.clear();
  fit_.reset();
  errors_.clear();
  preview_ = {};
  ++changes_;
}

void ImportModel::look_again() {
  preview_ = preview_of(table_, mapping_, kRowsShown, kLetters, keep_names_);
  errors_.clear();
  ++changes_;
}

void ImportModel::map(ColumnRole role, std::optional<std::size_t> column) {
  if (phase_ != Phase::columns || (column && *column >= table_.columns.size())) return;
  mapping_[static_cast<std::size_t>(role)] = column;
  look_again();
}

void ImportModel::set_order(std::optional<DateOrder> order) {
  rules_.order = order;
  look_again();
}

void ImportModel::set_keep_names(bool keep) {
  keep_names_ = keep;
  look_again();
}

void ImportModel::set_people(std::int32_t people) {
  options_.people = std::clamp(people, kFewestPeople, most_people_);
  ++changes_;
}

void ImportModel::confirm() {
  if (phase_ != Phase::columns) return;
  auto tickets = read_tickets(table_, mapping_, rules_, name_);
  ++changes_;
  if (!tickets) {
    errors_ = tickets.errors();
    return;
  }
  errors_.clear();
  tickets_ = std::move(*tickets);
  skipped_ = skipped_lines(tickets_);
  options_.channel_of_others = tickets_.posts ? TicketChannel::social : OwnScenarioOptions{}.channel_of_others;
  const TicketFigures figures = figures_of(tickets_);
  fit_.emplace(own_scenario(figures, options_), figures, threads_);
  phase_ = Phase::trying;
}

void ImportModel::back() {
  if (phase_ != Phase::trying && phase_ != Phase::result) return;
  fit_.reset();
  phase_ = Phase::columns;
  look_again();
}

bool ImportModel::update(double slice_ms) {
  if (phase_ != Phase::trying) return false;
  const std::int32_t before = fit_->tried();
  if (!fit_->step(slice_ms)) return fit_->tried() != before;
  const Errors errors = fit_->errors();
  if (!errors.empty()) back();
  else phase_ = Phase::result;
  errors_ = errors;
  ++changes_;
  return true;
}

void do_in_import(ImportModel& model, std::string_view action, std::int64_t number, std::string_view text) {
  if (action == "map") {
    for (std::size_t role = 0; role < kColumnRoles; ++role)
      if (name_of(static_cast<ColumnRole>(role)) == text) model.map(static_cast<ColumnRole>(role), number < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(number)));
  } else if (action == "dates") {
    model.set_order(number == 1 ? std::optional(DateOrder::day_first) : number == 2 ? std::optional(DateOrder::month_first) : std::nullopt);
  } else if (action == "names") {
    model.set_keep_names(number != 0);
  } else if (action == "people") {
    model.set_people(static_cast<std::int32_t>(std::clamp<std::int64_t>(number, 0, 1'000'000'000)));
  } else if (action == "confirm") {
    model.confirm();
  } else if (action == "back") {
    model.back();
  } else if (action == "close") {
    model.close();
  }
}

bool is_table_file(std::string_view file_name) {
  const std::string_view ending = file_name.substr(std::min(file_name.size(), file_name.rfind('.')));
  std::string small(ending);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small == ".csv" || small == ".tsv";
}

}  // namespace grapevine
