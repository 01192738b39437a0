# libschakel: the engines for other programs (docs/library.md). One shared library out of the libraries that are there already.
#
#   cmake --install build/release --prefix /usr/local --component library
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(series ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})

# The readers of tables are compiled once more: in exchange they stand in one object with the JSON, which nobody is to link for them.
set(readers cell csv people_csv reading refused statements_csv ties_csv votes_csv)
list(TRANSFORM readers REPLACE "(.+)" "src/exchange/\\1.cpp")
add_library(schakel_library SHARED ${readers})
target_link_libraries(schakel_library PRIVATE $<LINK_LIBRARY:WHOLE_ARCHIVE,schakel_analysis>
  INTERFACE $<INSTALL_INTERFACE:Boost::headers> $<INSTALL_INTERFACE:tl::expected>)
target_compile_features(schakel_library INTERFACE cxx_std_20)

# What others may include, and all that these include of ours. Without Eigen and JSON, which stay inside.
target_sources(schakel_library PUBLIC FILE_SET HEADERS BASE_DIRS src FILES
  src/analysis/silo_map.hpp src/analysis/compose.hpp src/analysis/similar.hpp
  src/analysis/common_ground.hpp src/analysis/ground_map.hpp src/analysis/in_silos.hpp
  src/domain/roster.hpp src/domain/groups.hpp
  src/exchange/people_csv.hpp src/exchange/ties_csv.hpp src/exchange/votes_csv.hpp src/exchange/statements_csv.hpp
  src/exchange/reading.hpp src/exchange/refused.hpp
  src/base/result.hpp src/base/shown.hpp src/base/seed.hpp src/base/limits.hpp src/base/blocks.hpp)

# What others may call. All else, templates of Eigen and the standard library too, is nobody's but the library's own.
set(exports ${CMAKE_BINARY_DIR}/libschakel.map)
configure_file(cmake/libschakel.map.in ${exports} @ONLY)
target_link_options(schakel_library PRIVATE LINKER:--version-script=${exports} LINKER:--no-undefined)
# A minor version may add a field to a struct, so each has a soname of its own; a patch changes nothing that a program has compiled in.
set_target_properties(schakel_library PROPERTIES OUTPUT_NAME schakel EXPORT_NAME schakel VERSION ${PROJECT_VERSION} SOVERSION ${series}
  LINK_DEPENDS ${exports})

set(part COMPONENT library EXCLUDE_FROM_ALL)  # the package of the server does without
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Schakel)
set(config ${CMAKE_BINARY_DIR}/SchakelConfig.cmake)
install(TARGETS schakel_library EXPORT SchakelTargets LIBRARY ${part} FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/schakel ${part})
install(EXPORT SchakelTargets NAMESPACE Schakel:: DESTINATION ${package} ${part})
configure_package_config_file(cmake/SchakelConfig.cmake.in ${config} INSTALL_DESTINATION ${package})
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(promise SameMinorVersion)
else()
  set(promise SameMajorVersion)
endif()
write_basic_package_version_file(${CMAKE_BINARY_DIR}/SchakelConfigVersion.cmake COMPATIBILITY ${promise})
install(FILES ${config} ${CMAKE_BINARY_DIR}/SchakelConfigVersion.cmake DESTINATION ${package} ${part})

file(RELATIVE_PATH up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/schakel.pc.in ${CMAKE_BINARY_DIR}/schakel.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/schakel.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig ${part})
install(FILES LICENSE docs/library.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libschakel ${part})
