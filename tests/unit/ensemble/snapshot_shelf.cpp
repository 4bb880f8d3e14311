#include "ensemble/snapshot_shelf.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/ensemble/small_scenarios.h"

using namespace grapevine;

namespace {

// Real snapshots of one replicate, one for each whole day.
class Snapshots {
 public:
  Snapshots() {
    const Scenario scenario = small::scenario();
    Simulation simulation(build_world(scenario).value(), scenario);
    simulation.start(0);
    for (Millis day = kDay; simulation.advance(day); day += kDay) {
      auto snapshot = std::make_shared<Snapshot>();
      simulation.save(*snapshot);
      days_.push_back(std::move(snapshot));
      largest_ = std::max(largest_, days_.back()->bytes());
    }
  }
  SnapshotShelf::Held day(std::size_t n) const { return days_[n - 1]; }
  std::size_t largest() const { return largest_; }

 private:
  std::vector<SnapshotShelf::Held> days_;
  std::size_t largest_ = 0;
};

const Snapshots& snapshots() {
  static const Snapshots all;
  return all;
}

std::vector<Millis> missing(const SnapshotShelf& shelf, std::int64_t replicate, Millis from = 0,
                            Millis until = kNever) {
  std::vector<Millis> moments;
  shelf.missing(replicate, from, until, moments);
  return moments;
}

// Room for `n` snapshots of any day; eight at least, or else each would count as too large.
std::size_t room_for(std::size_t n) { return n * snapshots().largest(); }

}  // namespace

TEST_CASE("a snapshot is found for its replicate at its moment and later, not before") {
  SnapshotShelf shelf(room_for(20));
  shelf.want(2 * kDay);
  CHECK(shelf.keep(3, snapshots().day(2)));
  CHECK(shelf.find(3, 2 * kDay) == snapshots().day(2));
  CHECK(shelf.find(3, 5 * kDay) == snapshots().day(2));
  CHECK(shelf.find(3, 2 * kDay - 1) == nullptr);
  CHECK(shelf.find(2, 5 * kDay) == nullptr);
  CHECK(shelf.find(4, 5 * kDay) == nullptr);
}

TEST_CASE("the latest snapshot that serves is chosen") {
  SnapshotShelf shelf(room_for(20));
  for (const Millis day : {3 * kDay, 1 * kDay, 2 * kDay}) shelf.want(day);
  shelf.keep(0, snapshots().day(1));
  shelf.keep(0, snapshots().day(3));
  CHECK(shelf.find(0, 4 * kDay) == snapshots().day(3));
  CHECK(shelf.find(0, 2 * kDay) == snapshots().day(1));
}

TEST_CASE("missing are the wanted moments without a snapshot, within the span, ascending") {
  SnapshotShelf shelf(room_for(20));
  shelf.want(3 * kDay);
  shelf.want(1 * kDay);
  shelf.want(0);
  shelf.edit(2 * kDay);
  CHECK(missing(shelf, 0) == std::vector<Millis>{1 * kDay, 2 * kDay, 3 * kDay});
  CHECK(missing(shelf, 0, 1 * kDay, 2 * kDay) == std::vector<Millis>{2 * kDay});
  shelf.keep(0, snapshots().day(1));
  CHECK(missing(shelf, 0) == std::vector<Millis>{2 * kDay, 3 * kDay});
  CHECK(missing(shelf, 1).size() == 3);
}

TEST_CASE("a moment edited before is no longer wanted, but its snapshots still serve") {
  SnapshotShelf shelf(room_for(20));
  shelf.edit(2 * kDay);
  shelf.keep(0, snapshots().day(2));
  shelf.edit(4 * kDay);
  CHECK(missing(shelf, 1) == std::vector<Millis>{4 * kDay});
  CHECK_FALSE(shelf.keep(1, snapshots().day(2)));
  CHECK(shelf.find(0, 4 * kDay) == snapshots().day(2));
}

TEST_CASE("the shelf never holds more than its limit, and the edited moment drives out the others") {
  SnapshotShelf shelf(room_for(10));
  shelf.want(1 * kDay);
  shelf.edit(2 * kDay);
  for (int i = 0; i < 6; ++i) CHECK(shelf.keep(i, snapshots().day(2)));
  shelf.edit(3 * kDay);
  for (int i = 0; i < 40; ++i) {
    shelf.keep(i, snapshots().day(3));
    CHECK(shelf.bytes() <= room_for(10));
  }
  // the first of the edited moment are there, the others have made room, and further ones are not asked for
  CHECK(shelf.find(0, 3 * kDay) == snapshots().day(3));
  CHECK(shelf.find(0, 2 * kDay) == nullptr);
  CHECK(shelf.find(39, 3 * kDay) == nullptr);
  CHECK(missing(shelf, 39).empty());
}

TEST_CASE("moments of the timeline drive out nothing") {
  SnapshotShelf shelf(room_for(10));
  shelf.edit(2 * kDay);
  while (shelf.bytes() + snapshots().largest() <= room_for(10)) {
    static int replicate = 0;
    REQUIRE(shelf.keep(replicate++, snapshots().day(2)));
  }
  shelf.want(1 * kDay);
  CHECK(missing(shelf, 90).size() <= 1);
  CHECK_FALSE(shelf.keep(0, snapshots().day(3)));
  const std::size_t before = shelf.bytes();
  for (int i = 0; i < 5; ++i) shelf.keep(i, snapshots().day(1));
  CHECK(shelf.find(0, 2 * kDay) == snapshots().day(2));
  CHECK(shelf.bytes() <= room_for(10));
  CHECK(shelf.bytes() >= before);
}

TEST_CASE("one too large for its share is not kept, and no more are asked for") {
  SnapshotShelf shelf(snapshots().largest() * 4);
  shelf.want(1 * kDay);
  CHECK(missing(shelf, 0).size() == 1);
  CHECK_FALSE(shelf.keep(0, snapshots().day(1)));
  CHECK(missing(shelf, 0).empty());
  CHECK(shelf.bytes() == 0);
}

TEST_CASE("a limit of nothing keeps nothing") {
  SnapshotShelf shelf(room_for(20));
  shelf.want(1 * kDay);
  shelf.keep(0, snapshots().day(1));
  shelf.set_limit(0);
  CHECK(shelf.bytes() == 0);
  CHECK(shelf.find(0, kDay) == nullptr);
  CHECK(missing(shelf, 0).empty());
}

TEST_CASE("when the baseline changes from a moment on, what is earlier still serves") {
  SnapshotShelf shelf(room_for(20));
  for (const Millis day : {1 * kDay, 2 * kDay, 3 * kDay}) shelf.want(day);
  for (std::size_t day = 1; day <= 3; ++day) shelf.keep(0, snapshots().day(day));
  shelf.forget_after(2 * kDay);
  CHECK(shelf.find(0, 5 * kDay) == snapshots().day(2));
  CHECK(missing(shelf, 0).empty());
  shelf.want(3 * kDay);
  CHECK(missing(shelf, 0) == std::vector<Millis>{3 * kDay});
  shelf.clear();
  CHECK(shelf.bytes() == 0);
  CHECK(shelf.find(0, 5 * kDay) == nullptr);
}
