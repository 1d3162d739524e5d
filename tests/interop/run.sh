#!/bin/sh
# run.sh PROGRAM [SCRIPT]... -- works with the real programs of other projects, both ways:
# what is made here must be accepted there, and the other way round; and each must refuse what
# it should, for the reason it should. Without SCRIPTs runs them all. Everything happens in a
# temporary folder; nginx listens on loopback only. Ends with "N passed, N failed"; exit status
# 1 if any failed, 2 if a program is missing.
set -eu

CERTWRIGHT=${1:?usage: tests/interop/run.sh PROGRAM [SCRIPT]...}
CERTWRIGHT=$(cd "$(dirname "$CERTWRIGHT")" && pwd)/$(basename "$CERTWRIGHT")
shift
here=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$here/../.." && pwd)

# nginx lives in /usr/sbin, which is not on every user's path.
PATH=$PATH:/usr/sbin
LC_ALL=C.UTF-8
export CERTWRIGHT ROOT PATH LC_ALL
# What would change the answers of the other programs.
unset OPENSSL_CONF SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE GNUTLS_SYSTEM_PRIORITY_FILE

# curves_more asks for some more, which are large.
programs='openssl openssl
certtool gnutls-bin
certutil libnss3-tools
nginx nginx-light
curl curl'
case " $* " in
*' curves_more '*) programs="$programs
keytool default-jdk-headless
javac default-jdk-headless
go golang-go
chromium chromium
chromedriver chromium-driver" ;;
esac

missing=0
while read -r program package; do
    if ! command -v "$program" >/dev/null; then
        echo "interop: $program is missing (Debian: apt-get install $package)" >&2
        missing=1
    fi
done <<END
$programs
END
[ "$missing" -eq 0 ] || exit 2

WORK=$(mktemp -d)
export WORK
trap 'rm -rf "$WORK"' EXIT
trap 'exit 1' HUP INT TERM

run_one()
{
    echo "# $1"
    sh "$here/$1.sh" || echo "FAILED $1.sh: stopped before its end"
}

# asn1 is long, and needs only what keys and chains made: it runs beside the others.
run_all()
{
    run_one keys
    run_one chains
    for script; do
        case $script in
        asn1) run_one asn1 >"$WORK/asn1.log" 2>&1 & ;;
        *) run_one "$script" ;;
        esac
    done
    wait
    [ ! -f "$WORK/asn1.log" ] || cat "$WORK/asn1.log"
}

[ $# -gt 0 ] || set -- asn1 openssl gnutls nss nginx curve_keys curves verdicts oids messages certificate_algorithms show chains_table
run_all "$@" 2>&1 | tee "$WORK/log"

passed=$(grep -c '^ok ' "$WORK/log" || true)
failed=$(grep -c '^FAILED ' "$WORK/log" || true)
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
