# SPDX-License-Identifier: Apache-2.0
# Who may include whom. cmake -DROOT=<source tree> -P check_layers.cmake
#
#   1  a module of lib/ includes its own headers, those of modules before it, and the public
#      ones; bridge sees core alone, mosaic core alone, ledger core and mosaic
#   2  what is neither ours nor of the C library and POSIX is included in lib/bridge alone;
#      what a folder inside it is for (lib/bridge/gdal), in that folder alone; SQLite in gpkg*
#   3  each source file is listed in the CMakeLists.txt beside it, each module in lib/
#   4  tools include public headers and their own
#
# Rule 2 knows what is allowed, not what is forbidden: a library that nobody thought of is
# found too.
cmake_policy(VERSION 3.25)

set(ONLY_bridge core)
set(ONLY_mosaic core)
set(ONLY_ledger core mosaic)

# The C library's, POSIX's, Linux's and the compiler's.
set(SYSTEM_HEADERS
    assert ctype dirent emmintrin errno fcntl float ftw inttypes limits linux/fs locale math poll
    pthread sched setjmp signal spawn stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib
    string strings sys/file sys/ioctl sys/mman sys/prctl sys/random sys/resource sys/socket sys/stat sys/statvfs sys/syscall
    sys/types sys/uio sys/wait time unistd)

set(faults "")

macro(fault file rule text)
  file(RELATIVE_PATH short ${ROOT} ${file})
  list(APPEND faults "${short}: rule ${rule}: ${text}")
endmacro()

# out: what the file includes, as <stdio.h> or "core/text.h"
function(includes_of file out)
  file(STRINGS ${file} lines REGEX "^[ \t]*#[ \t]*include")
  set(found "")
  foreach(line IN LISTS lines)
    if(line MATCHES "include[ \t]*([<\"][^>\"]+[>\"])")
      list(APPEND found ${CMAKE_MATCH_1})
    endif()
  endforeach()
  set(${out} ${found} PARENT_SCOPE)
endfunction()

function(is_system header out)
  string(REGEX REPLACE "^<(.*)\\.h>$" "\\1" name "${header}")
  if(header MATCHES "^<" AND name IN_LIST SYSTEM_HEADERS)
    set(${out} TRUE PARENT_SCOPE)
  else()
    set(${out} FALSE PARENT_SCOPE)
  endif()
endfunction()

# The order is written once, in lib/CMakeLists.txt.
file(READ ${ROOT}/lib/CMakeLists.txt text)
if(NOT text MATCHES "set\\(LREL_MODULE_ORDER([^)]*)\\)")
  message(FATAL_ERROR "lib/CMakeLists.txt has no set(LREL_MODULE_ORDER ...)")
endif()
string(REGEX MATCHALL "[a-z_]+" order "${CMAKE_MATCH_1}")

macro(check_module_file module file allowed)
  includes_of(${file} headers)
  foreach(header IN LISTS headers)
    is_system(${header} system)
    if(system OR header MATCHES "^\"landrelease/")
      continue()
    endif()
    if(header MATCHES "^\"([a-z_]+)/([a-z_]+/)?[a-z0-9_]+\\.h\"$" AND CMAKE_MATCH_1 IN_LIST order)
      if(NOT CMAKE_MATCH_1 IN_LIST ${allowed})
        fault(${file} 1 "${module} may not include ${header}")
      endif()
    elseif(header MATCHES "^<" AND "${module}" STREQUAL bridge)
      if(header MATCHES "^<(gdal|ogr|cpl)_?[a-z_]*\\.h>$" AND NOT file MATCHES "/bridge/gdal/")
        fault(${file} 2 "${header} belongs in lib/bridge/gdal alone")
      endif()
      if(header STREQUAL "<xlsxwriter.h>" AND NOT file MATCHES "/bridge/xlsx/")
        fault(${file} 2 "${header} belongs in lib/bridge/xlsx alone")
      endif()
      if(header STREQUAL "<libpq-fe.h>" AND NOT file MATCHES "/bridge/postgres/")
        fault(${file} 2 "${header} belongs in lib/bridge/postgres alone")
      endif()
      if(header STREQUAL "<zip.h>" AND NOT file MATCHES "/bridge/zip\\.c$")
        fault(${file} 2 "${header} belongs in lib/bridge/zip.c alone")
      endif()
      if(header STREQUAL "<expat.h>" AND NOT file MATCHES "/bridge/xml\\.c$")
        fault(${file} 2 "${header} belongs in lib/bridge/xml.c alone")
      endif()
      if(header STREQUAL "<sqlite3.h>" AND NOT file MATCHES "/bridge/gpkg")
        fault(${file} 2 "${header} belongs in lib/bridge/gpkg* alone")
      endif()
    elseif(header MATCHES "^<")
      fault(${file} 2 "${header} belongs in lib/bridge alone")
    else()
      fault(${file} 1 "${header} does not say its module, as in \"core/text.h\"")
    endif()
  endforeach()
endmacro()

macro(check_listed folder)
  file(GLOB sources ${folder}/*.c)
  set(listing "")
  if(EXISTS ${folder}/CMakeLists.txt)
    file(STRINGS ${folder}/CMakeLists.txt listing REGEX "^[^#]")
  endif()
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME)
    string(REPLACE "." "\\." pattern ${name})
    if(NOT "${listing}" MATCHES "(^|[ ;(])${pattern}($|[ ;)])")
      fault(${source} 3 "is not listed in its CMakeLists.txt")
    endif()
  endforeach()
endmacro()

file(GLOB folders LIST_DIRECTORIES TRUE ${ROOT}/lib/*)
foreach(folder IN LISTS folders)
  get_filename_component(module ${folder} NAME)
  if(IS_DIRECTORY ${folder} AND NOT module IN_LIST order)
    fault(${folder} 3 "is not in LREL_MODULE_ORDER")
  endif()
endforeach()

set(before "")
foreach(module IN LISTS order)
  list(APPEND before ${module})
  set(allowed ${before})
  if(DEFINED ONLY_${module})
    set(allowed ${module} ${ONLY_${module}})
  endif()
  file(GLOB files ${ROOT}/lib/${module}/*.c ${ROOT}/lib/${module}/*.h)
  foreach(file IN LISTS files)
    check_module_file(${module} ${file} allowed)
  endforeach()
  check_listed(${ROOT}/lib/${module})
  # Folders inside a module: what is built as a shared object of its own.
  file(GLOB inner LIST_DIRECTORIES TRUE ${ROOT}/lib/${module}/*)
  foreach(folder IN LISTS inner)
    if(IS_DIRECTORY ${folder})
      file(GLOB files ${folder}/*.c ${folder}/*.h)
      foreach(file IN LISTS files)
        check_module_file(${module} ${file} allowed)
      endforeach()
      check_listed(${folder})
    endif()
  endforeach()
endforeach()

file(GLOB files ${ROOT}/tools/*.c ${ROOT}/tools/*.h)
foreach(file IN LISTS files)
  includes_of(${file} headers)
  foreach(header IN LISTS headers)
    is_system(${header} system)
    string(REGEX REPLACE "^\"(.*)\"$" "${ROOT}/tools/\\1" own "${header}")
    if(NOT system AND NOT header MATCHES "^\"landrelease/" AND NOT EXISTS "${own}")
      fault(${file} 4 "tools may not include ${header}")
    endif()
  endforeach()
endforeach()
check_listed(${ROOT}/tools)

if(faults)
  list(JOIN faults "\n  " text)
  message(FATAL_ERROR "the layers do not hold:\n  ${text}")
endif()
list(LENGTH order count)
message(STATUS "the layers hold: ${count} modules and the program")
