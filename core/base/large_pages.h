// Large pages for large columns: where a simulation reads here and there in hundreds of megabytes, looking up small
// pages costs as much as the reading.
#pragma once

#include <cstddef>
#include <vector>

namespace grapevine {

// Asks the system for large pages under memory that has not been written yet. A hint: nothing happens for less than
// 4 MiB, or where the system has none to give.
void prefer_large_pages(void* data, std::size_t bytes);

// Room for n elements of a vector that is empty so far, on large pages.
template <class T>
void reserve_large(std::vector<T>& column, std::size_t n) {
  if (n <= column.capacity()) return;
  column.reserve(n);
  prefer_large_pages(column.data(), n * sizeof(T));
}

}  // namespace grapevine
