# SPDX-License-Identifier: Apache-2.0
# check_headers.cmake on headers with one fault at a time.
cmake_policy(VERSION 3.25)

set(root ${SCRATCH}/headers)
set(failures "")

# header(<claim> <text> <part of the message, "" where it is fine>)
macro(header claim text message)
  file(REMOVE_RECURSE ${root})
  file(WRITE ${root}/landrelease/one.h "${text}\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -DCC=${CC} -DCXX=${CXX} -DINCLUDE=${root}
                          -P ${CHECKS}/check_headers.cmake
                  RESULT_VARIABLE failed OUTPUT_VARIABLE out ERROR_VARIABLE out)
  # CMake folds long lines, wherever the path makes them long.
  string(REGEX REPLACE "[ \n]+" " " out "${out}")
  string(FIND "${out}" "${message}" at)
  if(("${message}" STREQUAL "" AND failed) OR
     (NOT "${message}" STREQUAL "" AND (NOT failed OR at EQUAL -1)))
    string(APPEND failures "${claim}\n${out}\n")
  endif()
endmacro()

header("a header that stands alone passes" "int one(void);" "")
header("a missing include is a fault" "size_t one(void);" "one.h as c:")
header("a C++ keyword is a fault" "int one(int class);" "one.h as c++:")
header("a warning is a fault" "static int one(void) { int a; return 0; }" "one.h as c:")

file(REMOVE_RECURSE ${root})
if(failures)
  message(FATAL_ERROR "${failures}")
endif()
