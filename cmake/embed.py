"""Writes files as C++ tables: embed.py fonts|scenarios|releases|drills OUTPUT_DIR FILES..."""

import io
import pathlib
import sys

BANNER = "// Made by cmake/embed.py at build time.\n"

# Latin with its supplements, Greek, Cyrillic, punctuation, currency, letter-like signs, arrows, mathematics, shapes.
SCRIPTS = [(0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F),
           (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2600, 0x26FF),
           (0x2700, 0x27BF), (0xFFFD, 0xFFFD)]


def byte_array(name, data):
    rows = (",".join(map(str, data[i:i + 40])) for i in range(0, len(data), 40))
    return (f"const unsigned char {name}[] = {{\n" + ",\n".join(rows) + "};\n" + f"const unsigned {name}Size = {len(data)};\n")


def subset(path):
    """The font with only the glyphs that we show, where fonttools is installed; else the whole font."""
    try:
        from fontTools import subset as fonttools
    except ImportError:
        return path.read_bytes()
    # Dear ImGui knows neither kerning nor other features
    options = fonttools.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    font = fonttools.load_font(str(path), options)
    subsetter = fonttools.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in SCRIPTS for c in range(first, last + 1)])
    subsetter.subset(font)
    out = io.BytesIO()
    fonttools.save_font(font, out, options)
    return out.getvalue()


def fonts(out, files):
    declared, defined = [], []
    for weight in ("Regular", "SemiBold"):
        found = [f for f in files if f.stem.endswith("-" + weight)]
        name = "kInter" + weight.capitalize()
        data = subset(found[0]) if found else b"\0"
        declared.append(f"extern const unsigned char {name}[];\nextern const unsigned {name}Size;\n")
        defined.append(byte_array(name, data).replace("Size = 1;", "Size = 0;") if not found else byte_array(name, data))
    header = ("#pragma once\n// Inter as OpenType, for ImFontAtlas::AddFontFromMemoryTTF with FontDataOwnedByAtlas = false. Size 0: not found at\n"
              "// build time.\n" + "".join(declared))
    write(out, "fonts", header, "".join(defined))


def string_literal(text, limit=4000):
    """Raw string literals in pieces, for compilers limit the length of one."""
    assert ')json"' not in text
    return "\n".join(f'R"json({text[i:i + limit]})json"' for i in range(0, max(len(text), 1), limit))


def texts(out, files, kind, one, folder):
    header = f"""#pragma once
#include <span>
#include <string_view>

// One file of {folder}/: its name without ".json", and its text.
struct {one} {{
  std::string_view name;
  std::string_view json;
}};

// All of them, by name.
std::span<const {one}> shipped_{kind}();
"""
    rows = []
    for path in sorted(files, key=lambda f: f.stem):
        text = path.read_text(encoding="utf-8")
        rows.append(f'    {{"{path.stem}", {{{string_literal(text)}, {len(text.encode())}}}}},\n')
    if rows:
        body = f"std::span<const {one}> shipped_{kind}() {{\n  static constexpr {one} kAll[] = {{\n" + "".join(rows)
        body += "  };\n  return kAll;\n}\n"
    else:
        body = f"std::span<const {one}> shipped_{kind}() {{ return {{}}; }}\n"
    write(out, kind, header, body)


def scenarios(out, files):
    texts(out, files, "scenarios", "ShippedScenario", "scenarios")


def releases(out, files):
    texts(out, files, "releases", "ShippedRelease", "scenarios/released")


def drills(out, files):
    texts(out, files, "drills", "ShippedDrill", "scenarios/drills")


def write(out, name, header, body):
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.h").write_text(BANNER + header, encoding="utf-8")
    (out / f"{name}.cpp").write_text(BANNER + f'#include "{name}.h"\n\n' + body, encoding="utf-8")


if __name__ == "__main__":
    kinds = {"fonts": fonts, "scenarios": scenarios, "releases": releases, "drills": drills}
    kinds[sys.argv[1]](pathlib.Path(sys.argv[2]), [pathlib.Path(f) for f in sys.argv[3:]])
