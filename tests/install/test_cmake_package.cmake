# SPDX-License-Identifier: Apache-2.0
# find_package(landrelease 0.1) finds the moved folder and gives landrelease::landrelease; a
# version with another promise is not found.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

set(place ${SCRATCH}/cmake_package)
call(${CMAKE_COMMAND} -S ${TESTS}/consumer -B ${place} -G ${GENERATOR}
     -DCMAKE_C_COMPILER=${CC} -DCMAKE_C_FLAGS=${CFLAGS} -DCMAKE_PREFIX_PATH=${MOVED}
     -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF)
call(${CMAKE_COMMAND} --build ${place})
call(${place}/hello)
if(NOT printed STREQUAL "hello from landrelease ${VERSION}\n")
  message(FATAL_ERROR "${printed}")
endif()

call(${CMAKE_COMMAND} -S ${TESTS}/versions -B ${SCRATCH}/versions
     -DCMAKE_C_COMPILER=${CC} -DCMAKE_PREFIX_PATH=${MOVED} -DVERSION=${VERSION})
