#include "base/large_pages.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>

using namespace grapevine;

TEST_CASE("a column on large pages is a column like any other, whatever its size") {
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{1000}, std::size_t{3} << 20}) {
    std::vector<std::uint32_t> column;
    reserve_large(column, n);
    CHECK(column.capacity() >= n);
    for (std::size_t i = 0; i < n; ++i) column.push_back(static_cast<std::uint32_t>(i));
    CHECK(column.size() == n);
    CHECK((n == 0 || column.back() == n - 1));
    const auto* const place = column.data();
    reserve_large(column, n / 2);
    CHECK(column.data() == place);
  }
}
