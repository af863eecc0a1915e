#!/bin/sh
# Sees to what the tests need beside Python: PostgreSQL, Chromium with what drives it, and a Chinese font. Installs them where it may; else says what to install and fails.
set -eu

has_postgresql() { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }

has_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ]; }

# What drives the browser is linked against it; most machines have it with a compiler, a bare one has not.
has_libatomic() { ls /lib/*/libatomic.so.1 /usr/lib/*/libatomic.so.1 /usr/lib*/libatomic.so.1 2>/dev/null | grep -q .; }

missing() {
    has_postgresql || printf ' postgresql'
    has_chromium || printf ' chromium'
    has_libatomic || printf ' libatomic1'
    has_font || printf ' fontconfig fonts-wqy-microhei'
}

refuse() {
    echo "The tests need parts that are not on this machine:$(missing)" >&2
    echo "$1 Install them, then run make test again. On Debian or Ubuntu:" >&2
    echo "    sudo apt-get install --no-install-recommends$(missing)" >&2
    exit 1
}

[ -n "$(missing)" ] || exit 0
command -v apt-get >/dev/null || refuse "They cannot be installed for you: there is no apt-get here."
if [ "$(id -u)" -eq 0 ]; then
    root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    root="sudo -n"
else
    refuse "They cannot be installed for you: that takes root, or sudo without a password."
fi

echo "spin-coach: installing for the tests:$(missing)" >&2
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2046,SC2086 # a list of words on purpose
if ! { $root apt-get update -q &&
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(missing); } >"$log" 2>&1; then
    cat "$log" >&2
    refuse "apt-get could not install them (its words stand above)."
fi
[ -z "$(missing)" ] || refuse "apt-get finished, yet they are not there."
