# One program with all fuzz targets. Guided by where an input comes in the libraries when SCHAKEL_FUZZ says so.
file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)
add_executable(schakel_fuzz ${fuzz_sources})
set_target_properties(schakel_fuzz PROPERTIES UNITY_BUILD OFF)
target_include_directories(schakel_fuzz PRIVATE tests/fuzz tests)
target_link_options(schakel_fuzz PRIVATE -fsanitize=fuzzer)
target_link_libraries(schakel_fuzz PRIVATE schakel_http schakel_scenarios schakel_sources)
