#!/bin/sh
# curve_keys.sh -- keys and requests of P-256, P-384, P-521, Ed25519 and X25519: ours read by
# OpenSSL and GnuTLS, theirs read by us, in every form; and the requests of each issued by the
# others. curves.sh has the chains, messages.sh the signatures of messages.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=tests/interop/openssl35.sh
. "$(dirname "$0")/openssl35.sh"

mkdir "$WORK/curve_keys"
cd "$WORK/curve_keys"
umask 077

# digest_of COMMAND...: of what it prints.
digest_of()
{
    "$@" 2>/dev/null | openssl sha256 -r
}

# elliptic TYPE: whether it is a curve of NIST, whose keys have more forms than those of RFC 8410.
elliptic()
{
    case $1 in
    p*) ;;
    *) false ;;
    esac
}

# --- private keys from here ------------------------------------------------------------------

# theirs TEXT FILE FORM: OpenSSL and GnuTLS find FILE, made here, in FORM (PEM or DER), good, and
# the public key in it is the one that we find.
theirs()
{
    accept "openssl pkey -check: $1" "Key is valid" \
        openssl pkey -in "$2" -inform "$3" -noout -check
    der=
    [ "$3" = PEM ] || der=--inder
    # shellcheck disable=SC2086 # no option, or one
    accept "certtool --key-info: $1" "$curve" certtool --key-info $der --infile "$2"
    observe certwright pubkey "$2"
    same "openssl pkey -pubout: $1" "$(cat "$output")" \
        "$(openssl pkey -in "$2" -inform "$3" -pubout)"
    # GnuTLS writes a description in front of the PEM block.
    # shellcheck disable=SC2086
    same "certtool --pubkey-info: $1" "$(cat "$output")" \
        "$(certtool --pubkey-info $der --load-privkey "$2" | sed -n '/-----BEGIN/,$p')"
    ! openssl35_ready || same "openssl 3.5 pkey -pubout: $1" "$(cat "$output")" \
        "$(openssl35 pkey -inform "$3" -pubout <"$2")"
}

from_certwright()
{
    certwright keygen --type "$type" -o ours.key
    certwright keygen --type "$type" --der -o ours.der
    theirs "PKCS#8 PEM, $type" ours.key PEM
    theirs "PKCS#8 DER, $type" ours.der DER
    # The same key written again by OpenSSL has the same bytes.
    same "openssl pkcs8 writes our PKCS#8 again, $type" "$(openssl sha256 -r <ours.der)" \
        "$(digest_of openssl pkcs8 -topk8 -nocrypt -in ours.der -inform DER -outform DER)"
    if elliptic "$type"; then
        certwright keygen --type "$type" --sec1 -o ours.sec1.key
        certwright keygen --type "$type" --sec1 --der -o ours.sec1.der
        theirs "SEC 1 PEM, $type" ours.sec1.key PEM
        theirs "SEC 1 DER, $type" ours.sec1.der DER
        same "openssl ec writes our SEC 1 again, $type" "$(openssl sha256 -r <ours.sec1.der)" \
            "$(digest_of openssl ec -in ours.sec1.der -inform DER -outform DER)"
    fi
    rm ours.*
}

# --- private and public keys of theirs -------------------------------------------------------

# ours TEXT FILE: the public key that we find in FILE is $public, PEM and DER.
ours()
{
    observe certwright pubkey "$2"
    same "certwright pubkey: $1, $type" "$(cat "$public")" "$(cat "$output")"
    same "certwright pubkey --der: $1, $type" \
        "$(digest_of openssl pkey -pubin -in "$public" -outform DER)" \
        "$(digest_of certwright pubkey --der "$2")"
}

# In the forms that only curves of NIST have. SEC 1 may leave out the public key, which is then
# computed; a point may be compressed.
openssl_forms()
{
    openssl ecparam -name "P-${type#p}" -genkey -out parameters.key
    openssl pkey -in parameters.key -pubout -out parameters.pub
    public=parameters.pub
    ours "OpenSSL's SEC 1 behind EC PARAMETERS" parameters.key
    public=theirs.pub
    openssl ec -in theirs.key -out sec1.key
    openssl ec -in theirs.key -outform DER -out sec1.der
    openssl ec -in theirs.key -no_public -out no-public.key
    openssl pkcs8 -topk8 -nocrypt -in no-public.key -out no-public.p8
    openssl ec -in theirs.key -conv_form compressed -out compressed.key
    openssl ec -in theirs.key -pubout -conv_form compressed -out compressed.pub
    openssl ec -in theirs.key -param_enc explicit -out explicit.key
    openssl ec -in theirs.key -pubout -param_enc explicit -out explicit.pub
    openssl ec -in theirs.key -aes128 -passout pass:secret -out encrypted.key
    ours "OpenSSL's SEC 1 PEM" sec1.key
    ours "OpenSSL's SEC 1 DER" sec1.der
    ours "OpenSSL's SEC 1 without the public key" no-public.key
    ours "OpenSSL's PKCS#8 without the public key" no-public.p8
    ours "OpenSSL's SEC 1 with a compressed point" compressed.key
    public=compressed.pub # which stays as it is
    ours "OpenSSL's compressed public key" compressed.pub
    for file in explicit.key explicit.pub; do
        expect "certwright pubkey: OpenSSL's $file, $type, is refused" 2 "explicit parameters" \
            certwright pubkey $file
    done
    expect "certwright pubkey: OpenSSL's encrypted SEC 1, $type, is refused" 2 "encrypted" \
        certwright pubkey encrypted.key
} 2>"$WORK/curve_keys/words"

from_openssl()
{
    case $type in
    p*) openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:P-${type#p}" -out theirs.key ;;
    *) openssl genpkey -algorithm "$type" -out theirs.key ;;
    esac
    openssl pkey -in theirs.key -pubout -out theirs.pub
    openssl pkey -pubin -in theirs.pub -outform DER -out theirs.pub.der
    openssl pkcs8 -topk8 -nocrypt -in theirs.key -outform DER -out theirs.der
    openssl pkcs8 -topk8 -in theirs.key -passout pass:secret -out theirs.encrypted
    public=theirs.pub
    ours "OpenSSL's PKCS#8 PEM" theirs.key
    ours "OpenSSL's PKCS#8 DER" theirs.der
    ours "OpenSSL's public key" theirs.pub
    ours "OpenSSL's public key in DER" theirs.pub.der
    expect "certwright pubkey: OpenSSL's encrypted PKCS#8, $type, is refused" 2 "encrypted" \
        certwright pubkey theirs.encrypted
    ! elliptic "$type" || openssl_forms
    rm ./*
}

from_certtool()
{
    case $type in
    p*) set -- --key-type ecdsa --curve "secp${type#p}r1" ;;
    *) set -- --key-type "$type" ;;
    esac
    quietly certtool --generate-privkey "$@" --outfile theirs.key
    quietly certtool --to-p8 --load-privkey theirs.key --password= --outder --outfile theirs.der
    certtool --pubkey-info --load-privkey theirs.key | sed -n '/-----BEGIN/,$p' >theirs.pub
    public=theirs.pub
    ours "GnuTLS's private key" theirs.key
    ours "GnuTLS's PKCS#8 DER" theirs.der
    ours "GnuTLS's public key" theirs.pub
    rm ./*
}

# --- shared secrets --------------------------------------------------------------------------

# derived KEY PUBLIC: by OpenSSL, which refuses a public key that is not on the curve of KEY.
derived()
{
    openssl pkeyutl -derive -inkey "$1" -peerkey "$2" | openssl sha256 -r
}

# Our private key with OpenSSL's public one, and the other way round, is the same secret.
agreement()
{
    certwright keygen --type "$type" -o ours.key
    certwright pubkey -o ours.pub ours.key
    case $type in
    p*) openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:P-${type#p}" -out theirs.key ;;
    *) openssl genpkey -algorithm "$type" -out theirs.key ;;
    esac
    certwright pubkey -o theirs.pub theirs.key
    same "openssl pkeyutl -derive: with our key and with our public key, $type" \
        "$(derived ours.key theirs.pub)" "$(derived theirs.key ours.pub)"
    rm ./*
}

# --- requests --------------------------------------------------------------------------------

root=$WORK/chain-2048/root

# issued TEXT: theirs.csr becomes a certificate that OpenSSL accepts.
issued()
{
    expect "certwright issue: for $1's request, $type" 0 "" certwright issue --ca "$root.pem" \
        --ca-key "$root.key" --host example.test theirs.csr -o theirs.pem
    accept "openssl verify: issued for $1's request, $type" "OK" \
        strict "$root.pem" example.test theirs.pem
    same "certwright issue: the public key of $1's request, $type" \
        "$(openssl req -in theirs.csr -noout -pubkey)" \
        "$(openssl x509 -in theirs.pem -noout -pubkey)"
    openssl req -in theirs.csr -outform DER | sed 's/example.test/example.tesT/' >altered.csr
    expect "certwright issue: refuses $1's request when altered, $type" 1 "signature" \
        certwright issue --ca "$root.pem" --ca-key "$root.key" altered.csr -o altered.pem
}

requests()
{
    certwright keygen --type "$type" -o ours.key
    certwright request --key ours.key --subject 'CN=example.test,O=Acme,C=CZ' \
        --host example.test -o ours.csr
    accept "openssl req -verify: our request, $type" "verify OK" \
        openssl req -in ours.csr -noout -verify
    accept "certtool --crq-info: our request, $type" "Self signature: verified" \
        certtool --crq-info --infile ours.csr
    openssl req -in ours.csr -outform DER | sed 's/example.test/example.tesT/' >altered.csr
    expect "certtool --crq-info: refuses our request when altered, $type" 0 \
        "Self signature: FAILED" certtool --crq-info --inder --infile altered.csr

    openssl req -new -key ours.key -subj /CN=example.test -out theirs.csr
    issued OpenSSL
    printf 'cn = example.test\n' >request.cfg
    quietly certtool --generate-request --load-privkey ours.key --template request.cfg \
        --outfile theirs.csr
    issued GnuTLS
    rm ./*
}

# -----------------------------------------------------------------------------------------------

for type in p256 p384 p521 ed25519 x25519; do
    case $type in
    p*) curve="SECP${type#p}R1" ;;
    ed25519) curve=Ed25519 ;;
    x25519) curve=X25519 ;;
    esac
    from_certwright
    from_openssl
    from_certtool
    [ $type = ed25519 ] || agreement
    [ $type = x25519 ] || requests
done

certwright keygen --type x25519 -o x25519.key
expect "certwright request: X25519 signs nothing" 2 "X25519, which signs nothing" \
    certwright request --key x25519.key --subject CN=example.test
