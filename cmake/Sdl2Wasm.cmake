# SDL2 for the browser from its list of sources: its own configure step takes minutes of compiler probes, and
# SDL_config.h already knows Emscripten.
FetchContent_MakeAvailable(SDL2)

set(folders . atomic audio cpuinfo dynapi events file haptic joystick power render sensor stdlib thread timer video
  video/yuv2rgb video/emscripten video/dummy locale locale/emscripten misc misc/emscripten power/emscripten filesystem/emscripten
  timer/unix joystick/emscripten haptic/dummy sensor/dummy loadso/dlopen audio/dummy)
set(sources)
foreach(folder IN LISTS folders)
  file(GLOB found ${sdl2_SOURCE_DIR}/src/${folder}/*.c)
  list(APPEND sources ${found})
endforeach()
set(threading generic)
if(GRAPEVINE_THREADS)
  set(threading pthread)
endif()
foreach(part cond mutex sem thread tls)
  list(APPEND sources ${sdl2_SOURCE_DIR}/src/thread/${threading}/SDL_sys${part}.c)
endforeach()

add_library(sdl2 STATIC EXCLUDE_FROM_ALL ${sources})
target_include_directories(sdl2 SYSTEM PUBLIC ${sdl2_SOURCE_DIR}/include
  PRIVATE ${sdl2_SOURCE_DIR}/src/video/khronos)
target_compile_definitions(sdl2 PRIVATE SDL_AUDIO_DISABLED=1 SDL_RENDER_DISABLED=1 SDL_HAPTIC_DISABLED=1
  SDL_SENSOR_DISABLED=1)
target_compile_options(sdl2 PRIVATE -w)
use_platform(sdl2)
