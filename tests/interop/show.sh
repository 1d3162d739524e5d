#!/bin/sh
# show.sh -- `certwright show` tells the facts that OpenSSL tells, of certificates made here
# and of the roots that browsers trust (package ca-certificates); `pubkey` finds the same key.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

folder=$WORK/show
mkdir "$folder"

# facts FILE CERTIFICATE: writes what OpenSSL prints to FILE, a fact a line. Numbers are
# without colons and in small letters, names with the escapes of RFC 4514.
facts()
{
    openssl x509 -in "$2" -noout -serial -fingerprint -sha256 |
        sed 's/^[^=]*=//' | tr 'A-F' 'a-f' | tr -d ':' >"$1"
    openssl x509 -in "$2" -noout -subject -issuer \
        -nameopt esc_2253,utf8,sep_comma_plus,sname | sed 's/^[a-z]*=//' >>"$1"
}

# shown CERTIFICATE: `certwright show` prints all facts, in whatever form its numbers have.
shown()
{
    facts "$folder/facts.txt" "$1"
    certwright show "$1" >"$folder/shown.txt" || return 1
    { cat "$folder/shown.txt" && tr 'A-F' 'a-f' <"$folder/shown.txt" | tr -d ' :\n'; } \
        >"$folder/text.txt"
    while read -r fact; do
        grep -qF -e "$fact" "$folder/text.txt" || {
            echo "$1: want \"$fact\""
            return 1
        }
    done <"$folder/facts.txt"
}

for bits in $sizes; do
    for which in root intermediate leaf client; do
        certificate=$WORK/chain-$bits/$which.pem
        accept "certwright show: OpenSSL's facts, $which, $bits bits" "" shown "$certificate"
        same "certwright pubkey: the key of a certificate, $which, $bits bits" \
            "$(openssl x509 -in "$certificate" -noout -pubkey)" \
            "$(certwright pubkey "$certificate")"
    done
    same "certwright pubkey: the key of a request, $bits bits" \
        "$(openssl req -in "$WORK/chain-$bits/leaf.csr" -noout -pubkey)" \
        "$(certwright pubkey "$WORK/chain-$bits/leaf.csr")"
done

count=0
for certificate in /usr/share/ca-certificates/mozilla/*.crt; do
    count=$((count + 1))
    shown "$certificate" >>"$folder/differences.txt" 2>"$folder/flaws.txt" ||
        cat "$folder/flaws.txt" >>"$folder/differences.txt"
done
if [ "$count" -gt 50 ] && [ ! -s "$folder/differences.txt" ]; then
    ok "certwright show: OpenSSL's facts, $count roots that browsers trust"
else
    failed "certwright show: OpenSSL's facts, $count roots that browsers trust" \
        "$folder/differences.txt"
fi
