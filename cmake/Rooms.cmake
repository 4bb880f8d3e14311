# The shapes that our own targets take. Every source list is a glob that is looked at again on each build, so adding a
# file never needs a change here; a folder without sources yet becomes an interface library (or no target at all).

# add_sources_library(TARGET FOLDER DEPENDS...): a static library of FOLDER/*.cpp, subfolders included
function(add_sources_library target folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PUBLIC grapevine_options ${ARGN})
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE grapevine_options ${ARGN})
  endif()
endfunction()

# add_room(NAME DEPENDS ...): the library grapevine_NAME from core/NAME; includes read "graph/graph.h"
function(add_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" DEPENDS)
  list(TRANSFORM room_DEPENDS PREPEND grapevine_)
  add_sources_library(grapevine_${name} ${name} grapevine_headers ${room_DEPENDS})
  get_target_property(type grapevine_${name} TYPE)
  if(type STREQUAL INTERFACE_LIBRARY)
    target_include_directories(grapevine_${name} INTERFACE ${CMAKE_SOURCE_DIR}/core)
  else()
    target_include_directories(grapevine_${name} PUBLIC ${CMAKE_SOURCE_DIR}/core)
  endif()
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
