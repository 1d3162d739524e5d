#!/bin/bash
# kat_curves.sh PROGRAM -- known-answer tests of curves: every file that NIST and others give, with the
# exact counts; the nonces of RFC 6979; every value of each kind of file altered; and Wycheproof files,
# whose keys, signatures and secrets are OpenSSL's.
#
# The files are those of python3-cryptography-vectors in $VECTORS; without them this fails.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
# shellcheck source=tests/tools/kat_common.sh
. "$tests/kat_common.sh"

ecdsa=asymmetric/ECDSA ecdh=asymmetric/ECDH
[ "$is_sanitized" = yes ] && seconds=300

# --- the files as they are ------------------------------------------------------------------------------

# P-256, P-384 and P-521 are run, and P-192, P-224, K- and B- are not.
counts $ecdsa/FIPS_186-2/KeyPair.rsp 30 0 120
counts $ecdsa/FIPS_186-2/PKV.rsp 36 0 144
counts $ecdsa/FIPS_186-2/SigGen.rsp 45 0 180
counts $ecdsa/FIPS_186-2/SigGen.txt 45 0 180
counts $ecdsa/FIPS_186-2/SigVer.rsp 45 0 180
counts $ecdsa/FIPS_186-3/KeyPair.rsp 30 0 120
counts $ecdsa/FIPS_186-3/PKV.rsp 36 0 144
counts $ecdsa/FIPS_186-3/SigGen.rsp 225 0 900
counts $ecdsa/FIPS_186-3/SigGen.txt 225 0 900
counts $ecdsa/FIPS_186-3/SigVer.rsp 225 0 900
counts $ecdsa/SECP256K1/SigGen.txt 0 0 1125
counts $ecdh/KASValidityTest_ECCStaticUnified_NOKC_ZZOnly_init.fax 90 0 60
counts $ecdh/KASValidityTest_ECCStaticUnified_NOKC_ZZOnly_resp.fax 90 0 60
counts $ecdh/KASValidityTest_ECCStaticUnified_KDFConcat_NOKC_init.fax 0 0 300
counts $ecdh/KASValidityTest_ECCStaticUnified_KDFConcat_NOKC_resp.fax 0 0 300
counts $ecdh/brainpool.txt 0 0 3
counts asymmetric/EC/compressed_points.txt 2 0 2
counts asymmetric/X25519/rfc7748.txt 3 0 0
counts asymmetric/X448/rfc7748.txt 0 0 3
counts asymmetric/Ed448/rfc8032.txt 0 0 9
run_counted 'the files' 19
equal 'the files: a curve that is not there' 17 "$(grep -c ': skipped, .*: certwright does not have this curve$' got)"
equal 'the files: derivation of keys' 2 \
    "$(grep -c 'KDFConcat.*: skipped, .*: certwright derives no keys from a common secret$' got)"
# How many vectors a file has, and how many are of the three curves, counted by other means: EC, ED and EE
# are the sets of parameters with these curves.
for file in "${files[@]}"; do
    case $file in
    */KeyPair.rsp) field='d' ;;
    */PKV.rsp | *.fax) field=Result ;;
    */Sig*) field='S' ;;
    *) field=COUNT ;;
    esac
    line=$(grep -F -e "$file: " got | tail -n 1)
    read -r -a words <<<"${line#"$file: "}"
    equal "vectors in $file" "$(grep -c "^$field = " "$file")" $((words[0] + words[2] + words[4]))
    case $file in
    *KDFConcat*) ;;
    *ECDSA* | *ECDH*)
        equal "vectors of the three curves in $file" "${words[0]}" "$(tr -d '\r' <"$file" | awk -v field="$field" '
            /^\[(P-(256|384|521)[],]|E[CDE] - )/ { on = 1 }
            /^\[([PKB]-|E[A-Z] - )/ && !/^\[(P-(256|384|521)[],]|E[CDE] - )/ { on = 0 }
            on && $1 == field { n++ }
            END { print n + 0 }')"
        ;;
    esac
done

# Ed25519's own file, in lines.
list=$vectors/asymmetric/Ed25519/sign.input
succeeds 'sign.input' kat "$list"
equal 'sign.input' "total: $(wc -l <"$list") passed, 0 failed, 0 skipped" "$(tail -n 1 "$output")"

cp "$tests/../vectors/ec/rfc6979.rsp" .
succeeds 'RFC 6979' kat rfc6979.rsp
equal 'RFC 6979' 'total: 30 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"

# --- altered files --------------------------------------------------------------------------------------

# section FILE SECTION LAST COUNT prints the head of FILE and of SECTION as many records as COUNT says, which end
# with LAST.
section() {
    tr -d '\r' <"$1" | awk -v section="[$2]" -v last="$3" -v count="$4" '
        !is_begun && / = / { is_begun = 1 }
        !is_begun { print; next }
        $0 == section { is_on = 1 }
        is_on { print }
        is_on && $1 == last && ++n == count { print ""; exit }'
}
# flip NAME prints a sed script that changes the third digit of the first value called NAME to another.
flip() {
    printf '0,/^%s = /{/^%s = ..[0-7]/{s/^\\(%s = ..\\)./\\18/;b};s/^\\(%s = ..\\)./\\17/}' "$1" "$1" "$1" "$1"
}

for curve in P-256 P-384 P-521; do
    for edition in 2 3; do
        folder=$vectors/$ecdsa/FIPS_186-$edition
        sections=$curve
        [ $edition = 3 ] && sections=$curve,SHA-512
        name="$curve, 186-$edition"
        section "$folder/KeyPair.rsp" "$curve" Qy 3 >key.rsp
        altered "$name: d" key.rsp "$(flip d)" 2 1 'line *: d = *: want Q = dG, have another point'
        altered "$name: Qx" key.rsp "$(flip Qx)" 2 1 'line *: d = *: want a key pair, have *'
        altered "$name: Qy" key.rsp "$(flip Qy)" 2 1 'line *: d = *: want a key pair, have *'
        altered "$name: no Qy" key.rsp '0,/^Qy/{/^Qy/d}' 2 1 'line *: d = *: want *, have *'
        altered "$name: d that is none" key.rsp '0,/^d = ./s//d = x/' 2 1 'line *: d = *: want *hexadecimal*, have *'
        altered "$name: d is 0" key.rsp '0,/^d = .*/s//d = 00/' 2 1 'line *: d = 00: want a key pair, have *'

        section "$folder/PKV.rsp" "$curve" Result 12 >points.rsp
        run kat points.rsp
        equal "$name: points" 'total: 12 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
        altered "$name: a good point refused" points.rsp '0,/^Result = P/s//Result = F/' 11 1 \
            'line *: Qx = *: want F *, have a public key'
        altered "$name: a bad point taken" points.rsp '0,/^Result = F/s//Result = P/' 11 1 \
            'line *: Qx = *: want P *, have *'
        altered "$name: a verdict that is none" points.rsp '0,/^Result = ./s//Result = perhaps/' 11 1 'line *: want perhaps*'
        altered "$name: no verdict" points.rsp '0,/^Result/{/^Result/d}' 11 1 'line *: want a whole vector, *'

        section "$folder/SigGen.txt" "$sections" S 3 >made.rsp
        altered "$name: made, k" made.rsp "$(flip k)" 2 1 'line *: Msg = *: R: want *, have *'
        for value in Msg Qx Qy R S; do
            altered "$name: made, $value" made.rsp "$(flip $value)" 2 1 'line *: Msg = *: want a signature, have *'
        done
        altered "$name: made, d" made.rsp "$(flip d)" 2 1 'line *: Msg = *: want Q = dG, have another point'
        altered "$name: made, no S" made.rsp '0,/^S = /{/^S = /d}' 2 1 'line *: want a whole vector, *'
        altered "$name: made, no R" made.rsp '0,/^R = /{/^R = /d}' 2 1 'line *: want *hexadecimal, *'
        # n - s is as good for whoever verifies, but is not what is made.
        case $curve in
        P-256) n=FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551 ;;
        P-384) n=FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973 ;;
        P-521)
            n=01$(printf 'F%.0s' {1..65})A51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409
            ;;
        esac
        s=$(sed -n 's/^S = //p' made.rsp | head -n 1 | tr a-f A-F)
        other=$(echo "ibase=16; obase=10; $n - $s" | BC_LINE_LENGTH=0 bc | tr A-F a-f)
        altered "$name: made, n - s" made.rsp "0,/^S = .*/s//S = $other/" 2 1 'line *: Msg = *: S: want *, have *'
        sed '/^[dk] = /d' made.rsp >verified.rsp
        sed "0,/^S = .*/s//S = $other/" verified.rsp >file.rsp
        succeeds "$name: verified, n - s" kat file.rsp

        section "$folder/SigGen.rsp" "$sections" S 3 >generated.rsp
        for value in Msg Qx Qy R S; do
            altered "$name: generated, $value" generated.rsp "$(flip $value)" 2 1 'line *: Msg = *: want a signature, have *'
        done

        section "$folder/SigVer.rsp" "$sections" Result 12 >judged.rsp
        run kat judged.rsp
        equal "$name: judged" 'total: 12 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
        altered "$name: a good signature refused" judged.rsp '0,/^Result = P/s//Result = F/' 11 1 \
            'line *: Msg = *: want F *, have a good signature'
        altered "$name: a bad signature taken" judged.rsp '0,/^Result = F/s//Result = P/' 11 1 'line *: Msg = *: want P *, have *'
        altered "$name: no verdict on a signature" judged.rsp '0,/^Result/{/^Result/d}' 11 1 'line *: want a whole vector, *'
        sed $'s/^Result = ./&\e[31m\xe2\x80\xae/; s/^Result = F/Result = P/; t; s/^Result = P/Result = F/' judged.rsp >file.rsp
        run kat file.rsp
        equal "$name: verdicts that mislead a terminal" 1 "$status"
        if is_safe "$(<"$output")"; then pass; else fail "$name: verdicts that mislead a terminal" "$(<"$output")"; fi
        # One good record alone.
        awk '/^#|^\[/ { print; next } { record = record $0 "\n" }
            /^Result = P/ { print "\n" record; exit } /^Result/ { record = "" }' judged.rsp >good.rsp
        succeeds "$name: one good signature" kat good.rsp
        for value in Msg Qx Qy R S; do
            altered "$name: judged, $value" good.rsp "$(flip $value)" 0 1 'line *: Msg = *: want P *, have *'
        done
        altered "$name: judged, R too long" good.rsp '/^R = /s/= /= 01000000/' 0 1 'line *: want P *, have *'
        altered "$name: judged, S is 0" good.rsp 's/^S = .*/S = 00/' 0 1 'line *: want P *, have *'
    done
    # Hashes that are not there, and those that are not the file's.
    sed 's/,SHA-512\]/,SHA3-512]/' made.rsp >file.rsp
    all_skipped "$curve: a hash that is not there" 3 'certwright does not have this hash' file.rsp
    sed 's/,SHA-512\]/,SHA-384]/' made.rsp >file.rsp
    run kat file.rsp
    equal "$curve: another hash" 'total: 0 passed, 3 failed, 0 skipped' "$(tail -n 1 "$output")"
    sed "s/^\\[$curve,/[K-$curve,/" made.rsp >file.rsp
    all_skipped "$curve: another curve" 3 'certwright does not have this curve' file.rsp

    section rfc6979.rsp "$curve,SHA-256" S 1 >one.rsp
    for value in Msg Qx Qy R S; do
        altered "$curve: RFC 6979, $value" one.rsp "$(flip $value)" 0 1 'line *: Msg = *: want a signature, have *'
    done
    altered "$curve: RFC 6979, k" one.rsp "$(flip k)" 0 1 'line *: Msg = *: k: want *, have *'
    altered "$curve: RFC 6979, no k" one.rsp '/^k/d' 0 1 'line *: Msg = *: want *, have *'
    altered "$curve: RFC 6979, no d" one.rsp '/^d/d' 0 1 'line *: Msg = *: want *, have *'

    case $curve in
    P-256) set='EC - SHA256' ;;
    P-384) set='ED - SHA384' ;;
    P-521) set='EE - SHA512' ;;
    esac
    section "$vectors/$ecdh/KASValidityTest_ECCStaticUnified_NOKC_ZZOnly_init.fax" "$set" Result 30 >agreed.rsp
    run kat agreed.rsp
    equal "$curve: agreed" 'total: 30 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
    altered "$curve: a secret refused" agreed.rsp '0,/^Result = P/s//Result = F/' 29 1 'line *: COUNT = *: want F *, have the same secret'
    for number in 1 2 5 6 7 8; do
        altered "$curve: a fault taken, $number" agreed.rsp "0,/^Result = F ($number /s//Result = P ($number /" 29 1 \
            'line *: COUNT = *: want P *, have *'
    done
    awk '/^#|^\[/ { print; next } { record = record $0 "\n" }
        /^Result = P/ { print "\n" record; exit } /^Result/ { record = "" }' agreed.rsp >good.rsp
    succeeds "$curve: one secret" kat good.rsp
    for value in QsCAVSx QsCAVSy dsIUT QsIUTx QsIUTy CAVSHashZZ; do
        altered "$curve: agreed, $value" good.rsp "$(flip $value)" 0 1 'line *: COUNT = *: want P *, have *'
    done
    altered "$curve: agreed, no digest" good.rsp '/^CAVSHashZZ/d' 0 1 'line *: COUNT = *: want *, have *'
    # The same in the form of the primitive alone, and as those of other curves are written.
    {
        printf '# ECC CDH Primitive (SP800-56A Section 5.7.1.2) Test Information\n\n[%s]\n\n' "$curve"
        sed -n 's/^COUNT/&/p; s/^QsCAVS/QCAVS/p; s/^dsIUT/dIUT/p; s/^QsIUT/QIUT/p; s/^Z = /ZIUT = /p' good.rsp
    } >primitive.rsp
    {
        printf '# Taken from nowhere and reformatted into NIST ECDH format\n\n'
        sed -n "s/^COUNT.*/&\ncurve = $curve/p; s/^QsCAVS\\(.\\)/\\1_qB/p; s/^dsIUT/dA/p; s/^QsIUT\\(.\\)/\\1_qA/p
            s/^Z = /x_Z = /p" good.rsp
    } >other.rsp
    for file in primitive other; do
        succeeds "$curve: $file" kat $file.rsp
        secret=ZIUT values='QCAVSx QCAVSy dIUT QIUTx QIUTy'
        [ $file = other ] && secret=x_Z values='x_qB y_qB dA x_qA y_qA'
        altered "$curve: $file, the secret" $file.rsp "$(flip $secret)" 0 1 'line *: COUNT = *: want *, have *'
        for value in $values; do
            altered "$curve: $file, $value" $file.rsp "$(flip "$value")" 0 1 'line *: COUNT = *: want a secret, have *'
        done
    done
done

sed '/^COUNT = 2/,$d' "$vectors/asymmetric/EC/compressed_points.txt" >points.rsp
for value in POINT X Y; do
    altered "a compressed point: $value" points.rsp "$(flip $value)" 1 1 'line *: COUNT = 0: want *, have *'
done
altered 'a compressed point: the other one' points.rsp '0,/^POINT = 03/s//POINT = 02/' 1 1 \
    'line *: COUNT = 0: want X and Y, have another point'
cp "$vectors/asymmetric/X25519/rfc7748.txt" x25519.rsp
for value in INPUT_SCALAR INPUT_U; do
    altered "X25519: $value" x25519.rsp "$(flip $value)" 2 1 'line 3: COUNT = 1: OUTPUT_U: want c3da*, have *'
done
altered 'X25519: the secret' x25519.rsp '0,/^OUTPUT_U = c3/s//OUTPUT_U = c4/' 2 1 \
    'line 3: COUNT = 1: OUTPUT_U: want c4da*, have c3da*'
altered 'X25519: a secret of zeros' x25519.rsp "0,/^INPUT_U = .*/s//INPUT_U = $(printf '%064d' 0)/" 2 1 \
    'line 3: COUNT = 1: want a secret, have *'
altered 'X25519: half a number' x25519.rsp '0,/^\(INPUT_U = e6db\).*/s//\1/' 2 1 'line 3: COUNT = 1: want *, have *'

# --- sign.input -------------------------------------------------------------------------------------------

head -n 8 "$list" >eight
IFS=: read -r key public message signed _ < <(sed -n 5p eight)
# listed NAME KEY PUBLIC MESSAGE SIGNED PATTERN: the fifth line with other fields fails, and no other.
listed() {
    { sed -n 1,4p eight; printf '%s:%s:%s:%s:\n' "$2" "$3" "$4" "$5"; sed -n 6,8p eight; } >file
    differ "$1: is altered" eight file
    run kat file
    equal "$1: status" 1 "$status"
    matches "$1: the vector" "file: line 5: message of * bytes: $6" "$(head -n 1 "$output")"
    equal "$1: the total" 'total: 7 passed, 1 failed, 0 skipped' "$(tail -n 1 "$output")"
    equal "$1: no other line" 3 "$(wc -l <"$output")"
}
wrong() { printf '%s%x%s' "${1:0:$2}" $((16#${1:$2:1} ^ 1)) "${1:$2 + 1}"; }
listed 'a seed' "$(wrong "$key" 10)" "$public" "$message" "$signed" 'public key: want *, have *'
listed 'a key behind the seed' "$(wrong "$key" 100)" "$public" "$message" "$signed" 'public key behind the seed: want *, have *'
listed 'a public key' "$key" "$(wrong "$public" 10)" "$message" "$signed" 'public key behind the seed: want *, have *'
listed 'a message' "$key" "$public" "$(wrong "$message" 3)" "$signed" 'message behind the signature: want *, have *'
listed 'R' "$key" "$public" "$message" "$(wrong "$signed" 3)" 'signature: want *, have *'
listed 'S' "$key" "$public" "$message" "$(wrong "$signed" 70)" 'signature: want *, have *'
listed 'another message' "$key" "$public" "$(wrong "$message" 3)" "$(wrong "$signed" 131)" 'signature: want *, have *'
listed 'another key' "$(wrong "$key" 100)" "$(wrong "$public" 36)" "$message" "$signed" 'public key: want *, have *'
sed 's/$/\r/' eight >file
succeeds 'sign.input with line ends of Windows' kat file
printf '\n' >>file
succeeds 'sign.input with a blank line' kat file
# not_listed NAME LINE: the fifth line has another form, so nothing is run.
not_listed() {
    { sed -n 1,4p eight; printf '%s\n' "$2"; sed -n 6,8p eight; } >file
    unanswered "$1" file
    matches "$1: the line" '*: line 5: want *' "$said"
}
not_listed 'three fields' "$key:$public:$message:"
not_listed 'no colon at the end' "$key:$public:$message:$signed"
not_listed 'five fields' "$key:$public:$message:$signed:00:"
not_listed 'half an octet' "$key:$public:${message}0:$signed:"
not_listed 'a longer message' "$key:$public:${message}00:$signed:"
not_listed 'a shorter key' "$key:${public%??}:$message:$signed:"
not_listed 'a shorter seed' "${key%??}:$public:$message:$signed:"
not_listed 'a shorter signature' "$key:$public:$message:${signed%??}:"
not_listed 'text' "$key:$public:${message%??}xy:$signed:"
not_listed 'a value' 'Msg = 00'
# Nothing is run before all of the file has been looked at.
{ printf '%s:%s:%s:%s:\n' "$key" "$public" "$message" "$(wrong "$signed" 3)"; printf 'Msg = 00\n'; } >file
unanswered 'a wrong line and one that is none' file
equal 'a wrong line and one that is none: nothing is run' 1 "$(wc -l <"$output")"
printf '%s:%s:%s\n' "$key" "$public" "$message" >file
unanswered 'a first line that is cut off' file
matches 'a first line that is cut off: the line' '*: want a NIST response file, *' "$said"
size=$(stat -c %s eight)
for ((cut = 0; cut < size; cut += 61)); do
    head -c $cut eight >file
    run kat file
    whole=$(grep -c ':$' file)
    said_passed=$(sed -n '$s/total: \([0-9]*\) passed.*/\1/p' "$output")
    if [ "$status" = 2 ] && [ "$said_passed" = 0 ] || { [ "$status" = 0 ] && [ "$said_passed" = "$whole" ]; }; then
        pass
    else
        fail "sign.input cut off at $cut" "status $status, $said_passed passed"
    fi
done

# --- Wycheproof -------------------------------------------------------------------------------------------

printf 'abc' >abc
message='"msg": "616263"'
# public_of KEY prints the public key of a file in hexadecimal; text_of FILE a text for JSON.
public_of() { openssl pkey -in "$1" -pubout -outform DER | hex_of -; }
text_of() { awk '{ printf "%s\\n", $0 }' "$1"; }
# padded HEX LENGTH prints a number with so many digits.
padded() { local digits=$1; while [ ${#digits} -lt "$2" ]; do digits=0$digits; done; printf '%s' "$digits"; }

# signed FORM NAME sets group, which has the public key of signer.key: NAME is that of the curve.
signed() {
    local der
    der=$(public_of signer.key)
    group="\"publicKey\": {\"curve\": \"$2\"}, \"publicKeyDer\": \"$der\""
    [ "$1" = v0 ] && group="\"key\": {\"curve\": \"$2\"}, \"keyDer\": \"$der\""
}
# signatures NAME FILE-ALGORITHM SCHEMA GROUP SIGNATURE
signatures() {
    wycheproof file.json "$2" "$3" "$4" "$(test_of 1 valid "$message, \"sig\": \"$5\"")" \
        "$(test_of 2 invalid "$message, \"sig\": \"$(broken "$5")\"")" \
        "$(test_of 3 acceptable "$message, \"sig\": \"$(broken "$5")\"")" \
        "$(test_of 4 acceptable "$message, \"sig\": \"$5\"")" "$(test_of 5 invalid "$message, \"sig\": \"\"")" \
        "$(test_of 6 invalid "\"msg\": \"61\", \"sig\": \"$5\"")" "$(test_of 7 invalid "$message, \"sig\": \"00$5\"")" \
        "$(test_of 8 invalid "$message, \"sig\": \"${5}00\"")" "$(test_of 9 invalid "$message, \"sig\": \"${5%??}\"")"
    comes_to "$1" 0 9 0 0 file.json
    wycheproof file.json "$2" "$3" "$4" "$(test_of 1 valid "$message, \"sig\": \"$(broken "$5")\"")" \
        "$(test_of 2 invalid "$message, \"sig\": \"$5\"")" "$(test_of 3 vaild "$message, \"sig\": \"$5\"")" \
        "$(test_of 4 valid "$message, \"sig\": \"x\"")" "$(test_of 5 valid "$message")" "$(test_of 6 valid "\"sig\": \"$5\"")"
    comes_to "$1, the other way" 1 0 6 0 file.json
    matches "$1: refused" 'file.json: tcId 1: number 1: want valid, have refused' "$(sed -n 1p "$output")"
    matches "$1: accepted" 'file.json: tcId 2: number 2: want invalid, have accepted' "$(sed -n 2p "$output")"
}
# agreements NAME ALGORITHM SCHEMA GROUP PUBLIC PRIVATE SHARED OTHER-PUBLIC: OTHER-PUBLIC is none.
agreements() {
    local keys="\"public\": \"$5\", \"private\": \"$6\"" bad="\"public\": \"$8\", \"private\": \"$6\""
    wycheproof file.json "$2" "$3" "$4" "$(test_of 1 valid "$keys, \"shared\": \"$7\"")" \
        "$(test_of 2 acceptable "$keys, \"shared\": \"$7\"")" "$(test_of 3 invalid "$bad, \"shared\": \"\"")" \
        "$(test_of 4 acceptable "$bad, \"shared\": \"$7\"")" \
        "$(test_of 5 invalid "\"public\": \"$5\", \"private\": \"00\", \"shared\": \"\"")"
    comes_to "$1" 0 5 0 0 file.json
    # What is accepted has the right secret, also where it may be refused.
    wycheproof file.json "$2" "$3" "$4" "$(test_of 1 valid "$keys, \"shared\": \"$(broken "$7")\"")" \
        "$(test_of 2 acceptable "$keys, \"shared\": \"$(broken "$7")\"")" "$(test_of 3 invalid "$keys, \"shared\": \"$7\"")" \
        "$(test_of 4 valid "$bad, \"shared\": \"$7\"")" "$(test_of 5 valid "$keys, \"shared\": \"x\"")" \
        "$(test_of 6 valid "$keys")" "$(test_of 7 vaild "$keys, \"shared\": \"$7\"")" \
        "$(test_of 8 valid "\"public\": \"$5\", \"shared\": \"$7\"")" "$(test_of 9 valid "\"private\": \"$6\", \"shared\": \"$7\"")"
    comes_to "$1, the other way" 1 0 9 0 file.json
    for id in 1 2; do
        equal "$1: another secret, $id" "file.json: tcId $id: number $id: shared: want $(broken "$7"), have $7" \
            "$(sed -n ${id}p "$output")"
    done
    matches "$1: accepted" 'file.json: tcId 3: number 3: want invalid, have accepted' "$(sed -n 3p "$output")"
    matches "$1: refused" 'file.json: tcId 4: number 4: want valid, have refused' "$(sed -n 4p "$output")"
}

for curve in P-256 P-384 P-521; do
    case $curve in
    P-256) name=secp256r1 length=32 ;;
    P-384) name=secp384r1 length=48 ;;
    P-521) name=secp521r1 length=66 ;;
    esac
    for key in signer peer; do
        openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:$curve -out $key.key 2>/dev/null
        openssl pkey -in $key.key -pubout -out $key.pub
    done
    scalar=$(openssl ec -in signer.key -outform DER 2>/dev/null | hex_of - | sed 's/^30\(81..\|..\)02010104..//')
    scalar=${scalar:0:2*length}
    spki=$(public_of peer.key)
    point=${spki: -2*(1+2*length)}
    shared=$(openssl pkeyutl -derive -inkey signer.key -peerkey peer.pub | hex_of -)
    openssl pkey -in signer.key -outform DER | hex_of - >signer.hex
    for form in v0 v1; do
        suffix=
        [ $form = v1 ] && suffix=_v1
        signed $form "$name"
        for hash in SHA-1:sha1 SHA-224:sha224 SHA-256:sha256 SHA-384:sha384 SHA-512:sha512; do
            openssl dgst "-${hash#*:}" -sign signer.key -out signature abc
            signatures "$curve, $form, ${hash%:*}" ECDSA "ecdsa_verify_schema$suffix.json" "\"sha\": \"${hash%:*}\", $group" \
                "$(hex_of signature)"
            mapfile -t numbers < <(openssl asn1parse -inform DER -in signature | sed -n 's/.*INTEGER *://p')
            signatures "$curve, $form, ${hash%:*}, P1363" ECDSA "ecdsa_p1363_verify_schema$suffix.json" \
                "\"sha\": \"${hash%:*}\", $group" \
                "$(padded "${numbers[0]}" $((2 * length)))$(padded "${numbers[1]}" $((2 * length)))"
        done
        test=$(test_of 1 valid "$message, \"sig\": \"$(hex_of signature)\"")
        for hash in SHA3-256 SHAKE128 MD5; do
            wycheproof file.json ECDSA "ecdsa_verify_schema$suffix.json" "\"sha\": \"$hash\", $group" "$test"
            all_skipped "$curve, $form, $hash" 1 'certwright does not have this hash' file.json
        done
        wycheproof file.json ECDSA "ecdsa_verify_schema$suffix.json" "\"sha\": \"SHA-512/256\", $group" "$test"
        all_skipped "$curve, $form, SHA-512/256" 1 'certwright has no signatures of this key with this hash' file.json
        # A key that is not what the group says, is none, or is not there.
        for schema in ecdsa_verify_schema ecdsa_p1363_verify_schema; do
            for other in secp224r1 secp256k1 brainpoolP256r1 edwards25519 "$curve x"; do
                wycheproof file.json ECDSA "$schema$suffix.json" "\"sha\": \"SHA-512\", ${group/$name/$other}" "$test"
                all_skipped "$curve, $form, $schema, as $other" 1 'certwright does not have this curve' file.json
            done
            for other in secp256r1 secp384r1 secp521r1; do
                [ $other = "$name" ] && continue
                wycheproof file.json ECDSA "$schema$suffix.json" "\"sha\": \"SHA-512\", ${group/$name/$other}" "$test"
                comes_to "$curve, $form, $schema, as $other" 1 0 1 0 file.json
            done
            wycheproof file.json ECDSA "$schema$suffix.json" "\"sha\": \"SHA-512\", ${group/curve/cruve}" "$test"
            comes_to "$curve, $form, $schema, no curve" 1 0 1 0 file.json
            wycheproof file.json ECDSA "$schema$suffix.json" "\"sha\": \"SHA-512\", ${group/Der/Dre}" "$test"
            comes_to "$curve, $form, $schema, no key" 1 0 1 0 file.json
            wycheproof file.json ECDSA "$schema$suffix.json" "\"sha\": \"SHA-512\", ${group/%??\"/\"}" "$test"
            comes_to "$curve, $form, $schema, a key that is cut off" 1 0 1 0 file.json
        done
        group="\"curve\": \"$name\""
        agreements "$curve, $form, ECDH" ECDH "ecdh_test_schema$suffix.json" "$group, \"encoding\": \"asn\"" \
            "$spki" "00$scalar" "$shared" "$(broken "$spki")"
        agreements "$curve, $form, ECDH of points" ECDH "ecdh_ecpoint_test_schema$suffix.json" "$group" \
            "$point" "$scalar" "$shared" "$(broken "$point")"
        pem 'PUBLIC KEY' "$(broken "$spki")" broken.pub
        agreements "$curve, $form, ECDH in PEM" ECDH "ecdh_pem_test_schema$suffix.json" "$group" \
            "$(text_of peer.pub)" "$(text_of signer.key)" "$shared" "$(text_of broken.pub)"
        for schema in ecdh_test_schema ecdh_ecpoint_test_schema ecdh_pem_test_schema; do
            test=$(test_of 1 invalid "\"public\": \"\", \"private\": \"\", \"shared\": \"\"")
            wycheproof file.json ECDH "$schema$suffix.json" '"curve": "secp256k1"' "$test"
            all_skipped "$curve, $form, $schema, another curve" 1 'certwright does not have this curve' file.json
            wycheproof file.json ECDH "$schema$suffix.json" '"curves": "secp256r1"' "$test"
            comes_to "$curve, $form, $schema, no curve" 1 0 1 0 file.json
        done
    done
done
openssl pkey -in peer.key -pubout -ec_conv_form compressed -outform DER -out compressed.der
agreements 'ECDH, compressed' ECDH ecdh_test_schema_v1.json "$group" "$(hex_of compressed.der)" "$scalar" "$shared" "$(broken "$spki")"
# A public key of another curve is refused, and no reason to skip what is invalid.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1 -out other.key 2>/dev/null
wycheproof file.json ECDH ecdh_test_schema_v1.json "$group" \
    "$(test_of 1 invalid "\"public\": \"$(public_of other.key)\", \"private\": \"$scalar\", \"shared\": \"\"")"
comes_to 'ECDH, a key of another curve' 0 1 0 0 file.json

openssl genpkey -algorithm ED25519 -out signer.key
openssl pkeyutl -sign -rawin -inkey signer.key -in abc -out signature
for form in v0 v1; do
    suffix=
    [ $form = v1 ] && suffix=_v1
    signed $form edwards25519
    signatures "Ed25519, $form" EDDSA "eddsa_verify_schema$suffix.json" "$group" "$(hex_of signature)"
    test=$(test_of 1 valid "$message, \"sig\": \"$(hex_of signature)\"")
    wycheproof file.json EDDSA "eddsa_verify_schema$suffix.json" "${group/edwards25519/edwards448}" "$test"
    all_skipped "Ed448, $form" 1 'certwright does not have this curve' file.json
    wycheproof file.json EDDSA "eddsa_verify_schema$suffix.json" "${group/curve/cruve}" "$test"
    comes_to "EdDSA of no curve, $form" 1 0 1 0 file.json
    wycheproof file.json EDDSA "eddsa_verify_schema$suffix.json" "${group/Der\": \"????/Der\": \"302b}" "$test"
    comes_to "EdDSA, a key that is none, $form" 1 0 1 0 file.json
    wycheproof file.json ECDSA "eddsa_verify_schema$suffix.json" "$group" "$test"
    all_skipped "EdDSA that is called ECDSA, $form" 1 'certwright does not have this algorithm' file.json
done

for key in x y; do
    openssl genpkey -algorithm X25519 -out $key.key
    openssl pkey -in $key.key -pubout -out $key.pub
done
shared=$(openssl pkeyutl -derive -inkey x.key -peerkey y.pub | hex_of -)
private=$(openssl pkey -in x.key -outform DER | hex_of -)
spki=$(public_of y.key)
group='"curve": "curve25519"'
zero=$(printf '%064d' 0)
for suffix in '' _v1; do
    agreements "X25519$suffix" XDH "xdh_comp_schema$suffix.json" "$group" "${spki: -64}" "${private: -64}" "$shared" "$zero"
    agreements "X25519$suffix in DER" XDH "xdh_asn_comp_schema$suffix.json" "$group" "$spki" "$private" "$shared" \
        "${spki%????????}"
    pem 'PUBLIC KEY' "${spki:0:24}$zero" zero.pub
    agreements "X25519$suffix in PEM" XDH "xdh_pem_comp_schema$suffix.json" "$group" "$(text_of y.pub)" "$(text_of x.key)" \
        "$shared" "$(text_of zero.pub)"
    test=$(test_of 1 invalid "\"public\": \"\", \"private\": \"\", \"shared\": \"\"")
    for schema in xdh_comp_schema xdh_asn_comp_schema xdh_pem_comp_schema; do
        wycheproof file.json XDH "$schema$suffix.json" '"curve": "curve448"' "$test"
        all_skipped "X448, $schema$suffix" 1 'certwright does not have this curve' file.json
        wycheproof file.json XDH "$schema$suffix.json" '"kurve": "curve25519"' "$test"
        comes_to "XDH of no curve, $schema$suffix" 1 0 1 0 file.json
    done
    wycheproof file.json XDH "xdh_jwk_comp_schema$suffix.json" "$group" "$test"
    all_skipped "X25519$suffix in JWK" 1 'certwright does not run tests of this schema' file.json
done

wycheproof file.json XDH xdh_comp_schema.json "$group" \
    "$(test_of 1 'in\u001b[31m\u202evalid' "\"public\": \"$zero\", \"private\": \"$zero\", \"shared\": \"\"")"
run kat file.json
equal 'a result that misleads a terminal' 1 "$status"
if is_safe "$(<"$output")"; then pass; else fail 'a result that misleads a terminal' "$(<"$output")"; fi

finish
