#!/bin/bash
# trace.sh PROGRAM -- `trace sign` and `trace verify`: that what they make is what openssl makes,
# that the numbers they print are those of the arithmetic (worked again by bc, and the examples
# of FIPS 180-4), that private ones are masked, and hostile files. Where a wrong signature went
# wrong is in trace_faults.sh.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
export BC_LINE_LENGTH=0

key=$fixtures/leaf.key
root=$fixtures/golden-root.pem
leaf=$fixtures/golden-leaf.pem
request=$fixtures/golden-request.pem
printf 'abc' >abc
seq 1 2000 | head -c 5000 >long
openssl pkey -in "$key" -pubout -out pub.pem

# numbers sets the associative array number from the output: name to hexadecimal digits.
declare -A number
numbers() {
    local name digits
    number=()
    while read -r name digits; do
        number[$name]=${digits^^}
    done < <(awk '
        !on && $2 == "=" && $3 ~ /^0x/ { name = $1; value = substr($3, 3); on = 1 }
        on && $2 != "=" { value = value $1 }
        on && /bits?\)$/ { print name, value; on = 0 }' "$output")
}

# --- signatures are those of openssl ------------------------------------------------------------

for hash in sha224 sha256 sha384 sha512 sha512-224 sha512-256; do
    for file in abc long; do
        succeeds "$hash, $file" trace sign --key "$key" "--$hash" -o signature "$file"
        openssl dgst "-$hash" -sign "$key" -out wanted "$file"
        same_file "$hash, $file: as openssl" wanted signature
        octets=$(sed -n '/The signature: s as octets/,$p' "$output" | grep -E '^ +[0-9]+  [0-9a-f ]+$' | sed 's/^ *[0-9]*//' | tr -d ' \n')
        equal "$hash, $file: printed" "$(hex_of wanted)" "$octets"
        succeeds "$hash, $file: verified" trace verify --key pub.pem "--$hash" --signature wanted "$file"
        matches "$hash, $file: verified" '*valid: the owner of the key signed exactly this.*' "$(<"$output")"
        succeeds "$hash, $file: PSS" trace sign --pss --key "$key" "--$hash" -o signature "$file"
        if openssl dgst "-$hash" -sigopt rsa_padding_mode:pss -verify pub.pem -signature signature "$file" >/dev/null 2>&1; then pass; else fail "$hash, $file: PSS" 'openssl does not verify it'; fi
        openssl dgst "-$hash" -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20 -sign "$key" -out signature "$file"
        succeeds "$hash, $file: PSS by openssl" trace verify --pss --key pub.pem "--$hash" --signature signature "$file"
    done
done
for length in 0 20 222; do
    succeeds "PSS, salt of $length" trace sign --pss --salt-length "$length" --key "$key" -o signature abc
    matches "PSS, salt of $length" "*salt, $length random octets*" "$(<"$output")"
    if openssl dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt "rsa_pss_saltlen:$length" -verify pub.pem -signature signature abc >/dev/null 2>&1; then pass; else fail "PSS, salt of $length" 'openssl does not verify it'; fi
done
succeeds 'PSS, another mask' trace sign --pss --mgf1 sha512 --key "$key" -o signature abc
if openssl dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_mgf1_md:sha512 -verify pub.pem -signature signature abc >/dev/null 2>&1; then pass; else fail 'PSS, another mask' 'openssl does not verify it'; fi
succeeds 'PSS, another mask: verified' trace verify --pss --mgf1 sha512 --key pub.pem --signature signature abc

# The kind of a file is found in it, or not asked for.
input=abc
succeeds 'a pipe' trace sign --key "$key" -o signature
input=/dev/null
openssl dgst -sha256 -sign "$key" -out wanted abc
same_file 'a pipe' wanted signature
: >empty
openssl dgst -sha256 -sign "$key" -out wanted empty
succeeds 'an empty file' trace sign --key "$key" -o signature empty
same_file 'an empty file' wanted signature
for file in "$key" "$fixtures/made.txt" pub.pem; do
    openssl dgst -sha256 -sign "$key" -out wanted "$file"
    succeeds "a file with no certificate, $file" trace sign --key "$key" -o signature "$file"
    same_file "a file with no certificate, $file" wanted signature
done
cat "$leaf" "$leaf" >two.pem
openssl dgst -sha256 -sign "$key" -out wanted two.pem
succeeds 'two certificates are a file like any other' trace sign --key "$key" -o signature two.pem
same_file 'two certificates are a file like any other' wanted signature
der_of_pem "$leaf" | xxd -r -p >leaf.der
for file in "$leaf" leaf.der; do
    openssl dgst -sha256 -sign "$key" -out wanted "$file"
    succeeds "as it is, $file" trace sign --as-is --key "$key" -o signature "$file"
    same_file "as it is, $file" wanted signature
    matches "as it is, $file" '*every octet of it is signed*' "$(tr -s ' \n' ' ' <"$output")"
    succeeds "as it is, $file" trace verify --as-is --key pub.pem --signature wanted "$file"
    openssl asn1parse -in leaf.der -inform DER -strparse 4 -noout -out tbs
    openssl dgst -sha256 -sign "$key" -out wanted tbs
    succeeds "tbsCertificate, $file" trace sign --key "$key" -o signature "$file"
    same_file "tbsCertificate, $file" wanted signature
    matches "tbsCertificate, $file" "*tbsCertificate alone: octets 4 to $((3 + $(stat -c %s tbs))),*" "$(tr -s ' \n' ' ' <"$output")"
    matches "tbsCertificate, $file: not by this key" '*It is not the signatureValue in the file*' "$(<"$output")"
done
succeeds 'the issuer signs again' trace sign --key "$fixtures/ca.key" "$leaf"
matches 'the issuer signs again' '*It is the signatureValue in the file, octet for octet*' "$(<"$output")"

# --- what is verified without a file beside it --------------------------------------------------

succeeds 'a root' trace verify "$root"
succeeds 'a certificate' trace verify --issuer "$root" "$leaf"
succeeds 'a certificate, --key' trace verify --key "$root" "$leaf"
succeeds 'a request' trace verify "$request"
matches 'a request' '*certificationRequestInfo alone*' "$(<"$output")"
run trace verify --issuer "$root" "$fixtures/crl.pem"
matches 'a CRL' '*tbsCertList alone*' "$(<"$output")"
cat "$leaf" "$root" >chain.pem
succeeds 'the first of a chain' trace verify --issuer "$root" chain.pem
prepares selfsign --pss --sha384 --key "$key" --subject CN=a.test -o pss.pem
succeeds 'PSS in a certificate' trace verify pss.pem
matches 'PSS in a certificate' '*RSASSA-PSS with SHA-384*' "$(<"$output")"
succeeds 'a certificate is signed as it was' trace sign --key "$key" pss.pem
matches 'a certificate is signed as it was' '*RSASSA-PSS with SHA-384*' "$(<"$output")"
refuses 'no issuer' 2 '--issuer is missing' trace verify "$leaf"
refuses 'a CRL without an issuer' 2 '--issuer is missing' trace verify "$fixtures/crl.pem"
refuses 'no certificate' 2 'want a certificate, request or CRL' trace verify abc
refuses 'a key' 2 '' trace verify "$key"
succeeds 'an EC key' trace verify "$fixtures/ec.pem"
run trace verify --issuer "$leaf" "$root"
equal 'not the issuer' 1 "$status"
matches 'not the issuer' '*not the issuer that is named, CN=Golden Root*fault in the signature*' "$said"

# --- the numbers --------------------------------------------------------------------------------

warns 'secrets are asked for' 'WARNING' trace sign --secrets --full --key "$key" abc
numbers
private_key_integers "$(der_of_pem "$key")"
i=1
for name in n e d p q dP dQ qInv; do
    wanted=${integers[i]^^}
    [ "$name" = e ] || equal "$name is that of the key" "${wanted#00}" "${number[$name]}"
    i=$((i + 1))
done
m=$(openssl rsautl -verify -raw -pubin -inkey pub.pem -in <(openssl dgst -sha256 -sign "$key" abc) 2>/dev/null | od -An -v -tx1 | tr -d ' \n')
equal 'm is what openssl recovers' "${m#00}" "$(tr 'A-F' 'a-f' <<<"${number[m]}")"
wrong=$(bc <<BC
define w(b, e, m) {
    auto r
    r = 1
    while (e > 0) {
        if (e % 2 == 1) r = (r * b) % m
        b = (b * b) % m
        e = e / 2
    }
    return (r)
}
ibase = 16
n = ${number[n]}; d = ${number[d]}; p = ${number[p]}; q = ${number[q]}
x = ${number[dP]}; y = ${number[dQ]}; i = ${number[qInv]}
m = ${number[m]}; f = ${number[m1]}; g = ${number[m2]}; h = ${number[h]}; s = ${number[s]}
p * q != n
(d * 10001) % (p - 1) != 1
d % (p - 1) != x
d % (q - 1) != y
(q * i) % p != 1
w(m % p, x, p) != f
w(m % q, y, q) != g
((i * (f - g)) % p + p) % p != h
g + q * h != s
w(s, 10001, n) != m
w(m, d, n) != s
${number[s^e]} != m
BC
)
equal 'the arithmetic, by bc: no equation fails' "$(printf '0\n%.0s' {1..12})" "$wrong"

# The parts of a block of RSASSA-PSS, each behind the line that names it.
# part PATTERN prints the octets that follow the line with PATTERN.
part() {
    sed -n "/$1/,\$p" "$output" | awk '/^ +[0-9]+  [0-9a-f ]+$/ { $1 = ""; printf "%s", $0; on = 1; next } on { exit }' | tr -d ' '
}
# both HEX HEX prints the exclusive or.
both() {
    local i
    for ((i = 0; i < ${#1}; i += 2)); do
        printf '%02x' $((16#${1:i:2} ^ 16#${2:i:2}))
    done
}
for hash in sha256 sha512; do
    succeeds "PSS, parts, $hash" trace sign --pss "--$hash" --key "$key" abc
    salt=$(part 'salt, [0-9]* random octets')
    digest=$("${hash}sum" <abc | cut -d ' ' -f 1)
    equal "PSS, $hash: M'" "0000000000000000$digest$salt" "$(part "M' = eight octets 00")"
    write_hex "0000000000000000$digest$salt" salted
    H=$("${hash}sum" <salted | cut -d ' ' -f 1)
    equal "PSS, $hash: H" "$H" "$(part 'H = SHA-...(M.):')"
    DB=$(part 'DB = PS, [0-9]* octets 00')
    matches "PSS, $hash: DB" "0000*0001$salt" "$DB"
    equal "PSS, $hash: length of DB" $((2 * 255 - ${#H})) "${#DB}"
    masked=$(part '^   maskedDB = DB xor')
    equal "PSS, $hash: maskedDB" "$(both "$DB" "$(part 'dbMask = ')")" "$masked"
    equal "PSS, $hash: EM" "$masked${H}bc" "$(part 'The block: EM = ')"
done

# Without --secrets nothing of them is to be seen, whatever else is asked for.
for options in '' --full --rounds '--full --rounds --pss'; do
    # shellcheck disable=SC2086
    succeeds "masked, $options" trace sign $options --key "$key" abc
    text=$(tr -d ' \n' <"$output")
    for name in d p q dP dQ qInv m1 m2 h; do
        digits=$(tr 'A-F' 'a-f' <<<"${number[$name]}")
        lacks "masked, $options: $name" "*${digits:0:12}*" "$text"
        lacks "masked, $options: end of $name" "*${digits: -12}*" "$text"
        matches "masked, $options: $name is named" "*$name=(secret,*" "$text"
    done
done

# --- the hash -----------------------------------------------------------------------------------

# FIPS 180-2, appendices A.1, B.1 and C.1 have these rounds of "abc".
succeeds 'rounds of SHA-256' trace sign --rounds --key "$key" abc
for round in ' 0 61626380  5d6aebcd 6a09e667 bb67ae85 3c6ef372 fa2a4622 510e527f 9b05688c 1f83d9ab' \
    ' 1 00000000  5a6ad9ad 5d6aebcd 6a09e667 bb67ae85 78ce7989 fa2a4622 510e527f 9b05688c' \
    '63 12b1edeb  506e3058 d39a2165 04d24d6c b85e2ce9 5ef50f24 fb121210 948d25b6 961f4894'; do
    equal "SHA-256, round ${round:0:2}" 1 "$(grep -c -x "   $round" "$output")"
done
equal 'SHA-256: 64 rounds' 64 "$(grep -c -E '^   [ 0-9][0-9] [0-9a-f]{8}  ([0-9a-f]{8} ?){8}$' "$output")"
equal 'SHA-256: the state' 1 "$(grep -c -x '   H(1) = ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad' "$output")"
succeeds 'rounds of SHA-512' trace sign --sha512 --rounds --key "$key" abc
for round in ' 0 6162638000000000  f6afceb8bcfcddf5 6a09e667f3bcc908 bb67ae8584caa73b 3c6ef372fe94f82b 58cb02347ab51f91 510e527fade682d1 9b05688c2b3e6c1f 1f83d9abfb41bd6b' \
    '79 [0-9a-f]*  73a54f399fa4b1b2 10d9c4c4295599f6 d67806db8b148677 654ef9abec389ca9 d08446aa79693ed7 9bb4d39778c07f9e 25c96a7768fb2aa3 ceb9fc3691ce8326'; do
    equal "SHA-512, round ${round:0:2}" 1 "$(grep -c -x "   $round" "$output")"
done
openssl dgst -sha1 -sign "$key" -out sha1.sig abc
succeeds 'rounds of SHA-1' trace verify --sha1 --rounds --key pub.pem --signature sha1.sig abc
for round in ' 0 61626380  0116fc33 67452301 7bf36ae2 98badcfe 10325476' '79 [0-9a-f]*  42541b35 5738d5e1 21834873 681e6df6 d8fdf6ad'; do
    equal "SHA-1, round ${round:0:2}" 1 "$(grep -c -x "   $round" "$output")"
done
refuses 'SHA-1 signs nothing new' 2 '' trace sign --sha1 --key "$key" abc

# Every block's last round added to the state before it is the state after it.
succeeds 'the states of a long file' trace sign --full --rounds --key "$key" long
equal 'the states of a long file: sums' "$(((5000 + 9 + 63) / 64)) 0" "$(awk '
    function value(hex,   i, v) { v = 0; for (i = 1; i <= 8; i++) v = v * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1; return v }
    /^ +63 / && NF == 10 { for (i = 1; i <= 8; i++) last[i] = $(i + 2) }
    /^ +H\(0\) = / { for (i = 1; i <= 8; i++) before[i] = $(i + 2); next }
    /^ +H\([0-9]+\) = / {
        count++
        for (i = 1; i <= 8; i++) {
            if ((value(before[i]) + value(last[i])) % 4294967296 != value($(i + 2))) bad++
            before[i] = $(i + 2)
        }
    }
    END { print count + 0, bad + 0 }' "$output")"
equal 'the last state is the digest' "$(sha256sum <long | cut -d ' ' -f 1)" "$(grep '^ *H(' "$output" | tail -n 1 | sed 's/.*= //' | tr -d ' ')"

# Which blocks are shown, and what is in them: the message, 80, zeros, its length in bits.
for hash in sha256 sha512; do
    size=64 room=55
    [ $hash = sha256 ] || size=128 room=111
    for length in 0 1 $room $((room + 1)) $((size - 1)) $size $((4 * size)) $((5 * size - 1)) $((5 * size + room)) \
        $((5 * size + room + 1)) $((6 * size)) $((7 * size)) $((9 * size + room)) $((9 * size + room + 1)); do
        head -c "$length" long >part
        total=$(((length + size - room - 1 + size) / size))
        wanted=
        for ((i = 1; i <= total; i++)); do
            ((i > 4 && i < total - 1)) || wanted+="$i "
        done
        succeeds "$hash, $length octets" trace sign "--$hash" --key "$key" part
        equal "$hash, $length octets: blocks" "$wanted" "$(sed -n 's/^   M(\([0-9]*\)).*/\1/p' "$output" | tr '\n' ' ')"
        equal "$hash, $length octets: digest" "$("${hash}sum" <part | cut -d ' ' -f 1)" \
            "$(sed -n '/^   The digest is/,/^[0-9]/p' "$output" | grep -E '^ +[0-9]+  [0-9a-f ]+$' | sed 's/^ *[0-9]*//' | tr -d ' \n')"
        parts=$(sed -n '/^   M(/,/^   H(/p' "$output" | grep -E '^ +[0-9]+  ' | sed 's/^ *[0-9]*//' | tr -d ' \n')
        succeeds "$hash, $length octets, --full" trace sign --full "--$hash" --key "$key" part
        printf -v bits "%0$((2 * (size - room - 1)))x" $((8 * length))
        zeros=$((total * size - length - 1 - (size - room - 1)))
        printf -v zeros "%0$((2 * zeros + 1))d" 0
        padded=$(hex_of part)80${zeros:1}$bits
        some=
        for i in $wanted; do
            some+=${padded:2 * size * (i - 1):2 * size}
        done
        equal "$hash, $length octets: what is in the blocks" "$some" "$parts"
        equal "$hash, $length octets, --full: blocks" "$padded" "$(sed -n '/^   M(/,/^   H(/p' "$output" |
            grep -E '^ +[0-9]+  ' | sed 's/^ *[0-9]*//' | tr -d ' \n')"
    done
done

# --- size, pipes, and files that are not what they should be ------------------------------------

if [ "$is_sanitized" = no ]; then
    truncate -s 1G huge
    kept=$seconds
    [ "$seconds" -ge 120 ] || seconds=120
    succeeds 'a file of 1 GiB, in 512 MiB' trace sign --key "$key" -o signature huge
    seconds=$kept
    openssl dgst -sha256 -sign "$key" -out wanted huge
    same_file 'a file of 1 GiB' wanted signature
    equal 'a file of 1 GiB: what is printed is short' yes "$([ "$(wc -l <"$output")" -lt 250 ] && echo yes)"
    rm huge
fi
truncate -s 70M huge
printf '\x30' | dd of=huge conv=notrunc status=none
succeeds 'more than fits, and begins like DER' trace sign --key "$key" -o signature huge
openssl dgst -sha256 -sign "$key" -out wanted huge
same_file 'more than fits, and begins like DER' wanted signature
rm -f huge signature wanted
output=/dev/full
refuses 'a full disk' 2 '' trace sign --key "$key" abc
output=$scratch/out
refuses 'no file' 2 'No such file' trace sign --key "$key" nothing
refuses 'a folder' 2 '' trace sign --key "$key" .
refuses 'no key' 2 '--key is missing' trace sign abc
refuses 'a certificate for a key' 2 'want a private key' trace sign --key "$leaf" abc
refuses '-o -' 2 'want a file' trace sign --key "$key" -o - abc
refuses 'a salt that does not fit' 2 '' trace sign --pss --salt-length 223 --key "$key" abc
refuses 'PSS options alone' 2 '--pss' trace sign --salt-length 20 --key "$key" abc
refuses 'two hashes' 2 'want one hash' trace sign --sha256 --sha384 --key "$key" abc
refuses 'two files' 2 'want one file' trace sign --key "$key" abc long
refuses 'a hash for a certificate' 2 'go with --signature' trace verify --sha384 "$root"
refuses 'a signature and no key' 2 'goes with --key' trace verify --signature "$root" abc
refuses 'nothing' 2 'want sign, verify, build, keygen or curve' trace
refuses 'no such part' 2 'have nonsense' trace nonsense
refuses 'a key of 1024 bits has no room for this' 2 '' trace sign --pss --sha512 --key "$fixtures/rsa-1024.key" abc
for part in sign verify build keygen; do
    succeeds "help of $part" trace "$part" --help
    cp "$output" help
    succeeds "help of $part, the other way" help trace "$part"
    same_file "help of $part" help "$output"
    matches "help of $part" "*Usage: certwright trace $part *Example: *" "$(<"$output")"
done
refuses 'help of no part' 2 'no such command' help trace nonsense
refuses 'help of a part of another' 2 'no such command' help sign verify

# Names that would mislead a terminal, and certificates with a bit altered anywhere: no signal, no
# control characters, and an answer in time.
for file in "$fixtures"/*.csr "$fixtures"/*.pem; do
    run trace verify --key pub.pem "$file"
    if [ "$status" -le 2 ] && is_safe "$said" && is_safe "$(<"$output")"; then pass; else fail "$file" "status $status, said ${said@Q}"; fi
done
printf 'x' >$'ev\033[31mil'
run trace sign --key "$key" $'ev\033[31mil'
if [ "$status" -eq 0 ] && is_safe "$(<"$output")"; then pass; else fail 'a file with a hostile name' "status $status"; fi
hex=$(hex_of leaf.der)
for ((i = 0; i < ${#hex} / 2; i += 7)); do
    printf -v octet '%02x' $((16#${hex:2 * i:2} ^ 1 << (i % 8)))
    write_hex "${hex:0:2 * i}$octet${hex:2 * i + 2}" altered.der
    run trace verify --issuer "$root" altered.der
    if [[ $status == [12] ]] && is_safe "$said" && is_safe "$(<"$output")" && [[ $said == certwright:*$'\n' ]]; then pass; else fail "bit $((i % 8)) of octet $i" "status $status, said ${said@Q}"; fi
    run trace sign --key "$key" altered.der
    if [ "$status" -eq 0 ] && is_safe "$(<"$output")"; then pass; else fail "bit $((i % 8)) of octet $i, sign" "status $status, said ${said@Q}"; fi
done
# A message that is a private key, as DER, as PEM, in something and with another label.
der_of_pem "$key" >key.hex
write_hex "$(<key.hex)" message.der
write_hex "$(der 30 "$(der 04 "$(<key.hex)")")" wrapped.der
sed 's/PRIVATE KEY/CERTIFICATE/' "$key" >label.pem
for file in message.der wrapped.der "$key" label.pem; do
    run trace sign --full --rounds --key "$key" "$file"
    lacks "a message that is a key, $file: no octets" '*M(2)*W(*' "$(<"$output")"
    matches "a message that is a key, $file" '*M(2)?    (secret, 64 octets; --secrets shows them)?*' "$(<"$output")"
    lacks "a message that is a key, $file: none of its first" "*$(head -c 64 "$file" | tail -c 16 | hex_of - | sed 's/../& /g; s/ $//')*" \
        "$(<"$output")"
done
run trace sign --secrets --key "$key" message.der
lacks 'a message that is a key, --secrets' '*(secret, 64*' "$(<"$output")"
for length in 0 1 3 4 10 100 500; do
    head -c "$length" leaf.der >cut.der
    run trace verify --issuer "$root" cut.der
    equal "cut off after $length" 2 "$status"
done

finish
