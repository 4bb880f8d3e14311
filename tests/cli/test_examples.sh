#!/usr/bin/env bash
# Every example that a command's --help shows is run, in a folder that holds what the examples name. Long ones get words that
# shorten them; serve, which does not end, and selftest, which has tests of its own, are left out.
set -uo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir bin && ln -s "$GRAPEVINE" bin/grapevine && export PATH=$folder/bin:$PATH
failures=0 ran=0

declare -A shorter=([calibrate]="--particles 20 --rounds 1" [sweep]="--max-time 30" [cascade]="--runs 100")
left_out=" serve selftest "

# --- what the examples name
cat >small.json <<'JSON'
{"grapevine": 1, "name": "small", "title": "A small town", "people": 500, "days": 5, "replicates": 8,
 "parameters": {"support.email.routine_per_1000_per_day": 60}, "network": {"kind": "power_law", "mean_degree": 8},
 "timeline": [{"at": "D1 09:00", "event": {"kind": "story", "rank": 1}}]}
JSON
cp small.json ours.json && cp small.json mine.json && cp small.json other.json
cat >experiment.json <<'JSON'
{"grapevine_experiment": 1, "scenario": "small.json", "factors": [{"path": "support.social.agents", "from": 1, "to": 6}],
 "design": {"kind": "random", "points": 10}, "outcomes": ["crisis"], "replicates": 4}
JSON
{
  echo "id,opened_at,resolved_at,Created time,Resolved time,Initial response time,Source"
  for ((i = 0; i < 300; ++i)); do
    day=2026-01-$((10 + i / 20))
    echo "$i,$day 10:$((10 + i % 40)),$day 15:00,$day 10:$((10 + i % 40)),$day 15:00,$day 11:00,Email"
  done
} >tickets.csv
cp tickets.csv log.csv
grapevine network generate --kind barabasi_albert --people 200 --attach 3 -o friends.txt >/dev/null || exit 1
cat >friends.graphml <<'XML'
<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">
<node id="a"/><node id="b"/><node id="c"/><edge source="a" target="b"/><edge source="b" target="c"/></graph></graphml>
XML
: >decisions.txt
for part in 1 2; do grapevine sweep experiment.json -o part-$part --shard $part/2 >/dev/null || exit 1; done
grapevine run small.json -o results >/dev/null || exit 1

run_examples() { # COMMAND
  local example
  while IFS= read -r example; do
    [[ $1 == sweep || $1 == merge ]] && rm -rf study
    # decision codes are cut short in the help
    [[ $example == *…* ]] && continue
    ran=$((ran + 1))
    timeout 100 bash -c "set -o pipefail; $example ${shorter[$1]:-}" >out.txt 2>err.txt </dev/null || {
      echo "FAILED ($?): $example ${shorter[$1]:-}"
      head -3 err.txt
      failures=$((failures + 1))
    }
  done < <(grapevine $1 --help | sed -n '/^Example:/,$p' | sed '1d; s/^ *//; /^$/d')
}

names=$(grapevine --help | sed -n '/^Commands:/,/^Example:/p' | sed -n 's/^  \(\([a-z]\+ \)*[a-z]\+\)  .*/\1/p')
[[ $(wc -l <<<"$names") -gt 25 ]] || { echo "FAILED: no commands in the overview"; exit 1; }
# sweep before those that look at its study, drill play before those that take its codes
while IFS= read -r name; do
  [[ $left_out == *" ${name%% *} "* ]] || run_examples "$name"
done < <(printf 'sweep\n'; grep -vx sweep <<<"$names")

echo "$ran examples ran, $failures failed"
exit $((failures > 0))
