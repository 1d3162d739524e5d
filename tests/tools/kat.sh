#!/bin/bash
# kat.sh PROGRAM -- known-answer tests: every file that NIST gives for what the program has, with
# the exact counts; files that are altered, cut off or something else; and Wycheproof files.
#
# The NIST files are those of python3-cryptography-vectors in $VECTORS; without them this fails.
# The Wycheproof files are made here, with values of our own, in the two forms that there are
# (github.com/C2SP/wycheproof, testvectors and testvectors_v1).
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
# shellcheck source=tests/tools/kat_common.sh
. "$tests/kat_common.sh"

nist=$vectors/asymmetric/RSA/FIPS_186-2

# --- the files of NIST ------------------------------------------------------------------------------------

counts hashes/SHA1/SHA1ShortMsg.rsp 65 0 0
counts hashes/SHA1/SHA1LongMsg.rsp 64 0 0
counts hashes/SHA1/SHA1Monte.rsp 100 0 0
counts hashes/SHA2/SHA224ShortMsg.rsp 65 0 0
counts hashes/SHA2/SHA224LongMsg.rsp 64 0 0
counts hashes/SHA2/SHA224Monte.rsp 100 0 0
counts hashes/SHA2/SHA256ShortMsg.rsp 65 0 0
counts hashes/SHA2/SHA256LongMsg.rsp 64 0 0
counts hashes/SHA2/SHA256Monte.rsp 100 0 0
counts hashes/SHA2/SHA384ShortMsg.rsp 129 0 0
counts hashes/SHA2/SHA384LongMsg.rsp 128 0 0
counts hashes/SHA2/SHA384Monte.rsp 100 0 0
counts hashes/SHA2/SHA512ShortMsg.rsp 129 0 0
counts hashes/SHA2/SHA512LongMsg.rsp 128 0 0
counts hashes/SHA2/SHA512Monte.rsp 100 0 0
counts hashes/SHA2/SHA512_224ShortMsg.rsp 129 0 0
counts hashes/SHA2/SHA512_224LongMsg.rsp 128 0 0
counts hashes/SHA2/SHA512_224Monte.rsp 100 0 0
counts hashes/SHA2/SHA512_256ShortMsg.rsp 129 0 0
counts hashes/SHA2/SHA512_256LongMsg.rsp 128 0 0
counts hashes/SHA2/SHA512_256Monte.rsp 100 0 0
counts HMAC/rfc-2202-md5.txt 0 0 7
counts HMAC/rfc-2202-sha1.txt 7 0 0
counts HMAC/rfc-2286-ripemd160.txt 0 0 7
counts HMAC/rfc-4231-sha224.txt 6 0 0
counts HMAC/rfc-4231-sha256.txt 6 0 0
counts HMAC/rfc-4231-sha384.txt 6 0 0
counts HMAC/rfc-4231-sha512.txt 6 0 0
counts asymmetric/RSA/FIPS_186-2/KeyGenRSA.rsp 30 0 0
counts asymmetric/RSA/FIPS_186-2/SigGen15_186-2.rsp 250 0 0
counts asymmetric/RSA/FIPS_186-2/SigGen15_186-3.rsp 250 0 0
counts asymmetric/RSA/FIPS_186-2/SigGenPSS_186-2.rsp 250 0 0
counts asymmetric/RSA/FIPS_186-2/SigGenPSS_186-3.rsp 250 0 0
counts asymmetric/RSA/FIPS_186-2/SigVer15_186-3.rsp 450 0 0
counts asymmetric/RSA/FIPS_186-2/SigVerPSS_186-3.rsp 450 0 0
# ANSI X9.31, which the program does not have.
counts asymmetric/RSA/FIPS_186-2/SigGenRSA.rsp 0 0 200
counts asymmetric/RSA/FIPS_186-2/SigGenRSA_186-2.rsp 0 0 200
counts asymmetric/RSA/FIPS_186-2/SigVerRSA.rsp 0 0 360
[ "$is_sanitized" = yes ] && seconds=300
run_counted 'the files of NIST' 5
# How many vectors a file has, counted by other means.
for file in "${files[@]}"; do
    case $file in
    */KeyGenRSA.rsp) field='d' ;;
    *RSA*) field='S' ;;
    *rfc-2286*) field=MD ;;
    *) field='MD' ;;
    esac
    line=$(grep -F -e "$file: " got | tail -n 1)
    read -r -a words <<<"${line#"$file: "}"
    equal "vectors in $file" "$(grep -c "^$field = " "$file")" $((words[0] + words[2] + words[4]))
done

# --- altered files ------------------------------------------------------------------------------------------

# Copies without the line ends of Windows, which some have.
for file in hashes/SHA1/SHA1ShortMsg.rsp hashes/SHA1/SHA1Monte.rsp hashes/SHA2/SHA256ShortMsg.rsp \
    hashes/SHA2/SHA384Monte.rsp hashes/SHA2/SHA512LongMsg.rsp HMAC/rfc-4231-sha256.txt; do
    tr -d '\r' <"$vectors/$file" >"${file##*/}"
done

altered 'a digest' SHA256ShortMsg.rsp 's/^MD = 28969c/MD = 28969d/' 64 1 \
    'line 12: Len = 8: MD: want 28969ddfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1, have 28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1'
altered 'a message' SHA256ShortMsg.rsp 's/^Msg = d3$/Msg = d4/' 64 1 \
    'line 12: Len = 8: MD: want 28969cdf*, have *'
altered 'a length' SHA256ShortMsg.rsp 's/^Len = 16$/Len = 24/' 64 1 'line *: Len = 24: want *, have *'
altered 'a digest that is cut off' SHA256ShortMsg.rsp 's/^\(MD = 28969c\).*/\1/' 64 1 \
    'line 12: Len = 8: MD: want 28969c, have 28969c*'
altered 'a digest that is none' SHA256ShortMsg.rsp 's/^MD = 28969c/MD = x8969c/' 64 1 \
    'line 12: Len = 8: want *hexadecimal*, have *'
altered 'a long message' SHA512LongMsg.rsp '0,/^Msg = ./s//Msg = 0/' 127 1 'line *: Len = *: MD: want *, have *'
altered 'a checkpoint' SHA384Monte.rsp '/^COUNT = 7$/,/^MD/s/^MD = ./MD = g/' 98 2 'line *: COUNT = 7: want *, have *'
altered 'a seed' SHA1Monte.rsp 's/^Seed = \(.*\).$/Seed = \1x/' 99 1 'line *: COUNT = 0: want *, have *'
altered 'a tag' rfc-4231-sha256.txt '0,/^MD = b/s//MD = c/' 5 1 'line 3: Len = 64: MD: want c0344c61*, have b0344c61*'
altered 'a key of HMAC' rfc-4231-sha256.txt '0,/^Key = 0b/s//Key = 0c/' 5 1 'line 3: Len = 64: MD: want b0344c61*, have *'
altered 'no tag' rfc-4231-sha256.txt '0,/^MD = .*/s//MD =/' 5 1 'line 3: Len = 64: *want *, have *'
altered 'half a tag' rfc-4231-sha256.txt '0,/^\(MD = b0344c61\).*/s//\1/' 5 1 'line 3: Len = 64: *want *, have *'

# A shorter run for RSA: the head and the first key of each.
for file in SigGen15_186-3 SigGenPSS_186-3 SigVer15_186-3 SigVerPSS_186-3 KeyGenRSA; do
    case $file in
    SigGen*) last=S ;;
    SigVer*) last=Result ;;
    KeyGen*) last=d ;;
    esac
    tr -d '\r' <"$nist/$file.rsp" | awk -v last="$last" '$1 == last {n++} {print} n == 3 && /^ *$/ {exit}' >$file.rsp
    run kat $file.rsp
    equal "the head of $file: status" 0 "$status"
    equal "the head of $file" 'total: 3 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
done
altered 'a signature' SigGen15_186-3.rsp '0,/^S = ./s//S = 0/' 2 1 'line *: SHAAlg = *: want a signature, have invalid signature'
altered 'a signature of PSS' SigGenPSS_186-3.rsp '0,/^S = ./s//S = 0/' 2 1 'line *: SHAAlg = *: want a signature, have invalid signature'
altered 'a prime' KeyGenRSA.rsp '0,/^\(p = .*\).....$/s//\100001/' 2 1 'line *: want a consistent key, have *'
altered 'a private exponent' KeyGenRSA.rsp '0,/^\(d = .*\).....$/s//\100001/' 2 1 'line *: want a consistent key, have *'
# The salt is given in SigVer, where the vectors that are good need it.
tr -d '\r' <"$nist/SigVerPSS_186-3.rsp" | awk '{ record = record $0 "\n" }
    /^\[|^n = |^p = |^q = |^#/ { printf "%s", record; record = "" }
    /^Result/ { if (/= P/) { printf "%s", record; exit } record = "" }' >salt.rsp
succeeds 'a good signature of PSS' kat salt.rsp
equal 'a good signature of PSS' 'total: 1 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
altered 'a salt length' salt.rsp 's/^SaltVal = ../SaltVal = /' 0 1 'line *: want P*, have invalid signature'
sed 's/^Result = P.*/Result = F/; t; s/^Result = F.*/Result = P/' SigVer15_186-3.rsp >file.rsp
run kat file.rsp
equal 'all results turned: status' 1 "$status"
equal 'all results turned' 'total: 0 passed, 3 failed, 0 skipped' "$(tail -n 1 "$output")"
sed 's/^Result = .*/Result = perhaps/' SigVer15_186-3.rsp >file.rsp
run kat file.rsp
lacks 'a result that is none is not passed' 'total: [1-9]* passed*' "$(tail -n 1 "$output")"
sed 's/^SHAAlg = .*/SHAAlg = SHA3-256/' SigVer15_186-3.rsp >file.rsp
all_skipped 'a hash that is not there' 3 'certwright does not have this hash' file.rsp
sed 's/^Len = 8$/Len = 5/' SHA1ShortMsg.rsp >file.rsp
run kat file.rsp
equal 'bits are skipped' 'total: 64 passed, 0 failed, 1 skipped' "$(tail -n 1 "$output")"
sed 's/$/\r/' SHA1ShortMsg.rsp >file.rsp
succeeds 'line ends of Windows' kat file.rsp
equal 'line ends of Windows' 'total: 65 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
cp SHA1ShortMsg.rsp file.rsp
succeeds 'line ends of Unix' kat file.rsp
equal 'line ends of Unix' 'total: 65 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
input=file.rsp
succeeds 'standard input' kat -
equal 'standard input' 'total: 65 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
input=/dev/null

# --- files that are none ----------------------------------------------------------------------------------------

good=SHA256ShortMsg.rsp
: >none.rsp
unanswered 'an empty file' none.rsp
unanswered 'a missing file' missing.rsp
unanswered 'a folder' "$vectors"
unanswered 'a program' "$program"
unanswered 'a certificate' "$fixtures/golden-leaf.pem"
all_skipped 'SHA-3' 137 'certwright does not have this hash' "$vectors/hashes/SHA3/SHA3_256ShortMsg.rsp"
all_skipped 'SHAKE' 337 'certwright does not have this hash' "$vectors/hashes/SHAKE/SHAKE128ShortMsg.rsp"
all_skipped 'a derivation of keys by HMAC' 4800 'certwright does not run this kind of test' \
    "$vectors/KDF/nist-800-108-KBKDF-CTR.txt"
all_skipped 'AES' 256 'certwright does not run this kind of test' "$vectors/ciphers/AES/CBC/CBCVarTxt128.rsp"
# Every file that there is: none fails, and what is passed is one of those above, or a form of it.
find "$vectors" -name '*.rsp' -o -name '*.txt' -o -name '*.fax' -o -name '*.input' -o -name '*.json' | sort >all
xargs "$program" kat <all >"$scratch/all" 2>"$scratch/err"
equal 'all files of the package: failures' 0 "$(grep -c -e ': want ' "$scratch/all")"
grep -e ': [1-9][0-9]* passed, ' "$scratch/all" | grep -v '^total' | sed "s|^$vectors/||; s|: [0-9]* passed.*||" >passing
equal 'all files of the package: those with vectors that pass' 58 "$(wc -l <passing)"
equal 'all files of the package: of other kinds' 0 \
    "$(grep -v -c -e '^hashes/SHA[12]/' -e '^HMAC/rfc-\(2202-sha1\|4231-\)' -e '^asymmetric/RSA/FIPS_186-2/' \
        -e '^asymmetric/RSA/SigVer15EMTest' -e '^asymmetric/\(ECDSA\|ECDH\|EC\|Ed25519\|X25519\)/' passing)"
head -c 3000000 /dev/zero >none.rsp
unanswered 'zeros' none.rsp
tr '\0' '#' <none.rsp >huge.rsp
unanswered 'a huge comment' huge.rsp
tr '\0' 'a' <none.rsp >huge.rsp
unanswered 'a huge line' huge.rsp
tr '\0' '{' <none.rsp >huge.rsp
unanswered 'as deep as it is long' huge.rsp
tr '\0' '\n' <none.rsp >huge.rsp
unanswered 'blank lines' huge.rsp
head -c 30 "$good" >none.rsp
unanswered 'cut off in the comments' none.rsp
sed '/^\[/,$d' "$good" >none.rsp
unanswered 'comments alone' none.rsp
sed '/^Len/,$d' "$good" >none.rsp
unanswered 'no vector' none.rsp
{ sed '/^Len/,$d' "$good"; printf 'Len = 8\nMsg = '; head -c 3000000 /dev/zero | tr '\0' 'd'; printf '\nMD = 00\n'; } >huge.rsp
run kat huge.rsp
equal 'a huge message: status' 1 "$status"
equal 'a huge message' 'total: 0 passed, 1 failed, 0 skipped' "$(tail -n 1 "$output")"
for ((i = 0; i < 40; i++)); do printf 'name%d = 1\n' $i; done >many
{ sed '/^Len/,$d' "$good"; cat many; sed -n '/^Len/,$p' "$good"; } >many.rsp
unanswered 'more names than there is room for' many.rsp

# Cut off anywhere, a file never has more passed than vectors, none fails to be noticed that begins
# but the last, and the program ends as it should.
size=$(stat -c %s "$good")
for ((cut = 0; cut < size && cut < 3000; cut += 97)); do
    head -c $cut "$good" >cut.rsp
    whole=$(grep -c '^MD = [0-9a-f]\{64\}$' cut.rsp)
    run kat cut.rsp
    passed_here=$(sed -n '$s/total: \([0-9]*\) passed.*/\1/p' "$output")
    if [ "$status" -le 2 ] && [ "$passed_here" = "$whole" ]; then
        pass
    else
        fail "cut off at $cut" "status $status, want $whole passed, have $passed_here"
    fi
done
# A record that is cut off is no reason to say that all is well.
sed '/^MD = 28969c/,$d' "$good" >cut.rsp
run kat cut.rsp
lacks 'cut off before a digest: status' 0 "$status"
# What stands behind a NUL is not left out in silence.
{ head -n 20 "$good"; printf '\0\n\n'; tail -n +21 "$good"; } >nul.rsp
run kat nul.rsp
lacks 'a NUL in the file: status' 0 "$status"

# One file that cannot be read does not hide the others.
run kat "$good" missing.rsp SHA1ShortMsg.rsp
equal 'a missing file among others: status' 2 "$status"
equal 'a missing file among others' 'total: 130 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
sed 's/^MD = 28969c/MD = 28969d/' "$good" >file.rsp
run kat file.rsp "$good"
equal 'a failure among others: status' 1 "$status"
run kat "$good" file.rsp missing.rsp
equal 'a failure and a missing file: status' 2 "$status"
{ head -n 12 "$good"; printf 'Len = \x1b[31m8\xe2\x80\xae\nMsg = d3\nMD = 00\n'; } >$'mis\e[31mlead.rsp'
run kat $'mis\e[31mlead.rsp'
equal 'text that misleads a terminal: status' 1 "$status"
if is_safe "$(<"$output")"; then pass; else fail 'text that misleads a terminal' "$(<"$output")"; fi
output=/dev/full
refuses 'kat > /dev/full' 2 'standard output*' kat "$good"
output=$scratch/out

# --- Wycheproof ---------------------------------------------------------------------------------------------------

key=$fixtures/leaf.key
private_key_integers "$(der_of_pem "$key")"
n=${integers[1]} e=${integers[2]} d=${integers[3]}
# The key of a group, as it is in the older and in the newer files.
v0_public="\"n\": \"$n\", \"e\": \"$e\", \"keysize\": 2048"
v1_public="\"publicKey\": {\"modulus\": \"$n\", \"publicExponent\": \"$e\"}, \"keySize\": 2048"
# shellcheck disable=SC2034  # by indirection
v0_private="$v0_public, \"d\": \"$d\""
# shellcheck disable=SC2034
v1_private="\"privateKey\": {\"modulus\": \"$n\", \"privateExponent\": \"$d\", \"publicExponent\": \"$e\"}, \"keySize\": 2048"

printf 'abc' >abc
message='"msg": "616263"'
prepares pubkey "$key" -o public.pem
for form in v0 v1; do
    public=${form}_public private=${form}_private
    suffix=
    [ $form = v1 ] && suffix=_v1
    for hash in SHA-224:sha224 SHA-256:sha256 SHA-384:sha384 SHA-512:sha512 SHA-512/256:sha512-256; do
        name=${hash%:*} option=${hash#*:}
        prepares sign --key "$key" "--$option" -o signature abc
        signature=$(hex_of signature)
        tests=("$(test_of 1 valid "$message, \"sig\": \"$signature\"")"
            "$(test_of 2 invalid "$message, \"sig\": \"$(broken "$signature")\"")"
            "$(test_of 3 acceptable "$message, \"sig\": \"$(broken "$signature")\"")"
            "$(test_of 4 acceptable "$message, \"sig\": \"$signature\"")"
            "$(test_of 5 invalid "$message, \"sig\": \"\"")"
            "$(test_of 6 invalid "\"msg\": \"\", \"sig\": \"$signature\"")"
            "$(test_of 7 invalid "$message, \"sig\": \"00$signature\"")")
        wycheproof file.json RSASSA-PKCS1-v1_5 "rsassa_pkcs1_verify_schema$suffix.json" \
            "\"type\": \"RsassaPkcs1Verify\", \"sha\": \"$name\", ${!public}" "${tests[@]}"
        comes_to "$form, PKCS#1 signatures, $name" 0 7 0 0 file.json
        wycheproof file.json RSASSA-PKCS1-v1_5 "rsassa_pkcs1_generate_schema$suffix.json" \
            "\"type\": \"RsassaPkcs1Generate\", \"sha\": \"$name\", ${!private}" "${tests[0]}" \
            "$(test_of 2 valid "$message, \"sig\": \"$(broken "$signature")\"")"
        comes_to "$form, PKCS#1 signatures made, $name" 1 1 1 0 file.json
        matches "$form, PKCS#1 signatures made, $name: the vector" 'file.json: tcId 2: number 2: sig: want *, have *' \
            "$(head -n 1 "$output")"

        prepares sign --key "$key" --pss "--$option" --salt-length 17 --mgf1 sha1 -o signature abc
        signature=$(hex_of signature)
        group="\"type\": \"RsassaPssVerify\", \"sha\": \"$name\", \"mgf\": \"MGF1\", ${!public}"
        tests=("$(test_of 1 valid "$message, \"sig\": \"$signature\"")"
            "$(test_of 2 invalid "$message, \"sig\": \"$(broken "$signature")\"")"
            "$(test_of 3 acceptable "\"msg\": \"\", \"sig\": \"$signature\"")")
        wycheproof file.json RSASSA-PSS "rsassa_pss_verify_schema$suffix.json" \
            "$group, \"mgfSha\": \"SHA-1\", \"sLen\": 17" "${tests[@]}"
        comes_to "$form, PSS, $name" 0 3 0 0 file.json
        wycheproof file.json RSASSA-PSS "rsassa_pss_verify_schema$suffix.json" \
            "$group, \"mgfSha\": \"SHA-1\", \"sLen\": 16" "${tests[@]}"
        comes_to "$form, PSS, $name, another salt" 1 2 1 0 file.json
        wycheproof file.json RSASSA-PSS "rsassa_pss_verify_schema$suffix.json" \
            "$group, \"mgfSha\": \"SHA3-256\", \"sLen\": 17" "${tests[@]}"
        all_skipped "$form, PSS, $name, a mask that is not there" 3 'certwright does not have this hash' file.json

        prepares encrypt --key public.pem "--$option" --mgf1 sha1 --label 0011 -o ciphertext abc
        ciphertext=$(hex_of ciphertext)
        wycheproof file.json RSAES-OAEP "rsaes_oaep_decrypt_schema$suffix.json" \
            "\"type\": \"RsaesOaepDecrypt\", \"sha\": \"$name\", \"mgf\": \"MGF1\", \"mgfSha\": \"SHA-1\", ${!private}" \
            "$(test_of 1 valid "$message, \"ct\": \"$ciphertext\", \"label\": \"0011\"")" \
            "$(test_of 2 invalid "$message, \"ct\": \"$ciphertext\", \"label\": \"\"")" \
            "$(test_of 3 invalid "$message, \"ct\": \"$(broken "$ciphertext")\", \"label\": \"0011\"")" \
            "$(test_of 4 acceptable "$message, \"ct\": \"$ciphertext\", \"label\": \"\"")" \
            "$(test_of 5 valid "$message, \"ct\": \"$ciphertext\", \"label\": \"00\"")" \
            "$(test_of 6 valid "\"msg\": \"616264\", \"ct\": \"$ciphertext\", \"label\": \"0011\"")"
        comes_to "$form, OAEP, $name" 1 4 2 0 file.json
        matches "$form, OAEP, $name: a label" 'file.json: tcId 5: number 5: want valid, have refused' "$(sed -n 1p "$output")"
        matches "$form, OAEP, $name: a message" 'file.json: tcId 6: number 6: msg: want 616264, have 616263' \
            "$(sed -n 2p "$output")"
        # Deciphered to something is not refused, whatever message stands beside it.
        wycheproof file.json RSAES-OAEP "rsaes_oaep_decrypt_schema$suffix.json" \
            "\"type\": \"RsaesOaepDecrypt\", \"sha\": \"$name\", \"mgf\": \"MGF1\", \"mgfSha\": \"SHA-1\", ${!private}" \
            "$(test_of 1 invalid "\"msg\": \"\", \"ct\": \"$ciphertext\", \"label\": \"0011\"")" \
            "$(test_of 2 invalid "$message, \"ct\": \"$ciphertext\", \"label\": \"0011\"")"
        comes_to "$form, OAEP, $name, deciphered all the same" 1 0 2 0 file.json
    done

    prepares encrypt --key public.pem --pkcs1 -o ciphertext abc
    ciphertext=$(hex_of ciphertext)
    wycheproof file.json RSAES-PKCS1-v1_5 "rsaes_pkcs1_decrypt_schema$suffix.json" \
        "\"type\": \"RsaesPkcs1Decrypt\", ${!private}" \
        "$(test_of 1 valid "$message, \"ct\": \"$ciphertext\"")" \
        "$(test_of 2 invalid "$message, \"ct\": \"$(broken "$ciphertext")\"")" \
        "$(test_of 3 invalid "\"msg\": \"\", \"ct\": \"${ciphertext}00\"")" \
        "$(test_of 4 acceptable "$message, \"ct\": \"$ciphertext\"")" \
        "$(test_of 5 valid "\"msg\": \"61\", \"ct\": \"$ciphertext\"")"
    comes_to "$form, PKCS#1 decryption" 1 4 1 0 file.json
    matches "$form, PKCS#1 decryption: the vector" 'file.json: tcId 5: number 5: msg: want 61, have 616263' \
        "$(head -n 1 "$output")"

    # RFC 4231 test case 2.
    hmac='"key": "4a656665", "msg": "7768617420646f2079612077616e7420666f72206e6f7468696e673f"'
    tag=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
    tests=("$(test_of 1 valid "$hmac, \"tag\": \"$tag\"")"
        "$(test_of 2 invalid "$hmac, \"tag\": \"$(broken "$tag")\"")"
        "$(test_of 3 invalid "$hmac, \"tag\": \"${tag%??}\"")"
        "$(test_of 4 acceptable "$hmac, \"tag\": \"\"")")
    wycheproof file.json HMACSHA256 "mac_test_schema$suffix.json" \
        '"type": "MacTest", "keySize": 32, "tagSize": 256' "${tests[@]}"
    comes_to "$form, HMAC" 0 4 0 0 file.json
    wycheproof file.json HMACSHA256 "mac_test_schema$suffix.json" \
        '"type": "MacTest", "keySize": 32, "tagSize": 128' "$(test_of 1 valid "$hmac, \"tag\": \"${tag:0:32}\"")" \
        "$(test_of 2 valid "$hmac, \"tag\": \"$(broken "${tag:0:32}")\"")"
    comes_to "$form, HMAC, half a tag" 1 1 1 0 file.json
    matches "$form, HMAC: the vector" 'file.json: tcId 2: number 2: want valid, have refused' "$(head -n 1 "$output")"
    wycheproof file.json HMACSHA3-256 "mac_test_schema$suffix.json" \
        '"type": "MacTest", "keySize": 32, "tagSize": 256' "${tests[@]}"
    all_skipped "$form, HMAC with a hash that is not there" 4 'certwright does not have this hash' file.json
    # A MAC that is none of HMAC, and what passes for right in one that has no hash.
    for algorithm in AES-CMAC KMAC128 KMAC256 SipHash-1-3 SipHashX-2-4 VMAC-AES HMA hmacsha256 '' HMACSHA25 HMACSHA2566 \
        RSASSA-PSS; do
        wycheproof file.json "$algorithm" "mac_test_schema$suffix.json" \
            '"type": "MacTest", "keySize": 32, "tagSize": 256' "${tests[@]}"
        case $algorithm in
        '') unanswered "$form, a MAC of no algorithm" file.json ;;
        HMAC*) all_skipped "$form, $algorithm" 4 'certwright does not have this hash' file.json ;;
        *) all_skipped "$form, $algorithm" 4 'certwright does not have this algorithm' file.json ;;
        esac
    done
    # Signatures of one algorithm in the schema of another.
    wycheproof file.json ECDSA "rsassa_pkcs1_verify_schema$suffix.json" "\"sha\": \"SHA-256\", ${!public}" \
        "$(test_of 1 invalid "$message, \"sig\": \"00\"")"
    all_skipped "$form, ECDSA" 1 'certwright does not have this algorithm' file.json
    wycheproof file.json RSASSA-PKCS1-v1_5 "rsassa_pss_verify_schema$suffix.json" \
        "\"sha\": \"SHA-256\", \"mgfSha\": \"SHA-256\", \"sLen\": 32, ${!public}" "$(test_of 1 invalid "$message, \"sig\": \"00\"")"
    all_skipped "$form, a signature of another kind" 1 'certwright does not have this algorithm' file.json
done

# A key outside the sizes is skipped; one that is none makes its valid vectors fail.
wycheproof file.json RSASSA-PKCS1-v1_5 rsassa_pkcs1_verify_schema.json \
    '"sha": "SHA-256", "n": "00bb", "e": "03"' "$(test_of 1 valid "$message, \"sig\": \"00\"")"
all_skipped 'a small key' 1 'the RSA key is outside the accepted sizes' file.json
wycheproof file.json RSASSA-PKCS1-v1_5 rsassa_pkcs1_verify_schema.json \
    "\"sha\": \"SHA-256\", \"n\": \"${n%?}0\", \"e\": \"03\"" "$(test_of 1 valid "$message, \"sig\": \"00\"")"
comes_to 'an even modulus' 1 0 1 0 file.json

# Keys of three primes are right, and not used here.
openssl genrsa -primes 3 -out three.key 2048 2>/dev/null
private_key_integers "$(der_of_pem three.key)"
three="\"privateKey\": {\"modulus\": \"${integers[1]}\", \"privateExponent\": \"${integers[3]}\", \"publicExponent\": \"${integers[2]}\"}"
wycheproof file.json RSAES-OAEP rsaes_oaep_decrypt_schema_v1.json "\"sha\": \"SHA-256\", \"mgfSha\": \"SHA-1\", $three" \
    "$(test_of 1 invalid "$message, \"ct\": \"00\", \"label\": \"\"")" "$(test_of 2 valid "$message, \"ct\": \"00\", \"label\": \"\"")"
all_skipped 'a key of three primes' 2 'the RSA key has more than two primes, which certwright does not use' file.json
{
    printf '# "SigGen PKCS#1 Ver 1.5" information\n\nn = %s\ne = %s\nd = %s\n\n' "${integers[1]}" "${integers[2]}" "${integers[3]}"
    printf 'SHAAlg = SHA256\nMsg = 616263\nS = %s\n\n' "$(openssl dgst -sha256 -sign three.key abc | hex_of -)"
} >three.rsp
all_skipped 'a key of three primes of NIST' 1 'the RSA key has more than two primes, which certwright does not use' three.rsp

# --- JSON that is something else -------------------------------------------------------------------------------------

tests=("$(test_of 1 valid "$hmac, \"tag\": \"$tag\"")")
group='"type": "MacTest", "keySize": 32, "tagSize": 256'
wycheproof good.json HMACSHA256 mac_test_schema.json "$group" "${tests[@]}"
comes_to 'a good file' 0 1 0 0 good.json
wycheproof file.json HMACSHA256 '' "$group" "${tests[@]}"
unanswered 'an empty schema' file.json
for schema in aead_test_schema.json mac rsassa_pkcs1 $'mac\e[31m'; do
    wycheproof file.json HMACSHA256 "${schema//$'\e'/\\u001b}" "$group" "${tests[@]}"
    all_skipped "schema ${schema@Q}" 1 'certwright does not run tests of this schema' file.json
done
sed 's/"algorithm"/"algorism"/' good.json >file.json
unanswered 'no algorithm' file.json
for list in '[1,]' '[,1]' '[1 2]' '[1' '[}' '[1}'; do
    printf '{"algorithm": "HMACSHA256", "schema": "mac_test_schema.json", "testGroups": %s}' "$list" >file.json
    unanswered "groups $list" file.json
    printf '{"algorithm": "HMACSHA256", "schema": "mac_test_schema.json", "testGroups": [{"tests": %s}]}' "$list" >file.json
    unanswered "tests $list" file.json
done
sed 's/"schema"/"schemer"/' good.json >file.json
unanswered 'no schema' file.json
sed 's/"schema": "[^"]*"/"schema": 1/' good.json >file.json
unanswered 'a schema that is a number' file.json
sed 's/"algorithm"/"schema": "mac_test_schema.json", &/' good.json >file.json
unanswered 'two schemas' file.json
printf '{}' >file.json
unanswered 'an empty object' file.json
printf '{' >file.json
unanswered 'a brace' file.json
{ cat good.json; printf '}'; } >file.json
unanswered 'a brace too many' file.json
size=$(stat -c %s good.json)
for ((cut = 1; cut < size - 1; cut += 41)); do
    head -c $cut good.json >file.json
    unanswered "JSON cut off at $cut" file.json
done
{ printf '{"schema": "mac_test_schema.json", "testGroups": '; head -c 1000000 /dev/zero | tr '\0' '['; } >file.json
unanswered 'JSON too deep' file.json
{ printf '{"schema": "mac_test_schema.json", "a": "'; head -c 100 "$program"; printf '"}'; } >file.json
unanswered 'JSON that is not UTF-8' file.json

# never_passes NAME SED: a file with a field missing or of another type has no vector that passed, and
# does not end as if all were well.
never_passes() {
    sed "$2" good.json >file.json
    differ "$1: is altered" good.json file.json
    run kat file.json
    matches "$1: not passed" 'total: 0 passed, *' "$(tail -n 1 "$output")"
    lacks "$1: failed, skipped or refused" '0 * 0 failed, 0 skipped' "$status $(tail -n 1 "$output")"
}
never_passes 'no groups' 's/"testGroups"/"groups"/'
never_passes 'groups that are a number' 's/"testGroups": \[{/"testGroups": 3, "x": [{/'
# shellcheck disable=SC2016  # the last line, not a variable
never_passes 'groups that are an object' 's/"testGroups": \[{\(.*\)$/"testGroups": {"x": [{\1/; $s/]}$/]}}/'
never_passes 'no tests' 's/"tests"/"texts"/'
never_passes 'tests that are a number' 's/"tests": \[/"tests": 3, "x": [/'
never_passes 'no tests in the list' 's/"tests": \[{.*}\]/"tests": []/'
never_passes 'a test that is a number' 's/"tests": \[{.*}\]/"tests": [3]/'
never_passes 'no result' 's/"result"/"resolved"/'
never_passes 'a result that is none' 's/"result": "valid"/"result": "vaild"/'
never_passes 'a result that is none, and a wrong tag' 's/"result": "valid"/"result": "vaild"/; s/"tag": "5/"tag": "6/'
never_passes 'a result that is true' 's/"result": "valid"/"result": true/'
never_passes 'no tag' 's/"tag"/"tug"/'
never_passes 'a tag that is a number' 's/"tag": "[^"]*"/"tag": 5/'
never_passes 'a tag that is not hexadecimal' 's/"tag": "5/"tag": "x/'
never_passes 'a key that is missing' 's/"key"/"kay"/'
never_passes 'no size of the tag' 's/"tagSize": 256/"tugSize": 256/; s/"tag": "[^"]*"/"tag": ""/'
never_passes 'a size of the tag that is text' 's/"tagSize": 256/"tagSize": "256"/; s/"tag": "[^"]*"/"tag": ""/'
never_passes 'a size of the tag that is zero' 's/"tagSize": 256/"tagSize": 0/; s/"tag": "[^"]*"/"tag": ""/'
never_passes 'a size of the tag below zero' 's/"tagSize": 256/"tagSize": -256/'
never_passes 'a size of the tag that is too large' 's/"tagSize": 256/"tagSize": 264/'
# The schema is known and what it needs is not there.
wycheproof good.json RSASSA-PKCS1-v1_5 rsassa_pkcs1_verify_schema.json "\"sha\": \"SHA-256\", $v1_public" \
    "$(test_of 1 invalid "$message, \"sig\": \"00\"")"
comes_to 'a good file of signatures' 0 1 0 0 good.json
never_passes 'no modulus' 's/"modulus"/"models"/'
never_passes 'no exponent' 's/"publicExponent"/"exponent"/'
never_passes 'a modulus that is a number' 's/"modulus": "[^"]*"/"modulus": 5/'

finish
