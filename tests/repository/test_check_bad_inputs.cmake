# SPDX-License-Identifier: Apache-2.0
# bad_inputs.cmake on a page of two lines, and with one fault at a time.
cmake_policy(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/faults.cmake)

set(root ${SCRATCH}/bad_inputs)

function(plant)
  file(REMOVE_RECURSE ${root})
  file(WRITE ${root}/docs/bad_inputs.md "| | a |\n|---|---|\n| 1 | x |\n| 12 | y |\n")
  file(WRITE ${root}/tests/a/test_a.c "static void bad_input_01_x(void)\n{\n}\n")
  file(WRITE ${root}/tests/test_b.c "{\"bad_input_12_y\", \"bad_input_12_z\"},\n")
endfunction()

macro(expect claim message)
  expect_from(bad_inputs "${claim}" "${message}" -DROOT=${root})
endmacro()

plant()
expect("a page whose lines have tests passes" "")
file(REMOVE ${root}/tests/test_b.c)
expect("a line without a test is a fault" "without a test: 12")
plant()
file(WRITE ${root}/docs/bad_inputs.md "| 12 | y |\n")
expect("a test without a line is a fault" "without a line: 01")
file(WRITE ${root}/docs/bad_inputs.md "none\n")
expect("a page without lines is a fault" "without a line")

conclude()
