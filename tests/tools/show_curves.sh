#!/bin/bash
# show_curves.sh PROGRAM -- `show` of keys on elliptic curves: what OpenSSL prints for them, the
# public key that a file leaves out among it, and what is refused (tests/vectors/show_curves.txt);
# certificates whose key is no point; and the fields of JSON.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

vectors=$tests/../vectors/show_curves.txt

# check_shown NAME LIKE: what is printed of key.der is wanted.txt, and what is said is said.txt.
check_shown() {
    run show --like "$2" key.der
    equal "$1, $2: status" 0 "$status"
    same_file "$1, $2: the text" wanted.txt "$output"
    equal "$1, $2: what is said" "$(<said.txt)" \
        "$(sed -n 's/^certwright: key.der: //p' "$scratch/err" | grep -v 'others may read')"
}

# check NAME: what the table says of key.der.
check() {
    chmod 600 key.der
    if grep -q '^refused ' said.txt; then
        refuses "$1" 2 "$(sed 's/^refused //; s/[][*?\\]/?/g' said.txt)" show key.der
        return
    fi
    sed -i 's/^said //' said.txt
    check_shown "$1" 3.0
    check_shown "$1" 3.5
}

count=0
name=''
while IFS= read -r line || [ -n "$name" ]; do
    case $line in
    '== '* | '')
        [ -z "$name" ] || check "$name"
        name=${line#== }
        : >wanted.txt
        : >said.txt
        [ -z "$name" ] || count=$((count + 1))
        ;;
    'DER '*) write_hex "${line#DER }" key.der ;;
    'said '* | 'refused '*) echo "$line" >said.txt ;;
    '#'*) ;;
    *) printf '%s\n' "$line" >>wanted.txt ;;
    esac
done <"$vectors"
equal 'keys in the table' 48 "$count"

# --- certificates -----------------------------------------------------------------------------

# alters NAME FROM TO FLAW: with FROM turned into TO, the key of the certificate cannot be loaded.
hex=$(der_of_pem "$fixtures/ec.pem")
point=206c64e5c4eea48d469eeced5f9b7d80ba1cccc385d587411add3f305dc7775888189dbb124f97faeb2e0dccb3a768c419b325a0d4d5eac88dfb71e4b0d43f03
alters() {
    write_hex "${hex/$2/$3}" altered.der
    matches "$1: the fixture" "*$2*" "$hex"
    for like in 3.0 3.5; do
        run show --like $like altered.der
        equal "$1: status" 0 "$status"
        matches "$1" $'*            Public Key Algorithm: id-ecPublicKey\n            Unable to load Public Key\n        X509v3 extensions:*' "$(<"$output")"
        matches "$1: the flaw" "certwright: altered.der: flaw: byte 145: subjectPublicKey: $4"$'\n' "$said"
    done
}
alters 'a point that is not on the curve' "$point" "${point%3}2" 'the point is not on the curve (*)'
alters 'a point of form 05' "04$point" "05$point" '*no point*'
alters 'a coordinate that is p' "${point:0:64}" ffffffff00000001000000000000000000000000ffffffffffffffffffffffff \
    'a coordinate of the point is not below the prime*'
run show "$fixtures/ec.pem"
matches 'a certificate with a point' "*Public-Key: (256 bit)*pub:*04:20:6c:*NIST CURVE: P-256*" "$(<"$output")"

# --- JSON -------------------------------------------------------------------------------------

# holds NAME HEX FIELD...: the object has these lines.
holds() {
    local name=$1
    write_hex "$2" key.der
    chmod 600 key.der
    succeeds "JSON: $name" show --json key.der
    shift 2
    for field; do
        if grep -q -F -x "        $field" "$output"; then pass; else fail "JSON: $name" "has no line $field"; fi
    done
}
d=c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721
x=60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6
y=7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299
p256=$(der 30 06072a8648ce3d0201 06082a8648ce3d030107)
point_fields=('"type": "EC",' '"securityBits": 128,' '"strength": "EC on the curve P-256",' '"curve": "P-256",' '"bits": 256,'
    "\"x\": \"$x\"," "\"y\": \"$y\",")
holds 'a point' "$(der 30 "$p256" "$(der 03 "0004$x$y")")" "${point_fields[@]}"
holds 'a compressed point' "$(der 30 "$p256" "$(der 03 "0003$x")")" "${point_fields[@]}" "\"subjectPublicKey\": \"03$x\""
holds 'SEC 1 without public key' "$(der 30 020101 "$(der 04 $d)" "$(der a0 06082a8648ce3d030107)")" \
    "${point_fields[@]}" "\"d\": \"$d\"," '"privateKey": {'
holds 'PKCS#8 without public key' "$(der 30 020100 "$p256" "$(der 04 "$(der 30 020101 "$(der 04 $d)")")")" \
    "${point_fields[@]}" "\"d\": \"$d\","
seed=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
reversed=1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100
holds 'Ed25519' "$(der 30 020100 300506032b6570 "$(der 04 "$(der 04 $seed)")")" '"type": "Ed25519",' '"curve": "edwards25519",' \
    '"bits": 255,' '"y": "383155126486dc1d5f0da59b30d6e46799c04be718dd701dbe10cef3bf07a103",' '"xIsOdd": true,' "\"seed\": \"$seed\","
holds 'X25519' "$(der 30 020100 300506032b656e "$(der 04 "$(der 04 $seed)")")" '"type": "X25519",' '"curve": "curve25519",' \
    '"u": "5f2838213e6fbad11a5e7b3d9d824dc96e7a76ea14b2e54a62258fb6adc5408f",' "\"scalar\": \"$reversed\","
holds 'X25519, public' "$(der 30 300506032b656e "$(der 03 "00$seed")")" '"type": "X25519",' "\"u\": \"$reversed\","
holds 'a curve that is not computed with' "$(der 30 "$(der 30 06072a8648ce3d0201 06052b8104000a)" "$(der 03 "0004$x$y")")" \
    "\"subjectPublicKey\": \"04$x$y\""
lacks 'JSON: a curve that is not computed with' '*"type": "EC"*' "$(<"$output")"
run show --json "$fixtures/leaf.key"
matches 'JSON: RSA' '*"type": "RSA"*"securityBits": 112*"strength": "RSA of 2048 bits, exponent 65537"*"bits": 2048*' "$(<"$output")"

finish
