#!/bin/bash
# verify.sh PROGRAM -- certificates judged: good, expired, for another host, self-signed, of
# an unknown authority, revoked, not to be judged; every option; and the three forms of the
# answer: a line, the report, and JSON. The certificates are made here by the program itself,
# or put together with der.sh and signed by it.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

now=2026-06-01T00:00:00Z
ca_key=$fixtures/ca.key
key=$fixtures/leaf.key
other=$fixtures/other.key
made=$scratch/made
mkdir "$made"
root=$made/root.pem
intermediate=$made/intermediate.pem
leaf=$made/leaf.pem
unset SSL_CERT_FILE SSL_CERT_DIR

# --- what is judged ----------------------------------------------------------------------------

life=(--not-before 2026-01-01T00:00:00Z --not-after 2036-01-01T00:00:00Z)
quarter=(--not-before 2026-05-01T00:00:00Z --not-after 2026-08-01T00:00:00Z)
prepares selfsign --ca --key "$ca_key" --subject 'CN=Root' "${life[@]}" -o "$root"
prepares request --key "$other" --subject 'CN=Intermediate' -o "$made/intermediate.csr"
prepares issue --ca "$root" --ca-key "$ca_key" --at "$now" --profile intermediate \
    --not-before 2026-02-01T00:00:00Z --not-after 2027-01-01T00:00:00Z "$made/intermediate.csr" -o "$intermediate"
prepares request --key "$key" --subject CN=example.test --host example.test --host '*.sub.example.test' \
    --host 192.0.2.1 --host 2001:db8::1 -o "$made/leaf.csr"
prepares issue --ca "$intermediate" --ca-key "$other" --at "$now" "${quarter[@]}" "$made/leaf.csr" -o "$leaf"
prepares issue --ca "$root" --ca-key "$ca_key" --at "$now" "${quarter[@]}" "$made/leaf.csr" -o "$made/direct.pem"
prepares issue --ca "$root" --ca-key "$ca_key" --at "$now" "${quarter[@]}" --profile client -q \
    --email jane@example.test "$made/leaf.csr" -o "$made/client.pem"
prepares selfsign --key "$key" --subject CN=self.test --host self.test "${quarter[@]}" -o "$made/self.pem"
prepares selfsign --ca --key "$key" --subject 'CN=Root' "${life[@]}" -o "$made/impostor.pem"
prepares selfsign --ca --key "$other" --subject 'CN=Another' "${life[@]}" -o "$made/another.pem"
prepares pubkey "$key" -o "$made/public.pem"
cat "$leaf" "$intermediate" >"$made/chain.pem"
cat "$made/another.pem" "$made/impostor.pem" "$intermediate" >"$made/pile.pem"

verify=(verify --at "$now" --trust "$root")
full=("${verify[@]}" --untrusted "$intermediate")

# says NAME PATTERN: standard output of the last run.
says() { matches "$1" "$2" "$(<"$output")"; }

# tells NAME STATUS PATTERN ARGUMENT...: the report on standard output is as PATTERN describes,
# whatever the verdict.
tells() {
    local name=$1 wanted=$2 pattern=$3
    shift 3
    run "$@"
    equal "$name: status" "$wanted" "$status"
    says "$name" "$pattern"
    if is_safe "$(<"$output")" && is_safe "$said"; then pass; else fail "$name" 'control characters'; fi
}

# --- the story -----------------------------------------------------------------------------------

succeeds 'a good certificate' "${full[@]}" --host example.test "$leaf"
equal 'a good certificate: the line' "$leaf: valid (trust anchor CN=Root)" "$(<"$output")"
refuses 'an expired one' 1 "leaf.pem: validity: want * have *2026-08-01T00:00:00Z*\(RFC 5280 6.1.3 (a)(2))" \
    verify --at 2026-08-01T00:00:01Z --trust "$root" --untrusted "$intermediate" --host example.test "$leaf"
refuses 'one of the future' 1 "leaf.pem: validity: want * (RFC 5280 6.1.3 (a)(2))" \
    verify --at 2026-04-30T23:59:59Z --trust "$root" --untrusted "$intermediate" "$leaf"
refuses 'one for another host' 1 "leaf.pem: peer-name: want * have *other.test*\(RFC 9525 6)" \
    "${full[@]}" --host other.test "$leaf"
refuses 'a self-signed one' 1 "self.pem: trust-anchor: want * have *self-signed*\(RFC 5280 6.1)" \
    "${verify[@]}" --host self.test "$made/self.pem"
refuses 'one of an unknown authority' 1 "trust-anchor: want * have *CN=Root*" \
    verify --at "$now" --trust "$made/another.pem" --untrusted "$intermediate" --host example.test "$leaf"
refuses 'without the intermediate' 1 "leaf.pem: trust-anchor: want * have *CN=Intermediate*" "${verify[@]}" "$leaf"
hex=$(der_of_pem "$leaf")
write_hex "${hex/$(hex_of_text 'sub.example')/$(hex_of_text 'sub.exbmple')}" "$made/altered.der"
refuses 'an altered one' 1 "altered.der: signature: want *" "${full[@]}" "$made/altered.der"
refuses 'an impostor of the root' 1 "signature: want *" verify --at "$now" --trust "$made/impostor.pem" "$made/direct.pem"

# Who signs without being an authority.
# signed TBS KEY FILE: the DER to be signed with its algorithm and the signature of KEY.
algorithm=300d06092a864886f70d01010b0500
signed() {
    write_hex "$1" "$scratch/tbs"
    "$program" sign --key "$2" -o "$scratch/signature" "$scratch/tbs" || fail 'preparation' "cannot sign $3"
    pem "${4:-CERTIFICATE}" "$(der 30 "$1" $algorithm "$(der 03 00 "$(hex_of "$scratch/signature")")")" "$3"
}
spki() { "$program" pubkey --der "$1" | od -An -v -tx1 | tr -d ' \n'; }
rdn() { der 30 "$(der 31 "$(der 30 0603550403 "$(der 0c "$(hex_of_text "$1")")")")"; }
times=$(der 30 "$(time_hex 260501000000Z)" "$(time_hex 260801000000Z)")
# tbs SERIAL ISSUER SUBJECT KEY EXTENSION...
tbs() {
    local serial=$1 issuer=$2 subject=$3 of=$4
    shift 4
    der 30 a003020102 "$(der 02 "$serial")" "$algorithm" "$issuer" "$times" "$subject" "$(spki "$of")" \
        "$(der a3 "$(der 30 "$@")")"
}
san=$(der 30 0603551d11 "$(der 04 "$(der 30 "$(der 82 "$(hex_of_text victim.test)")")")")
identifier=$(der 30 0603551d23 "$(der 04 "$(der 30 "$(der 80 0102)")")")
signed "$(tbs 05 "$(rdn example.test)" "$(rdn victim.test)" "$other" "$san" "$identifier")" "$key" "$made/victim.pem"
refuses 'signed with the key of a leaf' 1 "CN=example.test: basic-constraints: want *" \
    "${verify[@]}" --untrusted "$made/direct.pem" --host victim.test "$made/victim.pem"

# --- the certificate -------------------------------------------------------------------------------

base64 -d < <(grep -v -e '-----' "$leaf") >"$made/leaf.der"
base64 -d < <(grep -v -e '-----' "$intermediate") >"$made/intermediate.der"
base64 -d < <(grep -v -e '-----' "$root") >"$made/root.der"
succeeds 'DER' verify --at "$now" --trust "$made/root.der" --untrusted "$made/intermediate.der" "$made/leaf.der"
input=$leaf
succeeds 'standard input' "${full[@]}"
equal 'standard input: the line' 'standard input: valid (trust anchor CN=Root)' "$(<"$output")"
succeeds '- is standard input' "${full[@]}" -
refuses 'standard input twice' 2 'twice' "${full[@]}" --untrusted -
refuses 'standard input twice, for trust' 2 'twice' verify --trust - -
refuses 'standard input twice, without an operand' 2 'twice' verify --trust "$root" --crl -
input=$root
succeeds 'trust from standard input' verify --at "$now" --trust - --untrusted "$intermediate" "$leaf"
input=/dev/null
succeeds 'the chain in one file' "${verify[@]}" "$made/chain.pem"
cat "$made/public.pem" "$leaf" "$made/public.pem" "$intermediate" >"$made/mixed.pem"
succeeds 'among other things' "${verify[@]}" "$made/mixed.pem"
{ printf 'a\r\n'; sed 's/$/\r/' "$made/chain.pem"; } >"$made/crlf.pem"
succeeds 'CRLF' "${verify[@]}" "$made/crlf.pem"
refuses 'the first one is judged' 1 'trust-anchor' verify --at "$now" --trust "$leaf" "$made/pile.pem"
succeeds 'a pile of issuers' "${verify[@]}" --untrusted "$made/pile.pem" "$leaf"
succeeds 'several piles' "${verify[@]}" --untrusted "$made/another.pem" -u "$intermediate" "$leaf"
succeeds 'a trusted leaf' verify --at "$now" --trust "$leaf" "$leaf"
equal 'a trusted leaf: the line' "$leaf: valid (itself a trust anchor)" "$(<"$output")"
succeeds 'a trusted self-signed leaf' verify --at "$now" --trust "$made/self.pem" --host self.test "$made/self.pem"
refuses 'a trusted leaf for another host' 1 'peer-name' verify --at "$now" --trust "$leaf" --host other.test "$leaf"
refuses 'a trusted leaf, expired' 1 'validity' verify --at 2027-06-01T00:00:00Z --trust "$leaf" "$leaf"
succeeds 'a trusted intermediate' verify --at "$now" -t "$intermediate" "$leaf"
refuses 'two operands' 2 'one certificate*2' "${full[@]}" "$leaf" "$leaf"
refuses 'a missing file' 2 'missing*' "${full[@]}" missing
refuses 'a key' 2 'want a certificate*' "${full[@]}" "$key"
refuses 'a request' 2 'want a certificate*' "${full[@]}" "$made/leaf.csr"
refuses 'a CRL' 2 'want a certificate*' "${full[@]}" "$fixtures/crl.pem"
refuses 'nothing' 2 'standard input*' "${full[@]}"
hex=$(der_of_pem "$leaf")
pem CERTIFICATE "$hex"00 "$made/behind.pem"
refuses 'octets behind it' 2 'behind.pem: byte *\(X.690*' "${full[@]}" "$made/behind.pem"
pem CERTIFICATE "${hex:0:200}" "$made/short.pem"
refuses 'cut off' 2 'short.pem: byte *' "${full[@]}" "$made/short.pem"
pem CERTIFICATE "${hex/$algorithm/${algorithm/0101/0102}}" "$made/algorithms.pem"
refuses 'two algorithms that differ' 1,2 'algorithms.pem: *' "${full[@]}" "$made/algorithms.pem"

# --- who is asked for ----------------------------------------------------------------------------------

for host in example.test EXAMPLE.test example.test. a.sub.example.test 192.0.2.1 2001:db8::1; do
    succeeds "--host $host" "${full[@]}" --host "$host" "$leaf"
done
for host in www.example.test sub.example.test a.b.sub.example.test example.tes 192.0.2.2; do
    refuses "--host $host" 1 'leaf.pem: peer-name: *\(RFC 9525 6)' "${full[@]}" --host "$host" "$leaf"
done
for host in '' '*.example.test' 'a b' '.' a..b $'a\e[2J.test' 'exämple.test' "$(printf '%0300d' 0)"; do
    refuses "--host ${host@Q}" 2 'verify: --host: *' "${full[@]}" --host "$host" "$leaf"
done
succeeds '--ip' "${full[@]}" --ip 192.0.2.1 "$leaf"
succeeds '--ip, version 6' "${full[@]}" --ip 2001:0DB8:0::1 "$leaf"
refuses '--ip, another' 1 'peer-name' "${full[@]}" --ip 192.0.2.3 "$leaf"
for address in '' example.test 192.0.2 192.0.2.256 192.0.2.1/24 1:2:3; do
    refuses "--ip ${address@Q}" 2 'verify: --ip: *' "${full[@]}" --ip "$address" "$leaf"
done
succeeds '--email' "${verify[@]}" --email jane@EXAMPLE.test --purpose client "$made/client.pem"
refuses '--email, another' 1 'peer-name' "${verify[@]}" --email joe@example.test --purpose client "$made/client.pem"
refuses '--email means the purpose email' 1 'extended-key-usage' "${verify[@]}" --email jane@example.test "$made/client.pem"
refuses '--email, none' 2 'verify: --email: *' "${verify[@]}" --email jane "$made/client.pem"
refuses '--host twice' 2 'one name*2' "${full[@]}" --host example.test --host example.test "$leaf"
refuses '--host and --ip' 2 'one name*2' "${full[@]}" --host example.test --ip 192.0.2.1 "$leaf"
refuses '--host and --email' 2 'one name*2' "${full[@]}" --host example.test --email a@b.test "$leaf"

# --- what for --------------------------------------------------------------------------------------------

for purpose in server any; do
    succeeds "--purpose $purpose" "${full[@]}" --purpose "$purpose" "$leaf"
done
for purpose in client email; do
    refuses "--purpose $purpose" 1 'leaf.pem: extended-key-usage: *\(RFC 5280 4.2.1.12)' "${full[@]}" -p "$purpose" "$leaf"
done
succeeds 'a client' "${verify[@]}" --purpose client "$made/client.pem"
succeeds 'a client, for nothing in particular' "${verify[@]}" "$made/client.pem"
refuses 'a client is no server' 1 'extended-key-usage' "${verify[@]}" --purpose server "$made/client.pem"
refuses 'a client is no server, by --host' 1 'extended-key-usage' "${verify[@]}" --host example.test "$made/client.pem"
for purpose in '' Server servers sslserver; do
    refuses "--purpose ${purpose@Q}" 2 "--purpose*have $purpose" "${full[@]}" --purpose "$purpose" "$leaf"
done

# --- when -------------------------------------------------------------------------------------------------

for time in 2026-05-01T00:00:00Z 2026-08-01T00:00:00Z 2026-08-01T02:00:00+02:00; do
    succeeds "--at $time" verify --at "$time" --trust "$root" --untrusted "$intermediate" "$leaf"
done
for time in '' now 2026-06-01 2026-13-01T00:00:00Z; do
    refuses "--at ${time@Q}" 2 '--at' verify --at "$time" --trust "$root" "$leaf"
done
prepares selfsign --key "$key" --subject CN=today.test --host today.test -o "$made/today.pem"
succeeds 'the clock' verify --trust "$made/today.pem" "$made/today.pem"
prepares issue --ca "$intermediate" --ca-key "$other" --at "$now" --not-before 2026-12-01T00:00:00Z \
    --not-after 2027-01-31T00:00:00Z "$made/leaf.csr" -o "$made/later.pem"
refuses 'an expired intermediate' 1 'CN=Intermediate: validity: want *' \
    verify --at 2027-01-01T00:00:01Z --trust "$root" --untrusted "$intermediate" "$made/later.pem"
refuses 'an expired anchor' 1 'validity' verify --at 2036-01-01T00:00:01Z --trust "$root" "$root"

# --- depth and policies --------------------------------------------------------------------------------------

succeeds '--max-depth 1' "${full[@]}" --max-depth 1 "$leaf"
refuses '--max-depth 0' 1 'path-length: *' "${full[@]}" --max-depth 0 "$leaf"
succeeds '--max-depth, 2^32' "${full[@]}" --max-depth 4294967296 "$leaf"
succeeds '--max-depth 0, none between' "${verify[@]}" --max-depth 0 "$made/direct.pem"
for number in '' abc -1 1x 99999999999999999999999; do
    refuses "--max-depth ${number@Q}" 2 'max-depth*' "${full[@]}" --max-depth "$number" "$leaf"
done
refuses '--require-explicit-policy' 1 'policy: *' "${full[@]}" --require-explicit-policy "$leaf"
succeeds '--policy is a wish' "${full[@]}" --policy 2.23.140.1.2.1 "$leaf"
succeeds '--policy, by name' "${full[@]}" --policy anyPolicy "$leaf"
policies=$(der 30 0603551d20 "$(der 04 "$(der 30 "$(der 30 "$(der 06 2a0304)")")")")
other_san=$(der 30 0603551d11 "$(der 04 "$(der 30 "$(der 82 "$(hex_of_text policy.test)")")")")
signed "$(tbs 06 "$(rdn Root)" "$(rdn policy.test)" "$other" "$other_san" "$identifier" "$policies")" "$ca_key" \
    "$made/policy.pem"
succeeds 'the policy' "${verify[@]}" --require-explicit-policy --policy 1.2.3.4 "$made/policy.pem"
succeeds 'one of two policies' "${verify[@]}" --require-explicit-policy --policy 1.2.3.5 --policy 1.2.3.4 "$made/policy.pem"
succeeds 'any policy' "${verify[@]}" --require-explicit-policy "$made/policy.pem"
succeeds 'any policy, in so many words' "${verify[@]}" --require-explicit-policy --policy 2.5.29.32.0 --policy 1.2.3.5 "$made/policy.pem"
refuses 'another policy' 1 'policy.pem: *policy: want *' "${verify[@]}" --require-explicit-policy --policy 1.2.3.5 "$made/policy.pem"
succeeds '--inhibit-policy-mapping' "${verify[@]}" --inhibit-policy-mapping --require-explicit-policy --policy 1.2.3.4 "$made/policy.pem"
any=$(der 30 0603551d20 "$(der 04 "$(der 30 "$(der 30 "$(der 06 551d2000)")")")")
signed "$(tbs 07 "$(rdn Root)" "$(rdn policy.test)" "$other" "$other_san" "$identifier" "$any")" "$ca_key" "$made/any.pem"
succeeds 'anyPolicy' "${verify[@]}" --require-explicit-policy --policy 1.2.3.4 "$made/any.pem"
refuses '--inhibit-any-policy' 1 'policy: want *' "${verify[@]}" --require-explicit-policy --policy 1.2.3.4 --inhibit-any-policy \
    "$made/any.pem"
for policy in '' 1 3.4 1.2. 1..2 1.2.x policy $'1.2\e' 1.2.99999999999999999999; do
    refuses "--policy ${policy@Q}" 2 '--policy*' "${full[@]}" --policy "$policy" "$leaf"
done

# --- revocation ------------------------------------------------------------------------------------------------

# crl FILE ENTRY...: a CRL of the root, with these revokedCertificates.
crl() {
    local file=$1 entries=
    shift
    [ $# -eq 0 ] || entries=$(der 30 "$@")
    signed "$(der 30 020101 $algorithm "$(rdn Root)" "$(time_hex 260501000000Z)" "$(time_hex 260701000000Z)" "$entries" \
        "$(der a0 "$(der 30 "$(der 30 0603551d14 "$(der 04 020101)")" "$(der 30 0603551d23 "$(der 04 "$root_identifier")")")")")" \
        "$ca_key" "$file" 'X509 CRL'
}
root_identifier=$(der_of_pem "$root")
root_identifier=${root_identifier#*0603551d0e0416}
root_identifier=$(der 30 "80${root_identifier:2:42}")
serial=$(der_of_pem "$made/direct.pem")
serial=${serial#*a003020102}
serial=${serial:0:$((2 * (2 + 16#${serial:2:2})))}
revoked=$(der 30 "$serial" "$(time_hex 260515000000Z)" "$(der 30 "$(der 30 0603551d15 "$(der 04 0a0101)")")")
crl "$made/empty.crl"
crl "$made/revoked.crl" "$revoked"
succeeds 'a CRL without it' "${verify[@]}" --crl "$made/empty.crl" "$made/direct.pem"
refuses 'a CRL with it' 1 'direct.pem: revocation: want *, have revoked*keyCompromise \(RFC 5280 6' \
    "${verify[@]}" --crl "$made/revoked.crl" "$made/direct.pem"
base64 -d < <(grep -v -e '-----' "$made/revoked.crl") >"$made/revoked.der"
refuses 'a CRL in DER' 1 'have revoked' "${verify[@]}" --crl "$made/revoked.der" "$made/direct.pem"
cat "$fixtures/crl.pem" "$made/revoked.crl" >"$made/two.crl"
refuses 'two CRLs in a file' 1 'have revoked' "${verify[@]}" --crl "$made/two.crl" "$made/direct.pem"
refuses 'two files' 1 'have revoked' "${verify[@]}" --crl "$fixtures/crl.pem" --crl "$made/revoked.crl" "$made/direct.pem"
succeeds 'without --crl nobody asks' "${verify[@]}" "$made/direct.pem"
refuses 'no CRL of this issuer' 1 'revocation: *not known*' "${verify[@]}" --crl "$fixtures/crl.pem" "$made/direct.pem"
refuses 'a CRL of old' 1 'revocation: *' verify --at 2026-07-15T00:00:00Z --trust "$root" --crl "$made/empty.crl" "$made/direct.pem"
refuses 'one CRL of two that are needed' 1 'leaf.pem: revocation: *' "${full[@]}" --crl "$made/empty.crl" "$leaf"
refuses '--crl, missing' 2 'missing*' "${verify[@]}" --crl missing "$made/direct.pem"
refuses '--crl, a certificate' 2 'want a CRL*' "${verify[@]}" --crl "$root" "$made/direct.pem"
hex=$(der_of_pem "$made/revoked.crl")
pem 'X509 CRL' "${hex:0:100}" "$made/short.crl"
refuses '--crl, cut off' 2 'short.crl: byte *' "${verify[@]}" --crl "$made/short.crl" "$made/direct.pem"
cat "$made/empty.crl" "$made/short.crl" >"$made/spoilt.crl"
refuses '--crl, the second one cut off' 2 'spoilt.crl: byte *' "${verify[@]}" --crl "$made/spoilt.crl" "$made/direct.pem"

# --- trust -----------------------------------------------------------------------------------------------------

succeeds 'several anchors in a file' verify --at "$now" --trust "$made/pile.pem" --trust "$root" "$made/direct.pem"
cat "$made/another.pem" "$root" "$root" >"$made/roots.pem"
succeeds 'the second of several' verify --at "$now" --trust "$made/roots.pem" --untrusted "$intermediate" "$leaf"
mkdir "$made/store" "$made/store/folder"
cp "$made/another.pem" "$made/root.der" "$ca_key" "$made/leaf.csr" "$made/store"
printf 'nothing\n' >"$made/store/README"
: >"$made/store/empty"
ln -s root.der "$made/store/12345678.0"
ln -s missing "$made/store/87654321.0"
mkfifo "$made/store/pipe"
succeeds 'a folder' verify --at "$now" --trust "$made/store" --untrusted "$intermediate" "$leaf"
succeeds 'a folder with a slash' verify --at "$now" --trust "$made/store/" --untrusted "$intermediate" "$leaf"
printf -- '-----BEGIN CERTIFICATE-----\nMIIB\n' >"$made/store/spoilt.pem"
refuses 'a folder with a spoilt certificate' 2 'spoilt.pem: *END*' verify --trust "$made/store" "$leaf"
pem CERTIFICATE 3000 "$made/store/spoilt.pem"
refuses 'a folder with something that is no certificate' 2 'spoilt.pem: *' verify --trust "$made/store" "$leaf"
rm "$made/store/spoilt.pem"
mkdir "$made/void"
cp "$ca_key" "$made/void"
refuses 'a folder without a certificate' 2 'void: want a certificate to trust, have none' verify --trust "$made/void" "$leaf"
refuses 'a file without a certificate' 2 'want a certificate to trust, have none' verify --trust "$ca_key" "$leaf"
refuses 'a folder without a certificate, beside a good file' 2 'void: want a certificate' verify --trust "$root" --trust "$made/void" "$leaf"
refuses '--trust, missing' 2 'missing*' verify --trust missing "$leaf"
refuses '--trust, an empty file' 2 'empty*' verify --trust "$made/store/empty" "$leaf"
refuses '--trust, text' 2 'README*' verify --trust "$made/store/README" "$leaf"
cat "$root" "$made/short.pem" >"$made/half.pem"
refuses '--trust, one of two cut off' 2 'half.pem: byte *' verify --trust "$made/half.pem" "$leaf"
refuses '--trust, the second wrong' 2 'missing*' verify --trust "$root" --trust missing "$leaf"
sed 's/ CERTIFICATE/ TRUSTED CERTIFICATE/' "$root" >"$made/trusted.pem"
refuses '--trust, in the form of OpenSSL' 2 'TRUSTED CERTIFICATE*not read' verify --trust "$made/trusted.pem" "$leaf"

SSL_CERT_FILE=$root succeeds 'SSL_CERT_FILE' verify --at "$now" "$made/direct.pem"
SSL_CERT_FILE=$made/another.pem refuses 'SSL_CERT_FILE, another' 1 trust-anchor verify --at "$now" "$made/direct.pem"
SSL_CERT_FILE=$made/another.pem succeeds '--trust goes before it' "${verify[@]}" "$made/direct.pem"
SSL_CERT_FILE=$root refuses '--trust stands in its place' 1 trust-anchor \
    verify --at "$now" --trust "$made/another.pem" "$made/direct.pem"
SSL_CERT_DIR=$made/store succeeds 'SSL_CERT_DIR' verify --at "$now" "$made/direct.pem"
SSL_CERT_DIR=$made/missing:$made/void/../store succeeds 'SSL_CERT_DIR, two' verify --at "$now" "$made/direct.pem"
SSL_CERT_FILE='' SSL_CERT_DIR=$made/store succeeds 'SSL_CERT_FILE, empty' verify --at "$now" "$made/direct.pem"
SSL_CERT_FILE=$made/another.pem SSL_CERT_DIR=$made/store refuses 'SSL_CERT_FILE goes before SSL_CERT_DIR' 1 trust-anchor \
    verify --at "$now" "$made/direct.pem"
SSL_CERT_FILE=$made/missing refuses 'SSL_CERT_FILE, missing' 2 'missing*' verify "$made/direct.pem"
SSL_CERT_DIR=$made/missing refuses 'SSL_CERT_DIR, missing' 2 'missing*' verify "$made/direct.pem"
SSL_CERT_FILE=$made/short.pem refuses 'SSL_CERT_FILE, spoilt' 2 'want a certificate to trust' verify "$made/direct.pem"
SSL_CERT_FILE=$made/half.pem succeeds 'SSL_CERT_FILE, half of it spoilt' verify --at "$now" "$made/direct.pem"
SSL_CERT_FILE=$made/half.pem warns 'SSL_CERT_FILE, half of it spoilt, --explain' 'half.pem: certificate 2 is passed over: *' \
    verify --at "$now" --explain "$made/direct.pem"
refuses "the system's store" 1 trust-anchor verify --at "$now" "$made/self.pem"

# --- other certificates -------------------------------------------------------------------------------------------

refuses '--untrusted, missing' 2 'missing*' "${verify[@]}" --untrusted missing "$leaf"
refuses '--untrusted, a key' 2 'want a certificate*' "${verify[@]}" --untrusted "$key" "$leaf"
cat "$made/short.pem" "$intermediate" >"$made/partly.pem"
warns '--untrusted, one of two spoilt' 'partly.pem: certificate 1 is passed over: *' "${verify[@]}" --untrusted "$made/partly.pem" "$leaf"
equal '--untrusted, one of two spoilt: one line' 1 "$(wc -l <"$scratch/err")"
cat "$leaf" "$made/short.pem" "$intermediate" >"$made/partly.pem"
warns 'behind the certificate, one spoilt' 'partly.pem: certificate 2 is passed over: *' "${verify[@]}" "$made/partly.pem"
for ((i = 0; i < 40; i++)); do cat "$made/short.pem"; done >"$made/many.pem"
cat "$intermediate" >>"$made/many.pem"
warns 'many spoilt ones' 'more certificates are passed over' "${verify[@]}" --untrusted "$made/many.pem" "$leaf"
equal 'many spoilt ones: not a line for each' 17 "$(wc -l <"$scratch/err")"
succeeds 'an impostor with the name of the root beside it' "${full[@]}" --untrusted "$made/impostor.pem" "$leaf"

# --- accepted by hand -----------------------------------------------------------------------------------------------

fingerprint=$(base64 -d < <(grep -v -e '-----' "$made/self.pem") | "$program" digest | cut -c 1-64)
colons=$(sed 's/../&:/g; s/:$//' <<<"${fingerprint^^}")
for form in "$fingerprint" "${fingerprint^^}" "$colons" "${colons,,}"; do
    succeeds "--accept $form" "${verify[@]}" --accept "$form" "$made/self.pem"
    says '--accept: the line' "$made/self.pem: accepted by hand*not valid*trust-anchor: want *, have *\(RFC 5280 6.1)"
done
succeeds '--accept, -q' "${verify[@]}" -q --accept "$fingerprint" "$made/self.pem"
equal '--accept, -q: silence' '' "$(<"$output")"
succeeds '--accept, for another host' "${verify[@]}" --accept "$fingerprint" --host other.test "$made/self.pem"
refuses '--accept of another certificate' 1 trust-anchor "${verify[@]}" --accept "${fingerprint/[0-8]/9}" "$made/self.pem"
succeeds '--accept of a valid certificate' "${full[@]}" --accept "$fingerprint" "$leaf"
says '--accept of a valid certificate' '*: valid \(*'
for form in '' 00 "${fingerprint%?}" "${fingerprint}0" "${fingerprint%?}g" "${colons%:*}" "$colons:" "${colons/:/}" "${colons/:/-}" \
    " $fingerprint" "sha256:$fingerprint"; do
    refuses "--accept ${form@Q}" 2 '--accept: want a SHA-256 fingerprint*' "${verify[@]}" --accept "$form" "$made/self.pem"
done
refuses '--accept twice' 2 '--accept*2' "${verify[@]}" --accept "$fingerprint" --accept "$fingerprint" "$made/self.pem"
revoked_print=$(base64 -d < <(grep -v -e '-----' "$made/direct.pem") | "$program" digest | cut -c 1-64)
refuses '--accept of a revoked one' 1 'have revoked' "${verify[@]}" --crl "$made/revoked.crl" --accept "$revoked_print" "$made/direct.pem"

# --- what cannot be judged ----------------------------------------------------------------------------------------------

made_at=$(<"$fixtures/made.txt")
succeeds 'a key on a curve' verify --at "$made_at" --trust "$fixtures/ec.pem" "$fixtures/ec.pem"
# Nobody here computes with secp256k1 or DSA; the key is the generator of that curve.
secp256k1=3056301006072a8648ce3d020106052b8104000a034200
secp256k1+=0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798
secp256k1+=483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8
signed "$(spki() { printf '%s' "$secp256k1"; }; tbs 08 "$(rdn Root)" "$(rdn policy.test)" "$other" "$other_san" "$identifier")" \
    "$ca_key" "$made/curve.pem"
refuses 'a key of another curve' 2 'curve.pem: cannot judge: key-strength: *the curve secp256k1*' "${verify[@]}" "$made/curve.pem"
dsa=$(der 30 0609608648016503040302)
# A certificate that says it was signed with DSA: lengths are made anew.
signed "$(tbs 08 "$(rdn Root)" "$(rdn policy.test)" "$other" "$other_san" "$identifier")" "$ca_key" "$made/rsa.pem"
succeeds 'before the algorithm is altered' "${verify[@]}" "$made/rsa.pem"
# signed_as ALGORITHM FILE: with a signature of two numbers.
signed_as() {
    local inner
    inner=$(algorithm=$1; tbs 08 "$(rdn Root)" "$(rdn policy.test)" "$other" "$other_san" "$identifier")
    pem CERTIFICATE "$(der 30 "$inner" "$1" "$(der 03 003006020101020101)")" "$2"
}
signed_as "$dsa" "$made/dsa.pem"
refuses 'a signature of DSA' 2 'dsa.pem: cannot judge: signature: *' "${verify[@]}" "$made/dsa.pem"
refuses 'a signature of DSA, for another host' 1 'peer-name' "${verify[@]}" --host other.test "$made/dsa.pem"
tells 'cannot judge, --explain' 2 '*cannot judge*Verdict: cannot judge*What to do: *' "${verify[@]}" --explain "$made/dsa.pem"
tells 'cannot judge, --json' 2 '*"verdict": "cannot-judge"*"result": "cannot-judge"*' "${verify[@]}" --json "$made/dsa.pem"
signed_as "$(der 30 06082a8648ce3d040302)" "$made/ecdsa.pem"
refuses 'a signature of ECDSA by an RSA key' 1 'signature: *want a scheme that RSA keys have, have ecdsa-with-SHA256' \
    "${verify[@]}" "$made/ecdsa.pem"

# --- the report -------------------------------------------------------------------------------------------------------------

succeeds '--explain' "${full[@]}" --host example.test --explain "$leaf"
report=$(<"$output")
matches '--explain: what was asked' "*$leaf*purpose server, name example.test, at $now*$root, 1 anchor*" "$report"
matches '--explain: the path' $'*Path 1 of 1, leaf to anchor:\n*CN=example.test\n*CN=Intermediate\n*CN=Root\n*' "$report"
matches '--explain: the anchor first' '*Anchor CN=Root*Intermediate CN=Intermediate*Leaf CN=example.test*' "$report"
matches '--explain: the end' $'*\nVerdict: valid.\nA browser would show: *.\nWhat to do: *.\nCost: signature checks 2, *' "$report"
lacks '--explain: nothing failed' '*FAIL*' "$report"
numbers=$(grep -oE '^ +[0-9]+\. ' "$output" | tr -d ' .')
equal '--explain: checks are numbered through' "$(seq "$(wc -l <<<"$numbers")")" "$numbers"
for check in signature validity name-chaining key-usage basic-constraints peer-name extended-key-usage encoding; do
    matches "--explain: $check" "* pass  $check: *" "$report"
done
lines=$(grep -cE '^ +[0-9]+\. ' "$output")
equal '--explain: two lines a check' "$lines" "$(grep -cE '^ {13}.* \(.*\)$' "$output")"
run verify --at 2026-09-01T00:00:00Z --trust "$root" --untrusted "$intermediate" --host other.test --explain "$leaf"
equal '--explain, two failures: status' 1 "$status"
matches '--explain, two failures' '*FAIL  validity: *FAIL  peer-name: *Verdict: not valid*2 failed*validity: want *' "$(<"$output")"
matches '--explain, two failures: the line beside it' $'certwright: *leaf.pem: validity: want *\(RFC 5280 6.1.3 (a)(2))\n' "$said"
equal '--explain, two failures: one line' 1 "$(wc -l <"$scratch/err")"
tells '--explain, accepted' 0 $'*Verdict: accepted by hand*trust-anchor*\n*' "${verify[@]}" --explain --accept "$fingerprint" "$made/self.pem"
prepares selfsign --ca --key "$ca_key" --subject 'CN=Root' "${quarter[@]}" -o "$made/again.pem"
tells '--explain, two paths' 1 '*Path 1 of 2*Path 2 of 2*Verdict: (path *' verify --at "$now" --trust "$root" --trust "$made/again.pem" \
    --host other.test --explain "$made/chain.pem"
equal '--explain, two paths: the name fails on both' 2 "$(grep -c 'FAIL  peer-name' "$output")"
refuses '--explain and --json' 2 'both' "${full[@]}" --explain --json "$leaf"

# What a browser shows, and what to do.
# advises NAME CHROME FIREFOX REMEDY ARGUMENT...
advises() {
    local name=$1 chrome=$2 firefox=$3 remedy=$4
    shift 4
    tells "$name" 1 $'*\nA browser would show: A warning: '"$chrome in Chrome, $firefox in Firefox."$'\nWhat to do: *'"$remedy*" "$@" --explain
    tells "$name, --json" 1 "*\"chrome\": \"$chrome\"*\"firefox\": \"$firefox\"*\"advice\": \"*$remedy*" "$@" --json
}
advises 'expired' NET::ERR_CERT_DATE_INVALID SEC_ERROR_EXPIRED_CERTIFICATE renew \
    verify --at 2026-08-01T00:00:01Z --trust "$root" --untrusted "$intermediate" "$leaf"
advises 'not yet valid' NET::ERR_CERT_DATE_INVALID MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE clock \
    verify --at 2026-04-01T00:00:01Z --trust "$root" --untrusted "$intermediate" "$leaf"
advises 'an expired authority' NET::ERR_CERT_DATE_INVALID SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE authority \
    verify --at 2027-06-01T00:00:00Z --trust "$root" --untrusted "$intermediate" "$leaf"
advises 'an authority of the future' NET::ERR_CERT_DATE_INVALID MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE clock \
    verify --at 2026-01-15T00:00:00Z --trust "$root" --untrusted "$intermediate" "$leaf"
advises 'another host' NET::ERR_CERT_COMMON_NAME_INVALID SSL_ERROR_BAD_CERT_DOMAIN 'another name' "${full[@]}" --host other.test "$leaf"
advises 'self-signed' NET::ERR_CERT_AUTHORITY_INVALID MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT 'its own key' "${verify[@]}" "$made/self.pem"
advises 'an unknown authority' NET::ERR_CERT_AUTHORITY_INVALID SEC_ERROR_UNKNOWN_ISSUER --untrusted "${verify[@]}" "$leaf"
advises 'revoked' NET::ERR_CERT_REVOKED SEC_ERROR_REVOKED_CERTIFICATE 'new key' "${verify[@]}" --crl "$made/revoked.crl" "$made/direct.pem"
advises 'altered' NET::ERR_CERT_AUTHORITY_INVALID SEC_ERROR_BAD_SIGNATURE altered "${full[@]}" "$made/altered.der"
tells 'status not known' 1 '*A browser would show: The page*What to do: *--crl*' "${verify[@]}" --crl "$fixtures/crl.pem" --explain "$made/direct.pem"

# --- JSON -------------------------------------------------------------------------------------------------------------------------

succeeds '--json' "${full[@]}" --host example.test --json "$leaf"
json=$(<"$output")
matches '--json: keys in their order' '{*"certificate": *"asked": {*"time": "2026-06-01T00:00:00Z",*"purpose": "server",*"name": "example.test"*},*"verdict": "valid",*"reason": null,*"chosen_path": 0,*"paths": \[*"browser": {*"advice": "*"cost": {*"signature_checks": 2,*}*}' "$json"
sha256=$(base64 -d < <(grep -v -e '-----' "$leaf") | "$program" digest | cut -c 1-64)
matches '--json: the certificate' '*"certificates": \[*"subject": "CN=example.test",*"issuer": "CN=Intermediate",*"serial": "*",*"not_before": "2026-05-01T00:00:00Z",*"not_after": "2026-08-01T00:00:00Z",*"sha256": "'"$sha256"'"*"anchor": {*"subject": "CN=Root"*"findings": \[*' "$json"
matches '--json: a finding' '*"check": "validity",*"result": "passed",*"clause": "RFC 5280 6.1.3 (a)(2)",*"position": *,*"demand": "*",*"seen": "*"*' "$json"
lacks '--json: nothing failed' '*"failed"*' "$json"
run "${full[@]}" --host other.test --json "$leaf"
equal '--json, not valid: status' 1 "$status"
matches '--json, not valid: the line beside it' $'certwright: *leaf.pem: peer-name: want *\n' "$said"
matches '--json, not valid' '*"verdict": "not-valid",*"reason": {*"check": "peer-name",*"result": "failed",*"position": 0,*' "$(<"$output")"
tells '--json, accepted' 0 '*"verdict": "accepted-by-hand",*"check": "trust-anchor"*' "${verify[@]}" --json --accept "$fingerprint" "$made/self.pem"
tells '--json, nobody asked for' 0 '*"name": null*' "${full[@]}" --json "$leaf"

# --- text that misleads ---------------------------------------------------------------------------------------------------------------

hostile=$(rdn $'\e[31m\xe2\x80\xae"\\<b>\n')
ca=$(der 30 0603551d13 0101ff "$(der 04 30030101ff)")
usage=$(der 30 0603551d0f 0101ff "$(der 04 03020106)")
subject_identifier=$(der 30 0603551d0e "$(der 04 04020102)")
signed "$(tbs 09 "$hostile" "$hostile" "$ca_key" "$ca" "$usage" "$subject_identifier")" "$ca_key" "$made/evil.pem"
bad_san=$(der 30 0603551d11 "$(der 04 "$(der 30 "$(der 82 "$(hex_of_text $'a\e[2J.test')")" "$(der 82 "$(hex_of_text good.test)")")")")
signed "$(tbs 0a "$hostile" "$hostile" "$other" "$bad_san" "$identifier")" "$ca_key" "$made/evil-leaf.pem"
signed "$(tbs 0b "$hostile" "$(rdn good.test)" "$other" "${san//$(hex_of_text victim)/$(hex_of_text good00)}" "$identifier")" "$ca_key" "$made/good-leaf.pem"
for form in '' --explain --json; do
    tells "a hostile name, $form" 1 '*' verify --at "$now" --trust "$made/evil.pem" ${form:+"$form"} --host x.test "$made/evil-leaf.pem"
    tells "a hostile anchor, $form" 0 '*\\1B*' verify --at "$now" --trust "$made/evil.pem" ${form:+"$form"} "$made/good-leaf.pem"
    tells "a hostile issuer that is missing, $form" 1 '*' "${verify[@]}" ${form:+"$form"} "$made/evil-leaf.pem"
    matches "a hostile issuer that is missing, $form: the line" 'certwright: *\\1B*' "$said"
done
cp "$made/self.pem" "$made/"$'a\e[2J\n.pem'
for form in '' --explain --json; do
    tells "a file with an escape in its name, $form" 0 '*\\1B\[2J*\\0A*' verify --at "$now" --trust "$made/self.pem" ${form:+"$form"} \
        "$made/"$'a\e[2J\n.pem'
done
cp "$made/self.pem" "$made/"$'b\x9b\xff.pem'
tells 'a file name that is not UTF-8' 0 '*\\9B*\\FF.pem*"verdict": "valid"*' verify --at "$now" --trust "$made/self.pem" --json "$made/"$'b\x9b\xff.pem'
long=$(printf '%0200d/' 0 0 0 0 0 0 0 0 0 0 0 0 0)
mkdir -p "$made/$long"
cp "$made/self.pem" "$made/$long"
refuses 'a long file name: the clause is there' 1 '\(RFC 5280 6.1)' "${verify[@]}" "$made/$long/self.pem"

# --- quiet, and standard output that cannot be written -----------------------------------------------------------------------------------

succeeds '-q' "${full[@]}" -q "$leaf"
equal '-q: silence' '' "$(<"$output")"
refuses '-q, not valid' 1 'peer-name' "${full[@]}" -q --host other.test "$leaf"
for form in '' --explain --json; do
    output=/dev/full
    refuses "standard output is full, $form" 2 'standard output*' "${full[@]}" ${form:+"$form"} "$leaf"
    output=$scratch/out
    "$program" "${full[@]}" ${form:+"$form"} "$leaf" 2>"$scratch/err" >&-
    equal "standard output is closed, $form" 2 $?
done
output=/dev/full
refuses 'standard output is full, not valid' 2 'standard output*' "${full[@]}" --explain --host other.test "$leaf"
output=$scratch/out

# --- a large pile ----------------------------------------------------------------------------------------------------------------------------

for ((i = 0; i < 100; i++)); do cat "$made/another.pem" "$made/impostor.pem" "$made/self.pem"; done >"$scratch/300.pem"
for ((i = 0; i < 33; i++)); do cat "$scratch/300.pem"; done >"$scratch/9900.pem"
succeeds '10,000 certificates' "${full[@]}" --untrusted "$scratch/9900.pem" "$leaf"
succeeds '10,000 anchors' verify --at "$now" --trust "$scratch/9900.pem" --trust "$root" --untrusted "$intermediate" "$leaf"

# With less and less memory the answer is the right one or none, and one line says so.
if [ $is_sanitized = no ]; then
    cat "$scratch/300.pem" "$root" >"$scratch/301.pem"
    for kilobytes in $(seq 4000 250 12000) 65536; do
        (ulimit -v "$kilobytes"
            exec "$program" verify --at "$now" --trust "$scratch/301.pem" --explain "$made/chain.pem" >"$output" 2>"$scratch/err")
        status=$?
        [ $status -ne 127 ] || continue # too little for the program to be loaded
        read_said
        equal "memory of $kilobytes KiB" "$([ $status -eq 0 ] && echo 0 || echo 2)" "$status"
        equal "memory of $kilobytes KiB: lines" "$([ $status -eq 0 ] && echo 0 || echo 1)" "$(wc -l <"$scratch/err")"
    done
    equal 'the most of these was enough' 0 "$status"
fi

finish
