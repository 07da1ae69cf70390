# SPDX-License-Identifier: Apache-2.0
# The library exports what the installed headers declare, and nothing else; its modules
# export names of ours alone.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

# exports_of(FILE): in `exported`
macro(exports_of file)
  call(${NM} -D --defined-only ${file})
  string(REGEX MATCHALL "[A-Za-z_][A-Za-z_0-9]*\n" exported "${printed}")
  list(TRANSFORM exported STRIP)
  # An underscore at the beginning is the compiler's and the linker's: _end, what sanitizers add.
  list(FILTER exported EXCLUDE REGEX "^_")
endmacro()

file(GLOB modules ${MOVED}/${LIB}/landrelease/*.so)
foreach(module IN LISTS modules)
  exports_of(${module})
  list(FILTER exported EXCLUDE REGEX "^lrel_")
  if(exported)
    message(FATAL_ERROR "${module} exports: ${exported}")
  endif()
endforeach()

set(declared "")
file(GLOB headers ${MOVED}/${INCLUDE}/landrelease/*.h)
foreach(header IN LISTS headers)
  file(READ ${header} text)
  string(REGEX MATCHALL "LREL_EXPORT[ \n][^(;]*\\(" calls "${text}")
  foreach(call IN LISTS calls)
    if(call MATCHES "(lrel_[a-z0-9_]+)\\($") # not: where LREL_EXPORT is defined
      list(APPEND declared ${CMAKE_MATCH_1})
    endif()
  endforeach()
endforeach()

exports_of(${MOVED}/${LIB}/liblandrelease.so)
list(SORT exported)
list(SORT declared)
if(NOT exported STREQUAL declared OR NOT declared)
  set(unknown ${exported})
  list(REMOVE_ITEM unknown ${declared})
  list(REMOVE_ITEM declared ${exported})
  message(FATAL_ERROR "exported and in no public header: ${unknown}\n"
                      "declared and not exported: ${declared}")
endif()
list(LENGTH exported count)
message(STATUS "${count} functions, each in a public header")
