# shellcheck shell=sh
# makers.sh -- chains of every type of key by every maker: make_MAKER makes root, intermediate
# and leaf in the folder it is called in, with keys of the types $root, $intermediate and $leaf,
# and leaves root.pem, intermediate.pem, leaf.pem and leaf.key; all but NSS leave a request,
# leaf.csr, too. The leaf is for *.example.test. Sourced by curves.sh, which says what $maker,
# $chain and these are.
# shellcheck disable=SC2154

# What all the names begin with, so that no two makers share a subject.
named()
{
    printf '%s' "$maker $chain"
}

# digest TYPE: the hash that suits a signature by a key of that type.
digest()
{
    case $1 in
    p384) echo sha384 ;;
    p521) echo sha512 ;;
    *) echo sha256 ;;
    esac
}

# leaf_usage SIGNATURE ENCIPHERMENT: what the key of the leaf may do, as the maker calls it; NSS
# wants of RSA keys that they may encipher.
leaf_usage()
{
    if [ "$leaf" = rsa ]; then
        echo "$1${2}"
    else
        echo "$1"
    fi
}

# take ROLE TYPE MAKER BITS: if TYPE is rsa, ROLE.key becomes one of the keys that keys.sh left,
# since a new one takes long; otherwise false.
take()
{
    [ "$2" = rsa ] && cp "$WORK/keys/$3-$4.key" "$1.key"
}

# --- certwright ------------------------------------------------------------------------------

make_certwright()
{
    take root "$root" certwright 4096 || certwright keygen -q --type "$root" -o root.key
    take intermediate "$intermediate" certwright 3072 ||
        certwright keygen -q --type "$intermediate" -o intermediate.key
    take leaf "$leaf" certwright 2048 || certwright keygen -q --type "$leaf" -o leaf.key
    certwright selfsign --ca --key root.key --subject "CN=$(named) Root" -o root.pem
    certwright request --key intermediate.key --subject "CN=$(named) Intermediate" \
        -o intermediate.csr
    certwright issue -q --ca root.pem --ca-key root.key --profile intermediate \
        intermediate.csr -o intermediate.pem
    certwright request --key leaf.key --subject "CN=$(named)" --host '*.example.test' \
        -o leaf.csr
    # It warns of keys that browsers do not take.
    quietly certwright issue -q --ca intermediate.pem --ca-key intermediate.key leaf.csr \
        -o leaf.pem
}

# --- OpenSSL ---------------------------------------------------------------------------------

# openssl_there ARGUMENT...: the OpenSSL whose turn it is, in the current folder.
openssl_there()
{
    if [ "$maker" = openssl35 ]; then
        # shellcheck disable=SC2016 # the words are for the shell there
        chroot "$OPENSSL35_ROOT" sh -c 'cd "$0" && exec openssl "$@"' "/tmp/${there##*/}" "$@"
    else
        openssl "$@"
    fi
}

# openssl_key ROLE TYPE: with the parameters as OpenSSL calls them.
openssl_key()
{
    case $2 in
    rsa) set -- "$1" RSA -pkeyopt rsa_keygen_bits:2048 ;;
    p256 | p384 | p521) set -- "$1" EC -pkeyopt "ec_paramgen_curve:P-${2#p}" ;;
    *) set -- "$1" "$2" ;;
    esac
    role=$1
    shift
    quietly openssl_there genpkey -algorithm "$@" -out "$role.key"
}

# openssl_issued ROLE CA: the certificate for the request ROLE.csr.
openssl_issued()
{
    quietly openssl_there x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" "-$3" -days 30 \
        -extfile openssl.cnf -extensions "$1" -out "$1.pem"
}

with_openssl()
{
    cat >openssl.cnf <<END
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[intermediate]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, $(leaf_usage digitalSignature ', keyEncipherment')
extendedKeyUsage = serverAuth
subjectAltName = DNS:*.example.test
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
END
    openssl_key root "$root"
    openssl_key intermediate "$intermediate"
    openssl_key leaf "$leaf"
    quietly openssl_there req -x509 -new -key root.key "-$(digest "$root")" -days 30 \
        -subj "/CN=$(named) Root" -config openssl.cnf -extensions root -out root.pem
    for role in intermediate leaf; do
        quietly openssl_there req -new -key $role.key -subj "/CN=$(named) $role" \
            -config openssl.cnf -out $role.csr
    done
    openssl_issued intermediate root "$(digest "$root")"
    openssl_issued leaf intermediate "$(digest "$intermediate")"
}

make_openssl()
{
    with_openssl
}

# In a folder of the other Debian, from which the files come here.
make_openssl35()
{
    there=$(mktemp -d "$OPENSSL35_ROOT/tmp/curves.XXXXXX")
    (cd "$there" && with_openssl)
    mv "$there"/* .
    rmdir "$there"
}

# --- GnuTLS ----------------------------------------------------------------------------------

gnutls_key()
{
    case $2 in
    p256 | p384 | p521) set -- "$1" --key-type ecdsa --curve "secp${2#p}r1" ;;
    *) set -- "$1" --key-type "$2" ;;
    esac
    role=$1
    shift
    quietly certtool --generate-privkey "$@" --pkcs8 --password= --outfile "$role.key"
}

# gnutls_template ROLE LINE...: what the certificate shall say.
gnutls_template()
{
    role=$1
    shift
    printf '%s\n' "cn = \"$(named) $role\"" "expiration_days = 30" "$@" >"$role.cfg"
}

make_gnutls()
{
    for role in root intermediate leaf; do
        eval "type=\$$role"
        case $role in
        root) bits=4096 ;;
        intermediate) bits=3072 ;;
        leaf) bits=2048 ;;
        esac
        take $role "$type" certtool "$bits" || gnutls_key $role "$type"
    done
    gnutls_template root ca cert_signing_key crl_signing_key
    gnutls_template intermediate ca cert_signing_key crl_signing_key 'path_len = 0'
    gnutls_template leaf "$(leaf_usage signing_key '
encryption_key')" tls_www_server 'dns_name = "*.example.test"'
    quietly certtool --generate-self-signed --load-privkey root.key --template root.cfg \
        --outfile root.pem
    ca=root
    for role in intermediate leaf; do
        quietly certtool --generate-request --load-privkey $role.key --template $role.cfg \
            --outfile $role.csr
        quietly certtool --generate-certificate --load-request $role.csr \
            --load-ca-certificate $ca.pem --load-ca-privkey $ca.key --template $role.cfg \
            --outfile $role.pem
        ca=$role
    done
}

# --- NSS -------------------------------------------------------------------------------------

# nss_certificate ROLE TYPE CA HASH OPTION...: key and certificate; standard input answers what
# certutil asks for.
nss_certificate()
{
    role=$1 type=$2 ca=$3 hash=$(echo "$4" | tr '[:lower:]' '[:upper:]')
    shift 4
    case $type in
    rsa) set -- -k rsa -g 2048 "$@" ;;
    *) set -- -k ec -q "nist$type" "$@" ;;
    esac
    if [ "$ca" = "$role" ]; then
        set -- -x -t CT,, "$@"
    else
        set -- -c "$ca" -t ,, "$@"
    fi
    case $role in
    root) serial=1 ;;
    intermediate) serial=2 ;;
    leaf) serial=3 ;;
    esac
    certutil -S -d sql:database -n "$role" -s "CN=$(named) $role" -m "$serial" -v 1 -z noise \
        -Z "$hash" "$@" >"$role.txt" 2>&1 || {
        cat "$role.txt" >&2
        return 1
    }
    certutil -L -d sql:database -n "$role" -a >"$role.pem"
}

# The answers, as certutil asks: an authority? of which path length? critical? then the key
# identifiers, which it does not compute.
make_nss()
{
    mkdir database
    certutil -N -d sql:database --empty-password
    head -c 64 /dev/urandom >noise
    issuing=certSigning,crlSigning,critical
    printf '%s\n' y '' y 0x0101010101010101 n |
        nss_certificate root "$root" root "$(digest "$root")" --keyUsage $issuing -2 --extSKID
    printf '%s\n' y 0 y y 0x0101010101010101 '' '' n 0x0202020202020202 n |
        nss_certificate intermediate "$intermediate" root "$(digest "$root")" \
            --keyUsage $issuing -2 -3 --extSKID
    printf '%s\n' n '' y y 0x0202020202020202 '' '' n 0x0303030303030303 n |
        nss_certificate leaf "$leaf" intermediate "$(digest "$intermediate")" \
            --keyUsage "$(leaf_usage digitalSignature ,keyEncipherment),critical" \
            --extKeyUsage serverAuth -2 -3 --extSKID -8 '*.example.test'
    quietly pk12util -o leaf.p12 -d sql:database -n leaf -W secret
    openssl pkcs12 -in leaf.p12 -passin pass:secret -nocerts -nodes -out leaf.key
}

# --- Java --------------------------------------------------------------------------------------

# java_entry ROLE TYPE [OPTION]...: a key and its certificate in the key store.
java_entry()
{
    role=$1 type=$2
    shift 2
    case $type in
    rsa) set -- -keyalg RSA -keysize 2048 "$@" ;;
    ed25519) set -- -keyalg Ed25519 "$@" ;;
    *) set -- -keyalg EC -groupname "secp${type#p}r1" "$@" ;;
    esac
    quietly keytool -genkeypair -keystore store.p12 -storepass secret -alias "$role" \
        -dname "CN=$(named) $role" -validity 30 "$@"
}

make_java()
{
    java_entry root "$root" -ext bc:critical=ca:true -ext ku:critical=keyCertSign,cRLSign
    java_entry intermediate "$intermediate" -signer root \
        -ext bc:critical=ca:true,pathlen:0 -ext ku:critical=keyCertSign,cRLSign
    java_entry leaf "$leaf" -signer intermediate \
        -ext "ku:critical=$(leaf_usage digitalSignature ,keyEncipherment)" \
        -ext eku=serverAuth -ext 'san=dns:*.example.test'
    # The chain of an entry begins with its own certificate.
    keytool -list -rfc -keystore store.p12 -storepass secret -alias leaf >store.txt
    awk '/BEGIN CERTIFICATE/ { n++ }
        /BEGIN CERTIFICATE/, /END CERTIFICATE/ { print >("store" n ".pem") }' store.txt
    mv store1.pem leaf.pem
    mv store2.pem intermediate.pem
    mv store3.pem root.pem
    quietly keytool -importkeystore -srckeystore store.p12 -srcstorepass secret -srcalias leaf \
        -destkeystore leaf.p12 -deststorepass secret
    openssl pkcs12 -in leaf.p12 -passin pass:secret -nocerts -nodes -out leaf.key
    quietly keytool -certreq -keystore store.p12 -storepass secret -alias leaf -file leaf.csr
}

# --- Go ----------------------------------------------------------------------------------------

make_go()
{
    "$WORK/go/peer" make "$(named)" "$root" "$intermediate" "$leaf"
}
