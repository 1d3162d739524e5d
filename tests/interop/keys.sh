#!/bin/sh
# keys.sh -- private keys: ours read by OpenSSL and GnuTLS, theirs read by us, in every form.
# Leaves $WORK/keys/MAKER-BITS.key, PKCS#8 PEM, for the other scripts.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

keys=$WORK/keys
mkdir "$keys"
umask 077

# theirs TEXT FILE FORM: OpenSSL and GnuTLS find FILE, made here, in FORM (PEM or DER), good.
theirs()
{
    accept "openssl pkey -check: $1" "Key is valid" \
        openssl pkey -in "$2" -inform "$3" -noout -check
    accept "openssl rsa -check: $1" "RSA key ok" \
        openssl rsa -in "$2" -inform "$3" -noout -check
    der=
    [ "$3" = PEM ] || der=--inder
    # shellcheck disable=SC2086 # no option, or one
    accept "certtool --key-info: $1" "($bits bits)" certtool --key-info $der --infile "$2"
}

# ours TEXT FILE: the public key that we find in FILE is the one that OpenSSL finds.
ours()
{
    observe certwright pubkey "$2"
    openssl pkey -in "$2" -pubout >"$WORK/want.pub"
    if [ "$status" -eq 0 ] && cmp -s "$WORK/want.pub" "$output"; then
        ok "certwright pubkey: $1"
    else
        failed "certwright pubkey: $1" "$output"
    fi
}

from_certwright()
{
    key=$keys/certwright-$bits
    certwright keygen -q --bits "$bits" -o "$key.key"
    certwright keygen -q --bits "$bits" --der -o "$key.der"
    certwright keygen -q --bits "$bits" --pkcs1 -o "$key.pkcs1.key"
    certwright keygen -q --bits "$bits" --pkcs1 --der -o "$key.pkcs1.der"
    theirs "PKCS#8 PEM, $bits bits" "$key.key" PEM
    theirs "PKCS#8 DER, $bits bits" "$key.der" DER
    theirs "PKCS#1 PEM, $bits bits" "$key.pkcs1.key" PEM
    theirs "PKCS#1 DER, $bits bits" "$key.pkcs1.der" DER
    # The same key written again by OpenSSL has the same octets: ours are the canonical ones.
    # (`openssl pkey -outform DER` of OpenSSL 3.0 writes PKCS#1.)
    same "openssl pkcs8 writes our PKCS#8 again, $bits bits" \
        "$(openssl sha256 -r <"$key.der")" \
        "$(openssl pkcs8 -topk8 -nocrypt -in "$key.der" -inform DER -outform DER |
            openssl sha256 -r)"
    same "openssl pkey writes our PKCS#1 again, $bits bits" \
        "$(openssl sha256 -r <"$key.pkcs1.der")" \
        "$(openssl rsa -in "$key.pkcs1.der" -inform DER -traditional -outform DER 2>/dev/null |
            openssl sha256 -r)"
    for form in key der pkcs1.key pkcs1.der; do
        ours "our own $form, $bits bits" "$key.$form"
    done
}

from_openssl()
{
    key=$keys/openssl-$bits
    openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:$bits" -out "$key.key"
    openssl pkcs8 -topk8 -nocrypt -in "$key.key" -outform DER -out "$key.der"
    openssl rsa -in "$key.key" -traditional -out "$key.pkcs1.key" 2>/dev/null
    openssl rsa -in "$key.key" -traditional -outform DER -out "$key.pkcs1.der" 2>/dev/null
    openssl pkey -in "$key.key" -pubout -out "$key.pub"
    for form in key der pkcs1.key pkcs1.der; do
        ours "OpenSSL's $form, $bits bits" "$key.$form"
    done
    same "certwright pubkey: OpenSSL's public key, $bits bits" \
        "$(cat "$key.pub")" "$(certwright pubkey "$key.pub")"
    same "certwright pubkey --der: OpenSSL's, $bits bits" \
        "$(openssl pkey -in "$key.key" -pubout -outform DER | openssl sha256 -r)" \
        "$(certwright pubkey --der "$key.key" | openssl sha256 -r)"
}

from_certtool()
{
    key=$keys/certtool-$bits
    # certtool writes a description in front of the PEM block.
    quietly certtool --generate-privkey --key-type rsa --bits "$bits" \
        --outfile "$key.pkcs1.key"
    quietly certtool --to-rsa --infile "$key.pkcs1.key" --outder --outfile "$key.pkcs1.der"
    quietly certtool --generate-privkey --key-type rsa --bits "$bits" --pkcs8 \
        --password= --outfile "$key.key"
    quietly certtool --generate-privkey --key-type rsa --bits "$bits" --pkcs8 \
        --password= --outder --outfile "$key.der"
    for form in key der pkcs1.key pkcs1.der; do
        ours "GnuTLS's $form, $bits bits" "$key.$form"
    done
}

for bits in $sizes; do
    from_certwright
    from_openssl
    from_certtool
done

openssl pkcs8 -topk8 -in "$keys/openssl-2048.key" -passout pass:secret \
    -out "$keys/encrypted.key"
expect "certwright pubkey: an encrypted key is refused" 2 "encrypted" \
    certwright pubkey "$keys/encrypted.key"
sed 's/^\(M.*\)A\(.*\)$/\1B\2/' "$keys/certwright-2048.key" >"$keys/damaged.key"
expect "certwright pubkey: a damaged key is refused" 2 "$keys/damaged.key: byte" \
    certwright pubkey "$keys/damaged.key"
