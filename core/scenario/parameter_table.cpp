#include "scenario/parameter_table.h"

#include "scenario/parameter_rows.h"

namespace grapevine {

std::span<const ParameterInfo> parameter_table() {
  static const std::vector<ParameterInfo> table = [] {
    std::vector<ParameterInfo> rows;
    for (auto* part : {crowd_rows, company_rows, support_rows, money_rows})
      for (ParameterInfo& info : part()) rows.push_back(std::move(info));
    return rows;
  }();
  return table;
}

}  // namespace grapevine
