#include "cli/commands.h"

int main(int count, char** words) { return static_cast<int>(grapevine::command_line(count, words)); }
