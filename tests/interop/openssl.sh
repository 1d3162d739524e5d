#!/bin/sh
# openssl.sh -- requests, certificates and authorities, to and from OpenSSL.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

mkdir "$WORK/openssl"
cd "$WORK/openssl"

# --- requests from here ------------------------------------------------------------------

# OpenSSL's form of RFC 2253, but in the order of the certificate.
name_options=esc_2253,utf8,sep_comma_plus,sname

# subject ASKED [PRINTED]: what OpenSSL prints of a request for the subject ASKED.
subject()
{
    certwright request --key "$WORK/keys/certwright-2048.key" --subject "$1" \
        -o subject.csr
    same "openssl req -subject: $1" "subject=${2:-$1}" \
        "$(openssl req -in subject.csr -noout -subject -nameopt "$name_options")"
    accept "openssl req -verify: $1" "verify OK" openssl req -in subject.csr -noout -verify
}

subject 'CN=example.test,O=Acme\, Inc.,L=Brno,C=CZ'
subject '/CN=example.test/O=Acme, Inc./L=Brno/C=CZ' 'CN=example.test,O=Acme\, Inc.,L=Brno,C=CZ'
subject 'CN=Příliš žluťoučký kůň,O=株式会社,ST=Jihomoravský kraj,C=CZ'
# A SET OF is sorted by its octets (X.690 11.6): OU is the shorter, and L has the lower type.
subject 'CN=example.test+OU=Lab,O=Acme+L=Brno,C=CZ' 'OU=Lab+CN=example.test,L=Brno+O=Acme,C=CZ'
subject 'CN=\ spaces\ ,O=plus\+ quote\" less\< more\> semicolon\; backslash\\,C=CZ'
subject 'DC=test,DC=example,UID=jan,emailAddress=jan@example.test'
subject 'serialNumber=1234,GN=Jan,SN=Novák,title=Ing.,street=Kolejní 2,postalCode=612 00,C=CZ'

for bits in $sizes; do
    certwright request --key "$WORK/keys/openssl-$bits.key" --subject CN=example.test \
        --host example.test --host '*.example.test' --host 192.0.2.1 --host 2001:db8::1 \
        --email jan@example.test --uri https://example.test/a -o "names-$bits.csr"
    accept "openssl req -verify: $bits bits" "verify OK" \
        openssl req -in "names-$bits.csr" -noout -verify
    openssl req -in "names-$bits.csr" -noout -text >names.txt
    contains "openssl req -text: the names asked for, $bits bits" names.txt \
        "DNS:example.test, DNS:*.example.test, IP Address:192.0.2.1, \
IP Address:2001:DB8:0:0:0:0:0:1, email:jan@example.test, URI:https://example.test/a" \
        "($bits bit)"
done

certwright request --key "$WORK/keys/certwright-2048.key" --der --host example.test \
    -o no-subject.der
accept "openssl req -verify: DER, no subject" "verify OK" \
    openssl req -in no-subject.der -inform DER -noout -verify
sed 's/example.test/example.tesT/' no-subject.der >altered.der
# OpenSSL 3.0 says so and succeeds all the same.
verify_altered()
{
    openssl req -in altered.der -inform DER -noout -verify || true
}
accept "openssl req -verify: refuses an altered request" "verify failure" verify_altered

# --- requests from OpenSSL -----------------------------------------------------------------

cat >request.cnf <<'END'
[req]
prompt = no
distinguished_name = name
attributes = attributes
req_extensions = extensions
string_mask = utf8only
utf8 = yes
[name]
C = CZ
O = Acme, Inc.
CN = Příklad
[attributes]
challengePassword = a secret word
unstructuredName = a name
[extensions]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
extendedKeyUsage = clientAuth
subjectAltName = @names
[names]
DNS.1 = example.test
DNS.2 = *.example.test
IP.1 = 192.0.2.1
IP.2 = 2001:db8::1
email.1 = jan@example.test
URI.1 = https://example.test/a?b=c
END
root=$WORK/chain-2048/root

for bits in $sizes; do
    openssl req -new -key "$WORK/keys/openssl-$bits.key" -config request.cnf \
        -out "theirs-$bits.csr"
    observe certwright issue --ca "$root.pem" --ca-key "$root.key" "theirs-$bits.csr" \
        -o "theirs-$bits.pem"
    contains "certwright issue: names what it drops of OpenSSL's request, $bits bits" \
        "$output" "X509v3 Basic Constraints" "X509v3 Key Usage" "X509v3 Extended Key Usage" \
        challengePassword unstructuredName
    same "certwright issue: copies the names of OpenSSL's request, $bits bits" \
        "$(openssl req -in "theirs-$bits.csr" -noout -text |
            sed -n '/Subject Alternative Name/{n;s/^ *//p;}')" \
        "$(alt_name "theirs-$bits.pem")"
    same "certwright issue: copies the subject of OpenSSL's request, $bits bits" \
        "$(openssl req -in "theirs-$bits.csr" -noout -subject -nameopt "$name_options")" \
        "$(openssl x509 -in "theirs-$bits.pem" -noout -subject -nameopt "$name_options")"
    openssl x509 -in "theirs-$bits.pem" -noout -text >theirs.txt
    contains "certwright issue: no authority, whatever was asked, $bits bits" theirs.txt \
        "CA:FALSE" "Digital Signature, Key Encipherment" "TLS Web Server Authentication"
    accept "openssl verify: issued for OpenSSL's request, $bits bits" "OK" \
        strict "$root.pem" www.example.test "theirs-$bits.pem"
done

openssl req -new -key "$WORK/keys/openssl-2048.key" -subj /CN=addext.test \
    -addext 'subjectAltName = DNS:addext.test, IP:::1' -out addext.csr
observe certwright issue --ca "$root.pem" --ca-key "$root.key" addext.csr -o addext.pem
same "certwright issue: says nothing of a request that has names alone" "status 0: " \
    "status $status: $(cat "$output")"
accept "openssl verify: issued for a request made with -addext" "OK" \
    strict "$root.pem" addext.test addext.pem

expect "certwright issue: refuses an altered request" 1 "signature" \
    certwright issue --ca "$root.pem" --ca-key "$root.key" altered.der -o altered.pem
# curve_keys.sh has requests with the curves that we compute.
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:secp256k1 -nodes -keyout ec.key \
    -subj /CN=example.test -out ec.csr 2>/dev/null
expect "certwright issue: a request with a key on another curve is beyond it, and it says so" 2 \
    "secp256k1" certwright issue --ca "$root.pem" --ca-key "$root.key" ec.csr -o ec.pem

# --- chains --------------------------------------------------------------------------------

judge_chain()
{
    chain=$WORK/chain-$bits
    accept "openssl verify: the right name, $bits bits" "leaf.pem: OK" \
        strict "$chain/root.pem" example.test "$chain/leaf.pem" \
        -untrusted "$chain/intermediate.pem"
    accept "openssl verify: a name under the wildcard, $bits bits" "leaf.pem: OK" \
        strict "$chain/root.pem" any.wild.test "$chain/leaf.pem" \
        -untrusted "$chain/intermediate.pem"
    for address in 127.0.0.1 ::1; do
        accept "openssl verify -verify_ip: $address, $bits bits" "leaf.pem: OK" \
            openssl verify -x509_strict -CAfile "$chain/root.pem" -purpose sslserver \
            -untrusted "$chain/intermediate.pem" -verify_ip "$address" "$chain/leaf.pem"
    done
    accept "openssl verify: a client, $bits bits" "client.pem: OK" \
        openssl verify -x509_strict -CAfile "$chain/root.pem" -purpose sslclient \
        -untrusted "$chain/intermediate.pem" -verify_email jan@example.test \
        "$chain/client.pem"
    expect "openssl verify: refuses the wrong name, $bits bits" 2 "hostname mismatch" \
        strict "$chain/root.pem" wrong.test "$chain/leaf.pem" \
        -untrusted "$chain/intermediate.pem"
    expect "openssl verify: refuses a client as a server, $bits bits" 2 \
        "unsuitable certificate purpose" openssl verify -x509_strict \
        -CAfile "$chain/root.pem" -purpose sslserver -untrusted "$chain/intermediate.pem" \
        "$chain/client.pem"
    expect "openssl verify: refuses a server as a client, $bits bits" 2 \
        "unsuitable certificate purpose" openssl verify -x509_strict \
        -CAfile "$chain/root.pem" -purpose sslclient -untrusted "$chain/intermediate.pem" \
        "$chain/leaf.pem"
    expect "openssl verify: refuses a missing intermediate, $bits bits" 2 \
        "unable to get local issuer" strict "$chain/root.pem" example.test "$chain/leaf.pem"
    accept "openssl verify: the other root's own leaf, $bits bits" "other-leaf.pem: OK" \
        strict "$chain/other-root.pem" example.test "$chain/other-leaf.pem"
    # OpenSSL looks for an issuer by name and key identifier.
    expect "openssl verify: refuses another root's leaf, $bits bits" 2 \
        "unable to get local issuer" strict "$chain/root.pem" example.test \
        "$chain/other-leaf.pem"
}
for bits in $sizes; do
    judge_chain
done

# Octets of the signature: the last ones of the certificate.
chain=$WORK/chain-2048
openssl x509 -in "$chain/leaf.pem" -outform DER -out leaf.der
size=$(wc -c <leaf.der)
{ head -c $((size - 4)) leaf.der; printf 'zzzz'; } >altered.der
openssl x509 -in altered.der -inform DER -out altered.pem
expect "openssl verify: refuses an altered signature" 2 "certificate signature failure" \
    strict "$chain/root.pem" example.test altered.pem -untrusted "$chain/intermediate.pem"

# --- authorities made by OpenSSL, used here ------------------------------------------------

for bits in $sizes; do
    openssl req -x509 -new -key "$WORK/keys/openssl-$bits.key" -days 30 \
        -subj "/C=CZ/O=OpenSSL/CN=Root $bits" -addext keyUsage=critical,keyCertSign \
        -out "authority-$bits.pem"
    certwright issue -q --ca "authority-$bits.pem" --ca-key "$WORK/keys/openssl-$bits.key" \
        --profile intermediate "$WORK/chain-$bits/intermediate.csr" -o "under-$bits.pem"
    certwright issue -q --ca "authority-$bits.pem" --ca-key "$WORK/keys/openssl-$bits.key" \
        --host example.test "$WORK/chain-$bits/leaf.csr" -o "leaf-$bits.pem"
    accept "openssl verify: a server under OpenSSL's root, $bits bits" "OK" \
        strict "authority-$bits.pem" example.test "leaf-$bits.pem"
    accept "openssl verify: an intermediate and a server under OpenSSL's root, $bits bits" \
        "OK" strict "authority-$bits.pem" example.test "$WORK/chain-$bits/leaf.pem" \
        -untrusted "under-$bits.pem"
done

# The issuer's name must be the authority's subject octet for octet, whatever its strings are.
for mask in default pkix utf8only nombstr; do
    cat >mask.cnf <<END
[req]
prompt = no
utf8 = yes
string_mask = $mask
distinguished_name = name
x509_extensions = extensions
[name]
C = CZ
O = Société, Générale
CN = Root
[extensions]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
END
    openssl req -x509 -new -key "$WORK/keys/openssl-2048.key" -config mask.cnf -days 30 \
        -out "mask-$mask.pem"
    expect "certwright issue: a root's name in strings of the mask $mask" 0 "" certwright issue \
        --ca "mask-$mask.pem" --ca-key "$WORK/keys/openssl-2048.key" --host example.test \
        "$chain/leaf.csr" -o "mask-leaf-$mask.pem"
    accept "openssl verify: a server under it, $mask" "OK" \
        strict "mask-$mask.pem" example.test "mask-leaf-$mask.pem"
done

openssl req -x509 -new -key "$WORK/keys/openssl-2048.key" -days 30 -subj /CN=leaf \
    -addext basicConstraints=critical,CA:FALSE -out no-authority.pem
expect "certwright issue: refuses OpenSSL's certificate that is no authority" 2 \
    "basicConstraints" certwright issue --ca no-authority.pem \
    --ca-key "$WORK/keys/openssl-2048.key" "$chain/leaf.csr" -o refused.pem

# --- authorities made here, used by OpenSSL --------------------------------------------------

cat >issue.cnf <<'END'
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = DNS:example.test
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[intermediate]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
END
# by_openssl SECTION REQUEST CA OUTPUT: OpenSSL issues with our authority.
by_openssl()
{
    quietly openssl x509 -req -in "$2" -CA "$3.pem" -CAkey "$3.key" -CAcreateserial -days 30 \
        -extfile issue.cnf -extensions "$1" -out "$4"
}
for bits in $sizes; do
    chain=$WORK/chain-$bits
    by_openssl server "names-$bits.csr" "$chain/root" "by-root-$bits.pem"
    accept "openssl x509 -req -CA: our root, $bits bits" "OK" \
        strict "$chain/root.pem" example.test "by-root-$bits.pem"
    by_openssl server "names-$bits.csr" "$chain/intermediate" "by-intermediate-$bits.pem"
    accept "openssl x509 -req -CA: our intermediate, $bits bits" "OK" \
        strict "$chain/root.pem" example.test "by-intermediate-$bits.pem" \
        -untrusted "$chain/intermediate.pem"
    # What we refuse to do, OpenSSL does; and then refuses the result.
    by_openssl intermediate "theirs-$bits.csr" "$chain/intermediate" "too-deep-$bits.pem"
    cp "$WORK/keys/openssl-$bits.key" "too-deep-$bits.key"
    by_openssl server "names-$bits.csr" "too-deep-$bits" "too-deep-leaf-$bits.pem"
    expect "openssl verify: refuses an intermediate under our pathlen:0, $bits bits" 2 \
        "path length constraint exceeded" strict "$chain/root.pem" example.test \
        "too-deep-leaf-$bits.pem" -untrusted "$chain/intermediate.pem" \
        -untrusted "too-deep-$bits.pem"
done

# --- self-signed ---------------------------------------------------------------------------

for bits in $sizes; do
    certwright selfsign --key "$WORK/keys/certtool-$bits.key" --subject CN=self.test \
        -o "self-$bits.pem"
    accept "openssl verify: self-signed, trusted by itself, $bits bits" "OK" \
        strict "self-$bits.pem" self.test "self-$bits.pem"
    expect "openssl verify: self-signed, for another name, $bits bits" 2 "hostname mismatch" \
        strict "self-$bits.pem" other.test "self-$bits.pem"
    expect "openssl verify: self-signed, not trusted, $bits bits" 2 "self-signed certificate" \
        strict "$WORK/chain-$bits/root.pem" self.test "self-$bits.pem"
done
