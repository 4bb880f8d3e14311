// Counts the allocations of this test program.
#pragma once

long allocations_so_far();
