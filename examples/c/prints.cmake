# SPDX-License-Identifier: Apache-2.0
# Runs an example and compares what it prints with the text beside it.
# cmake -DEXPECTED=<file> -DSCRATCH=<folder> -P prints.cmake -- PROGRAM ARGUMENTS...
# An argument SCRATCH/x means a place in that folder, which is emptied first. With
# LREL_WRITE_GOLDEN in the environment the text is written instead.
cmake_policy(VERSION 3.25)

set(command "")
set(is_command FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
  if(is_command)
    string(REGEX REPLACE "^SCRATCH/" "${SCRATCH}/" argument "${CMAKE_ARGV${i}}")
    list(APPEND command "${argument}")
  elseif("${CMAKE_ARGV${i}}" STREQUAL "--")
    set(is_command TRUE)
  endif()
endforeach()

file(REMOVE_RECURSE ${SCRATCH})
file(MAKE_DIRECTORY ${SCRATCH})
execute_process(COMMAND ${command} OUTPUT_FILE ${SCRATCH}/printed.txt RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "ended with ${status}")
endif()

if(DEFINED ENV{LREL_WRITE_GOLDEN})
  file(COPY_FILE ${SCRATCH}/printed.txt ${EXPECTED})
endif()
execute_process(COMMAND diff -u ${EXPECTED} ${SCRATCH}/printed.txt RESULT_VARIABLE differs)
if(differs)
  message(FATAL_ERROR "prints something else than ${EXPECTED}")
endif()
