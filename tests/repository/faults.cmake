# SPDX-License-Identifier: Apache-2.0
# faults.cmake: what proves that a check can fail: it runs the check on a small tree in
# ${root} and gathers in ${failures} what did not come out as claimed.
cmake_policy(VERSION 3.25)

set(failures "")

# expect_from(<check> <claim> <part of the message, "" where all is fine> [settings])
macro(expect_from check claim message)
  execute_process(COMMAND ${CMAKE_COMMAND} ${ARGN} -P ${CHECKS}/${check}.cmake
                  RESULT_VARIABLE failed OUTPUT_VARIABLE out ERROR_VARIABLE out)
  # CMake folds long lines, wherever a path makes them long.
  string(REGEX REPLACE "[ \n]+" " " out "${out}")
  string(FIND "${out}" "${message}" at)
  if(("${message}" STREQUAL "" AND failed) OR
     (NOT "${message}" STREQUAL "" AND (NOT failed OR at EQUAL -1)))
    string(APPEND failures "${claim}\n${out}\n")
  endif()
endmacro()

# Clears the tree away; an error where a claim did not hold.
macro(conclude)
  file(REMOVE_RECURSE ${root})
  if(failures)
    message(FATAL_ERROR "${failures}")
  endif()
endmacro()
