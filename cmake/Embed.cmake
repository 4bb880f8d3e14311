# Files that travel inside the programs: fonts.h (Inter, cut down to the scripts that we show), scenarios.h (every
# scenarios/*.json), releases.h (every scenarios/released/*.json) and drills.h (every scenarios/drills/*.json). They are
# made again when what they are made of changes.

find_program(PYTHON3 python3 HINTS /usr/bin REQUIRED) # the system's first: it is the one with fonttools
set(EMBED ${CMAKE_SOURCE_DIR}/cmake/embed.py)
set(EMBED_DIR ${CMAKE_BINARY_DIR}/embedded)

# embed(TARGET KIND INPUTS...): the library TARGET from KIND.h and KIND.cpp, both written by embed.py
function(embed target kind)
  add_custom_command(
    OUTPUT ${EMBED_DIR}/${kind}.cpp ${EMBED_DIR}/${kind}.h
    COMMAND ${PYTHON3} ${EMBED} ${kind} ${EMBED_DIR} ${ARGN}
    DEPENDS ${EMBED} ${ARGN}
    COMMENT "Embedding ${kind}"
    VERBATIM)
  add_library(${target} STATIC EXCLUDE_FROM_ALL ${EMBED_DIR}/${kind}.cpp ${EMBED_DIR}/${kind}.h)
  target_include_directories(${target} PUBLIC ${EMBED_DIR})
  target_link_libraries(${target} PUBLIC grapevine_options)
endfunction()

find_path(INTER_DIR Inter-Regular.otf PATHS /usr/share/fonts/opentype/inter /usr/local/share/fonts
  DOC "Folder of Inter-Regular.otf and Inter-SemiBold.otf" NO_CMAKE_FIND_ROOT_PATH)
if(INTER_DIR)
  embed(grapevine_fonts fonts ${INTER_DIR}/Inter-Regular.otf ${INTER_DIR}/Inter-SemiBold.otf)
else()
  message(STATUS "Inter not found (Debian: fonts-inter; or set INTER_DIR): the app uses Dear ImGui's own font")
  embed(grapevine_fonts fonts)
endif()

file(GLOB scenarios CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/scenarios/*.json)
embed(grapevine_scenarios scenarios ${scenarios})

file(GLOB releases CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/scenarios/released/*.json)
embed(grapevine_releases releases ${releases})

file(GLOB drills CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/scenarios/drills/*.json)
embed(grapevine_drills drills ${drills})
