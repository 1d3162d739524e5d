#!/bin/sh
# gnutls.sh -- requests, certificates and authorities, to and from GnuTLS.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

mkdir "$WORK/gnutls"
cd "$WORK/gnutls"
server_purpose=1.3.6.1.5.5.7.3.1
client_purpose=1.3.6.1.5.5.7.3.2

# believe ROOT NAME CHAIN [PURPOSE]: GnuTLS as a client that trusts ROOT and asks for NAME.
believe()
{
    certtool --verify --load-ca-certificate "$1" --verify-hostname "$2" \
        --verify-purpose "${4:-$server_purpose}" --infile "$3"
}

# --- requests from here ------------------------------------------------------------------

for bits in $sizes; do
    certwright request --key "$WORK/keys/certtool-$bits.key" \
        --subject 'CN=Příklad,OU=Lab+O=Acme\, Inc.,C=CZ' --host example.test \
        --host '*.example.test' --host 192.0.2.1 --host 2001:db8::1 \
        --email jan@example.test --uri https://example.test/a -o "names-$bits.csr"
    accept "certtool --crq-info: $bits bits" "Self signature: verified" \
        certtool --crq-info --infile "names-$bits.csr"
    # GnuTLS prints the last RDN first.
    contains "certtool --crq-info: what was asked for, $bits bits" "$output" \
        'Subject: C=CZ,OU=Lab+O=Acme\, Inc.,CN=Příklad' "DNSname: example.test" \
        'DNSname: *.example.test' "IPAddress: 192.0.2.1" "IPAddress: 2001:db8::1" \
        "RFC822Name: jan@example.test" "URI: https://example.test/a"
done
openssl req -in names-2048.csr -outform DER | sed 's/example.test/example.tesT/' >altered.der
expect "certtool --crq-info: refuses an altered request" 0 "Self signature: FAILED" \
    certtool --crq-info --inder --infile altered.der

# --- requests from GnuTLS ------------------------------------------------------------------

cat >request.cfg <<'END'
cn = "Příklad"
organization = "Acme, Inc."
country = CZ
dns_name = "example.test"
dns_name = "*.example.test"
ip_address = "192.0.2.1"
ip_address = "2001:db8::1"
email = "jan@example.test"
uri = "https://example.test/a"
challenge_password = "a secret word"
ca
cert_signing_key
tls_www_client
END
root=$WORK/chain-2048/root

for bits in $sizes; do
    # With a key of 4096 bits GnuTLS would take SHA-384.
    quietly certtool --generate-request --load-privkey "$WORK/keys/certtool-$bits.key" \
        --hash sha256 --template request.cfg --outfile "theirs-$bits.csr"
    observe certwright issue --ca "$root.pem" --ca-key "$root.key" "theirs-$bits.csr" \
        -o "theirs-$bits.pem"
    contains "certwright issue: names what it drops of GnuTLS's request, $bits bits" \
        "$output" "X509v3 Basic Constraints" "X509v3 Key Usage" challengePassword
    same "certwright issue: copies the names of GnuTLS's request, $bits bits" \
        "$(openssl req -in "theirs-$bits.csr" -noout -text |
            sed -n '/Subject Alternative Name/{n;s/^ *//p;}')" \
        "$(alt_name "theirs-$bits.pem")"
    certtool --certificate-info --infile "theirs-$bits.pem" >theirs.txt
    contains "certtool --certificate-info: no authority, whatever was asked, $bits bits" \
        theirs.txt "Certificate Authority (CA): FALSE" "TLS WWW Server" \
        "Digital signature" "Key encipherment"
    accept "certtool --verify: issued for GnuTLS's request, $bits bits" "Chain verification \
output: Verified" believe "$root.pem" www.example.test "theirs-$bits.pem"
done

# --- chains --------------------------------------------------------------------------------

judge_chain()
{
    chain=$WORK/chain-$bits
    accept "certtool --verify-chain: root, intermediate, leaf, $bits bits" \
        "Chain verification output: Verified" \
        certtool --verify-chain --infile "$chain/chain-to-root.pem"
    accept "certtool --verify: the right name, $bits bits" \
        "Chain verification output: Verified" \
        believe "$chain/root.pem" example.test "$chain/chain.pem"
    accept "certtool --verify: a name under the wildcard, $bits bits" \
        "Chain verification output: Verified" \
        believe "$chain/root.pem" any.wild.test "$chain/chain.pem"
    accept "certtool --verify: an address, $bits bits" \
        "Chain verification output: Verified" \
        believe "$chain/root.pem" 127.0.0.1 "$chain/chain.pem"
    cat "$chain/client.pem" "$chain/intermediate.pem" >"client-$bits.pem"
    accept "certtool --verify: a client, $bits bits" "Chain verification output: Verified" \
        certtool --verify --load-ca-certificate "$chain/root.pem" \
        --verify-purpose $client_purpose --verify-email jan@example.test \
        --infile "client-$bits.pem"
    expect "certtool --verify: refuses the wrong name, $bits bits" 1 \
        "The name in the certificate does not match the expected" \
        believe "$chain/root.pem" wrong.test "$chain/chain.pem"
    expect "certtool --verify: refuses a server as a client, $bits bits" 1 \
        "The certificate chain does not match the intended purpose" \
        believe "$chain/root.pem" example.test "$chain/chain.pem" $client_purpose
    expect "certtool --verify: refuses a missing intermediate, $bits bits" 1 \
        "issuer is unknown" believe "$chain/root.pem" example.test "$chain/leaf.pem"
    expect "certtool --verify: refuses another root's leaf, $bits bits" 1 \
        "Not verified" believe "$chain/root.pem" example.test "$chain/other-leaf.pem"
    cat "$chain/other-leaf.pem" "$chain/intermediate.pem" "$chain/root.pem" >mixed.pem
    expect "certtool --verify-chain: refuses a leaf of another root, $bits bits" 1 \
        "Not verified" certtool --verify-chain --infile mixed.pem
}
for bits in $sizes; do
    judge_chain
done

# --- authorities made by GnuTLS, used here -------------------------------------------------

cat >authority.cfg <<'END'
cn = "Kořen"
organization = "GnuTLS"
country = CZ
expiration_days = 30
ca
cert_signing_key
crl_signing_key
END
for bits in $sizes; do
    key=$WORK/keys/certtool-$bits.key
    quietly certtool --generate-self-signed --load-privkey "$key" --template authority.cfg \
        --outfile "authority-$bits.pem"
    certwright issue -q --ca "authority-$bits.pem" --ca-key "$key" --profile intermediate \
        "$WORK/chain-$bits/intermediate.csr" -o "under-$bits.pem"
    certwright issue -q --ca "authority-$bits.pem" --ca-key "$key" --host example.test \
        "names-$bits.csr" -o "leaf-$bits.pem"
    accept "certtool --verify: a server under GnuTLS's root, $bits bits" \
        "Chain verification output: Verified" \
        believe "authority-$bits.pem" example.test "leaf-$bits.pem"
    accept "openssl verify: a server under GnuTLS's root, $bits bits" "OK" \
        strict "authority-$bits.pem" example.test "leaf-$bits.pem"
    cat "$WORK/chain-$bits/leaf.pem" "under-$bits.pem" >"under-chain-$bits.pem"
    accept "certtool --verify: an intermediate and a server under GnuTLS's root, $bits bits" \
        "Chain verification output: Verified" \
        believe "authority-$bits.pem" example.test "under-chain-$bits.pem"
    accept "openssl verify: an intermediate and a server under GnuTLS's root, $bits bits" \
        "OK" strict "authority-$bits.pem" example.test "$WORK/chain-$bits/leaf.pem" \
        -untrusted "under-$bits.pem"
done

# --- authorities made here, used by GnuTLS -------------------------------------------------

cat >server.cfg <<'END'
cn = "example.test"
dns_name = "example.test"
expiration_days = 30
signing_key
encryption_key
tls_www_server
END
# by_certtool REQUEST CA OUTPUT: GnuTLS issues with our authority.
by_certtool()
{
    quietly certtool --generate-certificate --load-request "$1" \
        --load-ca-certificate "$2.pem" --load-ca-privkey "$2.key" --template server.cfg \
        --outfile "$3"
}
for bits in $sizes; do
    chain=$WORK/chain-$bits
    for authority in root intermediate; do
        by_certtool "$chain/leaf.csr" "$chain/$authority" "by-$authority-$bits.pem"
        cat "by-$authority-$bits.pem" "$chain/intermediate.pem" >"by-chain-$bits.pem"
        [ $authority = intermediate ] || cp "by-root-$bits.pem" "by-chain-$bits.pem"
        accept "certtool --generate-certificate: our $authority, $bits bits" \
            "Chain verification output: Verified" \
            believe "$chain/root.pem" example.test "by-chain-$bits.pem"
        accept "openssl verify: GnuTLS's certificate under our $authority, $bits bits" "OK" \
            strict "$chain/root.pem" example.test "by-$authority-$bits.pem" \
            -untrusted "$chain/intermediate.pem"
    done
done
