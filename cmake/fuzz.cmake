# One program with all fuzz targets. The libraries are compiled for the fuzzer already (SCHAKEL_SANITIZE with clang).
file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)
add_executable(schakel_fuzz ${fuzz_sources})
set_target_properties(schakel_fuzz PROPERTIES UNITY_BUILD OFF)
target_include_directories(schakel_fuzz PRIVATE tests/fuzz tests)
target_link_options(schakel_fuzz PRIVATE -fsanitize=fuzzer)
target_link_libraries(schakel_fuzz PRIVATE schakel_http schakel_scenarios schakel_sources)
