#!/usr/bin/env python3
"""No two classes have one name: the linker would take the members of either for those of both."""
import pathlib
import re
import sys

CLASS = re.compile(r"^(?:struct|class|union|enum class|enum) (?:\[\[\w+\]\] )?(\w+)(?: final)?(?: *:(?!:)[^;{]*)? *\{", re.MULTILINE)
UNNAMED = re.compile(r"^namespace \{.*?^\}  // namespace$", re.MULTILINE | re.DOTALL)  # whose names stay in their file

places = {}
for room in ("core", "ui", "native", "wasm"):
    for path in sorted(pathlib.Path(room).rglob("*.h")) + sorted(pathlib.Path(room).rglob("*.cpp")):
        for name in CLASS.findall(UNNAMED.sub("", path.read_text(encoding="utf-8"))):
            places.setdefault(name, []).append(str(path))

print(len(places), "classes")
twice = {name: found for name, found in places.items() if len(found) > 1}
for name, found in twice.items():
    print(f"{name}: {', '.join(found)}; give one of them another name")
sys.exit(1 if twice or not places else 0)
