# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` adds to the targets and the headers: how other projects find the
# library, the documents, the examples. No installed file knows the prefix: a folder that
# was installed may be moved.
#
# Two components, so that a packager can split: `runtime` (the program, the library, its
# modules, manual pages, completions, documents) and `development`. A rule that names none
# belongs to `runtime`, see CMAKE_INSTALL_DEFAULT_COMPONENT_NAME.
include(CMakePackageConfigHelpers)

set(LREL_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/landrelease)
install(EXPORT landreleaseTargets NAMESPACE landrelease::
        DESTINATION ${LREL_PACKAGE_DIR} COMPONENT development)
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/landreleaseConfig.cmake.in
  ${PROJECT_BINARY_DIR}/landreleaseConfig.cmake
  INSTALL_DESTINATION ${LREL_PACKAGE_DIR} NO_SET_AND_CHECK_MACRO)
# As long as the version begins with 0, the next minor version may change a call.
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/landreleaseConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/landreleaseConfig.cmake
              ${PROJECT_BINARY_DIR}/landreleaseConfigVersion.cmake
        DESTINATION ${LREL_PACKAGE_DIR} COMPONENT development)

set(pkgconfig ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
foreach(place PREFIX FULL_LIBDIR FULL_INCLUDEDIR)
  file(RELATIVE_PATH way ${pkgconfig} ${CMAKE_INSTALL_${place}})
  string(REGEX REPLACE "/$" "" LREL_TO_${place} "${way}")
endforeach()
configure_file(${PROJECT_SOURCE_DIR}/cmake/landrelease.pc.in
               ${PROJECT_BINARY_DIR}/landrelease.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/landrelease.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# Side by side as in the source tree, so that links between the pages lead somewhere.
install(DIRECTORY share/mappings DESTINATION ${CMAKE_INSTALL_DATADIR}/landrelease)
install(FILES README.md LICENSE CHANGELOG.md ARCHITECTURE.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR}
        FILES_MATCHING PATTERN "*.md" PATTERN "*.svg"
        PATTERN "*.yaml" PATTERN "*.csv") # what figures are drawn from
install(FILES examples/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(DIRECTORY examples/first DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples
        PATTERN out EXCLUDE)
install(DIRECTORY examples/audit DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES examples/CMakeLists.txt DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples
        COMPONENT development)
install(DIRECTORY examples/c DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples
        COMPONENT development FILES_MATCHING PATTERN "*.c" PATTERN "*.txt" PATTERN "*.cmake")
