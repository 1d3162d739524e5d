#!/bin/sh
# roots.sh NAME [PACKAGE]... -- another Debian in a folder, for chroot(8), with the PACKAGEs
# in it. Prints the folder's path, and on standard error what takes long. NAME is
#
#     trixie  Debian 13 of this machine's architecture: gcc 14, OpenSSL 3.5, newer vectors
#     i386    Debian 12 for 32-bit x86
#
# The folder is made once by debootstrap(8), which takes a minute, root and the network, and is
# $DEBIAN_ROOTS/NAME (by default build/roots/NAME). A run that finds everything there takes no
# time; of two runs at once one waits for the other. A run that fails leaves no half of a root:
# it appears under its name when it is complete. Mounts are made in a mount namespace of their
# own, where the system allows it, and end with it. Exit status 1 if anything failed, 2 for
# what the caller has to mend.
set -eu
PATH=$PATH:/usr/sbin:/sbin

usage()
{
    echo 'usage: tests/roots.sh trixie|i386 [PACKAGE]...' >&2
    exit 2
}

# missing TEXT: ends the script with what the caller lacks.
missing()
{
    echo "roots: $1" >&2
    exit 2
}

[ $# -gt 0 ] || usage
name=$1
shift
case $name in
trixie) suite=trixie options= ;;
i386) suite=bookworm options=--arch=i386 ;;
*) usage ;;
esac
[ "$(id -u)" -eq 0 ] || missing 'only root can make a root and chroot into it'

roots=${DEBIAN_ROOTS:-$(cd "$(dirname "$0")/.." && pwd)/build/roots}
mkdir -p "$roots"
roots=$(cd "$roots" && pwd)
root=$roots/$name
log=$root.log
namespace=
! unshare -m true 2>/dev/null || namespace='unshare -m'

# logged COMMAND...: what it prints goes into the log, and its end to the caller if it fails.
logged()
{
    # shellcheck disable=SC2086 # the namespace is two words, or none
    if ! $namespace "$@" >>"$log" 2>&1 </dev/null; then
        echo "roots: failed: $*; the end of $log:" >&2
        tail -n 10 "$log" >&2
        return 1
    fi
}

# A mount, if one is left, is not emptied.
remove_half()
{
    rm -rf --one-file-system "$root.half"
}

make_root()
{
    command -v debootstrap >/dev/null ||
        missing 'debootstrap is missing (Debian: apt-get install debootstrap)'
    echo "roots: making $root" >&2
    : >"$log"
    remove_half
    # shellcheck disable=SC2086 # there is one option, or none
    logged debootstrap --variant=minbase $options "$suite" "$root.half"
    mv "$root.half" "$root"
}

# in_root COMMAND...: with a clean environment, apart from what names a proxy.
in_root()
{
    logged env -u TMPDIR LC_ALL=C DEBIAN_FRONTEND=noninteractive \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$root" "$@"
}

# installed PACKAGE: whether it is there, and whole.
installed()
{
    # shellcheck disable=SC2016 # the ${} is dpkg's
    [ "$(chroot "$root" dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Mends what a run that was killed may have left, then installs.
install_packages()
{
    echo "roots: installing in $root:$*" >&2
    in_root dpkg --configure -a
    in_root apt-get -o Acquire::Languages=none update
    # shellcheck disable=SC2086,SC2048 # package names, separated by spaces
    in_root apt-get install -y --no-install-recommends $*
    in_root apt-get clean
}

exec 9>"$root.lock"
flock 9
trap remove_half EXIT
trap 'exit 1' HUP INT TERM

[ -d "$root" ] || make_root
wanted=
for package in "$@"; do
    installed "$package" || wanted="$wanted $package"
done
[ -z "$wanted" ] || install_packages "$wanted"
printf '%s\n' "$root"
