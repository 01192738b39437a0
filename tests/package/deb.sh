#!/usr/bin/env bash
# The Debian package in a clean Debian 12 with nothing else in it: installed, started as its own user, upgraded by itself,
# taken away, and what people wrote is still there.   tests/package/deb.sh build/release
set -euo pipefail
cd "$(dirname "$0")/../.."
built=$1
if [ "$(id -u)" != 0 ] || ! command -v mmdebstrap >/dev/null || ! grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release; then
  echo "skipped: the package in a clean Debian (wants root, mmdebstrap and Debian 12)"
  exit 0
fi
room=$(mktemp -d /tmp/schakel-deb.XXXXXX)
server=
clean_up() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  umount "$room/debian/proc" 2>/dev/null || true
  rm -rf --one-file-system "$room"
}
trap clean_up EXIT
step() { printf '%s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*"; exit 1; }
inside() { DEBIAN_FRONTEND=noninteractive LC_ALL=C chroot "$room/debian" "$@"; }

step "the package is made"
cpack --config "$built/CPackConfig.cmake" -B "$room/package" >"$room/cpack.log" 2>&1 || { cat "$room/cpack.log"; fail "cpack"; }
package=$(echo "$room"/package/schakel_*.deb)
needs=$(dpkg-deb -f "$package" Depends)
[[ $needs == *libsqlite3-0* ]] || fail "the libraries it needs are not named: $needs"
kept=$(dpkg-deb --ctrl-tarfile "$package" | tar t)
[[ $kept == *conffiles* ]] || fail "settings would be overwritten"

step "a clean Debian"
timeout 300 mmdebstrap --quiet --variant=apt bookworm "$room/debian" >"$room/debian.log" 2>&1 || {
  tail -n 3 "$room/debian.log"; echo "skipped: the package in a clean Debian (no Debian could be fetched)"; exit 0; }
mount -t proc proc "$room/debian/proc" 2>/dev/null || true  # a container may not; nothing here needs it
cp /etc/resolv.conf "$room/debian/etc/resolv.conf"

step "installed with what it needs, and nothing more"
cp "$package" "$room/debian/tmp/schakel.deb"
inside apt-get update -qq >"$room/update.log" 2>&1 || { tail -n 5 "$room/update.log"; echo "skipped: the package in a clean Debian (no list of packages)"; exit 0; }
inside apt-get install -s -q --no-install-recommends /tmp/schakel.deb >"$room/install.log" 2>&1 || { tail -n 30 "$room/install.log"; fail "what it needs is not in Debian"; }
timeout 300 chroot "$room/debian" apt-get install -y -qq --download-only --no-install-recommends /tmp/schakel.deb >"$room/fetch.log" 2>&1 || {
  tail -n 5 "$room/fetch.log"; echo "skipped: the package in a clean Debian (what it needs could not be fetched)"; exit 0; }
inside apt-get install -y -q --no-install-recommends /tmp/schakel.deb >"$room/install.log" 2>&1 || { tail -n 30 "$room/install.log"; fail "apt-get install"; }
[[ $(inside schakel --version) == *"$(cat VERSION)"* ]] || fail "it does not say its version"
[ "$(stat -c '%U %a' "$room/debian/etc/schakel/settings")" = "root 600" ] || fail "others can read the settings"
[ "$(inside stat -c '%U %a' /var/lib/schakel)" = "schakel 700" ] || fail "others can read the data"
if command -v systemd-analyze >/dev/null; then  # what it says of units that a clean Debian without systemd lacks does not count
  said=$(systemd-analyze verify --root="$room/debian" schakel.service 2>&1 | grep -iE 'unknown|invalid|failed to parse|not executable|does not exist' || true)
  [ -z "$said" ] || fail "systemd does not take the service: $said"
fi

step "it serves as its own user"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
serve() {
  chroot --userspec=schakel:schakel "$room/debian" env -i PATH=/usr/bin:/bin SCHAKEL_DATA=/var/lib/schakel SCHAKEL_PORT="$port" \
    /usr/bin/schakel serve >"$room/serve.log" 2>&1 & server=$!
  for _ in $(seq 100); do curl -fsS "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && return; sleep 0.1; done
  cat "$room/serve.log"; fail "it is not ready"
}
stop() { kill "$server"; wait "$server" || fail "it did not stop by itself"; server=; }
serve
page=$(curl -fsS "http://127.0.0.1:$port/")
[[ ${page,,} == *'<!doctype html>'* ]] || fail "there is no page"
stop
[ -s "$room/debian/var/lib/schakel/schakel.db" ] || fail "nothing is kept in /var/lib/schakel"

step "again over itself, with settings that somebody wrote"
echo '# ours' >>"$room/debian/etc/schakel/settings"
inside dpkg -i --force-confold /tmp/schakel.deb >"$room/again.log" 2>&1 || { cat "$room/again.log"; fail "dpkg -i"; }
grep -q '# ours' "$room/debian/etc/schakel/settings" || fail "the settings were overwritten"
serve; stop

step "taken away, and the data stays"
inside apt-get purge -y -qq schakel >"$room/purge.log" 2>&1 || { cat "$room/purge.log"; fail "apt-get purge"; }
[ ! -e "$room/debian/usr/bin/schakel" ] || fail "the program is still there"
[ ! -e "$room/debian/etc/schakel/settings" ] || fail "the settings are still there"
[ -s "$room/debian/var/lib/schakel/schakel.db" ] || fail "the data is gone"
grep -q 'data is still in /var/lib/schakel' "$room/purge.log" || fail "it does not say where the data is"
step "done"
