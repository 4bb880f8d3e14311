// Checks of a simulated figure against its expected value, in standard errors, printed whether they pass or not.
#pragma once

#include <cmath>
#include <cstdio>

// True when found is within four standard errors of expected. Prints a line "name  expected  found  SE  distance".
inline bool within_four_standard_errors(const char* name, double expected, double found, double standard_error) {
  const double distance = (found - expected) / standard_error;
  std::printf("  %-52s expected %11.6g  found %11.6g  SE %9.2g  %+5.2f SE\n", name, expected, found, standard_error, distance);
  return std::abs(distance) <= 4.0;
}
