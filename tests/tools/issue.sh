#!/bin/bash
# issue.sh PROGRAM -- an authority makes certificates of requests: what it takes from the
# request, what it decides itself, and what it refuses.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

root=$fixtures/golden-root.pem # valid from 2026-01-01 for ten years
ca_key=$fixtures/ca.key
leaf=$fixtures/leaf.key
request=$fixtures/golden-request.pem
now=2026-01-01T00:00:00Z

issue=(issue --ca "$root" --ca-key "$ca_key" --at "$now")
dns() { der 82 "$(hex_of_text "$1")"; }
san() { der 30 0603551d11 "$(der 04 "$(der 30 "$@")")"; }

# --- the result ------------------------------------------------------------------------------------

succeeds 'a leaf, octet for octet' "${issue[@]}" --serial 7f "$request"
same_file 'a leaf, octet for octet' "$fixtures/golden-leaf.pem" "$output"
succeeds 'a leaf to a file' "${issue[@]}" --serial 7f "$request" -o leaf.pem
same_file 'a leaf to a file' "$fixtures/golden-leaf.pem" leaf.pem
equal 'a leaf to a file: nothing on standard output' '' "$(<"$output")"
succeeds 'DER' "${issue[@]}" --serial 7f --der "$request"
equal 'DER is what PEM holds' "$(der_of_pem leaf.pem)" "$(hex_of "$output")"
validity '90 days' 260101000000Z 260401000000Z leaf.pem
has_hex 'CA:FALSE, critical' 300c0603551d130101ff04023000 leaf.pem
has_hex 'keyUsage' 300e0603551d0f0101ff0404030205a0 leaf.pem
has_hex 'serverAuth' 30130603551d25040c300a06082b06010505070301 leaf.pem
has_hex 'the names of the request' \
    "$(san "$(dns example.test)" "$(der 87 c0000201)" "$(der 87 20010db8000000000000000000000001)")" leaf.pem

# subjectKeyIdentifier and authorityKeyIdentifier are SHA-1 or other hashes of keys; the
# root's is the leaf's authority's.
hex=$(der_of_pem "$root")
identifier=${hex#*0603551d0e0416}
identifier=${identifier:0:44}
has_hex 'the identifier of the authority' "0603551d230418301680${identifier#04}" leaf.pem
name=${hex#*06092a864886f70d01010b0500}
name=${name%%170d*}
has_hex "the issuer is the authority's subject, octet for octet" "0500${name%301e}301e170d" leaf.pem

# --- input ---------------------------------------------------------------------------------------------

base64 -d < <(grep -v -e '-----' "$request") >request.der
base64 -d < <(grep -v -e '-----' "$root") >root.der
base64 -d < <(grep -v -e '-----' "$ca_key") >ca.der
chmod 600 ca.der
succeeds 'all in DER' issue --ca root.der --ca-key ca.der --at "$now" --serial 7f request.der
same_file 'all in DER' leaf.pem "$output"
input=$request
succeeds 'the request from standard input' "${issue[@]}" --serial 7f
same_file 'the request from standard input' leaf.pem "$output"
succeeds 'the request from -' "${issue[@]}" --serial 7f -
same_file 'the request from -' leaf.pem "$output"
input=$root
succeeds 'the authority from standard input' issue --ca - --ca-key "$ca_key" --at "$now" --serial 7f "$request"
same_file 'the authority from standard input' leaf.pem "$output"
input=/dev/null
cat "$ca_key" "$root" >both.pem
chmod 600 both.pem
succeeds 'certificate and key in one file' issue --ca both.pem --ca-key both.pem --at "$now" --serial 7f "$request"
same_file 'certificate and key in one file' leaf.pem "$output"
{ printf 'Request:\r\n'; sed 's/$/\r/' "$request"; printf 'end'; } >around.csr
succeeds 'text around, CRLF' "${issue[@]}" --serial 7f around.csr
same_file 'text around, CRLF' leaf.pem "$output"
{ sed 's/CERTIFICATE REQUEST/NEW CERTIFICATE REQUEST/' "$request"; } >new.csr
succeeds 'NEW CERTIFICATE REQUEST' "${issue[@]}" --serial 7f new.csr
same_file 'NEW CERTIFICATE REQUEST' leaf.pem "$output"
cat "$ca_key" "$request" >"key and request"
chmod 600 'key and request'
succeeds 'a request behind another block' "${issue[@]}" --serial 7f 'key and request'
same_file 'a request behind another block' leaf.pem "$output"
prepares keygen --pkcs1 -o other-ca.key
prepares selfsign --ca --key other-ca.key --subject CN=Other --at "$now" -o other-ca.pem
cat other-ca.pem "$root" >bundle.pem
refuses 'the first certificate of a bundle is the authority' 2 'not the private key' \
    issue --ca bundle.pem --ca-key "$ca_key" --at "$now" "$request"

# --- validity --------------------------------------------------------------------------------------------

succeeds '--days' "${issue[@]}" --days 7 "$request"
validity '--days' 260101000000Z 260108000000Z "$output"
succeeds '--not-before, --not-after' "${issue[@]}" --not-before 2026-02-01T00:00:00Z \
    --not-after 2026-02-02T00:00:00Z "$request"
validity '--not-before, --not-after' 260201000000Z 260202000000Z "$output"
succeeds '199 days' "${issue[@]}" --days 199 "$request"
warns '200 days' 'warning*199*' "${issue[@]}" --days 200 "$request"
validity '200 days' 260101000000Z 260720000000Z "$output"
succeeds '200 days for a client' "${issue[@]}" --days 200 --profile client "$request"
succeeds 'near the end of the authority' issue --ca "$root" --ca-key "$ca_key" --at 2035-12-01T00:00:00Z "$request"
validity 'near the end of the authority: not beyond it' 351201000000Z 360101000000Z "$output"
warns 'beyond the end of the authority' 'warning*longer than the authority*' \
    issue --ca "$root" --ca-key "$ca_key" --at 2035-12-01T00:00:00Z --days 90 "$request"
validity 'beyond the end of the authority, if asked for' 351201000000Z 360229000000Z "$output"
succeeds 'the last second of the authority' issue --ca "$root" --ca-key "$ca_key" --at 2036-01-01T00:00:00Z "$request"
validity 'the last second of the authority' 360101000000Z 360101000000Z "$output"
refuses 'an expired authority' 2 'expired*2036-01-01T00:00:00Z' \
    issue --ca "$root" --ca-key "$ca_key" --at 2036-01-01T00:00:01Z "$request" -o result
refuses 'an authority of the future' 2 'not valid before*2026-01-01T00:00:00Z' \
    issue --ca "$root" --ca-key "$ca_key" --at 2025-12-31T23:59:59Z "$request" -o result
refuses 'an end before the beginning' 2 validity "${issue[@]}" --not-after 2025-12-31T00:00:00Z "$request" -o result

# --- profiles ----------------------------------------------------------------------------------------------

succeeds 'client' "${issue[@]}" --profile client "$request" -o client.pem
has_hex 'client: clientAuth' 30130603551d25040c300a06082b06010505070302 client.pem
lacks_hex 'client: not serverAuth' 06082b06010505070301 client.pem
validity 'client: 90 days' 260101000000Z 260401000000Z client.pem
succeeds 'client, -p' "${issue[@]}" -p client "$request"
succeeds 'a client that is no host' "${issue[@]}" --profile client "$fixtures/cn-no-host.csr"
lacks_hex 'a client that is no host: no subjectAltName' 0603551d11 "$output"
succeeds 'a client with an address' "${issue[@]}" --profile client --email jane@a.test "$fixtures/cn-no-host.csr"
has_hex 'a client with an address' "$(san "$(der 81 "$(hex_of_text jane@a.test)")")" "$output"

prepares keygen -o intermediate.key
prepares request --key intermediate.key --subject 'CN=Intermediate,C=CZ' -o intermediate.csr
succeeds 'intermediate' "${issue[@]}" --profile intermediate intermediate.csr -o intermediate.pem
has_hex 'intermediate: CA:TRUE, pathlen:0' 30120603551d130101ff040830060101ff020100 intermediate.pem
has_hex 'intermediate: keyUsage' 300e0603551d0f0101ff040403020106 intermediate.pem
lacks_hex 'intermediate: no subjectAltName' 0603551d11 intermediate.pem
validity 'intermediate: five years' 260101000000Z 310101000000Z intermediate.pem
succeeds 'the intermediate issues' issue --ca intermediate.pem --ca-key intermediate.key --at "$now" "$request"
refuses 'the intermediate issues no intermediate' 2 'pathLen' \
    issue --ca intermediate.pem --ca-key intermediate.key --at "$now" --profile intermediate "$request" -o result
refuses 'an intermediate without a subject' 2 subject "${issue[@]}" --profile intermediate \
    "$fixtures/san-only.csr" -o result

# --- names ---------------------------------------------------------------------------------------------------

warns '--host replaces the names of the request' 'replaced*' "${issue[@]}" --host b.test "$request" -o b.pem
has_hex '--host replaces the names of the request' "$(san "$(dns b.test)")" b.pem
succeeds '--host, -q' "${issue[@]}" -q --host b.test --host '*.b.test' --host 192.0.2.9 "$request"
has_hex '--host, several' "$(san "$(dns b.test)" "$(dns '*.b.test')" "$(der 87 c0000209)")" "$output"
prepares request --key "$leaf" --subject CN=cn.test -o cn.csr
succeeds 'no name but a CN that is a host' "${issue[@]}" cn.csr
has_hex 'no name but a CN that is a host' "$(san "$(dns cn.test)")" "$output"
succeeds 'no name in the request, --host' "${issue[@]}" -q --host b.test cn.csr
has_hex 'no name in the request, --host' "$(san "$(dns b.test)")" "$output"
refuses 'a server without a host' 2 'host' "${issue[@]}" "$fixtures/cn-no-host.csr" -o result
succeeds 'a server with --host alone' "${issue[@]}" --host a.test "$fixtures/cn-no-host.csr"
refuses 'neither a subject nor a name' 2 '' "${issue[@]}" "$fixtures/no-name.csr" -o result
refuses 'neither a subject nor a name, for a client' 2 '' "${issue[@]}" --profile client "$fixtures/no-name.csr" -o result
succeeds 'names without a subject' "${issue[@]}" "$fixtures/san-only.csr"
has_hex 'names without a subject are critical' "$(der 30 0603551d11 0101ff "$(der 04 "$(der 30 "$(dns good.test)")")")" "$output"
succeeds 'names beside a subject are not critical' "${issue[@]}" cn.csr
lacks_hex 'names beside a subject are not critical' 0603551d110101ff "$output"
refuses 'a bad --host' 2 host "${issue[@]}" --host '*.test' cn.csr -o result
prepares request --key "$leaf" --subject CN=a.test --email me@a.test --uri https://a.test/ -o uri.csr
succeeds 'addresses and URIs of a request' "${issue[@]}" -q uri.csr
has_hex 'addresses and URIs of a request' \
    "$(san "$(der 81 "$(hex_of_text me@a.test)")" "$(der 86 "$(hex_of_text https://a.test/)")")" "$output"

# --- what a request asks for and does not get ------------------------------------------------------------------

warns 'a request to be an authority' 'dropped*asic Constraints*' "${issue[@]}" "$fixtures/ca-true.csr" -o ca-true.pem
matches 'the keyUsage is said to be dropped' '*dropped*Key Usage*' "$said"
matches 'the attribute is said to be dropped' '*dropped*challengePassword*' "$said"
lacks 'the password is not shown' '*secret*' "$said"
has_hex 'it gets CA:FALSE' 300c0603551d130101ff04023000 ca-true.pem
has_hex 'it gets the usual keyUsage' 300e0603551d0f0101ff0404030205a0 ca-true.pem
lacks_hex 'it gets CA:TRUE nowhere' 30030101ff ca-true.pem
has_hex 'it gets its name' "$(san "$(dns good.test)")" ca-true.pem
lacks_hex 'the password is not in the certificate' "$(hex_of_text secret)" ca-true.pem
succeeds 'nothing is said with -q' "${issue[@]}" -q "$fixtures/ca-true.csr"
warns 'an otherName' 'dropped*other*' "${issue[@]}" "$fixtures/san-other-name.csr"
has_hex 'an otherName is dropped' "$(san "$(dns good.test)")" "$output"

refuses 'a broken proof of possession' 1 'signature' "${issue[@]}" \
    <(hex=$(der_of_pem "$request"); write_hex "${hex%?}$(((16#${hex: -1} + 1) % 10))" /dev/stdout) -o result
hex=$(der_of_pem "$request")
write_hex "${hex/$(hex_of_text example.test)/$(hex_of_text example.tesu)}" altered.csr
refuses 'an altered subject' 1 'signature' "${issue[@]}" altered.csr -o result
rm altered.csr
write_hex "${hex/c0000201/c0000202}" altered.csr
refuses 'an altered address' 1 'signature' "${issue[@]}" altered.csr -o result
other=$("$program" pubkey --der "$fixtures/other.key" | od -An -v -tx1 | tr -d ' \n')
own=$("$program" pubkey --der "$leaf" | od -An -v -tx1 | tr -d ' \n')
write_hex "${hex/$own/$other}" altered.csr
refuses "another one's key" 1 'signature' "${issue[@]}" altered.csr -o result
refuses "another one's key, --host" 1 'signature' "${issue[@]}" --host a.test -q altered.csr -o result
refuses 'a signature of zeros' 1,2 'signature' "${issue[@]}" \
    <(write_hex "${hex:0:${#hex}-512}$(printf '%0512d' 0)" /dev/stdout) -o result
refuses 'a signature of ones' 1,2 'signature' "${issue[@]}" \
    <(write_hex "${hex:0:${#hex}-512}$(printf '%0512d' 0 | tr 0 f)" /dev/stdout) -o result

refuses 'names with NUL' 2 'NUL' "${issue[@]}" "$fixtures/san-nul.csr" -o result
refuses 'a wildcard for a top-level domain' 2 'wildcard' "${issue[@]}" "$fixtures/san-top-wildcard.csr" -o result
refuses 'an address as dNSName' 2 'subjectAltName*IP' "${issue[@]}" "$fixtures/san-ip-as-dns.csr" -o result
refuses 'an address of 5 octets' 2 'iPAddress*' "${issue[@]}" "$fixtures/san-ip-of-5.csr" -o result
refuses 'no name in the names' 2 'subjectAltName*' "${issue[@]}" "$fixtures/san-empty.csr" -o result
refuses 'a name with an escape' 2 '\\1B*' "${issue[@]}" "$fixtures/san-escape.csr" -o result
refuses 'a URI with an escape' 2 '\\1B*' "${issue[@]}" "$fixtures/san-uri-escape.csr" -o result
refuses 'a name beyond ASCII' 2 '' "${issue[@]}" "$fixtures/san-not-ascii.csr" -o result
refuses 'subjectAltName twice' 2 '*' "${issue[@]}" "$fixtures/san-twice.csr" -o result
refuses 'extensionRequest twice' 2 'extensionRequest*' "${issue[@]}" "$fixtures/two-extension-requests.csr" -o result
refuses 'a PrintableString with @' 2 'PrintableString*' "${issue[@]}" "$fixtures/subject-printable-at.csr" -o result
refuses 'bad names, though --host replaces them' 2 '' "${issue[@]}" -q --host a.test "$fixtures/san-twice.csr" -o result
refuses 'a key of 1024 bits' 2 '2048*1024' "${issue[@]}" "$fixtures/rsa-1024.csr" -o result
refuses 'SHA-1' 2 '' "${issue[@]}" "$fixtures/sha1.csr" -o result
succeeds 'RSASSA-PSS' "${issue[@]}" -q "$fixtures/pss.csr"
refuses 'a key of a curve that is not computed' 2 'the curve secp256k1*' "${issue[@]}" "$fixtures/other-curve.csr" -o result
refuses 'a subject that plays with the terminal' 2 'subject: *' "${issue[@]}" -q "$fixtures/subject-terminal.csr" -o result

# --- authorities that are none -----------------------------------------------------------------------------------

prepares selfsign --key "$leaf" --subject CN=a.test --at "$now" -o no-ca.pem
refuses 'a server as authority' 2 'basicConstraints*CA:TRUE' issue --ca no-ca.pem --ca-key "$leaf" --at "$now" "$request" -o result
prepares issue --ca "$root" --ca-key "$ca_key" --at "$now" -o leaf2.pem "$request"
refuses 'a leaf as authority' 2 'basicConstraints*CA:TRUE' issue --ca leaf2.pem --ca-key "$leaf" --at "$now" "$request" -o result
made=$(<"$fixtures/made.txt") # when the certificates of others were made
refuses 'version 1' 2 'CA:TRUE' issue --ca "$fixtures/ca-version-1.pem" --ca-key "$ca_key" --at "$made" "$request" -o result
refuses 'no keyCertSign' 2 'keyCertSign' issue --ca "$fixtures/ca-no-key-cert-sign.pem" --ca-key "$ca_key" --at "$made" "$request" -o result
refuses "another one's key" 2 'not the private key' issue --ca "$root" --ca-key "$leaf" --at "$now" "$request" -o result
refuses 'a key of a curve that is not computed' 2 'the curve secp256k1*' \
    issue --ca "$root" --ca-key "$fixtures/other-curve.key" --at "$now" "$request" -o result
refuses 'a key on a curve for an authority that has RSA' 2 'not the private key' issue --ca "$root" --ca-key "$fixtures/ec.key" --at "$now" "$request" -o result
refuses 'a composite prime' 2 '' issue --ca "$root" --ca-key "$fixtures/composite-prime.key" --at "$now" "$request" -o result

finish
