# SPDX-License-Identifier: Apache-2.0
# How modules, tests and programs of this project are declared.
include(GNUInstallDirs)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(PROJ REQUIRED IMPORTED_TARGET proj)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(SHAPELIB REQUIRED IMPORTED_TARGET shapelib)
pkg_check_modules(MD REQUIRED IMPORTED_TARGET libmd)
pkg_check_modules(GDAL REQUIRED IMPORTED_TARGET gdal)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# -O3 for the mosaic's inner loops; asserts stay on in every build but Release.
set(CMAKE_C_FLAGS_RELEASE "-O3 -DNDEBUG")

configure_file(${PROJECT_SOURCE_DIR}/include/landrelease/version.h.in
               ${PROJECT_BINARY_DIR}/include/landrelease/version.h @ONLY)

# Where modules are in the build tree: as installed, in a folder beside the library.
set(LREL_MODULE_FOLDER ${PROJECT_BINARY_DIR}/lib/landrelease)

# How the program is compiled: as a caller of the library, with its public headers alone.
add_library(lrel_tool_flags INTERFACE)
target_compile_definitions(lrel_tool_flags INTERFACE _GNU_SOURCE)
target_compile_options(lrel_tool_flags INTERFACE
  -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
  -Wpointer-arith -Wcast-qual -Wwrite-strings -Wno-unused-parameter
  # gcc guesses at what snprintf() may cut, and differently at each level of optimisation.
  $<$<C_COMPILER_ID:GNU>:-Wno-format-truncation>
  # Floating-point results must not depend on the machine's fused operations.
  -ffp-contract=off)
if(LREL_WERROR)
  target_compile_options(lrel_tool_flags INTERFACE -Werror)
endif()
if(LREL_SANITIZE)
  target_compile_options(lrel_tool_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(lrel_tool_flags INTERFACE -fsanitize=address,undefined)
endif()
if(LREL_RACES)
  target_compile_options(lrel_tool_flags INTERFACE -fsanitize=thread)
  target_link_options(lrel_tool_flags INTERFACE -fsanitize=thread)
endif()
if(LREL_FUZZ)
  # Modules tell libFuzzer which way they went (see lrel_module); what judges them does not,
  # or its branches would count as finds. Only targets of libFuzzer are linked with its main().
  target_link_options(lrel_tool_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(LREL_COVERAGE)
  target_compile_options(lrel_tool_flags INTERFACE --coverage)
  target_link_options(lrel_tool_flags INTERFACE --coverage)
endif()

# How the library and its tests are compiled: the same, and modules see each other.
add_library(lrel_flags INTERFACE)
target_link_libraries(lrel_flags INTERFACE lrel_tool_flags)
target_include_directories(lrel_flags INTERFACE
  ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include ${PROJECT_SOURCE_DIR}/lib)

# lrel_module(NAME SOURCES a.c b.c DEPENDS core ... LIBRARIES PkgConfig::X)
# One folder of lib/. Made twice from the same objects: a static library lrel_NAME that
# tests link with nothing else than what the module may use, and a part of the library.
function(lrel_module name)
  cmake_parse_arguments(M "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(lrel_${name}_objects OBJECT ${M_SOURCES})
  target_link_libraries(lrel_${name}_objects PRIVATE lrel_flags ${M_LIBRARIES})
  if(LREL_FUZZ)
    target_compile_options(lrel_${name}_objects PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  add_library(lrel_${name} STATIC)
  target_link_libraries(lrel_${name} PRIVATE lrel_${name}_objects)
  target_link_libraries(lrel_${name} INTERFACE lrel_flags ${M_LIBRARIES} Threads::Threads m)
  foreach(dependency IN LISTS M_DEPENDS)
    target_link_libraries(lrel_${name} INTERFACE lrel_${dependency})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY LREL_MODULES ${name})
  set_property(GLOBAL APPEND PROPERTY LREL_MODULE_LIBRARIES ${M_LIBRARIES})
endfunction()

# lrel_find_modules(TARGET)
# Parts of the library that are linked into a program cannot tell where they came from: this
# tells them where the build tree has the modules that are opened on first use.
function(lrel_find_modules target)
  target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/module_folder.c)
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/tests/support/module_folder.c
    TARGET_DIRECTORY ${target} PROPERTY COMPILE_DEFINITIONS
    LREL_MODULE_FOLDER="${LREL_MODULE_FOLDER}")
  add_dependencies(${target} lrel_module_gdal lrel_module_xlsx lrel_module_postgres lrel_reader)
endfunction()

# lrel_test(NAME SOURCES test_x.c MODULES mosaic ledger [LIBRARIES ...] [TIMEOUT s])
# A cmocka program, run from the source tree's root.
function(lrel_test name)
  cmake_parse_arguments(T "" "TIMEOUT" "SOURCES;MODULES;LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" target ${name})
  add_executable(${target} ${T_SOURCES})
  target_link_libraries(${target} PRIVATE lrel_flags ${T_LIBRARIES})
  foreach(module IN LISTS T_MODULES)
    target_link_libraries(${target} PRIVATE lrel_${module})
  endforeach()
  target_link_libraries(${target} PRIVATE PkgConfig::CMOCKA)
  if(NOT "${T_MODULES}" STREQUAL "")
    lrel_find_modules(${target})
  endif()
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  add_test(NAME ${name} COMMAND ${target} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} SKIP_RETURN_CODE 77)
endfunction()
