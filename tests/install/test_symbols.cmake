# SPDX-License-Identifier: Apache-2.0
# The library exports what the installed headers declare, and nothing else.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

call(${NM} -D --defined-only ${MOVED}/${LIB}/liblandrelease.so)
string(REGEX MATCHALL "[A-Za-z_][A-Za-z_0-9]*\n" exported "${printed}")
list(TRANSFORM exported STRIP)
# Two underscores at the beginning are the compiler's: what sanitizers and gcov add.
list(FILTER exported EXCLUDE REGEX "^__")

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
