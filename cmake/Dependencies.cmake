# Foreign libraries as targets:
#   grapevine_headers  header-only ones that serve native and web alike (Eigen, nlohmann/json, Random123, CLI11, fmt,
#                      fast_float, xxHash, valijson)
#   imgui, imgui_sdl_gl, grapevine_qrcodegen, Catch2::Catch2WithMain, sdl2, and natively sqlite, httplib, opengl
include(FetchContent)

# Sources that ./dev has unpacked are used as they are; elsewhere the same versions come by upstream tag.
set(GRAPEVINE_TOOLCHAIN "$ENV{GRAPEVINE_TOOLCHAIN}" CACHE PATH "Folder that ./dev keeps its downloads in")
if(NOT GRAPEVINE_TOOLCHAIN)
  set(GRAPEVINE_TOOLCHAIN ${CMAKE_SOURCE_DIR}/.toolchain)
endif()
foreach(name imgui SDL2 Catch2 qrcodegen)
  string(TOUPPER FETCHCONTENT_SOURCE_DIR_${name} variable)
  if(NOT DEFINED ${variable} AND IS_DIRECTORY ${GRAPEVINE_TOOLCHAIN}/sources/${name})
    set(${variable} ${GRAPEVINE_TOOLCHAIN}/sources/${name})
  endif()
endforeach()
set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)

FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.90.1 GIT_SHALLOW ON
  SOURCE_SUBDIR none)
FetchContent_Declare(SDL2 GIT_REPOSITORY https://github.com/libsdl-org/SDL.git GIT_TAG release-2.32.4
  GIT_SHALLOW ON SOURCE_SUBDIR none)
FetchContent_Declare(qrcodegen GIT_REPOSITORY https://github.com/nayuki/QR-Code-generator.git GIT_TAG v1.8.0 GIT_SHALLOW ON
  SOURCE_SUBDIR none)
FetchContent_Declare(Catch2 GIT_REPOSITORY https://github.com/catchorg/Catch2.git GIT_TAG v3.7.1 GIT_SHALLOW ON)

# --- header-only -----------------------------------------------------------------------------------------------------

# A folder of links to just these packages' headers: the web build must not see the rest of the system's.
set(view ${CMAKE_SOURCE_DIR}/build/headers) # one for all builds, so that they share compiler cache entries
file(MAKE_DIRECTORY ${view})
function(add_header_package entry hint)
  string(MAKE_C_IDENTIFIER "HEADERS_${entry}" variable)
  find_path(${variable} ${hint} PATHS /usr/include /usr/include/eigen3 /usr/local/include /usr/local/include/eigen3
    NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(CREATE_LINK ${${variable}}/${entry} ${view}/${entry} SYMBOLIC)
  mark_as_advanced(${variable})
endfunction()
add_header_package(Eigen Eigen/Core)
add_header_package(nlohmann nlohmann/json.hpp)
add_header_package(Random123 Random123/philox.h)
add_header_package(CLI CLI/CLI.hpp)
add_header_package(fmt fmt/core.h)
add_header_package(fast_float fast_float/fast_float.h)
add_header_package(valijson valijson/validator.hpp)
add_header_package(xxhash.h xxhash.h)

add_library(grapevine_headers INTERFACE)
target_include_directories(grapevine_headers SYSTEM INTERFACE ${view})
target_compile_definitions(grapevine_headers INTERFACE EIGEN_MPL2_ONLY EIGEN_DONT_PARALLELIZE)
if(EMSCRIPTEN)
  target_compile_options(grapevine_headers INTERFACE -include ${CMAKE_SOURCE_DIR}/cmake/random123_wasm.h)
endif()

add_library(grapevine_fmt STATIC EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/cmake/fmt.cpp)
target_include_directories(grapevine_fmt SYSTEM PRIVATE ${view})
target_link_libraries(grapevine_fmt PRIVATE grapevine_options)
target_link_libraries(grapevine_headers INTERFACE grapevine_fmt)

# --- QR codes: they are made natively and on the page, and read there --------------------------------------------------

FetchContent_MakeAvailable(qrcodegen)
add_library(grapevine_qrcodegen STATIC EXCLUDE_FROM_ALL ${qrcodegen_SOURCE_DIR}/cpp/qrcodegen.cpp)
target_include_directories(grapevine_qrcodegen SYSTEM PUBLIC ${qrcodegen_SOURCE_DIR}/cpp)
target_compile_features(grapevine_qrcodegen PUBLIC cxx_std_20)
target_compile_options(grapevine_qrcodegen PRIVATE -w)
use_platform(grapevine_qrcodegen)

find_file(JSQR jsQR.js PATHS ${GRAPEVINE_TOOLCHAIN}/npm/node_modules/jsqr/dist NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH
  DOC "jsQR.js of the npm package jsqr 1.4.0")
mark_as_advanced(JSQR)

# --- SDL2 ------------------------------------------------------------------------------------------------------------

if(EMSCRIPTEN AND NOT GRAPEVINE_NODE)
  include(Sdl2Wasm)
elseif(NOT EMSCRIPTEN)
  find_package(PkgConfig)
  if(PkgConfig_FOUND)
    pkg_check_modules(SDL2 IMPORTED_TARGET sdl2)
    pkg_check_modules(HTTPLIB IMPORTED_TARGET cpp-httplib)
  endif()
  if(SDL2_FOUND)
    add_library(sdl2 ALIAS PkgConfig::SDL2)
  else()
    find_package(SDL2 QUIET CONFIG)
    if(TARGET SDL2::SDL2)
      add_library(sdl2 ALIAS SDL2::SDL2)
    endif()
  endif()
endif()

# --- Dear ImGui ------------------------------------------------------------------------------------------------------

FetchContent_MakeAvailable(imgui)
set(imgui_dir ${imgui_SOURCE_DIR})
add_library(imgui STATIC EXCLUDE_FROM_ALL ${imgui_dir}/imgui.cpp ${imgui_dir}/imgui_draw.cpp ${imgui_dir}/imgui_tables.cpp
  ${imgui_dir}/imgui_widgets.cpp ${imgui_dir}/misc/cpp/imgui_stdlib.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_dir} ${imgui_dir}/misc/cpp)
target_compile_features(imgui PUBLIC cxx_std_20)
# indices of 32 bits: the network view draws more than 65,536 vertices in one list
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  "ImDrawIdx=unsigned int" $<$<BOOL:${EMSCRIPTEN}>:IMGUI_DISABLE_DEBUG_TOOLS>
  $<$<BOOL:${EMSCRIPTEN}>:IMGUI_DISABLE_FILE_FUNCTIONS>)
target_compile_options(imgui PRIVATE -w)
use_platform(imgui)

if(TARGET sdl2)
  add_library(imgui_sdl_gl STATIC EXCLUDE_FROM_ALL ${imgui_dir}/backends/imgui_impl_sdl2.cpp ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(imgui_sdl_gl SYSTEM PUBLIC ${imgui_dir}/backends)
  target_link_libraries(imgui_sdl_gl PUBLIC imgui sdl2)
  target_compile_definitions(imgui_sdl_gl PUBLIC $<$<BOOL:${EMSCRIPTEN}>:IMGUI_IMPL_OPENGL_ES3>)
  target_compile_options(imgui_sdl_gl PRIVATE -w)
  use_platform(imgui_sdl_gl)
endif()

# --- Catch2: only where tests are built ------------------------------------------------------------------------------

if(NOT EMSCRIPTEN OR GRAPEVINE_NODE)
  set(CATCH_INSTALL_DOCS OFF)
  set(CATCH_INSTALL_EXTRAS OFF)
  FetchContent_MakeAvailable(Catch2)
  foreach(target Catch2 Catch2WithMain)
    set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 60)
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_compile_options(${target} PRIVATE -w -g0 -O1)
    use_platform(${target})
  endforeach()
endif()

# --- native only -----------------------------------------------------------------------------------------------------

if(NOT EMSCRIPTEN)
  find_package(SQLite3)
  if(HTTPLIB_FOUND)
    add_library(httplib ALIAS PkgConfig::HTTPLIB)
  else()
    find_path(HTTPLIB_INCLUDE httplib.h)
    if(HTTPLIB_INCLUDE)
      add_library(httplib INTERFACE)
      target_include_directories(httplib SYSTEM INTERFACE ${HTTPLIB_INCLUDE})
    endif()
  endif()
  set(OpenGL_GL_PREFERENCE GLVND)
  find_package(OpenGL)
  if(GRAPEVINE_MPI)
    find_package(MPI QUIET COMPONENTS CXX)
  endif()
endif()
