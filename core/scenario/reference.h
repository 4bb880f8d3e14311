// Sentences about a parameter, for the JSON Schema and the reference page.
#pragma once

#include <cstddef>
#include <string>

namespace grapevine {

// "Agents at work whenever the team is open. Unit: agents. Source: … Evidence: A."
std::string parameter_description(std::size_t index);

}  // namespace grapevine
