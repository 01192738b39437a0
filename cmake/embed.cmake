# The web app inside the binary: web/dist becomes one .cpp with the bytes of every file, plain and compressed.
# Without web/dist the table is empty, and the server says so.
if(NOT SCHAKEL_PURE_ONLY AND TARGET schakel_app)
  set(web_table ${CMAKE_BINARY_DIR}/web_files.cpp)
  file(GLOB_RECURSE web_dist CONFIGURE_DEPENDS web/dist/*)
  if(web_dist)
    add_custom_command(OUTPUT ${web_table}
      COMMAND node ${CMAKE_SOURCE_DIR}/tools/embed.mjs ${CMAKE_SOURCE_DIR}/web/dist ${CMAKE_BINARY_DIR}/web ${web_table}
      DEPENDS ${web_dist} tools/embed.mjs
      COMMENT "putting the web app into the binary" VERBATIM)
  else()
    file(GENERATE OUTPUT ${web_table} CONTENT
      "#include \"app/web_app.hpp\"\nnamespace schakel::app {\nstd::span<const WebFile> web_files() { return {}; }\n}\n")
  endif()
  target_sources(schakel_app PRIVATE ${web_table})
endif()
