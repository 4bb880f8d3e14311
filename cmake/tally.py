"""Counts test cases: prints "PASSED FAILED SKIPPED", then a line for each reason.

tally.py ctest NAME RESULTS_DIR   ctest.junit, and for each Catch2 program its own RESULTS_DIR/PROGRAM.xml
tally.py tap NAME FILE            the output of node's test runner
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as xml


def one_line(text):
    return " ".join((text or "").split())[:200]


def catch_cases(path):
    """(passed, failed, skipped, reasons) of one program, or None where it did not live to write its totals."""
    try:
        run = xml.parse(path).getroot()
    except (OSError, xml.ParseError):
        return None
    totals = run.find("OverallResultsCases")
    if totals is None:
        return None
    reasons = []
    for case in run.findall("TestCase"):
        result = case.find("OverallResult")
        if result is not None and result.get("success") == "false":
            reasons.append(("failed", case.get("name")))
        reasons += [("skipped", f"{case.get('name')}: {one_line(skip.text)}") for skip in case.iter("Skip")]
    count = {key: int(totals.get(key, 0)) for key in ("successes", "failures", "expectedFailures", "skips")}
    return count["successes"] + count["expectedFailures"], count["failures"], count["skips"], reasons


def ctest(name, folder):
    passed = failed = skipped = 0
    notes = []
    for test in xml.parse(folder / "ctest.junit").getroot().iter("testcase"):
        program, status = test.get("name"), test.get("status")
        cases = catch_cases(folder / f"{program}.xml")
        if cases:
            passed, failed, skipped = passed + cases[0], failed + cases[1], skipped + cases[2]
            notes += [f"{kind}: {name}: {program}: {text}" for kind, text in cases[3]]
        if status == "notrun" or (status == "disabled" and not cases):
            lines = (test.findtext("system-out") or "").strip().splitlines()
            skipped += 1
            notes.append(f"skipped: {name}: {program}: {one_line(lines[-1]) if lines else 'not run'}")
        elif status == "fail" and not (cases and cases[1]):
            failed += 1
            notes.append(f"failed: {name}: {program}" + ("" if cases is None else " (after its last test case)"))
        elif status == "run" and not cases:
            passed += 1
    return passed, failed, skipped, notes


def tap(name, path):
    text = path.read_text(encoding="utf-8", errors="replace")
    total = {key: int(value) for key, value in re.findall(r"^# (tests|pass|fail|cancelled) (\d+)$", text, re.M)}
    if "tests" not in total:
        return 0, 1, 0, [f"failed: {name}: ended before its totals"]
    notes = [f"failed: {name}: {one_line(what)}" for what in re.findall(r"^\s*not ok \d+ - (.*)$", text, re.M)]
    notes += [f"skipped: {name}: {one_line(what)}" for what in re.findall(r"^\s*ok \d+ - (.*# SKIP.*)$", text, re.M)]
    passed, failed = total["pass"], total["fail"] + total.get("cancelled", 0)
    return passed, failed, total["tests"] - passed - failed, notes


if __name__ == "__main__":
    *counts, notes = {"ctest": ctest, "tap": tap}[sys.argv[1]](sys.argv[2], pathlib.Path(sys.argv[3]))
    print(*counts)
    print("\n".join(notes), end="\n" if notes else "")
