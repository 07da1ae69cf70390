# SPDX-License-Identifier: Apache-2.0
# printed_pages.cmake on a page that shows a golden case, and with one fault at a time.
cmake_policy(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/faults.cmake)

set(root ${SCRATCH}/printed_pages)
set(page "By hand.\n<!-- prints: tests/cli/add/two -->
```\n$ landrelease add 1 1\na;b [2]\n```\n<!-- end -->\nBy hand.\n")

function(plant)
  file(REMOVE_RECURSE ${root})
  file(WRITE ${root}/tests/cli/add/two/args "add 1 1\n")
  file(WRITE ${root}/tests/cli/add/two/stdout "a;b [2]\n")
  file(WRITE ${root}/docs/methods/add.md "${page}")
endfunction()

# expect(<claim> <part of the message, "" where the page is fine> [more settings])
macro(expect claim message)
  expect_from(printed_pages "${claim}" "${message}" -DROOT=${root} ${ARGN})
endmacro()

plant()
expect("a page that shows what is printed passes" "")

file(WRITE ${root}/tests/cli/add/two/stdout "a;b [3]\n")
expect("another output is a fault" "tests/cli/add/two has changed")
expect("it can be written" "" -DWRITE=ON)
expect("what was written passes" "")
file(READ ${root}/docs/methods/add.md written)
string(REPLACE "[2]" "[3]" expected "${page}")
if(NOT written STREQUAL expected)
  string(APPEND failures "writing changes the output and nothing else\n${written}\n")
endif()

plant()
file(WRITE ${root}/tests/cli/add/two/args "add 1 2\n")
expect("another command is a fault" "tests/cli/add/two has changed")
plant()
file(REMOVE ${root}/tests/cli/add/two/stdout)
expect("a place without a case is a fault" "no file tests/cli/add/two/stdout")
plant()
file(APPEND ${root}/docs/methods/add.md "<!-- prints: tests/cli/add/two -->\n")
expect("a place without an end is a fault" "no <!-- end --> behind tests/cli/add/two")

conclude()
