#!/bin/bash
# seeds.sh BUILD -- makes the seeds of the fuzz targets in BUILD/seeds, once: of the system's
# authorities ($ROOTS), of python3-cryptography-vectors ($VECTORS), of the tests' own fixtures,
# and of keys and certificates that the program makes now.
set -eu -o pipefail
build=${1:?usage: seeds.sh BUILD}
vectors=${VECTORS:-/usr/lib/python3/dist-packages/cryptography_vectors}
roots=${ROOTS:-/etc/ssl/certs}
seeds=$build/seeds
root=$(cd "$(dirname "$0")/../.." && pwd)

[ ! -e "$seeds/made" ] || exit 0
for each in "$vectors/x509" "$vectors/asymmetric" "$roots/ca-certificates.crt"; do
    [ -e "$each" ] || {
        echo "seeds.sh: $each is missing (Debian: apt-get install python3-cryptography-vectors ca-certificates)" >&2
        exit 1
    }
done
rm -rf "$seeds"
mkdir -p "$seeds/made.new"

# Certificate authorities with keys of this run, and with keys for RSASSA-PSS alone: with
# parameters, which bind what it signs, and without.
certwright=$(realpath "$build/bin/certwright")
(
    cd "$seeds/made.new"
    "$certwright" keygen --bits 2048 -o root.key
    "$certwright" keygen --bits 2048 -o server.key
    "$certwright" pubkey -o server.pub server.key
    "$certwright" selfsign --ca --key root.key --subject 'CN=Test Root,C=CZ' -o root.pem
    "$certwright" request --key server.key --subject 'CN=example.test,O=Acme\, Inc.+OU=Web,L=Brno,C=CZ' \
        --host example.test --host '*.example.test' --host 192.0.2.1 --host 2001:db8::1 -o server.csr
    "$certwright" issue --ca root.pem --ca-key root.key server.csr -o server.pem
    for type in p256 p384 p521 ed25519 x25519; do
        "$certwright" keygen --type $type -o $type.key
        "$certwright" pubkey -o $type.pub $type.key
        [ $type != x25519 ] || continue
        "$certwright" selfsign --ca --key $type.key --subject "CN=Test $type" -o $type.pem
        "$certwright" request --key $type.key --subject 'CN=example.test' --host example.test -o $type.csr
        "$certwright" issue --ca $type.pem --ca-key $type.key server.csr -o $type-server.pem
        "$certwright" issue --ca root.pem --ca-key root.key $type.csr -o $type-leaf.pem
    done
    for curve in p256 p384 p521; do
        "$certwright" keygen --type $curve --sec1 -o $curve-sec1.key
    done
    for pss in rsa_pss_2048 rsa_pss_2048_hash_mask_salt; do
        cp "$vectors/asymmetric/PKCS8/$pss.pem" "$pss.key"
        "$certwright" selfsign --ca --key "$pss.key" --subject "CN=$pss" -o "$pss.pem"
        "$certwright" request --key "$pss.key" --subject 'CN=example.test' --host example.test -o "$pss.csr"
        "$certwright" issue --days 199 --ca "$pss.pem" --ca-key "$pss.key" server.csr -o "$pss-server.pem"
        "$certwright" issue --ca root.pem --ca-key root.key "$pss.csr" -o "$pss-leaf.pem"
    done
) 2>/dev/null

# Everything that is a certificate, a request, a CRL or a key; few of those that are much alike.
{
    find "$root/tests/tools/fixtures" "$root/tests/vectors/x509" "$seeds/made.new" -type f \
        \( -name '*.pem' -o -name '*.csr' -o -name '*.crl' -o -name '*.key' -o -name '*.pub' \)
    find "$vectors/x509" -type f \( -name '*.pem' -o -name '*.der' \)
} | sort | xargs "$build/bin/make-seeds" "$seeds"
{
    find "$vectors/x509/PKITS_data" -type f \( -name '*.crt' -o -name '*.crl' \)
    find "$vectors/asymmetric" -type f \( -name '*.pem' -o -name '*.der' -o -name '*.key' -o -name '*.pub' \)
    echo "$roots/ca-certificates.crt"
} | sort | xargs "$build/bin/make-seeds" --few "$seeds"

# pile NAME WISHES FILE...: one for the targets path and path_signed.
mkdir -p "$seeds/path"
pile() {
    echo "$seeds/path/$*"
}

# The leaf, the others, the CRLs, and the anchor, for each line of PKITS.
data=$vectors/x509/PKITS_data
while IFS='|' read -r test _ leaf others crls policies flags _; do
    case $test in '' | '#'*) continue ;; esac
    read -r leaf <<<"$leaf"
    IFS=', ' read -r -a others <<<"${others//-/}"
    IFS=', ' read -r -a crls <<<"${crls//-/}"
    policy=${policies##*NIST-test-policy-}
    policy=${policy%%[!0-9]*}
    bits=1
    case $flags in *inhibit-mapping*) bits=$((bits | 2)) ;; esac
    case $flags in *explicit*) bits=$((bits | 4)) ;; esac
    case $flags in *inhibit-any*) bits=$((bits | 8)) ;; esac
    pile "pkits-${test// /}-$policy-$bits" "$(printf '%02x000000%02x00' "$bits" "${policy:-0}")" \
        "$data/certs/$leaf" "${others[@]/#/$data/certs/}" "${crls[@]/#/$data/crls/}" \
        "$data/certs/TrustAnchorRootCertificate.crt"
done <"$root/tests/vectors/x509/pkits.txt" | "$build/bin/make-seeds" --piles

# Our own chains, each with one fault: in the summer of 2026, for the host www.example.test.
"$build/tests/make-chains" "$root/tests/vectors/x509/chains.txt" "$seeds/made.new/chains"
for chain in "$seeds"/made.new/chains/*/; do
    files=("$chain/leaf.pem")
    wishes=000000710001
    for each in "$chain/untrusted.pem" "$chain/crl.pem" "$chain/trusted.pem"; do
        [ ! -e "$each" ] || files+=("$each")
    done
    [ ! -e "$chain/crl.pem" ] || wishes=010000710001
    pile "chain-$(basename "$chain")" "${wishes}7777772e6578616d706c652e74657374" "${files[@]}"
done | "$build/bin/make-seeds" --piles
# Those were made now: the next half year since 1970 (path.c) begins in less than 199 days.
time=$(printf '%02x' $(($(date +%s) / 15778476 + 1)))
for leaf in "$seeds"/made.new/{rsa_pss*,p*,ed25519}-server.pem; do
    pile "$(basename "$leaf" .pem)" "000000${time}0001" "$leaf" "${leaf%-server.pem}.pem"
done | "$build/bin/make-seeds" --piles
find "$seeds/path" -type f -size +16k -delete
cp -r "$seeds/path" "$seeds/path_signed"

# Known answers: the beginning of each file.
mkdir -p "$seeds/kat"
find "$vectors/hashes" "$vectors/HMAC" "$vectors/asymmetric/RSA" \( -name '*.rsp' -o -name 'rfc*.txt' \) | sort | while read -r file; do
    head -c 3000 "$file" >"$seeds/kat/$(echo "${file#"$vectors"/}" | tr / -)"
done
rm -f "$seeds"/kat/*Monte*
# Of curves, the head and the first records of each that certwright has; EC, ED and EE are sets of parameters.
find "$vectors/asymmetric/ECDSA" "$vectors/asymmetric/ECDH" -name '*.rsp' -o -name 'SigGen.txt' -o -name '*.fax' | sort | while read -r file; do
    for start in P-256 P-384 P-521 'EC - ' 'ED - ' 'EE - '; do
        seed=$seeds/kat/$(echo "${file#"$vectors"/}-$start" | tr '/ ' '--')
        # head stops before awk does, which is no failure.
        { awk -v start="[$start" '/^#/ || /^\[E[A-Z]\]/ || /^\[Curve/ { print } index($0, start) == 1 { is_on = 1 } is_on' \
            "$file" || true; } | head -c 3000 >"$seed"
        grep -q ' = ' "$seed" || rm "$seed"
    done
done
for file in EC/compressed_points.txt X25519/rfc7748.txt Ed448/rfc8032.txt ECDH/brainpool.txt; do
    head -c 3000 "$vectors/asymmetric/$file" >"$seeds/kat/$(echo "$file" | tr / -)"
done
head -n 4 "$vectors/asymmetric/Ed25519/sign.input" >"$seeds/kat/sign.input"
head -n 14 "$root/tests/vectors/ec/rfc6979.rsp" >"$seeds/kat/rfc6979.rsp"
mv "$seeds/made.new" "$seeds/made"
