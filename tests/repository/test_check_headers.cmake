# SPDX-License-Identifier: Apache-2.0
# check_headers.cmake on headers with one fault at a time.
cmake_policy(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/faults.cmake)

set(root ${SCRATCH}/headers)

# header(<claim> <text> <part of the message, "" where it is fine>)
macro(header claim text message)
  file(REMOVE_RECURSE ${root})
  file(WRITE ${root}/landrelease/one.h "${text}\n")
  expect_from(check_headers "${claim}" "${message}"
              -DCC=${CC} -DCXX=${CXX} -DINCLUDE=${root})
endmacro()

header("a header that stands alone passes" "int one(void);" "")
header("a missing include is a fault" "size_t one(void);" "one.h as c:")
header("a C++ keyword is a fault" "int one(int class);" "one.h as c++:")
header("a warning is a fault" "static int one(void) { int a; return 0; }" "one.h as c:")

conclude()
