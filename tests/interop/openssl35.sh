# shellcheck shell=sh
# openssl35.sh -- OpenSSL 3.5 beside the installed one: from Debian 13's packages, in a folder
# that it is run in with chroot(8). Sourced. OPENSSL35_ROOT may name such a folder; else it is
# made under build/interop, which takes 20 seconds, root and the network. After this,
# openssl35_ready tells whether it is there, and `openssl35 ...` runs it; it reads standard
# input and no files.

openssl35()
{
    chroot "$OPENSSL35_ROOT" openssl "$@"
}

openssl35_ready()
{
    openssl35 version 2>/dev/null | grep -q '^OpenSSL 3\.5\.'
}

# Says why there is no OpenSSL 3.5, where nobody can overlook it.
openssl35_missing()
{
    for line in '' "*** NOT COMPARED WITH OPENSSL 3.5: $1" \
        '*** (root, debootstrap and the network are needed, or OPENSSL35_ROOT)' ''; do
        printf '%s\n' "$line"
    done
}

OPENSSL35_ROOT=${OPENSSL35_ROOT:-$ROOT/build/interop/trixie}
export OPENSSL35_ROOT
if ! openssl35_ready; then
    if [ "$(id -u)" -ne 0 ]; then
        openssl35_missing 'only root can chroot'
    elif ! command -v debootstrap >/dev/null; then
        openssl35_missing 'debootstrap is missing (Debian: apt-get install debootstrap)'
    else
        mkdir -p "$OPENSSL35_ROOT"
        debootstrap --variant=minbase --include=openssl trixie "$OPENSSL35_ROOT" \
            >"$WORK/debootstrap.log" 2>&1 ||
            openssl35_missing "debootstrap failed: $(tail -n 1 "$WORK/debootstrap.log")"
    fi
fi
