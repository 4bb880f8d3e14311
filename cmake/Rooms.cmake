# The shapes that our own targets take. Every source list is a glob that is looked at again on each build, so adding a
# file never needs a change here; a folder without sources yet becomes an interface library (or no target at all).

# add_sources_library(TARGET FOLDER INCLUDE_ROOT DEPENDS...): a static library of FOLDER/*.cpp, subfolders included
function(add_sources_library target folder include_root)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  set(kind STATIC)
  set(scope PUBLIC)
  if(NOT sources)
    set(kind INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(${target} ${kind} ${sources})
  target_include_directories(${target} ${scope} ${include_root})
  target_link_libraries(${target} ${scope} grapevine_options ${ARGN})
endfunction()

# add_room(NAME DEPENDS ...): the library grapevine_NAME from core/NAME; includes read "graph/graph.h". Its files are
# compiled several at once, which takes far less time, so a name that a file keeps to itself must be its own in the room.
function(add_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" DEPENDS)
  list(TRANSFORM room_DEPENDS PREPEND grapevine_)
  add_sources_library(grapevine_${name} ${name} ${CMAKE_SOURCE_DIR}/core grapevine_headers ${room_DEPENDS})
  set_target_properties(grapevine_${name} PROPERTIES UNITY_BUILD ${GRAPEVINE_UNITY} UNITY_BUILD_BATCH_SIZE 7)
endfunction()

# add_sources_executable(TARGET FOLDER LIBRARIES...): a program of FOLDER/*.cpp; sets TARGET_found in the caller
function(add_sources_executable target folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  set(${target}_found FALSE PARENT_SCOPE)
  if(sources)
    add_executable(${target} ${sources})
    target_link_libraries(${target} PRIVATE grapevine_options ${ARGN})
    if(GRAPEVINE_NODE)
      target_link_libraries(${target} PRIVATE grapevine_node)
    endif()
    set(${target}_found TRUE PARENT_SCOPE)
  endif()
endfunction()
