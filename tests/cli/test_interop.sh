#!/usr/bin/env bash
# The lines that docs/results.md shows for other programs, run as they stand there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >experiment.json <<'EOF'
{"grapevine_experiment": 1, "scenario": "influencer-in-the-queue", "replicates": 2, "outcomes": ["crisis", "negative_exposures"],
 "factors": [{"path": "support.social.agents", "from": 1, "to": 3, "levels": 3}], "design": {"kind": "grid"}}
EOF
"$GRAPEVINE" sweep experiment.json -o study >/dev/null 2>&1

# block LANGUAGE: the code of the first such block of the page
block() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$GRAPEVINE_ROOT/docs/results.md" | sed '/^```/d'; }

tried=
for python in /usr/bin/python3 python3; do
  "$python" -c 'import pandas' 2>/dev/null || continue
  { block python; echo 'assert runs.shape == (6, 5), runs.shape; assert set(runs["support.social.agents"]) == {1, 2, 3}'; } >read.py
  "$python" read.py
  tried="$tried pandas"
  break
done
if command -v sqlite3 >/dev/null; then
  block sql | sed -n '/-- SQLite/,$p' >read.sql
  [ "$(sqlite3 study/results.sqlite <read.sql | wc -l)" = 3 ]
  tried="$tried sqlite3"
fi
if command -v Rscript >/dev/null; then
  { block r; echo 'stopifnot(nrow(points) == 3)'; } >read.R
  Rscript read.R
  tried="$tried R"
fi
if command -v duckdb >/dev/null; then
  block sql | sed '/-- SQLite/,$d' | duckdb -csv | grep -q '^0,1,'
  tried="$tried duckdb"
fi
[ -n "$tried" ] || { echo "neither pandas, sqlite3, R nor DuckDB is installed"; exit 77; }
echo "tried:$tried"
