# SPDX-License-Identifier: Apache-2.0
# library_page.cmake on a small page that holds everything, and with one fault at a time.
cmake_policy(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/faults.cmake)

set(root ${SCRATCH}/library_page)

set(code "/* 01_one.c: [brackets]; \"text\\n\". */\nint main(void) { return lrel_one(1); }\n")
set(header "/* one.h: a number. */\n/** How many \@p things, or none. More.\n * @since 0.1 */
LREL_EXPORT int lrel_one(int things);\n")
set(page "By hand; [a link](x).

<!-- file: examples/c/01_one.c -->
```c\n${code}```
<!-- end -->
<!-- file: examples/c/01_one.txt -->
```\n1\n```
<!-- end -->
<!-- api: one.h -->
`one.h`: a number.

| function | what it does | example |
|---|---|---|
| `lrel_one` | How many `things`, or none | 01 |
<!-- end -->
The end; by hand too.
")

function(plant)
  file(REMOVE_RECURSE ${root})
  file(WRITE ${root}/examples/c/01_one.c "${code}")
  file(WRITE ${root}/examples/c/01_one.txt "1\n")
  file(WRITE ${root}/include/landrelease/one.h "${header}")
  file(WRITE ${root}/docs/library.md "${page}")
endfunction()

# expect(<claim> <part of the message, "" where the page is fine> [more settings])
macro(expect claim message)
  expect_from(library_page "${claim}" "${message}" -DROOT=${root} ${ARGN})
endmacro()

# with(<file> <text to append> <claim> <message>); what can be written is then written.
macro(with file text claim message)
  plant()
  file(APPEND ${root}/${file} "${text}\n")
  expect("${claim}" "${message}")
endmacro()

plant()
expect("a page that holds everything passes" "")

with(examples/c/01_one.c "// more" "an example that has changed is a fault"
     "examples/c/01_one.c has changed")
expect("it can be written" "" -DWRITE=ON)
expect("what was written passes" "")
file(READ ${root}/docs/library.md written)
string(REPLACE "${code}" "${code}// more\n" expected "${page}")
if(NOT written STREQUAL expected)
  string(APPEND failures "writing changes the example and nothing else\n${written}\n")
endif()

with(examples/c/01_one.txt "2" "a printed text that has changed is a fault"
     "examples/c/01_one.txt has changed")
with(include/landrelease/one.h "LREL_EXPORT int lrel_two(void);"
     "a function that has come is a fault" "one.h has changed")
with(include/landrelease/two.h "/* two.h: x. */\nLREL_EXPORT int lrel_two(void);"
     "a header without a table is a fault" "has no table for two.h")
expect("and cannot be written" "has no table for two.h" -DWRITE=ON)
with(include/landrelease/types.h "/* types.h: x. */" "a header without functions needs none" "")
with(examples/c/02_two.c "" "an example without a place is a fault"
     "has no place for examples/c/02_two.c")
with(docs/library.md "<!-- file: examples/c/03_three.c -->\n<!-- end -->"
     "a place without an example is a fault" "no file examples/c/03_three.c")
with(docs/library.md "<!-- api: one.h -->" "a place without an end is a fault"
     "no <!-- end --> behind one.h")

conclude()
