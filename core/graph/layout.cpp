#include "graph/layout.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <chrono>
#include <cmath>
#include <system_error>
#include <thread>

#include "base/index.h"
#include "graph/push_grid.h"

namespace grapevine {

namespace {

constexpr std::int32_t kCommunitySteps = 60, kPeopleSteps = 80;
constexpr float kHome = 0.3f;         // of the distance from the middle: keeps together what no tie does
constexpr float kAloneHome = 0.5f;    // the same, of those without ties: a ring around the others
constexpr float kEase = 0.5f;         // of a step's whole move
// Nobody moves further in one step than a share of the crowd's radius, less with each step.
constexpr float kFirstReach = 0.25f, kLastReach = 0.1f;  // of the radius; in units of length
constexpr float kTurn = 2.3999632f;   // the golden angle

// Bodies and what draws them together: the communities, or the people.
struct Bodies {
  std::span<const std::int32_t> starts, receivers;
  std::span<const std::uint16_t> weights;   // of people's ties
  std::span<const std::int64_t> links;      // of communities: ties between two
  std::vector<float> mass, drawn;           // drawn: the share of their ties that pull, 0..1
  std::vector<float> x, y, next_x, next_y;

  float strength(std::size_t tie) const { return links.empty() ? static_cast<float>(weights[tie]) + 1 : static_cast<float>(links[tie]); }
  std::size_t size() const { return mass.size(); }
};

void move_part(Bodies& b, const PushGrid& grid, std::int32_t part, float reach) {
  grid.each_in(part, [&](std::int32_t body, float push_x, float push_y) {
    const std::size_t i = index(body);
    float sum = 0, to_x = 0, to_y = 0;
    for (std::int32_t k = b.starts[i]; k < b.starts[i + 1]; ++k) {
      const float w = b.strength(index(k));
      const std::size_t j = index(b.receivers[index(k)]);
      sum += w;
      to_x += w * b.x[j];
      to_y += w * b.y[j];
    }
    const float home = sum > 0 ? kHome : kAloneHome, drawn = b.drawn[i];
    float dx = push_x - home * b.x[i], dy = push_y - home * b.y[i];
    if (sum > 0) {
      dx += drawn * (to_x / sum - b.x[i]);
      dy += drawn * (to_y / sum - b.y[i]);
    }
    dx *= kEase;
    dy *= kEase;
    const float length = std::sqrt(dx * dx + dy * dy), shorter = length > reach ? reach / length : 1.0f;
    b.next_x[i] = b.x[i] + dx * shorter;
    b.next_y[i] = b.y[i] + dy * shorter;
  });
}

// Everybody has moved; the middle stays at (0, 0).
void end_step(Bodies& b) {
  double sum_x = 0, sum_y = 0, mass = 0;
  for (std::size_t i = 0; i < b.size(); ++i) {
    sum_x += static_cast<double>(b.mass[i] * b.next_x[i]);
    sum_y += static_cast<double>(b.mass[i] * b.next_y[i]);
    mass += static_cast<double>(b.mass[i]);
  }
  const auto mean_x = static_cast<float>(sum_x / mass), mean_y = static_cast<float>(sum_y / mass);
  for (std::size_t i = 0; i < b.size(); ++i) {
    b.x[i] = b.next_x[i] - mean_x;
    b.y[i] = b.next_y[i] - mean_y;
  }
}

}  // namespace

struct Layout::Impl {
  const Graph& graph;
  std::vector<std::int32_t> community_of;          // of each person; −1: no ties
  std::vector<std::int32_t> own_starts, own_receivers;  // ties between communities
  std::vector<std::int64_t> own_links;
  Bodies communities, people;
  PushGrid grid;
  std::int32_t community_steps = 0, people_steps = 0, done = 0;
  std::int32_t next_part = -1;                     // of the step under way; −1: the grid is to be set

  Impl(const Graph& from, const Communities& found);
  void take_communities(const Communities& found);
  void place_people();
  bool with_people() const { return done >= community_steps; }
  Bodies& bodies() { return with_people() ? people : communities; }
  float reach() const;
  void begin() {
    Bodies& b = bodies();
    grid.set(b.x, b.y, b.mass);
    next_part = 0;
  }
  void end() {
    end_step(bodies());
    next_part = -1;
    if (++done == community_steps) place_people();
  }
};

Layout::Impl::Impl(const Graph& from, const Communities& found) : graph(from) {
  assert(!graph.directed() && found.of.size() == index(graph.people()));
  const std::size_t count = index(graph.people());
  people.starts = graph.starts();
  people.receivers = graph.receivers();
  people.weights = graph.weights();
  people.mass.assign(count, 1);
  people.drawn.assign(count, 1);
  for (auto* column : {&people.x, &people.y, &people.next_x, &people.next_y}) column->assign(count, 0);
  people_steps = count > 1 ? kPeopleSteps : 0;
  take_communities(found);
  community_steps = communities.size() > 1 ? kCommunitySteps : 0;
  if (community_steps == 0) place_people();
}

// The network of the communities that have ties, with how many there are between each two.
void Layout::Impl::take_communities(const Communities& found) {
  community_of.assign(found.of.size(), -1);
  std::vector<std::int32_t> number(found.sizes.size(), -1);
  for (std::int32_t i = 0; i < graph.people(); ++i)
    if (graph.degree(i) > 0) number[index(found.of[index(i)])] = 0;
  std::int32_t count = 0;
  for (std::int32_t& n : number)
    if (n == 0) n = count++;
  std::vector<std::int32_t> begins(index(count) + 1, 0), members;
  for (std::size_t i = 0; i < community_of.size(); ++i) {
    community_of[i] = number[index(found.of[i])];
    if (community_of[i] >= 0) ++begins[index(community_of[i]) + 1];
  }
  for (std::size_t c = 1; c < begins.size(); ++c) begins[c] += begins[c - 1];
  members.resize(index(begins.back()));
  std::vector<std::int32_t> fill(begins.begin(), begins.end() - 1);
  for (std::size_t i = 0; i < community_of.size(); ++i)
    if (community_of[i] >= 0) members[index(fill[index(community_of[i])]++)] = static_cast<std::int32_t>(i);

  std::vector<std::int64_t> ties(index(count), 0);
  std::vector<std::int32_t> touched;
  own_starts.push_back(0);
  for (std::int32_t c = 0; c < count; ++c) {
    touched.clear();
    std::int64_t ends = 0, outside = 0;
    for (std::int32_t m = begins[index(c)]; m < begins[index(c) + 1]; ++m)
      for (const std::int32_t j : graph.neighbors(members[index(m)])) {
        const std::int32_t other = community_of[index(j)];
        ++ends;
        if (other == c) continue;
        ++outside;
        if (ties[index(other)]++ == 0) touched.push_back(other);
      }
    for (const std::int32_t other : touched) {
      own_receivers.push_back(other);
      own_links.push_back(ties[index(other)]);
      ties[index(other)] = 0;
    }
    own_starts.push_back(static_cast<std::int32_t>(own_receivers.size()));
    communities.mass.push_back(static_cast<float>(begins[index(c) + 1] - begins[index(c)]));
    communities.drawn.push_back(static_cast<float>(outside) / static_cast<float>(ends));
  }
  communities.starts = own_starts;
  communities.receivers = own_receivers;
  communities.links = own_links;
  // to begin with on a spiral, the largest in the middle
  float inside = 0;
  for (std::size_t c = 0; c < communities.size(); ++c) {
    const float r = std::sqrt(inside + communities.mass[c] / 2), turn = kTurn * static_cast<float>(c);
    inside += communities.mass[c];
    communities.x.push_back(count > 1 ? r * std::cos(turn) : 0);
    communities.y.push_back(count > 1 ? r * std::sin(turn) : 0);
  }
  communities.next_x = communities.x;
  communities.next_y = communities.y;
}

// Everybody around the middle of their community, the best connected first; those without ties in a ring around all.
void Layout::Impl::place_people() {
  std::vector<std::int32_t> placed(communities.size(), 0);
  float connected = 0, alone = 0;
  for (const float m : communities.mass) connected += m;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::int32_t c = community_of[i];
    const float k = c >= 0 ? static_cast<float>(placed[index(c)]++) : connected + alone++;
    const float r = std::sqrt(k + 0.5f) * (c >= 0 ? 1.0f : 1.1f), turn = kTurn * k;
    people.x[i] = (c >= 0 ? communities.x[index(c)] : 0) + r * std::cos(turn);
    people.y[i] = (c >= 0 ? communities.y[index(c)] : 0) + r * std::sin(turn);
  }
}

float Layout::Impl::reach() const {
  const float first = kFirstReach * std::sqrt(static_cast<float>(people.size())) + 1;
  const std::int32_t step = with_people() ? done - community_steps : done, of = with_people() ? people_steps : community_steps;
  const float left = 1 - static_cast<float>(step) / static_cast<float>(of);
  return kLastReach + first * left * left * (with_people() ? 0.4f : 1.0f);
}

Layout::Layout(const Graph& graph, const Communities& communities) : impl_(std::make_unique<Impl>(graph, communities)) {}
Layout::~Layout() = default;
Layout::Layout(Layout&&) noexcept = default;

std::int32_t Layout::steps() const { return impl_->community_steps + impl_->people_steps; }
std::int32_t Layout::steps_done() const { return impl_->done; }
std::span<const float> Layout::x() const { return impl_->people.x; }
std::span<const float> Layout::y() const { return impl_->people.y; }

void Layout::step(int workers) {
  if (over()) return;
  Impl& impl = *impl_;
  if (impl.next_part < 0) impl.begin();
  Bodies& bodies = impl.bodies();
  const float reach = impl.reach();
  std::atomic<std::int32_t> next{impl.next_part};
  const auto work = [&] {
    for (std::int32_t part; (part = next.fetch_add(1)) < impl.grid.parts();) move_part(bodies, impl.grid, part, reach);
  };
  std::vector<std::thread> others;
#if GRAPEVINE_THREADS
  try {
    for (int i = 1; i < workers; ++i) others.emplace_back(work);
  } catch (const std::system_error&) {  // a system may refuse more threads: those there are do the work
  }
#else
  static_cast<void>(workers);
#endif
  work();
  for (std::thread& other : others) other.join();
  impl.end();
}

bool Layout::work(double budget_ms) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double, std::milli>(budget_ms);
  Impl& impl = *impl_;
  do {
    if (over()) return true;
    if (impl.next_part < 0) impl.begin();
    else if (impl.next_part < impl.grid.parts()) move_part(impl.bodies(), impl.grid, impl.next_part++, impl.reach());
    else impl.end();
  } while (std::chrono::steady_clock::now() < until);
  return over();
}

float Layout::radius() const {
  const std::span<const float> xs = x(), ys = y();
  std::vector<float> squares(xs.size());
  for (std::size_t i = 0; i < xs.size(); ++i) squares[i] = xs[i] * xs[i] + ys[i] * ys[i];
  if (squares.empty()) return 1;
  const auto place = squares.begin() + static_cast<std::ptrdiff_t>((squares.size() - 1) * 99 / 100);
  std::nth_element(squares.begin(), place, squares.end());
  return std::max(1.0f, std::sqrt(*place));
}

}  // namespace grapevine
