// Published models of how a product spreads by word of mouth, rebuilt in a few lines on the engine's draws,
// and what their authors found: strong and weak ties, advertising, the price of bad news, and Bass's curve by
// agents.
#include <algorithm>
#include <array>
#include <cmath>

#include "validation/groups.h"

namespace grapevine {

namespace {

// Goldenberg, Libai & Muller 2001. In each period somebody who has not adopted does with
//   p = 1 − (1 − a)(1 − bw)^j (1 − bs)^m,
// m adopters among the strong ties (all the others of the own group) and j among weak ones, drawn anew each
// period.
struct Spread {
  double a = .005, bw = .01, bs = .04;  // advertising, a weak tie, a strong tie
  int strong = 17, weak = 17;           // ties of each kind
  // Goldenberg, Libai, Moldovan & Muller 2007: a share of adopters is dissatisfied; they, and those whom bad
  // news has kept from adopting, spread it, twice as strongly as good news.
  double dissatisfied = 0;
};

struct Growth {
  double to_16 = 0,
         to_95 = 0;  // periods until that share of the market has adopted; kPeriods when it never has
  double value = 0;  // adoptions a person, discounted by a tenth a period
};

constexpr int kMarket = 3'000, kPeriods = 120;

class Market {
 public:
  Market(const Spread& spread, const Luck& luck)
      : spread_(spread), luck_(luck), group_(spread.strong + 1), people_(kMarket / group_ * group_) {
    is_.resize(static_cast<std::size_t>(people_), kUndecided);
    good_.resize(static_cast<std::size_t>(people_ / group_));
    bad_.resize(good_.size());
    keep(good_weak_, spread.bw, spread.weak);
    keep(good_strong_, spread.bs, group_);
    keep(bad_weak_, kBadPower * spread.bw, spread.weak);
    keep(bad_strong_, kBadPower * spread.bs, group_);
  }

  Growth run() {
    Growth growth{kPeriods, kPeriods, 0};
    int adopters = 0, decided = 0;
    double worth = 1;
    for (int period = 1; period < kPeriods && decided < people_; ++period) {
      worth /= 1.1;
      const int fresh = decide(period, decided);
      adopters += fresh;
      growth.value += fresh * worth / people_;
      if (growth.to_16 == kPeriods && adopters >= .16 * people_) growth.to_16 = period;
      if (growth.to_95 == kPeriods && adopters >= .95 * people_) growth.to_95 = period;
    }
    return growth;
  }

 private:
  enum Is : std::uint8_t { kUndecided, kContent, kDissatisfied, kKeptAway };
  static constexpr double kBadPower = 2;

  // (1 − chance)^k for k = 0 .. most
  static void keep(std::vector<double>& powers, double chance, int most) {
    powers.assign(1, 1);
    for (int k = 0; k < most; ++k) powers.push_back(powers.back() * (1 - chance));
  }

  // One period, everybody at once; returns the new adopters and adds all who decided.
  int decide(int period, int& decided) {
    std::vector<std::pair<int, Is>> decisions;
    for (int i = 0; i < people_; ++i) {
      if (is_[static_cast<std::size_t>(i)] != kUndecided) continue;
      Stream stream =
          luck_.stream(Purpose::test, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(period));
      std::size_t praised = 0, warned = 0;
      for (int k = 0; k < spread_.weak; ++k) {
        const std::uint8_t other = is_[to_below(stream.next32(), static_cast<std::uint32_t>(people_))];
        praised += other == kContent;
        warned += other >= kDissatisfied;
      }
      const auto group = static_cast<std::size_t>(i / group_);
      const double yes = 1 - (1 - spread_.a) * good_weak_[praised] * good_strong_[good_[group]];
      const double no = 1 - bad_weak_[warned] * bad_strong_[bad_[group]];
      // who is moved both ways follows the stronger in proportion
      const double adopts = yes * (1 - no) + (yes > 0 ? yes * no * yes / (yes + no) : 0);
      const double kept = no * (1 - yes) + (no > 0 ? yes * no * no / (yes + no) : 0);
      const double unit = stream.unit();
      if (unit < adopts)
        decisions.emplace_back(i, stream.unit() < spread_.dissatisfied ? kDissatisfied : kContent);
      else if (unit < adopts + kept)
        decisions.emplace_back(i, kKeptAway);
    }
    int fresh = 0;
    for (const auto& [person, now] : decisions) {
      is_[static_cast<std::size_t>(person)] = now;
      ++(now == kContent ? good_ : bad_)[static_cast<std::size_t>(person / group_)];
      fresh += now != kKeptAway;
    }
    decided += static_cast<int>(decisions.size());
    return fresh;
  }

  Spread spread_;
  Luck luck_;
  int group_, people_;
  std::vector<std::uint8_t> is_;
  std::vector<std::size_t> good_, bad_;  // of each group: content adopters, and those who spread bad news
  std::vector<double> good_weak_, good_strong_, bad_weak_, bad_strong_;
};

// The same futures for every market: differences are paired.
std::vector<Growth> grown(const Spread& spread, const ValidationSettings& settings) {
  std::vector<Growth> all;
  for (std::int64_t run = 0; run < settings.times(32); ++run)
    all.push_back(Market(spread, Luck(settings.seed_of(11), static_cast<std::uint32_t>(run))).run());
  return all;
}

// The interval of f(first, second) over paired futures.
template <class F>
Interval paired(const std::vector<Growth>& first, const std::vector<Growth>& second, F f) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < first.size(); ++i) differences.push_back(f(first[i], second[i]));
  return t_interval(differences);
}

// Without weak ties growth takes longer than without strong ones, unless advertising does their work.
void check_weak_ties(Checks& checks, const ValidationSettings& settings) {
  struct Case {
    double a;
    int sign;
  };
  for (const Case& c : {Case{.0005, 1}, Case{.002, 1}, Case{.01, -1}}) {
    Spread strong_only{.a = c.a}, weak_only{.a = c.a};
    strong_only.bw = 0;
    weak_only.bs = 0;
    if (c.sign < 0) checks.cite("the same model: much advertising reaches the groups that weak ties would");
    checks.direction("advertising " + decimal(c.a, 4) +
                         ": periods to 95 % without weak ties, less those without strong ones",
                     paired(grown(strong_only, settings), grown(weak_only, settings),
                            [](const Growth& x, const Growth& y) { return x.to_95 - y.to_95; }),
                     c.sign);
  }
}

void check_advertising(Checks& checks, const ValidationSettings& settings) {
  const auto little = grown({.a = .001}, settings), much = grown({.a = .01}, settings);
  const auto early = [](const Growth& x, const Growth& y) { return std::log(x.to_16 / y.to_16); };
  const auto late = [](const Growth& x, const Growth& y) {
    return std::log((x.to_95 - x.to_16) / (y.to_95 - y.to_16));
  };
  checks.direction("ten times the advertising: log of the time to 16 %", paired(much, little, early), -1);
  checks.direction(
      "the same, log of the time from 16 % to 95 %, shortened by less",
      paired(much, little, [&](const Growth& x, const Growth& y) { return late(x, y) - early(x, y); }), 1);
}

// The authors' five factors at seven levels each, not in all 7^5 markets but in 49 in which every two factors meet at
// every two of their levels once: main effects do not mix. Standardised slopes of the log of a time, one row a replicate.
constexpr std::size_t kFactors = 5;
enum Factor : std::size_t { kAdvertising, kWeakTie, kStrongTie, kStrongTies, kWeakTies };

constexpr double kWeakLow = .005, kWeakHigh = .015, kStrongLow = .01, kStrongHigh = .07;

struct Slopes {
  std::vector<std::array<double, kFactors>> to_16, to_95;
};

std::array<double, kFactors> slopes_of(const std::vector<std::array<int, kFactors>>& levels, const std::vector<double>& times) {
  double mean = 0, square = 0;
  for (const double t : times) mean += std::log(t) / static_cast<double>(times.size());
  for (const double t : times) square += (std::log(t) - mean) * (std::log(t) - mean);
  std::array<double, kFactors> slopes{};
  for (std::size_t k = 0; k < kFactors; ++k) {
    double product = 0, spread = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const double x = levels[i][k] - 3.0;
      product += x * (std::log(times[i]) - mean);
      spread += x * x;
    }
    slopes[k] = product / std::sqrt(spread * square);
  }
  return slopes;
}

Slopes slopes_of_design(const ValidationSettings& settings) {
  std::vector<std::array<int, kFactors>> levels;
  for (int i = 0; i < 7; ++i)
    for (int j = 0; j < 7; ++j) levels.push_back({i, j, (i + j) % 7, (i + 2 * j) % 7, (i + 3 * j) % 7});
  Slopes slopes;
  for (std::int64_t run = 0; run < settings.times(6); ++run) {
    std::vector<double> to_16, to_95;
    for (const auto& l : levels) {
      const auto level = [&](std::size_t k, double low, double high) { return low + (high - low) * l[k] / 6; };
      const Spread spread{level(kAdvertising, .0005, .01), level(kWeakTie, kWeakLow, kWeakHigh), level(kStrongTie, kStrongLow, kStrongHigh),
                          static_cast<int>(level(kStrongTies, 5, 29)), static_cast<int>(level(kWeakTies, 5, 29)), 0};
      const Growth growth = Market(spread, Luck(settings.seed_of(13), static_cast<std::uint32_t>(run))).run();
      to_16.push_back(growth.to_16);
      to_95.push_back(growth.to_95 - growth.to_16);
    }
    slopes.to_16.push_back(slopes_of(levels, to_16));
    slopes.to_95.push_back(slopes_of(levels, to_95));
  }
  return slopes;
}

void check_design(Checks& checks, const ValidationSettings& settings) {
  const Slopes slopes = slopes_of_design(settings);
  const auto interval = [&](auto of) {
    std::vector<double> all;
    for (std::size_t i = 0; i < slopes.to_16.size(); ++i) all.push_back(of(slopes.to_16[i], slopes.to_95[i]));
    return t_interval(all);
  };
  using Row = std::array<double, kFactors>;
  checks.direction("five factors, 49 markets: slope of the late times on advertising, less that of the early ones",
                   interval([](const Row& early, const Row& late) { return late[kAdvertising] - early[kAdvertising]; }), 1);
  constexpr double kPoints = 100;  // a slope for each .01 of a tie's chance
  checks.direction("the same, late times: slope for each .01 of a strong tie, less that for each .01 of a weak one",
                   interval([](const Row&, const Row& late) {
                     return late[kStrongTie] / kPoints / (kStrongHigh - kStrongLow) - late[kWeakTie] / kPoints / (kWeakHigh - kWeakLow);
                   }), 1);
}

void check_bad_news(Checks& checks, const ValidationSettings& settings) {
  const auto loss = [](double share) {
    return [share](const Growth& x, const Growth& y) { return 1 - x.value / y.value - share; };
  };
  const auto all_content = grown({}, settings);
  for (const double share : {.02, .05})
    checks.direction(decimal(100 * share, 0) + " % dissatisfied: share of the value lost, beyond their own",
                     paired(grown({.dissatisfied = share}, settings), all_content, loss(share)), 1);
  const auto few_ties = grown({.weak = 5}, settings);
  const auto few_bad = grown({.weak = 5, .dissatisfied = .05}, settings),
             many_bad = grown({.dissatisfied = .05}, settings);
  std::vector<double> more;
  for (std::size_t i = 0; i < few_ties.size(); ++i)
    more.push_back(loss(0)(many_bad[i], all_content[i]) - loss(0)(few_bad[i], few_ties[i]));
  checks.direction("5 % dissatisfied: share of the value lost with 17 weak ties, less that with 5",
                   t_interval(more), 1);
}

// Bass 1969: F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t).
constexpr double kP = .03, kQ = .38;
double bass(double t) {
  const double left = std::exp(-(kP + kQ) * t);
  return (1 - left) / (1 + kQ / kP * left);
}

// Agents with a threshold each, Exp(1), who adopt when the hazard p + q A/N has added up to it: between two
// adoptions it grows in a straight line, so their times are exact.
std::vector<double> adoption_times(std::uint32_t agents, std::uint64_t key) {
  std::vector<double> thresholds, times;
  Stream stream(key);
  for (std::uint32_t i = 0; i < agents; ++i) thresholds.push_back(exponential(stream.unit()));
  std::sort(thresholds.begin(), thresholds.end());
  double time = 0, hazard = 0;
  for (std::uint32_t adopters = 0; adopters < agents; ++adopters) {
    time += (thresholds[adopters] - hazard) / (kP + kQ * adopters / agents);
    hazard = thresholds[adopters];
    times.push_back(time);
  }
  return times;
}

void check_bass(Checks& checks, const ValidationSettings& settings) {
  const double peak = std::log(kQ / kP) / (kP + kQ);
  checks.printed("p .03, q .38: time of the peak", 6.1926, peak, 4);
  checks.printed("adopters at the peak", .46053, bass(peak), 5);
  checks.printed("adopters at time 5", .33120, bass(5), 5);
  checks.printed("adopters at time 6.5502", .5, bass(6.5502), 5);
  checks.printed("adoptions at the peak", .110592, (bass(peak + 1e-5) - bass(peak - 1e-5)) / 2e-5, 6);
  checks.cite("Rand & Rust 2011: agents replicate Bass");
  constexpr std::uint32_t kAgents = 10'000;
  constexpr std::array<double, 4> kTimes{2, 5, 6.5502, 10};
  std::array<Sample, kTimes.size()> shares;
  Sample half;
  for (std::int64_t run = 0; run < settings.times(100); ++run) {
    const auto times = adoption_times(
        kAgents, Luck(settings.seed_of(12), static_cast<std::uint32_t>(run)).key(Purpose::test, 0));
    for (std::size_t i = 0; i < kTimes.size(); ++i)
      shares[i].add(
          static_cast<double>(std::upper_bound(times.begin(), times.end(), kTimes[i]) - times.begin()) /
          kAgents);
    half.add(times[kAgents / 2]);
  }
  for (std::size_t i = 0; i < kTimes.size(); ++i)
    agrees(checks, "10,000 agents, share that has adopted at time " + decimal(kTimes[i], 2), bass(kTimes[i]),
           shares[i]);
  agrees(checks, "10,000 agents, time until half have adopted", 6.5502, half);
  differs(checks, "the same, without imitation", std::log(2) / kP, half);
}

}  // namespace

void check_published(Checks& checks, const ValidationSettings& settings) {
  checks.cite("Goldenberg, Libai & Muller 2001: weak ties at least as strong as strong ones");
  check_weak_ties(checks, settings);
  checks.cite("Goldenberg, Libai & Muller 2001: advertising matters early, then word of mouth does");
  check_advertising(checks, settings);
  checks.cite("Goldenberg, Libai & Muller 2001: their five factors and ranges");
  check_design(checks, settings);
  checks.cite("Goldenberg, Libai, Moldovan & Muller 2007, equations from memory");
  check_bad_news(checks, settings);
  checks.cite("Bass 1969");
  check_bass(checks, settings);
}

}  // namespace grapevine
