# SPDX-License-Identifier: Apache-2.0
# The examples, as installed, build against the installed package and print what they say.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

set(examples ${MOVED}/${DOC}/examples)
if(DEFINED ENV{LREL_WRITE_GOLDEN}) # `make golden` writes beside the sources
  set(examples ${SOURCE}/examples)
endif()

# Every example of the folder is in its CMakeLists.txt.
file(GLOB programs RELATIVE ${examples}/c ${examples}/c/*.c)
file(STRINGS ${examples}/CMakeLists.txt listed REGEX "^example\\(")
foreach(program IN LISTS programs)
  string(REPLACE ".c" "" name ${program})
  if(NOT "${listed}" MATCHES "example\\(${name}[ )]")
    message(FATAL_ERROR "examples/CMakeLists.txt does not have ${name}")
  endif()
endforeach()

set(place ${SCRATCH}/examples)
call(${CMAKE_COMMAND} -S ${examples} -B ${place} -G ${GENERATOR}
     -DCMAKE_C_COMPILER=${CC} -DCMAKE_C_COMPILER_LAUNCHER=${LAUNCHER}
     "-DCMAKE_C_FLAGS=${CFLAGS} -Wall -Wextra -Werror" -DCMAKE_PREFIX_PATH=${MOVED})
call(${CMAKE_COMMAND} --build ${place})
execute_process(COMMAND ${CTEST} --test-dir ${place} --output-on-failure --no-tests=error
                COMMAND_ERROR_IS_FATAL ANY)
