# SPDX-License-Identifier: Apache-2.0
# check_layers.cmake on a small tree that keeps to the layers, and with one fault at a time.
cmake_policy(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/faults.cmake)

set(root ${SCRATCH}/layers)

function(plant)
  file(REMOVE_RECURSE ${root})
  file(WRITE ${root}/lib/CMakeLists.txt
       "set(LREL_MODULE_ORDER\n    core bridge model mosaic ledger run)\n")
  foreach(module core bridge model mosaic ledger run)
    file(WRITE ${root}/lib/${module}/CMakeLists.txt
         "lrel_module(${module} SOURCES ${module}.c)\n")
  endforeach()
  file(WRITE ${root}/lib/core/core.c "#include <stdio.h>\n#include \"core/core.h\"\n")
  file(WRITE ${root}/lib/core/core.h "#include \"landrelease/status.h\"\n")
  file(WRITE ${root}/lib/bridge/bridge.c "#include <proj.h>\n#include \"core/core.h\"\n")
  file(WRITE ${root}/lib/bridge/gdal/CMakeLists.txt "add_library(m MODULE open.c)\n")
  file(WRITE ${root}/lib/bridge/gdal/open.c
       "#include <gdal.h>\n#include \"bridge/gdal/open.h\"\n")
  file(WRITE ${root}/lib/model/model.c "#include \"bridge/bridge.h\"\n")
  file(WRITE ${root}/lib/mosaic/mosaic.c "#include \"core/core.h\"\n")
  file(WRITE ${root}/lib/ledger/ledger.c "#include \"mosaic/mosaic.h\"\n")
  file(WRITE ${root}/lib/run/run.c "#include \"ledger/ledger.h\"\n")
  file(WRITE ${root}/tools/CMakeLists.txt "add_executable(x main.c)\n")
  file(WRITE ${root}/tools/main.c "#include \"main.h\"\n#include \"landrelease/job.h\"\n")
  file(WRITE ${root}/tools/main.h "#include <stdio.h>\n")
endfunction()

# expect(<claim> <part of the message, "" where the tree is fine>)
macro(expect claim message)
  expect_from(check_layers "${claim}" "${message}" -DROOT=${root})
endmacro()

# with(<file> <line> <claim> <message>): one more line in one file.
macro(with file line claim message)
  plant()
  file(APPEND ${root}/${file} "${line}\n")
  expect("${claim}" "${message}")
endmacro()

plant()
expect("a tree that keeps to the layers passes" "")

with(lib/model/model.c "#include \"run/run.h\"" "a module to the right is a fault"
     "lib/model/model.c: rule 1: model may not include \"run/run.h\"")
with(lib/core/core.h "  #  include \"model/model.h\"" "headers are looked at too"
     "lib/core/core.h: rule 1")
with(lib/mosaic/mosaic.c "#include \"model/model.h\"" "mosaic sees core alone"
     "rule 1: mosaic may not include")
with(lib/ledger/ledger.c "#include \"model/model.h\"" "ledger sees core and mosaic alone"
     "rule 1: ledger may not include")
with(lib/run/run.c "#include \"run.h\"" "a header without its module is a fault"
     "does not say its module")
with(lib/run/run.c "#include \"elsewhere/x.h\"" "a module that is not there is a fault"
     "does not say its module")
with(lib/run/run.c "#include <yaml.h>" "an outside library is met in bridge alone"
     "lib/run/run.c: rule 2: <yaml.h>")
with(lib/core/core.c "#include <iconv.h>" "iconv too, though the C library has it"
     "lib/core/core.c: rule 2: <iconv.h>")
with(lib/core/more.c "" "a source that is not listed is a fault" "lib/core/more.c: rule 3")
with(lib/core/ore.c "" "a listed name that merely ends so is no listing"
     "lib/core/ore.c: rule 3")
with(lib/bridge/bridge.c "#include <ogr_api.h>" "GDAL is met in its own folder alone"
     "lib/bridge/bridge.c: rule 2: <ogr_api.h> belongs in lib/bridge/gdal alone")
with(lib/bridge/gdal/more.c "" "sources of a folder inside a module are listed in it"
     "lib/bridge/gdal/more.c: rule 3")
with(lib/bridge/gdal/open.c "#include \"model/model.h\"" "that folder sees what bridge sees"
     "lib/bridge/gdal/open.c: rule 1")
with(lib/more/more.c "" "a folder that is no module is a fault" "lib/more: rule 3")
with(tools/more.c "" "a source of the program that is not listed is a fault"
     "tools/more.c: rule 3")
with(tools/main.c "#include \"core/core.h\"" "tools see public headers alone"
     "tools/main.c: rule 4: tools may not include \"core/core.h\"")
with(tools/main.c "#include <proj.h>" "tools meet no outside library" "rule 4")

conclude()
