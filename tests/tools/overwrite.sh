#!/bin/bash
# overwrite.sh PROGRAM -- a result never replaces a private key, the only copy perhaps: in any
# form, anywhere in a file, for every command that writes one. What only looks like a key is
# replaced. The keys are OpenSSL's.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

leaf=$fixtures/leaf.key
printf 'a message\n' >"$scratch/message"
sign=(sign --key "$leaf" "$scratch/message")

# keeps NAME [COMMAND...]: ./target holds a private key and must be left as it is.
keeps() {
    local name=$1
    shift
    (($# > 0)) || set -- "${sign[@]}"
    cp target "$scratch/target"
    refuses "$name" 2 'target: byte *: holds a private key, which is not overwritten' "$@" -o target
    same_file "$name: kept" "$scratch/target" target
}

# replaces NAME: ./target holds none.
replaces() {
    succeeds "$1" "${sign[@]}" -o target
    equal "$1: replaced" 256 "$(stat -c %s target)"
}

# --- forms -----------------------------------------------------------------------------------------

keys=$scratch/keys
mkdir "$keys"
(
    cd "$keys" || exit
    ec=(-algorithm EC -pkeyopt ec_paramgen_curve:P-256)
    openssl genpkey "${ec[@]}" -out ec8.pem
    openssl ec -in ec8.pem -out ec.pem
    openssl genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:1024 -out dsa-parameters
    openssl genpkey -paramfile dsa-parameters -out dsa8.pem
    openssl dsaparam -in dsa-parameters -outform DER -out dsa-parameters.public
    openssl pkey -in dsa8.pem -traditional -out dsa.pem
    openssl genpkey -algorithm ed25519 -out ed25519.pem
    openssl pkey -in "$leaf" -traditional -out rsa.pem
    cp "$leaf" rsa8.pem
    openssl pkcs8 -topk8 -passout pass:x -in "$leaf" -out encrypted.pem
    openssl rsa -aes128 -traditional -passout pass:x -in "$leaf" -out encrypted-old.pem
    for name in ec8 dsa8 ed25519 rsa8; do openssl pkey -in $name.pem -outform DER -out $name.der; done
    openssl ec -in ec.pem -outform DER -out ec.der
    openssl ec -in ec.pem -no_public -outform DER -out ec-private.der
    openssl ec -in ec.pem -param_enc explicit -outform DER -out ec-explicit.der
    openssl rsa -in "$leaf" -traditional -outform DER -out rsa.der
    openssl asn1parse -in dsa.pem -noout -out dsa.der
    openssl genrsa -primes 3 -out rsa3.key
    openssl rsa -in rsa3.key -traditional -outform DER -out rsa3.der
    openssl pkcs8 -topk8 -passout pass:x -in "$leaf" -outform DER -out encrypted.der
    openssl pkcs8 -topk8 -scrypt -passout pass:x -in "$leaf" -outform DER -out encrypted-scrypt.der
    openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -passout pass:x -in "$leaf" -outform DER -out encrypted-pkcs12.der
    openssl req -x509 -key "$leaf" -subj /CN=a.test -outform DER -out certificate.public
    openssl req -new -key "$leaf" -subj /CN=a.test -outform DER -out request.public
    openssl pkcs12 -export -passout pass:x -inkey "$leaf" -in "$fixtures/golden-leaf.pem" -out pkcs12.der
    openssl pkey -in "$leaf" -pubout -outform DER -out public.public
    openssl rsa -in "$leaf" -RSAPublicKey_out -outform DER -out public-rsa.public
    openssl pkey -in dsa8.pem -pubout -outform DER -out public-dsa.public
    openssl ecparam -name prime256v1 -param_enc explicit -outform DER -out curve.public
    openssl pkcs7 -in <(openssl crl2pkcs7 -nocrl -certfile "$fixtures/golden-leaf.pem") -outform DER -out pkcs7.public
    openssl rsa -in "$leaf" -outform PVK -pvk-none -out microsoft.pvk
    sed 's/ PRIVATE KEY/ OPENSSH PRIVATE KEY/' ec.pem >openssh.pem
    sed 's/ PRIVATE KEY/ PGP PRIVATE KEY BLOCK/' ec.pem >pgp.pem
    sed 's/-----\(.*\) PRIVATE KEY-----/---- \1 SSH2 ENCRYPTED PRIVATE KEY ----/' ec8.pem >ssh2.pem
    sed 's/ PRIVATE KEY/ SOMETHING NEW PRIVATE KEY/' ec.pem >new.pem
    printf 'openssh-key-v1\0\0\0\0\4none' >openssh.der
    printf 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n' >putty.pem
) >"$scratch/openssl" 2>&1
equal 'OpenSSL made the keys' 39 "$(cd "$keys" && find . -size +0 -name '*.pem' -o -name '*.der' -o -name '*.public' -o -name '*.pvk' -o -name 'rsa3.key' | wc -l)"

head -c 262130 /dev/urandom >"$scratch/random"
for key in "$keys"/*.pem "$keys"/*.der "$keys"/*.pvk; do
    name=${key##*/}
    cp "$key" target
    keeps "$name"
    cat "$scratch/random" "$key" >target
    keeps "$name after random bytes"
    cat "$key" "$scratch/random" >target
    keeps "$name before random bytes"
done
for key in "$keys"/*.pem; do
    name=${key##*/}
    { head -c 16384 /dev/zero; cat "$key"; } >target
    keeps "$name after 16,384 bytes"
    cat "$fixtures/golden-leaf.pem" "$key" "$fixtures/golden-leaf.pem" >target
    keeps "$name between certificates"
    sed 's/^/    /; s/$/\r/' "$key" >target
    keeps "$name indented, CRLF"
    { printf '# \303\251: '; tr '\n' '\r' <"$key"; } >target
    keeps "$name behind text, CR"
    for encoding in UTF-16 UTF-16BE UTF-16LE UTF-32BE UTF-32LE; do
        iconv -f UTF-8 -t $encoding "$key" >target
        keeps "$name in $encoding"
    done
done
for key in "$keys"/rsa.pem "$keys"/openssh.pem; do
    { printf 'tls.key: '; base64 -w 0 "$key"; echo; } >target
    keeps "${key##*/} in base 64, as in a Kubernetes Secret"
done
for key in "$keys"/*.der; do
    name=${key##*/}
    cat "$keys/certificate.public" "$key" "$keys/certificate.public" >target
    keeps "$name between certificates"
    base64 "$key" >target
    keeps "$name in base 64"
    { printf '{"key": "'; base64 -w 0 "$key"; printf '"}\n'; } >target
    keeps "$name in base 64, in one line"
    base64 "$key" | tr '+/' '-_' | sed 's/^/\t/; s/$/\r/' >target
    keeps "$name in base 64, the other alphabet, indented"
done
head -c 700 "$keys/rsa.der" >target # n, e and most of d
keeps 'RSA, cut off'
head -c 40 "$keys/ec.der" >target # the scalar
keeps 'SEC 1, cut off'
head -c 45 "$keys/ed25519.der" >target
keeps 'PKCS#8, cut off'
{ printf '\x30\x80'; tail -c +5 "$keys/rsa8.der"; printf '\0\0'; } >target
keeps 'PKCS#8 of indefinite length'
{ printf '\x30\x84\0\0'; tail -c +3 "$keys/rsa.der"; } >target
keeps 'PKCS#1 with a longer length'

half=303132333435363738393a3b3c3d3e3f # of a private number
of_hex() { printf '%s' "$1" | xxd -r -p >target; }
of_hex "3080 020100 3080 06032b6570 0000 0422 0420 $half$half 0000"
keeps 'PKCS#8, the algorithm of indefinite length'
of_hex "3080 020100 3080 06092a864886f70d010101 0500 0000 2480 0422 0420 $half$half 0000 0000"
keeps 'PKCS#8, all of it of indefinite length'
of_hex "3029 020101 2424 0410 $half 0410 $half"
keeps 'SEC 1 in pieces'
of_hex "30850000000029028400000001 01 0420 $half$half"
keeps 'SEC 1, longer lengths'
of_hex "3029 020101 2424 0210 $half 0210 $half"
replaces 'numbers where the pieces would be'
d=nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A # RFC 8037 A.1
printf '{"kty":"OKP","crv":"Ed25519","d":"%s",\n"x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}' $d >target
keeps 'a JSON Web Key'
printf '{\n  "d" : "%s"\n}' $d | iconv -f UTF-8 -t UTF-16 >target
keeps 'a JSON Web Key with gaps, in UTF-16'
printf '{"d": "a date", "x":"%s"}' $d >target
replaces 'a public JSON Web Key'

# Numbers of 200,000 and 100,000 bytes: a key longer than any buffer.
octets() { head -c "$1" /dev/zero | tr '\0' U; }
{
    printf '30830dbbcb 020100 0283030d40' | xxd -r -p; octets 200000
    printf '0203010001 0283030d40' | xxd -r -p; octets 200000
    for _ in 1 2 3 4 5; do printf '02830186a0' | xxd -r -p; octets 100000; done
} >target
keeps 'RSA of 1.6 million bits'

# Every place around the end of a buffer.
for before in 262110 262112 262118 262140 262143 262144 262145 524228 524240 524288; do
    cat "$scratch/random"{,,} | head -c "$before" >start
    cat start "$keys/rsa8.der" >target
    keeps "DER after $before bytes"
    cat start "$leaf" >target
    keeps "PEM after $before bytes"
done

# --- what is no key ----------------------------------------------------------------------------------

for file in "$keys"/*.public "$fixtures"/*.pem "$tests"/der.sh "$program"; do
    cp "$file" target
    chmod 644 target
    replaces "${file##*/}"
    base64 "$file" >target
    replaces "${file##*/} in base 64"
done
# DigestInfo, a list of numbers, an IV with its version, a version and a short string; a label
# without its dashes.
der 30 "$(der 30 0609608648016503040201 0500)" "$(der 04 "$(printf '%064d' 0)")" | xxd -r -p >target
replaces 'DigestInfo'
der 30 020100 020101 020102 020103 020104 020105 020106 020107 020108 | xxd -r -p >target
replaces 'a list of numbers'
der 30 02013a 04080011223344556677 | xxd -r -p >target
replaces 'the parameters of RC2'
der 30 020101 04080011223344556677 | xxd -r -p >target
replaces 'a number and a string'
printf 'The line says BEGIN PRIVATE KEY, as in RFC 7468, or BEGIN CERTIFICATE-----\n' >target
replaces 'a sentence'
head -c 20000000 /dev/urandom >target
replaces 'random bytes'
head -c 20000000 /dev/urandom | base64 >target
replaces 'random base 64'
: >target
replaces 'nothing'

# --- the file ------------------------------------------------------------------------------------------

cp "$leaf" target
for command in "request --key $leaf --subject CN=a.test" "selfsign --key $leaf --subject CN=a.test" "pubkey $leaf" \
    "issue --ca $fixtures/golden-root.pem --ca-key $fixtures/ca.key --at 2026-01-01T00:00:00Z $tests/fixtures/golden-request.pem" \
    "sign --key $leaf $scratch/message" "encrypt --key $leaf $scratch/message" \
    "explain --html $fixtures/golden-leaf.pem" "asn1 --notation $fixtures/golden-leaf.pem" \
    "trace sign --key $leaf $scratch/message"; do
    read -r -a arguments <<<"$command"
    keeps "$command" "${arguments[@]}"
done
succeeds 'a notation' asn1 --notation "$fixtures/golden-leaf.pem" -o "$scratch/notation"
keeps 'asn1 --build' asn1 --build "$scratch/notation"
succeeds 'a message' encrypt --key "$leaf" "$scratch/message" -o "$scratch/encrypted"
keeps 'decrypt' decrypt --key "$leaf" "$scratch/encrypted"
cp "$leaf" own.key
refuses 'its own key' 2 'own.key: byte 0: holds a private key*' sign --key own.key "$scratch/message" -o own.key
same_file 'its own key is kept' "$leaf" own.key

ln -s target link
refuses 'a key behind a link' 2 'link: byte 0: holds a private key*' "${sign[@]}" -o link
same_file 'a key behind a link is kept' "$leaf" target
ln target hard
refuses 'a key with two names' 2 'hard: byte 0: holds a private key*' "${sign[@]}" -o hard
same_file 'a key with two names is kept' "$leaf" target
rm -f ./*

# What cannot be read cannot be searched: the system says no at the opening, or at the reading.
for call in openat:error=EACCES pread64:error=EIO; do
    printf 'old\n' >old
    straced -P "$PWD/old" -e inject="$call" "$program" "${sign[@]}" -o "$PWD/old" 2>"$scratch/err"
    equal "$call: status" 2 $?
    read_said
    matches "$call" "certwright: $PWD/old: cannot be searched for a private key, and so is not overwritten: *"$'\n' "$said"
    equal "$call: kept" old "$(<old)"
done
rm -f ./*

# A large file takes no more memory than a small one.
truncate -s 300M target
cat "$leaf" >>target
[ "$is_sanitized" = yes ] || ulimit -v $((48 * 1024))
refuses 'a key after 300 MiB' 2 'target: byte 314572800: holds a private key*' "${sign[@]}" -o target
equal 'a key after 300 MiB is kept' $((314572800 + $(stat -c %s "$leaf"))) "$(stat -c %s target)"

finish
