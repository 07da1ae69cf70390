# SPDX-License-Identifier: Apache-2.0
# Pages of docs/ and docs/methods/ show what commands print: word for word that of golden cases.
#
#   cmake -DROOT=<source tree> -P printed_pages.cmake              says whether they do
#   cmake -DROOT=<source tree> -DWRITE=ON -P printed_pages.cmake   makes it so
#
# What stands between these two lines is made here:
#
#   <!-- prints: tests/cli/ledger/figure_of_account -->   the case's command and its output
#   <!-- end -->
cmake_policy(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/made_page.cmake)
set(faults "")

function(made_block what name out)
  foreach(part args stdout)
    if(NOT EXISTS ${ROOT}/${name}/${part})
      message(FATAL_ERROR "no file ${name}/${part}")
    endif()
    file(READ ${ROOT}/${name}/${part} ${part})
  endforeach()
  set(${out} "```\n$ landrelease ${args}${stdout}```\n" PARENT_SCOPE)
endfunction()

file(GLOB pages RELATIVE ${ROOT} ${ROOT}/docs/*.md ${ROOT}/docs/methods/*.md)
foreach(file IN LISTS pages)
  made_page(${file} prints)
endforeach()

if(faults)
  message(FATAL_ERROR "docs/methods shows what is no longer printed (`make docs`):\n${faults}")
endif()
message(STATUS "docs/methods shows what is printed")
