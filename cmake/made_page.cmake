# SPDX-License-Identifier: Apache-2.0
# made_page.cmake: pages that are written by hand, but for blocks between two lines
#
#   <!-- KIND: NAME -->
#   <!-- end -->
#
# Whoever includes this has a function made_block(<kind> <name> <out>) that says what
# belongs there. Texts hold semicolons and brackets: they are passed quoted and never
# become lists.

# made_page(<page> <kinds, with | between them>): sets `page` to the text as it should be
# and adds to `faults` each block that is something else; with WRITE the file is written
# instead.
macro(made_page file kinds)
  file(READ ${ROOT}/${file} rest)
  set(page "")
  set(changed "")
  while(rest MATCHES "<!-- (${kinds}): ([^ \n]+) -->\n")
    set(opening "${CMAKE_MATCH_0}")
    set(what ${CMAKE_MATCH_1})
    set(name ${CMAKE_MATCH_2})
    string(FIND "${rest}" "${opening}" at)
    string(LENGTH "${opening}" length)
    math(EXPR at "${at} + ${length}")
    string(SUBSTRING "${rest}" 0 ${at} before)
    string(SUBSTRING "${rest}" ${at} -1 rest)
    string(FIND "${rest}" "<!-- end -->" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "${file}: no <!-- end --> behind ${name}")
    endif()
    string(SUBSTRING "${rest}" 0 ${at} present)
    string(SUBSTRING "${rest}" ${at} -1 rest)
    made_block(${what} ${name} made)
    if(NOT present STREQUAL made)
      string(APPEND changed "  ${name} has changed\n")
    endif()
    string(APPEND page "${before}${made}")
  endwhile()
  string(APPEND page "${rest}")

  if(WRITE AND changed)
    file(WRITE ${ROOT}/${file} "${page}")
    message(STATUS "${file} is written:\n${changed}")
  else()
    string(APPEND faults "${changed}")
  endif()
endmacro()
