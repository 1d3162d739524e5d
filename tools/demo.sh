#!/bin/sh
# demo.sh PROGRAM -- from a key to a certificate that OpenSSL accepts, step by step: each step
# is explained in a line, shown as it would be typed, and run. Everything happens in a
# temporary folder. Exit status 0 only if the last check, which must refuse, refused.
set -eu

usage='usage: tools/demo.sh PROGRAM'
PROGRAM=${1:?$usage}
PROGRAM=$(cd "$(dirname "$PROGRAM")" && pwd)/$(basename "$PROGRAM")
if ! command -v openssl >/dev/null; then
    echo "demo: openssl is missing; it judges the result (Debian: apt-get install openssl)" >&2
    exit 2
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"

# What is typed as `certwright` below is the program that was just built.
certwright()
{
    "$PROGRAM" "$@"
}

count=0
# explain TEXT COMMAND: prints both; the second as it would be typed.
explain()
{
    count=$((count + 1))
    printf '\n%d. %s\n\n' "$count" "$1"
    printf '%s\n' "$2" | sed '1s/^/   $ /; 2,$s/^/ /'
}

fail()
{
    echo "demo: FAILED: $1" >&2
    exit 1
}

# step TEXT COMMAND: explains and runs it.
step()
{
    explain "$1" "$2"
    eval "$2" || fail "the command above"
}

echo "From a key to a certificate, in $folder (removed at the end)."

step 'An authority starts with a key: a secret that it signs with, and never gives away.' \
    'certwright keygen --bits 3072 -o root.key'

step 'Its own certificate says whose key that is. Browsers are given it once, and trust it.' \
    'certwright selfsign --ca --key root.key --subject "CN=Demo Root,O=Demo Authority,C=CZ" \
    -o root.pem'

step 'The server has a key of its own. It, too, stays where it was made.' \
    'certwright keygen --bits 2048 -o server.key'

step 'A request asks the authority for a certificate: for this host, company and place.' \
    'certwright request --key server.key --host example.test \
    --subject "CN=example.test,O=Example Ltd,L=Brno,C=CZ" -o server.csr'

step 'What the request says; here its first six lines, before the numbers of the key.' \
    'certwright show server.csr > server.txt && head -n 6 server.txt'

step 'The authority checks that the requester has the key, and signs: the certificate.' \
    'certwright issue --ca root.pem --ca-key root.key server.csr -o server.pem'

step 'OpenSSL in the place of a browser that trusts the root: is this example.test? OK, it is.' \
    'openssl verify -CAfile root.pem -x509_strict -purpose sslserver \
    -verify_hostname example.test server.pem'

refused='openssl verify -CAfile root.pem -x509_strict -purpose sslserver \
    -verify_hostname other.test server.pem'
explain 'Is it other.test? It must be refused: else any server could pose as any other.' \
    "$refused"
if eval "$refused" >verdict.txt 2>&1; then
    cat verdict.txt
    fail "accepted for a host that the certificate does not name"
fi
cat verdict.txt
grep -q 'hostname mismatch' verdict.txt || fail "refused, but not for the host's name"

cat <<'END'

Refused, as it must be. That is all there is to it: a key, a request, an authority that
signs, and a browser that checks. Next: certwright help
END
