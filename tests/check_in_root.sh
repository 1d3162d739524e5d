#!/bin/sh
# check_in_root.sh NAME -- builds certwright and runs its tests in another Debian, a root of
# tests/roots.sh: `trixie` for Debian 13, `i386` for limbs, sizes and long of 32 bits. The packages
# are those that README.md names for `make check`. The source tree is copied, so nothing that
# was built here is used there; no warning is allowed; loops are shortened as under valgrind,
# and a command may take longer, for 32-bit arithmetic is slow. Left out are scripts that take
# minutes and run code that others run too; ALL=1 takes them as well.
# Mounts are made in a namespace that ends with this script. Exit status 1 if a test failed, 2
# if there is no root.
set -eu
cd "$(dirname "$0")/.."
name=${1:?usage: tests/check_in_root.sh trixie|i386}

# Everything happens in a mount namespace.
if [ -z "${CHECK_IN_ROOT:-}" ] && [ "$(id -u)" -eq 0 ]; then
    CHECK_IN_ROOT=1 exec unshare -m "$0" "$name"
fi

packages=$(sed -n 's/^ *apt-get install -y \(.*\) && make check$/\1/p' README.md)
[ -n "$packages" ] || { echo 'check_in_root: README.md names no packages' >&2; exit 2; }
# gcc only recommends libc6-dev.
# shellcheck disable=SC2086 # package names
root=$(tests/roots.sh "$name" libc6-dev $packages) || exit 2

copy=$(mktemp -d "$root/tmp/certwright.XXXXXX")
trap 'rm -rf --one-file-system "$copy"' EXIT
trap 'exit 1' HUP INT TERM
tar -c --exclude=./build --exclude=./certwright --exclude=./.git . | tar -x -C "$copy"
# The tests read /proc/PID/limits and, as bash does for <(...), /dev/fd; some want a terminal.
mount -t proc proc "$root/proc"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"

# in_root COMMAND: with a clean environment, in the copy.
in_root()
{
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 CERTWRIGHT_TEST_QUICK=1 \
        CERTWRIGHT_TEST_SECONDS=600 chroot "$root" sh -c "cd '${copy#"$root"}' && $1"
}

echo "check_in_root: Debian $(cat "$root/etc/debian_version"), $(in_root 'dpkg --print-architecture && gcc --version' | sed -n 1,2p | paste -s -d ' ')"
in_root "make -s -j$(nproc) CFLAGS='-O2 -g -Werror' all check-unit"
scripts="leftovers messages kat options keygen request issue quick show show_curves output overwrite \
verify trust curves pkits chains trace_make toy"
[ -z "${ALL:-}" ] || scripts=
in_root "SCRIPTS='$scripts' make -s CFLAGS='-O2 -g -Werror' check-program"
