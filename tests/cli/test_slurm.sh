#!/usr/bin/env bash
# docs/slurm-array.sh, run by a shell that sets Slurm's variables: the parts together are the whole study, a task that is run
# again goes on, and tasks that are numbered otherwise are refused.
set -uo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
template=$GRAPEVINE_ROOT/docs/slurm-array.sh
cd "$folder" || exit 1
failures=0
fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

cat >small.json <<'JSON'
{"grapevine": 1, "name": "small", "title": "A small town", "people": 500, "days": 5, "replicates": 12,
 "network": {"kind": "power_law", "mean_degree": 8}, "timeline": [{"at": "D1 09:00", "event": {"kind": "story", "rank": 1}}]}
JSON
cat >experiment.json <<'JSON'
{"grapevine_experiment": 1, "scenario": "small.json", "factors": [{"path": "support.social.agents", "from": 1, "to": 6}],
 "design": {"kind": "random", "points": 10}, "outcomes": ["crisis"], "replicates": 8}
JSON
task() { # ID COUNT
  SLURM_ARRAY_TASK_ID=$1 SLURM_ARRAY_TASK_COUNT=$2 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=1 SLURM_CPUS_PER_TASK=2 \
    bash "$template" experiment.json parts >/dev/null 2>task.err || fail "task $1 of $2: $(cat task.err)"
}

"$GRAPEVINE" sweep experiment.json -o whole >/dev/null || fail "the whole"
for id in 3 1 2 3; do task $id 3; done
grep -q 'is complete already' task.err || fail "a task that is run again does not see that it is complete"
"$GRAPEVINE" merge parts/part-* -o merged >/dev/null || fail "merge"
for name in manifest.json experiment.json scenario.json results.sqlite points.csv runs.csv; do
  cmp -s whole/$name merged/$name || fail "$name of the parts differs from the whole's"
done

# one task again, as an array of its own
rm -r parts/part-2
PARTS=3 SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=1 SLURM_ARRAY_TASK_MIN=2 bash "$template" experiment.json parts >/dev/null 2>&1 || fail "a single task"
"$GRAPEVINE" merge parts/part-* -o again --digest >/dev/null || fail "merge after a single task"
cmp -s whole/results.sqlite again/results.sqlite || fail "a single task gives other results"

SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=2 SLURM_ARRAY_TASK_MIN=2 SLURM_ARRAY_TASK_STEP=2 bash "$template" experiment.json other >/dev/null 2>&1 && fail "tasks with gaps are taken"
bash "$template" experiment.json other >/dev/null 2>&1 && fail "a task without a number is taken"

((failures == 0)) && echo "slurm-array.sh: all as it should be"
exit $((failures > 0))
