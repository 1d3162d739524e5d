#!/bin/bash
# hostile.sh PROGRAM -- files that are malformed, huge, of the wrong kind or made to mislead,
# given to every command that reads a file: one line on standard error, status 2, no output,
# within the limits of time and memory of common.sh (512 MiB of addresses). Truncated and altered files are in mutations.sh.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

root=$fixtures/golden-root.pem
ca_key=$fixtures/ca.key
leaf=$fixtures/golden-leaf.pem
key=$fixtures/leaf.key
request=$fixtures/golden-request.pem
bad=$scratch/bad
now=2026-01-01T00:00:00Z
all_uses='show pubkey request selfsign ca ca-key issue verify trust crl'

# use NAME FILE sets arguments to a command that reads FILE.
use() {
    case $1 in
    show) arguments=(show "$2") ;;
    pubkey) arguments=(pubkey "$2" -o result) ;;
    request) arguments=(request --key "$2" --subject CN=a.test -o result) ;;
    selfsign) arguments=(selfsign --key "$2" --subject CN=a.test -o result) ;;
    ca) arguments=(issue --ca "$2" --ca-key "$ca_key" --at "$now" "$request" -q -o result) ;;
    ca-key) arguments=(issue --ca "$root" --ca-key "$2" --at "$now" "$request" -q -o result) ;;
    issue) arguments=(issue --ca "$root" --ca-key "$ca_key" --at "$now" "$2" -q -o result) ;;
    verify) arguments=(verify --at "$now" --trust "$root" "$2") ;;
    trust) arguments=(verify --at "$now" --trust "$2" "$leaf") ;;
    crl) arguments=(verify --at "$now" --trust "$root" --crl "$2" "$leaf") ;;
    esac
}

# everywhere NAME PATTERN FILE [USE]...: every command, or these, refuses FILE.
everywhere() {
    local name=$1 pattern=$2 file=$3 use uses=$all_uses
    shift 3
    [ $# -eq 0 ] || uses=$*
    for use in $uses; do
        use "$use" "$file"
        refuses "$use: $name" 2 "$pattern" "${arguments[@]}"
    done
}

# --- files that are none ---------------------------------------------------------------------------

: >"$bad"
everywhere 'an empty file' '' "$bad"
mkdir "$scratch/folder"
everywhere 'a folder' 'folder*' "$scratch/folder"
everywhere 'a missing file' 'missing*' missing
everywhere 'a file behind a file' '' "$bad/missing"
everywhere 'no name' '' ''
everywhere 'a name with an escape' '\\1B*' $'\e[31m\e]0;x\a'
everywhere 'a name that is too long' '' "$(printf '%05000d' 0)"
everywhere '/dev/null' '/dev/null*' /dev/null
ln -s "$scratch/circle" "$scratch/circle"
everywhere 'a link to itself' 'circle*' "$scratch/circle"
everywhere 'an endless file' '/dev/zero*' /dev/zero
if [ "$(id -u)" -ne 0 ]; then # root may read everything
    cp "$key" "$scratch/unreadable"
    chmod 000 "$scratch/unreadable"
    everywhere 'an unreadable file' 'unreadable*' "$scratch/unreadable"
fi
for use in $all_uses; do
    mkfifo "$scratch/pipe"
    : >"$scratch/pipe" &
    use "$use" "$scratch/pipe"
    refuses "$use: an empty pipe" 2 'pipe*' "${arguments[@]}"
    wait $!
    rm "$scratch/pipe"
    use "$use" -
    refuses "$use: empty standard input" 2 'standard input*' "${arguments[@]}"
done

# --- octets ----------------------------------------------------------------------------------------------

for octet in 00 0a 2d 30 7f 80 ff; do
    write_hex $octet "$bad"
    everywhere "one octet, $octet" '' "$bad"
done
printf 'hello\n' >"$bad"
everywhere 'a line of text' '' "$bad"
for seed in 1 2 3; do
    "$program" pubkey --der "$fixtures/other.key" | od -v -An -tx1 | tr -d ' \n' |
        tr 0123456789abcdef $((seed * 111))4d7c2fa813e69b05 | head -c 400 >"$scratch/random"
    write_hex "$(<"$scratch/random")" "$bad"
    everywhere "random octets, $seed" '' "$bad"
    write_hex "30820100$(<"$scratch/random")" "$bad"
    everywhere "random octets behind a header, $seed" '' "$bad"
done
head -c 100000 /dev/zero >"$bad"
everywhere '100,000 zeros' '' "$bad"

# DER headers.
for header in 3080 30800000 30810130 3081 308200 3082ffff 30847fffffff 308480000000 3084ffffffff \
    3085010000000030 30887fffffffffffffff 308880000000000000003000 3088ffffffffffffffff 3089010000000000000000 30ff \
    30820001 3083000001 308100 30820000 3003020100 300002 1f01 3f0100 7f81010000 0000 3000; do
    write_hex $header "$bad"
    everywhere "octets $header" '' "$bad"
done
write_hex "30fe$(printf '%0252d' 0)01" "$bad"
everywhere 'a length of 126 octets' '' "$bad"
write_hex "30ff$(printf '%0254d' 0)01" "$bad"
everywhere 'a length of 127 octets' '' "$bad"

# The headers inside a certificate, a request and a key.
for file in "$root" "$request" "$key"; do
    hex=$(der_of_pem "$file")
    inner=${hex:8}
    for pair in "indefinite:3080${inner}0000" "a length of 2^31:308480000000$inner" \
        "a length of 2^32-1:3084ffffffff$inner" "a length of 2^63:30888000000000000000$inner" \
        "a length of 2^64-1:3088ffffffffffffffff$inner" "a longer length than needed:308300${hex:4}" \
        "another tag:3182${hex:4}" "primitive:1082${hex:4}" "high tag:3f1082${hex:4}" \
        "octets behind it:${hex}00" "itself behind it:$hex$hex" "text behind it:${hex}0a0a"; do
        write_hex "${pair#*:}" "$bad"
        everywhere "$(basename "$file"), ${pair%%:*}" '' "$bad"
    done
    for pair in "indefinite inside:${hex:0:8}3080${hex:16}" "a length of 2^64-1 inside:${hex:0:8}3088ffffffffffffffff${hex:28}" \
        "one more inside:${hex:0:12}ff${hex:14}"; do
        write_hex "${pair#*:}" "$bad"
        everywhere "$(basename "$file"), ${pair%%:*}" '' "$bad"
    done
done

# Nesting: 10,000 SEQUENCEs, of lengths that are right, wrong, and indefinite.
printf -v nested '3080%.0s' {1..10000}
write_hex "$nested" "$bad"
everywhere 'nested 10,000 deep, indefinite' '' "$bad"
printf -v nested '30820fff%.0s' {1..10000}
write_hex "$nested" "$bad"
everywhere 'nested 10,000 deep, too long' '' "$bad"
nested=$(for ((length = 4 * 9999; length > 0; length -= 4)); do printf '3082%04x' $length; done)
write_hex "${nested}30820000" "$bad"
everywhere 'nested 10,000 deep' '' "$bad"
# Deep in a subject, where the tolerant reader goes.
deep=$(for ((length = 4 * 999; length >= 0; length -= 4)); do printf '3082%04x' $length; done)
write_hex "$(der 30 "$(der 30 a003020102 020101 "$deep")" "$deep")" "$bad"
everywhere 'nested deep inside a certificate' '' "$bad"
write_hex "$(der 30 "$(der 30 020100 "$deep")" "$deep")" "$bad"
everywhere 'nested deep inside a request' '' "$bad"

# Many elements, in linear time; and more than a certificate or request may have.
attribute=$(der 31 "$(der 30 0603550403 "$(der 0c 61)")")
printf -v names "$attribute%.0s" {1..20000}
spki=$("$program" pubkey --der "$key" | od -v -An -tx1 | tr -d ' \n')
algorithm=300d06092a864886f70d01010b0500
signature=$(der 03 "00$(printf '%0512d' 1)")
many_names=$(der 30 "$names")
write_hex "$(der 30 "$(der 30 020100 "$many_names" "$spki" a000)" $algorithm "$signature")" "$bad"
refuses 'issue: a request of 20,000 attributes and no good signature' 1,2 '' issue --ca "$root" --ca-key "$ca_key" \
    --at "$now" "$bad" -o result
run show "$bad"
equal 'show: a request of 20,000 attributes' 0 "$status"
printf -v set_contents "$(der 30 0603550403 "$(der 0c 61)")%.0s" {1..20000}
write_hex "$(der 30 "$(der 30 020100 "$(der 30 "$(der 31 "$set_contents")")" "$spki" a000)" $algorithm "$signature")" "$bad"
refuses 'issue: a set of 20,000 equal attributes' 1,2 '' issue --ca "$root" --ca-key "$ca_key" --at "$now" "$bad" -o result
run show "$bad"
matches 'show: a set of 20,000 equal attributes' '[02]' "$status"
printf -v extensions "$(der 30 06032a0304 "$(der 04 00)")%.0s" {1..20000}
certificate=$(der 30 a003020102 020101 $algorithm "$(der 30 "$attribute")" \
    "301e170d3236303130313030303030305a170d3336303130313030303030305a" "$(der 30 "$attribute")" "$spki" \
    "$(der a3 "$(der 30 "$extensions")")")
write_hex "$(der 30 "$certificate" $algorithm "$signature")" "$bad"
everywhere 'a certificate with an extension 20,000 times' '' "$bad" pubkey ca
run show "$bad"
matches 'show: a certificate with an extension 20,000 times' '[02]' "$status"
{
    printf '\x30\x83\x1f\xff\xfb'
    head -c 2097147 /dev/zero
} >"$bad"
everywhere '2 MiB' '' "$bad"

# --- PEM ------------------------------------------------------------------------------------------------------

# Each is made of the file that the command wants.
# pem_everywhere NAME PATTERN SED: what the sed script makes of a file, refused by its command.
pem_everywhere() {
    local use
    for use in $all_uses; do
        [ "$use:$1" != 'crl:PEM with the label of a CRL' ] || continue # it is one
        case $use in
        show | pubkey | ca) sed "$3" "$root" >"$bad" ;;
        request | selfsign) sed "$3" "$key" >"$bad" ;;
        ca-key) sed "$3" "$ca_key" >"$bad" ;;
        issue) sed "$3" "$request" >"$bad" ;;
        verify | trust) sed "$3" "$leaf" >"$bad" ;;
        crl) sed "$3" "$fixtures/crl.pem" >"$bad" ;;
        esac
        everywhere "$1" "$2" "$bad" "$use"
    done
}
pem_everywhere 'PEM without END' 'END*' '/END/d'
pem_everywhere 'PEM without BEGIN' '' '/BEGIN/d'
pem_everywhere 'PEM with another label at the end' 'END*' 's/END .*-----/END PUBLIC KEY-----/'
pem_everywhere 'PEM with a spoilt END' 'END*' 's/\(END .*\)-----/\1---/'
pem_everywhere 'PEM with a spoilt BEGIN' '' 's/BEGIN \(.*\)-----/BEGIN \1----/'
pem_everywhere 'PEM with a BEGIN inside' 'END*' '5s/^.*/-----BEGIN CERTIFICATE-----/'
pem_everywhere 'PEM with NUL' 'base 64*' '5s/^./\x00/'
pem_everywhere 'PEM with a percent sign' 'base 64*' '5s/^./%/'
pem_everywhere 'PEM with a hyphen' 'base 64*' '5s/^./-/'
pem_everywhere 'PEM beyond ASCII' 'base 64*' '5s/^./\xc3\xa9/'
pem_everywhere 'PEM with an escape' 'base 64*' '5s/^./\x1b[2J/'
pem_everywhere 'PEM with padding inside' 'base 64*' '5s/^../==/'
pem_everywhere 'PEM with one character less' 'base 64*' '5s/^.//'
pem_everywhere 'PEM with one line less' '' '5d'
pem_everywhere 'PEM with nothing in it' '' '/^[A-Za-z0-9+/=]*$/d'
pem_everywhere 'PEM with headers' 'header*' '2s/^/Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n/'
pem_everywhere 'PEM with too much padding' 'base 64*' '/END/s/^/====\n/'
pem_everywhere 'PEM with a label of another kind' '' 's/\(BEGIN\|END\) .*-----/\1 PUBLIC KEY-----/'
pem_everywhere 'PEM with the label of a CRL' '' 's/\(BEGIN\|END\) .*-----/\1 X509 CRL-----/'

yes A | tr -d '\n' | head -c $((50 << 20)) >"$scratch/long"
everywhere 'a line of 50 MiB' '' "$scratch/long" show ca-key issue
{
    printf -- '-----BEGIN CERTIFICATE-----\n'
    cat "$scratch/long"
    printf -- '\n-----END CERTIFICATE-----\n'
} >"$bad"
everywhere 'a line of 50 MiB in PEM' '' "$bad" show pubkey ca
{
    printf -- '-----BEGIN '
    cat "$scratch/long"
    printf -- '-----\n'
} >"$bad"
everywhere 'a label of 50 MiB' '' "$bad" show request ca issue
yes -- '-----BEGIN A-----' | head -c $((20 << 20)) >"$bad"
everywhere 'a million lines of BEGIN' 'END*' "$bad" show ca-key
yes -- $'-----BEGIN A-----\n-----END A-----' | head -c $((10 << 20)) >"$bad"
everywhere 'many empty blocks' '' "$bad" show ca request
{ cat "$scratch/long" "$scratch/long"; } >"$bad"
everywhere '100 MiB of text' 'neither*' "$bad" show request ca issue
rm "$scratch/long"

# --- the wrong kind of thing -------------------------------------------------------------------------------------

everywhere 'a certificate, where a key is wanted' 'private key*certificate' "$leaf" request selfsign ca-key
everywhere 'a certificate, where a request is wanted' 'request*certificate' "$leaf" issue
everywhere 'a request, where a key is wanted' 'private key*request' "$request" request selfsign ca-key
everywhere 'a request, where a certificate is wanted' 'certificate*request' "$request" ca
everywhere 'a key, where a certificate is wanted' 'certificate*private key' "$key" ca
everywhere 'a key, where a request is wanted' 'request*private key' "$key" issue
"$program" pubkey "$key" >"$scratch/public"
everywhere 'a public key' 'public key' "$scratch/public" request selfsign ca ca-key issue
everywhere 'a CRL' 'CRL' "$fixtures/crl.pem" pubkey request selfsign ca ca-key issue
for file in "$leaf" "$request" "$key" "$scratch/public" "$fixtures/crl.pem"; do
    write_hex "$(der_of_pem "$file")" "$scratch/$(basename "$file").der"
done
everywhere 'a certificate in DER' '' "$scratch/golden-leaf.pem.der" request selfsign ca-key issue
everywhere 'a request in DER' '' "$scratch/golden-request.pem.der" request selfsign ca ca-key
everywhere 'a key in DER' '' "$scratch/leaf.key.der" ca issue
everywhere 'a public key in DER' '' "$scratch/public.der" request selfsign ca ca-key issue
everywhere 'a CRL in DER' '' "$scratch/crl.pem.der" pubkey request selfsign ca ca-key issue
everywhere 'an encrypted key' 'encrypted' "$fixtures/encrypted-pkcs8.key"
everywhere 'an encrypted key of the old form' 'encrypted' "$fixtures/encrypted-pkcs1.key"
everywhere 'a key on a curve' '' "$fixtures/ec.key" ca ca-key issue
everywhere 'a certificate on a curve' '' "$fixtures/ec.pem" request selfsign ca ca-key issue
everywhere 'a request on a curve' '' "$fixtures/ec.csr" request selfsign ca ca-key
everywhere 'a key on another curve' '' "$fixtures/other-curve.key" pubkey request selfsign ca ca-key issue
everywhere 'a request on another curve' '' "$fixtures/other-curve.csr" request selfsign ca ca-key issue
everywhere 'a small key' '' "$fixtures/rsa-1024.key" ca-key ca issue
# What the key is does not fit its label.
for pair in "CERTIFICATE:$key" "PRIVATE KEY:$leaf" "CERTIFICATE REQUEST:$leaf" "RSA PRIVATE KEY:$request" \
    "CERTIFICATE:$request" "PUBLIC KEY:$key"; do
    pem "${pair%%:*}" "$(der_of_pem "${pair#*:}")" "$bad"
    everywhere "a label ${pair%%:*} on $(basename "${pair#*:}")" '' "$bad"
done

# DER that has PEM inside is DER: what is shown and what is issued is the outer one.
inner=$(printf '\n' | cat - "$request" | od -v -An -tx1 | tr -d ' \n')
outer=$(der 30 "$(der 30 020100 \
    "$(der 30 "$(der 31 "$(der 30 0603550403 "$(der 0c "$(hex_of_text outer.test)")")")" \
        "$(der 31 "$(der 30 060355040d "$(der 0c "$inner")")")")" "$spki" a000)" $algorithm "$signature")
write_hex "$outer" "$bad"
refuses 'issue: a request in DER that has another in PEM inside' 1,2 '' issue --ca "$root" --ca-key "$ca_key" --at "$now" \
    --host a.test -q "$bad" -o result
run show "$bad"
matches 'show: a request in DER that has another in PEM inside' '*outer.test*' "$(<"$output")"

# --- RSA keys that are none ------------------------------------------------------------------------------------------

hex=$(der_of_pem "$key")
private_key_integers "$hex"
version=020100
rsa_encryption=300d06092a864886f70d0101010500
n=${integers[1]} e=${integers[2]} d=${integers[3]} p=${integers[4]} q=${integers[5]}
dp=${integers[6]} dq=${integers[7]} inverse=${integers[8]}

# key_of INTEGER...: PKCS#8 of these contents of nine INTEGERs.
key_of() {
    local all='' integer
    for integer; do all+=$(der 02 "$integer"); done
    der 30 $version $rsa_encryption "$(der 04 "$(der 30 "$all")")"
}
# bad_key NAME PATTERN INTEGER...
bad_key() {
    local name="a key: $1" pattern=$2
    shift 2
    write_hex "$(key_of "$@")" "$bad"
    chmod 600 "$bad"
    everywhere "$name" "$pattern" "$bad" show pubkey request selfsign ca-key
}
even() { printf '%s0' "${1%?}"; }
equal 'the key is taken apart rightly' "$hex" "$(key_of 00 "$n" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse")"
bad_key 'n even' '' 00 "$(even "$n")" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'n = 0' '' 00 00 "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'n = 1' '' 00 01 "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'n negative' '' 00 "${n#00}" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'n empty' '' 00 '' "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'n of 17,000 bits' '' 00 "01$(printf '%04250d' 1)" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'n of a million bits' '' 00 "01$(printf '%0250000d' 1)" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'n with a zero in front' '' 00 "00$n" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
for bad_e in 00 01 02 03 10000 010000 0200000001 00ffffffffffffffff "$n"; do
    bad_key "e = $bad_e" '' 00 "$n" "$bad_e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
done
bad_key 'e negative' '' 00 "$n" ff "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'p and q of another key' '' 00 "$n" "$e" "$d" "00$(printf 'c%0253d1' 0)" "$q" "$dp" "$dq" "$inverse"
bad_key 'p = 1, q = n' '' 00 "$n" "$e" "$d" 01 "$n" 00 "$d" 01
bad_key 'p = n, q = 1' '' 00 "$n" "$e" "$d" "$n" 01 "$d" 00 01
bad_key 'p = 0' '' 00 "$n" "$e" "$d" 00 "$q" "$dp" "$dq" "$inverse"
bad_key 'q = 0' '' 00 "$n" "$e" "$d" "$p" 00 "$dp" "$dq" "$inverse"
bad_key 'p even' '' 00 "$n" "$e" "$d" "$(even "$p")" "$q" "$dp" "$dq" "$inverse"
bad_key 'p = q' '' 00 "$n" "$e" "$d" "$p" "$p" "$dp" "$dp" "$inverse"
bad_key 'p and q exchanged' '' 00 "$n" "$e" "$d" "$q" "$p" "$dp" "$dq" "$inverse"
bad_key 'd = 0' '' 00 "$n" "$e" 00 "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'd = 1' '' 00 "$n" "$e" 01 "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'd = n' '' 00 "$n" "$e" "$n" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'd of more octets than n' '' 00 "$n" "$e" "01$d$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'dP = 0' '' 00 "$n" "$e" "$d" "$p" "$q" 00 "$dq" "$inverse"
bad_key 'dQ = d' '' 00 "$n" "$e" "$d" "$p" "$q" "$dp" "$d" "$inverse"
bad_key 'qInv = 0' '' 00 "$n" "$e" "$d" "$p" "$q" "$dp" "$dq" 00
bad_key 'qInv = p' '' 00 "$n" "$e" "$d" "$p" "$q" "$dp" "$dq" "$p"
bad_key 'more than two primes' '' 01 "$n" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'version 2' '' 02 "$n" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse"
bad_key 'one INTEGER less' '' 00 "$n" "$e" "$d" "$p" "$q" "$dp" "$dq"
bad_key 'one INTEGER more' '' 00 "$n" "$e" "$d" "$p" "$q" "$dp" "$dq" "$inverse" 01
for name in d-right-for-p d-right-for-q; do
    everywhere "a key: $name" 'consistent' "$fixtures/$name.key" show pubkey request selfsign ca-key
done
everywhere 'a key with a composite p signs nothing' '' "$fixtures/composite-prime.key" request selfsign

# Each of the numbers with one octet altered, at its beginning, middle and end.
names=(version n e d p q dP dQ qInv)
for i in 1 2 3 4 5 6 7 8; do
    number=${integers[i]}
    for position in 2 $((${#number} / 4 + ${#number} / 4)) $((${#number} - 2)); do
        [ "$position" -lt "${#number}" ] || continue
        octet=$((16#${number:position:2} ^ 0x10))
        changed=("${integers[@]}")
        printf -v "changed[$i]" '%s%02x%s' "${number:0:position}" $octet "${number:position + 2}"
        bad_key "octet $((position / 2)) of ${names[i]} altered" '' "${changed[@]}"
    done
done

# The same n and e as a public key, in a request: refused before arithmetic.
request_hex=$(der_of_pem "$request")
for pair in "n even:$(der 02 "$(even "$n")"):$(der 02 "$e")" "e = 1:$(der 02 "$n"):020101" "e = 2:$(der 02 "$n"):020102" \
    "e = 0:$(der 02 "$n"):020100" "n = 1:020101:020103" "n = 0:020100:020103" "n negative:$(der 02 "${n#00}"):$(der 02 "$e")" \
    "e of 64 bits:$(der 02 "$n"):020900ffffffffffffffff"; do
    IFS=: read -r name modulus exponent <<<"$pair"
    bad_spki=$(der 30 $rsa_encryption "$(der 03 "00$(der 30 "$modulus" "$exponent")")")
    info=${request_hex#3082????3082????}
    info=${info%%"$algorithm"*}
    info=${info/"$spki"/"$bad_spki"}
    write_hex "$(der 30 "$(der 30 "$info")" $algorithm "$signature")" "$bad"
    refuses "issue: a request with $name" 2 '' issue --ca "$root" --ca-key "$ca_key" --at "$now" "$bad" -o result
done

finish
