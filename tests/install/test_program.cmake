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

call(${program} version)
if(NOT printed STREQUAL "landrelease ${VERSION}\n")
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
