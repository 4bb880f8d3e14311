#include "ensemble/snapshot_shelf.h"

#include <algorithm>

namespace grapevine {

SnapshotShelf::Moment& SnapshotShelf::moment_at(Millis at) {
  const auto place = std::lower_bound(moments_.begin(), moments_.end(), at,
                                      [](const Moment& m, Millis t) { return m.at < t; });
  if (place != moments_.end() && place->at == at) return *place;
  Moment moment;
  moment.at = at;
  return *moments_.insert(place, std::move(moment));
}

void SnapshotShelf::forget_unused() {
  std::erase_if(moments_,
                [this](const Moment& moment) { return moment.by_replicate.empty() && !wanted(moment); });
}

void SnapshotShelf::want(Millis moment) {
  if (moment > 0 && moment != kNever) moment_at(moment).on_timeline = true;
}

void SnapshotShelf::edit(Millis moment) {
  ++edits_;
  if (moment > 0 && moment != kNever) moment_at(moment).edited = edits_;
  forget_unused();
}

void SnapshotShelf::missing(std::int64_t replicate, Millis from, Millis until,
                            std::vector<Millis>& moments) const {
  moments.clear();
  if (too_large_ || limit_ == 0) return;
  const auto i = static_cast<std::size_t>(replicate);
  for (const Moment& moment : moments_) {
    if (moment.at <= from || moment.at > until || !wanted(moment)) continue;
    const bool there = i < moment.by_replicate.size() && moment.by_replicate[i];
    const bool room = (being_edited(moment) ? moment.bytes : bytes_) + last_bytes_ <= limit_;
    if (!there && room) moments.push_back(moment.at);
  }
}

// Drops the snapshot of the highest replicate; false when there was none.
bool SnapshotShelf::drop_last(Moment& moment) {
  auto& held = moment.by_replicate;
  while (!held.empty() && !held.back()) held.pop_back();
  if (held.empty()) return false;
  moment.bytes -= held.back()->bytes();
  bytes_ -= held.back()->bytes();
  held.pop_back();
  return true;
}

bool SnapshotShelf::make_room(std::size_t bytes, const Moment& receiving) {
  while (bytes_ + bytes > limit_) {
    if (!being_edited(receiving)) return false;
    Moment* victim = nullptr;
    for (Moment& moment : moments_) {
      if (&moment == &receiving || moment.by_replicate.empty()) continue;
      if (!victim || moment.edited < victim->edited) victim = &moment;
    }
    if (!victim || !drop_last(*victim)) return false;
  }
  return true;
}

bool SnapshotShelf::keep(std::int64_t replicate, Held snapshot) {
  const std::size_t bytes = snapshot->bytes();
  last_bytes_ = bytes;
  too_large_ = too_large_ || bytes > limit_ / 8;
  const auto place =
      std::find_if(moments_.begin(), moments_.end(), [&](const Moment& m) { return m.at == snapshot->at(); });
  if (too_large_ || place == moments_.end() || !wanted(*place)) return false;

  const auto i = static_cast<std::size_t>(replicate);
  auto& held = place->by_replicate;
  if ((i < held.size() && held[i]) || !make_room(bytes, *place)) return false;
  if (i >= held.size()) held.resize(i + 1);
  held[i] = std::move(snapshot);
  place->bytes += bytes;
  bytes_ += bytes;
  return true;
}

SnapshotShelf::Held SnapshotShelf::find(std::int64_t replicate, Millis moment) const {
  const auto i = static_cast<std::size_t>(replicate);
  Held latest;
  for (const Moment& m : moments_) {
    if (m.at > moment) break;
    if (i < m.by_replicate.size() && m.by_replicate[i]) latest = m.by_replicate[i];
  }
  return latest;
}

void SnapshotShelf::forget_after(Millis moment) {
  for (Moment& m : moments_) {
    m.on_timeline = false;
    if (m.at <= moment) continue;
    while (drop_last(m)) {
    }
  }
  ++edits_;
  forget_unused();
}

void SnapshotShelf::clear() {
  moments_.clear();
  bytes_ = last_bytes_ = 0;
  too_large_ = false;
}

void SnapshotShelf::set_limit(std::size_t bytes) {
  for (Moment& moment : moments_)
    while (drop_last(moment)) {
    }
  limit_ = bytes;
  too_large_ = false;
}

}  // namespace grapevine
