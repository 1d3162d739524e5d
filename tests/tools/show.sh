#!/bin/bash
# show.sh PROGRAM -- `show`: that it prints what OpenSSL printed for fixtures/show (made by
# fixtures/show/make.sh), what is said of flaws, and what must not reach a terminal. Whole
# collections are compared with the programs themselves in tests/interop/show.sh.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

root=$fixtures/golden-root.pem
leaf=$fixtures/golden-leaf.pem
request=$fixtures/golden-request.pem
key=$fixtures/leaf.key

# shows NAME PATTERN ARGUMENT...: status 0, silence, safe text as PATTERN describes.
shows() {
    local name=$1 pattern=$2
    shift 2
    succeeds "$name" show "$@"
    matches "$name" "$pattern" "$(<"$output")"
    if is_safe "$(<"$output")"; then pass; else fail "$name" 'control characters on standard output'; fi
}

# --- objects ----------------------------------------------------------------------------------------

shows 'a certificate' \
    '*Certificate:*Issuer:*CN*=*Golden Root*C*=*CZ*Subject:*CN*=*example.test*Key*CA:FALSE*' "$leaf"
shows 'its serial number' '*Serial Number:*7f*' "$leaf"
shows 'its names' '*example.test*192.0.2.1*2001:*' "$leaf"
shows 'its usages' '*Digital Signature, Key Encipherment*' "$leaf"
shows 'a root' '*Subject:*Golden Root*CA:TRUE*Certificate Sign, CRL Sign*' "$root"
shows 'a request' '*Certificate Request:*Subject:*example.test*192.0.2.1*' "$request"
shows 'a public key' '*2048*65537*' <("$program" pubkey "$key")
shows 'a certificate on a curve' '*Subject:*CN*=*ec.test*' "$fixtures/ec.pem"
shows 'a request on a curve' '*Subject:*CN*=*ec.test*' "$fixtures/ec.csr"
shows 'a certificate of version 1' '*Version: 1*Version One*' "$fixtures/ca-version-1.pem"
shows 'a request with SHA-1' '*sha1*' "$fixtures/sha1.csr"
shows 'a request with RSASSA-PSS' '*pss.test*' "$fixtures/pss.csr"
shows 'a request to be an authority' '*CA:TRUE*' "$fixtures/ca-true.csr"
shows 'an otherName' '*other*good.test*' "$fixtures/san-other-name.csr"
input=$leaf
shows 'standard input' '*Subject:*example.test*'
shows 'standard input, -' '*Subject:*example.test*' -
input=/dev/null
base64 -d < <(grep -v -e '-----' "$leaf") >leaf.der
shows 'DER' '*Subject:*example.test*' leaf.der
equal 'DER shows as PEM does' "$("$program" show "$leaf")" "$(<"$output")"

# --- several -----------------------------------------------------------------------------------------

cat "$leaf" "$root" "$request" >several.pem
shows 'several in one file' '*example.test*Certificate:*Golden Root*Certificate Request:*' several.pem
shows 'several files' '*example.test*Certificate:*Golden Root*' "$leaf" "$root"

# What cannot be shown is passed over where there is something else; a curve's name, silently.
cat "$leaf" "$fixtures/encrypted-pkcs8.key" >encrypted.pem
warns 'a certificate and an encrypted key' 'encrypted.pem: passed over: an encrypted private key' show encrypted.pem
equal 'a certificate and an encrypted key: the text' "$("$program" show "$leaf")" "$(<"$output")"
{ printf -- '-----BEGIN DH PARAMETERS-----\nMAYCAR0CAQI=\n-----END DH PARAMETERS-----\n'; cat "$leaf"; } >other.pem
warns 'a certificate and another block' 'other.pem: passed over: a block of another kind' show other.pem
{ printf -- '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n'; cat "$fixtures/ec.key"; } >named.key
chmod 600 named.key
shows 'a key and the name of its curve' 'Private-Key: (256 bit)*' named.key
refuses 'another block alone' 2 'want a certificate' show <(sed '/END DH/q' other.pem)

equal 'several in one file: headings' 3 "$(grep -c '^# ' <("$program" show several.pem))"
matches 'several in one file: a heading' '# several.pem, 2 of 3: a certificate' \
    "$("$program" show several.pem | grep '^# .* 2 of')"
equal 'several in one file: the text of each' "$("$program" show "$leaf")" \
    "$("$program" show several.pem | sed -n '/1 of 3/,/2 of 3/{/^#/d;/^$/d;p}')"
equal 'one in a file: no heading' 'Certificate:' "$("$program" show "$leaf" | head -n 1)"
cp "$leaf" $'misleading\x1b[31m.pem'
shows 'a heading with a misleading path' '*# misleading\\1B*' "$root" $'misleading\x1b[31m.pem'

# Nothing is shown of a file in which one object cannot be read.
sed 's/^MII/MIA/' "$root" >broken.pem
cat "$leaf" broken.pem >half.pem
refuses 'a good one and a bad one in one file' 2 '' show half.pem
cat broken.pem "$leaf" >half.pem
refuses 'a bad one and a good one in one file' 2 '' show half.pem
run show "$leaf" broken.pem
equal 'a good file and a bad one: status' 2 "$status"
matches 'a good file and a bad one: one line' $'certwright: broken.pem: *\n' "$said"
equal 'a good file and a bad one: one line' 1 "$(wc -l <"$scratch/err")"
run show broken.pem "$leaf"
equal 'a bad file and a good one: status' 2 "$status"
run show missing "$leaf" broken.pem
equal 'two bad files and a good one: status' 2 "$status"
equal 'two bad files and a good one: two lines' 2 "$(wc -l <"$scratch/err")"

# --- as OpenSSL prints it ---------------------------------------------------------------------------------

cp -r "$tests/fixtures/show" like
chmod 600 like/*.key
for version in 3.0 3.5; do
    count=0
    for text in like/*."$version"; do
        "$program" show --like "$version" "${text%."$version"}" >have 2>/dev/null
        if cmp -s have "$text"; then
            pass
        else
            fail "like $version: ${text%."$version"}" "$(diff have "$text" | head -n 5)"
        fi
        count=$((count + 1))
    done
    equal "like $version: files" 16 "$count"
done
equal 'the default is the newer layout' "$(<like/all.pem.3.5)" "$("$program" show like/all.pem 2>/dev/null)"
refuses 'another version' 2 '3.0 or 3.5' show --like 3.1 "$leaf"
refuses 'no version' 2 '' show --like

# What OpenSSL's own tools do not make, with what OpenSSL 3.0 and 3.5 print for it.
spki=$(der 30 "$(der 30 "$(der 06 2a864886f70d010101)" 0500)" "$(der 03 "00$(der 30 02020ca1 020111)")")
algorithm=$(der 30 "$(der 06 2a864886f70d01010b)" 0500)
time_of() {
    case $1 in
        G*) der 18 "$(hex_of_text "${1#G}")" ;;
        *) der 17 "$(hex_of_text "$1")" ;;
    esac
}
# made SERIAL NOTBEFORE NOTAFTER: a certificate with these contents octets and times; one with
# a century begins with "G".
made() {
    write_hex "$(der 30 "$(der 30 "$(der 02 "$1")" "$algorithm" 3000 \
        "$(der 30 "$(time_of "$2")" "$(time_of "$3")")" 3000 "$spki")" "$algorithm" "$(der 03 0001)")" made.der
}
# prints NAME LINES [OPTION]...: LINES, a fixed text, is part of what is shown.
prints() {
    local name=$1 lines=$2
    shift 2
    run show "$@"
    matches "$name" "*${lines}*" "$(<"$output")"
}
made ff 500101000000Z 491231235959Z
prints 'a key of 12 bits' $'Public-Key: (12 bit)\n                Modulus: 3233 (0xca1)\n                Exponent: 17 (0x11)\n' made.der
prints 'years of two digits' $'Not Before: Jan  1 00:00:00 1950 GMT\n            Not After : Dec 31 23:59:59 2049 GMT\n' made.der
prints 'the serial number -1' $'Serial Number: -1 (-0x1)\n' made.der
prints 'the serial number -1, in the old form' $'Serial Number:\n             (Negative)01\n' --like 3.0 made.der
made 8000000000000000 G20261123120000.25Z 261123120000+0130
prints 'a fraction, and an offset from UTC' \
    $'Not Before: Nov 23 12:00:00.25 2026 GMT\n            Not After : Nov 23 10:30:00 2026 GMT\n' made.der
prints 'the smallest long' $'Serial Number: -9223372036854775808 (-0x8000000000000000)\n' made.der
made 008000000000000000 2611231200Z 261323120000Z
prints 'no seconds, and no such month' $'Not Before: Nov 23 12:00:00 2026 GMT\n            Not After : Bad time value\n' made.der
prints 'larger than a long' $'Serial Number:\n            80:00:00:00:00:00:00:00\n' made.der
made ff0000000000000000 260101000000Z 270101000000Z
prints 'a negative number with zeros behind' $'Serial Number:\n             (Negative)01:00:00:00:00:00:00:00:00\n' made.der
attribute=$(der 30 "$(der 06 2a864886f70d010907)" "$(der 31 0c0161 0c0162 02010c)")
write_hex "$(der 30 "$(der 30 020100 3000 "$spki" "$(der a0 "$attribute")")" "$algorithm" "$(der 03 0001)")" made.der
prints 'an attribute of three values' \
    $'            challengePassword        :a\n                         :b\n                         :unable to print attribute\n            Requested Extensions:\n' made.der

# extended OID VALUE: a certificate with this extension, or without one; its key is in "spki".
extended() {
    local extensions=
    [ $# -eq 0 ] || extensions=$(der a3 "$(der 30 "$(der 30 "$(der 06 "$1")" "$(der 04 "$2")")")")
    write_hex "$(der 30 "$(der 30 a003020102 020101 "$algorithm" 3000 \
        "$(der 30 "$(time_of 260101000000Z)" "$(time_of 270101000000Z)")" 3000 "$spki" "$extensions")" \
        "$algorithm" "$(der 03 0001)")" made.der
}
extended 551d0f 030204ff
prints 'unused bits do not count' \
    $'X509v3 Key Usage: \n                Digital Signature, Non Repudiation, Key Encipherment, Data Encipherment\n' made.der

# What is in a SEQUENCE behind its last field is in nobody's ASN.1: the extension is not decoded.
# decoded NAME OID VALUE TEXT LEFTOVER: the value shows TEXT, and with LEFTOVER it does not.
decoded() {
    extended "$2" "$3"
    prints "$1" "$4" made.der
    extended "$2" "$5"
    run show made.der
    lacks "$1, and something left over" "*$4*" "$(<"$output")"
    matches "$1, and something left over: the octets" $'*X509v3*: \n                0*' "$(<"$output")"
}
any=0604551d2000 more=020105
notice=06082b06010505070202
policy() { der 30 "$(der 30 "$any" "$(der 30 "$(der 30 "$notice" "${1-}")" "${2-}")" "${3-}")"; }
text=$(der 0c "$(hex_of_text words)")
decoded 'a user notice' 551d20 "$(policy "$(der 30 "$text")")" 'Explicit Text: words' "$(policy "$(der 30 "$text" "$more")")"
decoded 'a notice reference' 551d20 "$(policy "$(der 30 "$(der 30 "$text" "$(der 30 "$more")")")")" 'Number: 5' \
    "$(policy "$(der 30 "$(der 30 "$text" "$(der 30 "$more")" "$more")")")"
decoded 'a policy qualifier' 551d20 "$(policy "$(der 30 "$text")")" 'Explicit Text: words' \
    "$(policy "$(der 30 "$text")$more")"
decoded 'a policy' 551d20 "$(policy "$(der 30 "$text")")" 'Explicit Text: words' "$(policy "$(der 30 "$text")" '' "$more")"
decoded 'a policy mapping' 551d21 "$(der 30 "$(der 30 "$any" "$any")")" 'Any Policy:X509v3 Any Policy' "$(der 30 "$(der 30 "$any" "$any" "$more")")"
uri=$(der 86 "$(hex_of_text 'http://a/')")
access() { der 30 "$(der 30 06082b06010505073001 "$uri" "${1-}")"; }
extended 2b06010505070101 "$(access '')"
prints 'an access description' 'OCSP - URI:http://a/' made.der
extended 2b06010505070101 "$(access "$more")"
run show made.der
lacks 'an access description, and something left over' '*URI:http*' "$(<"$output")"
subtree() { der 30 "$(der a0 "$(der 30 "$(der 82 "$(hex_of_text a.test)")" "${1-}")")"; }
decoded 'a subtree' 551d1e "$(subtree 800100810105)" 'DNS:a.test' "$(subtree "$more")"
other() { der 30 "$(der a0 06032a0304 "$(der a0 "$text" "${1-}")" "${2-}")"; }
decoded 'an otherName' 551d11 "$(other)" 'othername:' "$(other "$more")"
point() { der 30 "$(der 30 "$(der a0 "$(der a0 "$uri")" "${1-}")")"; }
decoded 'a distribution point' 551d1f "$(point)" 'URI:http://a/' "$(point "$(der a0 "$uri")")"
directory() { der 30 "$(der a4 "$(der 30 "$(der 31 "$(der 30 0603550403 "$text" "${1-}")")")" "${2-}")"; }
decoded 'a directoryName' 551d11 "$(directory)" 'DirName:' "$(directory '' "$more")"
decoded 'an attribute' 551d11 "$(directory)" 'DirName:' "$(directory "$more")"

# The salt length of a PSS key has a sign.
plain_spki=$spki
sha256=$(der 30 "$(der 06 608648016503040201)" 0500)
mgf1=$(der 30 "$(der 06 2a864886f70d010108)" "$sha256")
for salt in e8:-24 ff:-1 14:'20 (default)' 00ffffffff:-1 0100000005:5 80000000ff:255 008000000000000000:-1; do
    spki=$(der 30 "$(der 30 "$(der 06 2a864886f70d01010a)" "$(der 30 "$(der a0 "$sha256")" "$(der a1 "$mgf1")" \
        "$(der a2 "$(der 02 "${salt%%:*}")")")")" "$(der 03 "00$(der 30 02020ca1 020111)")")
    extended
    prints "the salt length ${salt#*:}" $'Minimum Salt Length: '"${salt#*:}"$'\n' made.der
    write_hex "$spki" public.der
    prints "the salt length ${salt#*:} of a key" $'Minimum Salt Length: '"${salt#*:}"$'\n' public.der
done
spki=$plain_spki

# --- private keys: what openssl pkey prints, and nothing for a key that is none --------------------------

private_key_integers "$(der_of_pem "$key")"
"$program" pubkey "$key" >public.pem
base64 -d < <(grep -v -e '-----' "$key") >key.der
chmod 600 key.der
for file in "$key" key.der; do
    shows 'a private key' 'Private-Key: (2048 bit, 2 primes)*65537*' "$file"
    text=$(tr -d ': \n' <"$output" | tr A-F a-f)
    for i in 1 3 4 5 6 7 8; do
        matches "a private key: number $i" "*${integers[i]#00}*" "$text"
    done
done
shows 'a private key on a curve' 'Private-Key: (*priv:*pub:*ASN1 OID:*' "$fixtures/ec.key"
shows 'a public key' 'Public-Key: (2048 bit)*Modulus:*' public.pem

refuses 'an encrypted key' 2 'encrypted' show "$fixtures/encrypted-pkcs8.key"
refuses 'an encrypted key of the old form' 2 'encrypted' show "$fixtures/encrypted-pkcs1.key"

# --- flaws ------------------------------------------------------------------------------------------------

# flawed NAME FLAW FILE: shown with status 0; each line on standard error is about a flaw.
flawed() {
    run show "$3"
    equal "flaw: $1: status" 0 "$status"
    equal "flaw: $1: lines" 0 "$(grep -v -c '^certwright: .*flaw' "$scratch/err")"
    matches "flaw: $1" "certwright: *flaw: byte [0-9]*: *$2*(*)"$'\n' "$said"
    if [ -s "$output" ]; then pass; else fail "flaw: $1" 'nothing is shown'; fi
    if is_safe "$(<"$output")$said"; then pass; else fail "flaw: $1" 'control characters'; fi
}
hex=$(der_of_pem "$leaf")
# alters NAME FROM TO FLAW: the same in the certificate, with FROM turned into TO, which is as long.
alters() {
    write_hex "${hex/$2/$3}" altered.der
    matches "flaw: $1: the fixture" "*$2*" "$hex"
    flawed "$1" "$4" altered.der
}
alters 'a BOOLEAN of 01' 0101ff 010101 BOOLEAN
alters 'a BOOLEAN of 00 where that is the default' 0101ff 010100 ''
alters 'a keyUsage with an unused bit' 030205a0 030205a1 ''
alters 'a keyUsage with zeros behind' 030205a0 030204a0 ''
alters 'notAfter before notBefore' "$(hex_of_text 260401000000Z)" "$(hex_of_text 250401000000Z)" validity
alters 'a name that is no string' 06035504030c 060355040380 'value: want a DirectoryString'
alters 'a NULL that is an OCTET STRING' 06092a864886f70d0101010500 06092a864886f70d0101010400 'parameters: want NULL'
alters 'two algorithms' 06092a864886f70d01010b05000382 06092a864886f70d01010c05000382 signatureAlgorithm
negative=$(der 30 "$(der 02 8ca1)" 020111)
spki=$(der 30 "$(der 30 "$(der 06 2a864886f70d010101)" 0500)" "$(der 03 "00$negative")")
write_hex "$spki" negative.der
flawed 'a modulus below zero' 'modulus: *negative' negative.der
extended
flawed 'a modulus below zero in a certificate' 'modulus: *negative' made.der
printf -- '-----BEGIN RSA PUBLIC KEY-----\n%s\n-----END RSA PUBLIC KEY-----\n' \
    "$(write_hex "$negative" negative.der; base64 -w 64 negative.der)" >negative.pem
flawed 'a modulus below zero, PKCS#1' 'modulus: *negative' negative.pem
spki=$plain_spki
flawed 'subjectAltName twice' '' "$fixtures/san-twice.csr"
flawed 'no name in the names' subjectAltName "$fixtures/san-empty.csr"
flawed 'an address of 5 octets' iPAddress "$fixtures/san-ip-of-5.csr"
flawed 'a name beyond ASCII' dNSName "$fixtures/san-not-ascii.csr"
flawed 'a PrintableString with @' PrintableString "$fixtures/subject-printable-at.csr"
flawed 'two extensionRequests' extensionRequest "$fixtures/two-extension-requests.csr"

# --- what could mislead a terminal ----------------------------------------------------------------------------

shows 'NUL in a name' '*0...good.test..evil.test*' "$fixtures/san-nul.csr"
shows 'an escape in a name' '*a\\1B\[31m\\0A.test*' "$fixtures/san-escape.csr"
shows 'an escape in a URI' '*http://a/\\1B\]0;x\\07*' "$fixtures/san-uri-escape.csr"
shows 'control characters in a subject' \
    '*\\1B\]0;x\\07\\0D\\0A\\7F\\C2\\9B\\E2\\80\\AE\\E2\\80\\8Bb*' "$fixtures/subject-terminal.csr"
prepares request --key "$key" --subject "CN=a\\+b\\,c\\\\d\\\"e,O=\\ x\\ " -o escapes.csr
shows 'what means something in a subject' '*CN=a+b,c\\\\d"e, O= x *' escapes.csr
shows 'what means something in a subject, in the old form' '*CN = "a+b,c\\\\d\\"e", O = " x "*' \
    --like 3.0 escapes.csr
prepares request --key "$key" --subject $'CN=\xc3\xa9' -o utf8.csr
shows 'letters beyond ASCII' '*C*N*=*' utf8.csr


# A line feed in an extension that nobody knows is printed only if what follows cannot be taken
# for a line of the layout (an identifier of nobody's, in the place of nsComment's).
comment=$(hex_of_text 'a comment')
all_hex=$(der_of_pem like/all.pem)
plain=06096086480186f842010d
dumped() { # NAME TEXT LINES: TEXT, 9 octets, in the place of the comment, gives so many lines more
    local unknown=06096086480186f8420163
    write_hex "${all_hex/"${plain}040b1609$comment"/"${unknown}040b1609$(hex_of_text "$2")"}" dump.der
    matches 'a line feed in an unknown extension: the fixture' "*$plain*" "$all_hex"
    run show dump.der
    equal "a line feed in an unknown extension: $1" "$3" \
        "$(($(wc -l <"$output") - $(wc -l <like/all.pem.3.5)))"
}
dumped 'none' 'a,comment' 0
dumped 'harmless' $'abc\ndefgh' 1
dumped 'before a colon' $'abc\nd:fgh' 0
dumped 'before a space' $'abc\n  fgh' 0
dumped 'and a carriage return' $'abc\rdefgh' 0

# Ten thousand certificates made to mislead (tests/hostile/names.c): not one octet gets through,
# and no line that looks like one of ours.
unsafe='[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xf3\xa0'
hostile=${HOSTILE_NAMES:-$tests/../../build/tests/hostile_names}
"$hostile" 10000 1 >hostile.pem || fail 'hostile names' "$hostile: make build/tests/hostile_names"
equal 'hostile names: made' 10000 "$(grep -c BEGIN hostile.pem)"
[ "$seconds" -ge 60 ] || seconds=60
for options in '--like 3.0' '--like 3.5' --json; do
    # shellcheck disable=SC2086 # two words
    run show $options hostile.pem
    equal "hostile names: $options: status" 0 "$status"
    equal "hostile names: $options: unsafe lines" 0 "$(cat "$output" "$scratch/err" | grep -a -c -P "$unsafe")"
    if iconv -f UTF-8 -t UTF-16 "$output" >/dev/null 2>&1; then pass; else fail "hostile names: $options" 'not UTF-8'; fi
    [ "$options" = --json ] && continue
    for line in '# ' 'Certificate:' '    Data:' '        Issuer: ' '        Subject: ' '    Signature Value:'; do
        equal "hostile names: $options: lines of '$line'" 10000 "$(grep -a -c "^$line" "$output")"
    done
done
# The collection is as hostile as it should be.
for octets in '\x1b' '\xe2\x80\xae' '\xc2\x9b' '\x0a        Subject'; do
    if base64 -d < <(grep -v -e '-----' hostile.pem | tr -d '=\n') 2>/dev/null | grep -q -a -z -P "$octets"; then
        pass
    else
        fail 'hostile names' "none has $octets"
    fi
done

# --- JSON -----------------------------------------------------------------------------------------------------

shows 'JSON: a certificate' '{*"format": "certwright show 1"*"kind": "certificate"*"version": 3*"serialNumber": "127"*"notBefore": "2026-01-01T00:00:00Z"*"value": "example.test"*"bits": 2048*"CA:FALSE"*"signatureValue": "*' \
    --json "$leaf"
shows 'JSON: several' '*"kind": "certificate"*"kind": "certificate"*"kind": "request"*' --json several.pem
shows 'JSON: a private key' '*"kind": "private key"*"privateExponent": "*"coefficient": "*' --json "$key"
shows 'JSON: a public key' '*"kind": "public key"*"publicExponent": "65537"*' --json public.pem
run show --json like/all.crl
matches 'JSON: a CRL' '*"kind": "crl"*"thisUpdate": "2*"userCertificate": "*Key Compromise*' "$(<"$output")"
run show --json like/all.csr
matches 'JSON: a request' '*"kind": "request"*challengePassword*a password*"extensions": *CA:TRUE, pathlen:3*' "$(<"$output")"
"$program" asn1 --notation "$request" | sed 's/OBJECT IDENTIFIER 2.5.29.17.*/INTEGER 1/' >no-list.txt
"$program" asn1 --build no-list.txt -o no-list.csr
run show --json no-list.csr
matches 'JSON: a request for what is no list of extensions' '*"attributes": *Extension Request*"extensions": \[\],*"signatureValue": "*' "$(<"$output")"
# What Microsoft calls its request for extensions is one too, in text and as data.
"$program" asn1 --notation "$request" | sed 's/1\.2\.840\.113549\.1\.9\.14/1.3.6.1.4.1.311.2.1.14/' >microsoft.txt
"$program" asn1 --build microsoft.txt -o microsoft.csr
for option in --like=3.5 --json; do
    run show "$option" microsoft.csr
    matches "a request for extensions, as Microsoft writes it, $option" '*Subject Alternative Name*' "$(<"$output")"
done
matches 'JSON: what Microsoft requests' '*"extensions": \[*"critical": *' "$(<"$output")"
refuses 'JSON: a good one and a bad one' 2 '' show --json half.pem

finish
