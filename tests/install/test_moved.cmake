# SPDX-License-Identifier: Apache-2.0
# Installs the build below a DESTDIR and moves what came of it; then each component by itself.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

file(REMOVE_RECURSE ${SCRATCH})
call(${CMAKE_COMMAND} -E env DESTDIR=${SCRATCH}/stage
     ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX})
file(GLOB roots LIST_DIRECTORIES TRUE ${SCRATCH}/stage/*)
if(NOT roots STREQUAL "${SCRATCH}/stage${PREFIX}" OR EXISTS ${PREFIX})
  message(FATAL_ERROR "installed outside DESTDIR and prefix: ${roots}")
endif()
file(RENAME ${SCRATCH}/stage${PREFIX} ${MOVED})

foreach(component runtime development)
  call(${CMAKE_COMMAND} --install ${BUILD} --component ${component}
       --prefix ${SCRATCH}/${component})
endforeach()
