#!/bin/bash
# explain.sh PROGRAM -- `explain`: what it says of each kind of object, that every octet is there
# once, its options and colours, that secrets and misleading characters are not to be seen, and
# the whole text for one certificate, which was read by a person (fixtures/explain-leaf.txt).
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

leaf=$fixtures/golden-leaf.pem
key=$fixtures/leaf.key
escape=$'\x1b'

# explains NAME PATTERN ARGUMENT...: status 0, silence, text as PATTERN describes.
explains() {
    local name=$1 pattern=$2
    shift 2
    succeeds "$name" explain "$@"
    matches "$name" "$pattern" "$(<"$output")"
}

# octets prints the octets of what was explained with --full, in order, as hexadecimal.
octets() {
    sed -n 's/^ *[0-9]\+  \(  \)\?\(\([0-9a-f]\{2\}\( \|$\)\)\{1,8\}\).*/\2/p' "$1" | tr -d ' \n'
}

# covers NAME FILE: every octet of the one object in FILE is there once and in its place.
covers() {
    run explain --full --secrets "$2"
    equal "$1: every octet once" "$(file_hex "$2")" "$(octets "$output")"
    equal "$1: status" 0 "$status"
}

# --- the whole text -----------------------------------------------------------------------------------

succeeds 'a certificate' explain "$leaf"
same_file 'a certificate: the text' "$tests/fixtures/explain-leaf.txt" "$output"
lacks 'a certificate: no colours in a file' "*$escape*" "$(<"$output")"

# --- kinds of objects ---------------------------------------------------------------------------------

explains 'a root' '*Certificate ::= SEQUENCE (RFC 5280 4.1)*cA = TRUE*' "$fixtures/golden-root.pem"
explains 'a request' '*CertificationRequest ::= SEQUENCE (RFC 2986 4.2)*attributes*dNSName*"example.test"*' \
    "$fixtures/golden-request.pem"
explains 'a CRL' '*CertificateList ::= SEQUENCE (RFC 5280 5.1)*thisUpdate*' "$fixtures/crl.pem"
explains 'a private key' '*OneAsymmetricKey ::= SEQUENCE (RFC 5958 2)*privateKey.prime1*' "$key"
explains 'an encrypted key' '*EncryptedPrivateKeyInfo ::= SEQUENCE (RFC 5958 3)*iterationCount*' \
    "$fixtures/encrypted-pkcs8.key"
explains 'a key on a curve' '*id-ecPublicKey*secp256r1*ECPrivateKey ::= SEQUENCE (RFC 5915 3)*' "$fixtures/ec.key"
explains 'a certificate on a curve' '*ECDSA-Sig-Value ::= SEQUENCE*signatureValue.r =*' "$fixtures/ec.pem"
"$program" pubkey "$key" >public.pem
explains 'a public key' '*SubjectPublicKeyInfo ::= SEQUENCE*subjectPublicKey.modulus = 0x*2048*' public.pem
explains 'a request with RSASSA-PSS' '*parameters.saltLength = 222*' "$fixtures/pss.csr"
write_hex "$(der_of_pem "$leaf")" leaf.der
explains 'DER' '*Certificate ::= SEQUENCE*' leaf.der
equal 'DER is explained as PEM is' "$("$program" explain "$leaf")" "$(<"$output")"
input=$leaf
explains 'standard input' '*Certificate ::= SEQUENCE*'
explains 'standard input, -' '*Certificate ::= SEQUENCE*' -
input=/dev/null
for file in golden-leaf.pem golden-root.pem golden-request.pem crl.pem leaf.key ec.key ec.pem ec.csr pss.csr \
    encrypted-pkcs8.key two-extension-requests.csr san-nul.csr subject-terminal.csr ca-version-1.pem; do
    covers "$file" "$fixtures/$file"
done

# --- what no table has ----------------------------------------------------------------------------------

write_hex "$(der 30 020101 "$(der 0c 616263)" 8001ff)" other.der
explains 'DER of no known type' '*SEQUENCE (X.680 25)*"abc"*context-specific*' other.der
covers 'DER of no known type' other.der
write_hex "$(der 04 0102)" string.der
explains 'DER that is no SEQUENCE' '*2 bytes: 0102*OCTET STRING*' string.der
der_of_pem "$leaf" >leaf.hex
write_hex "$(head -c 800 leaf.hex)" cut.der
warns 'a certificate cut off' 'cut.der: flaw: byte 0: want 882 bytes, have 396 left*' explain cut.der
covers 'a certificate cut off' cut.der
write_hex "$(sed 's/0603551d0f/1f03551d0f/' leaf.hex)" tag.der
warns 'a tag altered' 'tag.der: flaw: byte *' explain tag.der
covers 'a tag altered' tag.der
write_hex 3080020101 indefinite.der
warns 'no end' 'byte 0: want end-of-contents bytes*' explain indefinite.der

# --- several ------------------------------------------------------------------------------------------------

cat "$leaf" "$fixtures/crl.pem" "$fixtures/golden-request.pem" >several.pem
explains 'several' '# object 1 of 3: Certificate, 886 bytes*# object 2 of 3: CertificateList, *# object 3 of 3: Cert*' \
    several.pem
lacks 'one: no heading' '*object 1 of*' "$("$program" explain "$leaf")"

# --- options --------------------------------------------------------------------------------------------------

explains '--only' '*tbsCertificate.validity = 2 elements*notBefore = 2026-01-01T00:00:00Z*notAfter = *' \
    --only tbsCertificate.validity "$leaf"
lacks '--only: nothing else' '*serialNumber*' "$(<"$output")"
lacks '--only: nothing behind' '*subject*' "$(<"$output")"
equal '--only: three fields' 3 "$(grep -c '^ *[0-9]*  \(30\|17\) ' "$output")"
explains '--only, of one of several' '# object 2 of 3:*thisUpdate*' --only tbsCertList.thisUpdate several.pem
lacks '--only, of one of several: no other' '*object 1*' "$(<"$output")"
refuses '--only, and no such field' 2 'want a field validity, have none' explain --only validity "$leaf"
explains 'long contents are abbreviated' '*... 241 more*' "$leaf"
explains '--full' '*signatureValue*' --full "$leaf"
lacks '--full: nothing is left out' '*... *more*' "$(<"$output")"
refuses 'two files' 2 'want one FILE, have 2' explain "$leaf" "$leaf"
refuses 'a colour that is none' 2 'want auto, always or never, have red' explain --color red "$leaf"
refuses 'an unknown option' 2 '' explain --bold "$leaf"
refuses 'no such file' 2 'nothing.pem*' explain nothing.pem
refuses 'an empty file' 2 'want PEM or DER*' explain /dev/null
printf 'hello\n' >text
refuses 'a text' 2 'want PEM or DER*' explain text
run help explain
matches 'help' '*--secrets*--color*' "$(<"$output")"

# --- colours --------------------------------------------------------------------------------------------------

explains '--color=always' "*$escape\\[1m*" --color=always "$leaf"
sed "s/$escape\\[[0-9]*m//g" "$output" >plain
same_file 'colours are all that is added' "$tests/fixtures/explain-leaf.txt" plain
NO_COLOR=1 explains '--color=always and NO_COLOR' "*$escape\\[1m*" --color always "$leaf"

# on_terminal ENVIRONMENT ARGUMENT... prints what the program writes to a terminal.
on_terminal() {
    local environment=$1
    shift
    script -qec "stty cols 90; env TERM=xterm $environment '$program' explain $*" /dev/null </dev/null 2>/dev/null
}
matches 'colours on a terminal' "*$escape\\[1m*" "$(on_terminal A=b "'$leaf'")"
lacks 'none with NO_COLOR' "*$escape*" "$(on_terminal NO_COLOR=1 "'$leaf'")"
matches 'NO_COLOR without a value is none' "*$escape\\[1m*" "$(on_terminal NO_COLOR= "'$leaf'")"
lacks 'none with --color never' "*$escape*" "$(on_terminal A=b --color never "'$leaf'")"
lacks 'none on a dumb terminal' "*$escape*" "$(on_terminal TERM=dumb "'$leaf'")"
equal 'lines are as wide as the terminal' 0 "$(on_terminal NO_COLOR=1 "'$leaf'" | tr -d '\r' | grep -c '^.\{91\}')"
if [ "$(on_terminal NO_COLOR=1 "'$leaf'" | tr -d '\r' | grep -c '^.\{80\}')" -gt 10 ]; then pass; else
    fail 'lines are as wide as the terminal' 'they are shorter'
fi

# --- secrets ---------------------------------------------------------------------------------------------------

private_key_integers "$(der_of_pem "$key")"
run explain --full "$key"
shown=$(octets "$output")
for i in 3 4 5 6 7 8; do
    lacks "private number $i is not shown" "*${integers[i]:0:16}*" "$shown"
    lacks "private number $i is not shown as a value" "*${integers[i]:2:14}*" "$(<"$output")"
done
matches 'a public number is shown' "*${integers[1]}*" "$shown"
matches 'how long a secret is' '*privateKey.prime1 = (secret, 129 bytes; --secrets*' "$(<"$output")"
run explain --full --secrets "$key"
matches '--secrets' "*${integers[3]}*" "$(octets "$output")"
matches '--secrets: said' '*the output holds the secret numbers*' "$said"
equal '--secrets: status' 0 "$status"
run explain --secrets "$leaf"
equal '--secrets: nothing to say of a certificate' '' "$said"
run explain --secrets --only version "$key"
equal '--secrets: nothing to say of a version' '' "$said"
# A key that was spoilt shows nothing that could be a secret.
der_of_pem "$key" >key.hex
for change in "s/02010002820101/02010004820101/" "s/${integers[2]}0282/${integers[2]}0382/" \
    "s/0203${integers[2]}//" 's/^\(.\{1600\}\).*/\1/'; do
    write_hex "$(sed "$change" key.hex)" spoilt.der
    differ 'the key is spoilt' <(der_of_pem "$key") <(hex_of spoilt.der)
    run explain --full spoilt.der
    for i in 3 4 5; do
        lacks "a spoilt key ($change) hides number $i" "*${integers[i]:20:16}*" "$(octets "$output")"
    done
done

# --- damaged keys --------------------------------------------------------------------------------------------

# windows HEX prints each eight octets in a row of HEX.
windows() { awk -v hex="$1" 'BEGIN { for (i = 1; i + 15 <= length(hex); i += 2) print substr(hex, i, 16) }'; }

# hides NAME FILE: of the numbers in the file windows no eight octets in a row are shown.
hides() {
    run explain --full "$2"
    { octets "$output"; echo; tr -d ' \n' <"$output"; } >shown
    if grep -q -F -f windows.txt shown; then fail "$1" 'eight octets of a secret'; else pass; fi
}

# damages LABEL HEX: cut off at 20 places and with 20 flipped bits, half of these near the
# front, as PEM and, cut off, as DER.
damages() {
    local label=$1 hex=$2 i at
    pem "$label" "$hex" damaged.pem
    hides "$label" damaged.pem
    for ((i = 1; i <= 20; i++)); do
        at=$((${#hex} * i / 42))
        pem "$label" "${hex:0:2*at}" damaged.pem
        hides "$label, cut off at $at" damaged.pem
        write_hex "${hex:0:2*at}" damaged.der
        hides "$label, cut off at $at, as DER" damaged.der
        at=$((i <= 10 ? 3 * i - 3 : (53 * i) % (${#hex} / 2)))
        pem "$label" "${hex:0:2*at}$(printf %02x $((16#${hex:2*at:2} ^ 1 << i % 8)))${hex:2*at+2}" damaged.pem
        hides "$label, a bit flipped in octet $at" damaged.pem
    done
}

hex=$(der_of_pem "$key")
rsa=${hex:2*(integer_starts[0]-4)}
for i in 3 4 5 6 7 8; do windows "${integers[i]}"; done >windows.txt
run explain --full --secrets "$key"
if octets "$output" | grep -q -F -f windows.txt; then pass; else fail '--secrets' 'the check sees nothing'; fi
damages 'PRIVATE KEY' "$hex"
damages 'RSA PRIVATE KEY' "$rsa"
damages 'FOO PRIVATE KEY' "$rsa"
hex=$(der_of_pem "$fixtures/ec.key")
scalar=${hex#*0201010420}
windows "${scalar:0:64}" >windows.txt
damages 'PRIVATE KEY' "$hex"
scalar=$(der 30 020101 "$(der 04 "${scalar:0:64}")" a00a06082a8648ce3d030107)
damages 'EC PRIVATE KEY' "$scalar"
damages 'FOO PRIVATE KEY' "$scalar"
pem 'FOO PRIVATE KEY' "${scalar:14:64}" raw.pem
hides 'a key without ASN.1' raw.pem
pem 'PRIVATE KEY OF FOO' "${scalar:14:64}" raw.pem
hides 'a key without ASN.1, and a label that goes on' raw.pem
# In other things the field that has the key is left out, and no other.
write_hex "$(der 30 "$(der_of_pem "$leaf")" "$scalar" "$(der 0c 616263)")" inside.der
hides 'a key beside a certificate' inside.der
matches 'a key beside a certificate: where it is' '*[[]1[]][[]1[]] = (secret, 32 bytes; --secrets*' "$(<"$output")"
matches 'a key beside a certificate: all else is there' '*example.test*"abc"*' "$(tr -d '\n' <"$output")"
write_hex "$(der 30 "$(der_of_pem "$leaf")" "${scalar/020101/020105}")" inside.der
hides 'a damaged key beside a certificate' inside.der
matches 'a damaged key beside a certificate: what is said of it' '*.leftOut = (secret, *bytes that are left out*' \
    "$(<"$output")"
run explain --secrets inside.der
matches 'a damaged key beside a certificate: --secrets says so' '*the output holds the secret numbers*' "$said"
run explain --secrets --only '[0][0]' inside.der
equal 'a damaged key beside a certificate: the certificate alone has no secret' '' "$said"
# A scalar that was read as elements: their headers would be all of it.
windows 0400050002000c000400050002000c00 >windows.txt
pem 'EC PRIVATE KEY' "$(der 30 020101 "$(der 24 0400050002000c000400050002000c00)")" headers.pem
hides 'a key read as empty elements' headers.pem
# Octets that are no ASN.1 can look like a long tag or a long length.
for hex in 3f8182838400 308800000000000000020500; do
    pem 'FOO PRIVATE KEY' "$hex" header.pem
    run explain --full header.pem
    lacks "a header that could be of a secret: $hex" "*${hex:2:8}*" "$(octets "$output")"
done
# The label decides, though the tables take it for something else that fits.
pem 'FOO PRIVATE KEY' "$(der_of_pem "$leaf")" label.pem
run explain --full label.pem
equal 'a label of a private key: one element' 1 "$(grep -c ' = (secret, ' "$output")"
run explain --html -o label.html label.pem
lacks 'a label of a private key: nothing on the page' '*commonName*' "$(<label.html)"
lacks 'a label of a private key: no signature is taken apart' '*id=signature*' "$(<label.html)"
matches 'a label of a private key: the page says so' '*=v>(secret, *' "$(<label.html)"
# What begins like a key but is whole and has a name is none.
write_hex "$(der 30 020100 "$(der 30 "$(der 31 "$(der 30 0603550403 "$(der 0c 616263)")")")" 3000 a000)" info.der
explains 'what is signed in a request' '*"abc"*' info.der
refuses '--only, and nothing' 2 '--only: want the path' explain --only '' "$leaf"

# --- names that mislead ------------------------------------------------------------------------------------------

# 10,000 attributes of random types and octets, among them escapes, C1 controls, overrides of
# direction, characters without width and what is no UTF-8, as the subject of one request.
attributes=$(awk 'BEGIN {
    srand(5); split("0c 13 14 16 1a 1c 1e", tags)
    count = split("1b5b324a e280ae e281a6 c285 e2808b efbbbf f3a08181 202e 2066 feff 0007 07 00 0a 0d 7f c3a9 22 5c", bad)
    for (i = 0; i < 10000; i++) {
        text = ""
        for (j = int(rand() * 6); j >= 0; j--)
            text = text (rand() < 0.6 ? bad[1 + int(rand() * count)] : sprintf("%02x%02x", rand() * 256, rand() * 256))
        length_ = length(text) / 2
        printf "31%02x30%02x0603550403%s%02x%s", length_ + 9, length_ + 7, tags[1 + int(rand() * 7)], length_, text
    }
}')
spki=$("$program" pubkey --der "$key" | od -v -An -tx1 | tr -d ' \n')
write_hex "$(der 30 "$(der 30 020100 "$(der 30 "$attributes")" "$spki" a000)" 300d06092a864886f70d01010b0500 \
    "$(der 03 0000)")" names.der
succeeds '10,000 hostile names' explain names.der
equal 'they are all there, with the types of their texts' 10000 "$(grep -c 'String' "$output")"
equal 'no control character' 0 "$(tr -d '\n -~\200-\377' <"$output" | wc -c)"
if iconv -f UTF-8 -t UTF-16 "$output" >/dev/null; then pass; else fail 'hostile names' 'not UTF-8'; fi
equal 'no C1 control, override, mark or character without width' 0 "$(LC_ALL=C grep -c -a -P \
    '\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xf3\xa0[\x80-\x81]' "$output")"
covers '10,000 hostile names' names.der
for file in subject-terminal san-escape san-nul san-uri-escape; do
    run explain "$fixtures/$file.csr"
    if is_safe "$(<"$output")"; then pass; else fail "$file" 'control characters on standard output'; fi
done

# --- large and deep ------------------------------------------------------------------------------------------------

# A CRL of 100,000 entries, about 4 MiB.
entry=$(der 30 021001234567890123456789012345678901 170d3236303130313030303030305a)
printf -v entries "$entry%.0s" {1..100000}
name=$(der 30 "$(der 31 "$(der 30 0603550403 "$(der 0c 61)")")")
algorithm=300d06092a864886f70d01010b0500
write_hex "$(der 30 "$(der 30 020101 $algorithm "$name" 170d3236303130313030303030305a \
    "$(der 30 "$entries")")" $algorithm "$(der 03 0000)")" large.crl
explains 'a CRL of 100,000 entries' '*signatureValue*' --only signatureValue large.crl
matches 'a CRL of 100,000 entries: how many' '*revokedCertificates = 100000 elements*' \
    "$("$program" explain large.crl 2>"$scratch/err" | head -c 20000)"
printf -v deep '3080%.0s' {1..10000}
write_hex "$deep" deep.der
warns '10,000 levels' 'byte *' explain deep.der
covers '10,000 levels' deep.der

# --- pipes -----------------------------------------------------------------------------------------------------------

output=/dev/full
run explain "$leaf"
equal 'a full disk: status' 2 "$status"
output=$scratch/out

finish
