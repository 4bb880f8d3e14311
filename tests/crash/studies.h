// What the tests of survival have in common: small studies, and whether two folders hold the same.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/cli/program.h"

// A scenario, and an experiment of six points beside it; the experiment's file.
std::string small_experiment(const ScratchFolder& folder, int replicates);

// Every file of a folder but run.log, with its bytes.
std::map<std::string, std::string> contents_of(const std::filesystem::path& folder);

// Checks that both folders hold the same files with the same bytes.
void check_same_folder(const std::filesystem::path& expected, const std::filesystem::path& found);

// The number behind "going on after", or 0.
long runs_kept(const std::string& said);
