# One program with all fuzz targets, and in it no more files than the readers need: with the sanitizers each takes seconds.
file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp
  src/base/*.cpp src/domain/*.cpp src/exchange/*.cpp src/sessions/*.cpp src/scenarios/*.cpp src/sources/*.cpp src/blind/*.cpp src/identity/*.cpp)
list(APPEND fuzz_sources ${script_table}
  src/analysis/sheets.cpp src/opinion/votes.cpp src/circles/diverse/problem.cpp
  src/journal/backup_reading.cpp src/journal/row_bytes.cpp src/journal/tables.cpp
  src/service/sealed_pairs.cpp src/service/secrecy.cpp src/service/stored.cpp src/service/stored_people.cpp
  src/http/device.cpp src/http/dispatch.cpp src/http/endpoint.cpp src/http/head.cpp src/http/log.cpp src/http/message.cpp src/http/metrics.cpp
  src/http/pace.cpp src/http/problem.cpp src/http/router.cpp src/http/wire.cpp)
add_executable(schakel_fuzz EXCLUDE_FROM_ALL ${fuzz_sources})
target_include_directories(schakel_fuzz PRIVATE src tests/fuzz)
target_compile_options(schakel_fuzz PRIVATE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
target_link_options(schakel_fuzz PRIVATE -fsanitize=fuzzer,address,undefined)
target_link_libraries(schakel_fuzz PRIVATE Boost::json EXPAT::EXPAT PkgConfig::SODIUM OpenSSL::Crypto PkgConfig::FIDO Threads::Threads)
