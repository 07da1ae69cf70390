# SPDX-License-Identifier: Apache-2.0
# Each public header compiles by itself, as C and as C++, warnings being errors.
# cmake -DCC=<C compiler> -DCXX=<C++ compiler> -DINCLUDE=<folder;folder> -P check_headers.cmake
cmake_policy(VERSION 3.25)

set(flags -Wall -Wextra -Wpedantic -Wshadow -Werror -fsyntax-only)
set(faults "")
set(count 0)

# A translation unit must declare something.
set(unit ${CMAKE_CURRENT_BINARY_DIR}/header_alone.h)
file(WRITE ${unit} "extern int lrel_declared_alone;\n")

macro(compile header language compiler)
  execute_process(
    COMMAND ${compiler} -x ${language} ${ARGN} ${flags} ${search} -include ${header} ${unit}
    RESULT_VARIABLE failed ERROR_VARIABLE text)
  if(failed)
    string(APPEND faults "${header} as ${language}:\n${text}")
  endif()
endmacro()

list(TRANSFORM INCLUDE PREPEND -I OUTPUT_VARIABLE search)
list(TRANSFORM INCLUDE APPEND /landrelease/*.h OUTPUT_VARIABLE patterns)
file(GLOB headers ${patterns})
foreach(header IN LISTS headers)
  compile(${header} c ${CC} -std=c11)
  compile(${header} c++ ${CXX} -std=c++11)
  math(EXPR count "${count} + 1")
endforeach()

if(faults)
  message(FATAL_ERROR "public headers that do not stand alone:\n${faults}")
endif()
if(count EQUAL 0)
  message(FATAL_ERROR "no public header found in: ${INCLUDE}")
endif()
message(STATUS "${count} public headers compile alone, as C and as C++")
