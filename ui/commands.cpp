#include <utility>

#include "ui/state.h"

namespace grapevine {

Command Command::set_value(std::size_t parameter, double value, std::uint64_t gesture) {
  Command command(Action::set_value);
  command.parameter = parameter;
  command.value = value;
  command.gesture = gesture;
  return command;
}

Command Command::type_value(std::size_t parameter, std::string text) {
  Command command(Action::type_value);
  command.parameter = parameter;
  command.text = std::move(text);
  return command;
}

Command Command::reset_value(std::size_t parameter) {
  Command command(Action::reset_value);
  command.parameter = parameter;
  return command;
}

Command Command::move_moment(std::int32_t id, Millis at, std::uint64_t gesture) {
  Command command(Action::move_moment);
  command.number = id;
  command.at = at;
  command.gesture = gesture;
  return command;
}

Command Command::go_to(Screen screen) {
  Command command(Action::go_to);
  command.number = static_cast<std::int64_t>(screen);
  return command;
}

Command Command::explain(std::int64_t metric) {
  Command command(Action::explain);
  command.number = metric;
  return command;
}

Command Command::forget_kept(std::size_t which) {
  Command command(Action::forget_kept);
  command.number = static_cast<std::int64_t>(which);
  return command;
}

Command Command::open_named(std::string name) {
  Command command(Action::open_named);
  command.text = std::move(name);
  return command;
}

Command Command::choose_what_if(std::int32_t which) {
  Command command(Action::choose_what_if);
  command.number = which;
  return command;
}

Command Command::set_replicates(std::int64_t replicates) {
  Command command(Action::set_replicates);
  command.number = replicates;
  return command;
}

}  // namespace grapevine
