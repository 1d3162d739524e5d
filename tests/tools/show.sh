#!/bin/bash
# show.sh PROGRAM -- `show`: what can be looked at, what is said of its flaws, and what must not
# be seen. The patterns fit our own text and OpenSSL's.
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

# --- private keys: their secret numbers are not to be seen ----------------------------------------------

private_key_integers "$(der_of_pem "$key")"
"$program" pubkey "$key" >public.pem
base64 -d < <(grep -v -e '-----' "$key") >key.der
chmod 600 key.der
for file in "$key" key.der; do
    shows 'a private key' '*2048*65537*' "$file"
    text=$(tr -d ': \n' <"$output" | tr A-F a-f)
    matches 'a private key: its modulus' "*${integers[1]#00}*" "$text"
    for i in 3 4 5 6 7 8; do
        number=${integers[i]}
        lacks 'a secret number: its beginning' "*${number:8:16}*" "$text"
        lacks 'a secret number: its middle' "*${number:${#number} / 2:16}*" "$text"
        lacks 'a secret number: its end' "*${number: -16}*" "$text"
    done
done
refuses 'a private key on a curve' 2 '' show "$fixtures/ec.key"
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
alters 'two algorithms' 06092a864886f70d01010b05000382 06092a864886f70d01010c05000382 signatureAlgorithm
flawed 'subjectAltName twice' '' "$fixtures/san-twice.csr"
flawed 'no name in the names' subjectAltName "$fixtures/san-empty.csr"
flawed 'an address of 5 octets' iPAddress "$fixtures/san-ip-of-5.csr"
flawed 'a name beyond ASCII' dNSName "$fixtures/san-not-ascii.csr"
flawed 'a PrintableString with @' PrintableString "$fixtures/subject-printable-at.csr"
flawed 'two extensionRequests' extensionRequest "$fixtures/two-extension-requests.csr"

# --- what could mislead a terminal ----------------------------------------------------------------------------

shows 'NUL in a name' '*good.test\\00.evil.test*' "$fixtures/san-nul.csr"
shows 'an escape in a name' '*a\\1B\[31m\\0A.test*' "$fixtures/san-escape.csr"
shows 'an escape in a URI' '*http://a/\\1B\]0;x\\07*' "$fixtures/san-uri-escape.csr"
shows 'control characters in a subject' \
    '*\\1B\]0\\;x\\07\\0D\\0A\\7F\\C2\\9B\\E2\\80\\AE\\E2\\80\\8Bb*' "$fixtures/subject-terminal.csr"
prepares request --key "$key" --subject "CN=a\\+b\\,c\\\\d\\\"e,O=\\ x\\ " -o escapes.csr
shows 'what means something in a subject' '*a\\+b\\,c\\\\d\\"e*' escapes.csr
prepares request --key "$key" --subject $'CN=\xc3\xa9' -o utf8.csr
shows 'letters beyond ASCII' '*C*N*=*' utf8.csr

finish
