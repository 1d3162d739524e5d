#!/bin/sh
# nss.sh -- chains made here, judged by NSS, the library of Firefox; and its requests, issued.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

mkdir "$WORK/nss"
cd "$WORK/nss"

# database FOLDER: makes an empty one; `add` and `judge` use the last one made.
database()
{
    folder=sql:$WORK/nss/$1
    mkdir "$1"
    certutil -N -d "$folder" --empty-password
}

# add NAME TRUST FILE: "C,," trusts FILE to issue to servers; "T,," to clients.
add()
{
    certutil -A -d "$folder" -n "$1" -t "$2" -i "$3"
}

# judge NAME USAGE: V is a TLS server, C a client. -e checks the signatures too.
judge()
{
    certutil -V -d "$folder" -n "$1" -u "$2" -e
}

judge_chain()
{
    chain=$WORK/chain-$bits
    database "trusted-$bits"
    add root CT,, "$chain/root.pem"
    add intermediate ,, "$chain/intermediate.pem"
    add leaf ,, "$chain/leaf.pem"
    add client ,, "$chain/client.pem"
    accept "certutil -V -u V: the leaf, $bits bits" "certificate is valid" judge leaf V
    accept "certutil -V -u L: the root, $bits bits" "certificate is valid" judge root L
    accept "certutil -V -u C: the client, $bits bits" "certificate is valid" judge client C
    expect "certutil -V -u C: refuses the server as a client, $bits bits" 255 \
        "Certificate type not approved" judge leaf C
    expect "certutil -V -u V: refuses the client as a server, $bits bits" 255 \
        "Certificate type not approved" judge client V

    database "other-$bits"
    add root CT,, "$chain/root.pem"
    add intermediate ,, "$chain/intermediate.pem"
    add other-leaf ,, "$chain/other-leaf.pem"
    expect "certutil -V -u V: refuses another root's leaf, $bits bits" 255 \
        "issuer is not recognized" judge other-leaf V

    database "untrusted-$bits"
    add root ,, "$chain/root.pem"
    add intermediate ,, "$chain/intermediate.pem"
    add leaf ,, "$chain/leaf.pem"
    expect "certutil -V -u V: refuses a root that is not trusted, $bits bits" 255 \
        "issuer has been marked as not trusted" judge leaf V

    database "missing-$bits"
    add root CT,, "$chain/root.pem"
    add leaf ,, "$chain/leaf.pem"
    expect "certutil -V -u V: refuses a missing intermediate, $bits bits" 255 \
        "issuer is not recognized" judge leaf V
}
for bits in $sizes; do
    judge_chain
done

# NSS makes the key and the request; what we issue goes back to it.
database requests
add root CT,, "$WORK/chain-2048/root.pem"
head -c 64 /dev/urandom >noise

# request NAME OPTION...: with a key of this kind; a description comes in front of the PEM block.
request()
{
    name=$1
    shift
    quietly certutil -R -d "$folder" -s "CN=nss.test,O=Acme\, Inc.,C=CZ" "$@" \
        -Z SHA256 -z noise -a -8 nss.test,www.nss.test -o "request-$name.csr"
    quietly certwright issue -q --ca "$WORK/chain-2048/root.pem" \
        --ca-key "$WORK/chain-2048/root.key" "request-$name.csr" -o "nss-$name.pem"
    add "nss-$name" ,, "nss-$name.pem"
    accept "certutil -V -u V: issued for NSS's request, $name" "certificate is valid" \
        judge "nss-$name" V
    same "certwright issue: copies the names of NSS's request, $name" \
        "DNS:nss.test, DNS:www.nss.test" "$(alt_name "nss-$name.pem")"
}
for bits in $sizes; do
    request "$bits" -k rsa -g "$bits"
done
for curve in p256 p384 p521; do
    request $curve -k ec -q "nist$curve"
done
