"""WebAssembly's speed over native code's, from the same row of both programs' --json, one run after the other."""
import json
import sys

native, wasm = (json.loads(text)[0] for text in sys.argv[1:3])
ratio, target = native["value"] / wasm["value"], 0.7
print(f"{'WebAssembly (node) over native, full model':<44} {ratio:12.2f} {'times':<14} target >= {target}{'' if ratio >= target else '  MISSED'}"
      f"   {native['value']:.1f} ms native, {wasm['value']:.1f} ms WebAssembly")
