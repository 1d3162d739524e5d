#!/bin/bash
# curves.sh PROGRAM -- keys of P-256, P-384, P-521, Ed25519 and X25519 in every command that makes or
# checks something, beside what openssl makes of the same files: keys, signatures, requests,
# certificates and chains, both ways. $OPENSSL is another openssl.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

openssl=${OPENSSL:-openssl}
unset OPENSSL_CONF SSL_CERT_FILE SSL_CERT_DIR
types=(p256 p384 p521 ed25519 x25519)
signers=(rsa p256 p384 p521 ed25519)
declare -A genpkey=([rsa]='RSA' [p256]='EC -pkeyopt ec_paramgen_curve:P-256' [p384]='EC -pkeyopt ec_paramgen_curve:P-384'
    [p521]='EC -pkeyopt ec_paramgen_curve:P-521' [ed25519]='ED25519' [x25519]='X25519')
declare -A label=([rsa]='RSA 2048' [p256]=P-256 [p384]=P-384 [p521]=P-521 [ed25519]=Ed25519)
declare -A curve=([p256]=prime256v1 [p384]=secp384r1 [p521]=secp521r1)
declare -A scheme=([rsa]=sha256WithRSAEncryption [p256]=ecdsa-with-SHA256 [p384]=ecdsa-with-SHA384
    [p521]=ecdsa-with-SHA512 [ed25519]=ED25519)
declare -A hash=([p256]=sha256 [p384]=sha384 [p521]=sha512)

# theirs NAME ARGUMENT...: openssl must say yes; what it prints is in theirs.
theirs() {
    local name=$1
    shift
    if "$openssl" "$@" >theirs 2>theirs.err </dev/null; then pass; else fail "$name" "openssl $*: $(head -c 300 theirs.err)"; fi
}

# --- keys --------------------------------------------------------------------------------------------

for type in "${types[@]}"; do
    succeeds "$type: keygen" keygen --type "$type" -o "$type.key"
    mode "$type: keygen" 600 "$type.key"
    theirs "$type: openssl writes our key as we do" pkey -in "$type.key"
    same_file "$type: openssl writes our key as we do" theirs "$type.key"
    succeeds "$type: keygen --der" keygen --type "$type" --der -o "$type.der"
    theirs "$type: the same in DER" pkcs8 -topk8 -nocrypt -inform DER -in "$type.der" -outform DER
    same_file "$type: the same in DER" theirs "$type.der"
    theirs "$type: openssl reads the public key" pkey -in "$type.key" -pubout
    succeeds "$type: pubkey" pubkey "$type.key"
    same_file "$type: pubkey" theirs "$output"
    cp "$output" "$type.pub"
    # shellcheck disable=SC2086 # the options of openssl are words
    "$openssl" genpkey -algorithm ${genpkey[$type]} -out "their-$type.key" 2>/dev/null
    chmod 600 "their-$type.key"
    theirs "$type: a key of openssl" pkey -in "their-$type.key" -pubout
    succeeds "$type: a key of openssl" pubkey "their-$type.key"
    same_file "$type: a key of openssl" theirs "$output"
    refuses "$type: keygen --bits" 2 "--bits: keys of type $type have one size" keygen --type "$type" --bits 256 -o new.key
    refuses "$type: keygen --pkcs1" 2 "--pkcs1: keys of type $type have no such form" keygen --type "$type" --pkcs1 -o new.key
    script -qec "'$program' keygen --type $type -o shown.key" /dev/null >terminal </dev/null
    equal "$type: keygen has nothing to wait for" '' "$(<terminal)"
    rm -f shown.key
done
for type in rsa ed25519 x25519; do
    refuses "$type: keygen --sec1" 2 "--sec1: keys of type $type have no such form" keygen --type "$type" --sec1 -o new.key
done
refuses 'keygen --pkcs1 --sec1' 2 'exclude each other' keygen --type p256 --sec1 --pkcs1 -o new.key
refuses 'keygen: no such type' 2 'want one of rsa, p256, p384, p521, ed25519, x25519, have p224' keygen --type p224 -o new.key

# SEC 1 in all its forms, and other curves and forms, which are refused by their names.
for type in p256 p384 p521; do
    succeeds "$type: SEC 1" keygen --type "$type" --sec1 -o "$type.sec1"
    equal "$type: SEC 1: first line" '-----BEGIN EC PRIVATE KEY-----' "$(head -n 1 "$type.sec1")"
    theirs "$type: openssl writes our SEC 1 as we do" ec -in "$type.sec1"
    same_file "$type: openssl writes our SEC 1 as we do" theirs "$type.sec1"
    "$openssl" ecparam -name "${curve[$type]}" -genkey -out block.key 2>/dev/null # with EC PARAMETERS
    "$openssl" ec -in block.key -no_public -out private.key 2>/dev/null
    "$openssl" ec -in block.key -conv_form compressed -out compressed.key 2>/dev/null
    "$openssl" ec -in block.key -outform DER -out der.key 2>/dev/null
    "$openssl" pkcs8 -topk8 -nocrypt -in block.key -out pkcs8.key
    chmod 600 ./*.key
    theirs "$type: SEC 1" pkey -in block.key -pubout
    cp theirs wanted
    for form in block private compressed der pkcs8; do
        succeeds "$type: $form" pubkey "$form.key"
        succeeds "$type: $form: a signature" sign --key "$form.key" -o signature wanted
        succeeds "$type: $form: its check" check --key wanted --signature signature wanted
        rm signature
    done
    "$openssl" ec -in block.key -pubout -conv_form compressed -out compressed.pub 2>/dev/null
    succeeds "$type: a compressed point" check --key compressed.pub --signature <("$program" sign --key block.key wanted) wanted
    "$openssl" pkey -pubin -in wanted -outform DER -out point.der
    { head -c -1 point.der && tail -c 1 point.der | tr '\000-\377' '\001-\377\000'; } >off.der
    refuses "$type: a point that is not on the curve" 2 'subjectPublicKey: *(SEC 1 3.2.2.1)' pubkey off.der
    "$openssl" ec -in block.key -param_enc explicit -out explicit.key 2>/dev/null
    "$openssl" pkey -in block.key -ec_param_enc explicit -out explicit8.key 2>/dev/null
    "$openssl" ec -in block.key -pubout -param_enc explicit -out explicit.pub 2>/dev/null
    chmod 600 ./*.key
    for file in explicit.key explicit8.key; do
        refuses "$type: explicit parameters: $file" 2 'want the name of a curve, have explicit parameters*' sign --key "$file" -o new wanted
    done
    refuses "$type: explicit parameters: a public key" 2 'explicit parameters, which are forbidden (RFC 5480 2.1.1)' \
        check --key explicit.pub --signature wanted wanted
done
for other in secp256k1 secp224r1 brainpoolP256r1; do
    "$openssl" ecparam -name "$other" -genkey -noout -out other.key 2>/dev/null
    "$openssl" pkey -in other.key -out other8.key 2>/dev/null
    "$openssl" pkey -in other.key -pubout -out other.pub 2>/dev/null
    chmod 600 ./*.key
    for file in other.key other8.key; do
        refuses "$other: $file" 2 "want P-256, P-384 or P-521, have the curve $other (*)" sign --key "$file" -o new wanted
    done
    refuses "$other: a public key" 2 "want P-256, P-384 or P-521, have the curve $other (*)" check --key other.pub --signature wanted wanted
done
rm -f block.key private.key compressed.* der.key pkcs8.key explicit* other*

# --- messages ----------------------------------------------------------------------------------------

printf 'a letter\n' >letter
printf 'another letter\n' >altered

# both_ways NAME KEY PUB HASH: signed here and checked by openssl, and the other way round.
both_ways() {
    local name=$1 key=$2 pub=$3 digest=$4 options=()
    [ -n "$digest" ] && options=("--$digest")
    succeeds "$name: sign" sign --key "$key" "${options[@]}" -o signature letter
    if [ -n "$digest" ]; then
        theirs "$name: openssl checks" dgst "-$digest" -verify "$pub" -signature signature letter
        "$openssl" dgst "-$digest" -sign "$key" -out their-signature letter
    else
        theirs "$name: openssl checks" pkeyutl -verify -rawin -pubin -inkey "$pub" -sigfile signature -in letter
        "$openssl" pkeyutl -sign -rawin -inkey "$key" -out their-signature -in letter
    fi
    succeeds "$name: check" check --key "$pub" "${options[@]}" --signature signature letter
    succeeds "$name: a signature of openssl" check --key "$pub" "${options[@]}" --signature their-signature letter
    refuses "$name: an altered message" 1 'invalid signature' check --key "$pub" "${options[@]}" --signature their-signature altered
    printf '\0' >>their-signature
    refuses "$name: a byte more" 1 'invalid signature' check --key "$pub" "${options[@]}" --signature their-signature letter
    rm -f signature their-signature
}

for type in p256 p384 p521; do
    for digest in sha224 sha256 sha384 sha512; do
        both_ways "$type $digest" "$type.key" "$type.pub" "$digest"
    done
    succeeds "$type: its own hash" sign --key "$type.key" -o signature letter
    theirs "$type: its own hash is ${hash[$type]}" dgst "-${hash[$type]}" -verify "$type.pub" -signature signature letter
    rm signature
    "$openssl" dgst -sha1 -sign "$type.key" -out sha1 letter
    succeeds "$type: SHA-1 is checked" check --key "$type.pub" --sha1 --signature sha1 letter
    refuses "$type: SHA-1 signs nothing" 2 'for verifying old signatures only' sign --key "$type.key" --sha1 -o new letter
    refuses "$type: SHA-512/256" 2 "SHA-512/256: ${label[$type]} keys have no such signature scheme" \
        sign --key "$type.key" --sha512-256 -o new letter
done
both_ways ed25519 ed25519.key ed25519.pub ''
refuses 'ed25519: a hash' 2 'SHA-256: Ed25519 keys have no such signature scheme' sign --key ed25519.key --sha256 -o new letter
refuses 'x25519: sign' 2 'want one that signs, have X25519, which signs nothing' sign --key x25519.key -o new letter
refuses 'x25519: check' 2 'want one that signs, have X25519*' check --key x25519.pub --signature letter letter
succeeds 'rsa: keygen' keygen -o rsa.key
succeeds 'rsa: pubkey' pubkey -o rsa.pub rsa.key
for type in p256 p384 p521 ed25519; do
    succeeds "$type: deterministic" sign --deterministic --key "$type.key" -o first letter
    succeeds "$type: deterministic again" sign --deterministic --key "$type.key" -o second letter
    same_file "$type: deterministic is the same again" first second
    succeeds "$type: deterministic is right" check --key "$type.pub" --signature first letter
    succeeds "$type: fresh" sign --key "$type.key" -o third letter
    differ "$type: another each time" first third
    succeeds "$type: fresh again" sign --key "$type.key" -o second letter
    differ "$type: another each time, again" second third
    refuses "$type: the signature of another key" 1 'invalid signature' check --key "their-$type.key" --signature first letter
    refuses "$type: PSS" 2 "RSASSA-PSS: ${label[$type]} keys have no such signature scheme" sign --pss --key "$type.key" -o new letter
    rm first second third
done
# That of RFC 8032 has no randomness either: openssl makes the same.
succeeds 'ed25519: as RFC 8032 has it' sign --deterministic --key ed25519.key -o first letter
"$openssl" pkeyutl -sign -rawin -inkey ed25519.key -out second -in letter
same_file 'ed25519: as RFC 8032 has it' first second
rm first second
succeeds 'rsa: deterministic' sign --deterministic --key rsa.key -o new letter
refuses 'rsa: deterministic with a salt' 2 '--deterministic: RSASSA-PSS has a random salt' sign --deterministic --pss --key rsa.key -o new2 letter
succeeds 'rsa: deterministic without a salt' sign --deterministic --pss --salt-length 0 --key rsa.key -o new2 letter
rm -f new new2 sha1
for type in "${types[@]}"; do
    refuses "$type: encrypt" 2 'want one that encrypts, have *, which does not' encrypt --key "$type.pub" -o new letter
    refuses "$type: decrypt" 2 'want one that encrypts, have *, which does not' decrypt --key "$type.key" -o new letter
done

# --- requests and certificates -----------------------------------------------------------------------

# text_of FILE: what openssl prints of a certificate or request.
text_of() { "$openssl" "$1" -in "$2" -noout -text; }

for type in "${signers[@]}"; do
    succeeds "$type: request" request --key "$type.key" --subject "CN=$type.test" --host "$type.test" -o "$type.csr"
    succeeds "$type: request of an intermediate" request --key "$type.key" --subject "CN=Middle $type" -o "middle-$type.csr"
    theirs "$type: openssl verifies the request" req -in "$type.csr" -noout -verify
    matches "$type: the scheme of the request" "*Signature Algorithm: ${scheme[$type]}*" "$(text_of req "$type.csr")"
    theirs "$type: the key of the request" req -in "$type.csr" -noout -pubkey
    same_file "$type: the key of the request" "$type.pub" theirs
    succeeds "$type: selfsign --ca" selfsign --ca --key "$type.key" --subject "CN=Root $type" -o "root-$type.pem"
    theirs "$type: openssl verifies the root" verify -check_ss_sig -CAfile "root-$type.pem" "root-$type.pem"
    matches "$type: the scheme of the root" "*Signature Algorithm: ${scheme[$type]}*" "$(text_of x509 "root-$type.pem")"
    succeeds "$type: verify" verify --trust "root-$type.pem" "root-$type.pem"
    succeeds "$type: trust" trust --trust "root-$type.pem"
    matches "$type: trust" "${label[$type]} *CN=Root $type*1 trusted in *, 0 marked" "$(<"$output")"
    "$openssl" req -new -key "$type.key" -subj "/CN=their.test" -addext subjectAltName=DNS:their.test -out "their-$type.csr" 2>/dev/null
    "$openssl" req -new -x509 -key "$type.key" -subj "/CN=Their Root $type" -days 30 -out "their-root-$type.pem" 2>/dev/null
    run verify --trust "their-root-$type.pem" "their-root-$type.pem"
    equal "$type: a root of openssl" "0 ''" "$status ${said@Q}"
done
for command in request selfsign; do
    refuses "x25519: $command" 2 'x25519.key: key: want one that signs, have X25519, which signs nothing' \
        "$command" --key x25519.key --subject CN=a.test --host a.test -o new
done

# Roots, intermediates and leaves of all types: each root with each leaf, and another type between
# them. What is made here openssl verifies, and what openssl makes is verified here.
printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n' >middle.cnf
printf 'basicConstraints=critical,CA:FALSE\nsubjectAltName=DNS:their.test\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n' >leaf.cnf
for i in "${!signers[@]}"; do
    root=${signers[i]}
    for j in "${!signers[@]}"; do
        leaf=${signers[j]}
        middle=${signers[(i + j + 1) % ${#signers[@]}]}
        name="$root, $middle, $leaf"
        run issue -q --ca "root-$root.pem" --ca-key "$root.key" --profile intermediate "middle-$middle.csr" -o middle.pem
        equal "$name: the intermediate" 0 "$status"
        run issue -q --ca middle.pem --ca-key "$middle.key" "$leaf.csr" -o leaf.pem
        equal "$name: the leaf" 0 "$status"
        theirs "$name: openssl verifies" verify -x509_strict -purpose sslserver -verify_hostname "$leaf.test" \
            -CAfile "root-$root.pem" -untrusted middle.pem leaf.pem
        succeeds "$name: verify" verify --trust "root-$root.pem" --untrusted middle.pem --host "$leaf.test" leaf.pem
        rm middle.pem leaf.pem
        "$openssl" x509 -req -in "middle-$middle.csr" -CA "root-$root.pem" -CAkey "$root.key" -extfile middle.cnf -out middle.pem 2>/dev/null
        "$openssl" x509 -req -in "their-$leaf.csr" -CA middle.pem -CAkey "$middle.key" -extfile leaf.cnf -out leaf.pem 2>/dev/null
        succeeds "$name: what openssl made" verify --trust "root-$root.pem" --untrusted middle.pem --host their.test leaf.pem
        # The last byte of the signature altered: r and s are numbers all the same.
        hex=$(der_of_pem leaf.pem)
        write_hex "${hex%??}$(printf '%02x' $((0x${hex: -2} ^ 1)))" spoilt.der
        refuses "$name: an altered signature" 1 'signature: *' \
            verify --trust "root-$root.pem" --untrusted middle.pem --host their.test spoilt.der
        rm middle.pem leaf.pem spoilt.der
    done
done

# What a leaf of each type may be used for, and what its owner is warned of.
declare -A warning=([p521]="a server's P-521 key is refused by Chrome" [ed25519]="a server's Ed25519 key is refused by browsers")
for type in "${signers[@]}"; do
    if [ -n "${warning[$type]:-}" ]; then
        warns "$type: a warning" "${warning[$type]}" issue --ca root-rsa.pem --ca-key rsa.key "$type.csr" -o leaf.pem
    else
        succeeds "$type: no warning" issue --ca root-rsa.pem --ca-key rsa.key "$type.csr" -o leaf.pem
    fi
    wanted='Digital Signature'
    [ "$type" = rsa ] && wanted+=', Key Encipherment'
    matches "$type: keyUsage" "*X509v3 Key Usage: critical*            $wanted"$'\n'* "$(text_of x509 leaf.pem)"
    rm leaf.pem
done
for type in p384 p521; do
    succeeds "$type: another hash" selfsign --ca --sha256 --key "$type.key" --subject CN=Root
    matches "$type: another hash" '*Signature Algorithm: ecdsa-with-SHA256*' "$(text_of x509 "$output")"
done
refuses 'selfsign: SHA-512/256 on a curve' 2 'SHA-512/256: *P-256 keys*' selfsign --ca --sha512-256 --key p256.key --subject CN=Root
refuses 'issue: the key of another type' 2 'not the private key of the certificate' \
    issue --ca root-p256.pem --ca-key p384.key p256.csr -o new

# A certificate may hold an X25519 key, though it can ask for none; its signature is the authority's.
"$openssl" x509 -new -subj /CN=x.test -force_pubkey x25519.pub -CA root-p256.pem -CAkey p256.key -extfile leaf.cnf -out x.pem 2>/dev/null ||
    "$openssl" x509 -req -in their-rsa.csr -force_pubkey x25519.pub -CA root-p256.pem -CAkey p256.key -extfile leaf.cnf -out x.pem 2>/dev/null
succeeds 'x25519: a certificate' verify --trust root-p256.pem x.pem
succeeds 'x25519: pubkey of a certificate' pubkey x.pem
same_file 'x25519: pubkey of a certificate' x25519.pub "$output"

# What is said of a chain that is valid where browsers take it and where they do not.
run issue -q --ca root-ed25519.pem --ca-key ed25519.key p256.csr -o leaf.pem
matches 'issue: a warning of what Ed25519 signs' "*a server's certificate signed with Ed25519 is refused by browsers*" "$said"
succeeds 'verify --explain: Ed25519 above' verify --explain --trust root-ed25519.pem --host p256.test leaf.pem
matches 'verify --explain: Ed25519 above' '*A browser would show: Perhaps no page*' "$(<"$output")"
rm leaf.pem
run issue -q --ca root-p521.pem --ca-key p521.key p256.csr -o leaf.pem
equal 'issue: no warning of what P-521 signs' "0 ''" "$status ${said@Q}"
succeeds 'verify --explain: P-521 above' verify --explain --trust root-p521.pem --host p256.test leaf.pem
matches 'verify --explain: P-521 above' '*A browser would show: The page, and nothing*' "$(<"$output")"
rm leaf.pem
run issue -q --ca root-p256.pem --ca-key p256.key p521.csr -o leaf.pem
succeeds 'verify --explain: P-521' verify --explain --trust root-p256.pem --host p521.test leaf.pem
matches 'verify --explain: P-521' '*A browser would show: Perhaps no page*' "$(<"$output")"
succeeds 'verify --explain: P-521 of nobody in particular' verify --explain --trust root-p256.pem leaf.pem
matches 'verify --explain: P-521 of nobody in particular' '*A browser would show: The page, and nothing*' "$(<"$output")"

# --- quick -------------------------------------------------------------------------------------------

for type in "${signers[@]}"; do
    if [ -n "${warning[$type]:-}" ]; then
        warns "quick --type $type" "${warning[$type]}" quick -q --dir "quick-$type" --type "$type" a.test 127.0.0.1
    else
        succeeds "quick --type $type" quick -q --dir "quick-$type" --type "$type" a.test 127.0.0.1
    fi
    theirs "quick --type $type: openssl verifies" verify -x509_strict -verify_hostname a.test -CAfile "quick-$type/root.pem" "quick-$type/a.test.pem"
    succeeds "quick --type $type: verify" verify --trust "quick-$type/root.pem" --host 127.0.0.1 "quick-$type/a.test.pem"
    mode "quick --type $type" 600 "quick-$type/a.test.key"
done
run quick -q --dir quick-rsa --type p256 b.test
equal 'quick: another type below the same root' 0 "$status"
theirs 'quick: another type below the same root' verify -CAfile quick-rsa/root.pem quick-rsa/b.test.pem
refuses 'quick --type x25519' 2 'want a type of key that signs, have x25519' quick --dir quick-x --type x25519 a.test

finish
