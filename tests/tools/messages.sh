#!/bin/bash
# messages.sh PROGRAM -- digest, sign, check, encrypt and decrypt: what coreutils print, round
# trips with every hash and option, keys and messages that are not to be used, and what a wrong
# ciphertext tells: nothing.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

key=$fixtures/leaf.key
other=$fixtures/other.key
printf 'A letter.\n' >letter
printf 'A letter,\n' >altered
prepares pubkey "$key" -o public.pem
prepares pubkey --der "$key" -o public.der
prepares pubkey "$other" -o other.pem
prepares request --key "$key" --subject CN=a.test -o request.pem
prepares selfsign --key "$key" --subject CN=a.test -o certificate.pem
hashes='sha224 sha256 sha384 sha512 sha512-224 sha512-256'

# digest_length HASH prints the octets of its digest.
digest_length() {
    local bits=${1##*[a-z-]}
    [ "$1" = sha1 ] && bits=160
    printf '%d' $((${bits#sha} / 8))
}

# --- digest ---------------------------------------------------------------------------------------------

# Lengths around the blocks of 64 and 128 octets and their padding, and around the read buffer.
mkdir lengths
for length in 0 1 55 56 63 64 65 111 112 119 120 127 128 129 1000 65535 65536 65537 200000; do
    yes 'some text' | head -c "$length" >"lengths/$length"
done
# Names as coreutils escape them, or do not.
mkdir names
(
    cd names || exit
    for name in 'with space' ' ' '*star' $'new\nline' 'back\slash' 'back\nslash' $'cr\rend' $'tab\tbell\a' \
        -dash --check $'\xff\xfe' 'žluť' ',' "it's"; do
        printf '%s' "$name" >"./$name"
    done
)
for hash in sha1 sha224 sha256 sha384 sha512; do
    "${hash}sum" lengths/* letter >wanted
    succeeds "digest --$hash" digest "--$hash" lengths/* letter
    same_file "digest --$hash" wanted "$output"
    (cd names && "${hash}sum" -- *) >wanted
    (cd names && "$program" digest "--$hash" -- * >../got)
    same_file "digest --$hash: names" wanted got
    "${hash}sum" <letter >wanted
    input=letter
    succeeds "digest --$hash of standard input" digest "--$hash"
    same_file "digest --$hash of standard input" wanted "$output"
    succeeds "digest --$hash -" digest "--$hash" -
    same_file "digest --$hash -" wanted "$output"
    input=/dev/null
done
succeeds 'digest is SHA-256' digest letter
equal 'digest is SHA-256' "$(sha256sum letter)" "$(<"$output")"
# FIPS 180-4 examples of the two that coreutils do not have.
printf abc >abc
succeeds 'digest --sha512-224' digest --sha512-224 abc
equal 'digest --sha512-224' '4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa  abc' "$(<"$output")"
succeeds 'digest --sha512-256' digest --sha512-256 abc
equal 'digest --sha512-256' '53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23  abc' "$(<"$output")"

# Without it the others are printed.
sha256sum letter altered >wanted
run digest letter missing altered
equal 'digest: a missing file among others: status' 2 "$status"
equal 'digest: a missing file among others: one line' $'certwright: missing: No such file or directory\n' "$said"
same_file 'digest: a missing file among others' wanted "$output"
run digest letter lengths altered
equal 'digest: a folder among others: status' 2 "$status"
same_file 'digest: a folder among others' wanted "$output"
refuses 'digest: a missing file' 2 'missing: *' digest missing
refuses 'digest: a name that misleads a terminal' 2 '' digest $'miss\e[31ming\r'
output=/dev/full
refuses 'digest > /dev/full' 2 'standard output*' digest letter
refuses 'digest --check > /dev/full' 2 'standard output*' digest --check "$scratch/work/wanted"
output=$scratch/out

# Many files, small ones hashed together: around the 16384 octets up to which a file is small, more of
# them than the 64 files and the 262144 octets that are held; with a missing file, a folder, a pipe,
# standard input and files that say they are empty among them.
mkdir many
for length in 0 1 55 56 63 64 65 1000 10000 16383 16384 16385 65536 100000; do
    for letter in a b c; do
        yes "$letter $length" | head -c "$length" >"many/$letter-$length"
    done
done
for number in {100..199}; do
    yes "$number" | head -c $((number * 37)) >"many/$number"
    yes "$number" | head -c $((number * 82)) >"many/large-$number"
done
for number in {1..300}; do
    printf '%s' "$number" >"many/tiny-$number"
done
for kernel in portable sha-ni sha-avx512 sha-ni,sha-avx512; do
    export CERTWRIGHT_KERNELS=$kernel
    sha256sum many/* >wanted
    succeeds "digest: many files, $kernel" digest many/*
    same_file "digest: many files, $kernel" wanted "$output"
    succeeds "digest --check: many files, $kernel" digest --check wanted
    sed 's/^[^ ]*  //; s/$/: OK/' wanted >lines
    same_file "digest --check: many files, $kernel" lines "$output"

    mkfifo pipe
    timeout 60 sh -c 'cat letter >pipe' &
    input=altered
    sha256sum many/1?? many/b* letter - letter /proc/version many/c* letter /proc/version <altered |
        sed '0,/  letter$/s/  letter$/  pipe/' >wanted
    run digest many/1?? missing many/b* pipe - letter many /proc/version many/c* missing letter /proc/version
    input=/dev/null
    wait
    rm pipe
    equal "digest: many files and others, $kernel: status" 2 "$status"
    equal "digest: many files and others, $kernel: lines" \
        $'certwright: missing: No such file or directory\ncertwright: many: Is a directory\ncertwright: missing: No such file or directory\n' \
        "$said"
    same_file "digest: many files and others, $kernel" wanted "$output"
done
unset CERTWRIGHT_KERNELS
# Above 2^31 bytes; a hole takes no room on the disk. To hash so many takes seconds, and what could go wrong
# is an offset of 32 bits.
truncate -s 2147483649 huge
refuses 'a file of more than 2 GiB, which show does not read' 2 'huge: byte 0: want PEM or DER, have neither in the first 1 MiB' show huge
if [ "$(getconf LONG_BIT)" -eq 32 ]; then
    sha256sum huge >wanted
    succeeds 'digest: a file of more than 2 GiB' digest huge
    same_file 'digest: a file of more than 2 GiB' wanted "$output"
fi
rm huge
# A file called "-" is not standard input.
cp altered ./-
cp letter copy
sha256sum letter - ./- <copy >wanted
input=letter
succeeds 'digest: a file called "-"' digest letter - ./-
same_file 'digest: a file called "-"' wanted "$output"
input=/dev/null
rm ./-
# Every digest altered in turn, and each file missing in turn, is told at its line.
sha256sum many/a* >list
for line in $(seq "$(wc -l <list)"); do
    sed "${line}s/^..../0000/" list >wrong
    sed "s/^[^ ]*  //; s/\$/: OK/; ${line}s/OK/FAILED/" list >lines
    run digest --check wrong
    equal "digest --check: line $line is wrong: status" 1 "$status"
    same_file "digest --check: line $line is wrong" lines "$output"
    sed "${line}s/$/x/" list >wrong
    sed "s/^[^ ]*  //; ${line}s/$/x/; s/\$/: OK/; ${line}s/OK/FAILED open or read/" list >lines
    run digest --check wrong
    equal "digest --check: line $line is missing: status" 2 "$status"
    same_file "digest --check: line $line is missing" lines "$output"
done

# --- digest --check -----------------------------------------------------------------------------------------

for hash in sha1 sha224 sha256 sha384 sha512; do
    (cd names && "$program" digest "--$hash" -- * >../list && "${hash}sum" --check --status ../list)
    equal "${hash}sum --check of our list" 0 $?
    (cd names && "${hash}sum" -- * >../list && "$program" digest "--$hash" --check ../list >../got 2>&1)
    equal "digest --$hash --check of its list" 0 $?
    equal "digest --$hash --check of its list: all of them" "$(find names -type f -printf x | wc -c)" \
        "$(grep -c ': OK$' got)"
    (cd names && "${hash}sum" --binary -- * >../list && "$program" digest "--$hash" --check ../list >../got 2>&1)
    equal "digest --$hash --check of its binary list" 0 $?
done
sha256sum letter altered >list
succeeds 'digest --check' digest --check list
equal 'digest --check' $'letter: OK\naltered: OK' "$(<"$output")"
succeeds 'digest -c' digest -c list
succeeds 'digest --check: two lists' digest --check list list
equal 'digest --check: two lists' 4 "$(grep -c ': OK$' "$output")"
input=list
succeeds 'digest --check: standard input' digest --check
equal 'digest --check: standard input' $'letter: OK\naltered: OK' "$(<"$output")"
input=/dev/null
printf '%s' "$(<list)" >unended
succeeds 'digest --check: the last line lacks its end' digest --check unended
equal 'digest --check: the last line lacks its end' 2 "$(grep -c ': OK$' "$output")"
sed 's/^[^ ]*/\U&/' list >upper
succeeds 'digest --check: capital letters' digest --check upper
{ cat list; echo; echo; } >blank
succeeds 'digest --check: blank lines' digest --check blank

# checks NAME STATUS OUTPUT SAID LIST: OUTPUT is the whole, SAID a pattern.
checks() {
    run digest --check "$5"
    equal "digest --check: $1: status" "$2" "$status"
    equal "digest --check: $1: output" "$3" "$(<"$output")"
    matches "digest --check: $1: one line" "$4" "$said"
    if [[ ${said%$'\n'} == *$'\n'* ]]; then fail "digest --check: $1: one line" "have ${said@Q}"; else pass; fi
}
{ sha256sum letter; sha256sum letter | sed 's/letter/altered/'; } >list
checks 'a changed file' 1 $'letter: OK\naltered: FAILED' $'certwright: list: 1 *\n' list
{ sha256sum letter; sha256sum letter | sed 's/letter/missing/'; } >list
checks 'a missing file' 2 $'letter: OK\nmissing: FAILED open or read' $'certwright: missing: *\n' list
{ sha256sum letter; echo 'not a line'; } >list
checks 'a line of another form' 2 'letter: OK' $'certwright: list: 1 *\n' list
sha1sum letter >list
checks 'a list of another hash' 2 '' $'certwright: list: 1 *\n' list
sha256sum letter | sed 's/./g/' >list
checks 'a digit that is none' 2 '' $'certwright: list: 1 *\n' list
sha256sum letter | sed 's/  .*/  /' >list
checks 'no name' 2 '' $'certwright: list: 1 *\n' list
sha256sum letter | sed 's/  / /' >list
checks 'one space' 2 '' $'certwright: list: 1 *\n' list
yes 'a much longer line than any list has' | head -c 3000000 | tr -d '\n' >list
checks 'a huge line' 2 '' $'certwright: list: 1 *\n' list
head -c 100000 "$program" >list
run digest --check list
equal 'digest --check: a program: status' 2 "$status"
run digest --check letter missing
equal 'digest --check: a missing list: status' 2 "$status"
refuses 'digest --check: an empty list' 2 '*: want a list*' digest --check lengths/0
{ sha256sum letter | sed 's/letter/a\x1b[31mb\xe2\x80\xaec/'; } >list
run digest --check list
if is_safe "$said" && is_safe "$(<"$output")"; then
    pass
else
    fail 'digest --check: a name that misleads a terminal' "${said@Q}"
fi

# --- sign and check -------------------------------------------------------------------------------------------

for hash in $hashes; do
    for scheme in '' --pss; do
        succeeds "sign --$hash $scheme" sign --key "$key" "--$hash" $scheme -o signature letter
        equal "sign --$hash $scheme: octets" 256 "$(stat -c %s signature)"
        succeeds "check --$hash $scheme" check --key public.pem --signature signature "--$hash" $scheme letter
        equal "check --$hash $scheme" 'signature verified' "$(<"$output")"
        refuses "check --$hash $scheme: an altered file" 1 'signature: invalid signature' \
            check --key public.pem --signature signature "--$hash" $scheme altered
        wrong=sha256
        [ "$hash" = sha256 ] && wrong=sha384
        refuses "check --$hash $scheme: another hash" 1 'invalid signature' \
            check --key public.pem --signature signature "--$wrong" $scheme letter
    done
    refuses "check --$hash: PSS as PKCS#1" 1 'invalid signature' \
        check --key public.pem --signature signature "--$hash" letter
    length=$(digest_length "$hash")
    for salt in 0 1 "$length" 20 $((254 - length)); do
        succeeds "sign --pss --$hash --salt-length $salt" \
            sign --key "$key" --pss "--$hash" --salt-length "$salt" -o signature letter
        succeeds "check --pss --$hash, salt of $salt" check --key public.pem --signature signature --pss "--$hash" letter
        succeeds "check --pss --$hash --salt-length $salt" \
            check --key public.pem --signature signature --pss "--$hash" --salt-length "$salt" letter
        refuses "check --pss --$hash --salt-length $((salt + 1))" 1 'invalid signature' \
            check --key public.pem --signature signature --pss "--$hash" --salt-length $((salt + 1)) letter
    done
    refuses "sign --pss --$hash --salt-length $((255 - length)): too large" 2 'too short*' \
        sign --key "$key" --pss "--$hash" --salt-length $((255 - length)) -o refused letter
    for mask in sha1 sha256 sha512; do
        succeeds "sign --pss --$hash --mgf1 $mask" sign --key "$key" --pss "--$hash" --mgf1 "$mask" -o signature letter
        succeeds "check --pss --$hash --mgf1 $mask" \
            check --key public.pem --signature signature --pss "--$hash" --mgf1 "$mask" letter
        [ "$hash" = "$mask" ] || refuses "check --pss --$hash: mask of $mask" 1 'invalid signature' \
            check --key public.pem --signature signature --pss "--$hash" letter
    done
done

# The default is SHA-256 and PKCS#1, which is deterministic; PSS is not.
prepares sign --key "$key" --sha256 -o signature letter
succeeds 'sign is SHA-256' sign --key "$key" letter
same_file 'sign is SHA-256' signature "$output"
input=letter
succeeds 'sign: standard input' sign --key "$key"
same_file 'sign: standard input' signature "$output"
succeeds 'check: standard input' check --key public.pem --signature signature
succeeds 'check: - is standard input' check --key public.pem --signature signature -
input=signature
succeeds 'check: the signature on standard input' check --key public.pem --signature - letter
input=/dev/null
prepares sign --key "$key" --pss -o pss1 letter
prepares sign --key "$key" --pss -o pss2 letter
differ 'sign --pss: a new salt each time' pss1 pss2
prepares sign --key "$key" --pss --salt-length 0 -o pss1 letter
prepares sign --key "$key" --pss --salt-length 0 -o pss2 letter
same_file 'sign --pss --salt-length 0: always the same' pss1 pss2

for form in public.pem public.der certificate.pem request.pem "$key" "$fixtures/golden-leaf.pem"; do
    succeeds "check --key $form" check --key "$form" --signature signature letter
done
refuses 'check: another key' 1 'signature: invalid signature' check --key other.pem --signature signature letter
refuses 'check: a smaller key' 1 'signature: invalid signature' \
    check --key "$fixtures/rsa-1024.csr" --signature signature letter
refuses 'check: a missing file' 2 'missing: *' check --key public.pem --signature signature missing
refuses 'check: a missing signature' 2 'missing: *' check --key public.pem --signature missing letter
refuses 'check: a missing key' 2 'missing: *' check --key missing --signature signature letter
refuses 'check: the signature is a folder' 2 'lengths: *' check --key public.pem --signature lengths letter
refuses 'check: a CRL as key' 2 'want *' check --key "$fixtures/crl.pem" --signature signature letter
for file in other-curve.csr other-curve.key; do
    refuses "check: $file" 2 "$file: *secp256k1*" check --key "$fixtures/$file" --signature signature letter
done
for file in ec.pem ec.csr ec.key other-curve.csr other-curve.key; do
    refuses "encrypt: $file" 2 "$file: *" encrypt --key "$fixtures/$file" letter
done
refuses 'check: an EC key, and a signature of RSA' 1 'signature: invalid signature' \
    check --key "$fixtures/ec.key" --signature signature letter
refuses 'sign: a curve that is not computed' 2 'other-curve.key: *secp256k1*' sign --key "$fixtures/other-curve.key" letter
refuses 'decrypt: an EC key' 2 'ec.key: *' decrypt --key "$fixtures/ec.key" letter
for file in public.pem public.der certificate.pem request.pem; do
    refuses "sign: $file" 2 "$file: want a private key, have *" sign --key "$file" -o refused letter
    refuses "decrypt: $file" 2 "$file: want a private key, have *" decrypt --key "$file" -o refused letter
done
for file in encrypted-pkcs8.key encrypted-pkcs1.key d-right-for-p.key d-right-for-q.key; do
    refuses "sign: $file" 2 "$file: *" sign --key "$fixtures/$file" -o refused letter
    refuses "decrypt: $file" 2 "$file: *" decrypt --key "$fixtures/$file" -o refused letter
done
# Its numbers agree with each other; that a prime is none shows when the result is wrong.
refuses 'sign: composite-prime.key' 2 '' sign --key "$fixtures/composite-prime.key" -o refused letter
refuses 'decrypt: composite-prime.key' 1,2 '' decrypt --key "$fixtures/composite-prime.key" -o refused letter

# Signatures that are cut off, extended or altered, and the numbers that are no signature.
hex=$(hex_of signature)
private_key_integers "$(der_of_pem "$key")"
n=${integers[1]#00}
bad_signature() {
    write_hex "$2" bad
    refuses "check: $1" 1 'bad: invalid signature' check --key public.pem --signature bad letter
    refuses "check --pss: $1" 1 'bad: invalid signature' check --key public.pem --pss --signature bad letter
}
bad_signature 'nothing' ''
bad_signature 'one octet' 00
bad_signature 'the last octet is missing' "${hex%??}"
bad_signature 'the first octet is missing' "${hex#??}"
bad_signature 'an octet more' "${hex}00"
bad_signature 'a zero octet before it' "00$hex"
bad_signature 'twice' "$hex$hex"
bad_signature 'zero' "$(printf '%0512d' 0)"
bad_signature 'one' "$(printf '%0512d' 1)"
bad_signature 'the modulus' "$n"
bad_signature 'the modulus less one' "$(printf '%s%02x' "${n%??}" $((16#${n: -2} - 1)))"
bad_signature 'all ones' "${hex//?/f}"
for ((i = 0; i < 512; i += 37)); do
    bad_signature "digit $i" "${hex:0:i}$(printf '%x' $((16#${hex:i:1} ^ 1)))${hex:i + 1}"
done
refuses 'check: the signature is a large file' 1,2 '' check --key public.pem --signature "$program" letter

# SHA-1 is for old signatures.
refuses 'sign --sha1' 2 'old signatures*' sign --key "$key" --sha1 -o refused letter
refuses 'sign --sha1 --pss' 2 'old signatures*' sign --key "$key" --sha1 --pss -o refused letter
# The program makes no such signature: this is `openssl dgst -sha1 -sign fixtures/leaf.key letter`.
sha1_signature=
sha1_signature+=5a03a00e329772596ab8f04e1292634bd71f3262726cab26b30a8acec6c1407285b01256e888250355ab7202eb36f9869a4ce3043c92e85b1a967d24a9507d04
sha1_signature+=34de6115d6895615c871b701a120a58c23a237706d4e07d345b5f3968d30b07f473e8075a2d4d44f617e2a3a429f5962c0310bfd9d2ecb0b79fb17ad2e31ef7a
sha1_signature+=1d623ec6093b57854c580c01c1aa76edff15af99946935b058970ca718046c0e608b1f3eec1f3e3ef74fc4b5b64526f4724aec50de93f43b48d28b805f0969ad
sha1_signature+=6fbaf9b700e37771ac01f5cbb10fcc38a5b0cb213dbe67e92b819ddc5f7765765f5c86ffda0314fa8809e3915b04da7eea0b877ab8209c2149472cf8acf899c0
write_hex "$sha1_signature" sha1.signature
succeeds 'check --sha1' check --key public.pem --sha1 --signature sha1.signature letter
refuses 'check --sha1: an altered file' 1 'invalid signature' \
    check --key public.pem --sha1 --signature sha1.signature altered
refuses 'check: SHA-1 is not the default' 1 'invalid signature' check --key public.pem --signature sha1.signature letter

# --- keys -----------------------------------------------------------------------------------------------------

# spki NAME OID-CONTENTS PARAMETERS MODULUS EXPONENT writes NAME, the contents of INTEGERs given.
spki() {
    write_hex "$(der 30 "$(der 30 "$(der 06 "$2")" "$3")" \
        "$(der 03 00 "$(der 30 "$(der 02 "$4")" "$(der 02 "$5")")")")" "$1"
}
rsa=2a864886f70d010101
pss=2a864886f70d01010a
null=0500
spki same.der $rsa $null "00$n" 010001
same_file 'a key made here is the same' public.der same.der
# bad_key NAME MODULUS EXPONENT
bad_key() {
    spki bad.der $rsa $null "$2" "$3"
    refuses "check: a key with $1" 2 'bad.der: *' check --key bad.der --signature signature letter
    refuses "check --pss: a key with $1" 2 'bad.der: *' check --key bad.der --pss --signature signature letter
    refuses "encrypt: a key with $1" 2 'bad.der: *' encrypt --key bad.der -o refused letter
    refuses "encrypt --pkcs1: a key with $1" 2 'bad.der: *' encrypt --key bad.der --pkcs1 -o refused letter
}
bad_key 'an even modulus' "00${n%?}0" 010001
bad_key 'a modulus of zero' 00 010001
bad_key 'a modulus of one' 01 010001
bad_key 'a negative modulus' "$n" 010001
bad_key 'a modulus with a zero octet before it' "0000$n" 010001
bad_key 'a modulus of 1016 bits' "00${n:0:252}01" 010001
bad_key 'a modulus of 16392 bits' "00$(printf "%.0s$n" {1..8})01" 010001
bad_key 'no modulus' '' 010001
bad_key 'e = 0' "00$n" 00
bad_key 'e = 1' "00$n" 01
bad_key 'e = 2' "00$n" 02
bad_key 'e = 65536' "00$n" 010000
bad_key 'e = -1' "00$n" ff
bad_key 'e = 2^33 + 1' "00$n" 0200000001
bad_key 'e = n' "00$n" "00$n"
bad_key 'no e' "00$n" ''
spki three.der $rsa $null "00$n" 03
refuses 'check: a key with e = 3 is one, and another' 1 'invalid signature' \
    check --key three.der --signature signature letter

# A key of id-RSASSA-PSS is for that scheme alone (RFC 4055 section 1.2), with what its parameters say.
prepares sign --key "$key" --pss -o pss letter
prepares sign --key "$key" --pss --salt-length 31 -o short letter
prepares sign --key "$key" --pss --sha512 -o pss512 letter
sha256=$(der 30 "$(der 06 608648016503040201)" 0500)
parameters=$(der 30 "$(der a0 "$sha256")" \
    "$(der a1 "$(der 30 "$(der 06 2a864886f70d010108)" "$sha256")")" "$(der a2 "$(der 02 20)")")
spki any.der $pss '' "00$n" 010001
spki fixed.der $pss "$parameters" "00$n" 010001
for file in any fixed; do
    succeeds "check --pss: a key for PSS ($file)" check --key $file.der --pss --signature pss letter
    refuses "check: PKCS#1 with a key for PSS ($file)" 1 "signature: invalid signature" \
        check --key $file.der --signature signature letter
    refuses "encrypt: a key for PSS ($file)" 2 "$file.der: *" encrypt --key $file.der -o refused letter
    refuses "encrypt --pkcs1: a key for PSS ($file)" 2 "$file.der: *" encrypt --key $file.der --pkcs1 -o refused letter
done
succeeds 'check --pss: a key for PSS with any hash' check --key any.der --pss --sha512 --signature pss512 letter
refuses 'check --pss: a key for PSS with SHA-256' 2 'fixed.der: *' \
    check --key fixed.der --pss --sha512 --signature pss512 letter
refuses 'check --pss: a key for PSS with a mask of SHA-256' 2 'fixed.der: *' \
    check --key fixed.der --pss --mgf1 sha512 --signature pss letter
succeeds 'check --pss: a short salt, any key' check --key any.der --pss --signature short letter
refuses 'check --pss: a short salt, a key that wants a longer' 1,2 '' \
    check --key fixed.der --pss --signature short letter

# --- encrypt and decrypt ------------------------------------------------------------------------------------------

# round_trip NAME MESSAGE OPTION...
round_trip() {
    local name=$1 message=$2
    shift 2
    succeeds "encrypt $name" encrypt --key public.pem "$@" -o ciphertext "$message"
    equal "encrypt $name: octets" 256 "$(stat -c %s ciphertext)"
    succeeds "decrypt $name" decrypt --key "$key" "$@" -o back ciphertext
    same_file "decrypt $name" "$message" back
}
for hash in sha1 $hashes; do
    most=$((254 - 2 * $(digest_length "$hash")))
    head -c "$most" "$program" >longest
    head -c $((most + 1)) "$program" >longer
    round_trip "--$hash" letter "--$hash"
    round_trip "--$hash, nothing" /dev/null "--$hash"
    round_trip "--$hash, $most octets" longest "--$hash"
    round_trip "--$hash --label" letter "--$hash" --label 00ff0aA0
    round_trip "--$hash --mgf1 sha1" letter "--$hash" --mgf1 sha1
    round_trip "--$hash --mgf1 sha384, $most octets" longest "--$hash" --mgf1 sha384
    refuses "encrypt --$hash: an octet too many" 2 "longer: want a message of at most $most octets*have $((most + 1))" \
        encrypt --key public.pem "--$hash" -o refused longer
done
head -c 245 "$program" >longest
head -c 246 "$program" >longer
round_trip --pkcs1 letter --pkcs1
round_trip '--pkcs1, nothing' /dev/null --pkcs1
round_trip '--pkcs1, 245 octets' longest --pkcs1
head -c 245 /dev/zero >zeros
round_trip '--pkcs1, zeros' zeros --pkcs1
refuses 'encrypt --pkcs1: an octet too many' 2 'at most 245 octets*have 246' encrypt --key public.pem --pkcs1 -o refused longer
head -c 62 "$program" >longest
succeeds 'encrypt: 1024 bits' encrypt --key "$fixtures/rsa-1024.csr" -o ciphertext longest
succeeds 'decrypt: 1024 bits' decrypt --key "$fixtures/rsa-1024.key" ciphertext
same_file 'decrypt: 1024 bits' longest "$output"
refuses 'encrypt --sha512: 1024 bits' 2 'too short for OAEP*' encrypt --key "$fixtures/rsa-1024.csr" --sha512 -o refused longest
refuses 'encrypt: a large file' 2 'at most 190 octets*' encrypt --key public.pem -o refused "$program"
refuses 'encrypt: no end' 2 '/dev/zero: *' encrypt --key public.pem -o refused /dev/zero
refuses 'encrypt: a missing file' 2 'missing: *' encrypt --key public.pem -o refused missing
refuses 'encrypt: a folder' 2 'lengths: *' encrypt --key public.pem -o refused lengths
refuses 'decrypt: a missing file' 2 'missing: *' decrypt --key "$key" -o refused missing
for form in public.pem public.der certificate.pem request.pem "$key"; do
    succeeds "encrypt --key $form" encrypt --key "$form" -o ciphertext letter
    succeeds "encrypt --key $form: decrypt" decrypt --key "$key" ciphertext
    same_file "encrypt --key $form: decrypt" letter "$output"
done
input=letter
succeeds 'encrypt: standard input' encrypt --key public.pem -o ciphertext
input=ciphertext
succeeds 'decrypt: standard input' decrypt --key "$key"
same_file 'decrypt: standard input' letter "$output"
input=/dev/null
prepares encrypt --key public.pem -o ciphertext2 letter
differ 'encrypt: a new seed each time' ciphertext ciphertext2
prepares encrypt --key public.pem --label 00 --sha384 --mgf1 sha1 -o ciphertext letter
for options in '--sha384 --mgf1 sha1' '--sha384 --mgf1 sha1 --label 01' '--sha384 --mgf1 sha1 --label 0000' \
    '--sha384 --label 00' '--mgf1 sha1 --label 00' ''; do
    # shellcheck disable=SC2086 # several options
    refuses "decrypt: other options: $options" 1 'decrypt: decryption error' decrypt --key "$key" $options -o refused ciphertext
done
refuses 'decrypt: another key' 1 'decrypt: decryption error' \
    decrypt --key "$other" --label 00 --sha384 --mgf1 sha1 -o refused ciphertext

# --- wrong ciphertexts --------------------------------------------------------------------------------------------

# tells_nothing NAME CIPHERTEXT-HEX: with OAEP every wrong ciphertext has one status and one line,
# and no output.
printf 'certwright: decrypt: decryption error\n' >told
told=0
tells() {
    local status
    write_hex "$1" bad
    "$program" decrypt --key "$key" "${@:3}" bad >"$scratch/out" 2>"$scratch/err" </dev/null
    status=$?
    case $2 in
    nothing) [ $status -eq 1 ] && [ ! -s "$scratch/out" ] && cmp -s told "$scratch/err" ;;
    something) [ $status -eq 0 ] && [ ! -s "$scratch/err" ] ;;
    esac && told=$((told + 1)) && return
    fail "decrypt ${*:3}: $2 to tell of ciphertext ${1:0:16}..." "status $status, $(<"$scratch/err")"
}
below=$(printf '%s%02x' "${n%??}" $((16#${n: -2} - 1)))
zero=$(printf '%0512d' 0)
one=$(printf '%0512d' 1)
wrong_length=('' 00 "${n%??}" "${n#??}")
prepares encrypt --key public.pem -o ciphertext letter
good=$(hex_of ciphertext)
prepares encrypt --key public.pem --pkcs1 -o ciphertext letter
good_pkcs1=$(hex_of ciphertext)
wrong_length+=("${good}00" "00$good" "${good%??}" "${good#??}" "$good$good")
too_large=("$n" "$(printf '%s%02x' "${n%??}" $((16#${n: -2} + 1)))" "${n//?/f}")
for ciphertext in "${wrong_length[@]}" "${too_large[@]}"; do
    tells "$ciphertext" nothing
    tells "$ciphertext" nothing --pkcs1
done
for ciphertext in "$zero" "$one" "$below"; do
    tells "$ciphertext" nothing
    tells "$ciphertext" something --pkcs1
done
equal 'decrypt: ciphertexts of a wrong length or out of range' 30 "$told"

# flipped HEX BIT sets mutant.
flipped() {
    local digit=$(($2 / 4))
    printf -v mutant '%s%x%s' "${1:0:digit}" $((16#${1:digit:1} ^ 1 << $2 % 4)) "${1:digit + 1}"
}
# 485 bits of 2048 and those above; the first digit stays, or a ciphertext may become larger than n.
told=0
mutants=485
[ "$is_sanitized" = yes ] && mutants=50
for ((i = 0; i < mutants; i++)); do
    flipped "$good" $((4 + (i * 1999 + 5) % 2044))
    tells "$mutant" nothing
    flipped "$good_pkcs1" $((4 + (i * 1999 + 5) % 2044))
    tells "$mutant" something --pkcs1
done
equal 'decrypt: ciphertexts with a bit flipped' $((2 * mutants)) "$told"
# Implicit rejection is a function of key and ciphertext.
succeeds 'decrypt --pkcs1: a wrong ciphertext' decrypt --key "$key" --pkcs1 -o first bad
succeeds 'decrypt --pkcs1: a wrong ciphertext, again' decrypt --key "$key" --pkcs1 -o second bad
same_file 'decrypt --pkcs1: the same for the same' first second
refuses 'decrypt: no file is left' 1 'decryption error' decrypt --key "$key" -o refused bad

# --- files that are not written ---------------------------------------------------------------------------------

for command in "digest letter" "sign --key $key letter" "check --key public.pem --signature signature letter" \
    "encrypt --key public.pem letter" "decrypt --key $key ciphertext2"; do
    read -r -a arguments <<<"$command"
    output=/dev/full
    refuses "${arguments[0]} > /dev/full" 2 'standard output*' "${arguments[@]}"
    output=$scratch/out
done
for command in "sign --key $key letter" "encrypt --key public.pem letter" "decrypt --key $key ciphertext2"; do
    read -r -a arguments <<<"$command"
    refuses "${arguments[0]} -o a folder" 2 'lengths*' "${arguments[@]}" -o lengths
    refuses "${arguments[0]} -o in a missing folder" 2 'missing/file*' "${arguments[@]}" -o missing/file
    refuses "${arguments[0]} -o /dev/full" 2 '/dev/full*' "${arguments[@]}" -o /dev/full
done
printf 'old\n' >old
refuses 'decrypt: a failure leaves what was there' 1 'decryption error' decrypt --key "$key" -o old bad
refuses 'sign: a failure leaves what was there' 2 'missing*' sign --key "$key" -o old missing
refuses 'encrypt: a failure leaves what was there' 2 'missing*' encrypt --key public.pem -o old missing
equal 'a failure leaves what was there' old "$(<old)"

# A public result replaces no private key. What is random may begin like one.
cp "$key" precious
refuses 'sign -o a private key' 2 'private key*' sign --key "$key" -o precious letter
refuses 'encrypt -o a private key' 2 'private key*' encrypt --key public.pem -o precious letter
same_file 'a private key is not replaced' "$key" precious
for hex in 300102 307f02 3002020100; do
    write_hex "$hex$good" random
    succeeds "sign -o a file that begins with $hex" sign --key "$key" -o random letter
done

# --- the command line ----------------------------------------------------------------------------------------------

for command in digest sign check encrypt decrypt kat; do
    succeeds "help $command" help $command
    cp "$output" page
    succeeds "$command --help" $command --help
    same_file "$command --help" page "$output"
    matches "help $command" "certwright $command -- *Usage: certwright $command *Example: certwright $command *" "$(<page)"
    [ $command = kat ] || matches "help $command: OpenSSL" '*OpenSSL: openssl *' "$(<page)"
    refuses "$command --bogus" 2 "$command: --bogus: no such option*" $command --bogus
    refuses "$command -x" 2 "$command: -x: no such option*" $command -x
done
refuses 'digest: two hashes' 2 'digest: want one hash, have SHA-256 and SHA-512' digest --sha256 --sha512 letter
refuses 'digest: not clear which' 2 'no such option, or not clear which' digest --sha5 letter
refuses 'digest: a value too many' 2 'takes no value' digest --sha256=1 letter
refuses 'digest --pss' 2 'no such option*' digest --pss letter
sign=(sign --key "$key")
check=(check --key public.pem --signature signature)
encrypt=(encrypt --key public.pem)
decrypt=(decrypt --key "$key")
refuses 'sign: two hashes' 2 'sign: want one hash*' "${sign[@]}" --sha384 --sha224 letter
refuses 'sign: two files' 2 'sign: want one file, have 2' "${sign[@]}" letter altered
refuses 'check: two files' 2 'check: want one file, have 2' "${check[@]}" letter altered
refuses 'encrypt: two files' 2 'encrypt: want one file, have 2' "${encrypt[@]}" letter altered
refuses 'decrypt: two files' 2 'decrypt: want one file, have 2' "${decrypt[@]}" ciphertext2 ciphertext2
refuses 'sign: no key' 2 'sign: --key is missing*' sign letter
refuses 'check: no key' 2 'check: --key and --signature*' check --signature signature letter
refuses 'check: no signature' 2 'check: --key and --signature*' check --key public.pem letter
refuses 'encrypt: no key' 2 'encrypt: --key is missing*' encrypt letter
refuses 'decrypt: no key' 2 'decrypt: --key is missing*' decrypt ciphertext2
refuses 'kat: no file' 2 'kat: want at least one file*' kat
for value in '' x -1 +1 1x ' 1' 0x10 99999999999999999999999; do
    refuses "sign --pss --salt-length '$value'" 2 '--salt-length: want a number*' \
        "${sign[@]}" --pss "--salt-length=$value" letter
    refuses "check --pss --salt-length '$value'" 2 '--salt-length: want a number*' \
        "${check[@]}" --pss "--salt-length=$value" letter
done
for option in --salt-length=32 --mgf1=sha256; do
    refuses "sign $option without --pss" 2 'go with --pss' "${sign[@]}" $option letter
    refuses "check $option without --pss" 2 'go with --pss' "${check[@]}" $option letter
done
for value in '' md5 sha sha257 SHA3-256; do
    refuses "sign --pss --mgf1 '$value'" 2 '--mgf1: no such hash*' "${sign[@]}" --pss "--mgf1=$value" letter
    refuses "encrypt --mgf1 '$value'" 2 '--mgf1: no such hash*' "${encrypt[@]}" "--mgf1=$value" letter
    refuses "decrypt --mgf1 '$value'" 2 '--mgf1: no such hash*' "${decrypt[@]}" "--mgf1=$value" ciphertext2
done
for value in 0 000 0g x '00 ' 0x00; do
    refuses "encrypt --label '$value'" 2 '--label: want*' "${encrypt[@]}" --label "$value" letter
    refuses "decrypt --label '$value'" 2 '--label: want*' "${decrypt[@]}" --label "$value" ciphertext2
done
round_trip 'with a label of 1024 octets' letter --label "$(printf '%02048d' 0)"
refuses 'encrypt: a label of 1025 octets' 2 '--label: want*' "${encrypt[@]}" --label "$(printf '%02050d' 0)" letter
succeeds 'encrypt: an empty label is none' "${encrypt[@]}" --label '' -o ciphertext letter
succeeds 'decrypt: an empty label is none' "${decrypt[@]}" ciphertext
same_file 'decrypt: an empty label is none' letter "$output"
# What RSAES-PKCS1-v1_5 has no use for is not passed over in silence.
for option in --sha384 --mgf1=sha1 --label=00; do
    refuses "encrypt --pkcs1 $option" 2 '' "${encrypt[@]}" --pkcs1 $option -o refused letter
    refuses "decrypt --pkcs1 $option" 2 '' "${decrypt[@]}" --pkcs1 $option -o refused ciphertext2
done

# --- large files ------------------------------------------------------------------------------------------------------

# 300 MB in less than 200 MiB of addresses; sha256sum says what must come.
truncate -s 300M large
[ "$is_sanitized" = no ] && ulimit -S -v $((200 * 1024))
succeeds 'digest of 300 MB' digest large
equal 'digest of 300 MB' "$(sha256sum large)" "$(<"$output")"
succeeds 'sign 300 MB' "${sign[@]}" -o signature large
succeeds 'check 300 MB' "${check[@]}" large
refuses 'encrypt 300 MB' 2 'large: *' "${encrypt[@]}" -o refused large
[ "$is_sanitized" = no ] && ulimit -S -v $((512 * 1024))
rm large

finish
