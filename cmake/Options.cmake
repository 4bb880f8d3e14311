# grapevine_platform: what every object file of one build must share, our own and foreign ones (threads, wasm features,
# sanitizers). grapevine_options: how our own code is compiled. Both are interface targets; no flag is set for folders.

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # paths relative to the tree, so that another clone finds what this one has compiled
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

add_library(grapevine_platform INTERFACE)
if(EMSCRIPTEN)
  target_compile_options(grapevine_platform INTERFACE -msimd128 -mnontrapping-fptoint -mbulk-memory -msign-ext -fwasm-exceptions)
  target_link_options(grapevine_platform INTERFACE -fwasm-exceptions)
endif()
if(GRAPEVINE_THREADS)
  target_compile_options(grapevine_platform INTERFACE -pthread)
  target_link_options(grapevine_platform INTERFACE -pthread)
endif()
if(GRAPEVINE_SANITIZE)
  set(flags -fsanitize=${GRAPEVINE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(grapevine_platform INTERFACE ${flags})
  target_link_options(grapevine_platform INTERFACE ${flags})
endif()

add_library(grapevine_options INTERFACE)
target_link_libraries(grapevine_options INTERFACE grapevine_platform)
target_compile_features(grapevine_options INTERFACE cxx_std_20)
# same bits on every build: no multiply and add fused into one rounding. Nobody reads floating-point traps or errno
# here; saying so lets loops with a clamp vectorise and changes no result.
target_compile_options(grapevine_options INTERFACE -ffp-contract=off -fno-trapping-math -fno-math-errno -Wall -Wextra -Wshadow -Wnon-virtual-dtor)
# g++ 12 sees overlaps in std::string that are not there; and it takes files that are compiled several at once for headers
target_compile_options(grapevine_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${GRAPEVINE_UNITY}>>:-Wno-subobject-linkage>)
# At -O3 g++ 12.2 drops stores that a cloned function reads (its modref summaries): a generator of draws was left unset in
# `selftest percolation`, whose figures then changed from run to run.
target_compile_options(grapevine_options INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-fno-ipa-modref>)
target_compile_definitions(grapevine_options INTERFACE GRAPEVINE_VERSION="${PROJECT_VERSION}"
  GRAPEVINE_THREADS=$<BOOL:${GRAPEVINE_THREADS}>)
if(GRAPEVINE_WERROR)
  target_compile_options(grapevine_options INTERFACE -Werror)
endif()

# foreign targets take the platform's flags without being linked to our target (some are exported or have no C++)
function(use_platform target)
  get_target_property(compile grapevine_platform INTERFACE_COMPILE_OPTIONS)
  get_target_property(link grapevine_platform INTERFACE_LINK_OPTIONS)
  if(compile)
    target_compile_options(${target} PRIVATE ${compile})
  endif()
  if(link)
    target_link_options(${target} PUBLIC ${link})
  endif()
endfunction()

# How programs for node are linked: real files, an exit code, and with threads a main() that may block.
if(GRAPEVINE_NODE)
  add_library(grapevine_node INTERFACE)
  target_link_libraries(grapevine_node INTERFACE grapevine_platform)
  target_link_options(grapevine_node INTERFACE -sENVIRONMENT=node,worker -sNODERAWFS=1 -sEXIT_RUNTIME=1
    -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB -Wno-pthreads-mem-growth
    --pre-js=${CMAKE_SOURCE_DIR}/cmake/node_environment.js)
  if(GRAPEVINE_THREADS)
    target_link_options(grapevine_node INTERFACE -sPROXY_TO_PTHREAD=1)
  endif()
endif()
