#!/usr/bin/env bash
# mpirun grapevine sweep: the same bytes at 1, 2 and 4 ranks, with a stop rule and a crowd of its own at each point; a rank
# that is killed ends the job and --resume completes it to the same bytes; what is wrong is said once.
set -uo pipefail

command -v mpirun >/dev/null || { echo "no mpirun: install Open MPI"; exit 77; }
[[ -x $(dirname "$GRAPEVINE")/grapevine-mpi ]] || { echo "grapevine was built without MPI"; exit 77; }

# in a container as root, on fewer cores than ranks
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_mpi_yield_when_idle=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}
check_same() { # A B
  local name
  for name in manifest.json experiment.json scenario.json results.sqlite points.csv runs.csv; do
    cmp -s "$1/$name" "$2/$name" || fail "$1/$name differs from $2/$name"
  done
}
ranks() { # N WORDS...
  timeout 120 mpirun -np "$1" "$GRAPEVINE" "${@:2}"
}

cat >small.json <<'JSON'
{"grapevine": 1, "name": "small", "title": "A small town", "people": 500, "days": 5, "replicates": 12,
 "network": {"kind": "power_law", "mean_degree": 8}, "timeline": [{"at": "D1 09:00", "event": {"kind": "story", "rank": 1}}]}
JSON
experiment() { # FILE REPLICATES DESIGN
  cat >"$1" <<JSON
{"grapevine_experiment": 1, "scenario": "small.json",
 "factors": [{"path": "support.social.agents", "from": 1, "to": 6}, {"path": "feed.visibility", "from": 0.05, "to": 0.4}, {"path": "triage.policy"}],
 "design": {"kind": "random", "points": 24}, "outcomes": ["crisis", "negative_exposures"], "replicates": $2}
JSON
}

# with a stop rule, at one process and several ranks
experiment rule.json '{"until": "negative_exposures", "tolerance": 4, "most": 64}, "series": true'
"$GRAPEVINE" sweep rule.json -o one >one.txt || fail "one process"
for n in 1 2 4; do
  ranks $n sweep rule.json -o "ranks-$n" >"ranks-$n.txt" 2>"ranks-$n.err" || fail "$n ranks: $(cat "ranks-$n.err")"
  check_same one "ranks-$n"
  cmp -s one.txt "ranks-$n.txt" || fail "$n ranks say something else on standard output"
done

# --max-time stops all ranks, and --resume goes on with another number of them
experiment long.json 1000
"$GRAPEVINE" sweep long.json -o whole --digest >/dev/null || fail "the whole"
ranks 2 sweep long.json -o stopped --max-time 0.01 >/dev/null 2>stopped.err
code=$?
if ((code == 5)); then
  grep -q 'with --resume goes on' stopped.err || fail "nothing about --resume"
  ranks 4 sweep long.json -o stopped --resume >/dev/null 2>&1 || fail "four ranks do not go on"
  check_same whole stopped
else
  fail "--max-time under two ranks: exit code $code"
fi

# a rank that is killed in mid-run ends the job; what was finished is kept
mpirun -np 3 "$GRAPEVINE" sweep long.json -o killed >killed.txt 2>&1 &
job=$!
size() { stat -c %s killed/journal.sqlite 2>/dev/null || echo 0; }
# until the first batch is in the journal, which is a second after it was begun
for ((i = 0; i < 400 && $(size) < 100000; ++i)); do sleep 0.02; done
victim=$(for pid in $(cat /proc/$job/task/$job/children 2>/dev/null); do
  tr '\0' '\n' 2>/dev/null </proc/"$pid"/environ | grep -qx OMPI_COMM_WORLD_RANK=1 && echo "$pid"
done)
if [[ -n $victim ]] && kill -9 "$victim" 2>/dev/null; then
  for ((i = 0; i < 300; ++i)); do
    kill -0 $job 2>/dev/null || break
    sleep 0.1
  done
  kill -0 $job 2>/dev/null && { kill -9 $job; fail "the job goes on without a rank"; }
  wait $job && fail "a job whose rank was killed ends as if nothing had been"
  [[ -f killed/journal.sqlite && ! -f killed/results.sqlite ]] || fail "no journal of the killed job"
  ranks 2 sweep long.json -o killed --resume >/dev/null 2>resumed.err || fail "the killed job cannot be gone on with: $(cat resumed.err)"
  grep -q 'going on after [1-9]' resumed.err || fail "nothing that the killed job had finished was kept: $(cat resumed.err)"
  check_same whole killed
else
  fail "no rank to kill: $(cat killed.txt)"
fi

# what is wrong is said once, and nothing hangs
ranks 3 sweep missing.json -o nothing >/dev/null 2>missing.err
[[ $? == 3 ]] || fail "a missing experiment: another exit code"
[[ $(grep -c 'grapevine: missing.json' missing.err) == 1 ]] || fail "a missing experiment: $(cat missing.err)"
ranks 2 sweep rule.json --dry-run >/dev/null 2>&1 || fail "--dry-run under ranks"

((failures == 0)) && echo "mpirun grapevine sweep: all as it should be"
exit $((failures > 0))
