#!/bin/bash
# request.sh PROGRAM -- `request` and `selfsign`: subjects, names, validity and serial numbers,
# as they stand in the DER that comes out.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

leaf=$fixtures/leaf.key
ca=$fixtures/ca.key
now=2026-01-01T00:00:00Z

# What stands in names: the OIDs of attributes, in hexadecimal.
CN=0603550403 C=0603550406 L=0603550407 O=060355040a OU=060355040b
DC=060a0992268993f22c640119 email=06092a864886f70d010901

# attribute OID TAG TEXT; rdn ATTRIBUTE...
attribute() { der 30 "$1" "$(der "$2" "$(hex_of_text "$3")")"; }
rdn() { der 31 "$@"; }

# subject NAME TEXT RDN...: a request for the subject TEXT has this Name.
subject() {
    local name="subject $1" text=$2
    shift 2
    succeeds "$name" request --key "$leaf" --subject "$text" --der
    has_hex "$name" "020100$(der 30 "$@")30820122" "$output"
}

# --- golden results -----------------------------------------------------------------------------

succeeds 'a request, octet for octet' request --key "$leaf" --subject CN=example.test \
    --host example.test --host 192.0.2.1 --host 2001:db8::1
same_file 'a request, octet for octet' "$fixtures/golden-request.pem" "$output"
succeeds 'a root, octet for octet' selfsign --ca --key "$ca" \
    --subject 'CN=Golden Root,O=Acme\, Inc.,C=CZ' --at $now --serial 01
same_file 'a root, octet for octet' "$fixtures/golden-root.pem" "$output"

# --- forms of output -----------------------------------------------------------------------------

succeeds 'PEM to a file' request --key "$leaf" --subject CN=a.test -o a.csr
equal 'PEM to a file: first line' '-----BEGIN CERTIFICATE REQUEST-----' "$(head -n 1 a.csr)"
equal 'PEM to a file: nothing on standard output' '' "$(<"$output")"
succeeds 'DER' request --key "$leaf" --subject CN=a.test --der
equal 'DER is what PEM holds' "$(der_of_pem a.csr)" "$(hex_of "$output")"
succeeds 'a certificate, PEM' selfsign --key "$leaf" --subject CN=a.test --at $now --serial 1 -o a.pem
equal 'a certificate: first line' '-----BEGIN CERTIFICATE-----' "$(head -n 1 a.pem)"
succeeds 'a certificate, DER' selfsign --key "$leaf" --subject CN=a.test --at $now --serial 1 --der -o a.der
equal 'a certificate: DER is what PEM holds' "$(der_of_pem a.pem)" "$(hex_of a.der)"

succeeds 'the key from DER' pubkey "$leaf" --der -o spki.der
base64 -d < <(grep -v -e '-----' "$leaf") >leaf.der
chmod 600 leaf.der
succeeds 'a key in DER' request --key leaf.der --subject CN=a.test
same_file 'a key in DER makes the same request' a.csr "$output"
input=$leaf
succeeds 'a key from standard input' request --key - --subject CN=a.test
same_file 'a key from standard input makes the same request' a.csr "$output"
input=/dev/null
{ printf 'My key:\r\n\r\n'; sed 's/$/\r/' "$leaf"; printf 'the end, without a newline'; } >around.key
chmod 600 around.key
succeeds 'a key with text around it and CRLF' request --key around.key --subject CN=a.test
same_file 'a key with text around it makes the same request' a.csr "$output"
has_hex 'the public key is in the request' "$(hex_of spki.der)" a.csr
succeeds 'the public key of the request' pubkey --der a.csr
same_file 'the public key of the request' spki.der "$output"
succeeds 'the public key of the certificate' pubkey --der a.pem
same_file 'the public key of the certificate' spki.der "$output"
input=a.pem
succeeds 'the public key of the certificate, from standard input' pubkey --der
same_file 'the public key of the certificate, from standard input' spki.der "$output"
succeeds 'the public key of the certificate, from -' pubkey --der -
same_file 'the public key of the certificate, from -' spki.der "$output"
input=/dev/null
succeeds 'the public key of a public key' pubkey --der spki.der
same_file 'the public key of a public key' spki.der "$output"
succeeds 'the public key in PEM' pubkey a.csr
equal 'the public key in PEM' '-----BEGIN PUBLIC KEY-----' "$(head -n 1 "$output")"
equal 'the public key in PEM' "$(hex_of spki.der)" "$(der_of_pem "$output")"

# While a process has a private key, its memory can go into no core file. (Where the limit is
# nothing already, and cannot be raised, this proves nothing.)
mkfifo pipe
ulimit -c unlimited 2>/dev/null || ulimit -S -c "$(ulimit -H -c)"
"$program" request --key pipe --subject CN=a.test -o from-pipe.csr &
limit=
for _ in {1..100}; do
    sleep 0.02
    limit=$(sed -n 's/^Max core file size *\([^ ]*\) *\([^ ]*\) .*/\1 \2/p' /proc/$!/limits)
    [ "$limit" != '0 0' ] || break
done
equal 'no core file' '0 0' "$limit"
cat "$leaf" >pipe
wait $!
same_file 'a key from a named pipe makes the same request' a.csr from-pipe.csr

cp "$leaf" readable.key
chmod 644 readable.key
warns 'a key that others may read' 'warning*readable.key*' request --key readable.key --subject CN=a.test -o b.csr
same_file 'a key that others may read' a.csr b.csr
rm -f b.csr
openssl pkey -in "$leaf" -outform DER -out readable.der
openssl pkcs8 -topk8 -passout pass:x -in "$leaf" -out encrypted.key
chmod 644 readable.der encrypted.key
cat "$fixtures/golden-leaf.pem" "$leaf" "$leaf" >both.pem
for command in show pubkey explain 'explain --html -o page.html' asn1 'asn1 --notation' 'request --subject CN=a.test --key' \
    'selfsign --subject CN=a.test --key' 'encrypt --key' 'trace sign --key'; do
    read -r -a arguments <<<"$command"
    for file in readable.key readable.der; do
        warns "$command: a key that others may read" "warning*$file: others may read*" "${arguments[@]}" "$file"
        matches "$command: said once" '*others may read*' "$said"
        lacks "$command: said once" '*others may read*others may read*' "$said"
        chmod 600 $file
        run "${arguments[@]}" "$file"
        lacks "$command: a key that nobody else may read" '*others may read*' "$said"
        chmod 644 $file
    done
done
warns 'a key after something else' 'warning*both.pem: others may read*' show both.pem
lacks 'several keys are told of once' '*others may read*others may read*' "$said"
input=readable.key
warns 'a key on standard input' 'warning*standard input: others may read*' pubkey
input=/dev/null
run explain encrypted.key
lacks 'an encrypted key' '*others may read*' "$said"
succeeds 'no key' pubkey "$fixtures/golden-leaf.pem"
chmod 640 readable.key
warns 'a key that its group may read' 'warning*others may read*' show readable.key
rm -f readable.* both.pem encrypted.key page.html

# --- subjects --------------------------------------------------------------------------------------

subject 'one attribute' CN=example.test "$(rdn "$(attribute $CN 0c example.test)")"
subject 'in the order as written' 'CN=example.test,O=Acme\, Inc.,L=Brno,C=CZ' \
    "$(rdn "$(attribute $CN 0c example.test)")" "$(rdn "$(attribute $O 0c 'Acme, Inc.')")" \
    "$(rdn "$(attribute $L 0c Brno)")" "$(rdn "$(attribute $C 13 CZ)")"
subject 'with slashes' '/CN=example.test/O=Acme, Inc./C=CZ' \
    "$(rdn "$(attribute $CN 0c example.test)")" "$(rdn "$(attribute $O 0c 'Acme, Inc.')")" \
    "$(rdn "$(attribute $C 13 CZ)")"
subject 'with an escaped slash' '/CN=a.test/O=A\/B' \
    "$(rdn "$(attribute $CN 0c a.test)")" "$(rdn "$(attribute $O 0c 'A/B')")"
subject 'with a slash between commas' 'CN=a.test,O=A/B' \
    "$(rdn "$(attribute $CN 0c a.test)")" "$(rdn "$(attribute $O 0c 'A/B')")"
subject 'of two attributes in one, sorted' 'O=Acme+CN=a.test' \
    "$(rdn "$(attribute $O 0c Acme)" "$(attribute $CN 0c a.test)")"
subject 'of two attributes in one, the other way' 'CN=a.test+O=Acme' \
    "$(rdn "$(attribute $O 0c Acme)" "$(attribute $CN 0c a.test)")"
subject 'of two attributes in one, with slashes' '/CN=a.test+O=Acme/C=CZ' \
    "$(rdn "$(attribute $O 0c Acme)" "$(attribute $CN 0c a.test)")" "$(rdn "$(attribute $C 13 CZ)")"
subject 'with every escape' 'CN=\,\+\"\\\<\>\;\=\ a\#\20' "$(rdn "$(attribute $CN 0c ',+"\<>;= a# ')")"
subject 'with a # in front' 'CN=\#a' "$(rdn "$(attribute $CN 0c '#a')")"
subject 'with octets in hexadecimal' 'CN=\c3\A9' "$(rdn "$(attribute $CN 0c $'\xc3\xa9')")"
subject 'in UTF-8' $'CN=\xc3\xa9,O=\xf0\x9f\x94\x92' "$(rdn "$(attribute $CN 0c $'\xc3\xa9')")" \
    "$(rdn "$(attribute $O 0c $'\xf0\x9f\x94\x92')")"
subject 'with spaces around' ' CN = a b , O = c ' "$(rdn "$(attribute $CN 0c 'a b')")" \
    "$(rdn "$(attribute $O 0c c)")"
subject 'by dotted decimal' '2.5.4.3=a.test' "$(rdn "$(attribute $CN 0c a.test)")"
subject 'as DER in hexadecimal' 'CN=#130141' "$(rdn "$(attribute $CN 13 A)")"
subject 'by long names' '/commonName=a.test/countryName=CZ' "$(rdn "$(attribute $CN 0c a.test)")" \
    "$(rdn "$(attribute $C 13 CZ)")"
subject 'in lower case' 'cn=a.test,o=Acme' "$(rdn "$(attribute $CN 0c a.test)")" \
    "$(rdn "$(attribute $O 0c Acme)")"
subject 'with components of a domain' 'DC=test,DC=example' "$(rdn "$(attribute $DC 16 test)")" \
    "$(rdn "$(attribute $DC 16 example)")"
subject 'with an address' 'CN=a,emailAddress=a@b.test' "$(rdn "$(attribute $CN 0c a)")" \
    "$(rdn "$(attribute $email 16 a@b.test)")"
subject 'twice the same' 'OU=a,OU=b' "$(rdn "$(attribute $OU 0c a)")" "$(rdn "$(attribute $OU 0c b)")"
letters=$(printf '%064d' 0)
subject 'a CN of 64 characters' "CN=$letters" "$(rdn "$(attribute $CN 0c "$letters")")"

# nested COUNT: SEQUENCEs around a NULL, in hexadecimal.
nested() {
    local value=0500 i
    for ((i = 0; i < $1; i++)); do value=$(der 30 "$value"); done
    printf '%s' "$value"
}

for bad in CN CN= =a 'CN=a,' ',CN=a' 'CN=a,,O=b' 'CN=a+' '+CN=a' "CN=a\\" 'XX=a' 'CN=a,b' 3.1.1=a \
    'C=CZE' 'C=C' $'C=\xc3\xa9' "CN=0$letters" $'CN=\xff' 'CN=\ff' 'CN=\c0\80' 'CN=\ed\a0\80' \
    'CN=#' 'CN=#13' 'CN=#130' 'CN=#130141ff' 'CN=#zz' 'DC=\c3\a9' 'emailAddress=\c3\a9' '/CN' '/CN=a//O=b' \
    '/CN=' 'sha256=a' 'serverAuth=a' '2.5.4.35=#2c0161' '2.5.4.35=#01017f' '2.5.4.35=#050100' '2.5.4.35=#0603558003' \
    '2.5.4.35=#3003020200' '2.5.4.35=#3106020102020101' '2.5.4.35=#0c01ff' '2.5.4.35=#0500ff' '1.2.3=#a00205' \
    'CN=#0500' 'CN=#800161' 'CN=#30030c0161' "1.2.3=#$(nested 28)"; do
    refuses "subject ${bad@Q}" 2 subject request --key "$leaf" --subject "$bad" -o result
    refuses "selfsign, subject ${bad@Q}" 2 subject selfsign --ca --key "$leaf" --subject "$bad" -o result
done
# What is made can be read: as deep as a value may be, and a tag number above 30.
for value in "$(nested 27)" bf20020500 31060201010201ff; do
    succeeds "a value of ${value:0:12}" request --key "$leaf" --subject "1.2.3=#$value" -o "value-$value.csr"
    succeeds "a value of ${value:0:12} is read" pubkey "value-$value.csr"
done
refuses 'selfsign: a subject of no attribute' 2 '' selfsign --ca --key "$leaf" --subject / -o result
refuses 'selfsign: a subject of a space' 2 '' selfsign --ca --key "$leaf" --subject ' ' -o result
refuses 'a very long subject' 2 subject request --key "$leaf" --subject "CN=$(printf '%0100000d' 0)" -o result
refuses 'a subject with an escape, badly typed' 2 '' request --key "$leaf" --subject $'\e[31m=a' -o result

# --- hosts and other names ---------------------------------------------------------------------------

san=0603551d11
# names NAME HEX ARGUMENT...: the request has these GeneralNames, not critical.
names() {
    local name="names: $1" wanted=$2
    shift 2
    succeeds "$name" request --key "$leaf" --subject CN=a.test "$@"
    has_hex "$name" "$(der 30 $san "$(der 04 "$(der 30 "$wanted")")")" "$output"
}
names 'a host' "$(der 82 "$(hex_of_text a.test)")" --host a.test
names 'two hosts, in their order' "$(der 82 "$(hex_of_text b.test)")$(der 82 "$(hex_of_text a.test)")" \
    --host b.test --host a.test
names 'upper case' "$(der 82 "$(hex_of_text a.test)")" --host A.Test
names 'a dot at the end' "$(der 82 "$(hex_of_text a.test)")" --host a.test.
names 'a wildcard' "$(der 82 "$(hex_of_text '*.a.test')")" --host '*.a.test'
names 'one label' "$(der 82 "$(hex_of_text localhost)")" --host localhost
names 'an A-label' "$(der 82 "$(hex_of_text xn--e1afmkfd.test)")" --host xn--e1afmkfd.test
names 'IPv4' "$(der 87 c0000201)" --host 192.0.2.1
names 'IPv6' "$(der 87 20010db8000000000000000000000001)" --host 2001:db8::1
names 'IPv6, the shortest' "$(der 87 00000000000000000000000000000001)" --host ::1
names 'IPv6 with IPv4' "$(der 87 00000000000000000000ffffc0000201)" --host ::ffff:192.0.2.1
names 'an address' "$(der 81 "$(hex_of_text me@a.test)")" --email me@a.test
names 'a URI' "$(der 86 "$(hex_of_text https://a.test/x)")" --uri https://a.test/x
names 'hosts, addresses, URIs' \
    "$(der 82 "$(hex_of_text a.test)")$(der 81 "$(hex_of_text me@a.test)")$(der 86 "$(hex_of_text urn:x)")" \
    --host a.test --email me@a.test --uri urn:x
label=$(printf '%063d' 0)
names 'a label of 63' "$(der 82 "$(hex_of_text "$label.test")")" --host "$label.test"
succeeds 'a host alone makes an empty subject' request --key "$leaf" --host a.test
has_hex 'a host alone: an empty subject' 020100300030820122 "$output"
many=()
for i in {1..300}; do many+=(--host "h$i.test"); done
succeeds 'three hundred hosts' request --key "$leaf" "${many[@]}"
has_hex 'three hundred hosts' "$(der 82 "$(hex_of_text h300.test)")" "$output"

for bad in '' . .. a..test .a.test a.test.. -a.test a-.test 'a b.test' _a.test a_b.test 'a.test/' a.test:443 '*' '*.' '*.test' 'a.*.test' \
    'f*.a.test' '*.*.test' '**.a.test' '*a.test' 1.2.3 1.2.3.4.5 256.1.1.1 1.2.3.256 a.1 2001:db8::g '[::1]' ::1%lo ::1/64 192.0.2.0/24 \
    $'\xc3\xa9.test' $'a\n.test' $'\e[31m.test' a@b.test https://a.test "0$label.test" "$(printf '%0250d.test' 0)" \
    "$label.$label.$label.$label.test" '../a' a\\b.test 'a,b.test' 'a;b.test'; do
    refuses "host ${bad@Q}" 2 '' request --key "$leaf" --subject CN=a.test --host good.test --host "$bad" -o result
    refuses "selfsign, host ${bad@Q}" 2 '' selfsign --key "$leaf" --subject CN=a.test --host "$bad" -o result
done
for bad in '' a @ a@ @a.test a@b@c.test 'a b@c.test' $'a\n@c.test' a@-b.test $'\xc3\xa9@a.test' a@1.2; do
    refuses "email ${bad@Q}" 2 email request --key "$leaf" --subject CN=a --email "$bad" -o result
done
for bad in '' a a.test /x //a.test : 1a:x 'http://a b' $'http://a\n' $'http://\xc3\xa9' x:; do
    refuses "URI ${bad@Q}" 2 URI request --key "$leaf" --subject CN=a --uri "$bad" -o result
done

# --- selfsign: what a certificate gets -----------------------------------------------------------------

leaf_usage=300e0603551d0f0101ff0404030205a0
ca_usage=300e0603551d0f0101ff040403020106
not_authority=300c0603551d130101ff04023000
authority=300f0603551d130101ff040530030101ff
server_auth=30130603551d25040c300a06082b06010505070301
sha256_rsa=300d06092a864886f70d01010b0500

succeeds 'a server certificate' selfsign --key "$leaf" --subject CN=a.test --at $now --serial 0A1B -o s.pem
has_hex 'server: version 3, the serial number, the algorithm' "a00302010202020a1b$sha256_rsa" s.pem
has_hex 'server: CA:FALSE, critical and empty' $not_authority s.pem
has_hex 'server: keyUsage' $leaf_usage s.pem
has_hex 'server: extKeyUsage' $server_auth s.pem
has_hex 'server: subjectKeyIdentifier' 0603551d0e0416 s.pem
has_hex 'server: the CN as a name' "$(der 30 $san "$(der 04 "$(der 30 "$(der 82 "$(hex_of_text a.test)")")")")" s.pem
validity 'server: 90 days' 260101000000Z 260401000000Z s.pem
succeeds 'a root' selfsign --ca --key "$ca" --subject CN=Root --at $now -o r.pem
has_hex 'root: CA:TRUE, critical, without a limit' $authority r.pem
has_hex 'root: keyUsage' $ca_usage r.pem
lacks_hex 'root: no extKeyUsage' 0603551d25 r.pem
lacks_hex 'root: no subjectAltName' $san r.pem
validity 'root: ten years' 260101000000Z 360101000000Z r.pem
succeeds 'a root with a name' selfsign --ca --key "$ca" --subject CN=Root --host a.test
has_hex 'a root with a name' "$(der 82 "$(hex_of_text a.test)")" "$output"
succeeds 'a CN that is an address' selfsign --key "$leaf" --subject CN=192.0.2.1
has_hex 'a CN that is an address' "$(der 87 c0000201)" "$output"
succeeds 'the hosts, not the CN' selfsign --key "$leaf" --subject CN=a.test --host b.test
lacks_hex 'the hosts, not the CN' "$(der 82 "$(hex_of_text a.test)")" "$output"
refuses 'a CN that is no host, and no host' 2 host selfsign --key "$leaf" --subject 'CN=Jane Doe' -o result
refuses 'no CN, and no host' 2 host selfsign --key "$leaf" --subject O=Acme -o result
refuses 'a CN with NUL' 2 '' selfsign --key "$leaf" --subject 'CN=good.test\00.evil.test' -o result
succeeds 'a CN that is no host, and a host' selfsign --key "$leaf" --subject 'CN=Jane Doe' --host a.test

# --- serial numbers ------------------------------------------------------------------------------------

for pair in 01:020101 1:020101 7f:02017f 80:02020080 ff:020200ff 00ff:020200ff 0xAb:020200ab 1:2:3:02020123 \
    ab:cd:020300abcd 7fffffffffffffffffffffffffffffffffffffff:02147fffffffffffffffffffffffffffffffffffffff; do
    serial=${pair%:*}
    succeeds "serial $serial" selfsign --key "$leaf" --subject CN=a.test --serial "$serial"
    has_hex "serial $serial" "a003020102${pair##*:}$sha256_rsa" "$output"
done
succeeds 'a random serial' selfsign --key "$leaf" --subject CN=a.test --at $now -o 1.pem
succeeds 'a random serial, again' selfsign --key "$leaf" --subject CN=a.test --at $now -o 2.pem
differ 'two random serials' 1.pem 2.pem
for file in 1.pem 2.pem; do
    hex=$(file_hex $file)
    serial=${hex#*a003020102}
    serial=${serial%%"$sha256_rsa"*}
    matches 'a random serial is positive and of at most 16 octets' '02@(0?|10)[0-7]*' "$serial"
    if [ ${#serial} -ge 28 ]; then pass; else fail 'a random serial' "is short: $serial"; fi
done
for i in 1 2; do
    succeeds "the same again: $i" selfsign --key "$leaf" --subject CN=a.test --at $now --serial 5 -o same-$i.pem
done
same_file 'time, serial and key make the same octets' same-1.pem same-2.pem

# --- times ---------------------------------------------------------------------------------------------

# selfsigned NAME NOTBEFORE NOTAFTER ARGUMENT...
selfsigned() {
    local name=$1 not_before=$2 not_after=$3
    shift 3
    succeeds "$name" selfsign --ca --key "$leaf" --subject CN=a.test "$@"
    validity "$name" "$not_before" "$not_after" "$output"
}
selfsigned '--days 1' 260101000000Z 260102000000Z --at $now --days 1
selfsigned '--days over a leap day' 280228000000Z 280301000000Z --at 2028-02-28T00:00:00Z --days 2
selfsigned '--days, the most' 260101000000Z 21260101000000Z --at $now --days 36524
selfsigned '--not-before' 260201000000Z 260203000000Z --not-before 2026-02-01T00:00:00Z --days 2
selfsigned '--not-before over --at' 260201000000Z 260203000000Z --at $now --not-before 2026-02-01T00:00:00Z --days 2
selfsigned '--not-after' 260101000000Z 260101000001Z --at $now --not-after 2026-01-01T00:00:01Z
selfsigned 'both' 250101000000Z 260101000000Z --not-before 2025-01-01T00:00:00Z --not-after $now
selfsigned 'the same second' 260101000000Z 260101000000Z --not-before $now --not-after $now
selfsigned 'with an offset' 260101000000Z 260102000000Z --at 2026-01-01T02:30:00+02:30 --days 1
selfsigned 'with a negative offset' 260101000000Z 260102000000Z --at 2025-12-31T19:00:00-05:00 --days 1
selfsigned 'with a fraction' 260101000000Z 260102000000Z --at 2026-01-01T00:00:00.999Z --days 1
selfsigned 'in lower case' 260101000000Z 260102000000Z --at 2026-01-01t00:00:00z --days 1
selfsigned 'the last UTCTime' 260101000000Z 491231235959Z --at $now --not-after 2049-12-31T23:59:59Z
selfsigned 'the first GeneralizedTime' 260101000000Z 20500101000000Z --at $now --not-after 2050-01-01T00:00:00Z
selfsigned 'both GeneralizedTime' 20500101000000Z 20500102000000Z --at 2050-01-01T00:00:00Z --days 1
selfsigned 'the first UTCTime' 500101000000Z 500102000000Z --at 1950-01-01T00:00:00Z --days 1
selfsigned 'no end' 260101000000Z 99991231235959Z --at $now --not-after 9999-12-31T23:59:59Z
refuses 'before 1950, which RFC 5280 has no form for' 2 '' selfsign --ca --key "$leaf" --subject CN=a.test \
    --not-before 1949-12-31T23:59:59Z --not-after 1950-01-01T00:00:00Z -o result

today=$(date -u +%y%m%d)
run selfsign --key "$leaf" --subject CN=a.test
case $(file_hex "$output") in
*"170d$(hex_of_text "$today")"* | *"170d$(hex_of_text "$(date -u +%y%m%d)")"*) pass ;;
*) fail 'the clock' "want notBefore of today, $today" ;;
esac

succeeds '199 days' selfsign --key "$leaf" --subject CN=a.test --days 199
warns '200 days' 'warning*199*' selfsign --key "$leaf" --subject CN=a.test --days 200 --at $now -o 200.pem
equal '200 days: one line' 1 "$(wc -l <"$scratch/err")"
validity '200 days' 260101000000Z 260720000000Z 200.pem
warns '199 days and a second' 'warning*199*' selfsign --key "$leaf" --subject CN=a.test --at $now --not-after 2026-07-19T00:00:01Z
succeeds 'a root of 200 days' selfsign --ca --key "$leaf" --subject CN=a.test --days 200

finish
