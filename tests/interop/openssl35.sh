# shellcheck shell=sh
# openssl35.sh -- OpenSSL 3.5 beside the installed one: from Debian 13's packages, in a folder
# that it is run in with chroot(8). Sourced. OPENSSL35_ROOT may name such a folder; else
# tests/roots.sh makes it, once, which takes root and the network. After this, openssl35_ready
# tells whether it is there, and `openssl35 ...` runs it; it reads standard input and no files.

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

if [ -z "${OPENSSL35_ROOT:-}" ]; then
    OPENSSL35_ROOT=$("$ROOT/tests/roots.sh" trixie openssl 2>"$WORK/roots.txt") ||
        openssl35_missing "$(tail -n 1 "$WORK/roots.txt")"
fi
export OPENSSL35_ROOT
