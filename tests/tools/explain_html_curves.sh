#!/bin/bash
# explain_html_curves.sh PROGRAM -- the page of `explain --html`, its second part: the walk through
# ECDSA and Ed25519 signatures that OpenSSL made. All numbers are computed again by curve_walk.py;
# of wrong signatures it is said which part is wrong.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
# shellcheck source=tests/tools/page_common.sh
. "$tests/page_common.sh"

# walks NAME FILE VERDICT: the numbers of the page are those that Python finds.
walks() {
    page "$2"
    equal "$1: the numbers" "$3" "$(python3 "$tests/curve_walk.py" page.html "$2" 2>&1 | tail -n 1)"
    equal "$1: verdicts" 1 "$(grep -c 'class="verdict ' page.html)"
    if [ "$3" = right ]; then has "$1: right" 'class="verdict yes">All '; else has "$1: wrong" 'class="verdict no">'; fi
}

# --- right ones ---------------------------------------------------------------------------------

for curve in prime256v1 secp384r1 secp521r1; do
    for hash in sha1 sha224 sha256 sha384 sha512; do
        openssl req -x509 -newkey ec -pkeyopt "ec_paramgen_curve:$curve" -nodes -keyout ec.key -subj /CN=made \
            -"$hash" -outform DER -out made.der 2>/dev/null
        walks "$curve, $hash" made.der right
    done
    equal "$curve: seven steps" 7 "$(grep -c '<h3>' page.html)"
    openssl req -new -key ec.key -subj /CN=asks -outform DER -out made.csr 2>/dev/null
    walks "$curve, a request" made.csr right
done
has 'P-521' 'on the curve P-521.'
openssl req -x509 -newkey ed25519 -nodes -keyout ed.key -subj /CN=made -outform DER -out ed.der 2>/dev/null
walks 'Ed25519' ed.der right
equal 'Ed25519: six steps' 6 "$(grep -c '<h3>' page.html)"
lacks_text 'Ed25519: no digest of the message alone' 'Their digest'
has 'Ed25519: the lead' '<p class=lead>Ed25519. '

# --- wrong ones ---------------------------------------------------------------------------------

# The certificate of fixtures/ec.pem is 30 82 .., tbsCertificate, algorithm, signature.
hex=$(der_of_pem "$fixtures/ec.pem")
r=6d1470d9907335f8a6b3180a88da2f3923ffe582f43de9f84d318c9f9b2ea32f
s=faf1b59df5eb4900c7e778014adf4aaa3b85ec1fa62545727224c2517adf0309
n=ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551

# alters NAME FROM TO TEXT: with FROM turned into TO, as long, the page says TEXT.
alters() {
    matches "$1: the fixture" "*$2*" "$hex"
    write_hex "${hex/$2/$3}" altered.der
    walks "$1" altered.der wrong
    has "$1" "$4"
}
alters 'a bit of r' "$r" "${r%f}e" 'It is r: with bit 0 of it turned over'
alters 'the topmost bit of r' "0220$r" "0220${r/6d/2d}" 'It is r: with bit 254 of it turned over'
alters 'a bit of s' "$s" "${s%9}1" 'It is s: with bit 3 of it turned over'
alters 'two bits of r, and there is no such point' "$r" "${r%2f}2c" 'It is r: there is no point on the curve'
alters 'two bits of r' "$r" "${r%2f}2a" 'It is the digest, the key, or more than one bit of'
alters 'two bits of s' "$s" "${s%9}f" 'It is the digest, the key, or more than one bit of'
alters 'what is signed' "$(hex_of_text 261223195246Z)" "$(hex_of_text 261223195247Z)" 'It is the digest, the key, or more than one bit of'
write_hex "${hex%06082a8648ce3d040302*}06082a8648ce3d040304${hex##*06082a8648ce3d040302}" altered.der
walks 'another hash' altered.der wrong
has 'another hash' 'It is the digest: with that of SHA-256 the signature is right.'

# signs NAME R S TEXT: the same with two INTEGERs, given by their contents; the walk ends early.
tbs=${hex:8:2*291}
signs() {
    write_hex "$(der 30 "$tbs" 300a06082a8648ce3d040302 \
        "$(der 03 00 "$(der 30 "$(der 02 "$2")" "$(der 02 "$3")")")")" altered.der
    page altered.der
    has "$1" 'class="verdict no">The signature is wrong. '
    has "$1: why" "$4"
    lacks_text "$1: no sum" 'x of the sum'
}
# An r of 0 or 1 is not tried: the two numbers would look like the beginning of a private key.
signs 'r is n' "00$n" "00$s" 'It is r, which is out of range'
signs 's is 0' "$r" 00 'It is s, which is out of range'
signs 's is n' "$r" "00$n" 'It is s, which is out of range'
signs 'r is longer than n' "01$r" "00$s" 'want at most 32 bytes, have 33'
signs 'r is negative' "$s" "00$s" 'r and s cannot be read'
write_hex "$(der 30 "$tbs" 300a06082a8648ce3d040302 "$(der 03 00 "$s")")" altered.der
page altered.der
has 'no DER' 'r and s cannot be read'

# Of Ed25519 the last 64 bytes are R and S.
good=$(hex_of ed.der)
# bit NAME BYTE MASK TEXT: with the bits of MASK in the byte, counted from the end, turned over.
bit() {
    local at=$((${#good} - 2 * $2))
    write_hex "${good:0:at}$(printf %02x $((0x${good:at:2} ^ $3)))${good:at+2}" altered.der
    page altered.der
    has "$1" 'class="verdict no">'
    has "$1: why" "$4"
}
bit 'a bit of S' 32 1 'It is S: with bit 0 of it turned over'
bit 'a bit of S, further on' 8 4 'It is S: with bit 194 of it turned over'
bit 'S is not below L' 1 0xe0 'It is S, which is out of range: it must be below the order'
bit 'a bit of R' 64 1 'It is R: with bit 0 of it turned over'
bit 'the sign of R' 33 0x80 'It is R: with bit 255 of it turned over'
write_hex "${good/$(hex_of_text made)/$(hex_of_text mode)}" altered.der
page altered.der --issuer ed.der
has 'Ed25519, what is signed' 'It is the digest, the key, or more than one bit of'

# --- keys of others -----------------------------------------------------------------------------

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -subj /CN=ca -outform DER \
    -out ca.der 2>/dev/null
openssl req -new -key ec.key -subj /CN=leaf 2>/dev/null |
    openssl x509 -req -CA ca.der -CAkey ca.key -set_serial 1 -outform DER -out leaf.der 2>/dev/null
page leaf.der --issuer ca.der
has 'a leaf with its issuer' 'class="verdict yes"'
has 'a leaf with its issuer: who' '<span class=name>CN=ca</span>'
# The issuer with the other y: p - y.
python3 - <<'END'
p = 2**256 - 2**224 + 2**192 + 2**96 - 1
der = open("ca.der", "rb").read()
at = der.index(bytes.fromhex("03420004")) + 4 + 32
y = int.from_bytes(der[at:at + 32], "big")
open("other.der", "wb").write(der[:at] + (p - y).to_bytes(32, "big") + der[at + 32:])
END
page leaf.der --issuer other.der
has 'the issuer with the other y' 'It is the key: with the point on the other side'
page leaf.der --issuer made.der
has 'another issuer: said' 'not the one that the file has for its issuer'
has 'a key of another curve' 'class="verdict no">'
openssl req -new -key ec.key -subj /CN=leaf 2>/dev/null |
    openssl x509 -req -CA ed.der -CAkey ed.key -set_serial 1 -outform DER -out leaf.der 2>/dev/null
page leaf.der --issuer ed.der
has 'a leaf of Ed25519 with its issuer' 'class="verdict yes"'
hex=$(hex_of ed.der)
key=${hex##*06032b6570032100}
key=${key:0:64}
flips() {
    write_hex "${hex/$key/$1}" other.der
    page leaf.der --issuer other.der
}
flips "${key:0:62}$(printf %02x $((0x${key:62} ^ 0x80)))"
has 'the issuer with the other x' 'It is the key: with the point on the other side'
page leaf.der --issuer "$fixtures/ec.pem"
has 'the key of another kind' 'The key may not be used with this algorithm.'
openssl genpkey -algorithm x25519 -outform DER 2>/dev/null | openssl pkey -inform DER -pubout -outform DER -out x.pub
write_hex "${hex/$(der 30 300506032b6570 "$(der 03 "00$key")")/$(hex_of x.pub)}" other.der
page leaf.der --issuer other.der
has 'a key that signs nothing' 'The key may not be used with this algorithm.'
write_hex "${hex/2b6570032100/2b6573032100}" other.der
page leaf.der --issuer other.der
has 'a key that certwright does not compute with' 'certwright does not compute with this key.'

finish
