#!/bin/sh
# build.sh -- builds and installs as distributions and users do: with CPPFLAGS, CFLAGS and LDFLAGS
# on the command line, in a folder whose path has a space in it, BUILD and PROGRAM elsewhere,
# and PREFIX and DESTDIR with a space. (A space in BUILD or PROGRAM is beyond make.)
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

fail()
{
    echo "build: FAILED: $1" >&2
    exit 1
}

copy="$folder/a copy"
mkdir "$copy"
tar -c --exclude=./build --exclude=./certwright --exclude=./.git . | tar -x -C "$copy"

# in_copy [ARGUMENT]...: make there, with variables that replace those of the Makefile.
in_copy()
{
    make -C "$copy" --no-print-directory -j"$(nproc)" CPPFLAGS=-DFROM_THE_CALLER CFLAGS='-O0 -Werror' \
        LDFLAGS=-Wl,--build-id=none BUILD=else/where PROGRAM=bin/mine "$@" >"$folder/make.txt" 2>&1 ||
        { cat "$folder/make.txt"; fail "make $*"; }
}

# every PATTERN TEXT...: each line of the last output that has PATTERN must have every TEXT.
every()
{
    pattern=$1
    shift
    grep -e "$pattern" "$folder/make.txt" >"$folder/lines.txt" || fail "no command has $pattern"
    for text in "$@"; do
        ! grep -vF -e "$text" "$folder/lines.txt" || fail "a command lacks $text"
    done
}

in_copy all
every ' -c -o ' -D_DEFAULT_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 -DFROM_THE_CALLER ' -O0 ' -std=c11
every ' -o bin/mine ' ' -O0 ' -Wl,--build-id=none
for made in certwright build; do
    [ ! -e "$copy/$made" ] || fail "$made was made, which nobody asked for"
done

in_copy demo

in_copy install PREFIX='/opt/own tools' DESTDIR="$folder/a package"
prefix="$folder/a package/opt/own tools"
for file in bin/certwright lib/libcertwright.a lib/pkgconfig/certwright.pc \
    share/man/man1/certwright.1 include/certwright/x509/certificate.h; do
    [ -s "$prefix/$file" ] || fail "$file is missing in $prefix"
done
"$prefix/bin/certwright" --version >/dev/null || fail 'the installed program does not run'

# A compiler that reads what pkg-config prints finds the headers.
PKG_CONFIG_SYSROOT_DIR="$folder/a package" PKG_CONFIG_PATH="$prefix/lib/pkgconfig" \
    pkg-config --cflags certwright >"$folder/flags.txt" || fail 'pkg-config cannot read certwright.pc'
printf '#include <certwright/x509/certificate.h>\n' >"$folder/header.c"
eval "${CC:-cc} $(cat "$folder/flags.txt") -fsyntax-only '$folder/header.c'" || fail "$(cat "$folder/flags.txt")"

echo 'build: variables on the command line, and paths with spaces, work'
