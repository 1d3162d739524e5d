#!/bin/bash
# trace_faults.sh PROGRAM -- `trace verify` says which of four went wrong: what was signed, the
# digest before it was padded, the padded block before it was raised to d, the signature. The
# material has exactly one altered bit in one of them, and is made by openssl (pkeyutl), whose
# raw operation signs any block; the bits are spread evenly and always the same.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

count=${FAULTS:-104} # of each kind
key=$fixtures/ca.key
root=$fixtures/golden-root.pem
leaf=$(der_of_pem "$fixtures/golden-leaf.pem")
openssl pkey -in "$key" -pubout -out pub.pem
head -c 300 "$fixtures/ca.key" >message
digest=$(sha256sum <message | cut -d ' ' -f 1)
k=256

# turn HEX I sets turned to HEX with its bit I turned over, counted from the uppermost.
turn() {
    local at=$((2 * ($2 / 8)))
    printf -v turned '%s%02x%s' "${1:0:at}" $((16#${1:at:2} ^ 128 >> ($2 % 8))) "${1:at + 2}"
}

# raw BLOCK FILE writes BLOCK^d mod n.
raw() {
    write_hex "$1" block
    openssl pkeyutl -decrypt -inkey "$key" -pkeyopt rsa_padding_mode:none -in block -out "$2"
}

# blames NAME PART PATTERN ARGUMENT...: trace verify ends with 1 and names PART, and what it
# prints is as PATTERN.
blames() {
    local name=$1 part=$2 pattern=$3
    shift 3
    run trace verify "$@"
    local text
    text=$(tr -s ' \n' ' ' <"$output")
    # shellcheck disable=SC2053
    if [ "$status" -eq 1 ] && [[ $text == *"not valid; fault in: $part "* ]] && [[ $said == *"fault in the $part"$'\n' ]] && [[ $text == $pattern ]]; then
        pass
    else
        fail "$name" "want a fault in the $part, have status $status, ${said@Q}, ${text: -400}"
    fi
}

# --- certificates: RSASSA-PKCS1-v1_5 ------------------------------------------------------------

der_header "$leaf" 0
start=$header_length
der_header "$leaf" "$start"
bits=$((8 * content_length))
for ((j = 0; j < count; j++)); do
    # Inside tbsCertificate; its own header says where it ends, and is of the reading.
    i=$((8 * content_start + bits * j / count))
    turn "$leaf" $i
    write_hex "$turned" altered.der
    blames "TBS, bit $i" TBS "*with bit $((7 - i % 8)) of octet $((i / 8)) of the DER turned over (*) everything is right*" \
        --issuer "$root" altered.der
done
for ((j = 0; j < count; j++)); do
    i=$((8 * (${#leaf} / 2 - k) + 8 * k * j / count + j % 8))
    turn "$leaf" $i
    write_hex "$turned" altered.der
    octet=$((i / 8 - (${#leaf} / 2 - k)))
    blames "signature, bit $i" signature '*' --issuer "$root" altered.der
    # One above n is none at all, and says so.
    if [[ $(<"$output") == *'not below n'* || $(tr -s ' \n' ' ' <"$output") == *"with bit $((7 - i % 8)) of octet $octet of the signature turned over everything is right"* ]]; then pass; else fail "signature, bit $i" 'not found'; fi
done

# --- files: RSASSA-PKCS1-v1_5 -------------------------------------------------------------------

openssl dgst -sha256 -sign "$key" -out signature message
signature=$(hex_of signature)
message=$(hex_of message)
prefix=3031300d060960864801650304020105000420
printf -v ff '%0404d' 0
block=0001${ff//0/f}00$prefix$digest
equal 'the block is as long as the key' $((2 * k)) ${#block}
raw "$block" made
same_file 'the raw operation makes the signature' signature made
for ((j = 0; j < count; j++)); do
    i=$((4 * ${#message} * j / count + j % 8))
    turn "$message" $i
    write_hex "$turned" altered
    blames "message, bit $i" message "*It is one bit: with bit $((7 - i % 8)) of octet $((i / 8)) of the file turned*" \
        --key pub.pem --signature signature altered

    i=$((256 * j / count))
    turn "$digest" $i
    write_hex "$turned" altered
    openssl pkeyutl -sign -inkey "$key" -pkeyopt digest:sha256 -in altered -out made
    blames "digest, bit $i" digest '*1 of 256 bit differs*' --key pub.pem --signature made message
    matches "digest, bit $i: octet" "*first octet that differs is $((k - 32 + i / 8)):*" "$(tr -s ' \n' ' ' <"$output")"

    # Before the digest; the uppermost bit of the first octet would make it larger than n.
    i=$((1 + (8 * (k - 32) - 1) * j / count))
    turn "$block" $i
    raw "$turned" made
    blames "padding, bit $i" padding '*1 of 1792 bit differs*' --key pub.pem --signature made message
    matches "padding, bit $i: octet" "*first octet that differs is $((i / 8)):*" "$(tr -s ' \n' ' ' <"$output")"

    i=$((8 * k * j / count + j % 8))
    turn "$signature" $i
    write_hex "$turned" made
    blames "signature, bit $i" signature '*' --key pub.pem --signature made message
done

# Other ways to be wrong.
blames 'another message' message '*about half*' --key pub.pem --signature signature pub.pem
head -c 5000000 /dev/zero >altered
blames 'another message, long' message '*about half*' --key pub.pem --signature signature altered
blames 'another key' signature '*' --key "$fixtures/other.key" --signature signature message
blames 'another hash' digest '*holds a digest by SHA-256, where one by SHA-384*' --sha384 --key pub.pem --signature signature message
blames 'another hash, as long' digest '*by SHA-256, where one by SHA-512/256*' --sha512-256 --key pub.pem --signature signature message
blames 'another scheme' signature '*noise*' --pss --key pub.pem --signature signature message
head -c 255 signature >made
blames 'a signature of 255 octets' signature '*has 255 octets, and one by this key has 256*' --key pub.pem --signature made message
: >made
blames 'no signature' signature '*has 0 octets*' --key pub.pem --signature made message
printf -v ones '%0512d' 0
write_hex "${ones//0/f}" made
blames 'a signature above n' signature '*not below n*' --key pub.pem --signature made message
write_hex "$ones" made
blames 'a signature of zero' signature '*' --key pub.pem --signature made message
# The padding of Bleichenbacher's forgery: short, and what is behind the digest is anything.


short=0001ffffffffffffffff00$prefix$digest
printf -v junk "%0$((2 * k - ${#short}))d" 0
raw "$short${junk//0/5}" made
blames 'short padding' padding '*Only the owner of the key*' --key pub.pem --signature made message
# Self-signed: the key itself is part of what is signed, and so are both names. Without the
# header of tbsCertificate, and without what makes the key unreadable.
root_hex=$(der_of_pem "$root")
der_header "$root_hex" 0
der_header "$root_hex" "$header_length"
bits=$((8 * content_length))
unread=0
for ((j = 0; j < count; j++)); do
    i=$((8 * content_start + bits * j / count))
    turn "$root_hex" $i
    write_hex "$turned" altered.der
    run trace verify altered.der
    if [ "$status" -eq 2 ]; then
        unread=$((unread + 1))
    else
        blames "self-signed, bit $i" TBS "*with bit $((7 - i % 8)) of octet $((i / 8)) of the DER turned over (*) everything is right*" altered.der
    fi
done
equal 'self-signed: few keys cannot be read' yes "$([ "$unread" -le $((count / 8)) ] && echo yes)"
modulus=$(openssl x509 -in "$root" -noout -modulus | sed 's/Modulus=//' | tr 'A-F' 'a-f')
at=${root_hex%%"$modulus"*}
turn "$root_hex" $((4 * ${#at} + 900))
turn "$turned" $((4 * ${#at} + 1000))
write_hex "$turned" altered.der
blames 'two bits of the key inside' signature '*if that was altered there, it would look the same*' altered.der
blames 'the key inside, known from elsewhere' TBS '*' --key pub.pem altered.der

# --- RSASSA-PSS ---------------------------------------------------------------------------------

run trace sign --pss --key "$key" -o signature message
signature=$(hex_of signature)
block=$(openssl pkeyutl -encrypt -inkey "$key" -pkeyopt rsa_padding_mode:none -in signature | od -An -v -tx1 | tr -d ' \n')
equal 'PSS: the block is the one that is printed' "$block" "$(sed -n '/^[0-9]*\. The block: EM/,/^[0-9]*\. The block as/p' "$output" | grep -E '^ +[0-9]+  ' | sed 's/^ *[0-9]*//' | tr -d ' \n')"
for ((j = 0; j < count; j++)); do
    i=$((4 * ${#message} * j / count + j % 8))
    turn "$message" $i
    write_hex "$turned" altered
    blames "PSS, message, bit $i" message "*It is one bit: with bit $((7 - i % 8)) of octet $((i / 8)) of the file turned*" \
        --pss --key pub.pem --signature signature altered

    i=$((256 * j / count))
    turn "$digest" $i
    write_hex "$turned" altered
    openssl pkeyutl -sign -inkey "$key" -pkeyopt rsa_padding_mode:pss -pkeyopt digest:sha256 -in altered -out made
    blames "PSS, digest, bit $i" digest "*With bit $((7 - i % 8)) of octet $((i / 8)) of the digest*" --pss --key pub.pem --signature made message

    i=$((1 + (8 * k - 1) * j / count))
    turn "$block" $i
    raw "$turned" made
    blames "PSS, padding, bit $i" padding "*With bit $((7 - i % 8)) of octet $((i / 8)) of the block*" --pss --key pub.pem --signature made message

    i=$((8 * k * j / count + j % 8))
    turn "$signature" $i
    write_hex "$turned" made
    blames "PSS, signature, bit $i" signature '*' --pss --key pub.pem --signature made message
done
blames 'PSS, another message' message '*H is over another digest*' --pss --key pub.pem --signature signature pub.pem
blames 'PSS, another length of salt' padding '*length of the salt*' --pss --salt-length 20 --key pub.pem --signature signature message
turn "$block" $((8 * k - 1))
turn "$turned" $((8 * k - 2))
raw "$turned" made
blames 'PSS, two bits of the last octet' padding '*the last octet*' --pss --key pub.pem --signature made message
blames 'PSS, another key' signature '*' --pss --key "$fixtures/other.key" --signature signature message

finish
