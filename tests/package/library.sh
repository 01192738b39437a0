#!/usr/bin/env bash
# libschakel as somebody else meets it: installed into a folder that is then moved, found by CMake and by pkg-config outside the
# source tree, its example built and run, and what it says compared.   tests/package/library.sh build/release
set -uo pipefail
cd "$(dirname "$0")/../.."
source=$PWD built=$(cd "$1" && pwd)
room=$(mktemp -d /tmp/schakel-library.XXXXXX)
trap 'rm -rf --one-file-system "$room"' EXIT
compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$built/CMakeCache.txt")
version=$(cat VERSION) series=$(cut -d. -f1,2 VERSION)
passed=0; failed=0

# check SENTENCE COMMAND…: says what it printed when it did not hold.
check() {
  local sentence=$1 said; shift
  if said=$("$@" 2>&1); then passed=$((passed + 1)); printf 'ok     %s\n' "$sentence"
  else failed=$((failed + 1)); printf 'FAILED %s\n' "$sentence"; printf '%s\n' "$said" | tail -n 20 | sed 's/^/  /'; fi
}
is() { [ "$1" = "$2" ] || { printf 'it is:\n%s\nit should be:\n%s\n' "$1" "$2"; false; }; }
none() { local found; found=$("$@"); [ -z "$found" ] || { echo "$found"; false; }; }

installed() {
  DESTDIR='' cmake --install "$built" --prefix "$room/first" --component library && mv "$room/first" "$room/installed"
}
check "the library is installed, and may be moved" installed
here=$room/installed
library=$(echo "$here"/lib*/libschakel.so "$here"/lib*/*/libschakel.so | tr ' ' '\n' | grep -v '[*]' | head -n 1)
folder=$(dirname "$library")

# --- what is in it
files() { (cd "$here" && find . ! -type d | sed "s|^./${folder#"$here"/}/|lib/|; s|^./||; s|Targets-[a-z]*|Targets-KIND|" | grep -v '^include/' | LC_ALL=C sort); }
expected="lib/cmake/Schakel/SchakelConfig.cmake
lib/cmake/Schakel/SchakelConfigVersion.cmake
lib/cmake/Schakel/SchakelTargets-KIND.cmake
lib/cmake/Schakel/SchakelTargets.cmake
lib/libschakel.so
lib/libschakel.so.$series
lib/libschakel.so.$version
lib/pkgconfig/schakel.pc
share/doc/libschakel/LICENSE
share/doc/libschakel/library.md"
check "there is nothing else in it than the library, its headers, and how to find it" is "$(files)" "$expected"
check "nothing in it knows where it was built" none grep -rlIF -e "$source" -e "$built" -e "$room" "$here" --include=*.cmake --include=*.pc --include=*.hpp
check "no path to look for other libraries is built in" none bash -c "readelf -d '$library' | grep -E 'R(UN)?PATH'"
check "it is known as libschakel.so.$series" is "$(readelf -d "$library" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')" "libschakel.so.$series"
needed() { readelf -d "$library" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -vE '^(libstdc\+\+|libm|libgcc_s|libc|ld-linux-.*)\.so'; }
check "it needs no library but the compiler's" none needed
undefined() { nm -DC --undefined-only "$library" | grep -F 'schakel::'; }
check "it has all of ours that it calls" none undefined
given=$(nm -DC --defined-only "$library" | sed -n 's/^[0-9a-f]* [^A] //p')
unknown() {
  while read -r symbol; do
    local name=${symbol%%(*}
    [[ $name == schakel::* ]] && grep -rqw "${name##*::}" "$here/include" || echo "$symbol"
  done <<<"$given"
}
check "it gives out nothing that its headers do not declare" none unknown
missing() {
  local name names; names=$(sed -n 's/^ *\(schakel::.*\w\)\*;/\1/p' cmake/libschakel.map.in)
  for name in ${names:-nothing}; do [[ $given == *"$name("* ]] || echo "$name"; done
}
check "all that the list of what is public names is there" none missing

# --- whoever uses it
mkdir "$room/example" "$room/found" "$room/small"
cp -r examples/three_engines/. "$room/example"
elsewhere() { (cd "$room" && env -u CPLUS_INCLUDE_PATH -u CPATH cmake -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_PREFIX_PATH="$here" "$@"); }
build() { elsewhere -S example -B example/build -DCMAKE_CXX_FLAGS="-Wall -Wextra -Werror" && cmake --build "$room/example/build"; }
check "its example is found, compiled and linked outside the source tree" build
ours() { ldd "$room/example/build/three_engines" | sed -n 's/.*libschakel\S* => \(\S*\).*/\1/p'; }
check "the example runs with the installed library" is "$(ours)" "$folder/libschakel.so.$series"
check "the example says what it said" is "$("$room/example/build/three_engines" "$room/example" 2>&1)" "$(cat examples/three_engines/expected.txt)"
sed -i 's/^ada,/,/' "$room/example/people.csv"
check "the example says which line of a file is wrong" is "$("$room/example/build/three_engines" "$room/example" 2>&1; echo "code $?")" \
  "people.csv, line 2: the person has no id
code 3"
finds() { printf 'cmake_minimum_required(VERSION 3.25)\nproject(found LANGUAGES CXX)\nfind_package(Schakel %s REQUIRED)\n' "$1" >"$room/found/CMakeLists.txt"; elsewhere -S found -B found/build; }
refused() {
  local said; said=$(finds "$1" 2>&1) && { echo "it was taken"; return 1; }
  [[ $said == *"$2"* ]] || { echo "$said"; return 1; }
}
check "this very version is found" finds "$version EXACT"
check "a version that is too new is refused" refused "${series%.*}.$((${series#*.} + 1))" "compatible with requested version"
check "the next whole version is refused" refused "$((${series%.*} + 1)).0" "compatible with requested version"
check "a part that there is not is refused" refused "$series COMPONENTS journal" "Schakel_FOUND to FALSE"

# --- what others include
by_pkg_config() { PKG_CONFIG_PATH=$folder/pkgconfig pkg-config "$@" schakel; }
check "pkg-config says the same version" is "$(by_pkg_config --modversion)" "$version"
headers=$(cd "$here/include/schakel" && find . -name '*.hpp' | sed 's|^./||' | LC_ALL=C sort)
alone() {
  local flags; flags=$(by_pkg_config --cflags)
  for header in $headers; do printf '#include "%s"\n' "$header" >"$room/small/${header//\//_}.cpp"; done
  printf '%s\0' "$room"/small/*.cpp | xargs -0 -n 3 -P 2 "$compiler" -std=c++20 -fsyntax-only -Wall -Wextra -Werror $flags
}
check "each header can be included alone" alone
check "no header brings Eigen or JSON along" none grep -rlE '#include <(Eigen|boost/json)' "$here/include"
small() {
  printf '#include "analysis/similar.hpp"\nint main() { return schakel::analysis::similar_to("a", {}, .5, {}) ? 0 : 1; }\n' >"$room/small.cpp"
  "$compiler" -std=c++20 "$room/small.cpp" -o "$room/small.out" $(by_pkg_config --cflags --libs) && LD_LIBRARY_PATH=$folder "$room/small.out"
}
check "a program without CMake is compiled by what pkg-config says, and runs" small

# --- the server's own package
plain() {
  DESTDIR=$room/server cmake --install "$built" --prefix /usr >"$room/server.log" 2>&1 || { cat "$room/server.log"; return 1; }
  find "$room/server" -name '*schakel.so*' -o -name '*.hpp' -o -name '*.pc' -o -name 'Schakel*.cmake'
}
[ ! -e "$built/schakel" ] || check "installing the server brings nothing of the library" none plain
echo "$passed passed, $failed failed"
[ $failed = 0 ]
