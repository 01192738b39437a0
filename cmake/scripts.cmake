# The scripts of guided sessions inside the library: src/sessions/scripts/*.json becomes one .cpp, in the order of their names.
file(GLOB script_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/sessions/scripts/*.json)
list(SORT script_files)
set(script_table ${CMAKE_BINARY_DIR}/script_files.cpp)
set(script_rows "")
foreach(file ${script_files})
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND script_rows "      {\"${name}\", R\"SCRIPT(${text})SCRIPT\"},\n")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endforeach()
file(CONFIGURE OUTPUT ${script_table} CONTENT
  "#include \"sessions/script.hpp\"\nnamespace schakel::sessions {\nstd::vector<ScriptFile> script_files() {\n  return {\n@script_rows@  };\n}\n}  // namespace schakel::sessions\n" @ONLY)
target_sources(schakel_sessions PRIVATE ${script_table})
