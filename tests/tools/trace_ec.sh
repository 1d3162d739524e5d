#!/bin/bash
# trace_ec.sh PROGRAM -- `trace sign`, `verify`, `keygen` and `build` with keys on elliptic
# curves: every number is worked again by trace_ec.py, the nonces as RFC 6979 and RFC 8032 have
# them; signatures go to openssl and back; where a wrong one went wrong is said; and from what is
# printed without --secrets the key cannot be solved for, which is tried, while any one of the
# private numbers would give it.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

printf 'a letter\n' >letter
printf 'a letteR\n' >other
seq 1 2000 | head -c 5000 >long
: >empty
types='p256 p384 p521 ed25519'
declare -A curve=([p256]=P-256 [p384]=P-384 [p521]=P-521 [ed25519]=Ed25519) hash=([p256]=sha256 [p384]=sha384 [p521]=sha512)
declare -A secret

# work COMMAND ARGUMENT...
work() { python3 -I "$tests/trace_ec.py" "$@"; }

# private_of KEY prints the scalar or the seed in hexadecimal.
private_of() { openssl pkey -in "$1" -noout -text | awk '/^priv:/ { on = 1; next } /^pub:/ { on = 0 } on' | tr -d ' :\n'; }

# openssl_signs TYPE FILE SIGNATURE, openssl_checks TYPE FILE SIGNATURE
openssl_signs() {
    if [ "$1" = ed25519 ]; then
        openssl pkeyutl -sign -inkey "$1.key" -rawin -in "$2" -out "$3"
    else
        openssl dgst "-${hash[$1]}" -sign "$1.key" -out "$3" "$2"
    fi
}
openssl_checks() {
    if [ "$1" = ed25519 ]; then
        openssl pkeyutl -verify -pubin -inkey "$1.pub" -rawin -in "$2" -sigfile "$3"
    else
        openssl dgst "-${hash[$1]}" -verify "$1.pub" -signature "$3" "$2"
    fi >/dev/null 2>&1
}

for type in $types; do
    prepares keygen --type "$type" -o "$type.key"
    prepares pubkey "$type.key" -o "$type.pub"
    secret[$type]="${curve[$type]} $(private_of "$type.key")"
done

# --- every number, both ways --------------------------------------------------------------------

for type in $types; do
    for file in letter long; do
        for how in '' --deterministic; do
            name="$type, $file $how"
            # shellcheck disable=SC2086
            warns "$name: signed" 'WARNING' trace sign $how --secrets --full --key "$type.key" -o signature "$file"
            equal "$name: signed, every number" '' "$(work sign "${secret[$type]}" "$file" "$output")"
            if openssl_checks "$type" "$file" signature; then pass; else fail "$name" 'openssl does not verify it'; fi
            succeeds "$name: verified" trace verify --full --key "$type.pub" --signature signature "$file"
            equal "$name: verified, every number" '' "$(work verify "${secret[$type]}" "$file" "$output")"
        done
    done
    warns "$type: the same again" 'WARNING' trace sign --deterministic --secrets --key "$type.key" -o again long
    same_file "$type: deterministic" signature again
    succeeds "$type: as the command" sign --deterministic --key "$type.key" -o again long
    same_file "$type: as the command" signature again
    succeeds "$type: with randomness" trace sign --key "$type.key" -o again long
    differ "$type: with randomness, another" signature again
    openssl_signs "$type" letter signature
    succeeds "$type: by openssl" trace verify --full --key "$type.pub" --signature signature letter
    equal "$type: by openssl, every number" '' "$(work verify "${secret[$type]}" letter "$output")"
    matches "$type: by openssl" '*valid: the owner of the key signed exactly this.*' "$(<"$output")"
    run trace verify --full --key "$type.pub" --signature signature other
    equal "$type: another message" 1 "$status"
    equal "$type: another message, every number" '' "$(work verify "${secret[$type]}" other "$output")"
    succeeds "$type: an empty file" trace sign --key "$type.key" -o signature empty
    succeeds "$type: an empty file, verified" trace verify --key "$type.pub" --signature signature empty
    input=letter
    succeeds "$type: a pipe" trace sign --key "$type.key" -o signature
    input=/dev/null
    succeeds "$type: a pipe, verified" trace verify --key "$type.pub" --signature signature letter
done
openssl_signs ed25519 long wanted
succeeds 'Ed25519, deterministic' trace sign --deterministic --key ed25519.key -o signature long
same_file 'Ed25519, deterministic: as openssl' wanted signature
for digest in sha224 sha256 sha384 sha512; do
    for type in p256 p521; do
        warns "$type with $digest" 'WARNING' trace sign --deterministic --secrets --full "--$digest" --key "$type.key" -o signature letter
        equal "$type with $digest: every number" '' "$(work sign "${secret[$type]}" letter "$output")"
        if openssl dgst "-$digest" -verify "$type.pub" -signature signature letter >/dev/null 2>&1; then pass; else fail "$type with $digest" 'openssl does not verify it'; fi
        succeeds "$type with $digest: verified" trace verify --full "--$digest" --key "$type.pub" --signature signature letter
        equal "$type with $digest: verified, every number" '' "$(work verify "${secret[$type]}" letter "$output")"
    done
done
openssl dgst -sha1 -sign p256.key -out signature letter
succeeds 'SHA-1 is verified' trace verify --sha1 --key p256.pub --signature signature letter
refuses 'SHA-1 signs nothing new' 2 'for verifying only' trace sign --sha1 --key p256.key letter
refuses 'Ed25519 with a hash' 2 '' trace sign --sha256 --key ed25519.key letter
refuses 'ECDSA with PSS' 2 '' trace sign --pss --key p256.key letter
if [ "$is_sanitized" = no ]; then
    truncate -s 49M huge
    refuses 'Ed25519, a long message' 2 'want at most 48 MiB' trace sign --key ed25519.key huge
    succeeds 'ECDSA, a long message' trace sign --key p256.key -o signature huge
    if openssl_checks p256 huge signature; then pass; else fail 'ECDSA, a long message' 'openssl does not verify it'; fi
    truncate -s 20M huge
    succeeds 'Ed25519, 20 MB' trace sign --deterministic --key ed25519.key -o signature huge
    openssl_signs ed25519 huge wanted
    same_file 'Ed25519, 20 MB' wanted signature
    rm huge
fi

# --- what is masked -----------------------------------------------------------------------------

# Everything that is printed without --secrets, in whatever way it was made; with them, the
# solver must find the key.
for type in $types; do
    for options in --full '--full --deterministic' '--full --rounds'; do
        name="$type, $options"
        # shellcheck disable=SC2086
        succeeds "$name: masked" trace sign $options --key "$type.key" letter
        cp "$output" masked
        equal "$name: the key is not found" '' "$(work solve "${secret[$type]}" letter masked)"
        lacks "$name: nor is it there" "*$(cut -d ' ' -f 2 <<<"${secret[$type]}")*" "$(tr -d ' \n:' <masked)"
        # shellcheck disable=SC2086
        run trace sign $options --secrets --key "$type.key" letter
        matches "$name: with --secrets it is found" '?*' "$(work solve "${secret[$type]}" letter "$output")"
    done
    succeeds "$type: verified" trace sign --key "$type.key" -o signature letter
    succeeds "$type: verified" trace verify --full --key "$type.key" --signature signature letter
    equal "$type: verified with the private key's file, it is not found" '' "$(work solve "${secret[$type]}" letter "$output")"
    lacks "$type: verified, nothing is masked" '*(secret*' "$(<"$output")"

    # Any one of the private numbers gives the key, with all others masked; those that do not
    # are halves of what does.
    for how in '' --deterministic; do
        # shellcheck disable=SC2086
        run trace sign $how --full --secrets --key "$type.key" letter
        cp "$output" open
        # shellcheck disable=SC2086
        succeeds "$type $how: masked" trace sign $how --full --key "$type.key" letter
        work each "${secret[$type]}" letter open "$output" >found
        if [ "$type" = ed25519 ]; then
            needed='called the seed: -> a seed|SHA-512 of it: -> a hashed seed|^a -> a key|^r -> a nonce|SHA-512: -> a nonce|'
            if [ -z "$how" ]; then needed+='prefix and Z -> a prefix and randomness'; else needed+='for nonces: -> a prefix'; fi
        else
            needed='^d -> a key|seed: -> a key|^k -> a nonce|^k.-1 -> an inverse|h\. V = .*-> a .*nonce|K and V -> the generator'
        fi
        equal "$type $how: each gives the key" 6 "$(grep -c -E "$needed" found)"
    done
done

# A message that holds a private key is not shown, whatever signs it.
for type in $types; do
    succeeds "$type: a key as the message" trace sign --full --rounds --key "$type.key" p256.key
    lacks "$type: a key as the message" "*$(hex_of_text '-----BEGIN PRIV')*" "$(tr -d ' \n' <"$output")"
    matches "$type: a key as the message" '*(secret, * octets; --secrets shows them)*' "$(<"$output")"
    succeeds "$type: a key as the message" trace sign --key "$type.key" -o signature p256.key
    succeeds "$type: a key as the message, verified" trace verify --full --key "$type.pub" --signature signature p256.key
    lacks "$type: a key as the message, verified" "*$(hex_of_text '-----BEGIN PRIV')*" "$(tr -d ' \n' <"$output")"
done
rm -f masked open found

# --- certificates, requests, CRLs ---------------------------------------------------------------

for type in $types; do
    prepares selfsign --key "$type.key" --ca --subject "CN=Root $type" -o "$type.pem"
    prepares request --key "$type.key" --subject CN=a.test --host a.test -o "$type.csr"
done
for type in $types; do
    succeeds "$type: a root" trace verify "$type.pem"
    matches "$type: a root" '*tbsCertificate alone*' "$(<"$output")"
    succeeds "$type: a request" trace verify "$type.csr"
    for leaf in $types; do
        prepares issue --ca "$type.pem" --ca-key "$type.key" "$leaf.csr" -q -o "$type-$leaf.pem"
        succeeds "$type issues to $leaf" trace verify --issuer "$type.pem" "$type-$leaf.pem"
    done
    refuses "$type: no issuer" 2 '--issuer is missing' trace verify "$type-p256.pem"
    succeeds "$type: a certificate is signed again" trace sign --key "$type.key" -o signature "$type.pem"
    succeeds "$type: and that is verified" trace verify --key "$type.key" --signature signature "$type.pem"
    matches "$type: not the one in it" '*It is not the signatureValue in the file*' "$(run trace sign --key "$type.key" "$type.pem"; cat "$output")"
    openssl req -x509 -key "$type.key" -subj "/CN=By openssl" -days 30 -out openssl.pem 2>/dev/null
    succeeds "$type: by openssl" trace verify openssl.pem
done
# Another key signs what it can: with the hash that the certificate names if it has it.
prepares selfsign --key p384.key --sha512 --subject CN=a.test -o sha512.pem
succeeds 'signed as it was' trace sign --key p256.key sha512.pem
matches 'signed as it was' '*It is signed by ECDSA with SHA-512 and a key on the curve P-256*' "$(tr -s ' \n' ' ' <"$output")"
succeeds 'a key that cannot sign as it was' trace sign --key ed25519.key sha512.pem
succeeds 'a key that cannot sign as it was, RSA' trace sign --key "$fixtures/leaf.key" sha512.pem
matches 'a key that cannot sign as it was, RSA' '*RSASSA-PKCS1-v1_5 with SHA-256*' "$(<"$output")"
succeeds 'Ed25519 signs again' trace sign --deterministic --key ed25519.key ed25519.csr
run trace verify --issuer p256.pem ed25519-p256.pem
equal 'not the issuer: another type' 2 "$status"
matches 'not the issuer: another type' '*want a scheme that P-256 keys have*' "$said"

# --- build --------------------------------------------------------------------------------------

for type in $types; do
    algorithm="hashed with ${hash[$type]-}"
    case $type in
    p256) algorithm='hashed with SHA-256, and the digest is signed (ecdsa-with-SHA256)' ;;
    p384) algorithm='hashed with SHA-384, and the digest is signed (ecdsa-with-SHA384)' ;;
    p521) algorithm='hashed with SHA-512, and the digest is signed (ecdsa-with-SHA512)' ;;
    ed25519) algorithm='signed as they are (Ed25519)' ;;
    esac
    for command in "request --key $type.key --subject CN=a.test" "selfsign --key $type.key --subject CN=a.test --serial 4711" \
        "issue --ca $type.pem --ca-key $type.key --serial 4711 -q $type.csr"; do
        # shellcheck disable=SC2086
        prepares trace build $command -o built # of some keys there is a warning about browsers
        matches "build ${command%% *}, $type" "*What is to be signed is complete: these * octets are $algorithm; \`certwright trace sign\` shows how.*" \
            "$(tr -s ' \n' ' ' <"$output")"
        octets=$(awk '/^ *[0-9]+ +[0-9]+   [0-9a-f][0-9a-f]( |$)/ {
                at = $2; n = split(substr($0, 20, 24), part, " "); for (i = 1; i <= n; i++) octet[at + i - 1] = part[i]
                if (at + n > end) end = at + n
            } END { for (i = 0; i < end; i++) printf "%s", octet[i] }' "$output")
        equal "build ${command%% *}, $type: what is shown is what is written" "$(der_of_pem built)" "$octets"
        rm built
    done
done

# --- keygen -------------------------------------------------------------------------------------

for type in $types; do
    succeeds "keygen, $type" trace keygen --type "$type" --full -o made.key
    cp "$output" text
    mode "keygen, $type: mode" 600 made.key
    made="${curve[$type]} $(private_of made.key)"
    lacks "keygen, $type: masked" "*${made#* }*" "$(tr -d ' \n:' <text)"
    lacks "keygen, $type: the key is nowhere" '*DOES NOT HOLD*' "$(<text)"
    public=$(openssl pkey -in made.key -pubout -outform DER | xxd -p | tr -d '\n')
    matches "keygen, $type: the public key" "*${public: -64}*" "$(sed -n 's/^ *[0-9]*  \([0-9a-f ]*\)$/\1/p' text | tr -d ' \n')"
    refuses "keygen, $type: a key that is there" 2 '' trace keygen --type "$type" -o made.key
    rm made.key
    warns "keygen, $type, --secrets" 'WARNING' trace keygen --type "$type" --full --secrets -o made.key
    equal "keygen, $type: every number" '' "$(work keygen "${curve[$type]} $(private_of made.key)" "$output")"
    rm made.key
    refuses "keygen, $type: no size" 2 'have one size' trace keygen --type "$type" --bits 256
    refuses "keygen, $type: no seed" 2 '--seed is for toys' trace keygen --type "$type" --seed a
done
succeeds 'keygen, x25519' trace keygen --type x25519 --full -o made.key
made=$(private_of made.key)
lacks 'keygen, x25519: masked' "*$made*" "$(tr -d ' \n:' <"$output")"
public=$(openssl pkey -in made.key -pubout -outform DER | xxd -p | tr -d '\n')
matches 'keygen, x25519: the public key' "*${public: -64}*" "$(sed -n 's/^ *[0-9]*  \([0-9a-f ]*\)$/\1/p' "$output" | tr -d ' \n')"
rm made.key
warns 'keygen, x25519, --secrets' 'WARNING' trace keygen --type x25519 --secrets -o made.key
made=$(private_of made.key)
matches 'keygen, x25519, --secrets' "*$made*" "$(sed -n 's/^ *[0-9]*  \([0-9a-f ]*\)$/\1/p' "$output" | tr -d ' \n')"
refuses 'a key that signs nothing' 2 '' trace sign --key made.key letter
refuses 'no such type' 2 'want one of' trace keygen --type p224
rm -f made.key text

# --- where it went wrong ------------------------------------------------------------------------

# turn HEX I sets turned to HEX with its bit I turned over, counted from the uppermost.
turn() {
    local at=$((2 * ($2 / 8)))
    printf -v turned '%s%02x%s' "${1:0:at}" $((16#${1:at:2} ^ 128 >> ($2 % 8))) "${1:at + 2}"
}

# blames NAME PART PATTERN ARGUMENT...
blames() {
    local name=$1 part=$2 pattern=$3 text
    shift 3
    run trace verify "$@"
    text=$(tr -s ' \n' ' ' <"$output")
    # shellcheck disable=SC2053
    if [ "$status" -eq 1 ] && [[ $text == *"not valid; fault in: $part "* ]] && [[ $said == *"fault in the $part"$'\n' ]] && [[ $text == $pattern ]]; then
        pass
    else
        fail "$name" "want a fault in the $part, have status $status, ${said@Q}, ${text: -500}"
    fi
}

# number_der HEX prints an INTEGER that is not negative.
number_der() {
    local digits=$1
    while [[ $digits == 00* && ${#digits} -gt 2 ]]; do digits=${digits:2}; done
    [[ $digits == [89a-f]* ]] && digits=00$digits
    der 02 "$digits"
}

FAULTS=${FAULTS:-4} # bits of each kind; of the larger curves, which take longer, a quarter
kept=$seconds
[ "$seconds" -ge 60 ] || seconds=60
message=$(hex_of letter)
for type in $types; do
    unknown='digest, r, s or key'
    [ "$type" = ed25519 ] && unknown='message, R, S or key'
    openssl_signs "$type" letter signature
    signature=$(hex_of signature)
    if [ "$type" = ed25519 ]; then
        first=0 middle=32 length=32 letters='R S'
    else
        der_header "$signature" 0
        der_header "$signature" "$content_start"
        first=$content_start length=$content_length
        der_header "$signature" $((content_start + content_length))
        middle=$content_start letters='r s'
    fi
    read -r one two <<<"$letters"
    count=$FAULTS
    [[ $type == p[35]* ]] && count=$(((FAULTS + 3) / 4))
    for ((j = 0; j < count; j++)); do
        i=$((8 * first + 8 * length * j / count + j % 8))
        turn "$signature" $i
        write_hex "$turned" altered
        blames "$type, $one, bit $i" "$one" "*with bit $((7 - i % 8)) of octet $((i / 8)) of the signature turned over*" \
            --key "$type.pub" --signature altered letter
        i=$((8 * middle + 8 * (${#signature} / 2 - middle) * j / count + j % 8))
        turn "$signature" $i
        write_hex "$turned" altered
        blames "$type, $two, bit $i" "$two" "*with bit $((7 - i % 8)) of octet $((i / 8)) of the signature turned over*" \
            --key "$type.pub" --signature altered letter
        i=$((4 * ${#message} * j / count + j % 8))
        turn "$message" $i
        write_hex "$turned" altered
        blames "$type, message, bit $i" message "*It is one bit: with bit $((7 - i % 8)) of octet $((i / 8)) of the file turned*" \
            --key "$type.pub" --signature signature altered
        [ "$type" = ed25519 ] && continue
        digest=$(openssl dgst "-${hash[$type]}" -binary letter | xxd -p | tr -d '\n')
        i=$((4 * ${#digest} * j / count))
        turn "$digest" $i
        write_hex "$turned" altered
        openssl pkeyutl -sign -inkey "$type.key" -in altered -out made
        blames "$type, digest, bit $i" digest "*With bit $((7 - i % 8)) of octet $((i / 8)) of the digest turned over the signature is right*" \
            --key "$type.pub" --signature made letter
    done
    prepares keygen --type "$type" --force -o stranger.key
    blames "$type, another key" "$unknown" '*and that is all that can be said*' --key stranger.key --signature signature letter
    blames "$type, another message" "$unknown" '*and that is all that can be said*' --key "$type.pub" --signature signature "$type.pub"
    # In a certificate, which names what the bit belongs to.
    hex=$(der_of_pem "$type-$type.pem")
    i=$((8 * 15 + 4))
    turn "$hex" $i
    write_hex "$turned" altered.der
    blames "$type, TBS" TBS '*turned over (tbsCertificate.serialNumber) everything is right*' --issuer "$type.pem" altered.der
    : >made
    blames "$type, no signature" signature '*' --key "$type.pub" --signature made letter
done
write_hex "$(hex_of signature)00" made
blames 'Ed25519, 65 bytes' signature '*has 65 bytes, and one by this key has 64*' --key ed25519.pub --signature made letter

# Numbers that no signature has.
order=ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
prepares sign --key p256.key -o signature letter
read -r r s < <(openssl asn1parse -inform DER -in signature | sed -n 's/.*INTEGER *://p' | tr 'A-F\n' 'a-f ')
printf -v r '%64s' "$r"
printf -v s '%64s' "$s"
r=${r// /0} s=${s// /0}
# forged R S writes a signature of these numbers.
forged() { write_hex "$(der 30 "$(number_der "$1")" "$(number_der "$2")")" made; }
forged "$r" "$s"
same_file 'a signature put together' signature made
forged 00 "$s"
blames 'r = 0' r '*r is 0*' --key p256.pub --signature made letter
forged "$r" 00
blames 's = 0' s '*s is 0*' --key p256.pub --signature made letter
forged $order "$s"
blames 'r = n' r '*r is not below n*' --key p256.pub --signature made letter
forged "$r" $order
blames 's = n' s '*s is not below n*' --key p256.pub --signature made letter
forged "$(python3 -c "print('%064x' % (0x$order - 0x$r))")" "$s"
blames 'n - r' 'digest, r, s or key' '*' --key p256.pub --signature made letter
forged "$r" "$(python3 -c "print('%064x' % (0x$order - 0x$s))")"
succeeds 'n - s is a signature, too' trace verify --key p256.pub --signature made letter
# Other forms.
write_hex "$r$s" made
blames 'r and s without DER' signature '*JSON Web Signatures*right: only the form is wrong*' --key p256.pub --signature made letter
blames 'r and s without DER, another message' signature '*JSON Web Signatures*not right, either*' --key p256.pub --signature made other
write_hex "$(der 30 "0221${r:0:0}00$r$(number_der "$s")")" made
[[ $r == [89a-f]* ]] && write_hex "$(der 30 "02220000$r$(number_der "$s")")" made
blames 'r in more bytes than it needs' signature '*no strict DER*' --key p256.pub --signature made letter
write_hex "$(hex_of signature)00" made
blames 'a byte left over' signature '*no strict DER*' --key p256.pub --signature made letter
hex=$(hex_of signature)
write_hex "3081${hex:2}" made
blames 'a length in more bytes than it needs' signature '*no strict DER*' --key p256.pub --signature made letter
write_hex "$(der 30 "$(der 02 "ff$r")" "$(number_der "$s")")" made
blames 'a negative r' signature '*no strict DER*' --key p256.pub --signature made letter
# Other hashes and curves.
openssl dgst -sha384 -sign p256.key -out made letter
blames 'another hash' digest '*digest of the same message by SHA-384, where one by SHA-256*' --key p256.pub --signature made letter
blames 'another hash, asked for' digest '*digest of the same message by SHA-384, where one by SHA-512*' --sha512 --key p256.pub --signature made letter
openssl dgst -sha256 -sign p384.key -out made letter
blames 'another curve, larger' key '*r and s are numbers as on P-384, and the key is on P-256*' --key p256.pub --signature made letter
blames 'another curve, smaller' key '*r and s are no longer than on P-256*by a key of another curve*' --key p384.pub --signature signature letter
blames 'an Ed25519 signature' signature '*' --key p256.pub --signature <(openssl pkeyutl -sign -inkey ed25519.key -rawin -in letter) letter

# Ed25519: S + L, and an R that is no point.
openssl_signs ed25519 letter signature
hex=$(hex_of signature)
write_hex "${hex:0:64}$(python3 -c "
S = int.from_bytes(bytes.fromhex('${hex:64}'), 'little') + 2**252 + 27742317777372353535851937790883648493
print(S.to_bytes(32, 'little').hex())")" made
blames 'S + L' S '*S is not below L*' --key ed25519.pub --signature made letter
write_hex "$(python3 -c "print((2**255 - 19 + 1).to_bytes(32, 'little').hex())")${hex:64}" made
blames 'R above the prime' R '*its y is not below 2^255 - 19*' --key ed25519.pub --signature made letter
write_hex "0200000000000000000000000000000000000000000000000000000000000000${hex:64}" made
blames 'R off the curve' R '*no point of the curve*' --key ed25519.pub --signature made letter
openssl dgst -sha256 -binary letter >digest
openssl_signs ed25519 digest made
blames 'Ed25519 of a digest' message '*right for the digest of the message by SHA-256; Ed25519 is to sign the message itself*' --key ed25519.pub --signature made letter
# A key inside what was signed: a bit of it makes another point, or none.
hex=$(der_of_pem ed25519.pem)
public=$(openssl pkey -in ed25519.key -pubout -outform DER | xxd -p | tr -d '\n')
public=${public: -64}
at=${hex%%"$public"*}
found=0
for ((j = 0; j < 32; j++)); do
    i=$((4 * ${#at} + 8 * j + j % 8))
    turn "$hex" $i
    write_hex "$turned" altered.der
    run trace verify altered.der
    [ "$status" -eq 2 ] && continue
    found=$((found + 1))
    blames "the key inside, bit $i" TBS "*with bit $((7 - i % 8)) of octet $((i / 8)) of the DER turned over (*subjectPublicKey*) everything is right*" altered.der
done
equal 'the key inside: some are points' yes "$([ "$found" -gt 5 ] && echo yes)"
seconds=$kept

finish
