# The Debian package: `cpack --config build/release/CPackConfig.cmake -B build/package` after a build.
include(GNUInstallDirs)
install(TARGETS schakel RUNTIME DESTINATION bin)
install(FILES packaging/schakel.service DESTINATION lib/systemd/system)
install(FILES packaging/settings DESTINATION /etc/schakel PERMISSIONS OWNER_READ OWNER_WRITE)
install(FILES LICENSE README.md CHANGELOG.md docs/operating.md docs/settings.md docs/keeping.md docs/postgresql.md packaging/grafana.json
  DESTINATION share/doc/schakel)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME schakel)
set(CPACK_PACKAGE_VERSION ${SCHAKEL_VERSION})
set(CPACK_PACKAGE_CONTACT "The Schakel developers <schakel@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "takes an organisation from silos to connection, and from connection to results")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_SOURCE_DIR}/packaging/debian/postinst
  ${CMAKE_CURRENT_SOURCE_DIR}/packaging/debian/prerm ${CMAKE_CURRENT_SOURCE_DIR}/packaging/debian/postrm
  ${CMAKE_CURRENT_SOURCE_DIR}/packaging/debian/conffiles)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
