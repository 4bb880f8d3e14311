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

Command Command::go_to(Screen screen) { return numbered(Action::go_to, static_cast<std::int64_t>(screen)); }

Command Command::explain(std::int64_t metric) { return numbered(Action::explain, metric); }

Command Command::forget_kept(std::size_t which) { return numbered(Action::forget_kept, static_cast<std::int64_t>(which)); }

Command Command::open_named(std::string name) {
  Command command(Action::open_named);
  command.text = std::move(name);
  return command;
}

Command Command::enter_path(std::string path) {
  Command command(Action::enter_path);
  command.text = std::move(path);
  return command;
}

Command Command::choose_what_if(std::int32_t which) { return numbered(Action::choose_what_if, which); }

Command Command::set_replicates(std::int64_t replicates) { return numbered(Action::set_replicates, replicates); }

}  // namespace grapevine
