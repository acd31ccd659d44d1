#!/bin/sh
# The tests drive a real Chromium and a real PostgreSQL, and take place on other days and in another language
# too. Install what is missing, or say what to install.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v faketime >/dev/null 2>&1 || missing="$missing faketime"
[ -f /usr/share/i18n/locales/de_DE ] || missing="$missing locales"

[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
else
    echo "The tests need:$missing. On Debian and Ubuntu: sudo apt-get install$missing" >&2
    exit 1
fi
