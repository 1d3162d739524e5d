#!/bin/sh
# certificate_algorithms.sh -- requests, self-signed and issued certificates signed with each hash,
# PKCS#1 v1.5 and PSS: ours read by OpenSSL and GnuTLS, OpenSSL's read by us; keys that are for
# PSS alone; and an authority whose own signature is an old one.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

mkdir "$WORK/algorithms"
cd "$WORK/algorithms"
key=$WORK/keys/openssl-2048.key
leaf_key=$WORK/keys/certwright-2048.key
openssl pkey -in "$leaf_key" -pubout -out "$WORK/leaf.pub"
umask 077

# OpenSSL 3.0 signs certificates and requests with sha512-256WithRSAEncryption, but cannot verify
# them, its own or ours ("unknown signature algorithm"). GnuTLS has no SHA-512/256 in signatures,
# and no SHA-224 in PSS.
openssl_verifies()
{
    [ "$1" != sha512-256 ] || [ -n "$2" ]
}

gnutls_verifies()
{
    case $1$2 in
    sha512-256* | sha224?*) return 1 ;;
    esac
}

# verified_apart TEXT FILE PUBLIC-KEY: the signature over the octets that it covers, where OpenSSL has only
# the primitive.
verified_apart()
{
    openssl asn1parse -in "$2" -strparse 4 -noout -out covered
    start=$(openssl asn1parse -in "$2" | sed -n '$s/^ *\([0-9]*\):.*/\1/p')
    openssl asn1parse -in "$2" -strparse "$start" -noout -out signature
    accept "openssl dgst -verify: $1" "Verified OK" openssl dgst "-$hash" -verify "$3" \
        -signature signature covered
}

# signed_with TEXT FILE COMMAND: OpenSSL finds the algorithm that was asked for.
signed_with()
{
    openssl "$3" -in "$2" -noout -text >printed.txt
    if [ -z "$scheme" ]; then
        contains "$1: the algorithm" printed.txt "Signature Algorithm: ${hash}WithRSAEncryption"
    else
        contains "$1: the algorithm" printed.txt "Signature Algorithm: rsassaPss" \
            "Hash Algorithm: $hash" "Mask Algorithm: mgf1 with $hash" "Salt Length: 0x"
    fi
}

# --- from here ---------------------------------------------------------------------------

ours()
{
    # shellcheck disable=SC2086 # $scheme is one option or none
    certwright request --key "$leaf_key" --subject CN=leaf.test --host leaf.test \
        "--$hash" $scheme -o ours.csr
    # shellcheck disable=SC2086
    certwright selfsign --ca --key "$key" --subject CN=Root "--$hash" $scheme -o root.pem
    # shellcheck disable=SC2086
    certwright issue -q --ca root.pem --ca-key "$key" "--$hash" $scheme ours.csr -o leaf.pem
    signed_with "request $label" ours.csr req
    signed_with "selfsign $label" root.pem x509
    signed_with "issue $label" leaf.pem x509
    accept "certwright show: selfsign $label" "Signature Algorithm" certwright show root.pem
    if openssl_verifies "$hash" "$scheme"; then
        accept "openssl req -verify: $label" "verify OK" \
            openssl req -in ours.csr -noout -verify
        accept "openssl verify: selfsign $label" "OK" openssl verify -x509_strict \
            -check_ss_sig -no-CApath -no-CAstore -CAfile root.pem root.pem
        accept "openssl verify: issue $label" "OK" strict root.pem leaf.test leaf.pem
        altered_is_refused
    else
        verified_apart "request $label" ours.csr "$WORK/leaf.pub"
        verified_apart "selfsign $label" root.pem "$WORK/keys/openssl-2048.pub"
        verified_apart "issue $label" leaf.pem "$WORK/keys/openssl-2048.pub"
    fi
    gnutls_verifies "$hash" "$scheme" || return 0
    cat leaf.pem root.pem >chain.pem
    accept "certtool --verify-chain: issue $label" "Chain verification output: Verified" \
        certtool --verify-chain --infile chain.pem
    accept "certtool --crq-info: request $label" "Self signature: verified" \
        certtool --crq-info --infile ours.csr
}

# The last octet of the signature, another.
altered_is_refused()
{
    openssl x509 -in leaf.pem -outform DER -out leaf.der
    size=$(wc -c <leaf.der)
    last=$(tail -c 1 leaf.der | od -An -tu1)
    {
        head -c $((size - 1)) leaf.der
        # shellcheck disable=SC2059 # the format is the octet
        printf "\\$(printf '%03o' $((last ^ 1)))"
    } >altered.der
    openssl x509 -in altered.der -inform DER -out altered.pem
    expect "openssl verify: refuses an altered one, $label" 2 "certificate signature failure" \
        strict root.pem leaf.test altered.pem
}

for hash in sha224 sha256 sha384 sha512 sha512-256; do
    for scheme in '' --pss; do
        label="--$hash${scheme:+ $scheme}"
        ours
    done
done

# One authority may sign in another way than it was signed itself.
certwright selfsign --ca --key "$key" --subject CN=Root --sha512 -o root.pem
certwright request --key "$leaf_key" --subject CN=leaf.test --host leaf.test --pss -o ours.csr
certwright issue -q --ca root.pem --ca-key "$key" --sha384 --pss ours.csr -o leaf.pem
accept "openssl verify: --sha384 --pss below --sha512" "OK" strict root.pem leaf.test leaf.pem
expect "certwright selfsign: no SHA-1" 2 "" \
    certwright selfsign --key "$key" --subject CN=a.test --sha1 -o refused.pem
expect "certwright request: no SHA-1" 2 "" \
    certwright request --key "$key" --subject CN=a.test --sha1 -o refused.pem
expect "certwright issue: no SHA-1" 2 "" \
    certwright issue --ca root.pem --ca-key "$key" --sha1 ours.csr -o refused.pem
expect "nothing is written when it is refused" 1 "" test -e refused.pem

# --- from OpenSSL --------------------------------------------------------------------------

# theirs TEXT KEY OPTION...: a request made by OpenSSL is issued from here.
theirs()
{
    label=$1 their_key=$2
    shift 2
    openssl req -new -key "$their_key" -subj /CN=leaf.test -addext subjectAltName=DNS:leaf.test \
        "$@" -out theirs.csr
    [ "$*" = -sha512-256 ] ||
        accept "openssl req -verify: $label" "verify OK" openssl req -in theirs.csr -noout -verify
    rm -f theirs.pem
    accept "certwright issue: $label" "" certwright issue -q --ca root.pem --ca-key "$key" \
        theirs.csr -o theirs.pem
    accept "openssl verify: issued for $label" "OK" strict root.pem leaf.test theirs.pem
    same "certwright issue: the key of $label" \
        "$(openssl req -in theirs.csr -noout -pubkey)" \
        "$(openssl x509 -in theirs.pem -noout -pubkey)"
    accept "certwright show: $label" "Signature Algorithm" certwright show theirs.csr
    # One bit of the signature.
    openssl req -in theirs.csr -outform DER -out theirs.der
    size=$(wc -c <theirs.der)
    last=$(tail -c 1 theirs.der | od -An -tu1)
    {
        head -c $((size - 1)) theirs.der
        # shellcheck disable=SC2059 # the format is the octet
        printf "\\$(printf '%03o' $((last ^ 1)))"
    } >altered.der
    expect "certwright issue: refuses an altered request, $label" 1 "signature" \
        certwright issue --ca root.pem --ca-key "$key" altered.der -o refused.pem
}

for hash in sha224 sha256 sha384 sha512 sha512-256; do
    theirs "a request with $hash" "$leaf_key" "-$hash"
    for salt in 0 20 digest max; do
        theirs "a request with PSS, $hash, salt $salt" "$leaf_key" "-$hash" \
            -sigopt rsa_padding_mode:pss -sigopt "rsa_pss_saltlen:$salt"
    done
done
theirs "a request with PSS, sha256 and a mask of sha512" "$leaf_key" -sha256 \
    -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -sigopt rsa_mgf1_md:sha512

# --- keys for PSS alone ----------------------------------------------------------------------

openssl genpkey -quiet -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out any.key
openssl genpkey -quiet -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 \
    -pkeyopt rsa_pss_keygen_md:sha256 -pkeyopt rsa_pss_keygen_mgf1_md:sha256 \
    -pkeyopt rsa_pss_keygen_saltlen:32 -out fixed.key
theirs "a request with an RSA-PSS key" "$PWD/any.key" -sha256
theirs "a request with an RSA-PSS key and SHA-512" "$PWD/any.key" -sha512 \
    -sigopt rsa_pss_saltlen:0
theirs "a request with an RSA-PSS key for SHA-256" "$PWD/fixed.key" -sha256 \
    -sigopt rsa_pss_saltlen:32
printf 'A letter.\n' >message
for name in any fixed; do
    openssl pkey -in $name.key -pubout -out $name.pub
    same "certwright pubkey: the public key of $name" "$(cat $name.pub)" \
        "$(certwright pubkey $name.pub)"
    openssl dgst -sha256 -sign $name.key -sigopt rsa_pss_saltlen:32 -out signature message
    accept "certwright check: an RSA-PSS key, $name" "verified" \
        certwright check --key $name.pub --pss --signature signature message
    accept "certwright check: an RSA-PSS key says itself that it is for PSS, $name" "verified" \
        certwright check --key $name.pub --signature signature message
done

# --- authorities from OpenSSL ------------------------------------------------------------------

# authority TEXT KEY OPTION...: a CA certificate made by OpenSSL issues from here.
authority()
{
    label=$1 their_key=$2
    shift 2
    openssl req -x509 -new -key "$their_key" -subj "/CN=Their root" -days 30 \
        -addext keyUsage=critical,keyCertSign,cRLSign "$@" -out their-root.pem
    rm -f below.pem
    accept "certwright issue: below $label" "" certwright issue -q --ca their-root.pem \
        --ca-key "$their_key" ours.csr -o below.pem
    [ "$*" = -sha512-256 ] ||
        accept "openssl verify: below $label" "OK" strict their-root.pem leaf.test below.pem
    accept "certwright show: $label" "Signature Algorithm" certwright show their-root.pem
}

for hash in sha224 sha256 sha384 sha512 sha512-256; do
    authority "an authority with $hash" "$key" "-$hash"
    for salt in 0 digest max; do
        authority "an authority with PSS, $hash, salt $salt" "$key" "-$hash" \
            -sigopt rsa_padding_mode:pss -sigopt "rsa_pss_saltlen:$salt"
    done
done
# Nobody asks for the signature of an anchor; the key is what counts.
authority "an authority with SHA-1" "$key" -sha1
