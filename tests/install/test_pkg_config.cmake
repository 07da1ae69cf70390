# SPDX-License-Identifier: Apache-2.0
# A program is compiled and linked by what pkg-config says, wherever the folder was moved to.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

set(ENV{PKG_CONFIG_PATH} ${MOVED}/${LIB}/pkgconfig)
call(pkg-config --modversion landrelease)
if(NOT printed STREQUAL "${VERSION}\n")
  message(FATAL_ERROR "version: ${printed}")
endif()
call(pkg-config --variable=prefix landrelease)
string(STRIP "${printed}" prefix)
file(REAL_PATH "${prefix}" prefix)
file(REAL_PATH ${MOVED} expected)
if(NOT prefix STREQUAL expected)
  message(FATAL_ERROR "prefix: ${prefix}")
endif()

set(place ${SCRATCH}/pkg_config)
file(COPY ${TESTS}/consumer/hello.c ${TESTS}/consumer/build.sh DESTINATION ${place})
file(CREATE_LINK ${CC} ${place}/cc SYMBOLIC) # so that `cc` is the library's compiler
set(ENV{PATH} "${place}:$ENV{PATH}")
set(ENV{CFLAGS} "${CFLAGS}")
execute_process(COMMAND sh -e build.sh WORKING_DIRECTORY ${place}
                COMMAND_ERROR_IS_FATAL ANY)
call(${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${MOVED}/${LIB} ${place}/hello)
if(NOT printed STREQUAL "hello from landrelease ${VERSION}\n")
  message(FATAL_ERROR "${printed}")
endif()
