#!/usr/bin/env bash
# What a study costs: replicates per second against the floor, the store's share, threads and ranks.
#   bench/study.sh [FOLDER OF A BUILD] [RUNS]     build/release and 4096
# All figures are processor time (user and system), so that what else a machine does counts little, and ratios of runs that
# follow each other. Times by the clock stand beside them: they mean something on an idle machine only.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build/release}
runs=${2:-4096}
grapevine=$build/grapevine
[ -x "$grapevine" ] || { echo "no $grapevine: ./dev build first" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
futures=64
points=$((runs / futures))
agents=8 && visibilities=$((points / 8))

# seconds NAME COMMAND...: processor and clock time of a command, in cpu and clock
seconds() {
  local name=$1; shift
  local TIMEFORMAT='%U %S %R' times
  times=$({ time "$@" >"$work/out" 2>"$work/err"; } 2>&1) || { echo "$name failed:" >&2; cat "$work/err" >&2; exit 1; }
  read -r user system clock <<<"$times"
  cpu=$(awk "BEGIN {print $user + $system}")
  printf '%-58s %8.2f s processor %8.2f s clock\n' "$name" "$cpu" "$clock"
}
ratio() { awk "BEGIN {printf \"%.3f\", $1 / $2}"; }

"$grapevine" run influencer-in-the-queue --set people=20000 --set days=14 --replicates "$futures" -o "$work/scenario" >/dev/null
cp "$work/scenario/scenario.json" "$work/town.json"
cat >"$work/experiment.json" <<EOF
{"grapevine_experiment": 1, "scenario": "town.json", "replicates": $futures,
 "factors": [{"path": "support.social.agents", "from": 1, "to": $agents, "levels": $agents},
             {"path": "feed.visibility", "from": 0.15, "to": 0.25, "levels": $visibilities}],
 "design": {"kind": "grid"}}
EOF
echo "$((agents * visibilities * futures)) runs of 20,000 people and 14 days, every metric kept; $("$grapevine" --version), $(nproc) cores"

# the floor: the same number of futures, nothing kept, before and after, for a machine's pace changes
seconds "floor: run, one thread, nothing kept" "$grapevine" run "$work/town.json" --replicates "$runs" --jobs 1 --digest
floor=$cpu
seconds "sweep, one thread" "$grapevine" sweep "$work/experiment.json" -o "$work/one" --jobs 1
one=$cpu
seconds "sweep, two threads" "$grapevine" sweep "$work/experiment.json" -o "$work/two" --jobs 2
two=$cpu
seconds "sweep, four threads" "$grapevine" sweep "$work/experiment.json" -o "$work/four" --jobs 4
four=$cpu
seconds "floor again" "$grapevine" run "$work/town.json" --replicates "$runs" --jobs 1 --digest
floor=$(awk "BEGIN {print ($floor + $cpu) / 2}")
seconds "merge: the store read, checked, and all of it written again" "$grapevine" merge "$work/one" -o "$work/merged"
merge=$cpu
cmp "$work/one/results.sqlite" "$work/four/results.sqlite"
if [ -x "$build/grapevine-mpi" ] && command -v mpirun >/dev/null; then
  for ranks in 2 4; do
    seconds "mpirun, $ranks ranks" mpirun --allow-run-as-root --oversubscribe -np "$ranks" "$grapevine" sweep "$work/experiment.json" -o "$work/ranks-$ranks"
    eval "ranks_$ranks=$cpu"
    cmp "$work/one/results.sqlite" "$work/ranks-$ranks/results.sqlite"
  done
fi
echo
echo "runs a second of one core:           $(ratio "$runs" "$one"), of the floor $(ratio "$floor" "$one")"
echo "on two cores, if both were idle:     $(ratio "$two" 2) s (target 20)"
echo "threads, processor time over one's:  two $(ratio "$two" "$one"), four $(ratio "$four" "$one")"
[ -n "${ranks_2:-}" ] && echo "ranks, the same (waiting ranks spin): two $(ratio "$ranks_2" "$one"), four $(ratio "$ranks_4" "$one")"
# merge reads and checks the runs once more than a sweep does, and writes them as often
echo "the store's share, at most:          $(ratio "$merge" "$one") (target .02)"
echo "results.sqlite:                      $(stat -c %s "$work/one/results.sqlite") bytes"
