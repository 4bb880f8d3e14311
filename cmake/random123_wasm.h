// Random123 1.14 refuses machines that are not on its list. WebAssembly takes the plain C path that RISC-V takes; the
// determinism tests prove that it gives the same bits. Included before everything else in builds by Emscripten.
#include <stdint.h>
#define __riscv 1
#include <Random123/features/compilerfeatures.h>
#undef __riscv
