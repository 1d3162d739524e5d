#!/bin/sh
# messages.sh -- signatures and encryption, both ways with OpenSSL: PKCS#1 v1.5, PSS, OAEP, for
# each hash and size of key, ECDSA and Ed25519, with random messages of random lengths. MESSAGES is how many of each
# (25); 200 take some minutes. A check is one combination with all its messages.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=tests/interop/openssl35.sh
. "$(dirname "$0")/openssl35.sh"

messages=${MESSAGES:-25}
hashes='sha224 sha256 sha384 sha512 sha512-224 sha512-256'
mkdir "$WORK/messages"
cd "$WORK/messages"

# digest_length HASH
digest_length()
{
    case $1 in
    sha1) echo 20 ;;
    *) echo $((${1##*[a-z-]} / 8)) ;;
    esac
}

# message N MOST writes the file "message", of a length from 0 to MOST that N and chance choose;
# the first are empty, one octet, MOST.
message()
{
    case $1 in
    1) length=0 ;;
    2) length=1 ;;
    3) length=$2 ;;
    *) length=$(($(od -An -N4 -tu4 /dev/urandom) % ($2 + 1))) ;;
    esac
    head -c "$length" /dev/urandom >message
}

# each TEXT MOST FUNCTION: FUNCTION with so many messages; it fails at the first that fails.
each()
{
    text=$1 most=$2 function=$3 n=0
    while [ "$n" -lt "$messages" ]; do
        n=$((n + 1))
        message "$n" "$most"
        rm -f signature ciphertext back # nothing is left from the message before
        if ! "$function" >details 2>&1; then
            {
                echo "message $n of $messages:"
                od -An -tx1 message
            } >>details
            failed "$text" details
            return 0
        fi
    done
    ok "$text: $messages messages"
}

# --- signatures --------------------------------------------------------------------------

# $ours and $theirs are the options of the two programs, split into words.
sign_here()
{
    # shellcheck disable=SC2086
    certwright sign --key "$key" $ours -o signature message &&
        openssl dgst $theirs -verify "$pub" -signature signature message
}

sign_there()
{
    # shellcheck disable=SC2086
    openssl dgst $theirs -sign "$key" -out signature message &&
        certwright check --key "$pub" $ours --signature signature message
}

both_sign()
{
    each "$1, $key_text: openssl dgst -verify" 1000 sign_here
    each "$1, $key_text: openssl dgst -sign" 1000 sign_there
}

# `openssl pkeyutl` signs a digest. One message shows that it is the same thing.
pkeyutl()
{
    printf 'A letter.\n' >message
    openssl dgst "-$hash" -binary message >digest
    certwright sign --key "$key" "--$hash" -o signature message
    accept "sign --$hash, $bits bits: openssl pkeyutl -verify" "Verified Successfully" \
        openssl pkeyutl -verify -pubin -inkey "$pub" -sigfile signature -in digest \
        -pkeyopt "digest:$hash"
    openssl pkeyutl -sign -inkey "$key" -in digest -pkeyopt "digest:$hash" -out theirs
    same "sign --$hash, $bits bits: openssl pkeyutl -sign" \
        "$(openssl sha256 -r <theirs)" "$(openssl sha256 -r <signature)"
    certwright sign --key "$key" "--$hash" --pss --mgf1 sha1 -o signature message
    accept "sign --pss --$hash --mgf1 sha1, $bits bits: openssl pkeyutl -verify" \
        "Verified Successfully" openssl pkeyutl -verify -pubin -inkey "$pub" \
        -sigfile signature -in digest -pkeyopt "digest:$hash" \
        -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_mgf1_md:sha1
    printf 'A letter,\n' >message
    expect "check --$hash, $bits bits: another message" 1 "invalid signature" \
        certwright check --key "$pub" "--$hash" --signature theirs message
}

signatures()
{
    ours=--$hash theirs=-$hash
    both_sign "sign --$hash"
    length=$(digest_length "$hash")
    for salt in 0 "$length" $((bits / 8 - length - 2)); do
        ours="--$hash --pss --salt-length $salt"
        theirs="-$hash -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:$salt"
        both_sign "sign --$hash --pss --salt-length $salt"
    done
    pkeyutl
}

# --- encryption --------------------------------------------------------------------------

encrypt_here()
{
    # shellcheck disable=SC2086
    certwright encrypt --key "$pub" $ours -o ciphertext message &&
        openssl pkeyutl -decrypt -inkey "$key" -in ciphertext -out back $theirs &&
        cmp message back
}

encrypt_there()
{
    # shellcheck disable=SC2086
    openssl pkeyutl -encrypt -pubin -inkey "$pub" -in message -out ciphertext $theirs &&
        certwright decrypt --key "$key" $ours -o back ciphertext &&
        cmp message back
}

both_encrypt()
{
    each "$1, $bits bits: openssl pkeyutl -decrypt" "$2" encrypt_here
    each "$1, $bits bits: openssl pkeyutl -encrypt" "$2" encrypt_there
}

encryption()
{
    most=$((bits / 8 - 2 - 2 * $(digest_length "$hash")))
    other=sha1
    [ "$hash" = sha1 ] && other=sha384
    padding="-pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:$hash"
    ours=--$hash theirs=$padding
    both_encrypt "encrypt --$hash" "$most"
    label=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
    ours="--$hash --label $label" theirs="$padding -pkeyopt rsa_oaep_label:$label"
    both_encrypt "encrypt --$hash --label" "$most"
    ours="--$hash --mgf1 $other" theirs="$padding -pkeyopt rsa_mgf1_md:$other"
    both_encrypt "encrypt --$hash --mgf1 $other" "$most"
}

for bits in 2048 3072; do
    key_text="$bits bits"
    key=$WORK/keys/openssl-$bits.key
    pub=$WORK/keys/openssl-$bits.pub
    for hash in $hashes; do
        signatures
    done
    for hash in sha1 $hashes; do
        encryption
    done
    ours=--pkcs1 theirs=
    both_encrypt "encrypt --pkcs1" $((bits / 8 - 11))

    # SHA-1, for old signatures.
    printf 'A letter.\n' >message
    openssl dgst -sha1 -sign "$key" -out signature message
    accept "check --sha1, $bits bits" "verified" \
        certwright check --key "$pub" --sha1 --signature signature message
    openssl dgst -sha1 -sigopt rsa_padding_mode:pss -sign "$key" -out signature message
    accept "check --sha1 --pss, $bits bits" "verified" \
        certwright check --key "$pub" --sha1 --pss --signature signature message
done

# --- signatures on curves ------------------------------------------------------------------

# The nonce of RFC 6979: there is one signature of a message. OpenSSL has it since 3.2.
sign_as_35()
{
    # shellcheck disable=SC2086
    certwright sign --key "$key" $ours --deterministic -o signature message &&
        openssl35 dgst $theirs -sigopt nonce-type:1 -sign "/tmp/${there##*/}/key" <message \
            >back &&
        cmp signature back
}

# `openssl pkeyutl` of 3.0 signs no empty message with Ed25519, and `openssl dgst` none at all.
not_empty()
{
    [ -s message ] || printf 'x' >message
}

sign_raw_here()
{
    not_empty
    certwright sign --key "$key" -o signature message &&
        openssl pkeyutl -verify -rawin -pubin -inkey "$pub" -in message -sigfile signature
}

sign_raw_there()
{
    not_empty
    openssl pkeyutl -sign -rawin -inkey "$key" -in message -out signature &&
        certwright check --key "$pub" --signature signature message &&
        certwright sign --key "$key" --deterministic -o back message &&
        cmp signature back
}

# other_message [OPTION]: the last signature is of no other message.
other_message()
{
    echo >>message
    expect "check${1:+ $1}, $key_text: another message" 1 "invalid signature" \
        certwright check --key "$pub" "$@" --signature signature message
}

for curve in 256 384 521; do
    key_text=P-$curve key=$WORK/messages/ec.key pub=$WORK/messages/ec.pub
    openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:P-$curve" -out ec.key
    openssl pkey -in ec.key -pubout -out ec.pub
    for hash in sha224 sha256 sha384 sha512; do
        ours=--$hash theirs=-$hash
        both_sign "sign --$hash"
        other_message "--$hash"
        if openssl35_ready; then
            there=$(mktemp -d "$OPENSSL35_ROOT/tmp/messages.XXXXXX")
            cp ec.key "$there/key"
            each "sign --$hash --deterministic, $key_text: OpenSSL 3.5's" 1000 sign_as_35
            rm -r "$there"
        fi
    done
done

key_text=Ed25519 key=$WORK/messages/ed25519.key pub=$WORK/messages/ed25519.pub
openssl genpkey -algorithm ed25519 -out ed25519.key
openssl pkey -in ed25519.key -pubout -out ed25519.pub
each "sign, Ed25519: openssl pkeyutl -verify -rawin" 1000 sign_raw_here
each "sign, Ed25519: openssl pkeyutl -sign -rawin, the same bytes" 1000 sign_raw_there
other_message
