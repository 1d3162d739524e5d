#!/bin/bash
# trust.sh PROGRAM -- the trust store listed: what is in files and folders, each certificate
# once, and the marks at those that are expired, weak or flawed.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

now=2026-06-01T00:00:00Z
ca_key=$fixtures/ca.key
other=$fixtures/other.key
made=$scratch/made
mkdir "$made"
unset SSL_CERT_FILE SSL_CERT_DIR
trust=(trust --at "$now")

life=(--not-before 2026-01-01T00:00:00Z --not-after 2036-01-01T00:00:00Z)
prepares selfsign --ca --key "$ca_key" --subject 'CN=First,O=A\, B' "${life[@]}" -o "$made/first.pem"
prepares selfsign --ca --key "$other" --subject 'CN=Second' "${life[@]}" -o "$made/second.pem"
prepares request --key "$other" --subject CN=Below -o "$made/below.csr"
prepares issue --ca "$made/first.pem" --ca-key "$ca_key" --at "$now" --profile intermediate -q "$made/below.csr" -o "$made/below.pem"
cat "$made/first.pem" "$made/second.pem" >"$made/both.pem"
base64 -d < <(grep -v -e '-----' "$made/first.pem") >"$made/first.der"

says() { matches "$1" "$2" "$(<"$output")"; }
fingerprint() {
    local digest
    digest=$(base64 -d < <(grep -v -e '-----' "$1") | "$program" digest | cut -c 1-64)
    sed 's/../&:/g; s/:$//' <<<"${digest^^}"
}

# --- the list ------------------------------------------------------------------------------------

succeeds 'one' "${trust[@]}" --trust "$made/first.pem"
equal 'one' "$(printf 'RSA 2048           2036-01-01  CN=First,O=A\\, B\n    %s\n1 trusted in %s, 0 marked' \
    "$(fingerprint "$made/first.pem")" "$made/first.pem")" "$(<"$output")"
succeeds 'two in a file' "${trust[@]}" --trust "$made/both.pem"
says 'two in a file' $'RSA *CN=First*\n    *\nRSA *CN=Second\n    *\n2 trusted in */both.pem, 0 marked'
equal 'two in a file: five lines' 5 "$(wc -l <"$output")"
succeeds 'two files' "${trust[@]}" --trust "$made/second.pem" -t "$made/first.pem"
says 'two files' $'RSA *CN=Second\n    *\nRSA *CN=First*\n2 trusted in */second.pem and 1 more, 0 marked'
succeeds 'the same twice' "${trust[@]}" --trust "$made/first.pem" --trust "$made/first.der" --trust "$made/both.pem"
says 'the same twice' $'*CN=First*CN=Second*2 trusted in *'
equal 'the same twice: counted once' 5 "$(wc -l <"$output")"
succeeds 'the same twice, the first one counts' "${trust[@]}" --trust "$made/first.pem" --trust "$made/second.pem" --trust "$made/first.der"
says 'the same twice, the first one counts' $'*CN=First*\nRSA *CN=Second*2 trusted in */first.pem and 2 more, 0 marked'
input=$made/first.pem
succeeds 'standard input' "${trust[@]}" --trust -
says 'standard input' '*CN=First*1 trusted in *'
input=/dev/null
mkdir "$made/store" "$made/store/inner"
cp "$made/second.pem" "$made/store/b.pem"
cp "$made/first.der" "$made/store/a.crt"
cp "$made/below.pem" "$made/store/inner"
cp "$ca_key" "$made/below.csr" "$fixtures/crl.pem" "$made/store"
printf 'read me\n' >"$made/store/README"
ln -s a.crt "$made/store/0a1b2c3d.0"
ln -s nowhere "$made/store/4e5f6071.0"
mkfifo "$made/store/pipe"
succeeds 'a folder' "${trust[@]}" --trust "$made/store"
says 'a folder, in the order of its names' $'RSA *CN=First*\nRSA *CN=Second\n*2 trusted in */store, 0 marked'
equal 'a folder: five lines' 5 "$(wc -l <"$output")"
SSL_CERT_DIR=$made/store succeeds 'SSL_CERT_DIR' "${trust[@]}"
says 'SSL_CERT_DIR' '*2 trusted in */store, 0 marked'
SSL_CERT_FILE=$made/second.pem SSL_CERT_DIR=$made/store succeeds 'SSL_CERT_FILE' "${trust[@]}"
says 'SSL_CERT_FILE' '*1 trusted in */second.pem, 0 marked'
succeeds "the system's store" trust
says "the system's store" $'*\n    *:*\n* trusted in /etc/*, * marked'
roots=$(grep -c '^    [0-9A-F:]*$' "$output")
matches "the system's store: as many as are counted" "*"$'\n'"$roots trusted in *" "$(<"$output")"
equal "the system's store: each once" "$roots" "$(grep '^    ' "$output" | sort -u | wc -l)"
equal "the system's store: nothing misleads" safe "$(is_safe "$(<"$output")" && echo safe)"

# --- marks ------------------------------------------------------------------------------------------

# marked NAME PATTERN ARGUMENT...: the anchor has these marks and no others.
marked() {
    local name=$1 pattern=$2
    shift 2
    succeeds "$name" trust "$@"
    matches "$name: the marks" "*  $pattern" "$(head -n 1 "$output")"
    says "$name: counted" '* 1 marked'
}
marked 'expired' 'CN=Second  ! expired' --at 2036-01-01T00:00:01Z --trust "$made/second.pem"
marked 'not yet valid' 'CN=Second  ! not yet valid' --at 2025-12-31T23:59:59Z --trust "$made/second.pem"
for time in 2026-01-01T00:00:00Z 2036-01-01T00:00:00Z; do
    succeeds "valid to the second, $time" trust --at "$time" --trust "$made/second.pem"
    says "valid to the second, $time" '*, 0 marked'
done
succeeds 'the clock' trust --trust "$made/second.pem"
says 'the clock' '*, 0 marked'

# Certificates put together by hand: lengths and signatures are right unless said otherwise.
sha256=300d06092a864886f70d01010b0500
sha1=300d06092a864886f70d0101050500
rdn() { der 30 "$(der 31 "$(der 30 0603550403 "$(der 0c "$(hex_of_text "$1")")")")"; }
spki() { "$program" pubkey --der "$1" | od -An -v -tx1 | tr -d ' \n'; }
times=$(der 30 "$(time_hex 260101000000Z)" "$(time_hex 360101000000Z)")
basic=$(der 30 0603551d13 0101ff "$(der 04 30030101ff)")
# certificate FILE ALGORITHM ISSUER SUBJECT SPKI EXTENSION...: signed with ca.key by SHA-256.
certificate() {
    local file=$1 algorithm=$2 issuer=$3 subject=$4 key=$5 tbs
    shift 5
    tbs=$(der 30 a003020102 020101 "$algorithm" "$issuer" "$times" "$subject" "$key" "$(der a3 "$(der 30 "$@")")")
    write_hex "$tbs" "$scratch/tbs"
    "$program" sign --key "$ca_key" -o "$scratch/signature" "$scratch/tbs" || fail 'preparation' "cannot sign $file"
    pem CERTIFICATE "$(der 30 "$tbs" "$algorithm" "$(der 03 00 "$(hex_of "$scratch/signature")")")" "$file"
}
ours=$(spki "$ca_key")
certificate "$made/good.pem" $sha256 "$(rdn Hand)" "$(rdn Hand)" "$ours" "$basic"
succeeds 'made by hand' "${trust[@]}" --trust "$made/good.pem"
says 'made by hand' '*  CN=Hand'$'\n''*, 0 marked'
certificate "$made/wrong.pem" $sha256 "$(rdn Hand)" "$(rdn Hand)" "$(spki "$other")" "$basic"
marked 'a wrong self-signature' 'CN=Hand  ! self-signature wrong' --at "$now" --trust "$made/wrong.pem"
certificate "$made/sha1.pem" $sha1 "$(rdn Hand)" "$(rdn Below)" "$ours" "$basic"
marked 'SHA-1 by somebody else' 'CN=Below  ! weak digest' --at "$now" --trust "$made/sha1.pem"
certificate "$made/by.pem" $sha256 "$(rdn Hand)" "$(rdn Below)" "$ours" "$basic"
succeeds 'SHA-256 by somebody else' "${trust[@]}" --trust "$made/by.pem"
says 'SHA-256 by somebody else' '*, 0 marked'
certificate "$made/self1.pem" $sha1 "$(rdn Hand)" "$(rdn Hand)" "$ours" "$basic"
marked 'SHA-1 by itself does not matter' 'CN=Hand  ! self-signature wrong' --at "$now" --trust "$made/self1.pem"
# A key of 1,024 bits; its self-signature cannot be right.
# rsa N: the SubjectPublicKeyInfo of a modulus with these octets.
rsa() { der 30 300d06092a864886f70d0101010500 "$(der 03 00 "$(der 30 "$(der 02 00 "$1")" "$(der 02 010001)")")"; }
weak=$(rsa "$(printf 'cd%.0s' {1..128})")
certificate "$made/weak.pem" $sha256 "$(rdn Hand)" "$(rdn Below)" "$weak" "$basic"
marked 'a weak key' 'CN=Below  ! weak key' --at "$now" --trust "$made/weak.pem"
says 'a weak key: its size' 'RSA 1024 *'
even=$(rsa "$(printf 'cc%.0s' {1..256})")
certificate "$made/even.pem" $sha256 "$(rdn Hand)" "$(rdn Below)" "$even" "$basic"
marked 'a modulus that is none' 'CN=Below  ! weak key' --at "$now" --trust "$made/even.pem"
says 'a modulus that is none: the column' 'RSA (no usable key) *'
certificate "$made/flawed.pem" $sha256 "$(rdn Hand)" "$(rdn Hand)" "$ours" "${basic/0101ff0/0101010}"
marked 'a flawed encoding' 'CN=Hand  ! flawed encoding: *want *\(X.690 *)' --at "$now" --trust "$made/flawed.pem"
certificate "$made/all.pem" $sha1 "$(rdn Hand)" "$(rdn Below)" "$weak" "${basic/0101ff0/0101010}"
marked 'several marks' 'CN=Below  ! expired, weak key, weak digest, flawed encoding: *' --at 2040-01-01T00:00:00Z --trust "$made/all.pem"
succeeds 'a key on a curve' trust --at "$(<"$fixtures/made.txt")" --trust "$fixtures/ec.pem"
says 'a key on a curve' 'P-256  *CN=ec.test*, 0 marked'
cat "$made/good.pem" "$made/wrong.pem" "$made/weak.pem" "$made/first.pem" >"$made/four.pem"
succeeds 'two of four' "${trust[@]}" --trust "$made/four.pem"
says 'two of four' '*4 trusted in *, 2 marked'

# --- text that misleads -------------------------------------------------------------------------------

certificate "$made/evil.pem" $sha256 "$(rdn Hand)" "$(rdn $'\e[2J\xe2\x80\xae\n')" "$ours" "$basic"
succeeds 'a hostile name' "${trust[@]}" --trust "$made/evil.pem"
says 'a hostile name' '*CN=\\1B*'
equal 'a hostile name: three lines' 3 "$(wc -l <"$output")"
equal 'a hostile name: nothing misleads' safe "$(is_safe "$(<"$output")" && echo safe)"
certificate "$made/long.pem" $sha256 "$(rdn Hand)" "$(rdn "$(printf 'ä%.0s' {1..500})")" "$ours" "$basic"
succeeds 'a long name' "${trust[@]}" --trust "$made/long.pem"
says 'a long name' '*CN=ää*ä...'$'\n''*'
equal 'a long name: cut between characters' safe "$(is_safe "$(<"$output")" && echo safe)"
san=$(der 30 0603551d11 0101ff "$(der 04 "$(der 30 "$(der 82 "$(hex_of_text only.test)")")")")
certificate "$made/nameless.pem" $sha256 "$(rdn Hand)" 3000 "$ours" "$san"
succeeds 'no subject' "${trust[@]}" --trust "$made/nameless.pem"
says 'no subject' '*  DNS:only.test'$'\n''*'
cp "$made/first.pem" "$made/"$'x\e[1m\n.pem'
succeeds 'a hostile file name' "${trust[@]}" --trust "$made/"$'x\e[1m\n.pem'
says 'a hostile file name' '*trusted in *\\1B\[1m\\0A.pem, *'

# --- what is no store -------------------------------------------------------------------------------------

refuses 'an operand' 2 'trust: *operand*both.pem' trust "$made/both.pem"
refuses 'missing' 2 'missing*' trust --trust missing
refuses 'a key' 2 'want a certificate to trust, have none' trust --trust "$ca_key"
mkdir "$made/void"
refuses 'an empty folder' 2 'void: want a certificate to trust' trust --trust "$made/void"
hex=$(der_of_pem "$made/first.pem")
pem CERTIFICATE "${hex:0:300}" "$made/short.pem"
refuses 'cut off' 2 'short.pem: byte *' trust --trust "$made/short.pem"
cat "$made/first.pem" "$made/short.pem" >"$made/half.pem"
refuses 'the second cut off' 2 'half.pem: byte *' trust --trust "$made/half.pem"
SSL_CERT_FILE=$made/half.pem succeeds "the second cut off, in the system's store" "${trust[@]}"
says "the second cut off, in the system's store" '*\(certificate 2 of *half.pem)  ! cannot be read: *1 trusted in *, 1 marked'
SSL_CERT_FILE=$made/short.pem refuses "nothing else in the system's store" 2 'want a certificate to trust' trust
{ cat "$made/first.pem"; sed 's/ CERTIFICATE/ TRUSTED CERTIFICATE/' "$made/second.pem"; } >"$made/trusted.pem"
refuses 'the form of OpenSSL' 2 'TRUSTED CERTIFICATE' trust --trust "$made/trusted.pem"
SSL_CERT_FILE=$made/trusted.pem succeeds "the form of OpenSSL, in the system's store" "${trust[@]}"
says "the form of OpenSSL, in the system's store" '*CN=First*\(certificate 2 of *)  ! cannot be read: *TRUSTED CERTIFICATE*1 trusted in *, 1 marked'
for time in '' today 2026-06-31T00:00:00Z; do
    refuses "--at ${time@Q}" 2 '--at' trust --at "$time" --trust "$made/first.pem"
done
output=/dev/full
refuses 'standard output is full' 2 'standard output*' trust --trust "$made/first.pem"
output=$scratch/out
"$program" trust --trust "$made/first.pem" 2>"$scratch/err" >&-
equal 'standard output is closed' 2 $?

finish
