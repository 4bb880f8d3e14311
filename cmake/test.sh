# shellcheck shell=bash
# ./dev test: builds, runs and counts. Sourced by ./dev.
#
# Every part adds lines "PASSED FAILED SKIPPED" to build/tally/counts and its reasons to build/tally/notes; a part that
# cannot be built counts as one failure and the others still run.

readonly TALLY=$ROOT/build/tally

count() { printf '%s %s %s\n' "$1" "$2" "$3" >>"$TALLY/counts"; }
note() { printf '%s\n' "$*" >>"$TALLY/notes"; }
failed() {
  count 0 1 0
  note "failed: $*"
}
skipped() {
  count 0 0 1
  note "skipped: $*"
}

# the totals come last whatever happened before
print_totals() {
  local line
  trap - EXIT
  say ""
  [[ -s $TALLY/notes ]] && sort "$TALLY/notes" | uniq -c | sed -E 's/^ *1 //; s/^ *([0-9]+) (.*)/\2 (\1 times)/'
  [[ -s $TALLY/counts ]] || failed "nothing was run"
  line=$(awk '{ p += $1; f += $2; s += $3 } END { printf "%d passed, %d failed, %d skipped", p, f, s }' "$TALLY/counts")
  say "$line"
  [[ $line == *", 0 failed,"* ]] && exit 0
  exit 1
}

# ctest over one build
test_build() { # PRESET
  rm -rf "build/$1/test-results"
  mkdir -p "build/$1/test-results"
  step "testing $1" "test-$1" ctest --test-dir "build/$1" --output-on-failure -j "$JOBS" --timeout "$TEST_SECONDS" \
    --output-junit "$ROOT/build/$1/test-results/ctest.junit"
  python3 cmake/tally.py ctest "$1" "build/$1/test-results" >"$TALLY/part" || echo "0 1 0 $1: no results" >"$TALLY/part"
  take_part
}

# TAP of node's test runner
test_page() {
  local test name
  export GRAPEVINE=$ROOT/build/dev/grapevine GRAPEVINE_WEB=$ROOT/build/web CHROMIUM
  CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
  for test in tests/web/*.test.mjs; do
    [[ -f $test ]] || { skipped "the page in Chromium: no tests/web/*.test.mjs yet"; return; }
    name=$(basename "$test" .test.mjs)
    step "testing the page: $name" "web-$name" timeout "$TEST_SECONDS" node --test-reporter=tap "$test"
    python3 cmake/tally.py tap "page $name" "$LOGS/web-$name.log" >"$TALLY/part"
    take_part
  done
}

take_part() {
  head -n 1 "$TALLY/part" >>"$TALLY/counts"
  tail -n +2 "$TALLY/part" >>"$TALLY/notes"
}

# The digests of this build's outcomes against those of the first build that was asked. The program prints one line
# "name digest" for each scenario.
test_digests() { # PRESET
  local preset=$1 command=("build/$1/digests")
  [[ $preset == node* ]] && command=(node "build/$preset/digests.js")
  [[ -f ${command[-1]} ]] || { skipped "digests of $preset: no program tests/determinism yet"; return; }
  if ! step "digests of $preset" "digests-$preset" timeout "$TEST_SECONDS" "${command[@]}"; then
    failed "digests of $preset: the program failed"
  elif [[ ! -f $TALLY/digests ]]; then
    cp "$LOGS/digests-$preset.log" "$TALLY/digests"
    DIGESTS_OF=$preset
  elif cmp -s "$LOGS/digests-$preset.log" "$TALLY/digests"; then
    count 1 0 0
  else
    failed "digests of $preset differ from those of $DIGESTS_OF (build/logs/digests-$preset.log)"
  fi
}

build_and_test() { # PRESET
  if build "$1"; then
    test_build "$1"
    case $1 in asan | tsan) ;; *) test_digests "$1" ;; esac
  else
    failed "the build $1"
  fi
}

build_and_test_digests() { # PRESET
  if build "$1" digests; then test_digests "$1"; else failed "the build $1"; fi
}

# The figures of a self-test of much luck, against those of dev: an optimiser can break what no scenario touches.
test_figures() { # PRESET
  local preset
  for preset in dev "$1"; do
    step "figures of $preset" "figures-$preset" timeout "$TEST_SECONDS" "build/$preset/grapevine" selftest percolation && continue
    failed "figures of $preset: the self-test failed"
    return
  done
  if cmp -s "$LOGS/figures-dev.log" "$LOGS/figures-$1.log"; then count 1 0 0; else failed "figures of $1 differ from those of dev (build/logs/figures-$1.log)"; fi
}

run_tests() {
  local all=${1:-} preset
  [[ -z $all || $all == --all ]] || die "test takes only --all"
  rm -rf "$TALLY"
  mkdir -p "$TALLY"
  trap print_totals EXIT
  TEST_SECONDS=900
  if [[ -n $all ]]; then
    TEST_SECONDS=7200
    export GRAPEVINE_LONG=1
  fi
  [[ -d $DATA ]] && export GRAPEVINE_DATA=$DATA

  if ! { setup web && setup_packages "${PACKAGES_TEST[@]}" && setup_web_tests; }; then
    failed "the set-up"
    return
  fi

  build_and_test dev
  if [[ -n $all ]]; then
    for preset in gcc-debug clang clang-debug asan tsan node node-st; do build_and_test "$preset"; done
    if build release digests grapevine; then
      test_digests release
      test_figures release
    else
      failed "the build release"
    fi
  else
    for preset in clang-debug node; do build_and_test_digests "$preset"; done
  fi
  if build_web; then test_page; else failed "the page's build"; fi
}
