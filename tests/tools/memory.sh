#!/bin/bash
# memory.sh PROGRAM -- how much memory each command takes: no more than its input and 64 MiB, and of an
# input that has no end 64 MiB in all. MEASURE is tests/measure/.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

measure=${MEASURE:-$tests/../../build/tests/run-measured}
mebibyte=$((1 << 20))
seconds=120
key=$fixtures/leaf.key ca_key=$fixtures/ca.key root=$fixtures/golden-root.pem leaf=$fixtures/golden-leaf.pem
request=$fixtures/golden-request.pem
now=2026-02-01T00:00:00Z

# costs NAME STATUSES MEBIBYTES ARGUMENT...: ends with one of these, comma-separated, within so much memory.
costs() {
    local name=$1 statuses=$2 most=$3 milliseconds peak
    shift 3
    timeout -s KILL "$seconds" "$measure" figures "$program" "$@" <"$input" >"$output" 2>"$scratch/err"
    status=$?
    if [[ ,$statuses, == *,$status,* ]]; then pass; else fail "$name: status" "want $statuses, have $status"; fi
    read -r milliseconds peak <figures
    if [ "$peak" -le $((most * 1024)) ]; then
        pass
    else
        fail "$name: memory" "want at most $most MiB, have $((peak / 1024)) in $milliseconds ms"
    fi
}
# large NAME STATUSES FILE ARGUMENT...: FILE and 64 MiB.
large() {
    costs "$1" "$2" $((($(stat -c %s "$3") + mebibyte - 1) / mebibyte + 64)) "${@:4}"
}

# --- no end ----------------------------------------------------------------------------------------

# endless NAME FILE ARGUMENT...: the device of zeros, and a line again and again.
endless() {
    local name=$1 writer
    shift
    costs "$name: zeros" 2 64 "${@//ENDLESS//dev/zero}"
    equal "$name: zeros: one line" 1 "$(wc -l <"$scratch/err")"
    rm -f pipe
    mkfifo pipe
    yes >pipe 2>/dev/null &
    writer=$!
    costs "$name: yes" 2 64 "${@//ENDLESS/pipe}"
    equal "$name: yes: one line" 1 "$(wc -l <"$scratch/err")"
    kill $writer 2>/dev/null
    wait $writer 2>/dev/null
}
for command in show 'show --json' asn1 'asn1 --strict' 'asn1 --notation' 'asn1 --build' pubkey explain \
    'explain --html' kat 'digest --check' 'trace verify'; do
    read -r -a words <<<"$command"
    endless "$command" "${words[@]}" ENDLESS
done
endless 'request --key' request --key ENDLESS --subject CN=a.test
endless 'selfsign --key' selfsign --key ENDLESS --subject CN=a.test
endless 'issue --ca' issue --ca ENDLESS --ca-key "$ca_key" --at $now "$request"
endless 'issue --ca-key' issue --ca "$root" --ca-key ENDLESS --at $now "$request"
endless 'issue' issue --ca "$root" --ca-key "$ca_key" --at $now ENDLESS
endless 'verify' verify --at $now --trust "$root" ENDLESS
endless 'verify --trust' verify --at $now --trust ENDLESS "$leaf"
endless 'verify --untrusted' verify --at $now --trust "$root" --untrusted ENDLESS "$leaf"
endless 'verify --crl' verify --at $now --trust "$root" --crl ENDLESS "$leaf"
endless 'trust' trust --trust ENDLESS
endless 'sign --key' sign --key ENDLESS "$leaf"
endless 'check --key' check --key ENDLESS --signature "$leaf" "$leaf"
endless 'check --signature' check --key "$leaf" --signature ENDLESS "$leaf"
endless 'encrypt --key' encrypt --key ENDLESS "$leaf"
endless 'encrypt' encrypt --key "$leaf" ENDLESS
endless 'decrypt --key' decrypt --key ENDLESS "$leaf"
endless 'decrypt' decrypt --key "$key" ENDLESS
endless 'trace sign --key' trace sign --key ENDLESS "$leaf"
endless 'trace verify --signature' trace verify --key "$leaf" --signature ENDLESS "$leaf"
endless 'trace build --key' trace build selfsign --key ENDLESS --subject CN=a.test

# What begins like an object and goes on: the kind of object says how far.
goes_on() { # NAME MEBIBYTES PATTERN COMMAND: the output of COMMAND without an end
    local name=$1 most=$2 pattern=$3
    rm -f pipe
    mkfifo pipe
    eval "$4" >pipe 2>/dev/null &
    costs "$name" 2 "$most" show pipe
    matches "$name" "$pattern" "$(<"$scratch/err")"
    wait
}
goes_on 'a certificate, and text' 64 '*want a block within 1 MiB*' "cat '$leaf'; yes"
goes_on 'a certificate without an end' 64 '*want a block that ends within 2 MiB*' "echo '-----BEGIN CERTIFICATE-----'; yes AAAA"
goes_on 'a key without an end' 64 '*want a block that ends within 2 MiB*' "echo '-----BEGIN RSA PRIVATE KEY-----'; yes AAAA"
goes_on 'a CRL without an end' 192 '*want a block that ends within 128 MiB*' "echo '-----BEGIN X509 CRL-----'; yes AAAA"
goes_on 'DER of 2^32 bytes' 64 '*want DER of at most 64 MiB*' "printf '0\\204\\377\\377\\377\\377'; cat /dev/zero"
goes_on 'DER and zeros' 64 '*' "printf '0\\202\\020\\000'; cat /dev/zero"
goes_on 'certificates without an end' 320 '*want at most 256 MiB*' "yes -- \"\$(<'$leaf')\""

# --- large -----------------------------------------------------------------------------------------

# A CRL of a million entries with a reason each, and one of nearly 64 MiB; the signatures are anybody's.
crl() { # COUNT EXTENSION FILE
    local algorithm name entry length=$((36 + ${#2} / 2))
    algorithm=300d06092a864886f70d01010b0500
    name=$(der 30 "$(der 31 "$(der 30 0603550403 "$(der 0c 61)")")")
    entry=$(printf '30%02x021040%%030x170d3236303130313030303030305a%s' $((length - 2 - 1)) "$2")
    local header=020101$algorithm${name}170d3236303130313030303030305a170d3336303130313030303030305a
    local list=$(($1 * (length - 1))) signature
    signature=$algorithm$(der 03 "00$(printf '%0512d' 1)")
    local contents=$((${#header} / 2 + 6 + list))
    {
        printf '3084%08x3084%08x%s3084%08x' $((contents + 6 + ${#signature} / 2)) $contents "$header" $list
        awk -v count="$1" -v format="$entry" 'BEGIN { for (i = 0; i < count; i++) printf format "\n", 1000000 + 7919 * i }'
        printf '%s' "$signature"
    } | xxd -r -p >"$3"
}
crl 1000000 300c300a0603551d1504030a0101 million.crl
run asn1 million.crl
equal 'a CRL of a million entries' 0 "$status"
equal 'a CRL of a million entries: a line for each element' 7000018 "$(wc -l <"$output")"
for options in '' --json; do
    large "show $options: a CRL of a million entries" 0 million.crl show ${options:+"$options"} million.crl
    [ "$options" != --json ] || equal 'show --json: its entries' 1000000 "$(grep -c '"userCertificate"' "$output")"
done
for options in --strict --notation; do
    large "asn1 $options: a CRL of a million entries" 0 million.crl asn1 ${options:+"$options"} million.crl
done
large 'digest: a CRL of a million entries' 0 million.crl digest million.crl
for options in '' --json --explain; do
    large "verify $options: a CRL of a million entries" 1 million.crl \
        verify --at $now --trust "$root" ${options:+"$options"} --crl million.crl "$leaf"
done
large 'trace verify: a CRL of a million entries' 0,1,2 million.crl trace verify --key "$root" --signature "$leaf" million.crl
rm million.crl

crl 1900000 '' largest.crl
{
    echo '-----BEGIN X509 CRL-----'
    base64 -w 64 largest.crl
    echo '-----END X509 CRL-----'
} >largest.pem
rm largest.crl
large 'show: a CRL of nearly 64 MiB in PEM' 0 largest.pem show largest.pem
large 'verify: a CRL of nearly 64 MiB in PEM' 1 largest.pem verify --at $now --trust "$root" --crl largest.pem "$leaf"
input=largest.pem
large 'show: the same from standard input' 0 largest.pem show --json
input=/dev/null
rm largest.pem

yes -- "$(<"$leaf")" | head -n $((100000 * $(wc -l <"$leaf"))) >bundle.pem
for options in '' --json; do
    large "show $options: 100,000 certificates" 0 bundle.pem show ${options:+"$options"} bundle.pem
done
large 'verify --untrusted: 100,000 certificates' 0 bundle.pem verify --at $now --trust "$root" --untrusted bundle.pem "$leaf"
large 'trust: 100,000 certificates' 0 bundle.pem trust --at $now --trust bundle.pem
mkfifo large-pipe
cat bundle.pem >large-pipe &
large 'show: 100,000 certificates through a pipe' 0 bundle.pem show large-pipe
wait
rm bundle.pem

# A certificate of a megabyte, all of it names.
many_names=$(printf '820161%.0s' {1..300000})
write_hex "$many_names" names
large_certificate() {
    local spki before after
    spki=$("$program" pubkey --der "$key" | od -v -An -tx1 | tr -d ' \n')
    before=a003020102020101300d06092a864886f70d01010b05003000301e170d3236303130313030303030305a170d3336303130313030303030305a3000
    after=300d06092a864886f70d01010b0500030100
    local size=900000 extension extensions
    extension=$((size + 5))
    extensions=$((5 + 5 + extension + 5))
    printf '3083%06x3083%06x%s%sa383%06x3083%06x3083%06x0603551d110483%06x3083%06x' \
        $((${#before} / 2 + ${#spki} / 2 + extensions + 5 + 5 + 5 + ${#after} / 2)) $((${#before} / 2 + ${#spki} / 2 + extensions + 5 + 5)) \
        "$before" "$spki" $((extensions + 5)) $extensions $((extensions - 5)) $extension $size | xxd -r -p
    cat names
    printf '%s' "$after" | xxd -r -p
}
large_certificate >names.der
run asn1 names.der
equal 'a certificate of a megabyte' 0 "$status"
costs 'show --json: a certificate of a megabyte' 0 64 show --json names.der

# Known answers: one file of many vectors, and one that is all brackets.
{
    printf '{"algorithm": "HMACSHA256", "schema": "mac_test_schema.json", "testGroups": [{"tagSize": 256, "tests": [\n'
    awk 'BEGIN { for (i = 0; i < 200000; i++) printf "%s{\"tcId\": %d, \"key\": \"4a656665\", \"msg\": \"%0100d\", \"tag\": \"00\", \"result\": \"invalid\"}\n", i ? "," : "", i, i }'
    printf ']}]}\n'
} >many.json
large 'kat: 200,000 vectors' 0 many.json kat many.json
equal 'kat: 200,000 vectors' 'total: 200000 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
{ printf '{"algorithm": "HMACSHA256", "schema": "mac_test_schema.json", "x": '; yes '{},' | head -n 10000000 | tr -d '\n'; } >brackets.json
large 'kat: brackets' 2 brackets.json kat brackets.json
{ printf '# "SHA-256 LongMsg" information\n[L = 32]\n\nLen = 8\nMsg = '; head -c 40000000 /dev/zero | tr '\0' a; printf '\nMD = 00\n'; } >long.rsp
large 'kat: a long message' 1 long.rsp kat long.rsp

finish
