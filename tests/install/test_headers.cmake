# SPDX-License-Identifier: Apache-2.0
# The installed headers are the public ones, and each compiles alone, as C and as C++.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

file(GLOB public RELATIVE ${SOURCE}/include/landrelease ${SOURCE}/include/landrelease/*)
list(TRANSFORM public REPLACE "\\.in$" "")
file(GLOB installed RELATIVE ${MOVED}/${INCLUDE}/landrelease
     ${MOVED}/${INCLUDE}/landrelease/*)
list(SORT public)
list(SORT installed)
if(NOT public STREQUAL installed)
  message(FATAL_ERROR "public: ${public}\ninstalled: ${installed}")
endif()

file(MAKE_DIRECTORY ${SCRATCH}/headers)
execute_process(
  COMMAND ${CMAKE_COMMAND} -DCC=${CC} -DCXX=${CXX} -DINCLUDE=${MOVED}/${INCLUDE}
          -P ${SOURCE}/cmake/check_headers.cmake
  WORKING_DIRECTORY ${SCRATCH}/headers COMMAND_ERROR_IS_FATAL ANY)
