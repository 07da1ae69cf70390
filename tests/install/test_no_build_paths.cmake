# SPDX-License-Identifier: Apache-2.0
# No installed file knows where it was built, nor where it was meant to be installed. The
# binaries of a build with debug information do, and are left out.
cmake_policy(VERSION 3.25)
include(${SETTINGS})

set(texts_only -I)
if(TYPE STREQUAL "Release" OR TYPE STREQUAL "MinSizeRel")
  set(texts_only "")
endif()
execute_process(
  COMMAND grep -r -l ${texts_only} -F -e ${SOURCE} -e ${BUILD} -e ${PREFIX} ${MOVED}
  OUTPUT_VARIABLE files RESULT_VARIABLE status)
if(NOT status EQUAL 1) # 0: found some, 2: could not look
  message(FATAL_ERROR "these name a folder of this machine:\n${files}")
endif()
