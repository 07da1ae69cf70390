# SPDX-License-Identifier: Apache-2.0
# The moved program finds the moved library, and does what the one of the build tree does.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

set(program ${MOVED}/${BIN}/landrelease)
call(ldd ${program})
string(REGEX MATCH "liblandrelease[^ ]* => ([^ ]+)" matched "${printed}")
file(REAL_PATH "${CMAKE_MATCH_1}" found)
file(REAL_PATH ${MOVED}/${LIB}/liblandrelease.so expected)
if(NOT found STREQUAL expected)
  message(FATAL_ERROR "the moved program runs with: ${found}")
endif()

# What is slow to load, or talks to others, stands in modules.
call(ldd ${expected})
if(printed MATCHES "lib(pq|gdal|xlsxwriter)[.]so")
  message(FATAL_ERROR "the library itself is linked with ${CMAKE_MATCH_0}")
endif()

call(${program} version)
if(NOT printed MATCHES "^landrelease ${VERSION}\n")
  message(FATAL_ERROR "version: ${printed}")
endif()

set(first ${MOVED}/${DOC}/examples/first/programme.yaml)
call(${BUILD}/landrelease ledger ${first})
set(expected "${printed}")
call(${program} ledger ${first})
if(NOT printed STREQUAL expected OR NOT printed MATCHES "\nall,2024,")
  message(FATAL_ERROR "the account of ${first}:\n${printed}")
endif()

call(${program} run ${first} -o ${SCRATCH}/first_out)
if(NOT EXISTS ${SCRATCH}/first_out/data/ledger.csv)
  message(FATAL_ERROR "no ledger.csv in ${SCRATCH}/first_out:\n${printed}")
endif()

# The reader is found beside the moved library and nowhere else: without it, no FlatGeobuf.
if(EXISTS ${MOVED}/${LIB}/landrelease/landrelease_reader)
  set(place ${SCRATCH}/module)
  file(COPY ${CMAKE_CURRENT_LIST_DIR}/hazards.fgb DESTINATION ${place})
  file(WRITE ${place}/programme.yaml "programme: Module\nas_of: 2024-12-31\n"
       "sources:\n  - {path: hazards.fgb, role: hazard, id: Name, contamination: {const: ap}}\n")
  call(${program} ledger ${place}/programme.yaml)
  if(NOT printed MATCHES "\nall,2024,[^\n]*,12001[.]")
    message(FATAL_ERROR "the account of hazards.fgb:\n${printed}")
  endif()

  file(COPY ${MOVED}/ DESTINATION ${place}/without PATTERN landrelease_reader EXCLUDE)
  execute_process(COMMAND ${place}/without/${BIN}/landrelease ledger ${place}/programme.yaml
                  RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE complaint)
  if(NOT status EQUAL 4 OR NOT complaint MATCHES "needs the program landrelease_reader")
    message(FATAL_ERROR "without the reader: ${status}\n${complaint}")
  endif()
endif()
