# What a snapshot must have been made by to be read (src/service/snapshots.hpp): a hash of all that says what facts and state are and how
# one becomes the other, and of how they are packed. As a script (-DMAKE=file) it makes that file; included, it says when.
if(MAKE)
  file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/src/base/* ${ROOT}/src/domain/*)
  list(APPEND sources src/service/packed.hpp src/service/running.hpp src/service/running.cpp src/service/stored.cpp src/service/stored_people.cpp)
  list(SORT sources)
  set(hashes "${COMPILER}")
  foreach(source ${sources})
    file(SHA256 ${ROOT}/${source} hash)
    string(APPEND hashes "${source} ${hash}\n")
  endforeach()
  string(SHA256 version "${hashes}")
  file(WRITE ${MAKE} "#include \"service/snapshots.hpp\"\nconst char* schakel::service::fold_version() { return \"${version}\"; }\n")
elseif(TARGET schakel_service)
  file(GLOB_RECURSE folding CONFIGURE_DEPENDS src/base/* src/domain/*)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/fold_version.cpp
    COMMAND ${CMAKE_COMMAND} -DMAKE=${CMAKE_BINARY_DIR}/fold_version.cpp -DROOT=${CMAKE_SOURCE_DIR}
            "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_SYSTEM_PROCESSOR}"
            -P ${CMAKE_SOURCE_DIR}/cmake/fold_version.cmake
    DEPENDS ${folding} src/service/packed.hpp src/service/running.hpp src/service/running.cpp src/service/stored.cpp
            src/service/stored_people.cpp cmake/fold_version.cmake
    COMMENT "naming how facts become state" VERBATIM)
  target_sources(schakel_service PRIVATE ${CMAKE_BINARY_DIR}/fold_version.cpp)
endif()
